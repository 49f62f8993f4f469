"""Draw shares with their intervals, as SVG that stands in a page."""

import io
import warnings
from collections.abc import Sequence

from rls_screen.batch.extras import need
from rls_screen.batch.summary.count import Count, Group, Share
from rls_screen.screening.visible import shown

_INK = "#123456"
_COLOURS = ("#3b6fb6", "#c2703d")
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "rls-screen",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.parse_math": False,
    **{f"{name}.color": _INK for name in ("text", "xtick", "ytick")},
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
}
_LONGEST = 40


class Plots:
    """Draw groups of shares of the files *counts*, the longest bars first come first.

    Raise `UsageError` if the package that draws is missing.
    """

    def __init__(self, counts: Sequence[Count]) -> None:
        self.names = tuple(count.name for count in counts)
        self.matplotlib = need("matplotlib", "plots")
        self.figure = need("matplotlib.figure", "plots").Figure

    def __call__(self, group: Group) -> str:
        """Give the picture of *group* as SVG; its ink is the colour of the page's text."""
        there = [share for share in group.shares if any(share.counts)]
        with self.matplotlib.rc_context(_SETTINGS), warnings.catch_warnings():
            # A letter that the drawing font lacks is still text, and the reader's font has it.
            warnings.simplefilter("ignore")
            return self.drawn(group, there)

    def drawn(self, group: Group, there: Sequence[Share]) -> str:
        """Draw horizontal bars, one for each share and file, with a line for the interval."""
        series = len(self.names)
        figure = self.figure(figsize=(7.2, 0.7 + 0.24 * (series + 0.6) * len(there)))
        axes = figure.add_subplot()
        height = 0.8 / series
        for index, name in enumerate(self.names):
            places = [row + (index - (series - 1) / 2) * height for row in range(len(there))]
            values = [share.shares[index] for share in there]
            errors = [
                [100 * (item.value - item.low) for item in values],
                [100 * (item.high - item.value) for item in values],
            ]
            axes.barh(
                places,
                [100 * item.value for item in values],
                height=height * 0.9,
                xerr=errors,
                color=_COLOURS[index % len(_COLOURS)],
                ecolor=_INK,
                capsize=2,
                label=shown(name, _LONGEST),
            )
        axes.set_yticks(range(len(there)), [shown(share.code, _LONGEST) for share in there])
        axes.invert_yaxis()
        axes.set_xlim(0, 100)
        axes.set_xlabel("per cent of records, with 95 % interval")
        axes.spines[["top", "right"]].set_visible(False)
        if series > 1:
            axes.legend(frameon=False, loc="lower left", bbox_to_anchor=(0, 1), ncols=series)
        return self.svg(figure, group.name)

    def svg(self, figure: object, name: str) -> str:
        """Give *figure* as SVG whose ids no other picture of the page has."""
        out = io.StringIO()
        figure.savefig(  # type: ignore[attr-defined]
            out, format="svg", transparent=True, bbox_inches="tight", metadata={"Date": None}
        )
        text = out.getvalue()
        text = text[text.index("<svg") :].replace(_INK, "currentColor")
        mark = "".join(letter if letter.isalnum() else "_" for letter in name)
        for quote in ('id="', 'href="#', "url(#"):
            text = text.replace(quote, f"{quote}{mark}_")
        return text
