"""Make the ready form of the questionnaire that comes along: `python -m scripts.ready`.

A wheel gets it when it is built. This puts it into the checkout too, where it is used as long as
neither the YAML nor the code that it depends on is changed.
"""

import ast
import io
import pickle
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from rls_screen import __version__
from rls_screen.instrument.languages import codes
from rls_screen.instrument.load import load_afresh, shipped
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.ready import code, digest, sources
from rls_screen.interview.hold import Interview
from rls_screen.interview.session import begin
from rls_screen.logic.compile import tree_of
from rls_screen.logic.values import NAMES
from rls_screen.page.blocks import Block
from rls_screen.screening.conditions import conditions
from rls_screen.screening.plan import plan
from rls_screen.screening.rules import all_rules
from rls_screen.screening.unsettled import rules_behind, search

FOLDER = Path(__file__).parent.parent / "rls_screen" / "ready"
MARKS = "__init__.py"
MADE = '''"""Made by scripts/ready.py from the questionnaire; not to be changed by hand."""

# mypy: ignore-errors
'''
NAMED = "\n".join(f"{name} = {value}" for name, value in NAMES.items())
HEAD = f"""{MADE}
from rls_screen.logic.truth import Truth
from rls_screen.logic.values import Choice, Missing, Several, Whole

{NAMED}
"""


class _Pickler(pickle.Pickler):
    """Pickle a dataclass as a call of it, whatever the version of Python makes of its state."""

    def reducer_override(self, obj: Any) -> Any:  # noqa: ANN401 - of any type
        if is_dataclass(obj) and not isinstance(obj, type):
            return type(obj), tuple(getattr(obj, item.name) for item in fields(obj))
        return NotImplemented


def made() -> dict[str, bytes]:
    """Give the files of the ready form by their names; the one that tells of the others is last."""
    path = shipped()
    languages = {language: load_afresh(language=language) for language in codes(path)}
    instrument = load_afresh()
    files = {name: file for item in languages for name, file in sources(path, item).items()}
    digests = {name: digest(file) for name, file in sorted(files.items())}
    texts = {
        "rules.py": _rules(instrument),
        "matters.py": _matters(instrument),
        MARKS: _marks(instrument.rules_digest, digests),
    }
    pickled = {f"{name}.pickle": _pickled(found) for name, found in languages.items()}
    openings = {f"{name}.opening": _pickled(_opening(found)) for name, found in languages.items()}
    return pickled | openings | {name: text.encode() for name, text in texts.items()}


def write(folder: Path) -> None:
    """Write the ready form into *folder*."""
    folder.mkdir(exist_ok=True)
    (folder / MARKS).unlink(missing_ok=True)
    for name, data in made().items():
        (folder / name).write_bytes(data)


def _marks(rules: str, files: Mapping[str, str]) -> str:
    """Give the text that tells whether the ready form is still the right one."""
    marks = {"VERSION": __version__, "RULES": rules, "CODE": digest(*code()), "FILES": files}
    return MADE + "".join(f"{name} = {value!r}\n" for name, value in marks.items())


def _rules(instrument: Instrument) -> str:
    rules = all_rules(instrument)
    behind_result = rules_behind(instrument)
    return "\n".join(
        (
            HEAD,
            "from rls_screen.screening.plan import Field, Plan\n",
            f"PLAN = {plan(instrument, tuple(rules[2]))!r}",
            f"SEARCH = {search(instrument, behind_result[3])!r}\n",
            _function(tree_of(*rules), "decide"),
            _function(tree_of(*behind_result), "decide_result"),
        )
    )


def _matters(instrument: Instrument) -> str:
    rules, scope, names = conditions(instrument)
    function = _function(tree_of(rules, scope, names), "decide")
    return "\n".join((HEAD, f"NAMES = {tuple(names)!r}", function))


def _function(tree: ast.Module, name: str) -> str:
    """Give the text of the function in *tree*, called *name*."""
    for function in tree.body:
        if isinstance(function, ast.FunctionDef):
            function.name = name
    return f"{ast.unparse(tree)}\n"


def _opening(instrument: Instrument) -> tuple[Block, ...]:
    """Give what the interview shows before it reads a line for the first time."""
    shown: list[Block] = []
    interview = Interview(instrument, shown.extend, lambda: None, lambda _, __: ())
    interview.open(begin(instrument))
    return tuple(shown)


def _pickled(value: object) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, protocol=5).dump(value)
    return stream.getvalue()


if __name__ == "__main__":
    write(FOLDER)
