"""`rls-screen export`: give the questionnaire to other programs."""

from enum import Enum, unique
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from rls_screen.batch.extras import need
from rls_screen.batch.run import Extra
from rls_screen.cli.files import check_writable, put, refuse_in_use, typed
from rls_screen.cli.options import EmergencyNumber, Helpline, Map, Questions, Reading
from rls_screen.cli.spoken import numbers, spoken
from rls_screen.errors import UsageError
from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load, shipped
from rls_screen.instrument.vocabulary import ENGLISH

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write it here.", parser=typed),
]

WrittenMap = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="FILE",
        help="Write the mapping here by which its answers are scored.",
        parser=typed,
    ),
]

commands = typer.Typer(
    name="export",
    help="Give the questionnaire to other programs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@commands.callback()
def export() -> None:
    """Give the questionnaire to other programs."""


@commands.command()
def sql(
    dialect: Annotated[
        str,
        typer.Option(metavar="NAME", help="Such as duckdb, spark, postgres, bigquery, snowflake."),
    ] = "duckdb",
    table: Annotated[
        str, typer.Option(metavar="NAME", help="The table of answers, which has an id.")
    ] = "answers",
    mapping: Map = None,
    reading: Reading = None,
    output: Output = None,
    questions: Questions = None,
) -> None:
    """Give the rules as one SQL query: answers in, results out.

    The table has a column for each question: text with the codes of its answers, whole numbers
    for numbers, and NULL where it was not asked. What stands in it is not checked. The fields
    advice and unsettled are not among the results. With a mapping, the table has the raw columns
    of a study, all as text, and the results also say which rows are excluded and why, and which
    columns hold what the mapping does not list.

    \b
    Example:
      rls-screen export sql --dialect postgres --output decide.sql
      rls-screen export sql --map mesa --table visits
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    if output:
        check_writable(output)
        refuse_in_use(output, (questions,))
    need("sqlglot", "sql")
    from rls_screen.engines.query import check_table, query, written

    instrument = load(questions)
    check_table(table)
    if mapping is None:
        if reading is not None:
            raise UsageError("--reading goes with --map.")
        found = query(instrument, table)
    else:
        from rls_screen.cli.mapped import chosen_mapping
        from rls_screen.engines.mapped import mapped_query

        codebook = chosen_mapping(mapping, reading, instrument.questions)
        found = mapped_query(instrument, codebook, table)
    put(f"{written(found, dialect)};\n".encode(), output)


@unique
class Part(Enum):
    """What `export fhir` gives."""

    FORM = "form"
    CODES = "codes"


@commands.command()
def fhir(
    part: Annotated[
        Part, typer.Argument(help="The form itself, or the code systems that it uses.")
    ] = Part.FORM,
    snomed: Annotated[
        bool, typer.Option(help="Tell the topic by a code of SNOMED CT, which may need a licence.")
    ] = True,
    output: Output = None,
    questions: Questions = None,
) -> None:
    """Give the questionnaire as a form in FHIR R4, in every language.

    The form works out the four criteria, the result and the urgency by itself, in programs that
    know calculated expressions. Its responses come back with score --from fhir.

    \b
    Example:
      rls-screen export fhir --output questionnaire.json
      rls-screen export fhir codes --output codes.json
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    if output:
        check_writable(output)
        refuse_in_use(output, (questions,))
    from rls_screen.interop.fhir.codes import code_systems
    from rls_screen.interop.fhir.questionnaire import questionnaire

    path = questions or shipped()
    instrument = load(questions)
    others = {code: load(questions, code) for code in codes(path) if code != instrument.language}
    match part:
        case Part.FORM:
            found = questionnaire(instrument, others, has_snomed=snomed)
        case Part.CODES:
            found = code_systems(instrument, others)
    put(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n", output)


@unique
class Described(Enum):
    """What a JSON Schema can describe."""

    ANSWERS = "answers"
    RESULTS = "results"
    QUESTIONNAIRE = "questionnaire"


@commands.command()
def jsonschema(
    what: Annotated[Described, typer.Argument(metavar="WHAT", help="What the schema describes.")],
    extra: Annotated[
        Extra,
        typer.Option("--extra", help="What score does with keys that are no question."),
    ] = Extra.REJECT,
    output: Output = None,
    questions: Questions = None,
) -> None:
    """Give a JSON Schema (2020-12) of one record of answers, of its result, or of a questionnaire.

    WHAT is one of: answers, results, questionnaire. By the first, a record is valid where score
    takes it. The second is for a line of results, and for one of --rejects. The third is for an
    editor, while a questionnaire is written.

    \b
    Example:
      rls-screen export jsonschema answers --output answers.schema.json
      rls-screen export jsonschema results --extra keep
      rls-screen export jsonschema questionnaire --output questions.schema.json
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    if output:
        check_writable(output)
        refuse_in_use(output, (questions,))
    from rls_screen.interop.jsonschema.answers import answers_schema
    from rls_screen.interop.jsonschema.questionnaire.whole import questionnaire_schema
    from rls_screen.interop.jsonschema.results import results_schema, scored_keys
    from rls_screen.interop.jsonschema.terms import written

    is_open = extra is not Extra.REJECT
    match what:
        case Described.ANSWERS:
            instrument = load(questions)
            refused = scored_keys(instrument) if extra is Extra.KEEP else ()
            schema = answers_schema(instrument, is_open=is_open, refused=refused)
        case Described.RESULTS:
            schema = results_schema(load(questions), is_open=extra is Extra.KEEP)
        case Described.QUESTIONNAIRE:
            if questions or is_open:
                raise UsageError(
                    "the schema of questionnaires takes neither --questions nor --extra."
                )
            schema = questionnaire_schema()
    put(written(schema).encode(), output)


@commands.command()
def xlsform(
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the form here.", parser=typed),
    ] = None,
    mapping: WrittenMap = None,
    emergency_number: EmergencyNumber = None,
    helpline: Helpline = None,
    questions: Questions = None,
) -> None:
    """Give the questionnaire as an XLSForm, for ODK, KoboToolbox and others, in all its languages.

    The form asks as the interview does, and works out four_criteria, result and urgency. Each is
    empty until it is decided. Answers that come back as a CSV file are scored with the mapping.

    \b
    Example:
      rls-screen export xlsform --output form.xlsx --map form.yaml
      rls-screen score --map form.yaml submissions.csv
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    _check_two(output, mapping, questions)
    if output is None and mapping is None:
        raise UsageError("name a file for the form with --output, or for the mapping with --map.")
    need("openpyxl", "xlsform")
    from rls_screen.interop.xlsform.excel import excel
    from rls_screen.interop.xlsform.mapping import mapping as mapping_of
    from rls_screen.interop.xlsform.sheets import workbook

    settings = numbers(emergency_number, helpline)
    found = workbook([load(questions, code, settings) for code in codes(questions or shipped())])
    english = load(questions)
    if mapping:
        put(mapping_of(english, found.survey).encode(), mapping)
    if output:
        put(excel(found), output)


@commands.command()
def redcap(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the dictionary here.", parser=typed
        ),
    ] = None,
    mapping: WrittenMap = None,
    emergency_number: EmergencyNumber = None,
    helpline: Helpline = None,
    lang: Annotated[
        str, typer.Option(metavar="LANG", help="The language of the form, such as de.")
    ] = ENGLISH,
    questions: Questions = None,
) -> None:
    """Give the questionnaire as a REDCap data dictionary, in one language.

    The form asks as the interview does, and works out four_criteria, result and urgency. Each is
    empty until it is decided. Its raw export, a CSV file, is scored with the mapping.

    \b
    Example:
      rls-screen export redcap --output dictionary.csv --map redcap.yaml
      rls-screen score --map redcap.yaml export.csv
    """  # noqa: D301 - \b is Click's mark for lines that are not wrapped
    _check_two(output, mapping, questions)
    from rls_screen.interop.redcap.dictionary import dictionary, written
    from rls_screen.interop.redcap.mapping import mapping as mapping_of

    found = spoken(questions, lang, numbers(emergency_number, helpline))
    table = written(dictionary(found))
    if mapping:
        put(mapping_of(found).encode(), mapping)
    if output or not mapping:
        put(table.encode(), output)


def _check_two(output: Path | None, mapping: Path | None, questions: Path | None) -> None:
    """Raise `UsageError` if a form and its mapping cannot be written where they shall be."""
    for path in (output, mapping):
        if path:
            check_writable(path)
            refuse_in_use(path, (questions,))
    if output and mapping and output.resolve() == mapping.resolve():
        raise UsageError("the form and the mapping cannot be the same file.")
