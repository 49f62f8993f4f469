"""Texts of a resource in several languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument
from rls_screen.interop.fhir.names import TRANSLATION

Json = dict[str, object]
"""An object of JSON."""


@dataclass(frozen=True, slots=True)
class Voices:
    """A questionnaire in the language of the resource, and in *others* by their codes."""

    instrument: Instrument
    others: Mapping[str, Instrument]

    def text(self, key: str, get: Callable[[Instrument], str]) -> Json:
        """Give the text that *get* finds as the element *key*, with its translations beside it."""
        translations = [_translation(code, get(item)) for code, item in self.others.items()]
        beside = {f"_{key}": {"extension": translations}} if translations else {}
        return {key: get(self.instrument), **beside}

    def coding(self, system: str, code: str, get: Callable[[Instrument], str]) -> Json:
        """Give the coding of *code*, with what *get* finds as its words."""
        return {"system": system, "code": code, **self.text("display", get)}


def _translation(code: str, text: str) -> Json:
    parts: list[Json] = [
        {"url": "lang", "valueCode": code},
        {"url": "content", "valueString": text},
    ]
    return {"url": TRANSLATION, "extension": parts}


def expression(text: str) -> Json:
    """Give a FHIRPath expression."""
    return {"language": "text/fhirpath", "expression": text}
