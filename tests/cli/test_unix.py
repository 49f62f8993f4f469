"""The command among other programs: pipes, files, signals, exit codes."""

import json
import os
import resource
import shlex
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rls_screen.errors import ExitCode

COMMAND = [sys.executable, "-m", "rls_screen"]
GOOD = b'{"id":"a","urge":"no"}\n'
BAD = b'{"id":"b","urge":"maybe"}\n'


def _run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [*COMMAND, *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=60)


def test_all_well_is_zero_and_data_goes_to_standard_output() -> None:
    """One good record is one line out, and the summary is on standard error."""
    done = _run(given=GOOD)
    assert done.returncode == ExitCode.OK
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a"]
    assert done.stderr == b"rls-screen: 1 record read: 1 scored, 0 rejected.\n"


def test_a_rejected_record_is_one_and_costs_only_itself() -> None:
    """Good records around a bad one are scored, in order."""
    done = _run("score", given=GOOD + BAD + GOOD)
    assert done.returncode == ExitCode.REJECTED
    assert done.stdout.count(b"\n") == 2
    assert done.stderr.endswith(b"rls-screen: 3 records read: 2 scored, 1 rejected.\n")


@pytest.mark.parametrize("given", [b"", b"\n\n  \n", b"\xef\xbb\xbf", b"[]", b" [ ]\n"])
def test_an_empty_input_is_no_mistake(given: bytes) -> None:
    """Nothing in is nothing out, and it is said."""
    done = _run(given=given)
    assert (done.returncode, done.stdout) == (ExitCode.OK, b"")
    assert done.stderr == b"rls-screen: 0 records read: 0 scored, 0 rejected.\n"


@pytest.mark.parametrize(
    "given",
    [
        GOOD + GOOD,
        (GOOD + GOOD).replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + GOOD + b"\n\n" + GOOD.rstrip(),
        b"[" + GOOD + b"," + GOOD + b"]",
        json.dumps([json.loads(GOOD)] * 2, indent=2).encode(),
        json.dumps(json.loads(GOOD), indent=2).encode() * 2,
    ],
)
def test_every_shape_of_the_same_records_gives_the_same_results(given: bytes) -> None:
    """NDJSON, an array or printed objects, with BOM, CRLF or blank lines, are all the same."""
    assert _run(given=given).stdout == _run(given=GOOD + GOOD).stdout != b""


def test_several_files_come_out_in_order(tmp_path: Path) -> None:
    """Files and standard input are read in the order of the command line."""
    for name in ("x", "y"):
        (tmp_path / name).write_bytes(GOOD.replace(b'"a"', f'"{name}"'.encode()))
    done = _run("score", str(tmp_path / "y"), "-", str(tmp_path / "x"), given=GOOD)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["y", "a", "x"]


def test_a_missing_file_ends_before_anything_is_written(tmp_path: Path) -> None:
    """The name is said, the code is 2, and no half of a result is written."""
    present = tmp_path / "present"
    present.write_bytes(GOOD)
    done = _run("score", str(present), str(tmp_path / "absent"))
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
    message = f"rls-screen: {tmp_path / 'absent'}: no such file or directory.\n"
    assert done.stderr.decode() == message


def test_a_directory_is_named_as_one(tmp_path: Path) -> None:
    """A folder is no file of records."""
    done = _run("score", str(tmp_path))
    message = f"rls-screen: {tmp_path}: this is a directory. Name the files in it.\n"
    assert (done.returncode, done.stderr.decode()) == (ExitCode.USAGE, message)


def test_no_terminal_for_the_interview_names_score() -> None:
    """Without a terminal, ask ends at once and says what to use."""
    done = _run("ask")
    assert done.returncode == ExitCode.USAGE
    assert done.stderr == (
        b"rls-screen: the interview needs a terminal for questions and answers. "
        b"To decide answers from a file or a pipe, use: rls-screen score FILE\n"
    )


def test_an_unknown_option_is_wrong_use() -> None:
    """The option is named, without a traceback."""
    done = _run("score", "--colour")
    assert done.returncode == ExitCode.USAGE
    assert b"No such option" in done.stderr
    assert b"--colour" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_broken_questionnaire_is_three_with_every_problem(tmp_path: Path) -> None:
    """Each problem is a line with file, line, column, code and sentence."""
    file = tmp_path / "mine.yaml"
    file.write_text("instrument:\n  id: mine\n  id: twice\n", encoding="utf-8")
    done = _run("check", str(file))
    assert done.returncode == ExitCode.FILE
    lines = done.stderr.decode().splitlines()
    sentence = "the key 'id' stands here a second time. It stands first at line 2. Keep one."
    assert f"{file}:3:3: duplicate-key: {sentence}" in lines
    assert len(lines) > 10


