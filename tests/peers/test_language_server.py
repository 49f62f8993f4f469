"""An editor finds the schema by the first line of the questionnaire, and shows mistakes by it."""

import shutil
from pathlib import Path

from tests.peers.language_server import problems
from tests.peers.programs import LANGUAGE_SERVER, ROOT, needs_language_server

pytestmark = needs_language_server
MISTAKES = (
    ("    help: ", "    hepl: "),
    ("    whole: {minimum: 0", "    whole: {minimum: none"),
    ("counts: [met, ", "counts: [mett, "),
    ("    headline: Get medical help", "    headlin: Get medical help"),
    ("  - level: soon", "  - level: later"),
    ("    grade: limited", "    grade: strong"),
    ("    verdict: partly", "    verdict: in part"),
    ("cannot_tell: ", "cannot_say: "),
)
"""What stands in the questionnaire, and a mistake in its place the first time."""


def _beside_the_schema(folder: Path, text: str) -> Path:
    shutil.copy(ROOT / "questions.schema.json", folder)
    path = folder / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_questionnaire_has_no_problem_in_an_editor(tmp_path: Path) -> None:
    """Nothing is underlined in what comes along."""
    text = (ROOT / "questions.yaml").read_text(encoding="utf-8")
    assert problems(LANGUAGE_SERVER, _beside_the_schema(tmp_path, text)) == []


def test_mistakes_are_shown_at_their_lines(tmp_path: Path) -> None:
    """Each mistake is told where it stands, by its word or by those that would be right."""
    text = (ROOT / "questions.yaml").read_text(encoding="utf-8")
    lines = set()
    for right, wrong in MISTAKES:
        before, found, _ = text.partition(right)
        assert found
        lines.add(before.count("\n") + 1)
        text = text.replace(right, wrong, 1)
    shown = problems(LANGUAGE_SERVER, _beside_the_schema(tmp_path, text))
    assert lines <= {problem.line for problem in shown}
    # A key that is missing is told where its map begins.
    others = [problem for problem in shown if problem.line not in lines]
    assert all(problem.message.startswith("Missing property") for problem in others)
