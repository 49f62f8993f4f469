"""Promises of the reading of YAML into texts, lists and maps."""

import pytest

from rls_screen.instrument.document import Entry, Items, Map, Problems, Text, compose


def _read(text: str) -> tuple[Map | None, list[str]]:
    problems = Problems("file")
    root = compose(text, problems)
    return root, [str(problem) for problem in problems.in_order()]


@pytest.mark.parametrize(
    "written",
    ["yes", "no", "on", "010", "1.0", "~", "null", "0x10", "2020-01-01", "1_000", "=", ".5"],
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    """No word or number turns into something else."""
    root, problems = _read(f"key: {written}")
    assert root == Map(1, 1, (Entry(1, 1, "key", Text(1, 6, written, written)),))
    assert problems == []


def test_a_key_stays_the_text_that_was_written() -> None:
    """A code such as yes or 010 needs no quotes to be a key."""
    root, problems = _read("yes: a\n'no': b\n010: c\n")
    assert root is not None
    assert [entry.key for entry in root.entries] == ["yes", "no", "010"]
    assert problems == []


def test_every_part_knows_its_line_and_column() -> None:
    """Keys, values, lists and maps stand where they begin, however they are written."""
    root, _ = _read("# note\na:\n  - {b: c}\n  - [d]\ne: >-\n  f\n")
    assert root == Map(
        2,
        1,
        (
            Entry(
                2,
                1,
                "a",
                Items(
                    3,
                    3,
                    (
                        Map(3, 5, (Entry(3, 6, "b", Text(3, 9, "c", "c")),)),
                        Items(4, 5, (Text(4, 6, "d", "d"),)),
                    ),
                ),
            ),
            Entry(5, 1, "e", Text(5, 4, "f", ">-\n  f\n")),
        ),
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_end_gives_the_same_document(line_end: str) -> None:
    """Files from any system have the same lines and columns."""
    text = "a: 'b\n  c'\nd: |\n  e\n  f\n"
    assert _read(text.replace("\n", line_end)) == _read(text)


def test_a_byte_order_mark_moves_nothing() -> None:
    """A mark at the top is no character of the document."""
    assert _read("\ufeffa: 'b'\n") == _read("a: 'b'\n")


def test_an_alias_gives_what_its_anchor_gave() -> None:
    """What is repeated keeps the place where it was written."""
    root, problems = _read("a: &name [x]\nb: *name\n")
    assert root is not None
    first, second = root.entries
    assert first.node == second.node == Items(1, 4, (Text(1, 11, "x", "x"),))
    assert problems == []


def test_aliases_of_aliases_do_not_grow_without_end() -> None:
    """A short file that stands for a thousand million texts is read at once."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 9):
        aliases = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{aliases}]")
    root, problems = _read("\n".join(lines))
    assert root is not None
    assert problems == []


@pytest.mark.parametrize("levels", [51, 500, 5_000, 200_000])
def test_deep_nesting_is_a_problem_and_no_crash(levels: int) -> None:
    """Lists in lists and a map are given up at the fiftieth, with its place."""
    root, problems = _read(f"a: {'[' * levels}{']' * levels}")
    assert root is None
    assert problems == ["file:1:53: yaml: this is nested too deeply."]


def test_problems_come_by_line_and_column_each_once() -> None:
    """Problems at the same place stay in the order in which they were found."""
    problems = Problems("file")
    problems.add((2, 1), "b", "second.")
    problems.add((1, 9), "z", "first.")
    problems.add((2, 1), "a", "third.", "With a hint.")
    problems.add((2, 1), "b", "second.")
    problems.add((1, 10), "a", "later in the line.")
    assert [str(problem) for problem in problems.in_order()] == [
        "file:1:9: z: first.",
        "file:1:10: a: later in the line.",
        "file:2:1: b: second.",
        "file:2:1: a: third. With a hint.",
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("a: \0", 1, 4, "U+0000"),
        ("a: b\r\nc: \x07", 2, 4, "U+0007"),
        ("a: \ud800", 1, 4, "U+D800"),
        ("größe: \x7f", 1, 8, "U+007F"),
        ("a: \ufffe", 1, 4, "U+FFFE"),
    ],
)
def test_a_character_that_yaml_refuses_has_its_place(
    text: str, line: int, column: int, code: str
) -> None:
    """The first of them is named, also half a character, which no file can hold."""
    sentence = f"the character {code} cannot stand in YAML."
    hint = "Save the questionnaire as plain text in UTF-8."
    assert _read(text) == (None, [f"file:{line}:{column}: yaml: {sentence} {hint}"])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 'b\n\n\n", "1:4"),
        ('a: "b\n# c\n', "1:4"),
        ("a: {b: c\n\n", "1:4"),
        ("a: [b", "1:4"),
        ("a: [b,\n", "1:7"),
        ("a: &name b\n? [c", "2:3"),
    ],
)
def test_a_text_that_ends_too_early_has_its_place_in_the_file(text: str, place: str) -> None:
    """What is open names where it was opened, and never a line behind the last one."""
    root, problems = _read(text)
    assert root is None
    assert [problem.split(": ")[0] for problem in problems] == [f"file:{place}"]


def test_lists_inside_each_other_are_read_as_far_as_anyone_needs() -> None:
    """Fifty levels, the map of sections among them, are allowed."""
    root, problems = _read(f"a: {'[' * 49}{']' * 49}\nb: c\n")
    assert root is not None
    assert problems == []


def test_a_long_chain_of_aliases_is_no_deep_nesting() -> None:
    """Each anchor that takes the one before stays a list of one item."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 2_000))]
    root, problems = _read("\n".join(lines))
    assert root is not None
    assert problems == []
