"""The words of JSON Schema that the schemas here are made of."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from rls_screen.instrument.model import Instrument

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Schema = Mapping[str, Json]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an object: what may stand at it, and *about*, what it is for."""

    value: Schema
    about: str
    is_needed: bool = True


Keys = Mapping[str, Key]


def written(schema: Schema) -> str:
    """Give *schema* as text."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def whole_schema(urn: str, title: str, about: str, rest: Schema) -> Schema:
    """Give a schema that stands for itself, with the name *urn*."""
    head: Schema = {"$schema": DIALECT, "$id": urn, "title": title, "description": about}
    return {**head, **rest}


def urn_of(what: str, *parts: str) -> str:
    """Give the name of the schema of *what*, in the version that *parts* tell."""
    return ":".join(("urn:rls-screen:schema", what, *(quote(part, safe="") for part in parts)))


def urn_for(what: str, instrument: Instrument) -> str:
    """Give the name of the schema of *what* for *instrument*.

    The questionnaire that comes along is not named, only its version.
    """
    named = () if instrument.id == "rls-screen" else (instrument.id,)
    return urn_of(what, *named, instrument.version)


def ref(name: str) -> Schema:
    """Give what is defined under *name*."""
    return {"$ref": f"#/$defs/{name}"}


def titled(codes: Iterable[tuple[str, str]]) -> Schema:
    """Give one of *codes*, each with its title; without codes, give what nothing fits."""
    found = [{"const": code, "title": title} for code, title in codes]
    return {"oneOf": found} if found else {"enum": []}


def described(words: Iterable[tuple[str, str]]) -> Schema:
    """Give one of *words*, each with what it means."""
    return {"oneOf": [{"const": word, "description": about} for word, about in words]}


def one_of(words: Iterable[str]) -> Schema:
    """Give one of *words*."""
    return {"enum": list(words)}


def or_null(schema: Schema, title: str) -> Schema:
    """Give what *schema* takes, or null, which means *title*."""
    return {"anyOf": [schema, {"type": "null", "title": title}]}


def listed(items: Schema, *, least: int = 0, is_set: bool = False) -> Schema:
    """Give a list of *items*, of which there are at least so many; in a set, none comes twice."""
    found: dict[str, Json] = {"type": "array", "items": items}
    if least:
        found["minItems"] = least
    if is_set:
        found["uniqueItems"] = True
    return found


def a_map(about: str, keys: Keys) -> Schema:
    """Give an object with *keys* and no others."""
    return {**open_map(about, keys), "additionalProperties": False}


def open_map(about: str, keys: Keys) -> Schema:
    """Give an object with *keys*; nothing is said of others."""
    return {
        "type": "object",
        "description": about,
        "properties": {name: {"description": key.about, **key.value} for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.is_needed],
    }
