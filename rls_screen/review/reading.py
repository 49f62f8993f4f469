"""Measure how hard a text is to read, without a list of words.

The measure for English is the grade of Flesch and Kincaid. Its syllables are counted by groups of
vowels, which comes close where a text has some words.
"""

import re
from collections.abc import Iterable

from rls_screen.instrument.document import Problems, Text
from rls_screen.instrument.vocabulary import ENGLISH

HARDEST = 10
FEWEST_WORDS = 10
"""Grades of shorter texts say little: one long word is enough to spoil them."""

MOST_WORDS = 30
WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
END = re.compile(r"[.!?:;]+(?=\s|$)")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<![aeiouy])(?:(?<!l)e|(?<![sxzcgh])(?<!l)es|(?<![td])ed)$")
"""An ending whose vowel is not spoken."""


def note_reading(said: Iterable[Text], language: str, problems: Problems) -> None:
    """Note each of the texts *said* in *language* that is hard to read."""
    for text in said:
        longest = max((len(WORD.findall(part)) for part in END.split(text.value)), default=0)
        if longest > MOST_WORDS:
            sentence = f"a sentence here has {longest} words."
            hint = f"Cut it into sentences of {MOST_WORDS} words at most."
            problems.at(text, "long-sentence", sentence, hint)
        if language == ENGLISH and len(WORD.findall(text.value)) >= FEWEST_WORDS:
            _note_grade(text, problems)


def _note_grade(text: Text, problems: Problems) -> None:
    found = grade(text.value)
    if found > HARDEST:
        sentence = f"this takes {found:.1f} years of school to read; the limit is {HARDEST}."
        hint = "Use shorter words and shorter sentences."
        problems.at(text, "hard-to-read", sentence, hint)


def grade(text: str) -> float:
    """Give the years of school that it takes to read the English *text*; 0 if it has no words."""
    words = WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(WORD.search(part) is not None for part in END.split(text))
    syllables = sum(_syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    return max(len(VOWELS.findall(word)) - (SILENT.search(word) is not None), 1)
