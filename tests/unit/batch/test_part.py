"""Many records decided together come out as each does alone, byte by byte."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.batch import part as part_module
from rls_screen.batch.json.lines import MOST
from rls_screen.batch.json.split import Lines, Raw, portions
from rls_screen.batch.many import sheets
from rls_screen.batch.output.ndjson import scored_line
from rls_screen.batch.part import FEWEST, Part, Parts
from rls_screen.batch.record import Rejected
from rls_screen.batch.run import Extra, Run
from rls_screen.instrument.load import load
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.read import read
from rls_screen.logic.values import Answer, Answers, Missing, Several, Whole
from rls_screen.screening.screen import screener
from tests.oracle.records import random_record
from tests.unit.batch.test_quick import RECORD, written
from tests.unit.engines.records import all_records

CASES = Path(__file__).parents[2] / "cases"
RUN = Run(screener(load()))
PREPARED = Parts(RUN).prepare()
MINIMAL = (CASES / "minimal.yaml").read_text(encoding="utf-8")
WIDE = 20
ORDERS = ("<", "<=", "==", "!=", ">=", ">")


def _alone(run: Run, data: bytes) -> Part:
    """Give what becomes of *data* where each record is decided by itself, without the quick way."""
    lines: list[bytes] = []
    rejected: list[Rejected] = []
    results: Counter[str] = Counter()
    last = 0
    for outcome in run.decide(run.read("x", [data])):
        last = outcome.place.index
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            lines.append(scored_line(outcome))
            results[outcome.result.result] += 1
    return Part(b"".join(lines), results, tuple(rejected), last)


def _whole(parts: Iterable[Part]) -> Part:
    """Put parts together."""
    found = list(parts)
    results = sum((part.results for part in found), Counter[str]())
    rejected = tuple(item for part in found for item in part.rejected)
    return Part(b"".join(part.lines for part in found), results, rejected, found[-1].last)


def _json(answers: Answers) -> dict[str, object]:
    def value(answer: Answer) -> object:
        return answer.value if isinstance(answer, Missing) else answer

    return {name: value(answer) for name, answer in answers.items()}


def _lines(records: Iterable[object]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def _check(run: Run, data: bytes) -> None:
    assert _whole(Parts(run).read("x", [data])) == _alone(run, data)


def test_thousands_of_records_and_all_cases_come_out_the_same() -> None:
    """Records in which any question may be missing."""
    _check(RUN, _lines(_json(answers) for answers in all_records()))


def test_thousands_of_likely_records_come_out_the_same() -> None:
    """Records that spread over all results, with an id."""
    chance = random.Random(11)  # noqa: S311 - the same records each time
    _check(RUN, _lines({"id": at, **random_record(chance)} for at in range(20_000)))


@given(
    records=st.lists(RECORD, min_size=1, max_size=8),
    end=st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
    extra=st.sampled_from(Extra),
)
def test_whatever_stands_among_sound_records_is_decided_in_its_place(
    records: list[list[tuple[str, object]]], end: str, extra: Extra
) -> None:
    """Results, rejections, counts and numbers are those of the careful way."""
    data = "".join(f"{written(pairs, '')}{end}" for pairs in records).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(part_module, "FEWEST", 1)
        run = Run(RUN.screen, extra)
        assert _whole(Parts(run, PREPARED).read("x", [data])) == _alone(run, data)


def _wide() -> Instrument:
    """Give a questionnaire with a question of many answers, and more flags than a byte has bits."""
    codes = ", ".join(f"c{number}: Code {number}" for number in range(WIDE))
    question = (
        "  - id: many_codes\n    label: Code\n    text: Which code?\n    help: Any.\n"
        f"    one: {{{codes}, unsure: Not sure}}\n    sources: [OWN]\n"
    )
    bounds = [f"age {order} {bound}" for order in ORDERS for bound in (1, 7, 60, 119)]
    conditions = [*(f'many_codes == "c{number}"' for number in range(WIDE)), *bounds]
    flags = "".join(
        f"  - {{id: wide_{at}, when: '{condition}', says: So., sources: [OWN]}}\n"
        for at, condition in enumerate(conditions)
    )
    text = MINIMAL.replace("\ngroups:", f"{question}\ngroups:", 1)
    text = text.replace("prompts: [respondent,", "prompts: [respondent, many_codes,")
    text = text.replace("any(caps) or", 'any(caps) or age > 60 or many_codes == "c7" or')
    return read(text.replace("\nflags:\n", f"\nflags:\n{flags}", 1), "wide.yaml")


def _random_records(instrument: Instrument, count: int) -> Iterator[dict[str, object]]:
    chance = random.Random(3)  # noqa: S311 - the same records each time
    for number in range(count):
        record: dict[str, object] = {"id": f"p:{number}"} if number % 3 else {}
        for name, question in instrument.questions.items():
            match question.answers:
                case Whole(minimum, maximum):
                    values: Sequence[object] = range(minimum, maximum + 1)
                case Several(values=codes):
                    values = [(), codes, codes[:1]]
                case _:
                    values = [option.code for option in question.options]
            if chance.random() < 0.8:
                record[name] = chance.choice((None, *values, *values))
        yield record


@pytest.mark.parametrize(
    "instrument", [read(MINIMAL, "minimal.yaml"), _wide()], ids=["minimal", "wide"]
)
def test_records_of_any_questionnaire_come_out_the_same(instrument: Instrument) -> None:
    """Many answers to one question, many codes of a list, every bound of a number."""
    _check(Run(screener(instrument)), _lines(_random_records(instrument, 3_000)))


def test_what_is_there_is_decided_before_more_is_read() -> None:
    """Nobody waits for the results of lines that are there already."""
    done: list[Part] = []
    line = b'{"urge":"yes"}\n'

    def blocks() -> Iterator[bytes]:
        for number in (1, 2, FEWEST - 1, FEWEST, 100):
            before = sum(part.results.total() for part in done)
            yield line * number
            assert sum(part.results.total() for part in done) == before + number

    for part in Parts(RUN).read("x", blocks()):
        done.append(part)  # noqa: PERF402 - each is looked at before the next one
    assert done[-1].last == 2 * FEWEST + 102


def test_what_is_remembered_of_answers_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more values of a question than are kept, results stay right."""
    monkeypatch.setattr(sheets, "MOST", 3)
    _check(RUN, _lines({"age": age % 121, "urge": "yes"} for age in range(10 * FEWEST)))
    parts = Parts(RUN)
    for begin in range(0, 120, 5):
        lines = Lines(1, 1, [b'{"age":%d}' % (begin + at % 5) for at in range(FEWEST)])
        parts.part("x", [lines])
    known = [codes.known for _, codes in parts.prepare().sheets.columns]
    assert max(map(len, known)) <= 3 + 5


@pytest.mark.parametrize("block", [7, 1_000, 100_000, 10_000_000])
def test_lines_are_found_together_whatever_stands_between(block: int) -> None:
    """Odd lines among thousands cost only themselves, and lines are given in bounded portions."""
    odd = {5_000: b"  {} ", 9_000: b"[]", 9_001: b"", 12_000: b'{"a"', 17_000: b"{} {}"}
    texts = [odd.get(at, b'{"id":%d}' % at) for at in range(20_000)]
    data = b"\r\n".join(texts)
    blocks = [data[at : at + block] for at in range(0, len(data), block)]
    found = [
        (raw.line, raw.index, raw.data)
        for portion in portions(blocks)
        for raw in (portion.each() if isinstance(portion, Lines) else [portion])
        if isinstance(raw, Raw)
    ]
    expected = [(at, text.strip()) for at, text in enumerate(texts, start=1) if text]
    assert found == [(line, index, text) for index, (line, text) in enumerate(expected, start=1)]
    assert all(len(item.records) <= MOST for item in portions(blocks) if isinstance(item, Lines))
