"""Import a package that is not always installed, where it is used."""

from importlib import import_module
from typing import Any

from rls_screen.errors import UsageError


def need(module: str, extra: str, instead: str = "") -> Any:  # noqa: ANN401 - a module of others
    """Give *module*, which comes with the extra *extra*.

    Raise `UsageError` if it is missing; *instead* is what does without it, or empty.
    """
    try:
        return import_module(module)
    except ImportError:
        other = f", or give {instead}" if instead else ""
        message = f"this needs more packages: pip install 'rls-screen[{extra}]'{other}."
        raise UsageError(message) from None
