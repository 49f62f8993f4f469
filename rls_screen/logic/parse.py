"""Read a rule's text: Python's expression syntax, cut down to a closed list of forms."""

import ast
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from rls_screen.errors import RuleSyntaxError
from rls_screen.logic.nodes import (
    Among,
    And,
    Anyone,
    Ask,
    AtLeast,
    Compare,
    Condition,
    Each,
    Everyone,
    Holds,
    Listed,
    Name,
    Not,
    Or,
    Order,
    Span,
    Taken,
    Tally,
)
from rls_screen.logic.words import (
    ASKING,
    FORMS,
    MODES,
    WORDS,
    call_mistake,
    comparison_mistake,
)

LONGEST = 5_000
"""How many characters a rule may have."""

LARGEST = 999_999_999
"""How large a whole number may be."""

DEEPEST = 50
"""How many levels of brackets and words a rule may have."""

ORDERS: dict[type[ast.cmpop], Order] = {
    ast.Lt: Order.LESS,
    ast.LtE: Order.AT_MOST,
    ast.Eq: Order.EQUAL,
    ast.NotEq: Order.UNEQUAL,
    ast.GtE: Order.AT_LEAST,
    ast.Gt: Order.MORE,
}
FOREIGN = re.compile(r"[\x00\ud800-\udfff]")
"""A character that Python cannot read in any text: NUL, or half of one."""

PARTS = "Give a part of it a name of its own."

COMMENT = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"'#])*(#)""")
"""A text up to the first # outside quotes."""


