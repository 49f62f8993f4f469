"""The start of the page: what the questionnaire is and is not, and how conditions are read."""

from collections.abc import Iterator
from pathlib import PurePath

from rls_screen.instrument.model import Instrument
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.cited import cited
from rls_screen.review.clinical.marks import bullets, code, heading, quoted

NOTES = {
    "not_a_diagnosis": "With every result",
    "signs_not_answered": "Where not all warning signs were answered",
    "someone_else": "Where someone answers for another person",
    "alone": "With every result",
    "privacy": "With every result",
}
HOW_TO_READ = """\
An answer is given, or it is **not known**. It is not known where the question was not asked or \
not answered, and where the answer is that the person is not sure. What is not known never counts \
as “no”.

So every condition is yes, no or not known. What is said of an answer, that it “is” or that it \
“is something other than”, is not known where the answer is not known.

“All of these hold”, and a sentence with “and”: no if one part is no, yes if all are yes, and not \
known otherwise. “Any of these holds”, and a sentence with “or”: yes if one part is yes, no if \
all are no, and not known otherwise. The same goes for “each of these” and “any of these”. “None \
of these” turns “any of these” round.

“At least 2 of these hold”, and other numbers: it is yes or no as soon as the parts that are \
known settle it, and not known before.

“Does not hold”, “does not apply” and “it is not so that” turn yes and no round. What is not \
known stays not known.

Some conditions are about knowing itself, and are always yes or no. “Was answered” and “has no \
answer” count “Not sure” as an answer; “is known” does not. That an answer is “Not sure” is yes \
where just that was answered, and no where the question was not asked. “It is definitely so \
that”: what is not known counts as no. “It is not ruled out that”: what is not known counts as yes.

**A rule holds only where its condition is definitely yes.** In a numbered list the rows are \
tried from the top, and the first row that is definitely yes decides.

Two things are done unless their condition is definitely no, and the page says so there: a \
question is asked, and a caution is shown."""


def opening(instrument: Instrument) -> Iterator[str]:
    """Lay out what *instrument* is."""
    file = PurePath(instrument.file).name
    yield f"# {plain(instrument.title)}: the clinical record"
    yield (
        f"Every question, rule, level and piece of advice of {code(file)}, with its sources, for "
        "a clinician who reviews it. This page is made from that file by `rls-screen check "
        "--record` and is not changed by hand. Words in \u201cquotation marks\u201d are those "
        "that the program shows, and what looks like `this` is an id or a rule as it is written in "
        "the file. Where a text can name an emergency number or a crisis line of the reader's "
        "country, it stands here without one."
    )
    yield bullets(
        (
            f"Questionnaire: {code(instrument.name)}",
            f"Rules, without the wording, SHA-256: {code(instrument.rules_digest)}",
        )
    )


def what_it_is(instrument: Instrument) -> Iterator[str]:
    """Lay out what the questionnaire itself says that it is and is not."""
    yield heading(2, "What it is, and what it is not", "what-it-is")
    yield "In the words that the person reads:"
    yield bullets(f"{when}: {quoted(instrument.notes[note])}" for note, when in NOTES.items())
    if instrument.accuracy:
        told = instrument.accuracy
        accuracy = f"{quoted(told.text)} Sources: {cited(told.sources)}"
        yield f'<a id="accuracy"></a>How often such a screen is right: {accuracy}'
    if instrument.doctor.cannot_tell:
        yield f"On the page for a doctor: {quoted(instrument.doctor.cannot_tell)}"


def how_to_read() -> Iterator[str]:
    """Lay out what the words of conditions mean."""
    yield heading(2, "How to read the conditions", "how-to-read")
    yield bullets(HOW_TO_READ.split("\n\n"))
