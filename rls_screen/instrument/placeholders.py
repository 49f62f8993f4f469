"""Fill in what stands in braces in a questionnaire, and note what cannot be filled in."""

from rls_screen.instrument.catalogue import in_questionnaire, texts_of, with_texts
from rls_screen.instrument.document import Map, Problems
from rls_screen.instrument.settings import BRACES, EMERGENCY, HELPLINE, Settings
from rls_screen.instrument.vocabulary import QUESTIONS
from rls_screen.logic.spelling import did_you_mean


def filled(root: Map, settings: Settings) -> Map:
    """Give the questionnaire *root* with the numbers in its texts."""
    texts = texts_of(root, in_questionnaire)
    return with_texts(
        root, {name: settings.fill(text.value) for name, text in texts.items() if "{" in text.value}
    )


def check_placeholders(root: Map, problems: Problems) -> None:
    """Note everything in braces that nothing would be filled in for."""
    for name, text in texts_of(root, in_questionnaire).items():
        is_reason = name.startswith("urgency.") and name.endswith(".says")
        known = (EMERGENCY, HELPLINE, *((QUESTIONS,) if is_reason else ()))
        for found in BRACES.finditer(text.value):
            if found[0] not in known:
                hint = did_you_mean(found[0], known) or f"Known here: {', '.join(known)}."
                sentence = f"nothing can be filled in for '{found[0]}'."
                problems.add(text.place(found.start()), "unknown-placeholder", sentence, hint)
