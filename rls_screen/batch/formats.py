"""Tell the format of a file of records by its first bytes and its name."""

import re
from collections.abc import Container
from enum import Enum, unique
from pathlib import PurePath

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TABLES = {".csv", ".tsv", ".tab", ".txt"}
_PACKED = {".gz"}
_WORD = re.compile(rb"[^,;\t|\r\n]+")


@unique
class Format(Enum):
    """The formats in which records come in."""

    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    FHIR = "fhir"


def find_format(head: bytes, name: str, known: Container[str], *, is_mapped: bool) -> Format:
    """Tell the format of the file *name* that begins with *head*.

    *known* are our own names of columns. What *is_mapped* and is no JSON can only be a table.
    """
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if text[:1] in {b"{", b"["}:
        return Format.JSON
    ending = PurePath(name.lower())
    if ending.suffix in _PACKED:
        ending = ending.with_suffix("")
    if is_mapped or ending.suffix in _TABLES:
        return Format.CSV
    words = _WORD.findall(text.split(b"\n")[0])
    names = [word.strip(b' "').decode(errors="replace") for word in words]
    return Format.CSV if len(names) > 1 and all(item in known for item in names) else Format.JSON
