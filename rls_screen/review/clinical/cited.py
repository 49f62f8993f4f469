"""Name the sources of what stands on the page, and what rests on each of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rls_screen.instrument.model import Instrument
from rls_screen.page.markdown import plain
from rls_screen.review.clinical.marks import link
from rls_screen.review.clinical.names import Names
from rls_screen.review.laws import Law


@dataclass(frozen=True, slots=True)
class Use:
    """A place on the page that rests on a source: its *name* and its *anchor*."""

    name: str
    anchor: str


def source_anchor(source: str) -> str:
    """Give the anchor of *source*."""
    return f"source-{source}"


def cited(sources: Iterable[str]) -> str:
    """Give the ids of *sources*, each leading to its reference."""
    return ", ".join(link(plain(source), source_anchor(source)) for source in sources)


def sourced(sources: Iterable[str]) -> Iterator[str]:
    """Give the *sources* behind something, where it has its own."""
    found = cited(sources)
    if found:
        yield f"Sources: {found}"


def uses(instrument: Instrument, laws: tuple[Law, ...]) -> dict[str, dict[str, tuple[Use, ...]]]:
    """Give for each source what rests on it, under the sort of it."""
    found: dict[str, dict[str, tuple[Use, ...]]] = {name: {} for name in instrument.sources}
    for sources, sort, use in (*_all(instrument), *_laws(laws)):
        for source in sources:
            found[source][sort] = (*found[source].get(sort, ()), use)
    return found


def _laws(laws: tuple[Law, ...]) -> Iterator[tuple[tuple[str, ...], str, Use]]:
    for law in laws:
        yield law.sources, "law", Use(law.id, f"law-{law.id}")


def _all(instrument: Instrument) -> Iterator[tuple[tuple[str, ...], str, Use]]:
    names = Names(instrument)
    if instrument.accuracy:
        yield instrument.accuracy.sources, "what it is", Use("accuracy", "accuracy")
    for question in instrument.questions.values():
        yield question.sources, "question", Use(question.id, names.anchor(question.id))
    for name, note in instrument.rule_notes.items():
        if name.startswith("cautions."):
            continue
        sort, anchor = names.sort(name), names.anchor(name)
        _, _, rest = name.partition(".")
        called = (rest or name).replace(".", ": ")
        yield note.sources, sort.value, Use(called, anchor)
        for number, row in enumerate(note.rows, start=1):
            yield row.sources, sort.value, Use(f"{called}, row {number}", anchor)
    for claim in instrument.claims:
        yield claim.sources, "claim", Use(claim.id, f"claim-{claim.id}")
    for item in instrument.doctor.usually:
        yield item.sources, "what a doctor usually does", Use(item.text, "usually")
