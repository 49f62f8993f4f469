"""The interview: its screens in their order, and each question as it is asked."""

from collections.abc import Iterator

from rls_screen.instrument.model import Checklist, Question, Screen
from rls_screen.logic.values import Several, Whole
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.cited import sourced
from rls_screen.review.clinical.marks import bullets, code, heading, quoted
from rls_screen.review.clinical.names import Names
from rls_screen.review.clinical.rows import condition

IN_A_LIST = (
    "In a list, what is not ticked counts as \u201cno\u201d or \u201cnone\u201d. What is ticked "
    "counts as \u201cyes\u201d; where there is more to answer than yes and no, it is asked on its "
    "own."
)


def interview(names: Names) -> Iterator[str]:
    """Lay out each screen with its questions."""
    yield heading(2, "The interview", "interview")
    yield (
        "The screens stand in the order in which they come. A question is asked if it definitely "
        "makes sense and is not ruled out by the answers before it. An answer given where the "
        "question makes no sense is listed as inconsistent, and the rules use it as it is."
    )
    if any(isinstance(prompt, Checklist) for item in _screens(names) for prompt in item.prompts):
        yield IN_A_LIST
    for number, screen in enumerate(_screens(names), start=1):
        yield heading(3, f"Screen {number}: {plain(screen.title)}", f"screen-{number}")
        for prompt in screen.prompts:
            if isinstance(prompt, Checklist):
                yield f"A list under the words {quoted(prompt.lead)}"
                for name in prompt.questions:
                    yield from _question(names.instrument.questions[name], names, in_list=True)
            else:
                yield from _question(names.instrument.questions[prompt.question], names)


def _screens(names: Names) -> tuple[Screen, ...]:
    return names.instrument.screens


def _question(question: Question, names: Names, *, in_list: bool = False) -> Iterator[str]:
    title = f"{plain(question.label)} ({code(question.id)})"
    yield heading(4, title, names.anchor(question.id))
    lines = [f"Asked: {quoted(question.text)}"]
    if in_list and question.item:
        lines.append(f"In the list: {quoted(question.item)}")
    lines += [f"Help: {quoted(question.help)}", f"Answers: {_answers(question)}"]
    if question.default:
        taken = names.value(question.id, question.default)
        lines.append(f"Where there is no answer, {taken} is taken.")
    if question.only_if:
        lines.append(condition("Makes sense only if", question.only_if, names, indent="  "))
    if question.ask_if:
        before = "Asked where this is yes or not known:"
        lines.append(condition(before, question.ask_if, names, indent="  "))
    yield bullets([*lines, *sourced(question.sources)])


def _answers(question: Question) -> str:
    options = ", ".join(f"{quoted(item.label)} {code(item.code)}" for item in question.options)
    match question.answers:
        case Whole(minimum, maximum):
            return f"a whole number from {minimum} to {maximum}"
        case Several():
            return f"none or more of {options}"
        case _:
            return f"one of {options}"
