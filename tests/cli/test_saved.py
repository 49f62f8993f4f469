"""Answers in files: kept while answering, gone on with later, and given by scripts."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import msgspec
import pexpect
import pytest

from rls_screen import Screener, take
from rls_screen.errors import ExitCode
from tests.cli.test_interview import ESCAPES, TYPICAL, hold, start

OLD = '{"format":"rls-screen-answers/1","instrument":"rls-screen/0.9.0","answers":{},"skipped":[]}'
DIFFERS = (
    "kept with rls-screen/0.9.0, and rls-screen/1.0.0 differs: "
    "urges: there is no such question. Did you mean 'urge'?"
)
COMMAND = [sys.executable, "-m", "rls_screen", "ask"]


def _ask(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *arguments]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60
    )


def _result(transcript: str) -> str:
    """Give what was shown after the last review."""
    return ESCAPES.sub("", transcript).split("q quit\n> \n")[-1]


def test_answers_are_kept_through_ctrl_c_and_gone_on_with(tmp_path: Path) -> None:
    """An interview that was interrupted goes on where it stopped, to the same result."""
    kept = tmp_path / "mine.json"
    first = start(arguments=("ask", "--save", str(kept)))
    for line in TYPICAL[:8]:
        first.expect_exact("> ")
        first.sendline(line)
    first.expect_exact("> ")
    first.sendintr()
    first.expect(pexpect.EOF)
    first.close()
    assert first.exitstatus == ExitCode.INTERRUPTED
    said = " ".join(ESCAPES.sub("", first.before or "").split())
    assert "Your answers are kept" in said
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [item.name for item in tmp_path.iterdir()] == ["mine.json"]

    second = hold(TYPICAL[8:], start(arguments=("ask", "--resume", str(kept))))
    whole = hold(TYPICAL, start())
    assert _result(second) == _result(whole)


def test_a_file_that_exists_is_not_overwritten(tmp_path: Path) -> None:
    """Keeping answers never replaces a file; the way to go on is named."""
    kept = tmp_path / "mine.json"
    kept.write_text("precious", encoding="utf-8")
    done = _ask("--save", str(kept))
    assert done.returncode == ExitCode.USAGE
    assert "go on from it with --resume" in done.stderr
    assert kept.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "this is no file of kept answers; --save makes one."),
        ("{}", "this is no file of kept answers; --save makes one."),
        ('{"format":1}', "this is no file of kept answers; --save makes one."),
        ("[" * 10_000, "this is no file of kept answers; --save makes one."),
        (
            OLD.replace("rls-screen/0", "other/0"),
            "these answers belong to another questionnaire than rls-screen/1.0.0.",
        ),
        (
            OLD.replace("{}", '{"urges":"yes"}', 1),
            DIFFERS,
        ),
    ],
)
def test_kept_answers_that_do_not_fit_are_refused_with_the_reason(
    tmp_path: Path, content: str, message: str
) -> None:
    """A foreign or old file is never half used."""
    kept = tmp_path / "mine.json"
    kept.write_text(content, encoding="utf-8")
    done = _ask("--resume", str(kept))
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == f"rls-screen: {kept}: {message}\n"


def test_answers_of_an_older_version_that_still_fit_are_taken_over(tmp_path: Path) -> None:
    """A save from another version goes on if every answer is still one."""
    kept = tmp_path / "mine.json"
    saved = {
        "format": "rls-screen-answers/1",
        "instrument": "rls-screen/0.9.0",
        "answers": {"urge": "yes", "feels": ["aching"]},
        "skipped": [],
    }
    kept.write_text(json.dumps(saved), encoding="utf-8")
    child = start(arguments=("ask", "--resume", str(kept)))
    hold(("q",), child)
    assert child.exitstatus == ExitCode.OK


def test_a_script_gets_the_result_without_input(tmp_path: Path) -> None:
    """With every answer given, no question is asked and no terminal is needed."""
    record = tmp_path / "record.json"
    signs = ["saddle", "stroke", "breathless", "cold_limb", "clot", "hot_leg_fever", "rest_pain"]
    answers = {f"sign_{name}": "no" for name in [*signs, "swelling", "new_medicine", "self_harm"]}
    answers |= {"respondent": "self", "pregnant": "no", "rls_treatment": "no", "urge": "no"}
    answers |= {"numbness": "none", "walking_pain": "none", "distress": "none", "sleep": "none"}
    given: dict[str, str | None] = {**answers, "daytime": "none", "drowsy_driving": "no"}
    record.write_text(json.dumps(given), encoding="utf-8")
    done = _ask("--answers", str(record), "--no-input")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == (
        "rls-screen: these questions have no answer: age, location. "
        "Answer them, or give null to leave them out.\n"
    )
    record.write_text(json.dumps({**given, "age": None, "location": None}), encoding="utf-8")
    done = _ask("--answers", str(record), "--no-input")
    assert done.returncode == ExitCode.OK
    assert "Your answers do not fit restless legs syndrome." in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("content", ["", "[]", '{"urge":"maybe"}', "{bad", "{}\n{}", '{"x":1}'])
def test_a_wrong_record_for_the_interview_is_refused(tmp_path: Path, content: str) -> None:
    """A record that cannot be taken ends with its reason and no traceback."""
    record = tmp_path / "record.json"
    record.write_text(content, encoding="utf-8")
    done = _ask("--answers", str(record), "--no-input")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.startswith("rls-screen: ")
    assert str(record) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_record_in_a_foreign_encoding_is_refused_with_that_reason(tmp_path: Path) -> None:
    """What is wrong with the file as a whole is said, and not a count of records."""
    record = tmp_path / "record.json"
    record.write_text("{}", encoding="utf-16")
    done = _ask("--answers", str(record), "--no-input")
    message = "the input is written in UTF-16 or UTF-32; it must be UTF-8."
    assert (done.returncode, done.stderr) == (
        ExitCode.USAGE,
        f"rls-screen: {record}:1:1: {message}\n",
    )


@pytest.mark.parametrize(
    "record",
    [
        {"sign_self_harm_plan": "yes"},
        {"urge": "no", "augmentation": "yes"},
        {"sign_preeclampsia": "yes", "pregnant": "no"},
    ],
)
def test_answers_that_would_not_be_asked_count_as_given(
    screen: Screener, tmp_path: Path, record: dict[str, str]
) -> None:
    """A record is decided by `ask` as by `score`: no answer in it is dropped."""
    nothing = dict.fromkeys(screen.instrument.questions)
    path, report = tmp_path / "record.json", tmp_path / "report.json"
    path.write_text(json.dumps({**nothing, **record}), encoding="utf-8")
    done = _ask("--answers", str(path), "--no-input", "--report", str(report))
    assert done.returncode == ExitCode.OK
    shown = json.loads(report.read_bytes())["result"]
    expected = screen(take(screen.instrument, record.items()).answers)
    assert shown == json.loads(msgspec.json.encode(expected))


@pytest.mark.parametrize("option", ["--resume", "--answers", "--questions"])
def test_a_file_without_end_is_not_read_for_ever(option: str) -> None:
    """What is far too large is refused by its size, and not by memory running out."""
    done = _ask(option, "/dev/zero", "--no-input")
    assert done.returncode in {ExitCode.USAGE, ExitCode.FILE}
    assert "/dev/zero" in done.stderr
    assert "Traceback" not in done.stderr


def test_kept_answers_nested_without_end_are_refused(tmp_path: Path) -> None:
    """A file that would break a reader that descends is no file of kept answers."""
    path = tmp_path / "deep.json"
    deep = f'{{"urge":{"[" * 100_000}{"]" * 100_000}}}'
    path.write_text(OLD.replace('"answers":{}', f'"answers":{deep}'), encoding="utf-8")
    done = _ask("--resume", str(path), "--no-input")
    message = "this is no file of kept answers; --save makes one."
    assert (done.returncode, done.stderr) == (ExitCode.USAGE, f"rls-screen: {path}: {message}\n")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_a_full_disk_is_said_for_help_and_version_too(option: str) -> None:
    """What is shown without running a command is under the one catcher as well."""
    command = [sys.executable, "-m", "rls_screen", option]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60
        )
    message = "rls-screen: standard output: No space left on device.\n"
    assert (done.returncode, done.stderr) == (ExitCode.USAGE, message)


def test_signs_that_were_not_answered_are_not_called_none(tmp_path: Path) -> None:
    """One "no" in a list does not stand for the others, and Enter does not deny them."""
    record = tmp_path / "record.json"
    record.write_text('{"sign_saddle": "no"}', encoding="utf-8")
    child = start(arguments=("ask", "--answers", str(record)))
    child.expect_exact("> ")
    first = ESCAPES.sub("", child.before or "")
    child.sendline("")
    child.expect_exact("> ")
    second = ESCAPES.sub("", child.before or "")
    child.sendline("q")
    child.expect(pexpect.EOF)
    child.close()
    assert "none of these. Enter" not in first
    assert "Please type an answer" in second


def test_nothing_is_kept_of_an_interview_that_is_not_held(tmp_path: Path) -> None:
    """That a file was asked for and is not written is said, and not passed over."""
    done = _ask("--save", str(tmp_path / "mine.json"), "--no-input")
    message = "--save keeps the answers of an interview; --no-input holds none."
    assert (done.returncode, done.stderr) == (ExitCode.USAGE, f"rls-screen: {message}\n")
