"""Find the word that was meant by one that is not known."""

from collections.abc import Iterator

LONGEST_MEANT = 60
"""How many characters a word may have that another one can be suggested for."""


def did_you_mean(word: str, known: Iterator[str] | tuple[str, ...]) -> str:
    """Give a sentence that names the *known* word closest to *word*, or an empty text."""
    if len(word) > LONGEST_MEANT:
        return ""
    # It is imported where a word is wrong, so that a program that starts need not wait for it.
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(word, tuple(known), n=1, cutoff=0.7)
    return f"Did you mean '{close[0]}'?" if close else ""
