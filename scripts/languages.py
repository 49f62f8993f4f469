"""Bring the files of translations up to date: `python -m scripts.languages [NEW.json …]`.

Each text of questions.yaml and of rls_screen/words/en.yaml gets its place in each language's file,
with the English text beside the translation. A translation of an English text that has changed is
taken out, so that `rls-screen check` names it as missing. NEW.json, if given, holds
`{"LANGUAGE": {"text id": "translation"}}` to take in.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import yaml

from rls_screen.instrument.catalogue import everywhere, in_questionnaire, texts_of
from rls_screen.instrument.document import Problems, compose
from rls_screen.instrument.language import WORDS, beside
from rls_screen.instrument.load import shipped
from rls_screen.instrument.translation import ENGLISH, read_translation

LANGUAGES = {"de": "German", "es": "Spanish", "ru": "Russian"}
New = Mapping[str, Mapping[str, str]]


class _Dumper(yaml.SafeDumper):
    """Write long texts folded, and quote only what needs it."""


def _scalar(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > 80 else None  # noqa: PLR2004 - what fits on a line
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _scalar)


def sources() -> Iterator[tuple[Path, Mapping[str, str], str]]:
    """Give each English file with its texts by id, and what its translations call it."""
    for path, is_wording in ((shipped(), in_questionnaire), (WORDS / "en.yaml", everywhere)):
        root = compose(path.read_text(encoding="utf-8"), Problems(path.name))
        if root is None:
            sys.exit(f"{path.name}: not YAML")
        texts = {name: text.value for name, text in texts_of(root, is_wording).items()}
        yield path, texts, path.name


def target(source: Path, code: str) -> Path:
    """Give the path of the translation of *source* into the language *code*."""
    return source.with_name(f"{code}.yaml") if source.parent == WORDS else beside(source, code)


def updated(path: Path, code: str, texts: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Give the new content of the translation at *path*."""
    kept: dict[str, str] = {}
    if path.exists():
        old = read_translation(path.read_text(encoding="utf-8"), code, Problems(path.name))
        kept = {
            name: pair.translated.value
            for name, pair in old.pairs.items()
            if texts.get(name) == pair.english
        }
    found = {**kept, **new}
    pairs = {
        name: {ENGLISH: text, code: found[name]} for name, text in texts.items() if name in found
    }
    return yaml.dump(
        {"texts": pairs}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100
    )


def main(arguments: list[str]) -> None:
    """Write the file of each language."""
    new: dict[str, dict[str, str]] = {}
    for name in arguments:
        given = msgspec.json.decode(Path(name).read_bytes(), type=dict[str, dict[str, str]])
        for code, found in given.items():
            new.setdefault(code, {}).update(found)
    for source, texts, called in sources():
        for code, language in LANGUAGES.items():
            path = target(source, code)
            head = f"# {language}: the texts of {called}, beside the English of their time.\n\n"
            content = updated(path, code, texts, new.get(code, {}))
            path.write_text(head + content, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