def test_a_closed_pipe_ends_quietly() -> None:
    """When the reader goes away, nothing is said and the signal ends the program."""
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        try:
            child.stdin.write(GOOD * 20_000)
            child.stdin.close()
        except BrokenPipeError:
            pass
        assert child.stderr.read() == b""
        child.wait(timeout=30)
    assert child.returncode == -signal.SIGPIPE


@pytest.mark.parametrize(
    ("closed", "code"),
    [(">&-", ExitCode.USAGE), ("2>&-", ExitCode.OK), ("<&-", ExitCode.USAGE), (">&- 2>&-", 2)],
)
def test_closed_streams_end_without_a_traceback(tmp_path: Path, closed: str, code: int) -> None:
    """A stream that is not there is said where that can be said, and never a traceback."""
    file = "-" if closed == "<&-" else str(tmp_path / "answers.ndjson")
    (tmp_path / "answers.ndjson").write_bytes(GOOD)
    command = f"{shlex.join(COMMAND)} score {shlex.quote(file)} {closed}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr + done.stdout


def test_a_narrow_encoding_never_ends_in_a_traceback() -> None:
    """Where the terminal's encoding lacks a character, it is written out."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    command = [*COMMAND, "explain"]
    done = subprocess.run(command, input=GOOD, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (ExitCode.OK, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said() -> None:
    """A result that cannot be written is an error, not a success."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(COMMAND, input=GOOD, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.endswith(b"rls-screen: standard output: No space left on device.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("given", [BAD, BAD * 1000], ids=["at the end", "in the middle"])
def test_a_full_disk_is_said_of_the_file_that_cannot_be_written(given: bytes) -> None:
    """Where the rejects cannot be written, they are named, and the counts are still said."""
    done = _run("score", "--rejects", "/dev/full", given=GOOD + given)
    *_, summary, last = done.stderr.decode().splitlines()
    assert done.returncode == ExitCode.USAGE
    assert done.stdout.count(b"\n") == 1
    assert last == "rls-screen: /dev/full: no space left on device."
    words = summary.replace(",", "").split()
    assert int(words[1]) == int(words[4]) + int(words[6]) >= 2


def test_a_file_whose_name_is_a_hyphen_is_no_stream(tmp_path: Path) -> None:
    """`./-` is a file, to read and to write; `-` alone is standard input, and never rejects."""
    command = [*COMMAND, "score", "-", "./-"]
    (tmp_path / "-").write_bytes(GOOD.replace(b'"a"', b'"file"'))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    def run(*more: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*command, *more],
            input=GOOD,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=False,
        )

    done = run()
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "file"]
    for name, message in (
        ("-", b"-: standard output is for data; name a file, such as ./- for one of this name."),
        ("./-", b"this file is in use here as input or output; name another."),
    ):
        done = run("--rejects", name)
        assert (done.returncode, done.stdout) == (ExitCode.USAGE, b"")
        assert message in done.stderr


def test_a_file_name_cannot_forge_a_line(tmp_path: Path) -> None:
    """Line ends and controls in a file's name are written out wherever it is named."""
    file = tmp_path / "a\nrls-screen: 0 records\x1b[2J\u202e\x9b"
    written = f"{tmp_path}/a\\u000arls-screen: 0 records\\u001b[2J\\u202e\\u009b"
    missing = _run("score", str(file))
    assert missing.stderr.decode() == f"rls-screen: {written}: no such file or directory.\n"
    file.write_bytes(BAD)
    rejected = _run("score", str(file)).stderr.decode().splitlines()
    assert len(rejected) == 2
    assert rejected[0].startswith(f"{written}:1: b: urge: ")
    unfit = _run("check", str(file)).stderr.decode().splitlines()
    assert all(line.startswith(f"{written}:") for line in unfit)
    file.write_bytes((Path(__file__).parents[2] / "questions.yaml").read_bytes())
    assert _run("check", str(file)).stdout.decode().startswith(f"{written}: rls-screen/")


def test_ctrl_c_in_the_middle_keeps_what_is_done() -> None:
    """Results so far are whole lines, the count is said, and the code is 130."""
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdin.write(GOOD)
        child.stdin.flush()
        first = child.stdout.readline()
        child.send_signal(signal.SIGINT)
        rest = child.stdout.read()
        said = child.stderr.read().decode().splitlines()
        child.wait(timeout=30)
    assert child.returncode == ExitCode.INTERRUPTED
    assert json.loads(first)["id"] == "a"
    assert rest == b""
    assert said == [
        "rls-screen: 1 record read: 1 scored, 0 rejected.",
        "rls-screen: interrupted.",
    ]


def test_results_come_out_while_more_input_is_waited_for() -> None:
    """A slow producer sees each result at once."""
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdin
        assert child.stdout
        for _ in range(3):
            child.stdin.write(GOOD)
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == "a"


