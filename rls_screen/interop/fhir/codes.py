"""The code systems that our forms and results use, published with the words of each code."""

import re
from collections.abc import Iterator, Mapping

from rls_screen.instrument.model import Instrument
from rls_screen.interop.fhir.names import NONE, NONE_SYSTEM, OURS, answers_of
from rls_screen.interop.fhir.texts import Json
from rls_screen.screening.together import Inner, Listed, OneOf, Shape, Value, together

_ASKED = ("inconsistent", "unsettled")


def code_systems(instrument: Instrument, others: Mapping[str, Instrument]) -> Json:
    """Give a Bundle of the CodeSystems of *instrument*, with the words of *others*."""
    systems: dict[str, Json] = {}
    for question in instrument.questions.values():
        if question.options and answers_of(question) not in systems:
            title = "Yes, no, not sure" if question.is_yes_no else question.label
            concepts = [
                _concept(
                    option.code,
                    option.label,
                    {
                        code: voice.questions[question.id].options[place].label
                        for code, voice in others.items()
                    },
                )
                for place, option in enumerate(question.options)
            ]
            address = answers_of(question)
            systems[address] = _system(instrument, address, title, concepts)
    none = {code: voice.words.answers.none_of_these for code, voice in others.items()}
    words = instrument.words.answers.none_of_these
    systems[NONE_SYSTEM] = _system(instrument, NONE_SYSTEM, words, [_concept(NONE, words, none)])
    for kind, codes in _results(instrument):
        address = f"{OURS}:{kind}"
        found = [_concept(code, words, {}) for code, words in codes.items()]
        systems[address] = _system(instrument, address, kind, found)
    entries = [{"fullUrl": address, "resource": system} for address, system in systems.items()]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _results(instrument: Instrument) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each kind of code that results have, with the words of its codes."""
    shapes = together(instrument).shapes()
    yield "observation", {name: name for name in _fields(shapes)}
    words = _words(instrument)
    for name, shape in shapes.items():
        match shape:
            case Listed(codes):
                found: list[Value] = [code for code, _ in codes]
            case OneOf(values):
                found = [value for value, _ in values]
            case Inner(fields):
                found = [value for field in fields.values() for value, _ in field.values]
        codes_ = [code for code in dict.fromkeys(found) if isinstance(code, str)]
        if codes_ and name != "instrument":
            yield name, {code: words.get((name, code), code) for code in codes_}


def _fields(shapes: Mapping[str, Shape]) -> Iterator[str]:
    for name, shape in shapes.items():
        if isinstance(shape, Inner):
            yield from (f"{name}.{inner}" for inner in shape.fields)
        else:
            yield name


def _words(instrument: Instrument) -> dict[tuple[str, str], str]:
    """Give the words of codes that have some, by kind and code."""
    reasons = (code for level in instrument.levels for code in level.reasons)
    asked = {name: question.label for name, question in instrument.questions.items()}
    return {
        **{("result", code): item.headline for code, item in instrument.outcomes.items()},
        **{("urgency", level.id): level.call.headline for level in instrument.levels},
        **{("reasons", code.id): code.says for code in reasons},
        **{("caps", code.id): code.says for code in instrument.caps},
        **{("flags", code.id): code.says for code in instrument.flags},
        **{("advice", item.id): item.text for item in instrument.advice},
        **{(kind, name): label for kind in _ASKED for name, label in asked.items()},
    }


def _system(instrument: Instrument, address: str, title: str, concepts: list[Json]) -> Json:
    name = "".join(part.capitalize() for part in re.split("[^A-Za-z0-9]+", address)[1:])
    return {
        "resourceType": "CodeSystem",
        "url": address,
        "version": instrument.version,
        "name": name,
        "title": title,
        "status": "active",
        "caseSensitive": True,
        "content": "complete",
        "count": len(concepts),
        "concept": concepts,
    }


def _concept(code: str, words: str, others: Mapping[str, str]) -> Json:
    designations = [{"language": key, "value": value} for key, value in others.items()]
    found: Json = {"code": code, "display": words}
    return {**found, "designation": designations} if designations else found
