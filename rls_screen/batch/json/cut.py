"""Cut single JSON values out of a stream of bytes, sound ones and damaged ones."""

from dataclasses import dataclass, field

from rls_screen.batch.json.neighbour import Neighbours, before
from rls_screen.batch.json.scan import End, Scan
from rls_screen.batch.source import WHITE, Found, Source

CUT_OFF = "the record is cut off; every bracket that it opens must be closed"
"""What is said of a value that ends before its brackets are closed."""

_PATIENCE = 8_388_608
"""How many bytes may be read again, so that no input makes this slow: so many, and 16 of each."""


@dataclass(slots=True)
class Cutter:
    """Cut the values of *source* one by one.

    *in_list* says that a comma or a closing bracket ends a value. If not, the values are printed
    one below the other. *known* is the last scan that went into the next record, and *spent* is
    the number of bytes that such scans have read.
    """

    source: Source
    in_list: bool
    neighbours: Neighbours = field(init=False)
    known: Scan | None = None
    spent: int = 0

    def __post_init__(self) -> None:
        """Look for neighbours in the same source."""
        self.neighbours = Neighbours(self.source)

    def cut(self) -> Found:
        """Use up one value of the source, which must stand at its first byte, and give it."""
        source = self.source
        line, column = source.line, source.column
        scan = Scan(source, self.in_list)
        if self.known:
            scan.go_on_from(self.known)
        start = scan.at - source.at
        end = scan.run()
        begin = self.next_record(scan, end)
        if begin is not None:
            scan.leave()
            self.known = scan
            self.spent += scan.at - source.at - start
            source.take(begin)
            return line, column, CUT_OFF
        if end is End.LONG:
            scan.let_go()
            scan.run()
        data = source.take(scan.at)
        if scan.is_long or len(data) > source.longest:
            return line, column, source.too_long()
        return line, column, data.rstrip(WHITE) if end is End.WHOLE else CUT_OFF

    def next_record(self, scan: Scan, end: End) -> int | None:
        """Give the index of the next record, if *scan* went into it from a value cut off."""
        source, start, find = self.source, self.source.at, self.neighbours.find
        is_long = scan.at - start > source.longest
        if not is_long and end is End.WHOLE:
            return None
        if not is_long and scan.is_stopped_in_front_of_next():
            # What the value holds may be sound then, and only its place tells a record in it.
            find = self.neighbours.in_margin
        if self.spent > _PATIENCE + 16 * (source.gone + start):
            return None
        # Only the bytes that are there however the input comes in blocks are looked at.
        begin = find(min(scan.at, start + source.longest))
        # A long value may be sound, with a list or an object of such objects in it.
        if is_long and begin is not None and before(source.buffer, start, begin) in {b"[", b":"}:
            return None
        return begin
