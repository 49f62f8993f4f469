"""A result as a FHIR R4 Observation: what a screen found, and never a diagnosis."""

from collections.abc import Iterator

from rls_screen.instrument.model import Instrument
from rls_screen.interop.fhir.names import ABSENT, CATEGORY, OURS
from rls_screen.interop.fhir.response import Name
from rls_screen.interop.fhir.texts import Json
from rls_screen.screening.result import Result

UNDETERMINED = "undetermined"
_CODES = ("four_criteria", "urgency", "impact", "course", "rest_sufferer", "dsm5_frequency")
_LISTS = ("reasons", "caps", "flags", "inconsistent", "advice", "unsettled")


def observation(
    instrument: Instrument, name: Name | None, result: Result, derived_from: str
) -> Json:
    """Give *result* of the record *name*, derived from the response at the address *derived_from*.

    An undetermined result has no value, and the reason for which it is absent.
    """
    return {
        "resourceType": "Observation",
        **({"identifier": [name.identifier()]} if name else {}),
        "status": "final",
        "category": [{"coding": [{"system": CATEGORY, "code": "survey"}]}],
        "code": {**_concept("observation", "result"), "text": instrument.title},
        **_value(instrument, result),
        "note": [{"text": instrument.notes["not_a_diagnosis"]}],
        "derivedFrom": [{"reference": derived_from}],
        "component": list(_components(result)),
    }


def _value(instrument: Instrument, result: Result) -> Json:
    headline = instrument.outcomes[result.result].headline
    if result.result == UNDETERMINED:
        coding = {"system": ABSENT, "code": "unknown"}
        return {"dataAbsentReason": {"coding": [coding], "text": headline}}
    return {"valueCodeableConcept": {**_concept("result", result.result), "text": headline}}


def _components(result: Result) -> Iterator[Json]:
    for name in ("score", "score_max"):
        yield {**_coded(name), "valueInteger": getattr(result, name)}
    for criterion, state in result.criteria.items():
        yield {**_coded(f"criteria.{criterion}"), **_state("criteria", state)}
    yield {**_coded("see_doctor"), "valueBoolean": result.see_doctor}
    for name in _CODES:
        yield {**_coded(name), **_state(name, getattr(result, name))}
    yield {**_coded("warning_signs"), **_state("warning_signs", result.warning_signs)}
    for name in _LISTS:
        for code in getattr(result, name):
            yield {**_coded(name), **_state(name, code)}
    yield {**_coded("instrument"), "valueString": result.instrument}


def _coded(name: str) -> Json:
    return {"code": _concept("observation", name)}


def _state(name: str, code: str | None) -> Json:
    """Give the value *code* of the field *name*, or why there is none."""
    if code is None:
        return {"dataAbsentReason": {"coding": [{"system": ABSENT, "code": "unknown"}]}}
    return {"valueCodeableConcept": _concept(name, code)}


def _concept(kind: str, code: str) -> Json:
    return {"coding": [{"system": f"{OURS}:{kind}", "code": code}]}
