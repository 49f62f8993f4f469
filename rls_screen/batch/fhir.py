"""Read FHIR R4 QuestionnaireResponses: their answers by link id, however deep they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rls_screen.batch.value import Decoded, Nested, Number, Pairs

RESPONSE = "QuestionnaireResponse"
BUNDLE = "Bundle"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
DEEPEST = 100
"""How many brackets of a resource may be open at once."""


@dataclass(frozen=True, slots=True)
class Response:
    """A response as cells: `.id`, `.status` and the like, and each link id with its answers."""

    cells: Mapping[str, tuple[str, ...]]

    @property
    def answered(self) -> tuple[str, ...]:
        """Give the link ids that have an answer."""
        return tuple(name for name, texts in self.cells.items() if texts and name[:1] != ".")


def resources(pairs: Pairs) -> Iterator[tuple[str, Pairs]]:
    """Give each resource in *pairs*, which are one or a Bundle of them, with its type."""
    kind = _text(pairs, "resourceType")
    if kind != BUNDLE:
        yield kind, pairs
        return
    for entry in _objects(pairs, "entry"):
        resource = dict(entry).get("resource")
        found = resource.pairs if isinstance(resource, Nested) else ()
        yield _text(found, "resourceType"), found


def response(pairs: Pairs, systems: Mapping[str, str]) -> Response:
    """Give the cells of the QuestionnaireResponse *pairs*.

    A coding is written as `system|code`, with the short name of the system that *systems* has.
    """
    found: dict[str, list[str]] = {}
    for key in ("id", "status", "authored", "questionnaire"):
        found[f".{key}"] = [text] if (text := _text(pairs, key)) else []
    for key in ("subject", "source", "author"):
        for object_ in _objects(pairs, key):
            found[f".{key}.reference"] = [_text(object_, "reference")]
    for link, answers in _items(pairs):
        texts = found.setdefault(link, [])
        for answer in answers:
            texts.append(_answer(answer, systems))
    return Response({name: tuple(texts) for name, texts in found.items()})


def _items(pairs: Pairs) -> Iterator[tuple[str, tuple[Pairs, ...]]]:
    """Give every item, with its answers: within items, and within answers."""
    for item in _objects(pairs, "item"):
        answers = tuple(_objects(item, "answer"))
        link = _text(item, "linkId")
        if link and (answers or not tuple(_objects(item, "item"))):
            yield link, answers
        yield from _items(item)
        for answer in answers:
            yield from _items(answer)


def _answer(answer: Pairs, systems: Mapping[str, str]) -> str:
    """Give one answer as a text; one without a value that can be told is an empty text."""
    for key, value in answer:
        match key, value:
            case "valueCoding", Nested(coding):
                return _coding(coding, systems)
            case _, (str() | Number() | bool()) if key.startswith("value"):
                return _plain(value)
            case _, Nested(quantity) if key == "valueQuantity":
                return _plain(dict(quantity).get("value"))
            case _, Nested(extended) if key.startswith("_value"):
                return _absent(extended, systems)
            case _:
                pass
    return _absent(answer, systems)


def _coding(coding: Pairs, systems: Mapping[str, str]) -> str:
    system, code = _text(coding, "system"), _text(coding, "code")
    if not code:
        return f"|{_text(coding, 'display')}" if _text(coding, "display") else ""
    return f"{systems.get(system, system)}|{code}"


def _absent(pairs: Pairs, systems: Mapping[str, str]) -> str:
    """Give the reason for which data are absent, as a code of its extension."""
    for extension in _objects(pairs, "extension"):
        if _text(extension, "url") == ABSENT and (code := _text(extension, "valueCode")):
            return f"{systems.get(ABSENT, ABSENT)}|{code}"
    return ""


def _plain(value: Decoded) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Number(text) | str(text):
            return text
        case _:
            return ""


def _text(pairs: Pairs, key: str) -> str:
    value = dict(pairs).get(key)
    return value if isinstance(value, str) else ""


def _objects(pairs: Pairs, key: str) -> Iterator[Pairs]:
    """Give the objects in the list at *key*, or the one that stands there alone."""
    match dict(pairs).get(key):
        case Nested(found):
            yield found
        case tuple() as items:
            for item in items:
                if isinstance(item, Nested):
                    yield item.pairs
        case _:
            pass
