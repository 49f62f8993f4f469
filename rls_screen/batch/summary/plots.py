"""Draw shares with their intervals, as SVG that stands in a page."""

import io
import re
import warnings
from collections.abc import Sequence

from rls_screen.batch.extras import need
from rls_screen.batch.summary.groups import Group, Share
from rls_screen.batch.summary.interval import Interval
from rls_screen.batch.summary.page import FILES
from rls_screen.screening.visible import shown

_INK = "#123456"
_COLOURS = ("#3b6fb6", "#c2703d")
_HATCHES = ("", "///")
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "rls-screen",
    "font.family": "sans-serif",
    "font.size": 10,
    "hatch.linewidth": 0.8,
    "text.parse_math": False,
    **{f"{name}.color": _INK for name in ("text", "xtick", "ytick")},
    "axes.edgecolor": _INK,
    "axes.labelcolor": _INK,
}
_LONGEST = 26
_WIDTH, _LEFT, _RIGHT, _BELOW, _BAR, _LEGEND = 5.6, 2.05, 0.2, 0.55, 0.24, 0.35
"""Lengths in inches; all pictures have the same, so that their scales stand below each other."""

_TAG = re.compile(r"<[^>]*>")
_REFERENCE = re.compile(r'(\bid="|href="#|url\(#)')


class Plots:
    """Draw groups of shares of one file, or of two *series*.

    Raise `UsageError` if the package that draws is missing.
    """

    def __init__(self, series: int) -> None:
        self.series = series
        self.matplotlib = need("matplotlib", "plots")
        self.figure = need("matplotlib.figure", "plots").Figure

    def __call__(self, group: Group, there: Sequence[Share]) -> str:
        """Give the picture of *there*, shares of *group*, as SVG in the ink of the page."""
        with self.matplotlib.rc_context(), warnings.catch_warnings():
            # A letter that the drawing font lacks is still text, and the reader's font has it.
            warnings.simplefilter("ignore")
            # A file of settings in the reader's folder would change the picture.
            self.matplotlib.rcdefaults()
            self.matplotlib.rcParams.update(_SETTINGS)
            return self.drawn(group, there)

    def drawn(self, group: Group, there: Sequence[Share]) -> str:
        """Draw horizontal bars, one for each share and file, with a line for the interval."""
        above = _LEGEND if self.series > 1 else 0.05
        bars = _BAR * (self.series + 0.6) * len(there)
        size = (_WIDTH, above + bars + _BELOW)
        figure = self.figure(figsize=size)
        across = (_WIDTH - _LEFT - _RIGHT) / _WIDTH
        axes = figure.add_axes((_LEFT / _WIDTH, _BELOW / size[1], across, bars / size[1]))
        height = 0.8 / self.series
        for index in range(self.series):
            self.bars(axes, index, [share.shares[index] for share in there], height)
        axes.set_yticks(range(len(there)), [shown(share.code, _LONGEST) for share in there])
        axes.set_ylim(len(there) - 0.5, -0.5)
        axes.set_xlim(0, 100)
        axes.set_xlabel("per cent of records, with 95 % interval")
        axes.spines[["top", "right"]].set_visible(False)
        if self.series > 1:
            place = {"loc": "lower left", "bbox_to_anchor": (0, 1), "borderaxespad": 0.2}
            axes.legend(frameon=False, ncols=self.series, **place)
        return self.svg(figure, group.name)

    def bars(self, axes: object, index: int, values: Sequence[Interval], height: float) -> None:
        """Draw on *axes* the *values* of the file *index*, each bar as high as *height*."""
        away = (index - (self.series - 1) / 2) * height
        axes.barh(  # type: ignore[attr-defined]
            [row + away for row in range(len(values))],
            [100 * item.value for item in values],
            height=height * 0.9,
            xerr=[
                [100 * (item.value - item.low) for item in values],
                [100 * (item.high - item.value) for item in values],
            ],
            color=_COLOURS[index],
            hatch=_HATCHES[index],
            edgecolor=_INK if _HATCHES[index] else _COLOURS[index],
            linewidth=0.5,
            ecolor=_INK,
            capsize=2,
            label=FILES[index],
        )

    def svg(self, figure: object, name: str) -> str:
        """Give *figure* as SVG whose ids no other picture of the page has."""
        out = io.StringIO()
        figure.savefig(  # type: ignore[attr-defined]
            out, format="svg", transparent=True, metadata={"Date": None}
        )
        text = out.getvalue()
        mark = "".join(letter if letter.isalnum() else f"_{ord(letter):x}_" for letter in name)

        def named(tag: re.Match[str]) -> str:
            return _REFERENCE.sub(rf"\g<1>{mark}_", tag.group().replace(_INK, "currentColor"))

        return _TAG.sub(named, text[text.index("<svg") :])
