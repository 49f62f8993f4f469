"""The English is easy to read: Flesch-Kincaid grade 8 at most each, and 6 at most in all."""

from collections.abc import Iterator

import textstat

from rls_screen import Instrument
from rls_screen.instrument.vocabulary import QUESTIONS

EACH = 8
ALL = 6
LONGEST_SENTENCE = 20

NAME = "the illness has this name, and the person knows it by it"
PACK = "the medicines are called so on the pack"
EXCEPTIONS = {
    "questions.kidney_disease.item": NAME,
    "questions.diabetes.item": NAME,
    "questions.parkinsons.item": NAME,
    "questions.anxiety_depression.item": NAME,
    "questions.takes_antidepressant.text": PACK,
    "questions.takes_antidepressant.item": PACK,
    "questions.takes_antihistamine.text": PACK,
    "questions.takes_antihistamine.item": PACK,
    "questions.takes_antipsychotic.text": PACK,
    "questions.takes_antipsychotic.item": PACK,
    "questions.rls_treatment.text": PACK,
}
"""Texts that are harder to read, each with the reason."""


def _asked(instrument: Instrument) -> Iterator[tuple[str, str]]:
    for question in instrument.questions.values():
        yield f"questions.{question.id}.text", question.text
        if question.item != question.text:
            yield f"questions.{question.id}.item", question.item
        yield f"questions.{question.id}.help", question.help


def _decided(instrument: Instrument) -> Iterator[tuple[str, str]]:
    for name, outcome in instrument.outcomes.items():
        yield f"outcomes.{name}", f"{outcome.headline} {outcome.text}"
    for row in instrument.rule_notes["result"].rows:
        yield f"result.{row.line}", row.because
    for level in instrument.levels:
        yield f"urgency.{level.id}", f"{level.call.headline} {level.call.do}"
        if level.signs_not_asked:
            call = level.signs_not_asked
            yield f"urgency.{level.id}.signs_not_asked", f"{call.headline} {call.do}"
        for code in level.reasons:
            yield code.rule, code.says.replace(QUESTIONS, "this sign")
    for code in (*instrument.caps, *instrument.flags):
        yield code.rule, f"{code.says}. {code.ask}"


def _told(instrument: Instrument) -> Iterator[tuple[str, str]]:
    for person in instrument.people:
        yield person.rule, person.ask
    for item in instrument.advice:
        yield item.rule, " ".join((item.text, *(caution.text for caution in item.cautions)))
    for claim in instrument.claims:
        yield f"claims.{claim.id}", f"{claim.claim} {claim.because}"
    for name, note in instrument.notes.items():
        yield f"notes.{name}", note
    assert instrument.accuracy
    yield "notes.accuracy", instrument.accuracy.text
    doctor = instrument.doctor
    said = (*doctor.questions, doctor.cannot_tell, *(item.text for item in doctor.usually))
    for number, text in enumerate(said):
        yield f"doctor.{number}", text


def _texts(instrument: Instrument) -> dict[str, str]:
    """Give every text that a person reads, by its place."""
    return dict([*_asked(instrument), *_decided(instrument), *_told(instrument)])


def _grade(text: str) -> float:
    return float(textstat.flesch_kincaid_grade(text))


def test_each_text_is_easy_to_read(instrument: Instrument) -> None:
    """No text is harder than grade 8, save those that are listed with their reason."""
    hard = {
        place: text
        for place, text in _texts(instrument).items()
        if place not in EXCEPTIONS and _grade(text) > EACH
    }
    assert hard == {}


def test_no_exception_is_stale(instrument: Instrument) -> None:
    """A text that was mended is an exception no longer."""
    texts = _texts(instrument)
    assert [place for place in EXCEPTIONS if _grade(texts[place]) <= EACH] == []


def test_all_together_is_easier_still(instrument: Instrument) -> None:
    """The whole is at grade 6 or below."""
    texts = _texts(instrument).values()
    whole = " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)
    assert len(whole.split()) > 4_000
    assert _grade(whole) <= ALL


def test_no_sentence_is_long(instrument: Instrument) -> None:
    """A sentence has at most 20 words, as it would be said in one breath."""
    long = [
        sentence
        for text in _texts(instrument).values()
        for sentence in text.replace("? ", ". ").replace(": ", ". ").split(". ")
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_the_measure_is_the_one_that_is_known() -> None:
    """A plain and a learned sentence come out far apart, without the network."""
    assert _grade("The cat sat on the mat. It was a warm day.") < 2
    assert _grade("Neurological examination revealed polyneuropathic abnormalities.") > 15
