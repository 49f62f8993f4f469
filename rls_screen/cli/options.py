"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Questions = Annotated[
    Path | None,
    typer.Option("--questions", metavar="FILE", help="Use the questionnaire in FILE."),
]

Plain = Annotated[
    bool,
    typer.Option("--plain", help="Plain text only; so does ACCESSIBLE=1 in the environment."),
]
