"""Make records to measure with, the same ones each time."""

import json
import random
from collections.abc import Mapping
from pathlib import Path

from rls_screen.instrument.load import load
from rls_screen.instrument.model import Question
from rls_screen.logic.values import Several, Whole

SEED = 20


def write_records(path: Path, count: int, patterns: int | None = None) -> None:
    """Write *count* records with all questions answered to *path*, as NDJSON.

    Each has answers of its own or, if *patterns* is given, those of one of so many patterns.
    """
    chance = random.Random(SEED)  # noqa: S311 - nothing here is a secret
    questions = load().questions
    kept = [_answers(chance, questions) for _ in range(patterns or 0)]
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            answers = chance.choice(kept) if kept else _answers(chance, questions)
            stream.write(json.dumps({"id": f"p{number}", **answers}) + "\n")


def _answers(chance: random.Random, questions: Mapping[str, Question]) -> dict[str, object]:
    return {name: _answer(chance, question) for name, question in questions.items()}


def _answer(chance: random.Random, question: Question) -> object:
    match question.answers:
        case Whole(minimum, maximum):
            return chance.randint(minimum, maximum)
        case Several(values):
            return chance.sample(values, 2)
        case _:
            return chance.choice([option.code for option in question.options])
