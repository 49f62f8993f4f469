"""Each mistake in a mapping is told at its line, in words, all at once.

Beside each file of tests/cases/broken-mappings stands what is said of it, a problem a line, as
`line:column: code: sentence hint`.
"""

from pathlib import Path

import pytest

from rls_screen.errors import MappingError
from rls_screen.instrument.load import load
from rls_screen.mapping.read import read_mapping
from tests.conftest import Golden

FOLDER = Path(__file__).parents[2] / "cases" / "broken-mappings"
FILES = sorted(FOLDER.glob("*.yaml"))


def test_there_are_many() -> None:
    """No way to go wrong that is known is left out."""
    assert len(FILES) >= 35


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_mistake_is_told_at_its_place(path: Path, golden: Golden) -> None:
    """Every problem of the file is given, with its line and column, and nothing else."""
    with pytest.raises(MappingError) as caught:
        read_mapping(path.read_text(encoding="utf-8"), "mapping.yaml", load().questions)
    said = "".join(
        f"{str(problem).removeprefix('mapping.yaml:')}\n" for problem in caught.value.problems
    )
    golden.check(f"mappings/{path.stem}.txt", said)
