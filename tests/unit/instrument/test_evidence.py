"""Every claim and tip that the evidence looks at has its place in the questionnaire."""

from pathlib import Path

import pytest
import yaml

from rls_screen import Instrument
from rls_screen.instrument.vocabulary import GRADES, VERDICTS

CASES = Path(__file__).parents[2] / "cases" / "evidence.yaml"
ROWS = {"claims": 24, "tips": 30, "better_tips": 7}
"""How many rows the evidence has: claims (5.5), self-care tips (6), and the better ones below."""

Entry = dict[str, object]


def _sections() -> dict[str, list[Entry]]:
    sections: dict[str, list[Entry]] = yaml.load(  # noqa: TID251 - a list of this test's own
        CASES.read_text(encoding="utf-8"), Loader=yaml.SafeLoader
    )
    return sections


def _names(entry: Entry, key: str) -> list[str]:
    found = entry.get(key, [])
    assert isinstance(found, list)
    return found


def test_the_list_has_every_row_once() -> None:
    """No row of the evidence is left out of the list."""
    sections = _sections()
    assert {name: len(entries) for name, entries in sections.items()} == ROWS
    for entries in sections.values():
        assert [entry["row"] for entry in entries] == list(range(1, len(entries) + 1))


@pytest.mark.parametrize(
    ("section", "entry"),
    [(name, entry) for name, entries in _sections().items() for entry in entries],
    ids=lambda item: str(item["gist"]) if isinstance(item, dict) else str(item),
)
def test_a_row_has_its_place(instrument: Instrument, section: str, entry: Entry) -> None:
    """It is a piece of advice, or a claim with a verdict, or both."""
    advice = {item.id for item in instrument.advice}
    claims = {item.id for item in instrument.claims}
    assert set(_names(entry, "advice")) <= advice
    assert set(_names(entry, "claims")) <= claims
    assert _names(entry, "advice") or _names(entry, "claims")
    assert section != "claims" or _names(entry, "claims")


def test_nothing_is_told_that_no_row_bears_out(instrument: Instrument) -> None:
    """Each claim and each piece of advice stands in the list."""
    entries = [entry for section in _sections().values() for entry in section]
    listed = {
        name for entry in entries for key in ("advice", "claims") for name in _names(entry, key)
    }
    advice = {item.id for item in instrument.advice}
    told = advice | {claim.id for claim in instrument.claims}
    assert listed == told


def test_every_claim_has_a_reason_and_sources_that_exist(instrument: Instrument) -> None:
    """A verdict never stands alone; the one that no study bears says that none was found."""
    for claim in instrument.claims:
        assert claim.because, claim.id
        assert claim.sources, claim.id
        assert claim.verdict != "right" or "NONE" not in claim.sources
    assert {claim.verdict for claim in instrument.claims} == set(VERDICTS)
    assert {item.grade for item in instrument.advice} <= set(GRADES)
