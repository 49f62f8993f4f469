"""`rls-screen map`: find one's way with mappings of other people's data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from rls_screen.batch.columns_found import find_columns
from rls_screen.batch.table.read import read_table
from rls_screen.batch.tryout import Tryout
from rls_screen.batch.tryout_page import tryout_page
from rls_screen.cli.account import Account
from rls_screen.cli.consoles import console
from rls_screen.cli.files import (
    blocks,
    check_readable,
    check_writable,
    put,
    refuse_in_use,
    typed,
)
from rls_screen.cli.inputs import Opening, named
from rls_screen.cli.mapped import cells, chosen_mapping, headed_rows, repeated, unlisted, unseen
from rls_screen.cli.options import Delimiter, Encoding, From, Plain, Questions, Reading
from rls_screen.cli.say import say
from rls_screen.errors import ExitCode, UsageError
from rls_screen.instrument.load import load
from rls_screen.instrument.source import source
from rls_screen.mapping.apply import mapper
from rls_screen.mapping.dictionary import Field, is_dictionary, read_dictionary
from rls_screen.mapping.draft import draft
from rls_screen.mapping.shipped import find, load_mapping, names
from rls_screen.page.blocks import Bullets
from rls_screen.page.terminal import draw
from rls_screen.screening.screen import screener

commands = typer.Typer(
    name="map",
    help="Mappings: what the columns of other people's data mean.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@commands.command("list")
def list_mappings() -> None:
    """List the mappings that come along.

    \b
    Example:
      rls-screen map list
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    questions = load().questions
    found = [load_mapping(name, questions) for name in names()]
    items = tuple(f"{item.name} {item.version}: {item.about}" for item in found)
    console(plain=True).print(draw([Bullets(items)]), end="")


@commands.command()
def show(
    mapping: Annotated[str, typer.Argument(metavar="MAP", help="A name of the list, or a file.")],
) -> None:
    """Print a mapping, to be read or as a start for one of your own.

    \b
    Example:
      rls-screen map show mesa > mine.yaml
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    put(source(find(mapping)).encode())


@commands.command("try")
def try_mapping(
    mapping: Annotated[str, typer.Argument(metavar="MAP", help="A name of the list, or a file.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The data.", parser=typed)],
    reading: Reading = None,
    form: From = None,
    delimiter: Delimiter = None,
    encoding: Encoding = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with code 2 if there is a warning.")
    ] = False,
    plain: Plain = False,
    questions: Questions = None,
) -> None:
    """Show what a mapping makes of data, and write nothing.

    For each column: every raw value, how often it stands there, and what it becomes; then what
    is never asked, which rows are excluded, and what the results would be.

    \b
    Example:
      rls-screen map try mesa study.csv
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    instrument = load(questions)
    codebook = chosen_mapping(mapping, reading, instrument.questions)
    check_readable(file)
    opening = Opening(form, delimiter, encoding)
    tryout = Tryout(mapper(codebook), screener(instrument))
    account = Account()
    for rejected in tryout.run(cells(file, opening, codebook, None)):
        account.note(rejected)
    console(plain=plain).print(draw(tryout_page(tryout)), end="")
    missing = unseen(codebook, tryout.seen(), named(file)) if tryout.results else ()
    warnings = (*_warnings(tryout, account), *missing)
    for warning in warnings:
        say(f"rls-screen: warning: {warning}")
    if strict and warnings:
        raise typer.Exit(ExitCode.USAGE)
    if account.rejected:
        raise typer.Exit(ExitCode.REJECTED)


def _warnings(tryout: Tryout, account: Account) -> Iterator[str]:
    if account.rejected:
        yield f"{account.rejected:,} rows cannot be read."
    yield from unlisted({(name, raw): count for name, raw, count in tryout.unlisted()})
    yield from repeated(tryout.ids)
    account.results.update(tryout.results)
    account.scored = sum(tryout.results.values())
    if alike := account.alike():
        yield alike


@commands.command()
def start(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The data.", parser=typed)],
    dictionary: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The REDCap data dictionary.", parser=typed),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the draft here.", parser=typed),
    ] = None,
    form: From = None,
    delimiter: Delimiter = None,
    encoding: Encoding = None,
    questions: Questions = None,
) -> None:
    """Draft a mapping from the columns and values of a file.

    What only you can decide is marked as 'todo', and a mapping that uses a 'todo' is refused.

    \b
    Example:
      rls-screen map start study.csv --output draft.yaml
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    instrument = load(questions)
    check_readable(file)
    if output:
        check_writable(output)
        refuse_in_use(output, (file, dictionary, questions))
    fields = _dictionary(dictionary) if dictionary else ()
    header, rows = headed_rows(file, Opening(form, delimiter, encoding))
    name = "".join(letter if letter.isalnum() else "_" for letter in file.name.split(".")[0])
    text = draft(name or "data", find_columns(header, rows), instrument.questions, fields)
    put(text.encode(), output)


def _dictionary(path: Path) -> tuple[Field, ...]:
    check_readable(path)
    table = read_table(blocks(path), named(path))
    if not is_dictionary(table.header):
        raise UsageError(
            f"{path}: this is no REDCap data dictionary, such as REDCap exports as CSV."
        )
    return read_dictionary(table.header, (row for _, row in table.rows if not isinstance(row, str)))
