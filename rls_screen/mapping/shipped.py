"""The mappings that come with the package."""

from collections.abc import Mapping
from pathlib import Path

from rls_screen.errors import UsageError
from rls_screen.instrument.model import Question
from rls_screen.instrument.source import source
from rls_screen.logic.spelling import did_you_mean
from rls_screen.mapping.model import Codebook
from rls_screen.mapping.read import read_mapping

FOLDER = Path(__file__).parent.parent / "mappings"


def names() -> tuple[str, ...]:
    """Give the names of the mappings that come with the package."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def find(name: str) -> Path:
    """Give the path of the mapping *name*: one that comes along, else a file.

    Raise `UsageError` if there is neither.
    """
    if name in names():
        return FOLDER / f"{name}.yaml"
    path = Path(name)
    if not name or not path.exists():
        hint = did_you_mean(name, names()) or f"Those that come along: {', '.join(names())}."
        raise UsageError(
            f"{name or '(no name)'}: there is no such file, and no mapping of this name comes "
            f"along. {hint}"
        )
    return path


def load_mapping(name: str, questions: Mapping[str, Question]) -> Codebook:
    """Read the mapping *name*, one that comes along or a file, to *questions*.

    Raise `UsageError` if it cannot be read, `MappingError` if there are problems in it.
    """
    path = find(name)
    shown = path.name if path.parent == FOLDER else str(path)
    return read_mapping(source(path), shown, questions)
