"""Measure: `python -m benchmarks [--records N] [--rounds N]`.

What is compared is run in turn, in rounds, in processes of its own. Printed are the median of each
and its ratio to the first of its group, with the lowest and the highest ratio of a round. With
`--largest N`, what `score` takes for 10,000 records, ten times as many, and so on up to N.
"""

import argparse
import compileall
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.case import Case, python
from benchmarks.data import write_records
from benchmarks.growth import BLOCK, grown
from benchmarks.peers import peers
from scripts.ready import FOLDER, write

EMPTY = """
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def one(): ...
@app.command()
def two(): ...
app()
"""
FLOOR = """
import sys, msgspec
decode, encode = msgspec.json.Decoder().decode, msgspec.json.Encoder().encode
with open(sys.argv[1], "rb") as lines, open(sys.argv[2], "wb") as out:
    for line in lines:
        out.write(encode(decode(line)) + b"\\n")
"""
COLUMNS = """
import sys, duckdb
from rls_screen.engines.query import sql
from rls_screen.instrument.load import load
text = "SELECT * FROM answers" if sys.argv[3] == "copy" else sql(load(), "duckdb")
connection = duckdb.connect()
connection.sql("SET threads TO 1")
connection.sql(f"CREATE VIEW answers AS FROM read_parquet('{sys.argv[1]}')")
connection.sql(f"COPY ({text}) TO '{sys.argv[2]}' (FORMAT parquet)")
"""
PARQUET = """
import sys, duckdb
source = f"read_json('{sys.argv[1]}', format='newline_delimited')"
duckdb.sql(f"COPY (FROM {source}) TO '{sys.argv[2]}' (FORMAT parquet)")
"""
PROMPT = b"\n> "
RECORD = b'{"id":"a","urge":"yes","rest":"yes","relief":"yes","evening":"yes","cramps":"none"}\n'


def _groups(folder: Path, records: int) -> dict[str, tuple[Case, ...]]:
    """Make the data in *folder*, and give what is compared with the first of each group."""
    all_new, few, table = folder / "new.ndjson", folder / "few.ndjson", folder / "answers.parquet"
    one = folder / "one.ndjson"
    one.write_bytes(RECORD)
    write_records(all_new, records)
    write_records(few, records, patterns=500)
    subprocess.run((sys.executable, "-c", PARQUET, all_new, table), check=True)
    out = str(folder / "out")
    score = ("-m", "rls_screen", "score", "--output", f"{out}.ndjson")
    cli = ("-m", "rls_screen")
    return {
        "Start": (
            python("an empty Typer app with two commands", "-c", EMPTY, "--help"),
            python("rls-screen --version", *cli, "--version"),
            python("rls-screen --help", *cli, "--help"),
            python("one record piped in", *cli, given=RECORD),
            python("one record piped through score", *cli, "score", given=RECORD),
            python("one record in a file that score reads", *cli, "score", str(one)),
            python("the first question of the interview", *cli, until=PROMPT),
        ),
        f"{records:,} records of JSON, all fields, each pattern once": (
            python("msgspec decodes and encodes, no rules", "-c", FLOOR, str(all_new), out),
            python("score", *score, str(all_new)),
            python("score --jobs 2", *score, "--jobs", "2", str(all_new)),
        ),
        f"{records:,} records of JSON, all fields, 500 patterns": (
            python("msgspec decodes and encodes, no rules", "-c", FLOOR, str(few), out),
            python("score", *score, str(few)),
            python("score --jobs 2", *score, "--jobs", "2", str(few)),
        ),
        f"{records:,} records of JSON, all fields: others do a fraction, the four criteria alone": (
            python("score, every field", *score, str(all_new)),
            *peers(all_new),
        ),
        f"{records:,} records of Parquet in DuckDB, one thread": (
            python("read and write, no rules", "-c", COLUMNS, str(table), f"{out}.pq", "copy"),
            python("the query of export sql", "-c", COLUMNS, str(table), f"{out}.pq", "query"),
        ),
    }


def _measured(cases: Sequence[Case], rounds: int) -> None:
    """Run *cases* in turn, and print a table."""
    times = [[case.seconds() for case in cases] for _ in range(rounds)]
    print("| what | median, s | ratio | lowest to highest |\n| --- | --- | --- | --- |")
    for index, case in enumerate(cases):
        ratios = [row[index] / row[0] for row in times]
        median = statistics.median(row[index] for row in times)
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        print(f"| {case.name} | {median:.3f} | {statistics.median(ratios):.2f} | {spread} |")


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--largest", type=int, default=0, help="how many records growth goes up to")
    wanted = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {wanted.rounds} rounds.\n")
    # What an installed package has, a checkout gets here: the ready form, and byte code.
    write(FOLDER)
    compileall.compile_dir(str(FOLDER.parent), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        for title, cases in _groups(Path(folder), wanted.records).items():
            print(f"### {title}\n")
            _measured(cases, wanted.rounds)
            print()
        if wanted.largest:
            print("### Growth\n")
            block = Path(folder) / "block.ndjson"
            write_records(block, BLOCK)
            grown(block, wanted.largest)


if __name__ == "__main__":
    main()
