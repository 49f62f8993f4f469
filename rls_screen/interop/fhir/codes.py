"""The code systems that our forms and results use, published with the words of each code."""

from collections.abc import Iterator, Mapping

from rls_screen.instrument.model import Instrument
from rls_screen.interop.fhir.names import NONE, NONE_SYSTEM, OURS, answers_of
from rls_screen.interop.fhir.texts import Json


def code_systems(instrument: Instrument, others: Mapping[str, Instrument]) -> Json:
    """Give a Bundle of the CodeSystems of *instrument*, with the words of *others*."""
    systems: dict[str, Json] = {}
    for question in instrument.questions.values():
        if question.options and answers_of(question) not in systems:
            title = "Yes, no, not sure" if question.is_yes_no else question.label
            concepts = [
                _concept(
                    option.code,
                    option.label,
                    {
                        code: voice.questions[question.id].options[place].label
                        for code, voice in others.items()
                    },
                )
                for place, option in enumerate(question.options)
            ]
            address = answers_of(question)
            systems[address] = _system(instrument, address, title, concepts)
    none = {code: voice.words.answers.none_of_these for code, voice in others.items()}
    words = instrument.words.answers.none_of_these
    systems[NONE_SYSTEM] = _system(instrument, NONE_SYSTEM, words, [_concept(NONE, words, none)])
    for kind, codes in _results(instrument):
        address = f"{OURS}:{kind}"
        found = [_concept(code, words, {}) for code, words in codes.items()]
        systems[address] = _system(instrument, address, kind, found)
    entries = [{"fullUrl": address, "resource": system} for address, system in systems.items()]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}
