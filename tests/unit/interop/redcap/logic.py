"""REDCap's logic, read and worked out the plainest way: blank is an empty text, and no number."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Cells = Mapping[str, str]
"""What stands in each field, and `1` or `0` in each box, called `field(code)`."""
Value = str | bool
Work = Callable[[Cells], Value]
"""Works out a text, or whether something holds."""

_TOKEN = re.compile(
    r"""\s*(?:'(?P<text>[^']*)'|(?P<number>-?\d+)|\[(?P<field>[a-z0-9_]+(?:\([a-z0-9_]+\))?)\]
    |(?P<sign><>|<=|>=|[=<>+(),])|(?P<word>and|or|if)\b)""",
    re.VERBOSE,
)
_ORDERS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def parsed(text: str) -> Work:
    """Read *text*; fail where it is not whole."""
    tokens, place = [], 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        assert match, text[place:]
        kind = match.lastgroup or ""
        tokens.append((kind, match[kind]))
        place = match.end()
    parser = _Parser([*tokens, ("end", "")])
    found = parser.either()
    assert parser.tokens == [("end", "")], text
    return found


@dataclass
class _Parser:
    tokens: list[tuple[str, str]]

    def next_is(self, *texts: str) -> bool:
        return self.tokens[0][0] in {"sign", "word"} and self.tokens[0][1] in texts

    def take(self, text: str = "") -> tuple[str, str]:
        kind, found = self.tokens.pop(0)
        assert not text or found == text, (text, found)
        return kind, found

    def either(self) -> Work:
        return self.chain("or", self.both, any)

    def both(self) -> Work:
        return self.chain("and", self.test, all)

    def chain(
        self, word: str, part: Callable[[], Work], joined: Callable[[Iterator[bool]], bool]
    ) -> Work:
        parts = [part()]
        while self.next_is(word):
            self.take(word)
            parts.append(part())
        # Neither looks further than it must, as in the languages that REDCap turns this into.
        return parts[0] if len(parts) == 1 else lambda cells: joined(_truths(parts, cells))

    def test(self) -> Work:
        left = self.sum()
        if not self.next_is("=", "<>", *_ORDERS):
            return left
        sign = self.take()[1]
        right = self.sum()
        if sign in _ORDERS:
            return lambda cells: _ordered(sign, left(cells), right(cells))
        return lambda cells: _same(left(cells), right(cells)) is (sign == "=")

    def sum(self) -> Work:
        parts = [self.atom()]
        while self.next_is("+"):
            self.take("+")
            parts.append(self.atom())
        if len(parts) == 1:
            return parts[0]
        return lambda cells: str(sum(_number(part(cells)) for part in parts))

    def atom(self) -> Work:
        kind, text = self.take()
        match kind, text:
            case "field", _:
                return lambda cells: cells[text]
            case (("text" | "number"), _):
                return lambda _: text
            case "sign", "(":
                inner = self.either()
                self.take(")")
                return inner
            case _:
                assert (kind, text) == ("word", "if"), text
                return self.choice()

    def choice(self) -> Work:
        self.take("(")
        test = self.either()
        self.take(",")
        yes = self.either()
        self.take(",")
        no = self.either()
        self.take(")")
        return lambda cells: yes(cells) if _truth(test(cells)) else no(cells)


def _truths(parts: list[Work], cells: Cells) -> Iterator[bool]:
    return (_truth(part(cells)) for part in parts)


def _truth(value: Value) -> bool:
    assert isinstance(value, bool), value
    return value


def _ordered(sign: str, left: Value, right: Value) -> bool:
    """Compare two numbers; no text is one, and none is more or less than it."""
    assert left not in {"", True, False}
    if isinstance(left, str) and left.isalpha():
        return False
    return bool(_ORDERS[sign](_number(left), _number(right)))


def _number(value: Value) -> int:
    """Give *value* as a number; REDCap may take a blank one for 0, so none may come here."""
    assert isinstance(value, str)
    assert re.fullmatch(r"-?\d+", value), repr(value)
    return int(value)


def _same(left: Value, right: Value) -> bool:
    assert isinstance(left, str)
    assert isinstance(right, str)
    return left == right
