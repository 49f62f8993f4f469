"""Saved results compared: the whole way there, and every refusal with its exact message."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from rls_screen import Screener, load, screener, take
from rls_screen.cli.app import app
from rls_screen.errors import ExitCode
from rls_screen.instrument.language import english
from rls_screen.report.doctor import Sheet
from rls_screen.report.document import document
from scripts.picture import ANSWERS
from tests.cli.test_interview import ESCAPES, hold, start

TOP = Path(__file__).parents[2]
QUESTIONS = (TOP / "questions.yaml").read_text(encoding="utf-8")
NAME = "rls-screen/1.0.0"
SAVE = "Save one with: rls-screen ask --report FILE.json"
OTHER_VERSION = ("version: 1.0.0", "version: 2.0.0")
OTHER_RULE = ("when: age < 18 or", "when: age < 16 or")
OTHER_WORDS = ("label: How often\n", "label: How many days\n")

Page = dict[str, Any]


def _compare(*arguments: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["compare", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def _questions(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the shipped questionnaire with *changes*."""
    text = QUESTIONS
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = folder / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _saved(screen: Screener, day: str, **others: str) -> str:
    taken = take(screen.instrument, {**ANSWERS, **others}.items())
    assert taken.mistakes == ()
    return document(Sheet(screen.instrument, taken.answers, screen(taken.answers), day), ".json")


@pytest.fixture(name="files")
def fixture_files(screen: Screener, tmp_path: Path) -> tuple[Path, Path]:
    """Give two saved results."""
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(_saved(screen, "2026-01-31", frequency="weekly_1"), encoding="utf-8")
    new.write_text(_saved(screen, "2026-05-02"), encoding="utf-8")
    return old, new


def test_results_that_ask_saved_can_be_compared(tmp_path: Path) -> None:
    """The way that the help names works from end to end, and the files are only read."""
    signs = {name: "no" for name in load().questions if name.startswith("sign_")}
    rest: dict[str, None] = dict.fromkeys(load().questions)
    for name, often in (("old", "weekly_1"), ("new", "weekly_4_5")):
        record = {**rest, **signs, "urge": "yes", "rls_treatment": "no", "frequency": often}
        (tmp_path / "answers.json").write_text(json.dumps(record), encoding="utf-8")
        arguments = ["ask", "--no-input", "--answers", str(tmp_path / "answers.json")]
        arguments += ["--report", str(tmp_path / f"{name}.json")]
        assert CliRunner().invoke(app, arguments).exit_code == ExitCode.OK
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    code, shown, said = _compare(tmp_path / "old.json", tmp_path / "new.json")
    assert (code, said) == (ExitCode.OK, "")
    assert "On 4 or 5 days a week (more often)" in " ".join(shown.split())
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_plain_leaves_the_words_and_takes_the_colours(files: tuple[Path, Path]) -> None:
    """With --plain not one escape byte is written, and the words are the same."""
    arguments = ("compare", *map(str, files))
    coloured = hold((), start(arguments=arguments))
    plain = hold((), start(arguments=(*arguments, "--plain")))
    assert "\x1b" in coloured
    assert "\x1b" not in plain
    assert ESCAPES.sub("", coloured) == plain
    assert hold((), start(changes={"NO_COLOR": "1"}, arguments=arguments)) == plain


@pytest.mark.parametrize("columns", [80, 40])
def test_it_fits_the_terminal(files: tuple[Path, Path], columns: int) -> None:
    """No line is longer than the terminal is wide."""
    shown = hold((), start(columns, arguments=("compare", *map(str, files), "--plain")))
    assert max(len(line) for line in shown.splitlines()) <= columns


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_are_refused(files: tuple[Path, Path], count: int) -> None:
    """One result has nothing to be compared with."""
    message = "rls-screen: two saved results are needed: the old one, and then the new one.\n"
    assert _compare(*files[:count]) == (ExitCode.USAGE, "", message)


