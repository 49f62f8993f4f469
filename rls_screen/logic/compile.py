"""Turn rules into one Python function, for speed.

The function is built as a syntax tree, never from text, so no name or answer in a rule can become
code. Each condition becomes two expressions of plain truth, its rails: *yes* says that it is
definitely so, *no* that it is definitely not so; it is unknown where both are false.
"""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from rls_screen.logic.nodes import (
    Among,
    And,
    Anyone,
    Ask,
    Asking,
    AtLeast,
    Compare,
    Condition,
    Everyone,
    Holds,
    Mode,
    Not,
    Or,
    Order,
    Taken,
    Tally,
)
from rls_screen.logic.rules import Decision, Fact, Rule, reads, spread
from rls_screen.logic.values import (
    NAMES,
    Choice,
    Decide,
    DecideInOrder,
    Scope,
    ThreeWay,
    Verdict,
)

InOrder = tuple[Sequence[Rule], Scope, Sequence[str], Sequence[str]]
"""What `compile_in_order` takes: rules, scope, the names that are wanted, and the order."""

ORDERS: dict[Order, ast.cmpop] = {
    Order.LESS: ast.Lt(),
    Order.AT_MOST: ast.LtE(),
    Order.EQUAL: ast.Eq(),
    Order.UNEQUAL: ast.NotEq(),
    Order.AT_LEAST: ast.GtE(),
    Order.MORE: ast.Gt(),
}


def compile_rules(rules: Sequence[Rule], scope: Scope, wanted: Sequence[str]) -> Decide:
    """Build the function that gives the values of *wanted* names from the answers of a record.

    *rules* are sorted and fit *scope*; what they say is what `evaluate.run` says.
    """
    return cast("Decide", _function(tree_of(rules, scope, wanted)))


def compile_in_order(
    rules: Sequence[Rule], scope: Scope, wanted: Sequence[str], order: Sequence[str]
) -> DecideInOrder:
    """Build the same function as `compile_rules` for answers to the questions of *order*.

    These are all that *rules* read. One unpacking is several times faster than to look up each.
    """
    return cast("DecideInOrder", _function(tree_of(rules, scope, wanted, order)))


def tree_of(
    rules: Sequence[Rule], scope: Scope, wanted: Sequence[str], order: Sequence[str] | None = None
) -> ast.Module:
    """Give the module with the function `decide`, for answers by name or, if given, in *order*.

    The names that it does not define are those of `NAMES`.
    """
    if order is None:
        made = {rule.name for rule in rules}
        used = {name for rule in rules for name in reads(rule, scope)} | set(wanted)
        first = [_assign(_local("v", name), _get(name)) for name in sorted(used - made)]
    else:
        names: list[ast.expr] = [ast.Name(_local("v", name), ast.Store()) for name in order]
        first = [ast.Assign([ast.Tuple(names, ast.Store())], _load("answers"))]
    arguments = ast.arguments(
        posonlyargs=[], args=[ast.arg("answers")], kwonlyargs=[], kw_defaults=[], defaults=[]
    )
    body = [*first, *_Builder(scope).body(rules, wanted)]
    function = ast.FunctionDef(name="decide", args=arguments, body=body, decorator_list=[])
    return ast.fix_missing_locations(ast.Module(body=[function], type_ignores=[]))


def _function(tree: ast.Module) -> object:
    """Give the function that *tree* defines."""
    space: dict[str, object] = {**NAMES}
    code = compile(tree, "rules", "exec")
    exec(code, space)  # noqa: S102 - the tree is built from checked nodes, never from text
    return space["decide"]


