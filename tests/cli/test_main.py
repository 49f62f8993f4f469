"""Promises of the entry: Ctrl-C ends in good order at once, and a pipe is scored either way."""

import subprocess
import sys

import pytest

from rls_screen.cli import main as entry
from rls_screen.errors import ExitCode

RECORDS = '{"id":"a","urge":"yes"}\n{"id":"b","urge":"ja"}\n'


def test_ctrl_c_before_anything_is_imported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, the usual message and the usual code."""

    def interrupt(_arguments: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_run", interrupt)
    with pytest.raises(SystemExit) as caught:
        entry.main()
    assert caught.value.code == ExitCode.INTERRUPTED == entry.INTERRUPTED
    assert capsys.readouterr().err == "rls-screen: interrupted.\n"


@pytest.mark.parametrize("arguments", [[], ["score"], ["score", "-"], ["score", "--jobs", "1"]])
def test_a_pipe_is_scored_alike_with_and_without_a_command(arguments: list[str]) -> None:
    """The short way for a pipe gives what the command gives, messages and code included."""
    command = [sys.executable, "-m", "rls_screen", *arguments]
    done = subprocess.run(command, input=RECORDS, capture_output=True, text=True, check=False)
    assert done.returncode == ExitCode.REJECTED
    assert done.stdout.startswith('{"id":"a","result":')
    assert done.stdout.count("\n") == 1
    assert done.stderr.splitlines()[-1] == "rls-screen: 2 records read: 1 scored, 1 rejected."


def test_a_pipe_that_is_scored_imports_no_command_line() -> None:
    """What is not used is not waited for."""
    code = (
        "import sys; sys.argv = ['rls-screen']\n"
        "from rls_screen.cli.main import main\n"
        "try:\n    main()\nfinally:\n"
        "    print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="{}\n", capture_output=True, text=True, check=True
    )
    loaded = done.stderr.splitlines()[-1].split()
    assert not {"typer", "rich", "pydantic", "pyarrow", "clevercsv", "matplotlib"} & set(loaded)