def _refused(files: tuple[Path, Path], message: str, *options: str | Path) -> None:
    """Check that *files* are refused with *message*, and that nothing of them is shown."""
    code, shown, said = _compare(*files, *options)
    assert (shown, said) == ("", f"rls-screen: {message}\n")
    assert code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", f": this is no saved result. {SAVE}"),
        (b"<!DOCTYPE html>\n<html></html>", f": this is no saved result. {SAVE}"),
        (b"# A page for a doctor\n", f": this is no saved result. {SAVE}"),
        (b"\x89PNG\r\n", f": this is no saved result. {SAVE}"),
        (b"[]", f": this is no saved result. {SAVE}"),
        (b'{"urge":"yes"}', f": this JSON file is no saved result. {SAVE}"),
        (
            b'{"format":"rls-screen-answers/1","instrument":"x","answers":{},"skipped":[]}',
            f": this JSON file is no saved result. {SAVE}",
        ),
        (
            b'{"answers":[],"result":{},"day":"","questionnaire_sha256":""}',
            f": this JSON file is no saved result. {SAVE}",
        ),
        (
            b'{"answers":{},"result":{},"day":"2026-01-31","questionnaire_sha256":"0"}',
            (
                ": saved by an earlier rls-screen, which did not note the rules that decided, "
                "so no comparison can be made. Screen again, and save the new result."
            ),
        ),
        (
            b'{"answers":\n  {"urge": "yes" "rest": "no"}}',
            (
                ":2:18: a comma or a closing bracket is missing here; a comma stands between two "
                "values."
            ),
        ),
        (
            b'{"answers": {"urge": "yes", "urge": "no"}}',
            ":1:29: this key stands twice in one object; each key may stand once.",
        ),
        (
            b'{"a":' * 30 + b"1" + b"}" * 30,
            ": the record is nested too deeply; at most 20 brackets may be open at once.",
        ),
        (
            b'{"answers": "\xff"}',
            ":1:14: the bytes here are not UTF-8; the input must be saved as UTF-8.",
        ),
        (b"{" + b" " * 1_048_576, ": this is no saved result: it has more than 1 MiB."),
    ],
)
def test_what_is_no_saved_result_is_refused(
    files: tuple[Path, Path], content: bytes, message: str
) -> None:
    """Another file is told as such, with the way to save one."""
    files[1].write_bytes(content)
    _refused(files, f"{files[1]}{message}")


def test_a_file_without_end_is_not_read_to_the_end(files: tuple[Path, Path]) -> None:
    """No more is read than a saved result can have."""
    zero = Path("/dev/zero")
    if not zero.exists():
        pytest.skip("there is no /dev/zero here")
    _refused((zero, files[1]), f"{zero}: this is no saved result: it has more than 1 MiB.")


def test_no_such_file_and_a_directory_are_refused(files: tuple[Path, Path]) -> None:
    """A path that cannot be read is named with the reason."""
    absent = files[0].parent / "absent.json"
    _refused((absent, files[1]), f"{absent}: no such file or directory.")
    folder = files[0].parent
    _refused((files[0], folder), f"{folder}: this is a directory. Name the files in it.")


def _answer(page: Page) -> None:
    page["answers"] |= {"urge": "SECRET", "sleep": {"deep": ["SECRET"]}, "age": 1.5}


def _foreign(page: Page) -> None:
    page["answers"] |= {f"other_{number}": "SECRET" for number in range(9)}


def _other_answer(page: Page) -> None:
    page["answers"]["sleep"] = "none"


def _other_result(page: Page) -> None:
    page["result"]["urgency"] = "self_care"


def _less(page: Page) -> None:
    del page["result"]["reasons"]


def _day(page: Page) -> None:
    page["day"] = "last \x1b[31mMay"


CHANGED = "The file was changed after it was saved"
NOT_WHAT = (
    "the result in it is not what its answers give. "
    f"{CHANGED}, or it was saved by another version of rls-screen."
)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_answer, f"{NAME} does not take what stands at urge, sleep, age. {CHANGED}."),
        (
            _foreign,
            (
                f"{NAME} does not take what stands at other_0, other_1, other_2, other_3, other_4 "
                f"and 4 more. {CHANGED}."
            ),
        ),
        (_other_answer, NOT_WHAT),
        (_other_result, NOT_WHAT),
        (_less, NOT_WHAT),
        (_day, f"its day is no date such as 2026-01-31. {CHANGED}."),
    ],
)
def test_what_was_changed_by_hand_is_refused(
    files: tuple[Path, Path], change: Callable[[Page], None], message: str
) -> None:
    """Nothing is compared that the rules would not give; no answer stands in the message."""
    page = json.loads(files[1].read_text(encoding="utf-8"))
    change(page)
    files[1].write_text(json.dumps(page), encoding="utf-8")
    _refused(files, f"{files[1]}: {message}")


