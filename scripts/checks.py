"""Write docs/checks.md, what `rls-screen check` can find: `python -m scripts.checks`.

Every kind of problem is planted in tests/cases/whole.yaml, and what is said of it is written down.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from rls_screen.errors import Problem
from rls_screen.instrument.catalogue import in_questionnaire, texts_of
from rls_screen.instrument.document import Map, Problems, compose
from rls_screen.review.kinds import KINDS, Kind, Severity, Within
from rls_screen.review.review import review

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs" / "checks.md"
WHOLE = TOP / "tests" / "cases" / "whole.yaml"
MOST_LINES = 4
MOST_SIGNS = 110
PLAIN = {"questions.age.help": ("Whole years.", "Ganze Jahre.")}

HEAD = """# What `rls-screen check` finds

`rls-screen check [FILE]` reads a questionnaire and its translations, and gives every problem at
once, each as one line:

```text
file:line:column: code: what is wrong. What to do.
```

The lines go to standard error. With `--format json` or `--format sarif` (SARIF 2.1.0, which code
hosts read) one document goes to standard output instead. The codes never change. With an error
the command ends with code 3; with warnings alone it ends with 0, and with `--strict` with 3.

A warning that is meant is accepted by a comment on its line or the line before, with the reason
after a dash:

```yaml
  # accepted: unused-question - the doctor's page shows it
  - id: feels
```

`examples:` in a questionnaire are worked cases: `answers`, and any fields of the result that are
`expected`. They are run by the check alone; results and the digest of the rules do not depend on
them. `--coverage` lists the rules and the rows of decisions that no example reaches: a fact is
reached where it is definitely yes, a row where it decides.

`--prove` (`pip install 'rls-screen[proofs]'`) proves the rules and the laws over all answers that
anyone could give; [questionnaires.md](questionnaires.md) tells how. Only then the kinds under
"Found by proofs" are looked for. With `--format json` they have their answer sheets as records.

From Python, `rls_screen.review.review.review(path)` gives the same problems, as `Problem`s.

What is not looked for: whether a text says the right thing, and a diagnosis in other words than the
usual ones. The reading level is measured in English alone, and only roughly.
"""


def checks_page() -> str:
    """Give the page of all kinds of problems."""
    parts = [HEAD]
    known = [kind for kind in KINDS.values() if not kind.needs_proof]
    for severity, title in ((Severity.ERROR, "Errors"), (Severity.WARNING, "Warnings")):
        parts.append(f"## {title}\n")
        parts += [_told(kind) for kind in known if kind.severity is severity]
    parts.append("## Found by proofs\n\n`law-broken` is an error, the others are warnings.\n")
    parts += [_told(kind) for kind in KINDS.values() if kind.needs_proof]
    return "\n".join(parts)


def planted(kind: Kind, *, is_bad: bool = True) -> tuple[Problem, ...]:
    """Give what is found where *kind* is planted, in a file `questions.yaml`; or where it is not.

    What is wrong in a translation stands in `questions.de.yaml`.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "questions.yaml"
        for name, data in files(kind, is_bad=is_bad).items():
            (Path(folder) / name).write_bytes(data)
        found = review(path, with_proofs=kind.needs_proof).problems
        return tuple(_within(problem, folder) for problem in found)


def files(kind: Kind, *, is_bad: bool = True) -> dict[str, bytes]:
    """Give the files in which *kind* is planted, or the same without it."""
    whole = WHOLE.read_text(encoding="utf-8")
    changed = kind.bad if is_bad else kind.good
    match kind.within:
        case Within.ALONE:
            return {"questions.yaml": (changed if is_bad else whole).encode()}
        case Within.TRANSLATION:
            german = _edited(translated(whole), kind.good, changed)
            return {"questions.yaml": whole.encode(), "questions.de.yaml": german.encode()}
        case Within.QUESTIONNAIRE:
            encoding = "latin-1" if kind.code == "not-utf-8" else "utf-8"
            return {"questions.yaml": _edited(whole, kind.good, changed).encode(encoding)}


def translated(questionnaire: str) -> str:
    """Give a translation of *questionnaire* that is whole, though it is none."""
    root = compose(questionnaire, Problems("questions.yaml"))
    texts = texts_of(root, in_questionnaire) if isinstance(root, Map) else {}
    lines = ["texts:"]
    for name, text in texts.items():
        plain = json.dumps(text.value), json.dumps(f"Xx {text.value}")
        english, german = PLAIN.get(name, plain)
        lines += [f"  {name}:", f"    en: {english}", f"    de: {german}"]
    return "\n".join([*lines, ""])


def _edited(text: str, good: str, changed: str) -> str:
    if text.count(good) != 1:
        raise ValueError(f"this does not stand there once: {good}")
    return text.replace(good, changed)


def _within(problem: Problem, folder: str) -> Problem:
    """Give *problem* without the *folder* that its file stands in."""
    return Problem(
        problem.file.removeprefix(f"{folder}/"),
        problem.line,
        problem.column,
        problem.code,
        problem.sentence,
        problem.hint,
    )


def _told(kind: Kind) -> str:
    said = [str(problem) for problem in planted(kind) if problem.code == kind.code]
    return "\n".join(
        (
            f"### {kind.code}\n",
            f"{kind.means}\n",
            "Bad:\n",
            *_block("yaml", kind.bad),
            *_block("text", said[0]),
            "Good:\n",
            *_block("yaml", kind.good),
        )
    )


def _block(language: str, text: str) -> Iterator[str]:
    yield f"```{language}"
    yield from _short(text) or ["# nothing"]
    yield "```\n"


def _short(text: str) -> list[str]:
    """Give the lines of *text*, the first ones only where it has many."""
    lines = dedent(text).splitlines()
    shown = [line if len(line) <= 2 * MOST_SIGNS else f"{line[:MOST_SIGNS]}…" for line in lines]
    return shown[:MOST_LINES] + (["…"] if len(shown) > 2 * MOST_LINES else shown[MOST_LINES:])


if __name__ == "__main__":
    PAGE.write_text(checks_page(), encoding="utf-8")
