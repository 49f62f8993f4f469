"""Write docs/clinical.md, the questionnaire for a clinician: `python -m scripts.clinical`."""

from pathlib import Path

from rls_screen.instrument.load import load_afresh, shipped
from rls_screen.review.clinical.record import record
from rls_screen.review.examples import examples_of

PAGE = Path(__file__).parent.parent / "docs" / "clinical.md"


def clinical_page() -> str:
    """Give the page for the questionnaire that comes along."""
    instrument = load_afresh()
    return record(instrument, examples_of(instrument, shipped()))


if __name__ == "__main__":
    PAGE.write_text(clinical_page(), encoding="utf-8")
