"""Tell what a review found, and whether the command fails by it."""

import typer

from rls_screen.cli.say import say
from rls_screen.review.coverage import Coverage
from rls_screen.review.kinds import Severity, count
from rls_screen.review.review import Review
from rls_screen.screening.visible import visible


def fails(found: Review, *, strict: bool) -> bool:
    """Say whether there are errors, or what could not be proven, or if *strict* any problem."""
    unproven = found.proofs.unproven if found.proofs else ()
    has_errors = count(found.problems)[Severity.ERROR] > 0
    return has_errors or bool(unproven) or (strict and bool(found.problems))


def tell(found: Review, *, covered: bool) -> None:
    """Write the problems as lines, and what there is to say of a questionnaire without errors."""
    for problem in found.problems:
        say(str(problem))
    for sentence in found.proofs.unproven if found.proofs else ():
        say(f"rls-screen: {sentence}")
    counts = count(found.problems)
    instrument = found.instrument
    if counts[Severity.ERROR] or instrument is None:
        return
    warnings = counts[Severity.WARNING]
    ending = "" if warnings == 1 else "s"
    problems = f"no errors and {warnings} warning{ending}" if warnings else "no problems"
    counted = f"{len(instrument.questions)} questions and {len(instrument.rules)} rules"
    listed = f"languages: {', '.join(found.languages)}"
    typer.echo(visible(f"{instrument.file}: {instrument.name}: {problems} in {counted}; {listed}."))
    for sentence in found.proofs.proven if found.proofs else ():
        typer.echo(visible(f"{instrument.file}: proven: {sentence}"))
    if covered:
        _tell_coverage(instrument.file, found.coverage)


def _tell_coverage(file: str, coverage: Coverage | None) -> None:
    if coverage is None:
        typer.echo(visible(f"{file}: there are no worked examples."))
        return
    for item in coverage.missed:
        typer.echo(visible(f"{file}:{item.line}: not reached: {item.rule}: {item.says}"))
    reached = len(coverage.all) - len(coverage.missed)
    typer.echo(
        visible(
            f"{file}: {coverage.examples} worked examples reach {reached} of {len(coverage.all)} "
            "rules and rows."
        )
    )
