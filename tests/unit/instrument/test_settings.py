"""Promises of the numbers to call: they stand where they belong, and no raw mark is ever seen."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from rls_screen import Instrument, load
from rls_screen.errors import UsageError
from rls_screen.instrument.settings import Settings, number
from rls_screen.instrument.vocabulary import QUESTIONS

PACKAGE = Path(__file__).parents[3] / "rls_screen"
HERE = Settings("112", "116 123")


def _texts(part: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Give every text in *part* with its place."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, Mapping):
        for key, item in part.items():
            yield from _texts(item, f"{path}.{key}")
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from _texts(item, f"{path}.{index}")
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _texts(getattr(part, field.name), f"{path}.{field.name}")


@pytest.mark.parametrize("settings", [Settings(), HERE, Settings("999"), Settings("", "988")])
def test_no_text_has_a_raw_mark(settings: Settings) -> None:
    """Only a reason keeps the mark for the questions behind it, which the page fills."""
    for path, text in _texts(load(settings=settings)):
        bare = text.replace(QUESTIONS, "") if "reasons" in path or "rule_notes" in path else text
        assert "{" not in bare, path
        assert "}" not in bare, path


def test_nothing_but_loading_reads_a_questionnaire() -> None:
    """So no part of the program can have one with raw marks."""
    users = [
        path.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "rls_screen.instrument.read"
    ]
    assert users == ["load.py"]


def test_a_number_stands_in_brackets_or_not_at_all(instrument: Instrument) -> None:
    """Where none is set, the words are neutral and the sentence is whole."""
    with_numbers = load(settings=HERE)
    assert "your local emergency number now" in instrument.level("emergency").call.do
    assert "your local emergency number (112) now" in with_numbers.level("emergency").call.do
    said = {code.id: code.says for code in with_numbers.level("same_day").reasons}
    assert "a crisis line (116 123) today" in said["self_harm"]
    assert "(112)" in said["self_harm"]


def test_every_naming_of_a_number_takes_the_setting() -> None:
    """No text names the emergency number or a crisis line without the mark behind it."""
    for path, text in _texts(load(settings=HERE)):
        assert text.count("emergency number") == text.count("emergency number (112)"), path
        assert text.count("crisis line") == text.count("crisis line (116 123)"), path


def test_settings_change_no_rule(instrument: Instrument) -> None:
    """The same questionnaire decides, under the same digest."""
    other = load(settings=HERE)
    assert other.rules == instrument.rules
    assert other.scope == instrument.scope
    assert other.digest == instrument.digest


@pytest.mark.parametrize("text", ["112", " 999 ", "116 123", "+49 800 1110111", "", "911 or 988"])
def test_a_number_is_taken_as_it_is(text: str) -> None:
    """Anything that can be read and is short is a number to call."""
    assert number("--helpline", text) == text.strip()


@pytest.mark.parametrize(
    "text", ["1" * 41, "11\n2", "\x1b[31m112", "112\u202e", "{questions}", "}"]
)
def test_what_cannot_be_a_number_is_refused(text: str) -> None:
    """The message names the option."""
    with pytest.raises(UsageError) as caught:
        number("--helpline", text)
    said = "--helpline: use at most 40 printable characters, and no braces."
    assert str(caught.value) == said
