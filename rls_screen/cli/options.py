"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Questions = Annotated[
    Path | None,
    typer.Option("--questions", metavar="FILE", help="Use the questionnaire in FILE."),
]
