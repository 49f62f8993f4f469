"""Give counts as JSON, for machines."""

import json
from collections.abc import Sequence

import msgspec

from rls_screen.batch.summary.count import Count, decided_by
from rls_screen.batch.summary.groups import Group, Share
from rls_screen.batch.summary.interval import LEVEL

ABOUT = {
    "level": LEVEL,
    "share": "of the records of its file that are counted, with the Wilson score interval",
    "difference": "the second file less the first, with Newcombe's hybrid score interval (method "
    "10); no test of significance was made",
    "not": "the share that fits a screen is neither a prevalence nor a diagnosis",
}


def figures(counts: Sequence[Count], found: Sequence[Group]) -> bytes:
    """Give the groups *found* in *counts* as one JSON object; what is not ASCII is escaped."""
    told = {
        "about": ABOUT,
        "files": [_file(count) for count in counts],
        "groups": [
            {
                "field": group.name,
                "title": group.title,
                "is_list": group.is_list,
                "codes": [_code(share) for share in group.shares],
            }
            for group in found
        ],
    }
    return json.dumps(msgspec.to_builtins(told), indent=2).encode() + b"\n"


def _file(count: Count) -> dict[str, object]:
    return {
        "name": count.name,
        "read": count.read,
        "records": count.total,
        "not_counted": count.not_counted,
        "faults": count.faults,
        "instruments": decided_by((count,), "instrument"),
        "mappings": decided_by((count,), "mapping"),
    }


def _code(share: Share) -> dict[str, object]:
    return {
        "code": share.code,
        "counts": share.counts,
        "shares": share.shares,
        "difference": share.change,
    }