def parse(text: str) -> Condition:
    """Read *text* as a rule; raise `RuleSyntaxError`, with the place, where it is not one."""
    if not text.strip():
        raise RuleSyntaxError("the rule is empty.", 0, f"Write a condition, {FORMS}.")
    if len(text) > LONGEST:
        raise RuleSyntaxError(f"the rule has more than {LONGEST} characters.", LONGEST, PARTS)
    foreign = FOREIGN.search(text)
    if foreign:
        sentence = f"the character U+{ord(foreign[0]):04X} cannot stand in a rule."
        raise RuleSyntaxError(sentence, foreign.start(), "Take it out.")
    flat = "".join(" " if character.isspace() else character for character in text)
    start = len(flat) - len(flat.lstrip())
    return _Reader(flat[start:].rstrip(), start).read()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turn one line of *text*, which begins at *start* of the rule, into nodes."""

    text: str
    start: int

    def read(self) -> Condition:
        """rule = condition"""  # noqa: D400, D403, D415 - a production
        self.refuse_comment()
        return self.condition(self.tree(), 0)

    def refuse_comment(self) -> None:
        # Line ends have become spaces, so a comment would silently hide the rest of the rule.
        comment = COMMENT.match(self.text)
        if comment:
            place = self.start + comment.start(1)
            raise RuleSyntaxError("a rule has no comments.", place, "Write it above the rule.")

    def tree(self) -> ast.expr:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                return ast.parse(self.text, mode="eval").body
        except SyntaxError as error:
            # Python gives the offset 0 where the text ends too early.
            offset = min(error.offset - 1 if error.offset else len(self.text), len(self.text))
            raise RuleSyntaxError(
                "the rule cannot be read here.",
                self.start + offset,
                f"A rule is written {FORMS}.",
            ) from None
        except (ValueError, RecursionError, MemoryError):
            raise RuleSyntaxError("the rule cannot be read.", self.start, PARTS) from None

    def span(self, node: ast.expr) -> Span:
        end = node.end_col_offset if node.end_col_offset is not None else node.col_offset
        return self.offset(node.col_offset), self.offset(end)

    def offset(self, column: int) -> int:
        # ast counts bytes of UTF-8; people and editors count characters.
        return self.start + len(self.text.encode()[:column].decode(errors="replace"))

    def wrong(self, node: ast.expr, sentence: str, hint: str = "") -> RuleSyntaxError:
        return RuleSyntaxError(sentence, self.span(node)[0], hint)

    def condition(self, node: ast.expr, depth: int) -> Condition:
        """condition = or | and | not | comparison | call | name"""  # noqa: D400, D403, D415
        if depth > DEEPEST:
            raise self.wrong(node, f"the rule is nested more than {DEEPEST} levels deep.", PARTS)
        match node:
            case ast.BoolOp(op=ast.Or(), values=values):
                return Or(self.conditions(values, depth), self.span(node))
            case ast.BoolOp(values=values):
                return And(self.conditions(values, depth), self.span(node))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.condition(operand, depth + 1), self.span(node))
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                return self.comparison(node, (left, operator, right), depth)
            case ast.Call(func=ast.Name(id=word), keywords=[]):
                return self.call(node, word, depth)
            case ast.Name() | ast.Attribute():
                return Holds(self.name(node), self.span(node))
            case ast.Compare():
                raise self.wrong(node, "two comparisons stand in a row.", "Join them with 'and'.")
            case _:
                raise self.wrong(
                    node, "this is not a form that a rule can use.", f"A rule is written {FORMS}."
                )

    def conditions(self, nodes: list[ast.expr], depth: int) -> tuple[Condition, ...]:
        return tuple(self.condition(node, depth + 1) for node in nodes)

    def name(self, node: ast.expr) -> Name:
        """name = identifier ("." identifier)?"""  # noqa: D400, D403
        match node:
            case ast.Name(id=text) if text not in WORDS:
                return Name(text, self.span(node))
            case ast.Name(id=word):
                _, hint = call_mistake(word)
                raise self.wrong(node, f"'{word}' is a word of the rule language, no name.", hint)
            case ast.Attribute(value=ast.Name(id=base), attr=attribute):
                return Name(f"{base}.{attribute}", self.span(node))
            case _:
                raise self.wrong(node, "a name is expected here.", "Such as urge or caps.child.")

    def comparison(
        self, node: ast.Compare, parts: tuple[ast.expr, ast.cmpop, ast.expr], depth: int
    ) -> Condition:
        """comparison = name ("==" | "!=" | "in" | "not in") texts | (name | count) order number"""  # noqa: D400, D403, D415
        left, operator, right = parts
        match operator, right:
            case _, ast.Constant(value=int(number)) if type(operator) in ORDERS and not isinstance(
                number, bool
            ):
                bound = (ORDERS[type(operator)], self.bounded(right, number))
                return self.measured(node, left, bound, depth)
            case _ if isinstance(left, ast.Call):
                raise self.wrong(*comparison_mistake(left, operator, right))
            case ((ast.In() | ast.NotIn()), (ast.Tuple(elts=[_, *_]) | ast.List(elts=[_, *_]))):
                values = tuple(self.text_of(item) for item in right.elts)
                return Among(
                    self.name(left), values, isinstance(operator, ast.NotIn), self.span(node)
                )
            case ((ast.Eq() | ast.NotEq()), ast.Constant(value=str(text))):
                negated = isinstance(operator, ast.NotEq)
                return Among(self.name(left), (text,), negated, self.span(node))
            case _:
                raise self.wrong(*comparison_mistake(left, operator, right))

    def measured(
        self, node: ast.Compare, left: ast.expr, bound: tuple[Order, int], depth: int
    ) -> Condition:
        order, number = bound
        match left:
            case ast.Call(func=ast.Name(id="count")):
                return Tally(self.counted(left, depth), order, number, self.span(node))
            case ast.Call():
                raise self.wrong(
                    left,
                    "only count(...) gives a number.",
                    "Such as count(x for x in group) >= 2.",
                )
            case _:
                return Compare(self.name(left), order, number, self.span(node))

    def counted(self, node: ast.Call, depth: int) -> Listed | Each:
        """counted = group | condition "," condition …"""  # noqa: D400, D401, D403, D415
        match node.args, node.keywords:
            case [ast.GeneratorExp() | ast.Name() | ast.Attribute() as source], []:
                return self.group(source, depth)
            case [_, _, *_] as items, []:
                return Listed(self.conditions(items, depth))
            case _:
                raise self.wrong(
                    node,
                    "'count' takes a group, or two or more conditions.",
                    'Such as count(x == "yes" for x in group) >= 2.',
                )

    def bounded(self, node: ast.expr, number: int) -> int:
        if number > LARGEST:
            raise self.wrong(node, f"a number is at most {LARGEST}.", "Such as 120.")
        return number

    def text_of(self, node: ast.expr) -> str:
        match node:
            case ast.Constant(value=str(text)):
                return text
            case _:
                raise self.wrong(node, "a quoted answer is expected here.", 'Such as "yes".')

    def call(self, node: ast.Call, word: str, depth: int) -> Condition:
        """call = ("any" | "all") group | "at_least" … | asking name | mode condition"""  # noqa: D400, D403, D415
        match word, node.args:
            case (
                ("any" | "all"),
                [ast.GeneratorExp() | ast.Name() | ast.Attribute() as source],
            ):
                quantifier: Callable[[Each, Span], Condition]
                quantifier = Anyone if word == "any" else Everyone
                return quantifier(self.group(source, depth), self.span(node))
            case (
                "at_least",
                [ast.Constant(value=int(number)) as least, _, _, *_],
            ) if not isinstance(number, bool):
                items = self.conditions(node.args[1:], depth)
                return AtLeast(self.bounded(least, number), items, self.span(node))
            case _, [ast.Name() | ast.Attribute() as name] if word in ASKING:
                return Ask(ASKING[word], self.name(name), self.span(node))
            case _, [item] if word in MODES:
                return Taken(MODES[word], self.condition(item, depth + 1), self.span(node))
            case _:
                raise self.wrong(node, *call_mistake(word))

    def group(self, node: ast.GeneratorExp | ast.Name | ast.Attribute, depth: int) -> Each:
        """group = name | each"""  # noqa: D400, D403, D415
        if isinstance(node, ast.GeneratorExp):
            return self.each(node, depth)
        name = self.name(node)
        return Each("member", name, Holds(Name("member", name.span), name.span))

    def each(self, node: ast.GeneratorExp, depth: int) -> Each:
        """each = condition "for" variable "in" group"""  # noqa: D400, D403, D415
        match node.generators:
            case [ast.comprehension(target=ast.Name() as target, iter=group, ifs=[], is_async=0)]:
                variable = self.name(target).text
                return Each(variable, self.name(group), self.condition(node.elt, depth + 1))
            case _:
                raise self.wrong(node, "a group is gone through with one plain 'for x in group'.")
