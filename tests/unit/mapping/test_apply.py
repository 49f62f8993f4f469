"""Promises of a mapping at work: nothing is guessed, and nothing unknown becomes a no."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.instrument.load import load
from rls_screen.logic.values import Missing
from rls_screen.mapping.absent import Absent
from rls_screen.mapping.apply import Mapped, Mapper, mapper, thresholds
from rls_screen.mapping.cell import Cell
from rls_screen.mapping.read import read_mapping, with_reading
from rls_screen.mapping.shipped import load_mapping, names

QUESTIONS = load().questions
SHIPPED = {name: mapper(load_mapping(name, QUESTIONS)) for name in names()}

HEAD = """
mapping: {name: study, version: 1.0.0, source: the codebook}
missing: {"-9": refused, "-8": not_applicable}
codes:
  yesno: {"1": "yes", "2": "no", "7": dont_know}
"""
TAIL = """
never_asked:
  - {questions: others, because: not in the form}
"""


def _mapper(body: str, reading: str = "") -> Mapper:
    codebook = read_mapping(f"{HEAD}{body}{TAIL}", "study.yaml", QUESTIONS)
    return mapper(with_reading(codebook, reading) if reading else codebook)


def _answer(body: str, question: str, **cells: Cell) -> object:
    """Give the answer to *question*, or the kind of missing data that it is."""
    mapped = _mapper(body)(cells)
    return mapped.absent.get(question) or mapped.answers.get(question)


PLAIN = """
columns: {a: yesno, b: yesno}
answers: {urge: a, rest: b}
"""


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        ("1", "yes"),
        ("2", "no"),
        (" 1 ", "yes"),
        ("1.0", "yes"),
        ("01", "yes"),
        ("2.", "no"),
        ("7", Absent.DONT_KNOW),
        ("-9", Absent.REFUSED),
        ("-9.0", Absent.REFUSED),
        ("-8", Absent.NOT_APPLICABLE),
        ("", Absent.BLANK),
        ("  ", Absent.BLANK),
        (None, Absent.BLANK),
        ("0", Absent.UNLISTED),
        ("1.5", Absent.UNLISTED),
        ("yes", Absent.UNLISTED),
        ("true", Absent.UNLISTED),
        (("1", "1"), "yes"),
        (("1", "2"), Absent.CONFLICT),
        (("1", "7"), Absent.CONFLICT),
        ((), Absent.BLANK),
    ],
)
def test_a_raw_text_becomes_what_is_listed_and_nothing_else(raw: Cell, answer: object) -> None:
    """Only what the mapping lists means anything; the same number may be written otherwise."""
    assert _answer(PLAIN, "urge", a=raw) == answer


def test_only_i_do_not_know_is_the_answer_unsure() -> None:
    """A person's own "I do not know" is an answer; all other missing data were not asked."""
    answers = _mapper(PLAIN)({"a": "7", "b": "-9"}).answers
    assert answers == {"urge": Missing.UNSURE}


def test_a_question_without_unsure_never_gets_it() -> None:
    """Where "I do not know" is no answer, it was not asked: who answers is never unknown."""
    body = """
columns:
  who: {values: {"1": self, "2": carer, "9": dont_know}}
  age: {whole: {minimum: 0, maximum: 120}, values: {"999": dont_know}}
  a: {values: {"1": "yes", "9": unsure}}
answers: {respondent: who, age: age, urge: a}
"""
    mapped = _mapper(body)({"who": "9", "age": "999", "a": "9"})
    assert mapped.answers == {"urge": Missing.UNSURE}
    assert set(mapped.absent.values()) == {Absent.DONT_KNOW}


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("1", "2", "yes"),
        ("2", "2", "no"),
        ("2", "7", Absent.DONT_KNOW),
        ("2", "", Absent.BLANK),
        ("", "1", "yes"),
        ("", "-9", Absent.BLANK),
    ],
)
def test_any_of_several_columns(a: str, b: str, found: object) -> None:
    """One yes is enough; a no needs them all."""
    assert (
        _answer("columns: {a: yesno, b: yesno}\nanswers: {urge: {any: [a, b]}}", "urge", a=a, b=b)
        == found
    )


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [("1", "1", "yes"), ("1", "2", "no"), ("", "2", "no"), ("1", "", Absent.BLANK)],
)
def test_all_of_several_columns(a: str, b: str, found: object) -> None:
    """One no is enough; a yes needs them all."""
    assert (
        _answer("columns: {a: yesno, b: yesno}\nanswers: {urge: {all: [a, b]}}", "urge", a=a, b=b)
        == found
    )


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [("1", "2", "yes"), ("", "2", "no"), ("-9", "", Absent.REFUSED), ("7", "", Absent.DONT_KNOW)],
)
def test_the_first_known_column(a: str, b: str, found: object) -> None:
    """The first column with a value counts; if none has one, the first says why."""
    body = "columns: {a: yesno, b: yesno}\nanswers: {urge: {first: [a, b]}}"
    assert _answer(body, "urge", a=a, b=b) == found


