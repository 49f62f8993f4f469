"""Tell in SQL which items are in a list of codes in one cell."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlglot import exp

from rls_screen.engines.texts import BLANKS, fits
from rls_screen.errors import UsageError
from rls_screen.screening.visible import shown

_WHOLE = re.compile(r"(-?)([0-9]{1,15})\Z")
_DIGITS = 15


def check_separator(mark: str, what: str) -> None:
    """Raise `UsageError` if SQL cannot tell apart the items of *what* that *mark* parts."""
    if len(mark) != 1 or mark.isalnum() or mark in "+-." or mark.isspace():
        raise UsageError(
            f"{what} is an item behind '{shown(mark)}', which cannot be said in SQL; what parts "
            "items must be one character, and no letter, digit, +, - or full stop."
        )


@dataclass(frozen=True, slots=True)
class Items:
    """The items in the cells of *column*, which *separator* keeps apart."""

    column: exp.Expr
    separator: str

    def any(self, texts: Iterable[str]) -> exp.Expr:
        """Give whether one of *texts* is an item."""
        item, mark = self._one_of(texts), re.escape(self.separator)
        if not item:
            return exp.false()
        return fits(self.column, f"^([^{mark}]*{mark})*{item}({mark}[^{mark}]*)*$")

    def all(self, texts: Iterable[str]) -> exp.Expr:
        """Give whether every item that is not blank is one of *texts*."""
        item, mark = self._one_of(texts), re.escape(self.separator)
        one = f"({self._blank()}|{item})" if item else self._blank()
        return fits(self.column, f"^{one}({mark}{one})*$")

    def _blank(self) -> str:
        return f"[{BLANKS}]*"

    def _one_of(self, texts: Iterable[str]) -> str:
        """Give the pattern of an item that is one of *texts*, or nothing if none can be one."""
        found = [self._written(text) for text in texts if text and self.separator not in text]
        return f"{self._blank()}({'|'.join(found)}){self._blank()}" if found else ""

    def _written(self, text: str) -> str:
        """Give the pattern of *text*; a whole number may be written in several ways."""
        whole = _WHOLE.match(text)
        if not whole:
            return re.escape(text)
        sign, number = whole.groups()
        before = "-" if sign else "[+-]?" if number == "0" else "[+]?"
        tails = ["[.]0*", *([",0{1,2}"] if self.separator != "," else ())]
        return f"{before}0{{0,{_DIGITS - len(number)}}}{number}({'|'.join(tails)})?"


def is_there(column: exp.Expr, texts: Collection[str]) -> exp.Expr:
    """Give whether *column*, which is never NULL, is one of *texts*."""
    return column.copy().isin(*texts) if texts else exp.false()
