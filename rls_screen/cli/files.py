"""Open what is read, and write private files whole or not at all."""

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from rls_screen.errors import UsageError

if sys.platform == "linux":
    from fcntl import F_SETPIPE_SZ, fcntl

BLOCK = 1_048_576
STDIN = Path("-")
_LONGEST_PREFIX = 50


def typed(text: str | Path) -> Path:
    """Give the path that a person typed; `-` alone is standard input, and `./-` a file.

    A default, which is a path already, stays what it is.
    """
    path = Path(text)
    return path.absolute() if path == STDIN and str(text) != "-" else path


def check_readable(path: Path) -> None:
    """Raise `UsageError` if *path* is no file that can be read; `-` is standard input."""
    if path == STDIN:
        if sys.stdin is None:
            raise UsageError("standard input is closed.")
        return
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise UsageError(f"{path}: this is a directory. Name the files in it.")
        if not os.access(path, os.R_OK):
            raise UsageError(f"{path}: permission denied.")
    except OSError as error:
        raise UsageError(f"{path}: {_reason(error)}.") from None
    except ValueError:
        raise UsageError("a file name has a character that no file name can have.") from None


def beginning(path: Path) -> int:
    """Give the byte at which the file at *path* is read from; standard input may stand anywhere."""
    with suppress(OSError, ValueError):
        return sys.stdin.buffer.tell() if path == STDIN else 0
    return 0


def blocks(path: Path) -> Iterator[bytes]:
    """Give the bytes of *path* as they come, a block at a time."""
    try:
        if path == STDIN:
            # A descriptor left non-blocking by another program would read as ended too early.
            with suppress(OSError, ValueError):
                os.set_blocking(sys.stdin.fileno(), True)
                _widen(sys.stdin.fileno())
            yield from _blocks(sys.stdin.buffer)
        else:
            with path.open("rb") as stream:
                yield from _blocks(stream)
    except OSError as error:
        raise UsageError(f"{path}: {_reason(error)}.") from None


def whole(path: Path, most: int, refusal: str) -> bytes:
    """Give all bytes of *path*; raise `UsageError` with *refusal* if there are more than *most*."""
    data = b""
    for block in blocks(path):
        data += block
        if len(data) > most:
            raise UsageError(refusal)
    return data


def _widen(pipe: int) -> None:
    """Let *pipe* hold a whole block where it can, so that more is there to be decided together."""
    if sys.platform == "linux":
        with suppress(OSError):
            fcntl(pipe, F_SETPIPE_SZ, BLOCK)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    read = getattr(stream, "read1", stream.read)
    while block := read(BLOCK):
        yield block


def standard_output() -> BinaryIO:
    """Give standard output in bytes, always with a buffer, so that no line is written in part."""
    binary = sys.stdout.buffer
    if isinstance(binary, io.RawIOBase):
        return open(binary.fileno(), "wb", closefd=False)
    return binary


def put(data: bytes, file: Path | None = None) -> None:
    """Write *data* to *file* or, without one, to standard output."""
    if file:
        with private_file(file) as write:
            write(data)
        return
    out = standard_output()
    out.write(data)
    out.flush()


def refuse_in_use(path: Path, inputs: Iterable[Path | None]) -> None:
    """Raise `UsageError` if *path* is one of *inputs*, or the file of a standard stream."""
    try:
        found = path.stat()
    except (OSError, RuntimeError):
        return
    if not stat.S_ISREG(found.st_mode):
        return
    others = [item.stat() for item in inputs if item and item != STDIN and item.exists()]
    for stream in (sys.stdin, sys.stdout):
        with suppress(OSError, ValueError, AttributeError):
            others.append(os.fstat(stream.fileno()))
    if any(os.path.samestat(found, other) for other in others):
        raise UsageError(f"{path}: this file is in use here as input or output; name another.")


def check_writable(path: Path) -> None:
    """Raise `UsageError` if no file can be written at *path*."""
    if path == STDIN:
        message = "-: standard output is for data; name a file, such as ./- for one of this name."
        raise UsageError(message)
    try:
        path.resolve()
    except (OSError, RuntimeError):
        raise UsageError(f"{path}: this link leads nowhere.") from None
    folder = path.absolute().parent
    if path.is_dir():
        raise UsageError(f"{path}: this is a directory. Name a file.")
    if path.exists() and not path.is_file():
        return
    if not folder.is_dir():
        raise UsageError(f"{path}: there is no such folder to write into.")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{path}: its folder cannot be written to.")


def check_new(path: Path) -> None:
    """Raise `UsageError` if no file can be written at *path*, or if one is there already."""
    check_writable(path)
    if path.is_file():
        raise UsageError(f"{path}: this file exists already; name another.")


@contextmanager
def private_file(path: Path) -> Iterator[Callable[[bytes], None]]:
    """Open *path*, for its owner alone, and give what writes to it.

    It appears only when all has gone well. What is no plain file, such as a terminal or a pipe, is
    written to as it is. Raise `UsageError` where *path* cannot be written.
    """
    if path.exists() and not path.is_file():
        with _naming(path):
            stream = path.open("wb")
        with _writing(stream, path) as write:
            yield write
        return
    # Most runs write no file, and need not wait for what makes one.
    import tempfile

    final = path.resolve()
    with _naming(path):
        handle, name = tempfile.mkstemp(
            dir=final.parent, prefix=f".{final.name[:_LONGEST_PREFIX]}."
        )
    try:
        with _writing(os.fdopen(handle, "wb"), path) as write:
            yield write
        with _naming(path):
            Path(name).replace(final)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


@contextmanager
def _writing(stream: BinaryIO, path: Path) -> Iterator[Callable[[bytes], None]]:
    """Give what writes to *stream*, the file at *path*, and close it."""

    def write(data: bytes) -> None:
        with _naming(path):
            stream.write(data)

    try:
        yield write
    except BaseException:
        with suppress(OSError):
            stream.close()
        raise
    with _naming(path):
        stream.close()


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turn what the system says of writing into a `UsageError` that names *path*."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{path}: {_reason(error)}.") from None


def _reason(error: OSError) -> str:
    text = error.strerror or "it cannot be used"
    return text[:1].lower() + text[1:]
