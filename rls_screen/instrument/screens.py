"""Read the order in which the interview asks."""

from collections.abc import Iterator, Mapping

from rls_screen.instrument.document import Items, Map, Node, Text
from rls_screen.instrument.form import NOTHING, Form
from rls_screen.instrument.model import Checklist, Prompt, Question, Screen, Single
from rls_screen.instrument.vocabulary import NONE_OF_THESE
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Choice, Several


def read_screens(form: Form, questions: Mapping[str, Question]) -> tuple[Screen, ...]:
    """Read the section of screens; note questions that are asked twice, never, or wrongly."""
    seen: dict[str, int] = {}
    screens: list[Screen] = []
    for item in form.forms("screens", "a screen"):
        item.allow("title", "prompts")
        prompts = tuple(
            prompt
            for node in item.items("prompts")
            if (prompt := _prompt(item, node, questions, seen)) is not None
        )
        screens.append(Screen(item.text("title").value, prompts))
    _check_all_asked(form, questions, seen)
    return tuple(screens)


def _check_all_asked(
    form: Form, questions: Mapping[str, Question], seen: Mapping[str, int]
) -> None:
    for question in questions.values():
        if question.id not in seen:
            sentence = f"the question '{question.id}' stands on no screen."
            form.problems.add((question.line, 1), "never-asked", sentence, "Add it to a screen.")


def _prompt(
    form: Form, node: Node, questions: Mapping[str, Question], seen: dict[str, int]
) -> Prompt | None:
    match node:
        case Text():
            found = tuple(_known([form.text_of(node, "a prompt")], form, questions, seen))
            return Single(found[0]) if found else None
        case Map():
            item = Form(node, "a checklist", form.problems)
            item.allow("lead", "checklist")
            texts = item.texts("checklist")
            found = tuple(_known(texts, item, questions, seen))
            for text in texts:
                _check_tickable(text, item, questions)
            lead = item.text("lead").value
            return Checklist(lead, found) if found else None
        case Items():
            sentence = "a prompt is a question's id, or a map with 'lead' and 'checklist'."
            form.problems.at(node, "wrong-shape", sentence)
            return None


def _known(
    texts: list[Text] | tuple[Text, ...],
    form: Form,
    questions: Mapping[str, Question],
    seen: dict[str, int],
) -> Iterator[str]:
    for text in texts:
        if text is NOTHING:
            continue
        if text.value not in questions:
            hint = did_you_mean(text.value, tuple(questions))
            sentence = f"there is no question '{text.value}' to ask."
            form.problems.at(text, "unknown-question", sentence, hint)
        elif text.value in seen:
            sentence = f"the question '{text.value}' is asked a second time."
            hint = f"It is asked first at line {seen[text.value]}."
            form.problems.at(text, "asked-twice", sentence, hint)
        else:
            seen[text.value] = text.line
            yield text.value


def _check_tickable(text: Text, form: Form, questions: Mapping[str, Question]) -> None:
    question = questions.get(text.value)
    if question is None or question.answers == Choice(()):
        return
    if isinstance(question.answers, Several):
        sentence = f"'{text.value}' has a list of answers."
        form.problems.at(text, "not-tickable", sentence, "Ask it on its own.")
    elif not any(option.code in NONE_OF_THESE for option in question.options):
        sentence = f"'{text.value}' has no answer '{NONE_OF_THESE[0]}' or '{NONE_OF_THESE[1]}'."
        hint = "Ask it on its own: a checklist needs an answer for what is not ticked."
        form.problems.at(text, "not-tickable", sentence, hint)
