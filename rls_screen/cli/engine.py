"""What can decide records: the choices of `--engine`."""

from enum import Enum, unique


@unique
class Engine(Enum):
    """What decides records: one by one, by columns, or whichever suits the file."""

    ROWS = "rows"
    DUCKDB = "duckdb"
    AUTO = "auto"
