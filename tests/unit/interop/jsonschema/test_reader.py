"""The schema of questionnaires knows the keys that the reader knows, and no others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rls_screen.errors import Problem, QuestionnaireError
from rls_screen.instrument.document import Items, Map, Node, Problems, Text, compose
from rls_screen.instrument.form import Form
from rls_screen.instrument.read import read
from rls_screen.instrument.vocabulary import SECTIONS
from rls_screen.interop.jsonschema.questionnaire import asking, deciding, saying, working
from rls_screen.interop.jsonschema.questionnaire.whole import questionnaire_schema
from rls_screen.review.examples import read_examples
from rls_screen.review.laws import read_laws
from tests.unit.interop.jsonschema.editor import whole_questionnaire
from tests.unit.interop.jsonschema.validators import validator

WHOLE = whole_questionnaire()
INSTRUMENT = read(WHOLE, "file")
VALIDATOR = validator(questionnaire_schema())
SCHEMA: dict[str, Any] = dict(VALIDATOR.schema)  # type: ignore[arg-type]
SHAPES = {"wrong-shape", "empty", "unknown-key", "missing-key"}
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A map of the questionnaire: the way to it, its line and column, its part of the schema."""

    path: Path
    line: int
    column: int
    keys: tuple[str, ...]
    schema: dict[str, Any]


def _root(text: str) -> Map:
    root = compose(text, Problems("file"))
    assert root is not None
    return root


def _resolved(schema: dict[str, Any], node: Node) -> dict[str, Any]:
    """Give what *schema* says of *node*, behind references and choices by its kind."""
    while "$ref" in schema or "then" in schema:
        if "$ref" in schema:
            schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        elif schema["if"] == {"type": "object"}:
            schema = schema["then" if isinstance(node, Map) else "else"]
        else:
            break
    return schema


def _places(node: Node, schema: dict[str, Any], path: Path = ()) -> Iterator[Place]:
    schema = _resolved(schema, node)
    match node:
        case Map(line, column, entries):
            keys = tuple(entry.key for entry in entries)
            yield Place(path, line, column, keys, schema)
            known = schema.get("properties", {})
            for entry in entries:
                inner = known.get(entry.key, schema.get("additionalProperties")) or {}
                yield from _places(entry.node, inner, (*path, entry.key))
        case Items(items=items):
            for index, item in enumerate(items):
                yield from _places(item, schema.get("items", {}), (*path, index))
        case Text():
            pass


def _plain(node: Node) -> Any:  # noqa: ANN401 - what JSON holds
    match node:
        case Text(value=value):
            return value
        case Items(items=items):
            return [_plain(item) for item in items]
        case Map(entries=entries):
            return {entry.key: _plain(entry.node) for entry in entries}


ROOT = _root(WHOLE)
PLAIN = _plain(ROOT)
PLACES = tuple(_places(ROOT, SCHEMA))
KINDS = {id(place.schema): place for place in reversed(PLACES) if "properties" in place.schema}
"""The first map of each kind that has keys of its own."""

KEYS = [(place, key) for place in reversed(KINDS.values()) for key in place.schema["properties"]]


def _changed(path: Path, before: str, after: str, value: object = None) -> Any:  # noqa: ANN401
    """Give the questionnaire with the key *before* of a map named *after*, or with a *value*."""
    found = json.loads(json.dumps(PLAIN))
    place: Any = found
    for step in path:
        place = place[step]
    pairs = list(place.items())
    place.clear()
    for key, old in pairs:
        is_it = key == before
        place[after if is_it else key] = value if is_it and before == after else old
    return found


def _read(text: str) -> tuple[Problem, ...]:
    """Read *text* as a review does, also what no result depends on."""
    problems = Problems("file")
    try:
        read(text, "file")
    except QuestionnaireError as error:
        problems.found.extend(error.problems)
    root = compose(text, Problems("file"))
    if root:
        read_laws(root, INSTRUMENT, problems)
        read_examples(root, INSTRUMENT, problems)
    return problems.in_order()


def _problems(questionnaire: object) -> tuple[Problem, ...]:
    return _read(json.dumps(questionnaire))


def _at(path: Path, key: str) -> str:
    return ".".join(map(str, (*path, key)))


