"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from rls_screen.batch.formats import Format
from rls_screen.cli.spoken import EMERGENCY_VARIABLE, HELPLINE_VARIABLE

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

EmergencyNumber = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER",
        help=f"The number to call in an emergency where you live; or {EMERGENCY_VARIABLE}.",
    ),
]

Helpline = Annotated[
    str | None,
    typer.Option(
        metavar="NUMBER",
        help=f"The number of a crisis line where you live; or {HELPLINE_VARIABLE}.",
    ),
]

Plain = Annotated[
    bool,
    typer.Option("--plain", help="Plain text only; so does ACCESSIBLE=1 in the environment."),
]

Map = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="MAP",
        help="Read other people's columns by this mapping: a file, or one of `map list`.",
    ),
]

Reading = Annotated[
    str | None,
    typer.Option("--reading", metavar="NAME", help="Use this other reading that the mapping has."),
]

From = Annotated[
    Format | None,
    typer.Option("--from", help="The format of the files; else it is found."),
]

Delimiter = Annotated[
    str | None,
    typer.Option(
        "--delimiter",
        metavar="MARK",
        help="What parts the cells of a table, \\t for a tab; else it is found.",
    ),
]

Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="The encoding of a table; else it is found."),
]
