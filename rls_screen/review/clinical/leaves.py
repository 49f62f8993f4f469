"""Say a condition about one name, or about several of one sort at once."""

from rls_screen.instrument.model import UNSURE
from rls_screen.logic.formula import AGAINST
from rls_screen.logic.nodes import Among, Ask, Asking, Compare, Holds, Order
from rls_screen.review.clinical.names import Names, Sort

Leaf = Holds | Among | Compare | Ask
NUMBERS = {
    Order.LESS: "less than {bound}",
    Order.AT_MOST: "at most {bound}",
    Order.EQUAL: "{bound}",
    Order.UNEQUAL: "something other than {bound}",
    Order.AT_LEAST: "{bound} or more",
    Order.MORE: "more than {bound}",
}


def leaf(node: Leaf, subject: str, name: str, names: Names, *, negated: bool = False) -> str:
    """Say *node*, or the contrary if *negated*, of *subject*; *name* is one that it stands for."""
    sort = names.sort(name)
    about = f"the answer to {subject}" if sort is Sort.QUESTION else subject
    match node:
        case Holds():
            verb = "apply" if sort is Sort.CAP else "hold"
            return f"{subject} does not {verb}" if negated else f"{subject} {_third(verb)}"
        case Among(values=values):
            *first, last = (names.value(name, value) for value in values)
            listed = f"{', '.join(first)} or {last}" if first else last
            is_not = node.negated is not negated
            return f"{about} is {'something other than ' if is_not else ''}{listed}"
        case Compare(order=order, bound=bound):
            found = AGAINST[order] if negated else order
            return f"{about} is {NUMBERS[found].format(bound=bound)}"
        case Ask(asking):
            return _asked(asking, subject, name, names, negated=negated)


def same_words(node: Leaf, group: tuple[str, ...], names: Names) -> bool:
    """Say whether *node* can be said of all members of *group* in one sentence."""
    if isinstance(node, Ask) and names.sort(group[0]) is not Sort.QUESTION:
        return False
    values = node.values if isinstance(node, Among) else (UNSURE,)
    is_one_sort = len({names.sort(name) for name in group}) == 1
    return is_one_sort and all(
        len({names.value(name, value) for name in group}) == 1 for value in values
    )


def _asked(asking: Asking, subject: str, name: str, names: Names, *, negated: bool) -> str:
    sort = names.sort(name)
    about = f"the answer to {subject}" if sort is Sort.QUESTION else subject
    match asking:
        case Asking.ANSWERED:
            return _answered(subject, name, names, negated=negated)
        case Asking.IS_UNSURE:
            unsure = names.value(name, UNSURE)
            return f"{about} is {'anything but ' if negated else ''}{unsure}"
        case Asking.KNOWN:
            return _known(about, sort, negated=negated)


def _answered(subject: str, name: str, names: Names, *, negated: bool) -> str:
    question = names.instrument.questions.get(name)
    unsure = names.value(name, UNSURE) if question and question.can_be_unsure else ""
    if negated:
        return f"{subject} has no answer{f' ({unsure} would count as one)' if unsure else ''}"
    return f"{subject} was answered{f' ({unsure} counts as an answer)' if unsure else ''}"


def _known(about: str, sort: Sort, *, negated: bool) -> str:
    known = "not known" if negated else "known"
    match sort:
        case Sort.QUESTION:
            return f"{about} is {known}"
        case Sort.CRITERION:
            return f"it is {known} whether {about} is met"
        case Sort.DECISION:
            return f"it is {known} what {about} is"
        case Sort.CAP:
            return f"it is {known} whether {about} applies"
        case _:
            return f"it is {known} whether {about} holds"


def _third(verb: str) -> str:
    return "applies" if verb == "apply" else f"{verb}s"
