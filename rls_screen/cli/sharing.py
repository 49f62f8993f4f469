"""Let several processes decide the records of one input, each reading its share where it can."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

from rls_screen.batch.parallel import Workers
from rls_screen.batch.part import Part
from rls_screen.cli.files import BLOCK, STDIN
from rls_screen.cli.inputs import named

FEWEST = 4_194_304
"""How many bytes a file must have to be shared."""


def parts(workers: Workers, path: Path, begin: int, data: Iterator[bytes]) -> Iterator[Part]:
    """Decide the records in the file at *path* from the byte *begin* on, of which are *data*.

    *data* is left alone where the processes can read the file themselves.
    """
    with _opened(path) as file:
        if file is None:
            yield from workers.parts(named(path), data)
            return
        reached = yield from workers.file(named(path), file, begin)
        if reached.records == 0:
            yield from workers.parts(named(path), data)
        else:
            rest = _rest(file, reached.byte)
            yield from workers.parts(named(path), rest, reached.records)


@contextmanager
def _opened(path: Path) -> Iterator[int | None]:
    """Open the file at *path* if it is a large one on disk."""
    file = None
    with suppress(OSError, ValueError):
        file = (
            os.dup(sys.stdin.buffer.fileno())
            if path == STDIN
            else os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        )
    try:
        yield file if file is not None and _is_large(file) else None
    finally:
        if file is not None:
            os.close(file)


def _is_large(file: int) -> bool:
    found = os.fstat(file)
    return S_ISREG(found.st_mode) and found.st_size >= FEWEST and hasattr(os, "pread")


def _rest(file: int, begin: int) -> Iterator[bytes]:
    """Give the bytes of *file* from *begin* on."""
    while block := os.pread(file, BLOCK, begin):
        yield block
        begin += len(block)
