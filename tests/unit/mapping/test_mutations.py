"""Whatever is wrong in a mapping, it is told; nothing else is ever raised."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rls_screen.errors import MappingError
from rls_screen.instrument.load import load
from rls_screen.instrument.source import source
from rls_screen.mapping.apply import mapper
from rls_screen.mapping.read import read_mapping
from rls_screen.mapping.shipped import FOLDER, names

QUESTIONS = load().questions
TEXTS = {name: source(FOLDER / f"{name}.yaml").splitlines() for name in names()}
STRANGE = (
    *("{}", "[]", "x", '""', "~", "[[]]", "{a: {}}", "[{}]", "99999999999", "-1", "others", "any"),
    *("*gone", "&a [*a]", "!!int 3", "known(", 'a == "b"', "'", "mesaid", "yes", "todo", "urge"),
)


def _works_or_is_refused(text: str) -> bool:
    """Read *text* as a mapping, and use it if that is possible; say whether all went well."""
    try:
        codebook = read_mapping(text, "mapping.yaml", QUESTIONS)
    except MappingError as error:
        return bool(error.problems)
    run = mapper(codebook)
    return all(run(dict.fromkeys(run.readers, raw)) for raw in ("", "1", None))


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.data())
def test_a_mapping_with_strange_values_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """With any value of any key replaced, the mapping works or is refused with its problems."""
    lines = list(TEXTS[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        strange = data.draw(st.sampled_from(STRANGE))
        lines[at] = re.sub(r": .*$|:$", lambda _, value=strange: f": {value}", lines[at], count=1)  # type: ignore[misc]
    assert _works_or_is_refused("\n".join(lines))


@pytest.mark.parametrize("name", TEXTS)
@given(data=st.data())
def test_a_mapping_with_lines_taken_out_is_read_or_refused(name: str, data: st.DataObject) -> None:
    """With any lines left out, the mapping works or is refused with its problems."""
    lines = TEXTS[name]
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, len(lines)))
    assert _works_or_is_refused("\n".join([*lines[:first], *lines[last:]]))