THRESHOLD = """
columns:
  level: {whole: {minimum: 0, maximum: 6}, values: {Often: "4", "9": dont_know}}
answers:
  urge:
    rules:
      - {when: level >= 4, answer: "yes"}
      - {answer: "no"}
"""


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("6", "yes"),
        ("Often", "yes"),
        ("2", "no"),
        ("0", "no"),
        ("9", Absent.DONT_KNOW),
        ("", Absent.BLANK),
        ("7", Absent.UNLISTED),
        ("3.5", Absent.UNLISTED),
    ],
)
def test_a_threshold(raw: str, found: object) -> None:
    """What is not known never reaches the rule for all others."""
    assert _answer(THRESHOLD, "urge", level=raw) == found
    assert thresholds(_mapper(THRESHOLD).codebook) == {"urge": ("level >= 4",)}


@pytest.mark.parametrize(
    ("raw", "age"),
    [
        ("60.42", 60),
        ("60,4", 60),
        ("1,000", None),
        ("60", 60),
        ("0.9", 0),
        ("-0.5", None),
        ("121", None),
        ("sixty", None),
    ],
)
def test_a_fraction_is_rounded_down_only_where_that_is_said(raw: str, age: int | None) -> None:
    """An age in years and parts of them counts the whole ones."""
    body = "columns:\n  age: {whole: {minimum: 0, maximum: 120%s}}\nanswers: {age: age}"
    assert _mapper(body % ", round: down")({"age": raw}).answers.get("age") == age
    whole = age if raw.isdecimal() else None
    assert _mapper(body % "")({"age": raw}).answers.get("age") == whole


BOXES = """
columns:
  cramps: {values: {"1": ticked, "0": unticked}}
  nothing: {values: {"1": ticked, "0": unticked}}
answers:
  cramps:
    rules:
      - {when: cramps == "ticked", answer: all}
      - {when: nothing == "ticked", answer: none}
"""


@pytest.mark.parametrize(
    ("cramps", "nothing", "found"),
    [
        ("1", "0", "all"),
        ("0", "1", "none"),
        ("0", "0", Absent.NO_RULE),
        ("", "", Absent.BLANK),
        ("1", "1", "all"),
    ],
)
def test_a_box_that_is_not_ticked_is_no_answer(cramps: str, nothing: str, found: object) -> None:
    """Only the box for "none of these" says none."""
    assert _answer(BOXES, "cramps", cramps=cramps, nothing=nothing) == found


LIST = """
columns:
  tingling:
    header: feel
    item: {code: "2", separator: "|", others: ["1"]}
    values: {"99": refused}
  itching: {header: feel, item: {code: "3", separator: "|"}}
answers:
  feels:
    ticked: {tingling: tingling == "ticked", itching: itching == "ticked"}
"""


def test_a_list_in_one_cell() -> None:
    """A list of codes in one cell becomes a list of answers, and nothing ticked is unknown."""
    assert _answer(LIST, "feels", tingling="2|3", itching="2|3") == ("tingling", "itching")
    assert _answer(LIST, "feels", tingling=("3",), itching=("3",)) == ("itching",)
    assert _answer(LIST, "feels", tingling="1", itching="1") is Absent.NO_RULE
    assert _answer(LIST, "feels", tingling="", itching="") is Absent.BLANK


@pytest.mark.parametrize("raw", ["3", "3.0", "03", "3,0", "2|3.0", " 3 | 2 ", ("2.0", "3.0")])
def test_an_item_is_found_however_its_number_is_written(raw: Cell) -> None:
    """A data frame writes 3 as 3.0, and it is ticked all the same."""
    assert "itching" in str(_answer(LIST, "feels", tingling=raw, itching=raw))


SIGN = """
columns:
  clot: {header: signs, item: {code: "3"}}
  pale: {header: signs, item: {code: "4", others: ["5"]}}
answers:
  sign_clot:
    rules: [{when: clot == "ticked", answer: "yes"}, {when: clot == "unticked", answer: "no"}]
"""


