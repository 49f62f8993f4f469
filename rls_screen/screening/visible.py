"""Make foreign text safe to show: an id, a key, a value, a file name."""

LONGEST_SHOWN = 40
"""How many characters of a key or a value a message shows."""


def visible(text: str) -> str:
    """Give *text* on one line, with what could control a terminal written out as an escape."""
    return text if text.isprintable() else "".join(map(_escaped, text))


def shown(text: str, most: int = LONGEST_SHOWN) -> str:
    """Give foreign *text* as it may stand in a message: visible, and at most *most* characters."""
    return visible(text if len(text) <= most else f"{text[:most]}…")


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004 - four digits