def test_rejects_are_written_for_their_owner_alone(tmp_path: Path) -> None:
    """The file of rejects is NDJSON with places and mistakes, mode 0600."""
    rejects = tmp_path / "rejects.ndjson"
    done = _run("score", "--rejects", str(rejects), given=GOOD + BAD)
    assert done.returncode == ExitCode.REJECTED
    assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
    sentence = '"maybe" cannot be taken; allowed is "yes", "no", "unsure", true, false or null.'
    assert [json.loads(line) for line in rejects.read_bytes().splitlines()] == [
        {
            "source": "<stdin>",
            "line": 2,
            "index": 2,
            "id": "b",
            "errors": [{"key": "urge", "message": sentence}],
        }
    ]
    assert [item.name for item in tmp_path.iterdir()] == ["rejects.ndjson"]


def test_being_told_to_end_leaves_no_file_behind(tmp_path: Path) -> None:
    """SIGTERM in the middle removes the rejects that are not whole."""
    command = [*COMMAND, "score", "--rejects", str(tmp_path / "rejects.ndjson")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(BAD + GOOD)
        child.stdin.flush()
        child.stdout.readline()
        child.terminate()
        child.wait(timeout=30)
    assert child.returncode == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_rejects_never_overwrite_an_input(tmp_path: Path) -> None:
    """Naming an input for the rejects is refused, and the input stays as it is."""
    file = tmp_path / "answers.ndjson"
    file.write_bytes(BAD)
    done = _run("score", str(file), "--rejects", str(file))
    assert done.returncode == ExitCode.USAGE
    assert file.read_bytes() == BAD


def test_rejects_never_overwrite_standard_streams(tmp_path: Path) -> None:
    """A file that is standard input or output is not written over."""
    given, out = tmp_path / "in", tmp_path / "out"
    given.write_bytes(BAD)
    with given.open("rb") as source, out.open("wb") as target:
        for name in (given, out):
            done = subprocess.run(
                [*COMMAND, "score", "--rejects", str(name)],
                stdin=source,
                stdout=target,
                stderr=subprocess.PIPE,
                check=False,
            )
            assert done.returncode == ExitCode.USAGE
            assert b"in use here" in done.stderr
    assert given.read_bytes() == BAD


def test_other_columns_pass_only_when_asked() -> None:
    """Unknown keys reject by default, pass through with keep, and go with ignore."""
    given = b'{"id":7,"site":"Oslo","n":1.50,"urge":"no","more":{"x":[1,null]}}\n'
    assert _run("score", given=given).returncode == ExitCode.REJECTED
    kept = _run("score", "--extra", "keep", given=given)
    assert kept.stdout.startswith(b'{"id":7,"result":"unlikely"')
    assert kept.stdout.endswith(b',"site":"Oslo","n":1.50,"more":{"x":[1,null]}}\n')
    ignored = _run("score", "--extra", "ignore", given=given)
    assert ignored.stdout == _run("score", given=b'{"id":7,"urge":"no"}\n').stdout


def test_a_column_like_a_question_is_pointed_out() -> None:
    """With other columns let through, a misspelt question does not pass in silence."""
    done = _run("score", "--extra", "ignore", given=b'{"evning":"yes","site":"Oslo"}\n' * 2)
    assert done.returncode == ExitCode.OK
    assert done.stderr.decode().splitlines() == [
        (
            "rls-screen: warning: the column 'evning' of 2 records is no question. "
            "Did you mean 'evening'?"
        ),
        "rls-screen: 2 records read: 2 scored, 0 rejected.",
    ]


def test_a_column_with_the_name_of_a_field_is_not_overwritten() -> None:
    """A kept column that is also a field of the result rejects the record."""
    done = _run("score", "--extra", "keep", given=b'{"id":"a","result":"mine"}\n')
    assert done.returncode == ExitCode.REJECTED
    assert b"a: result: a result has a field of this name" in done.stderr


def test_ids_come_out_unchanged() -> None:
    """Texts and numbers of any spelling pass through as they were written."""
    ids = ['"a"', '"\\u00e9"', "7", "1.50", "1e400", "-0", "9" * 40, '""']
    given = "".join(f'{{"id":{item},"urge":"no"}}\n' for item in ids).encode()
    done = _run(given=given)
    heads = [line.split(',"result"')[0] for line in done.stdout.decode().splitlines()]
    assert heads == [f'{{"id":{item}'.replace("\\u00e9", "é") for item in ids]


def _peak(records: int) -> int:
    """Give the peak memory in KiB of scoring so many *records*, as the system measured it."""
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdin
        child.stdin.write(b"[" + GOOD)
        for _ in range(records // 1000):
            child.stdin.write((b"," + GOOD) * 1000)
        child.stdin.write(b"]")
        child.stdin.close()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == ExitCode.OK
    return resource.struct_rusage(usage).ru_maxrss


def test_memory_does_not_grow_with_the_input() -> None:
    """An array twenty times as long takes no more than a little more memory."""
    assert _peak(40_000) < _peak(2_000) * 1.1