@pytest.mark.parametrize("day", ["20260131", "2026-W05-6", "2026-1-31", "2026-02-30", ""])
def test_a_day_is_a_date_in_one_form(files: tuple[Path, Path], day: str) -> None:
    """Days in other forms would be put in a wrong order."""
    page = json.loads(files[0].read_text(encoding="utf-8"))
    files[0].write_text(json.dumps({**page, "day": day}), encoding="utf-8")
    _refused(files, f"{files[0]}: its day is no date such as 2026-01-31. {CHANGED}.")


def test_the_newest_first_is_refused(files: tuple[Path, Path]) -> None:
    """In another order the newest call would stand among the old ones."""
    old, new = files
    message = (
        f"{old}: this result is of 2026-01-31, and {new}, named before it, of 2026-05-02. "
        "Name the oldest first."
    )
    _refused((new, old), message)


@pytest.mark.parametrize(
    ("changes", "name", "first"),
    [
        ((OTHER_RULE, OTHER_VERSION), "rls-screen/2.0.0", NAME),
        ((OTHER_RULE,), NAME, f"another {NAME}"),
    ],
)
def test_results_of_different_rules_are_refused(
    files: tuple[Path, Path], changes: tuple[tuple[str, str], ...], name: str, first: str
) -> None:
    """What differs and what to do is said, by the names of the questionnaires."""
    old, new = files
    other = screener(load(_questions(old.parent, *changes)))
    new.write_text(_saved(other, "2026-05-02"), encoding="utf-8")
    message = (
        f"{new}: saved with {name}, and {old} with {first}. Their rules differ, so no comparison "
        "can be made. Screen again with one questionnaire, and save that result."
    )
    _refused(files, message)


def test_results_of_other_rules_than_those_in_use_are_refused(files: tuple[Path, Path]) -> None:
    """Both can be compared with their own questionnaire alone, and that is said."""
    old, _ = files
    questions = _questions(old.parent, OTHER_RULE, OTHER_VERSION)
    message = (
        f"{old}: saved with {NAME}, and in use is rls-screen/2.0.0. Their rules differ, so no "
        "comparison can be made. Name the questionnaire of the saved results with --questions "
        "FILE, or screen again with the one in use."
    )
    _refused(files, message, "--questions", questions)
    other = screener(load(questions))
    for path, day in zip(files, ("2026-01-31", "2026-05-02"), strict=True):
        path.write_text(_saved(other, day), encoding="utf-8")
    assert _compare(*files, "--questions", questions)[0] == ExitCode.OK


def test_results_of_other_words_are_compared_and_it_is_said(files: tuple[Path, Path]) -> None:
    """A mended text or a new version is no reason to screen again."""
    questions = _questions(files[0].parent, OTHER_WORDS, OTHER_VERSION)
    code, shown, said = _compare(*files, "--questions", questions)
    assert (code, said) == (ExitCode.OK, "")
    assert english().words.compare.reworded in " ".join(shown.split())
    assert "How many days: " in shown
    assert english().words.compare.reworded not in " ".join(_compare(*files)[1].split())


def test_a_foreign_name_of_a_questionnaire_cannot_control_the_terminal(
    files: tuple[Path, Path],
) -> None:
    """What a file calls its questionnaire is shown short and with control characters escaped."""
    page = json.loads(files[1].read_text(encoding="utf-8"))
    page["rules_sha256"] = "0"
    page["result"]["instrument"] = "\x1b[31m" + "x" * 100
    files[1].write_text(json.dumps(page), encoding="utf-8")
    said = _compare(*files)[2]
    assert "\x1b" not in said
    assert f"saved with \\u001b[31m{'x' * 35}…, and" in said
