"""The query says what the rules say in a real PostgreSQL, where one is installed."""

import csv
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from rls_screen.engines.query import sql
from tests.unit.engines.records import INSTRUMENT, all_records, check_same, is_whole, table_of

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
NUMBERS = ("id", "score", "score_max")
EMPTY = "none"

pytestmark = pytest.mark.skipif(
    not PROGRAMS or (os.geteuid() == 0 and not shutil.which("runuser")),
    reason="PostgreSQL is not installed here",
)


def _run(*command: str | Path, given: str = "") -> str:
    """Run a program of PostgreSQL, which refuses to be run by root."""
    words = list(map(str, command))
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    done = subprocess.run(
        words, input=given, capture_output=True, text=True, check=False, timeout=100, cwd="/"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(name="folder")
def fixture_folder() -> Iterator[Path]:
    """Start a server of its own, to which only a socket in a folder leads."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    folder.chmod(0o777)
    programs, data, log = PROGRAMS[-1], folder / "data", folder / "log"
    _run(programs / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses=''"
    # A shell takes the server's output away, which would otherwise keep this test waiting.
    start = f'{programs}/pg_ctl -D {data} -w -l {log} -o "{options}" start > /dev/null 2>&1'
    _run("sh", "-c", start)
    yield folder
    _run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def test_postgresql_says_what_the_rules_say(folder: Path) -> None:
    """Every field that the query gives is that of the row engine, for each record."""
    records = all_records()
    names, rows = table_of(records)
    columns = ", ".join(f'"{name}" {"int" if is_whole(name) else "text"}' for name in names)
    cells = io.StringIO()
    csv.writer(cells, lineterminator="\n").writerows(rows)
    query = " ".join(sql(INSTRUMENT, "postgres").split())
    script = (
        f"CREATE TABLE answers ({columns});\n\\copy answers FROM STDIN CSV\n{cells.getvalue()}\\.\n"
        f"\\copy ({query}) TO STDOUT CSV HEADER NULL '{EMPTY}'\n"
    )
    psql = (PROGRAMS[-1] / "psql", "-h", folder, "-d", "postgres", "-q", "-X", "-f", "-")
    found: list[dict[str, object]] = []
    for row in csv.DictReader(io.StringIO(_run(*psql, given=script))):
        typed: dict[str, object] = {
            name: None if cell == EMPTY and name in {"impact", "course"} else cell
            for name, cell in row.items()
        }
        typed |= {name: int(row[name]) for name in NUMBERS}
        typed["see_doctor"] = row["see_doctor"] == "t"
        found.append(typed)
    check_same(found, records)
