"""Foreign text is safe wherever it is shown."""

import sys
import unicodedata

import pytest

from rls_screen.screening.visible import shown, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zoë 梅 😀", "Zoë 梅 😀"),
        ("a\nb\rc\td", "a\\u000ab\\u000dc\\u0009d"),
        ("\x1b[2J\x7f", "\\u001b[2J\\u007f"),
        ("\x9b2J\x85", "\\u009b2J\\u0085"),
        ("\u202eabc\u2066\u200f", "\\u202eabc\\u2066\\u200f"),
        ("a\u2028b\u2029c", "a\\u2028b\\u2029c"),
        ("\ufeff\udc80", "\\ufeff\\udc80"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_what_could_control_a_terminal_is_written_out(text: str, expected: str) -> None:
    """Controls, line ends and marks of direction become escapes; letters stay."""
    assert visible(text) == expected


def test_no_control_or_format_character_is_left() -> None:
    """Of all characters there are, none that is not seen gets through."""
    every = visible("".join(map(chr, range(sys.maxunicode + 1))))
    assert {unicodedata.category(item) for item in every}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})


def test_long_text_is_shortened_before_it_is_escaped() -> None:
    """A message stays short, whatever stands in a record."""
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 40 + "…"
    assert shown("\n" * 1_000_000, 2) == "\\u000a\\u000a…"