@pytest.mark.parametrize(
    ("raw", "answer"),
    [
        ("3,4", "yes"),
        ("4,5", "no"),
        ("4.0", "no"),
        ("xyz", Absent.UNLISTED),
        ("4,6", Absent.UNLISTED),
        ("3,6", "yes"),
        ("99", Absent.REFUSED),
        ("99.0", Absent.REFUSED),
        ("3,99", Absent.CONFLICT),
        ("", Absent.BLANK),
    ],
)
def test_no_item_is_unticked_because_of_a_code_that_nobody_knows(raw: str, answer: object) -> None:
    """That an item is not there is known only where all is known that is there."""
    head = HEAD.replace('missing: {"-9": refused', 'missing: {"99": refused, "-9": refused')
    codebook = read_mapping(f"{head}{SIGN}{TAIL}", "study.yaml", QUESTIONS)
    mapped = mapper(codebook)({"clot": raw, "pale": raw})
    assert (mapped.absent.get("sign_clot") or mapped.answers.get("sign_clot")) == answer


@pytest.mark.parametrize("raw", ["8", "8.0", "8,0", "08", "+8"])
def test_a_code_for_missing_data_is_one_however_it_is_written(raw: str) -> None:
    """It never becomes a number that a threshold lets pass."""
    body = """
columns: {x: {whole: {minimum: 0, maximum: 10, round: down}, values: {"8": dont_know}}}
answers:
  urge: {rules: [{when: x >= 5, answer: "yes"}, {when: x < 5, answer: "no"}]}
"""
    assert _answer(body, "urge", x=raw) is Absent.DONT_KNOW
    assert _answer(body, "urge", x="7,5") == "yes"


def test_an_id_keeps_its_own_slashes() -> None:
    """Only parts that are blank are left out at the end."""
    run = _mapper("columns: {pid: {text: any}, a: yesno}\nid: [pid]\nanswers: {urge: a}\n")
    assert run({"pid": "A/", "a": "1"}).id == "A/"


ROWS = """
columns: {a: yesno, b: yesno, kind: {text: any}, pid: {text: any}, visit: {text: any}}
id: [pid, visit]
rows:
  - {exclude: known(kind), because: another form}
gates:
  - {when: 'a == "no"', hides: [b]}
notes:
  - {id: unsure_of_urge, when: is_unsure(a)}
implied:
  location: {answer: both_legs, because: the stem says legs}
answers: {urge: a, rest: b}
readings:
  swapped: {about: the other way round, answers: {rest: a}}
"""


def test_rows_ids_gates_notes_and_readings() -> None:
    """Each says what it does, and nothing more."""
    run = _mapper(ROWS)
    gone = run({"pid": "1", "visit": "2", "kind": "x", "a": "1"})
    assert (gone.id, gone.excluded, dict(gone.answers)) == ("1/2", "another form", {})
    skipped = run({"pid": "1", "visit": "", "a": "2", "b": ""})
    assert skipped.id == "1"
    assert skipped.absent == {"rest": Absent.SKIPPED}
    assert skipped.answers == {"location": "both_legs", "urge": "no"}
    behind = run({"pid": "", "a": "2", "b": "1"})
    assert (behind.id, behind.notes) == (None, ("answered_after_gate:b",))
    assert behind.answers["rest"] == "yes"
    assert run({"a": "7"}).notes == ("unsure_of_urge",)
    assert _mapper(ROWS, "swapped")({"a": "1", "b": "2"}).answers["rest"] == "yes"


FOREIGN = st.text(alphabet=string.ascii_letters + " _-?", min_size=1, max_size=6).map(
    lambda text: f"zz{text}"
)
"""Texts that no mapping lists."""


@pytest.mark.parametrize("name", SHIPPED)
@given(data=st.data())
def test_nothing_that_is_not_listed_becomes_an_answer(name: str, data: st.DataObject) -> None:
    """With blank cells and texts that no codebook has, nothing is known, least of all a no."""
    run = SHIPPED[name]
    cells = {column: data.draw(st.none() | st.just("") | FOREIGN) for column in run.readers}
    mapped = run({**cells, "repeat_instrument": None})
    assert dict(mapped.answers) == {}
    assert not mapped.excluded


@pytest.mark.parametrize("name", SHIPPED)
@given(data=st.data())
def test_each_question_is_answered_or_its_absence_has_a_kind(
    name: str, data: st.DataObject
) -> None:
    """Whatever stands in the cells, each mapped question has an answer or a reason, never both."""
    run = SHIPPED[name]
    cells: dict[str, Cell] = {
        column: data.draw(st.sampled_from([*reader.column.codes, "", "0", "5", "nonsense"]))
        for column, reader in run.readers.items()
    }
    mapped: Mapped = run(cells)
    if mapped.excluded:
        return
    known = {key for key, answer in mapped.answers.items() if not isinstance(answer, Missing)}
    assert known | set(mapped.absent) == set(run.codebook.answers)
    assert not known & set(mapped.absent)
