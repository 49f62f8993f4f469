"""Whatever stands in a file of others, each record comes out once, and nothing else is raised."""

import json
import string

from hypothesis import given
from hypothesis import strategies as st

from rls_screen.batch.mapped import MappedRun
from rls_screen.batch.other_json import json_records
from rls_screen.batch.other_tables import table_records
from rls_screen.batch.table.read import read_table
from rls_screen.errors import MappingError, UsageError
from rls_screen.instrument.load import load
from rls_screen.mapping.apply import mapper
from rls_screen.mapping.shipped import load_mapping
from rls_screen.screening.screen import screener

INSTRUMENT = load()
SCREEN = screener(INSTRUMENT)
FHIR = load_mapping("fhir", INSTRUMENT.questions)
MESA = load_mapping("mesa", INSTRUMENT.questions)
HEADER = "mesaid,sleepage5c,legsdscmfrt5,rubbnglgs5,wrserest5,wrseltr5"

KEYS = st.sampled_from(
    [
        *("resourceType", "id", "status", "subject", "reference", "entry", "resource", "item"),
        *("linkId", "answer", "valueBoolean", "valueCoding", "valueString", "valueQuantity"),
        *("_valueBoolean", "system", "code", "display", "extension", "url", "valueCode", "urge"),
    ]
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from(
        ["QuestionnaireResponse", "Bundle", "urge", "rest", "http://loinc.org", "LA33-6"]
    ),
)
ANY_JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(records=st.lists(st.dictionaries(KEYS, ANY_JSON, max_size=5), min_size=1, max_size=4))
def test_resources_of_any_shape_come_out_one_by_one(records: list[dict[str, object]]) -> None:
    """A response with anything in any place is scored, rejected or excluded, and numbered."""
    data = "".join(f"{json.dumps(record)}\n" for record in records).encode()
    found = list(MappedRun(SCREEN, mapper(FHIR)).score(json_records([data], FHIR, "x", ())))
    assert [outcome.place.index for outcome in found] == list(range(1, len(found) + 1))
    bundles = sum(record.get("resourceType") == "Bundle" for record in records)
    assert len(found) >= len(records) - bundles


@given(
    rows=st.lists(st.text(alphabet=string.digits + ',;"\n\r\t\0x.-é ', max_size=30), max_size=8),
    encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_rows_of_any_shape_come_out_one_by_one(rows: list[str], encoding: str) -> None:
    """A table with anything below its header is read to its end, each row once."""
    data = "\n".join([HEADER, *rows, "1,60,1,1,1,1", ""]).encode(encoding)
    try:
        table = read_table([data], "x")
        found = list(table_records(table, MESA, "x", ()))
    except (UsageError, MappingError):
        return
    assert [item.place.index for item in found] == list(range(1, len(found) + 1))
    assert found[-1].place.line >= len(rows)


@given(data=st.binary(max_size=200))
def test_bytes_of_any_kind_end_in_a_table_or_a_clear_error(data: bytes) -> None:
    """Nothing but the errors that a person can read is raised."""
    try:
        list(read_table([data], "x").rows)
    except UsageError as error:
        assert str(error).strip()  # noqa: PT017 - that there is a message is the promise
