"""Write decided records as CSV that a spreadsheet can open without harm."""

import csv
import io
import re

from rls_screen.batch.output.flat import SEPARATOR, Cell, Columns
from rls_screen.batch.record import Scored
from rls_screen.screening.visible import visible

_FORMULA = re.compile(r"(?:\A|(?<=[;\t\r\n]))(?=[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n])")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?\Z")
_ESCAPED = f"\\u{ord(SEPARATOR):04x}"
"""What stands for the separator within an item, so that one item stays one."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class CsvOutput:
    """Write CSV in UTF-8: a header, and a row for each record.

    A text with which a spreadsheet would begin a formula gets an apostrophe in front, also within
    a cell, as some take a semicolon or a tab for the end of one. A control character is written as
    its escape: a backslash, `u` and its number.
    """

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.text = io.StringIO()
        self.writer = csv.writer(self.text, lineterminator="\n")

    def begin(self) -> bytes:
        """Give the header."""
        self.writer.writerow([safe(name) for name in self.columns.names])
        return self.taken()

    def record(self, scored: Scored) -> bytes:
        """Give the row of *scored*."""
        self.writer.writerow([_cell(cell) for cell in self.columns.row(scored)])
        return self.taken()

    def end(self) -> bytes:
        """Give what stands behind the last row: nothing."""
        return b""

    def taken(self) -> bytes:
        """Give what was written since the last time."""
        data = self.text.getvalue().encode()
        self.text.seek(0)
        self.text.truncate()
        return data


def safe(text: str) -> str:
    """Give *text* so that no spreadsheet takes it for a formula, and no terminal for a command."""
    plain = _CONTROL.sub(lambda found: visible(found[0]), text)
    return plain if _NUMBER.match(plain) else _FORMULA.sub("'", plain)


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case str():
            return safe(cell)
        case tuple():
            return safe(SEPARATOR.join(item.replace(SEPARATOR, _ESCAPED) for item in cell))
