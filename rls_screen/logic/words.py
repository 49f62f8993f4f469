"""The words that the rule language keeps for itself, and what to say where one is misused."""

import ast

from rls_screen.logic.nodes import Asking, Mode

FORMS = 'such as: urge == "yes" and not (age < 18 or frequency in ("few_ever", "yearly"))'

ASKING = {asking.value: asking for asking in Asking}
MODES = {mode.value: mode for mode in Mode}
WORDS = frozenset({"any", "all", "count", "at_least", *ASKING, *MODES})
"""The names that the language keeps for itself."""


def comparison_mistake(
    left: ast.expr, operator: ast.cmpop, right: ast.expr
) -> tuple[ast.expr, str, str]:
    """Give the part of a comparison that is wrong, what is wrong, and what would be right."""
    match left, operator, right:
        case ast.Constant(), _, _:
            return left, "a comparison begins with a name.", "Such as age >= 18."
        case ast.Call(func=ast.Name(id="count")), _, _:
            sentence = "'count' is compared with a whole number."
            return right, sentence, "Such as count(x for x in group) >= 2."
        case ast.Call(), _, _:
            return left, "what has brackets is not compared.", "Write it alone, or behind 'not'."
        case _, (ast.In() | ast.NotIn()), _:
            hint = 'Such as in ("some", "all"). One answer alone is compared with == or !=.'
            return right, "'in' takes a list of quoted answers.", hint
        case _, _, (ast.Tuple() | ast.List()):
            return right, "a list goes with 'in' or 'not in'.", 'Such as in ("some", "all").'
        case _:
            sentence = "a name is compared with a quoted answer, a list of them or a whole number."
            return right, sentence, 'Such as == "yes", in ("some", "all") or >= 18.'


def call_mistake(word: str) -> tuple[str, str]:
    """Give what is wrong with a call of *word*, and what would be right."""
    match word:
        case "any" | "all":
            return f"'{word}' takes a group.", f'Such as {word}(x == "yes" for x in group).'
        case "at_least":
            return (
                "'at_least' takes a number and two or more conditions.",
                "Such as at_least(2, known(rest), known(relief), known(evening)).",
            )
        case "count":
            return "'count' gives a number.", "Compare it: count(x for x in group) >= 2."
        case _ if word in ASKING:
            return f"'{word}' takes one name.", f"Such as {word}(urge)."
        case _ if word in MODES:
            return f"'{word}' takes one condition.", f'Such as {word}(urge == "yes").'
        case _:
            return (
                f"'{word}' is not a word of the rule language.",
                f"Its words are: {', '.join(sorted(WORDS))}.",
            )
