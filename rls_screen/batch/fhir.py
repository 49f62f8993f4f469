"""Read FHIR R4 QuestionnaireResponses: their answers by link id, however deep they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rls_screen.batch.value import Decoded, Nested, Pairs, text_of

RESPONSE = "QuestionnaireResponse"
BUNDLE = "Bundle"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
DEEPEST = 100
"""How many brackets of a resource may be open at once."""

_NO_RESOURCE = f"this is no FHIR resource; a {RESPONSE} would be right"
_NO_LIST = "'{}' is no list of objects, as it must be in FHIR"
_NO_LINK = "an item with an answer has no 'linkId' that is a text"


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource of another *kind* than a response."""

    kind: str


@dataclass(frozen=True, slots=True)
class Misshapen:
    """What cannot be read, for the reason *message*."""

    message: str


@dataclass(frozen=True, slots=True)
class Response:
    """A response as cells: `.id`, `.status` and the like, and each link id with its answers."""

    cells: Mapping[str, tuple[str, ...]]

    @property
    def answered(self) -> tuple[str, ...]:
        """Give the link ids that have an answer."""
        return tuple(name for name, texts in self.cells.items() if texts and name[:1] != ".")


class _ShapeError(Exception):
    """Stop where something has not the shape that FHIR gives it."""


def responses(
    pairs: Pairs, systems: Mapping[str, str]
) -> Iterator[Response | Resource | Misshapen]:
    """Give each resource in *pairs*, which are one or a Bundle of them; Bundles may hold others.

    A coding is written as `system|code`, with the short name of the system that *systems* has, and
    a text that looks like one with a bar in front.
    """
    for found in resources(pairs):
        yield found if isinstance(found, Misshapen) else _resource(found, systems)


def resources(pairs: Pairs) -> Iterator[Pairs | Misshapen]:
    """Give each resource in *pairs*, which are one or a Bundle of them; Bundles may hold others."""
    if _text(pairs, "resourceType") != BUNDLE:
        yield pairs
        return
    entries = _value(pairs, "entry")
    for entry in entries if isinstance(entries, tuple) else () if entries is None else (entries,):
        inner = _value(entry.pairs, "resource") if isinstance(entry, Nested) else None
        if isinstance(inner, Nested):
            yield from resources(inner.pairs)
        else:
            yield Misshapen(_NO_RESOURCE)


def other_than_response(pairs: Pairs) -> Resource | Misshapen | None:
    """Give what the resource in *pairs* is if it is no response."""
    kind = _text(pairs, "resourceType")
    if not kind:
        return Misshapen(_NO_RESOURCE)
    return None if kind == RESPONSE else Resource(kind)


def _resource(pairs: Pairs, systems: Mapping[str, str]) -> Response | Resource | Misshapen:
    other = other_than_response(pairs)
    if other is not None:
        return other
    try:
        return _response(pairs, systems)
    except _ShapeError as error:
        return Misshapen(str(error))


def _response(pairs: Pairs, systems: Mapping[str, str]) -> Response:
    found: dict[str, list[str]] = {}
    for key in ("id", "status", "authored", "questionnaire"):
        found[f".{key}"] = [text] if (text := text_of(_value(pairs, key))) else []
    for key in ("subject", "source", "author"):
        for object_ in _objects(pairs, key):
            found[f".{key}.reference"] = [_text(object_, "reference")]
    for link, answers in _items(pairs):
        texts = found.setdefault(link, [])
        for answer in answers:
            texts.extend(_answer(answer, systems))
    return Response({name: tuple(texts) for name, texts in found.items()})


def _items(pairs: Pairs) -> Iterator[tuple[str, tuple[Pairs, ...]]]:
    """Give every item, with its answers: within items, and within answers."""
    for item in _objects(pairs, "item"):
        answers, link = _objects(item, "answer"), _text(item, "linkId")
        if answers and not link:
            raise _ShapeError(_NO_LINK)
        if link and (answers or not _objects(item, "item")):
            yield link, answers
        yield from _items(item)
        for answer in answers:
            yield from _items(answer)


def _answer(answer: Pairs, systems: Mapping[str, str]) -> Iterator[str]:
    """Give each value of one answer as a text; one without a value is an empty text."""
    values = [(key, value) for key, value in answer if key.startswith("value")]
    if not any(value is not None for _, value in values):
        yield _absent(answer, systems)
    for key, value in values:
        match key, value:
            case _, None:
                pass
            case "valueCoding", Nested(coding):
                yield _coding(coding, systems)
            case "valueQuantity", Nested(quantity):
                yield text_of(_value(quantity, "value"))
            case _:
                text = text_of(value)
                yield f"|{text}" if "|" in text else text


def _coding(coding: Pairs, systems: Mapping[str, str]) -> str:
    system, code = _text(coding, "system"), _text(coding, "code")
    if not code:
        return f"|{_text(coding, 'display')}" if _text(coding, "display") else ""
    if system in systems.values():
        return f"|{system}|{code}"
    return f"{systems.get(system, system)}|{code}"


def _absent(answer: Pairs, systems: Mapping[str, str]) -> str:
    """Give the reason for which data are absent, as a code of its extension."""
    beside = [
        item.pairs for key, item in answer if key[:6] == "_value" and isinstance(item, Nested)
    ]
    extensions = (found for pairs in (*beside, answer) for found in _objects(pairs, "extension"))
    for extension in extensions:
        if _text(extension, "url") == ABSENT and (code := _text(extension, "valueCode")):
            return f"{systems.get(ABSENT, ABSENT)}|{code}"
    return ""


def _value(pairs: Pairs, key: str) -> Decoded:
    return next((value for name, value in pairs if name == key), None)


def _text(pairs: Pairs, key: str) -> str:
    value = _value(pairs, key)
    return value if isinstance(value, str) else ""


def _objects(pairs: Pairs, key: str) -> tuple[Pairs, ...]:
    """Give the objects in the list at *key*, or the one that stands there alone.

    Raise `_ShapeError` if something else stands there.
    """
    value = _value(pairs, key)
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    found = tuple(item.pairs for item in items if isinstance(item, Nested))
    if len(found) < len(items):
        raise _ShapeError(_NO_LIST.format(key))
    return found
