"""The rules behind a result."""

from rls_screen.instrument.model import Instrument
from rls_screen.instrument.vocabulary import FOR_PAGES
from rls_screen.logic.compile import InOrder
from rls_screen.logic.rules import Fact
from rls_screen.logic.values import ThreeWay
from rls_screen.screening.plan import only_if


def all_rules(instrument: Instrument) -> InOrder:
    """Give what a record of *instrument* is decided by, also the rules that hide questions."""
    hiding = tuple(
        Fact(only_if(question.id), question.only_if)
        for question in instrument.questions.values()
        if question.only_if is not None
    )
    kept = (rule for rule in instrument.rules if not rule.name.startswith(FOR_PAGES))
    rules = (*kept, *hiding)
    scope = {**instrument.scope, **{fact.name: ThreeWay() for fact in hiding}}
    return rules, scope, tuple(rule.name for rule in rules), tuple(instrument.questions)
