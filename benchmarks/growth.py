"""How time and memory grow with the number of records."""

import os
import subprocess
import sys
import time
from pathlib import Path

BLOCK = 10_000
"""How many records are made; they are piped in again and again."""


def grown(block: Path, largest: int) -> None:
    """Score the records of *block* again and again, up to *largest* records; print a table.

    *block* holds `BLOCK` records. The memory is the most that the process held, in MiB.
    """
    print("| records | s | records a second | most memory, MiB |\n| --- | --- | --- | --- |")
    records = BLOCK
    while records <= largest:
        seconds, memory = _measured(block, records // BLOCK)
        print(f"| {records:,} | {seconds:.1f} | {records / seconds:,.0f} | {memory:.0f} |")
        records *= 10


def _measured(block: Path, times: int) -> tuple[float, float]:
    """Give the seconds that it takes to score *block* so many *times*, and the memory."""
    data, begin = block.read_bytes(), time.perf_counter()
    command = (sys.executable, "-m", "rls_screen", "score")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        if process.stdin:
            for _ in range(times):
                process.stdin.write(data)
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        message = f"score ended with the status {status}"
        raise RuntimeError(message)
    return time.perf_counter() - begin, usage.ru_maxrss / 1024
