"""Write decided records as JSON: one a line, or one array."""

from rls_screen.batch.output.ndjson import scored_line
from rls_screen.batch.record import Scored


class NdjsonOutput:
    """Write one JSON object a line."""

    def begin(self) -> bytes:
        """Give what stands before the first record: nothing."""
        return b""

    def record(self, scored: Scored) -> bytes:
        """Give the line of *scored*."""
        return scored_line(scored)

    def end(self) -> bytes:
        """Give what stands behind the last record: nothing."""
        return b""


class JsonOutput:
    """Write one JSON array of objects."""

    def __init__(self) -> None:
        self.is_first = True

    def begin(self) -> bytes:
        """Give the bracket that opens the array."""
        return b"["

    def record(self, scored: Scored) -> bytes:
        """Give the object of *scored*, with what parts it from the one before."""
        parted = b"\n" if self.is_first else b",\n"
        self.is_first = False
        return parted + scored_line(scored)[:-1]

    def end(self) -> bytes:
        """Give the bracket that closes the array."""
        return b"\n]\n"
