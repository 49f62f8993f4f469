"""Choose what stands on one sheet: the result, and beside it how soon to see a doctor."""

from rls_screen.instrument.model import Instrument
from rls_screen.review.picture.columns import columns
from rls_screen.review.picture.model import Box, Cell, Kind, Line, Look, Picture
from rls_screen.review.picture.places import rule_place
from rls_screen.review.picture.result import Ways
from rls_screen.review.picture.urgency import ORDER, SAYS, TITLE, URGENCY, Levels

COLUMNS = 2


def pictures(instrument: Instrument) -> tuple[Picture, Picture]:
    """Give the pictures of one sheet, from the left to the right."""
    result = Ways(instrument).short()
    levels = Levels(instrument)
    means = levels.boxes.means(URGENCY)
    head = Cell((Line(ORDER, Look.QUIET), Line(means, Look.STRONG)), rule_place(URGENCY), means)
    boxes = [
        Box(URGENCY, Kind.LEVEL, ((head,),)),
        *(levels.short(level, number) for number, level in enumerate(instrument.levels, start=1)),
    ]
    urgency = Picture(URGENCY, TITLE, SAYS, columns(boxes, COLUMNS), ())
    return result, urgency