@dataclass(frozen=True, slots=True)
class _Rails:
    """The two expressions of a condition: it is so, it is not so."""

    yes: ast.expr
    no: ast.expr

    def swapped(self) -> "_Rails":
        return _Rails(self.no, self.yes)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Build the function's syntax tree for names in *scope*."""

    scope: Scope

    def body(self, rules: Sequence[Rule], wanted: Sequence[str]) -> list[ast.stmt]:
        """Give the statements for *rules*, and the one that returns *wanted*."""
        body = [statement for rule in rules for statement in self.statements(rule)]
        outputs: list[ast.expr] = [self.output(name) for name in wanted]
        return [*body, ast.Return(ast.Tuple(outputs, ast.Load()))]

    def statements(self, rule: Rule) -> list[ast.stmt]:
        match rule:
            case Fact(name, condition):
                rails = self.rails(condition)
                return [
                    _assign(_local("y", name), rails.yes),
                    _assign(_local("n", name), rails.no),
                ]
            case Decision(name):
                return [_assign(_local("v", name), self.choice(rule))]

    def choice(self, rule: Decision) -> ast.expr:
        result: ast.expr = ast.Constant(None)
        for row in reversed(rule.rows):
            outcome = ast.Constant(row.outcome)
            if row.condition is None:
                result = outcome
            else:
                result = ast.IfExp(self.rails(row.condition).yes, outcome, result)
        return result

    def output(self, name: str) -> ast.expr:
        if not isinstance(self.scope[name], ThreeWay):
            return _load(_local("v", name))
        unless = ast.IfExp(_load(_local("n", name)), _load("NO"), _load("UNKNOWN"))
        return ast.IfExp(_load(_local("y", name)), _load("YES"), unless)

    def rails(self, node: Condition) -> _Rails:
        match node:
            case Holds(name):
                return _Rails(_load(_local("y", name.text)), _load(_local("n", name.text)))
            case Among():
                return self.among(node)
            case Compare(name, order, bound):
                return _measured(_load(_local("v", name.text)), order, bound)
            case Ask(asking, name):
                return _certain(self.asked(asking, name.text))
            case Not(item):
                return self.rails(item).swapped()
            case Taken(Mode.DEFINITELY, item):
                return _certain(self.rails(item).yes)
            case Taken(_, item):
                return _certain(_not(self.rails(item).no))
            case And(items):
                return _both([self.rails(item) for item in items])
            case Or(items):
                return _either([self.rails(item) for item in items])
            case Everyone(each):
                return _both([self.rails(item) for item in spread(each, self.scope)])
            case Anyone(each):
                return _either([self.rails(item) for item in spread(each, self.scope)])
            case AtLeast(bound, items):
                return _tally([self.rails(item) for item in items], Order.AT_LEAST, bound)
            case Tally(of, order, bound):
                items = spread(of, self.scope)
                return _tally([self.rails(item) for item in items], order, bound)

    def among(self, node: Among) -> _Rails:
        kind = self.scope[node.name.text]
        known = kind.values if isinstance(kind, Choice | Verdict) else ()
        value = _load(_local("v", node.name.text))
        rails = _Rails(
            _is_one_of(value, [item for item in known if item in node.values]),
            _is_one_of(value, [item for item in known if item not in node.values]),
        )
        return rails.swapped() if node.negated else rails

    def asked(self, asking: Asking, name: str) -> ast.expr:
        value = _load(_local("v", name))
        match asking, self.scope[name]:
            case Asking.KNOWN, ThreeWay():
                return ast.BoolOp(ast.Or(), [_load(_local("y", name)), _load(_local("n", name))])
            case Asking.KNOWN, Verdict():
                return _not(_is(value, ast.Constant(None)))
            case Asking.KNOWN, _:
                unsure = _is(value, _load("UNSURE"))
                return _not(ast.BoolOp(ast.Or(), [unsure, _is(value, _load("NOT_ASKED"))]))
            case Asking.IS_UNSURE, _:
                return _is(value, _load("UNSURE"))
            case Asking.ANSWERED, _:
                return _not(_is(value, _load("NOT_ASKED")))


def _local(prefix: str, name: str) -> str:
    """Give each name an identifier of its own: no two names share one."""
    return f"{prefix}_{name.replace('_', '__').replace('.', '_0')}"


def _load(name: str) -> ast.expr:
    return ast.Name(name, ast.Load())


def _assign(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _get(name: str) -> ast.expr:
    get = ast.Attribute(_load("answers"), "get", ast.Load())
    return ast.Call(get, [ast.Constant(name), _load("NOT_ASKED")], [])


def _not(item: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), item)


def _is(left: ast.expr, right: ast.expr) -> ast.expr:
    return ast.Compare(left, [ast.Is()], [right])


def _is_one_of(value: ast.expr, known: Sequence[str]) -> ast.expr:
    match known:
        case []:
            return ast.Constant(value=False)
        case [one]:
            return ast.Compare(value, [ast.Eq()], [ast.Constant(one)])
        case _:
            return ast.Compare(value, [ast.In()], [ast.Set([ast.Constant(item) for item in known])])


def _certain(yes: ast.expr) -> _Rails:
    return _Rails(yes, _not(yes))


def _joined(operator: ast.boolop, items: list[ast.expr]) -> ast.expr:
    match items:
        case []:
            return ast.Constant(isinstance(operator, ast.And))
        case [one]:
            return one
        case _:
            return ast.BoolOp(operator, items)


def _both(items: Sequence[_Rails]) -> _Rails:
    yes = _joined(ast.And(), [item.yes for item in items])
    return _Rails(yes, _joined(ast.Or(), [item.no for item in items]))


def _either(items: Sequence[_Rails]) -> _Rails:
    return _both([item.swapped() for item in items]).swapped()


def _measured(value: ast.expr, order: Order, bound: int) -> _Rails:
    kind = ast.Attribute(value, "__class__", ast.Load())
    is_whole = _is(kind, _load("int"))
    fits = ast.Compare(value, [ORDERS[order]], [ast.Constant(bound)])
    return _Rails(
        ast.BoolOp(ast.And(), [is_whole, fits]), ast.BoolOp(ast.And(), [is_whole, _not(fits)])
    )


def _tally(items: Sequence[_Rails], order: Order, bound: int) -> _Rails:
    """Compare the least and the most that the count can be with *bound*."""
    lowest = _sum([item.yes for item in items])
    highest = ast.BinOp(ast.Constant(len(items)), ast.Sub(), _sum([item.no for item in items]))

    def stands(number: ast.expr, how: ast.cmpop) -> ast.expr:
        return ast.Compare(number, [how], [ast.Constant(bound)])

    over = _Rails(stands(lowest, ast.Gt()), stands(highest, ast.LtE()))
    reached = _Rails(stands(lowest, ast.GtE()), stands(highest, ast.Lt()))
    match order:
        case Order.MORE:
            return over
        case Order.AT_LEAST:
            return reached
        case Order.AT_MOST:
            return over.swapped()
        case Order.LESS:
            return reached.swapped()
        case Order.EQUAL:
            return _both([reached, over.swapped()])
        case Order.UNEQUAL:
            return _both([reached, over.swapped()]).swapped()


def _sum(items: Sequence[ast.expr]) -> ast.expr:
    total: ast.expr = ast.Constant(0)
    for item in items:
        total = ast.BinOp(total, ast.Add(), item)
    return total
