"""What people read in ODK is what stands in the questionnaire, and formulas mean what they say."""

import re
from dataclasses import replace
from itertools import product

from rls_screen.instrument.model import Instrument
from rls_screen.interop.outline import outline
from rls_screen.interop.xlsform.sheets import Sheet, Workbook, workbook
from rls_screen.interop.xlsform.survey import Survey
from rls_screen.interop.xlsform.xpath import NO, YES, chosen
from rls_screen.logic.formula import (
    ALWAYS,
    NEVER,
    All,
    Count,
    Formula,
    OneOf,
    Opposite,
    Some,
    Stands,
    There,
    Told,
    Unsure,
)
from rls_screen.logic.nodes import Order
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Choice, Missing, Value
from tests.peers.browser import Odk, needs_odk
from tests.peers.forms import cells, converted
from tests.unit.logic.holds import holds

NUMBERS: tuple[str | int, ...] = ("", 0, 17, 18, 19)
CODES: tuple[str | int, ...] = ("yes", "no", "unsure")
HOSTILE = (
    "=1+1",
    "5 < 6 > 4 & b && AT&T c; d",
    "*bold* and **bold** and _slanted_ and __it__ and snake_case",
    "# no heading # 1 #",
    r"a \ b \\ c \* d \n",
    "\"quoted\" 'quoted' «русский» ñß",
    "{braces} $5 $ {x} [brackets] (round) %s %(s)s",
    "1. first",
    "*",
    "2 | 3 ~ ~~gone~~ ^ @ : ; , .",
    "a\nb\n\n  c   d\te",
    "x\N{NO-BREAK SPACE}y\N{RIGHT-TO-LEFT MARK}\N{GRINNING FACE}",
    "http://example.org/a_b_c",
    "<3 <- <5>",
)


@needs_odk
def test_texts_are_shown_letter_by_letter(page: Odk, instrument: Instrument) -> None:
    """As questions, as their help and as their answers; only white space is made one blank."""
    page.show(converted(workbook([_saying(instrument)])))
    for part in (".control-text label", ".hint", ".value-option .text-content"):
        shown = page.page.locator(f".question-container {part}").all_text_contents()
        for text in HOSTILE:
            assert re.sub(r"\s+", " ", text) in shown, part


def _saying(instrument: Instrument) -> Instrument:
    """Give *instrument* with one text of `HOSTILE` in each of some questions that all are asked."""
    shown = outline(instrument).shown
    asked = [
        item
        for item in instrument.questions.values()
        if shown[item.id] == ALWAYS and isinstance(item.answers, Choice)
    ]
    said = {
        item.id: replace(
            item,
            text=text,
            item=text,
            help=text,
            options=(replace(item.options[0], label=text), *item.options[1:]),
        )
        for item, text in zip(asked, HOSTILE, strict=False)
    }
    assert len(said) == len(HOSTILE)
    return replace(instrument, questions={**instrument.questions, **said})


FORMULAS: tuple[Formula, ...] = (
    ALWAYS,
    NEVER,
    OneOf("a", ("yes",)),
    OneOf("a", ("yes", "no")),
    Opposite(OneOf("a", ("yes", "no"))),
    Unsure("a"),
    There("a"),
    There("n"),
    *(Stands("n", order, 18) for order in Order),
    Told("s", is_so=True),
    Told("s", is_so=False),
    All((OneOf("a", ("yes", "no")), OneOf("b", ("yes", "no")), There("n"))),
    All((Some((There("a"), There("b"))), Opposite(All((There("a"), There("n")))))),
    Some((All((There("a"), There("n"))), Unsure("b"))),
    Opposite(Some((There("a"), There("b")))),
    *(Count((There("a"), There("b"), Unsure("a"), There("n")), least) for least in (1, 2, 3)),
    Opposite(Count((There("a"), Opposite(There("b")), Told("s", is_so=True)), 2)),
)


@needs_odk
def test_each_formula_holds_in_xpath_where_it_holds(page: Odk) -> None:
    """Whatever is answered, and where nothing is."""
    step = OneOf("b", ("yes",))
    rows = [
        ("type", "name", "label", "calculation"),
        ("select_one three", "a", "A", ""),
        ("select_one three", "b", "B", ""),
        ("integer", "n", "N", ""),
        ("calculate", "s", "", chosen(((YES, step),), NO)),
        *(
            ("calculate", f"f{index}", "", chosen((("so", formula),), "not_so"))
            for index, formula in enumerate(FORMULAS)
        ),
    ]
    lists = [("list_name", "name", "label"), *(("three", str(code), str(code)) for code in CODES)]
    settings = [("form_id", "version"), ("formulas", "1")]
    sheets = (("survey", rows), ("choices", lists), ("settings", settings))
    form = Workbook(tuple(Sheet(name, tuple(found)) for name, found in sheets), Survey((), {}))
    given: list[dict[str, str | int]] = [
        {name: value for name, value in zip("abn", values, strict=True) if value != ""}
        for values in product(("", *CODES), ("", *CODES), NUMBERS)
    ]
    for answers, submission in zip(given, page.submissions(converted(form), given), strict=True):
        values: dict[str, Value] = {
            name: Missing.UNSURE if value == "unsure" else value for name, value in answers.items()
        }
        values["s"] = Truth.YES if holds(step, values) else Truth.NO
        found = cells(submission)
        for index, formula in enumerate(FORMULAS):
            assert (found[f"f{index}"] == "so") == holds(formula, values), (formula, values)
