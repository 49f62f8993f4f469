"""Compare raw texts in SQL as a mapping compares them, whatever the engine thinks of letters."""

from collections.abc import Iterable, Iterator

from sqlglot import exp

LARGEST_LETTER = 0x1FFFF
BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
"""Every character that is white space in Python."""

_WHOLE = "^[+-]?[0-9]{1,15}([.]0*|,0{1,2})?$"
_FRACTION = "[.,].*$"


def trimmed(text: exp.Expr, known: Iterable[str]) -> exp.Expr:
    """Give *text* without white space around it, which none of the texts *known* has.

    Where it is NULL, it is an empty text.
    """
    there = exp.Coalesce(this=text.copy(), expressions=[literal("")])
    return _unless(text, known, exp.Trim(this=there, expression=literal(BLANKS)))


def canonical(text: exp.Expr, known: Iterable[str], *, ignore_case: bool) -> exp.Expr:
    """Give the trimmed *text* as it is compared with the texts *known*.

    Another text may come out otherwise, but never as one of *known*.
    """
    listed = tuple(known)
    whole = exp.cast(digits(text), "text")
    other = folded(text.copy(), listed) if ignore_case else text.copy()
    return _unless(text, listed, exp.case().when(fits(text, _WHOLE), whole).else_(other))


def _unless(text: exp.Expr, known: Iterable[str], otherwise: exp.Expr) -> exp.Expr:
    """Give *text* as it is if it is one of *known*, as most are, and what is slow *otherwise*."""
    listed = tuple(known)
    if not listed:
        return otherwise
    return exp.case().when(text.copy().isin(*listed), text.copy()).else_(otherwise)


def digits(text: exp.Expr) -> exp.Expr:
    """Give the number before the decimal mark in *text*, which must be one."""
    signless = exp.func("REPLACE", text.copy(), literal("+"), literal(""))
    cut = exp.RegexpReplace(this=signless, expression=literal(_FRACTION), replacement=literal(""))
    return exp.cast(cut, "bigint")


def folded(text: exp.Expr, known: Iterable[str]) -> exp.Expr:
    """Give *text* with each letter as it stands in *known* texts, where case does not matter."""
    alphabet = set("".join(known))
    single: dict[str, str] = {}
    for letter, small in _letters():
        if not alphabet.issuperset(small):
            continue
        if len(small) == 1:
            single[letter] = small
        else:
            text = exp.func("REPLACE", text, literal(letter), literal(small))
    if not single:
        return text
    return exp.func("TRANSLATE", text, literal("".join(single)), literal("".join(single.values())))


def _letters() -> Iterator[tuple[str, str]]:
    """Give each letter that is another one, or others, where case does not matter."""
    for letter in map(chr, range(LARGEST_LETTER)):
        small = letter.casefold()
        if small != letter:
            yield letter, small


def fits(text: exp.Expr, pattern: str) -> exp.Expr:
    """Give whether *text* fits the regular expression *pattern*; NULL does not."""
    found = exp.RegexpLike(this=text.copy(), expression=literal(pattern))
    return exp.Coalesce(this=found, expressions=[exp.false()])


def literal(text: str) -> exp.Expr:
    """Give *text*, control characters by their numbers so that a terminal can show the query."""
    parts: list[exp.Expr] = []
    plain = ""
    for letter in text:
        if letter == " " or letter.isprintable() or ord(letter) > 0x9F:  # noqa: PLR2004 - the last one
            plain += letter
            continue
        parts += [exp.Literal.string(plain)] if plain else []
        parts.append(exp.Chr(expressions=[exp.Literal.number(ord(letter))]))
        plain = ""
    if plain or not parts:
        parts.append(exp.Literal.string(plain))
    return joined(parts)


def joined(parts: list[exp.Expr]) -> exp.Expr:
    """Give *parts*, none of which is NULL, as one text."""
    if len(parts) == 1:
        return parts[0]
    return exp.Concat(expressions=parts, safe=True, coalesce=False)
