"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Questions = Annotated[
    Path | None,
    typer.Option("--questions", metavar="FILE", help="Use the questionnaire in FILE."),
]

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="LANG", help="The language, such as en; else the environment's."
    ),
]

Plain = Annotated[
    bool,
    typer.Option("--plain", help="Plain text only; so does ACCESSIBLE=1 in the environment."),
]
