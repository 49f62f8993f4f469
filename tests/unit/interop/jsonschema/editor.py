"""A questionnaire as an editor reads it, and one that has every key there is."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

CASES = Path(__file__).parents[3] / "cases"
MINIMAL = (CASES / "minimal.yaml").read_text(encoding="utf-8")

_GRADE = "    grade: limited\n"
_ROW = '{when: urge == "yes", then: met'
_DECISION = "{when: answered(urge), then: asked"
_NOTE = "  alone: If you are in doubt, talk to a doctor.\n"
_DOCTOR = "cannot_tell: This page is no diagnosis."
_FLAG = "ask: A doctor for children."
_MORE = ", because: It is so., sources: [S1]"
_CAUTIONS = """
    cautions:
      - {text: Take care.}
      - {when: age < 18, text: Ask first.}
"""
_ACCURACY = """
  accuracy: {text: It can be wrong., sources: [S1]}
"""
_SECTIONS = """
people:
  - {id: doctor, name: a doctor, when: fits, ask: What is it?, sources: [OWN]}
claims:
  - {id: soap, claim: Soap helps., verdict: unsupported, because: No study., sources: [S1]}
over_time:
  - {question: often, fewest_first: [rarely, weekly, daily], when: fits, sources: [S1]}
  - {question: urge}
"""
_WORKING = """
laws:
  - id: denied
    means: Who denies it gets no result.
    when: urge == "no"
    must: result == "unlikely"
    sources: [OWN]
  - id: kept
    means: More is never less.
    change: [often]
    from: [weekly]
    to: [daily]
    keeps: [urgency != "self_care"]
    sources: [OWN]
examples:
  - id: blank
    about: Nothing.
    from: Ours.
    answers: {age: 9}
    expected:
      result: undetermined
      score: 0
      score_max: 1
      criteria: {urge: unknown}
      four_criteria: unknown
      urgency: self_care
      see_doctor: false
      reasons: []
      caps: [child]
      flags: [child]
      impact: null
      course: null
      rest_sufferer: unknown
      dsm5_frequency: unknown
      warning_signs: not_asked
      inconsistent: []
      advice: []
      unsettled: [urge]
      instrument: minimal/1.0.0
"""
_ADDED = {
    _GRADE: _GRADE + _CAUTIONS.removeprefix("\n"),
    _ROW: _ROW + _MORE,
    _DECISION: _DECISION + _MORE,
    _NOTE: _NOTE + _ACCURACY.removeprefix("\n"),
    _DOCTOR: _DOCTOR + ", usually: [{text: A doctor asks., sources: [S1]}]",
    _FLAG: _FLAG + ", who: doctor",
    "\nnotes:\n": _SECTIONS + "\nnotes:\n",
}


def whole_questionnaire() -> str:
    """Give the minimal questionnaire with every key that may be left out."""
    text = MINIMAL
    for before, after in _ADDED.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text + _WORKING


def as_an_editor_reads(text: str) -> Any:  # noqa: ANN401 - what YAML holds
    """Give *text* as YAML 1.2 has it, with numbers, truths and nothing where they stand."""
    return YAML(typ="safe", pure=True).load(text)