def test_the_questionnaire_with_every_key_is_right() -> None:
    """What the tests here change has no problem, and the schema has none with it."""
    assert read(WHOLE, "file").id == "minimal"
    assert list(VALIDATOR.iter_errors(PLAIN)) == []


def test_each_map_has_the_keys_that_the_reader_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    """For each map, the schema has exactly those keys; where the reader takes any, so does it."""
    allowed: dict[tuple[int, int], set[str]] = {}
    allow = Form.allow

    def note(form: Form, *keys: str) -> None:
        allowed[form.map.line, form.map.column] = set(keys)
        allow(form, *keys)

    monkeypatch.setattr(Form, "allow", note)
    assert _read(WHOLE) == ()
    for place in PLACES:
        keys = place.schema.get("properties", {}).keys()
        is_closed = place.schema.get("additionalProperties") is False
        assert is_closed == ((place.line, place.column) in allowed), place.path
        assert set(keys) == allowed.get((place.line, place.column), set()), place.path


def test_each_kind_of_map_in_the_schema_was_compared() -> None:
    """No part of the schema with keys is left out above, and each key stands somewhere."""
    seen = {id(place.schema) for place in PLACES}
    with_keys = [part for part in _parts(SCHEMA) if part.get("additionalProperties") is False]
    assert len(with_keys) > 25
    assert [part for part in with_keys if id(part) not in seen] == []
    for found in KINDS.values():
        used = {key for place in PLACES if place.schema is found.schema for key in place.keys}
        assert used == set(found.schema["properties"]), found.path


def _parts(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, list):
        yield from (part for item in schema for part in _parts(item))
    elif isinstance(schema, dict):
        yield schema
        yield from (part for item in schema.values() for part in _parts(item))


def test_each_section_is_there_in_the_order_of_the_reader() -> None:
    """No section is described that the reader does not have."""
    described = {
        **asking.FIRST,
        **deciding.SECTIONS,
        **saying.SECTIONS,
        **asking.LAST,
        **working.SECTIONS,
    }
    assert set(described) == set(SECTIONS)
    assert tuple(SCHEMA["properties"]) == SECTIONS


def test_each_key_says_what_it_is_for() -> None:
    """An editor shows a sentence at each key."""
    for place, key in KEYS:
        about = place.schema["properties"][key]["description"]
        assert about.endswith((".", "?")), _at(place.path, key)


@pytest.mark.parametrize(("place", "key"), KEYS, ids=[_at(place.path, key) for place, key in KEYS])
def test_a_misspelt_key_is_found_as_the_reader_finds_it(place: Place, key: str) -> None:
    """It is unknown to both, and it is missing for both or for neither."""
    maps = (item for item in PLACES if item.schema is place.schema and key in item.keys)
    path = next(maps).path
    changed = _changed(path, key, f"{key}_x")
    sentences = [problem.sentence for problem in _problems(changed)]
    errors = [item for item in VALIDATOR.iter_errors(changed) if tuple(item.absolute_path) == path]
    # A question without an id is read no further.
    found = (f"has no key '{key}_x'", "a question lacks 'id'")
    assert any(told in sentence for told in found for sentence in sentences)
    assert any(error.validator == "additionalProperties" for error in errors)
    is_missed = any(
        f"lacks '{key}'" in sentence or "needs exactly one of" in sentence for sentence in sentences
    )
    missing = {"required", "oneOf", "dependentRequired"}
    assert any(error.validator in missing for error in errors) == is_missed


WRONG: tuple[Any, ...] = ("", " ", [], {}, [""], [{}], [[]], ["x", {}], {"x": {}}, {"x": []}, "x x")


@settings(max_examples=250, deadline=None)
@given(st.sampled_from([item for item in PLACES if item.keys]), st.data())
def test_a_value_of_another_kind_is_found_as_the_reader_finds_it(
    place: Place, data: st.DataObject
) -> None:
    """What is no text, no list or no map where one must be, or is empty, is found by both."""
    key = data.draw(st.sampled_from(place.keys))
    changed = _changed(place.path, key, key, data.draw(st.sampled_from(WRONG)))
    codes = {problem.code for problem in _problems(changed)}
    is_valid = VALIDATOR.is_valid(changed)
    assert is_valid or codes, "the schema refuses what the reader takes"
    assert not (is_valid and codes & SHAPES), codes
