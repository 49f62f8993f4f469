"""Say an answer in words."""

from rls_screen.instrument.model import Instrument
from rls_screen.logic.values import Answer, Missing


def in_words(instrument: Instrument, question: str, answer: Answer) -> str:
    """Give *answer* to *question* as a person reads it."""
    labels = {option.code: option.label for option in instrument.questions[question].options}
    match answer:
        case Missing.NOT_ASKED:
            return instrument.words.answers.not_answered
        case Missing.UNSURE:
            return labels.get(Missing.UNSURE.value, Missing.UNSURE.value)
        case tuple():
            return (
                ", ".join(labels[code] for code in answer) or instrument.words.answers.none_of_these
            )
        case str():
            return labels[answer]
        case int():
            return str(answer)
