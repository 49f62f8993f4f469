"""Sort the ids of sources by the numbers in them."""


def by_number(name: str) -> tuple[int, str]:
    """Give what *name* is sorted by; those without a number come last."""
    digits = "".join(character for character in name if character.isdigit())
    return (int(digits) if digits else 10**9, name)
