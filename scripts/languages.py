"""Bring the files of translations up to date: `python -m scripts.languages [NEW.json …]`.

Each text of questions.yaml and of rls_screen/words/en.yaml gets its place in each language's file,
with the English text beside the translation. A translation of an English text that has changed is
taken out. NEW.json, if given, holds `{"LANGUAGE": {"text id": "translation"}}` to take in.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import yaml

from rls_screen.instrument.catalogue import everywhere, in_questionnaire, texts_of
from rls_screen.instrument.document import Problems, compose
from rls_screen.instrument.languages import WORDS, beside
from rls_screen.instrument.load import shipped
from rls_screen.instrument.translation import read_translation
from rls_screen.instrument.vocabulary import ENGLISH

LANGUAGES = {"de": "German", "es": "Spanish", "ru": "Russian"}


class _Dumper(yaml.SafeDumper):
    """Write long texts folded, and quote only what needs it."""


def _scalar(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > 80 else None  # noqa: PLR2004 - what fits on a line
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _scalar)


def sources() -> Iterator[tuple[Path, Mapping[str, str]]]:
    """Give each English file with its texts by id."""
    for path, is_wording in ((shipped(), in_questionnaire), (WORDS / "en.yaml", everywhere)):
        root = compose(path.read_text(encoding="utf-8"), Problems(path.name))
        if root is None:
            sys.exit(f"{path.name}: not YAML")
        texts = {name: text.value for name, text in texts_of(root, is_wording).items()}
        yield path, texts


def target(source: Path, code: str) -> Path:
    """Give the path of the translation of *source* into the language *code*."""
    return source.with_name(f"{code}.yaml") if source.parent == WORDS else beside(source, code)


def kept(path: Path, code: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Give the translations at *path* whose English texts are still among *texts*."""
    if not path.exists():
        return {}
    old = read_translation(path.read_text(encoding="utf-8"), path.name, code)
    return {
        name: pair.translated.value
        for name, pair in old.pairs.items()
        if texts.get(name) == pair.english
    }


def content(code: str, texts: Mapping[str, str], found: Mapping[str, str]) -> str:
    """Give the translations *found* of *texts* as a file."""
    pairs = {
        name: {ENGLISH: text, code: found[name]} for name, text in texts.items() if name in found
    }
    return yaml.dump(
        {"texts": pairs}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
    )


def update(code: str, new: Mapping[str, str]) -> None:
    """Write the texts of the language *code*, with the translations *new*."""
    for source, texts in sources():
        path = target(source, code)
        found = {**kept(path, code, texts), **new}
        head = f"# {LANGUAGES[code]}: the texts of {source.name}, beside the English of their time."
        path.write_text(f"{head}\n\n{content(code, texts, found)}", encoding="utf-8")
        missing = len(texts.keys() - found.keys())
        sys.stdout.write(f"{path.name}: {missing} of {len(texts)} texts are missing.\n")


def main(arguments: list[str]) -> None:
    """Write the file of each language."""
    new: dict[str, dict[str, str]] = {}
    for name in arguments:
        given = msgspec.json.decode(Path(name).read_bytes(), type=dict[str, dict[str, str]])
        for code, found in given.items():
            new.setdefault(code, {}).update(found)
    for code in LANGUAGES:
        update(code, new.get(code, {}))


if __name__ == "__main__":
    main(sys.argv[1:])
