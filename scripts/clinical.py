"""Write docs/clinical.md, the questionnaire for a clinician: `python -m scripts.clinical`."""

from pathlib import Path

from rls_screen.review.clinical.record import record
from rls_screen.review.review import review

PAGE = Path(__file__).parent.parent / "docs" / "clinical.md"


def clinical_page() -> str:
    """Give the page for the questionnaire that comes along; raise `ValueError` if it has errors."""
    found = review()
    if found.instrument is None:
        raise ValueError("the questionnaire cannot be read")
    return record(found.instrument, found.examples, found.laws)


if __name__ == "__main__":
    PAGE.write_text(clinical_page(), encoding="utf-8")
