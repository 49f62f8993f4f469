"""The mapping that the options of a command name."""

from collections.abc import Mapping

from rls_screen.errors import UsageError
from rls_screen.instrument.model import Question
from rls_screen.logic.check import did_you_mean
from rls_screen.mapping.model import Codebook
from rls_screen.mapping.read import with_reading
from rls_screen.mapping.shipped import load_mapping


def chosen_mapping(
    name: str | None, reading: str | None, questions: Mapping[str, Question]
) -> Codebook | None:
    """Read the mapping *name*, if there is one, in its *reading*, if one is named."""
    if name is None:
        if reading is not None:
            raise UsageError("--reading goes with --map.")
        return None
    codebook = load_mapping(name, questions)
    if reading is None:
        return codebook
    if reading not in codebook.readings:
        known = tuple(codebook.readings)
        listed = f"Its readings are: {', '.join(known)}." if known else "It has none."
        hint = did_you_mean(reading, known) or listed
        raise UsageError(f"--reading {reading}: '{name}' has no such reading. {hint}")
    return with_reading(codebook, reading)
