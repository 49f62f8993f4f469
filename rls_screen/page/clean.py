"""Take out of a text what could control a terminal or turn the direction of writing."""


def clean(text: str) -> str:
    """Give *text* with a blank for each character that is not seen."""
    return "".join(character if character.isprintable() else " " for character in text)
