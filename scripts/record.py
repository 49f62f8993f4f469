"""Write docs/record.md, the keys of a record and their values: `python scripts/record.py`."""

from collections.abc import Iterator
from pathlib import Path

from rls_screen import Instrument, load
from rls_screen.logic.values import Several, Whole

PAGE = Path(__file__).parent.parent / "docs" / "record.md"
HEAD = """# The keys of a record

Every key is optional. A key that is left out, or `null`, means that the question was not asked;
`"unsure"` means that the person does not know. Both are unknown to the rules. Where `yes` and `no`
are values, JSON `true` and `false` are taken too. `id` is a text or a number and comes out
unchanged.

| key | question | values |
| --- | --- | --- |
"""


def record_page(instrument: Instrument) -> str:
    """Give the page for *instrument*."""
    return HEAD + "\n".join(_rows(instrument)) + "\n"


def _rows(instrument: Instrument) -> Iterator[str]:
    for question in instrument.questions.values():
        match question.answers:
            case Several(codes):
                values = f"a list of none or more of {', '.join(f'`{code}`' for code in codes)}"
            case Whole(minimum, maximum):
                values = f"a whole number from {minimum} to {maximum}"
            case _:
                values = ", ".join(f"`{option.code}`" for option in question.options)
        if question.default:
            values += f" (`{question.default}` is taken if none is given)"
        yield f"| `{question.id}` | {question.text} | {values} |"


if __name__ == "__main__":
    PAGE.write_text(record_page(load()), encoding="utf-8")
