"""Promises of `rls-screen summarize`: the figures are those of the records, in every format."""

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from rls_screen.cli.app import app
from rls_screen.errors import ExitCode

COHORTS = Path(__file__).parents[1] / "cohorts"


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)])


@pytest.fixture(name="scored")
def fixture_scored(tmp_path: Path) -> dict[str, Path]:
    """Give scored cohorts in each format."""
    found: dict[str, Path] = {}
    for ending in ("ndjson", "json", "csv", "parquet"):
        found[ending] = tmp_path / f"shhs2.{ending}"
        data = COHORTS / "shhs2" / "data.csv"
        _run("score", "--map", "shhs2", data, "--output", found[ending])
    found["redcap"] = tmp_path / "redcap.ndjson"
    data = COHORTS / "redcap" / "data.csv"
    _run("score", "--map", "redcap", data, "--output", found["redcap"])
    return found


def _figures(*arguments: str | Path) -> dict[str, dict[str, list[int]]]:
    done = _run("summarize", "--json", *arguments)
    assert done.exit_code == 0, done.stderr
    return {
        group["field"]: {item["code"]: item["counts"] for item in group["codes"]}
        for group in json.loads(done.stdout)["groups"]
    }


def test_the_counts_are_those_of_the_records(scored: dict[str, Path]) -> None:
    """Each field is counted as it stands in the file."""
    records = [json.loads(line) for line in scored["ndjson"].read_text().splitlines()]
    figures = _figures(scored["ndjson"])
    for name in ("result", "urgency", "four_criteria", "warning_signs", "rest_sufferer"):
        counts = Counter(record[name] for record in records)
        assert {code: count for code, [count] in figures[name].items() if count} == counts
    flags = Counter(flag for record in records for flag in record["flags"])
    assert {code: count for code, [count] in figures["flags"].items() if count} == flags
    assert figures["impact"]["cannot be told"] == [
        sum(record["impact"] is None for record in records)
    ]
    met = sum(record["criteria"]["urge"] == "met" for record in records)
    assert figures["criteria.urge"]["met"] == [met]


@pytest.mark.parametrize("ending", ["json", "csv", "parquet"])
def test_every_format_gives_the_same_figures(scored: dict[str, Path], ending: str) -> None:
    """What was written as a table is counted as what was written as JSON."""
    assert _figures(scored[ending]) == _figures(scored["ndjson"])


def test_two_files_stand_side_by_side(scored: dict[str, Path]) -> None:
    """Both are counted for themselves, and different mappings are pointed out."""
    figures = _figures("--compare", scored["ndjson"], scored["redcap"])
    first, second = _figures(scored["ndjson"]), _figures(scored["redcap"])
    for code, counts in figures["result"].items():
        assert counts == [*first["result"][code], *second["result"][code]]
    done = _run("summarize", "--compare", scored["ndjson"], scored["redcap"])
    assert "More than one mapping decided these records" in " ".join(done.stdout.split())
    assert "No test of significance was made" in " ".join(done.stdout.split())
    pooled = _figures(scored["ndjson"], scored["redcap"])
    assert pooled["result"]["unlikely"] == [sum(figures["result"]["unlikely"])]


def test_it_says_what_the_share_is_not(scored: dict[str, Path]) -> None:
    """Nobody takes a screen's share for the prevalence, and its accuracy is told."""
    text = " ".join(_run("summarize", scored["csv"]).stdout.split())
    assert "is not the prevalence of restless legs" in text
    assert "Sleep Medicine Reviews 2021" in text


def test_plain_text_has_no_bars(scored: dict[str, Path]) -> None:
    """A screen reader is not made to read marks."""
    plain = _run("summarize", "--plain", scored["ndjson"]).stdout
    assert "#" not in plain
    assert "\x1b" not in plain
    assert "#" in _run("summarize", scored["ndjson"]).stdout


