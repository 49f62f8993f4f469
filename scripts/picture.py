"""Draw the picture of a result that the README shows: `python scripts/picture.py`."""

import re
from io import StringIO
from pathlib import Path

from rich.console import Console

from rls_screen import load, screener, take
from rls_screen.page.terminal import draw
from rls_screen.report.view import view

PICTURE = Path(__file__).parent.parent / "docs" / "result.svg"
WIDTH = 80
WEB_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""What would fetch a font from the network when the picture is shown."""
ANSWERS = {
    "sign_saddle": "no",
    "sign_stroke": "no",
    "sign_breathless": "no",
    "sign_cold_limb": "no",
    "sign_clot": "no",
    "sign_hot_leg_fever": "no",
    "sign_rest_pain": "no",
    "sign_swelling": "no",
    "sign_new_medicine": "no",
    "sign_self_harm": "no",
    "urge": "yes",
    "rest": "yes",
    "relief": "yes",
    "evening": "yes",
    "cramps": "some",
    "position": "none",
    "joints": "unsure",
    "frequency": "weekly_4_5",
    "distress": "moderate",
    "sleep": "most_nights",
    "low_iron": "yes",
    "takes_antihistamine": "yes",
}


def picture() -> str:
    """Give the result page of a made-up person as SVG."""
    screen = screener(load())
    answers = take(screen.instrument, ANSWERS.items()).answers
    console = Console(width=WIDTH, record=True, file=StringIO(), force_terminal=True)
    console.print(draw(view(screen.instrument, answers, screen(answers))), end="")
    drawn = console.export_svg(title="rls-screen", unique_id="result")
    return WEB_FONT.sub("", drawn)


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
