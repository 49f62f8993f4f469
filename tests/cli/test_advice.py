"""All advice after the result, and the numbers to call, as `rls-screen ask` shows them."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from rls_screen import load
from rls_screen.errors import ExitCode

COMMAND = [sys.executable, "-m", "rls_screen", "ask", "--no-input", "--answers"]
HEADING = "All advice, with its sources"


def _ask(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Show the result of a record that leaves nothing to ask but has thoughts of self-harm."""
    record = {**dict.fromkeys(load().questions), "sign_self_harm": "yes"}
    path = folder / "answers.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    return subprocess.run(
        [*COMMAND, str(path), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, **(environment or {})},
    )


def test_all_advice_comes_after_the_result_when_asked_for(tmp_path: Path) -> None:
    """The result page is the same, and the page of all advice follows it."""
    without = _ask(tmp_path)
    with_advice = _ask(tmp_path, "--all-advice")
    assert without.returncode == with_advice.returncode == ExitCode.OK
    assert HEADING not in without.stdout
    assert with_advice.stdout.startswith(without.stdout)
    rest = with_advice.stdout.removeprefix(without.stdout)
    assert HEADING in rest
    assert "https://" in rest


def test_the_numbers_come_from_the_options_or_the_environment(tmp_path: Path) -> None:
    """Neutral without them; the option goes before the environment; both need no command line."""
    variables = {"RLS_SCREEN_EMERGENCY_NUMBER": "999", "RLS_SCREEN_HELPLINE": "116 123"}
    neutral = " ".join(_ask(tmp_path).stdout.split())
    assert "call your local emergency number now" in neutral
    assert "a crisis line today" in neutral
    assert "{" not in neutral
    told = " ".join(_ask(tmp_path, environment=variables).stdout.split())
    assert "call your local emergency number (999) now" in told
    assert "a crisis line (116 123) today" in told
    done = _ask(tmp_path, "--emergency-number", "112", environment=variables)
    told = " ".join(done.stdout.split())
    assert "call your local emergency number (112) now" in told
    assert "a crisis line (116 123) today" in told


@pytest.mark.parametrize(
    ("arguments", "environment", "name"),
    [
        (("--emergency-number", "1" * 41), {}, "--emergency-number"),
        (("--helpline", "116\x1b[2J"), {}, "--helpline"),
        ((), {"RLS_SCREEN_HELPLINE": "\u202e321"}, "RLS_SCREEN_HELPLINE"),
        ((), {"RLS_SCREEN_EMERGENCY_NUMBER": "{helpline}"}, "RLS_SCREEN_EMERGENCY_NUMBER"),
    ],
)
def test_what_cannot_be_a_number_is_wrong_use(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], name: str
) -> None:
    """The message names where it came from, and nothing is shown."""
    done = _ask(tmp_path, *arguments, environment=environment)
    assert done.returncode == ExitCode.USAGE
    assert f"{name}: use at most 40 printable characters, and no braces." in done.stderr
    assert done.stdout == ""
