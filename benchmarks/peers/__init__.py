"""Programs that people have, doing a fraction of the work: the four criteria alone."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.case import Case

_FOLDER = Path(__file__).parent


def peers(records: Path) -> Iterator[Case]:
    """Give what reads the NDJSON file *records*; a program that is not installed is named."""
    yield Case("Python with json", (sys.executable, str(_FOLDER / "four.py")), file=records)
    yield from _installed("jq", ("-c", "-f", str(_FOLDER / "four.jq")), records)
    miller = ("--ijsonl", "--ojsonl", "put", "-q", "-f", str(_FOLDER / "four.mlr"))
    yield from _installed("mlr", miller, records)


def _installed(program: str, arguments: tuple[str, ...], records: Path) -> Iterator[Case]:
    path = shutil.which(program)
    if path is None:
        print(f"{program} is not installed, and so left out.\n")
        return
    yield Case(program, (path, *arguments), file=records)
