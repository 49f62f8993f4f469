"""Write a review as JSON, or as SARIF 2.1.0 for those who host code."""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from rls_screen.errors import Problem
from rls_screen.review.coverage import Coverage, Reachable
from rls_screen.review.kinds import KINDS, Kind, count
from rls_screen.review.review import Review

if TYPE_CHECKING:
    from rls_screen.review.proofs.prove import Proofs

Json = str | int | None | Sequence["Json"] | Mapping[str, "Json"]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def as_json(review: Review) -> str:
    """Give *review* as one JSON object."""
    counts = count(review.problems)
    found: Mapping[str, Json] = {
        "questionnaire": review.instrument.name if review.instrument else None,
        "languages": review.languages,
        "errors": counts[KINDS["yaml"].severity],
        "warnings": len(review.problems) - counts[KINDS["yaml"].severity],
        "problems": [_problem(problem, review.proofs) for problem in review.problems],
        "coverage": _coverage(review.coverage) if review.coverage else None,
        "proven": review.proofs.proven if review.proofs else None,
        "unproven": review.proofs.unproven if review.proofs else None,
    }
    return json.dumps(found, indent=2) + "\n"


def as_sarif(review: Review, version: str) -> str:
    """Give *review*, made by this *version*, as a log of SARIF 2.1.0 with one run."""
    driver = {
        "name": "rls-screen check",
        "version": version,
        "rules": [_rule(kind) for kind in KINDS.values()],
    }
    run: Mapping[str, Json] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in review.problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _problem(problem: Problem, proofs: "Proofs | None") -> Json:
    shown = proofs.sheets.get(problem) if proofs else None
    found: dict[str, Json] = {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": KINDS[problem.code].severity.value,
        "sentence": problem.sentence,
        "hint": problem.hint,
    }
    return {**found, "sheets": shown} if shown else found


def _coverage(found: Coverage) -> Json:
    missed: list[Json] = [_missed(item) for item in found.missed]
    return {
        "examples": found.examples,
        "rules": len(found.all),
        "reached": len(found.all) - len(missed),
        "missed": missed,
    }


def _missed(item: Reachable) -> Json:
    return {"line": item.line, "rule": item.rule, "says": item.says}


def _rule(kind: Kind) -> Json:
    return {
        "id": kind.code,
        "shortDescription": {"text": kind.means},
        "help": {"text": f"Instead of:\n{kind.bad}\nwrite such as:\n{kind.good}"},
        "defaultConfiguration": {"level": kind.severity.value},
    }


def _result(problem: Problem) -> Json:
    place = {
        "artifactLocation": {"uri": _uri(problem.file)},
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": tuple(KINDS).index(problem.code),
        "level": KINDS[problem.code].severity.value,
        "message": {"text": f"{problem.sentence} {problem.hint}".rstrip()},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    """Give *file* as an address: one that begins at the root, or one beside the reader's place."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/")