def test_the_page_needs_nothing_else(scored: dict[str, Path], tmp_path: Path) -> None:
    """It has real plots, no script and no address to load from, and comes out the same twice."""
    page = tmp_path / "page.html"
    assert _run("summarize", scored["ndjson"], "--html", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("<svg") > 10
    assert "<script" not in text
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    loaded = re.findall(r'(?:src|href)="(?!#)([^"]+)"|url\((?!#)', text)
    assert loaded == []
    assert page.stat().st_mode & 0o777 == 0o600
    _run("summarize", scored["ndjson"], "--html", page)
    assert page.read_text(encoding="utf-8") == text


def _first(scored: Path, **fields: object) -> str:
    """Give the first record of *scored*, with other *fields*, as a line."""
    return json.dumps(json.loads(scored.read_text().splitlines()[0]) | fields) + "\n"


def test_names_that_are_no_text_are_escaped(tmp_path: Path, scored: dict[str, Path]) -> None:
    """A code from a stranger's file cannot write into the page or the terminal."""
    flags = ["<script>alert(1)</script>", "\x1b[31m", "\x9b31m"]
    path = tmp_path / "odd.ndjson"
    path.write_text(_first(scored["ndjson"], flags=flags), encoding="utf-8")
    page = tmp_path / "page.html"
    done = _run("summarize", path, "--html", page)
    assert "<script" not in page.read_text(encoding="utf-8")
    assert done.exit_code == 0
    assert "alert(1)" in done.stdout
    figures = _run("summarize", "--json", path).stdout
    for text in (done.stdout, figures, page.read_text(encoding="utf-8")):
        assert not {"\x1b", "\x9b"} & set(text)


def test_a_folder_with_settings_changes_no_picture(
    scored: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What matplotlib reads where the command is run is not obeyed."""
    pages = []
    for name, settings in (("plain", ""), ("set", "axes.grid: True\naxes.facecolor: red\n")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "matplotlibrc").write_text(settings)
        monkeypatch.chdir(folder)
        command = [sys.executable, "-m", "rls_screen", "summarize", str(scored["ndjson"])]
        subprocess.run([*command, "--html", "page.html"], check=True, capture_output=True)
        pages.append((folder / "page.html").read_bytes())
    assert pages[0] == pages[1]


def test_without_the_package_that_draws_the_way_to_it_is_told(
    scored: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the page with plots needs it, and nothing is left half written."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    page = tmp_path / "page.html"
    done = _run("summarize", scored["ndjson"], "--html", page)
    assert done.exit_code == ExitCode.USAGE
    assert "pip install 'rls-screen[plots]'" in done.stderr
    assert not page.exists()
    assert _run("summarize", scored["ndjson"]).exit_code == 0


@pytest.mark.parametrize("columns", ["40", "80"])
def test_lines_fit_the_terminal(
    scored: dict[str, Path], columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is wider, nothing is drawn with boxes, and no escape byte comes out of a pipe."""
    monkeypatch.setenv("COLUMNS", columns)
    text = _run("summarize", "--compare", scored["ndjson"], scored["redcap"]).stdout
    body = [line for line in text.splitlines() if "/" not in line]
    assert max(map(len, body)) <= int(columns)
    assert not re.findall("[\x1b\u2500-\u259f]", text)


def test_a_file_that_is_named_twice_is_refused(scored: dict[str, Path]) -> None:
    """Its records would be counted twice, and every interval would be too narrow."""
    path = scored["ndjson"]
    other = path.parent / ".." / path.parent.name / path.name
    done = _run("summarize", path, other)
    assert done.exit_code == ExitCode.USAGE
    assert "stands here twice" in done.stderr


def test_parquet_from_a_pipe_is_refused_in_words(scored: dict[str, Path]) -> None:
    """It is read from its end, so it needs a name."""
    data = scored["parquet"].read_bytes()
    done = CliRunner().invoke(app, ["summarize"], input=data)
    assert done.exit_code == ExitCode.USAGE
    assert "name the file" in done.stderr


def test_a_table_of_our_own_needs_no_more_packages(
    scored: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever marks the names of carried columns have, score wrote commas."""
    monkeypatch.setitem(sys.modules, "clevercsv", None)
    path = tmp_path / "carried.csv"
    with scored["csv"].open(newline="") as old, path.open("w", newline="") as new:
        for number, row in enumerate(csv.reader(old)):
            csv.writer(new).writerow([*row, "x" if number else 'a;"b"'])
    assert _figures(path) == _figures(scored["csv"])


def test_the_figures_name_what_was_counted(tmp_path: Path, scored: dict[str, Path]) -> None:
    """A machine learns what was read, what was not counted and why, and who decided."""
    path = tmp_path / "mixed.ndjson"
    path.write_text(scored["ndjson"].read_text().splitlines()[0] + '\n{"urge":"yes"}\n')
    done = _run("summarize", "--json", path)
    assert done.exit_code == ExitCode.REJECTED
    [file] = json.loads(done.stdout)["files"]
    assert (file["read"], file["records"], file["not_counted"]) == (2, 1, 1)
    assert [(fault["file"], fault["line"]) for fault in file["faults"]] == [(str(path), 2)]
    assert list(file["mappings"]) == ["shhs2/1.0.0"]


def test_what_is_not_counted_is_told(tmp_path: Path, scored: dict[str, Path]) -> None:
    """Records that were not scored end in code 1, a file without any in code 2."""
    path = tmp_path / "mixed.ndjson"
    path.write_text(scored["ndjson"].read_text().splitlines()[0] + '\n{"urge":"yes"}\n')
    done = _run("summarize", path)
    assert done.exit_code == ExitCode.REJECTED
    assert "2 records read: 1 counted, 1 not counted" in done.stderr
    answers = tmp_path / "answers.ndjson"
    answers.write_text('{"urge":"yes"}\n')
    assert _run("summarize", answers).exit_code == ExitCode.USAGE
    assert _run("summarize", "--compare", answers).exit_code == ExitCode.USAGE
