"""The interview in a real pseudo-terminal: whole transcripts, and how it ends."""

import json
import os
import re
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pexpect
import pytest

from rls_screen.errors import ExitCode
from tests.conftest import Golden

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
PROMPT = "\n> "
TYPICAL = (
    *("0", "0", "1", "34", "n", "n", "y", "y", "yes", "1", "1 3", "1", "n", "0"),
    *("v", "most", "m", "8", "3", "20", "0", "0", "2 11", "1 2", ""),
)
PEOPLE: Mapping[str, tuple[str, ...]] = {
    "typical": TYPICAL,
    "red-flag": ("1 5?", "", "5", "", "2", "q"),
    "stop-at-alert": ("2", "q"),
    "unsure-of-two": ("2?", "", "5?", "", "3", "", "q"),
    "urge-no": ("0", "0", "1", "51", "n", "n", "n", "0", "1", "none", "1", "n", ""),
    "back-and-change": (
        *("b", "0", "?", "0", "1", "200", "61", "n", "n", "y", "b", "n", "b", "", "b"),
        *("perhaps", "y", "y", "n", "y", "b", "b", "y", "s", "q"),
    ),
    "review-and-edit": (*TYPICAL[:-1], "99", "10", "n", "u", "13", "q"),
    "extents": (*TYPICAL[:13], "1 2? 6", "p", "a", "b", "b", "", "", "", *TYPICAL[14:-2], ""),
}


def _environment(changes: Mapping[str, str]) -> dict[str, str]:
    foreign = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TERM", "COLORTERM", "ACCESSIBLE")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return {**kept, "TERM": "xterm-256color", **changes}


def start(
    columns: int = 80,
    changes: Mapping[str, str] = MappingProxyType({}),
    arguments: tuple[str, ...] = (),
) -> "pexpect.spawn[str]":
    """Start the command with *arguments* in a terminal of so many *columns*."""
    child: pexpect.spawn[str] = pexpect.spawn(
        sys.executable,
        ["-m", "rls_screen", *arguments],
        env=_environment(changes),
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=20,
    )
    child.delaybeforesend = None
    return child


def hold(lines: tuple[str, ...], child: "pexpect.spawn[str]") -> str:
    """Type *lines*, each at its prompt, and give all that the terminal showed."""
    shown: list[str] = []
    for line in lines:
        child.expect_exact("> ")
        shown += [child.before or "", "> "]
        child.sendline(line)
    child.expect(pexpect.EOF)
    child.close()
    return "".join([*shown, child.before or ""]).replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("person", PEOPLE)
def test_a_whole_interview_reads_as_it_was_approved(
    golden: Golden, person: str, columns: int
) -> None:
    """The transcript of each person is the one that was read and kept."""
    child = start(columns)
    transcript = hold(PEOPLE[person], child)
    assert child.exitstatus == ExitCode.OK
    plain = ESCAPES.sub("", transcript)
    assert all(len(line) <= columns for line in plain.split("\n"))
    golden.check(f"interview/{person}-{columns}.txt", plain)


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_without_colour_not_one_escape_byte_is_written(changes: Mapping[str, str]) -> None:
    """NO_COLOR, TERM=dumb and ACCESSIBLE=1 leave plain text, and the same words."""
    plain = hold(TYPICAL, start(changes=changes))
    assert "\x1b" not in plain
    coloured = hold(TYPICAL, start())
    assert "\x1b" in coloured
    assert ESCAPES.sub("", coloured) == plain
    assert hold(TYPICAL, start(arguments=("ask", "--plain"))) == plain


@pytest.mark.parametrize("ending", [".html", ".md", ".txt", ".json"])
def test_a_report_is_written_for_its_owner_alone(tmp_path: Path, ending: str) -> None:
    """The doctor's page appears when the interview is done, with mode 0600."""
    page = tmp_path / f"page{ending}"
    child = start(arguments=("ask", "--report", str(page)))
    transcript = hold(TYPICAL, child)
    assert child.exitstatus == ExitCode.OK
    assert f"rls-screen: {page}: written, for you alone to read." in transcript
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert "restless legs" in page.read_text(encoding="utf-8").lower() or ending == ".json"
    assert [item.name for item in tmp_path.iterdir()] == [page.name]


def test_a_report_is_not_written_when_the_person_stops(tmp_path: Path) -> None:
    """Stopping leaves nothing behind."""
    child = start(arguments=("ask", "--report", str(tmp_path / "page.html")))
    hold(("0", "q"), child)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("page.docx", "a report's name must end in one of: .html, .md, .txt, .json."),
        ("none/page.html", "there is no such folder to write into."),
    ],
)
def test_a_report_that_cannot_be_written_is_refused_at_thestart(
    tmp_path: Path, name: str, message: str
) -> None:
    """Nobody answers for three minutes only to learn that."""
    child = start(arguments=("ask", "--report", str(tmp_path / name)))
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == ExitCode.USAGE
    assert message in ESCAPES.sub("", child.before or "")


def test_ctrl_c_ends_cleanly(golden: Golden) -> None:
    """Ctrl-C leaves no traceback and the exit code of an interrupt."""
    child = start()
    child.expect_exact("> ")
    child.sendline("0")
    child.expect_exact("> ")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == ExitCode.INTERRUPTED
    golden.check("interview/ctrl-c.txt", ESCAPES.sub("", child.before or "").replace("\r\n", "\n"))


def test_ctrl_c_at_an_alert_keeps_it(tmp_path: Path) -> None:
    """The answer that called for help is saved and told again, though the pause was broken off."""
    kept = tmp_path / "kept.json"
    child = start(arguments=("ask", "--save", str(kept)))
    child.expect_exact("> ")
    child.sendline("1")
    child.expect_exact("> ")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == ExitCode.INTERRUPTED
    assert json.loads(kept.read_bytes())["answers"]["sign_saddle"] == "yes"
    assert "Get emergency help now." in (child.before or "")


def test_going_on_in_an_emergency_says_all_of_it_again(tmp_path: Path) -> None:
    """Someone who comes back is told what to do and why, and waits for no question first."""
    record = tmp_path / "record.json"
    record.write_text('{"sign_saddle": "yes"}', encoding="utf-8")
    child = start(arguments=("ask", "--answers", str(record)))
    child.expect_exact("> ")
    shown = " ".join(ESCAPES.sub("", child.before or "").split())
    child.sendline("q")
    child.expect(pexpect.EOF)
    child.close()
    assert "Call your local emergency number now" in shown
    assert "Press Enter to go on" in shown
    assert "1 of about" not in shown


def test_the_end_of_input_counts_as_stopping(golden: Golden) -> None:
    """Ctrl-D ends the interview as q does, and repeats what cannot wait."""
    child = start()
    child.expect_exact("> ")
    child.sendline("2")
    child.expect_exact("> ")
    child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == ExitCode.OK
    golden.check(
        "interview/end-of-input.txt", ESCAPES.sub("", child.before or "").replace("\r\n", "\n")
    )
