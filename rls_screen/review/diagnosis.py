"""Find texts that tell a person what illness they have."""

import re
from collections.abc import Iterable, Mapping

from rls_screen.instrument.document import Problems, Text

NAMES = {
    "en": r"(?:a |the )?(?:restless legs?|RLS|Willis-Ekbom)",
    "de": r"(?:ein |das )?(?:Restless[- ]Legs|RLS|Syndrom der unruhigen|unruhige|ruhelose)",
    "es": r"(?:el )?(?:síndrome de (?:las )?)?(?:piernas inquietas|SPI\b|RLS)",
    "ru": r"(?:синдром\w* )?(?:беспокойны[ехм]\w* ног|СБН|RLS)",
}
SAYS = {
    "en": r"you(?:'ve| (?:\w+ ){0,2}(?:have|suffer from|are diagnosed with)) (?:got )?(?:no )?",
    "de": r"Sie (?:haben|leiden(?: \w+)? (?:an|unter)) (?:\w+ ){0,2}",
    "es": r"(?:tiene|tienes|padece|padeces|sufre|sufres)(?: de| del)? (?:\w+ ){0,1}",
    "ru": r"(?:у (?:вас|тебя)|вы страдаете) (?:\w+ ){0,2}",  # noqa: RUF001 - it is Russian
}
PERHAPS = {
    "en": r"(?:if|whether|when|not mean|say|that|can|do|did|though|could)",
    "de": r"(?:wenn|falls|ob|dass|obwohl)",
    "es": r"(?:si|que|cuando|aunque)",
    "ru": r"(?:если|ли|что|когда)",
}
"""Words by language that make it no statement where they stand before it."""

PATTERNS: Mapping[str, re.Pattern[str]] = {
    code: re.compile(
        rf"(?:\b(?P<perhaps>{PERHAPS[code]})\s+)?\b(?:{SAYS[code]})(?:{NAMES[code]})",
        re.IGNORECASE,
    )
    for code in NAMES
}


def note_diagnoses(said: Iterable[Text], language: str, problems: Problems) -> None:
    """Note each of the texts *said* in *language* that speaks of a diagnosis."""
    pattern = PATTERNS.get(language)
    for text in said if pattern else ():
        for found in pattern.finditer(text.value) if pattern else ():
            if not found["perhaps"] and not _is_asked(text.value, found.end()):
                sentence = f"'{found[0]}' is a diagnosis, which a screen cannot make."
                hint = "Say that the answers fit, or do not fit."
                problems.add(text.place(found.start()), "says-diagnosis", sentence, hint)


def _is_asked(text: str, end: int) -> bool:
    """Say whether the sentence of *text* that goes on at *end* is a question."""
    mark = re.search(r"[.!?]", text[end:])
    return mark is not None and mark[0] == "?"
