"""Intervals for a share and for the difference of two.

Wilson EB. Probable inference, the law of succession, and statistical inference. Journal of the
American Statistical Association 1927;22:209-212. Newcombe RG. Interval estimation for the
difference between independent proportions: comparison of eleven methods. Statistics in Medicine
1998;17:873-890 (method 10).
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

LEVEL = 0.95
_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, from 0 to 1 (a difference from -1 to 1), with the ends of its interval."""

    value: float
    low: float
    high: float


def wilson(count: int, total: int) -> Interval:
    """Give the share of *count* in *total*, which is not 0, with its 95 % interval."""
    share, spread = count / total, _Z * _Z / total
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / total + spread / total / 4) / (1 + spread)
    low = 0.0 if count == 0 else middle - half
    high = 1.0 if count == total else middle + half
    return Interval(share, max(low, 0.0), min(high, 1.0))


def difference(first: Interval, second: Interval) -> Interval:
    """Give *second* less *first*, two Wilson intervals, with the interval of the difference."""
    value = second.value - first.value
    below = sqrt((second.value - second.low) ** 2 + (first.high - first.value) ** 2)
    above = sqrt((second.high - second.value) ** 2 + (first.value - first.low) ** 2)
    return Interval(value, max(value - below, -1.0), min(value + above, 1.0))
