"""Find the encoding of a text, and give the text in UTF-8."""

import codecs
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rls_screen.batch.extras import need
from rls_screen.errors import UsageError

SAMPLE = 65_536
"""How many bytes are looked at to find the encoding."""

_HEAD = 200
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257"),
    *("cp932", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "koi8_r", "cp437", "cp850"),
]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in UTF-8: its *blocks*, the *encoding* that it had, and whether that *is_guessed*.

    What cannot be decoded stays the byte that it was.
    """

    blocks: Iterator[bytes]
    encoding: str
    is_guessed: bool


def as_utf8(blocks: Iterable[bytes], encoding: str | None = None) -> Decoded:
    """Give the text in *blocks*, which has *encoding* or, if that is none, the one that is found.

    Raise `UsageError` if *encoding* is not known, or a package to find it is missing.
    """
    waiting = iter(blocks)
    sample = b""
    while len(sample) < SAMPLE and (block := next(waiting, None)) is not None:
        sample += block
    start = sample[:SAMPLE]
    found, is_guessed = (_known(encoding), False) if encoding else _find(start)
    whole = itertools.chain((sample,), waiting)
    return Decoded(_lines(_utf8(whole, found), start), found, is_guessed)


def _known(encoding: str) -> str:
    """Give *encoding* if it is that of a text; one that has a mark may begin with it."""
    try:
        name = codecs.lookup(encoding).name
        text = codecs.getincrementaldecoder(name)(errors="replace").decode("a".encode(name))
        is_text = isinstance(text, str)
    except (LookupError, ValueError, TypeError):
        is_text = False
    if not is_text:
        hint = "Such as utf-8, utf-16 or cp1252."
        raise UsageError(f"--encoding {encoding}: there is no such encoding. {hint}") from None
    return "utf-8-sig" if name == "utf-8" else name


def _find(sample: bytes) -> tuple[str, bool]:
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name, False
    if b"\0" in sample[:_HEAD]:
        wide = _wide(sample)
        if wide:
            return wide, True
    if _is_utf8(sample):
        return "utf-8", False
    charset = need("charset_normalizer", "tables", "--encoding cp1252")
    best = charset.from_bytes(sample, cp_isolation=_COMMON).best()
    # Where several read the same letters, the most common one is named.
    if best is None or _COMMON[0] in best.could_be_from_charset:
        return _COMMON[0], True
    return best.encoding, True


def _wide(sample: bytes) -> str:
    """Tell text of two bytes a character, without a mark, by where its zero bytes stand."""
    head = sample[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 4:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(sample: bytes) -> bool:
    """Say whether *sample*, whose end may lie within a character, is UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _utf8(blocks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    if encoding == "utf-8":
        yield from blocks
        return
    decoder = codecs.getincrementaldecoder(encoding)(
        errors="surrogateescape" if encoding in {"utf-8-sig", "ascii"} else "replace"
    )
    try:
        for block in itertools.chain(blocks, (b"",)):
            yield decoder.decode(block, final=not block).encode(errors="surrogateescape")
    except UnicodeError:
        message = f"the text is not written in {encoding}; name its encoding with --encoding."
        raise UsageError(message) from None


def _lines(blocks: Iterator[bytes], sample: bytes) -> Iterator[bytes]:
    """End lines with a line feed where old programs end them with a carriage return alone."""
    if b"\n" in sample or b"\r" not in sample:
        return blocks
    return (block.replace(b"\r", b"\n") for block in blocks)
