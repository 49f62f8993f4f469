"""What a condition says in plain words: one sentence, or a lead with parts under it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

INLINE = 2
"""How many sentences are joined in one line; more stand in a list."""


@dataclass(frozen=True, slots=True)
class Joint:
    """*lead*, and under it *items*; *word* joins a few of them in one line, if it is not empty."""

    lead: str
    items: tuple["Said", ...]
    word: str = ""


Said = str | Joint


def led(by: str, said: Said) -> Said:
    """Put *by* before *said*, which keeps its parts to itself."""
    match said:
        case str():
            return f"{by} {said}"
        case Joint(lead):
            return replace(said, lead=f"{by} {lead}", word="")


def laid_out(said: Said, before: str, after: str, indent: str = "") -> str:
    """Give *said* behind the text *before*, as one line or a list under one, then *after*.

    Every line but the first begins with *indent*.
    """
    line = _in_one_line(said)
    if line is not None:
        return f"{before} {line}. {after}"
    lead, *items = _under(said, before, indent)
    return "\n".join((lead, "", *items, "", f"{indent}{after}"))


def _under(said: Said, before: str, indent: str) -> Iterator[str]:
    line = _in_one_line(said)
    if line is not None or isinstance(said, str):
        yield f"{before} {line}"
        return
    yield f"{before} {said.lead}:"
    for item in said.items:
        yield from _under(item, f"{indent}-", f"{indent}  ")


def _in_one_line(said: Said) -> str | None:
    match said:
        case str():
            return said
        case Joint(lead, ()):
            return f"{lead} (there are none)"
        case Joint(_, items, word) if word and len(items) <= INLINE:
            texts = [item for item in items if isinstance(item, str)]
            return f", {word} ".join(texts) if len(texts) == len(items) else None
        case _:
            return None
