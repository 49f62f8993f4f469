"""Write the picture of a questionnaire, and find the places in one."""

from collections.abc import Callable
from pathlib import Path

from rls_screen.batch.extras import need
from rls_screen.cli.files import check_readable, check_writable, put, refuse_in_use, whole
from rls_screen.cli.say import say
from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument
from rls_screen.page.blocks import Link
from rls_screen.review.picture.places import rule_place
from rls_screen.review.picture.read import NoPicture, read_places
from rls_screen.screening.explain import Reason
from rls_screen.screening.visible import visible

SHEET, PAGE = ".svg", ".html"
LARGEST = 33_554_432
"""How many bytes a picture may have that is read."""


def check_picture(path: Path, questionnaire: Path | None) -> None:
    """Raise `UsageError` where no picture of *questionnaire* can be drawn at *path*."""
    if path.suffix.lower() not in {SHEET, PAGE}:
        raise UsageError(f"{path}: a picture's name must end in {SHEET} or {PAGE}.")
    check_writable(path)
    refuse_in_use(path, (questionnaire,))
    need("graphviz", "pictures")


def write_picture(path: Path, instrument: Instrument | None) -> None:
    """Draw *instrument* at *path*; say so if it could not be read, and nothing is drawn."""
    if instrument is None:
        say(f"rls-screen: {visible(str(path))}: not written, as the questionnaire has errors.")
        return
    # What draws is opened only where something is drawn.
    from rls_screen.review.picture.page import page, sheet_of

    is_page = path.suffix.lower() == PAGE
    put((page(instrument) if is_page else sheet_of(instrument)).encode(), path)


def shown_in(path: Path, digest: str) -> Callable[[Reason], Link | None]:
    """Give what finds the place of a rule in the picture at *path*, made of the rules *digest*.

    Raise `UsageError` if it is no picture, or one of other rules.
    """
    check_readable(path)
    refusal = f"{path}: this is too large for a picture that rls-screen check --picture made."
    try:
        found = read_places(whole(path, LARGEST, refusal))
    except NoPicture:
        raise UsageError(
            f"{path}: this is no picture of a questionnaire; rls-screen check --picture FILE makes "
            "one."
        ) from None
    if found.digest != digest:
        raise UsageError(
            f"{path}: this picture was made from other rules ({found.digest[:16]}) than those that "
            f"decide here ({digest[:16]}); draw it again with rls-screen check --picture."
        )
    address = path.absolute().as_uri()

    def where(reason: Reason) -> Link | None:
        places = (rule_place(reason.name, reason.row), rule_place(reason.name))
        place = next((item for item in places if item in found.places), None)
        return Link(f"{path}#{place}", f"{address}#{place}") if place else None

    return where
