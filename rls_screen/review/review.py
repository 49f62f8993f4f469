"""Review a questionnaire and its translations: give every problem at once."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rls_screen.errors import Problem, QuestionnaireError
from rls_screen.instrument.catalogue import in_questionnaire, texts_of
from rls_screen.instrument.document import Map, Problems, compose
from rls_screen.instrument.languages import beside, codes
from rls_screen.instrument.load import load_afresh, shipped
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.source import source
from rls_screen.instrument.translation import read_translation
from rls_screen.instrument.vocabulary import ENGLISH
from rls_screen.review.accepted import without_accepted
from rls_screen.review.coverage import Coverage, coverage
from rls_screen.review.diagnosis import note_diagnoses
from rls_screen.review.examples import Example, read_examples
from rls_screen.review.kinds import is_error
from rls_screen.review.laws import Law, read_laws
from rls_screen.review.reading import note_reading
from rls_screen.review.restricted import note_names, note_sources
from rls_screen.review.unused import note_unnamed, note_unused
from rls_screen.review.worked import work
from rls_screen.screening.screen import screener

if TYPE_CHECKING:
    from rls_screen.review.proofs.prove import Proofs


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in a questionnaire: its *problems*, file by file, by line and column.

    There is no *instrument* where it cannot be read, and no *coverage* where it has no examples.
    *examples* and *laws* are its own; there are no *proofs* where none were wanted, or errors are
    in the way.
    """

    languages: tuple[str, ...]
    problems: tuple[Problem, ...]
    instrument: Instrument | None = None
    coverage: Coverage | None = None
    examples: tuple[Example, ...] = ()
    laws: tuple[Law, ...] = ()
    proofs: "Proofs | None" = None


def review(path: Path | None = None, *, with_proofs: bool = False) -> Review:
    """Review the questionnaire at *path*, or the one that comes along, and its translations.

    Raise `UsageError` if a file cannot be read. Z3 must be there for a review *with_proofs*.
    """
    found = path or shipped()
    languages = tuple(codes(found))
    english = _english(path, found, with_proofs=with_proofs)
    others = (problem for code in languages[1:] for problem in _other(path, found, code))
    # A mistake in the questionnaire is met again in each language.
    problems = tuple(dict.fromkeys((*english.problems, *others)))
    return replace(english, languages=languages, problems=problems)


def _english(path: Path | None, found: Path, *, with_proofs: bool) -> Review:
    file = found.name if path is None else str(path)
    try:
        text = source(found)
    except QuestionnaireError as error:
        return Review((), error.problems)
    problems = Problems(file)
    instrument = _loaded(path, ENGLISH, problems)
    root = compose(text, Problems(file))
    looked = _looked_over(root, instrument, problems) if root else Review((), ())
    if with_proofs and looked.instrument and not any(map(is_error, problems.found)):
        looked = _proven(looked, looked.instrument, problems)
    left = without_accepted(text, file, problems.in_order(), with_proofs=looked.proofs is not None)
    return replace(looked, problems=left)


def _proven(found: Review, instrument: Instrument, problems: Problems) -> Review:
    # Z3 is not always installed, and it takes a while to import.
    from rls_screen.review.proofs.prove import prove  # noqa: PLC0415

    proofs = prove(instrument, found.laws)
    problems.found.extend(proofs.problems)
    return replace(found, proofs=proofs)


def _loaded(path: Path | None, language: str, problems: Problems) -> Instrument | None:
    """Read the questionnaire in *language*; note every problem that keeps it from being read."""
    try:
        return load_afresh(path, language)
    except QuestionnaireError as error:
        problems.found.extend(error.problems)
        return None


def _looked_over(root: Map, instrument: Instrument | None, problems: Problems) -> Review:
    """Note what is wrong in a questionnaire that can be read as YAML."""
    said = tuple(texts_of(root, in_questionnaire).values())
    note_names(said, problems)
    note_diagnoses(said, ENGLISH, problems)
    note_reading(said, ENGLISH, problems)
    note_sources(root, problems)
    note_unnamed(root, problems)
    if instrument is None:
        return Review((), ())
    note_unused(instrument, root, problems)
    laws = read_laws(root, instrument, problems)
    examples = read_examples(root, instrument, problems)
    screen = screener(instrument)
    worked = [work(example, screen, problems).traces for example in examples]
    covered = coverage(instrument, worked) if worked else None
    return Review((), (), instrument, covered, examples, laws)


def _other(path: Path | None, found: Path, language: str) -> tuple[Problem, ...]:
    """Give the problems of the questionnaire's translation into *language*."""
    beside_it = beside(found, language)
    problems = Problems(str(beside_it))
    _loaded(path, language, problems)
    try:
        text = source(beside_it)
        translation = read_translation(text, problems.file, language)
    except QuestionnaireError:
        return problems.in_order()
    said = tuple(pair.translated for pair in translation.pairs.values())
    note_names(said, problems)
    note_diagnoses(said, language, problems)
    note_reading(said, language, problems)
    return without_accepted(text, problems.file, problems.in_order())
