"""Find the names of questionnaires whose wording may not be taken over."""

import re
from collections.abc import Iterable

from rls_screen.instrument.document import Items, Map, Problems, Text
from rls_screen.review.tree import section, texts, value

RESTRICTED = re.compile(
    r"\b(?:IRLS(?!SG)|CH-?RLSq|RLS-?6\b|RLS-?QoL|ASRS|Epworth)(?:-?[A-Z0-9]+)?\b", re.IGNORECASE
)


def note_names(said: Iterable[Text], problems: Problems) -> None:
    """Note each name of such a questionnaire in a text for people."""
    for text in said:
        for found in RESTRICTED.finditer(text.value):
            sentence = f"the wording of '{found[0]}' may not be taken over, nor its name used here."
            hint = "Say it in words of your own; name it in the sources only."
            problems.add(text.place(found.start()), "restricted-instrument", sentence, hint)


def note_sources(root: Map, problems: Problems) -> None:
    """Note each question that rests on a source which names such a questionnaire."""
    named = {
        entry.key: found[0]
        for entry in section(root, "sources")
        if isinstance(text := value(entry.node, "text"), Text)
        and (found := RESTRICTED.search(text.value))
    }
    questions = value(root, "questions")
    for question in questions.items if isinstance(questions, Items) else ():
        listed = value(question, "sources")
        for text in texts(listed) if listed else ():
            if text.value in named:
                sentence = f"the source '{text.value}' speaks of '{named[text.value]}'."
                hint = "Make sure that no words of the question are taken from it."
                problems.at(text, "restricted-source", sentence, hint)
