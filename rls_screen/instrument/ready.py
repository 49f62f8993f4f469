"""Find the ready form of the questionnaire that comes along, which `scripts/ready.py` makes.

A wheel has it, so that no YAML is read and no rule is compiled at the start. It is used only while
the version and the files that it was made from are the same, and in a checkout the code too; else
all is read from those files.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from rls_screen.instrument.languages import FILE, WORDS, beside
from rls_screen.instrument.vocabulary import ENGLISH

if TYPE_CHECKING:
    from rls_screen.instrument.model import Instrument

PACKAGE = "rls_screen.ready"
FLOORS = ("logic", "instrument", "screening", "interview", "page")
"""The folders of the package whose code makes the ready form, or is called by it."""


def ready_instrument(questionnaire: Path, language: str) -> "Instrument | None":
    """Give what reading *questionnaire* in *language* gives, if that is ready."""
    return cast("Instrument | None", _unpickled(questionnaire, language, "pickle"))


def ready_opening(questionnaire: Path, language: str) -> Any:  # noqa: ANN401 - blocks of a page
    """Give the blocks with which the interview begins in *language*, if they are ready."""
    return _unpickled(questionnaire, language, "opening")


def ready_rules(part: str, questionnaire: Path) -> ModuleType | None:
    """Give *part* of the rules of *questionnaire*, if that is ready."""
    if _ready({questionnaire.name: questionnaire}) is None:
        return None
    return import_module(f"{PACKAGE}.{part}")


def ready_rules_of(part: str, instrument: "Instrument") -> ModuleType | None:
    """Give *part* of the rules of *instrument*, if that is ready."""
    ready = _ready({})
    if ready is None or instrument.rules_digest != ready.RULES:
        return None
    return import_module(f"{PACKAGE}.{part}")


def sources(questionnaire: Path, language: str) -> dict[str, Path]:
    """Give the files that *questionnaire* in *language* is read from, by the names of digests."""
    found = {questionnaire.name: questionnaire, f"words/{ENGLISH}.yaml": WORDS / f"{ENGLISH}.yaml"}
    if language != ENGLISH:
        translation = beside(questionnaire, language)
        found[translation.name] = translation
        found[f"words/{language}.yaml"] = WORDS / f"{language}.yaml"
    return found


def code() -> tuple[Path, ...]:
    """Give the files of the code that the ready form depends on."""
    package = WORDS.parent
    return tuple(path for folder in FLOORS for path in sorted((package / folder).glob("*.py")))


def digest(*paths: Path) -> str:
    """Give the SHA-256 of the files at *paths* together, in hexadecimal digits.

    Where one cannot be read, give an empty text.
    """
    from hashlib import sha256  # noqa: PLC0415 - it takes long to import, and few need it

    try:
        return sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()
    except OSError:
        return ""


def _unpickled(questionnaire: Path, language: str, ending: str) -> object:
    """Give what is in the ready file of *language*, or None if there is none that can be used."""
    ready = _ready(sources(questionnaire, language))
    if ready is None:
        return None
    import pickle  # noqa: PLC0415 - for the package's own data, and only where they are used

    with Path(str(ready.__file__)).with_name(f"{language}.{ending}").open("rb") as stream:
        return cast("object", pickle.load(stream))  # noqa: S301 - as much ours as this code


def _ready(files: Mapping[str, Path]) -> ModuleType | None:
    """Give the marks of the ready form, if it was made from *files* as they are, and from us."""
    try:
        ready = import_module(PACKAGE)
    except ModuleNotFoundError:
        return None
    if getattr(ready, "VERSION", "") != import_module(PACKAGE.partition(".")[0]).__version__:
        return None
    is_right = all(ready.FILES.get(name) == digest(path) for name, path in files.items())
    return ready if is_right and _is_ours(ready) else None


@cache
def _is_ours(ready: ModuleType) -> bool:
    """Say whether *ready* was made by the code that is here.

    A wheel is whole. In a checkout, where no YAML stands in the package, code changes under it.
    """
    is_checkout = not (WORDS.parent / FILE).exists()
    return not is_checkout or digest(*code()) == getattr(ready, "CODE", "")
