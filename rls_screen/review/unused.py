"""Find what a questionnaire has and nothing uses."""

from collections.abc import Iterable, Iterator

from rls_screen.instrument.document import Entry, Items, Map, Problems, Text
from rls_screen.instrument.model import Instrument
from rls_screen.instrument.questions import KINDS
from rls_screen.instrument.vocabulary import FINDINGS, SOMEONE_ELSE
from rls_screen.logic.nodes import Anyone, Condition, Each, Everyone, Tally
from rls_screen.logic.rules import Fact, Rule, conditions, reads, walk
from rls_screen.review.tree import entries, section, texts


def note_unused(instrument: Instrument, root: Map, problems: Problems) -> None:
    """Note each question and finding of *instrument* that nothing rests on, and what *root* has."""
    names = used(instrument)
    for question in instrument.questions.values():
        if question.id not in names:
            sentence = f"no rule reads the answer to '{question.id}'."
            _note(question.line, "question", sentence, problems)
    for rule in instrument.rules:
        if _is_own_finding(rule) and rule.name not in names:
            sentence = f"nothing rests on the finding '{rule.name}'."
            _note(instrument.rule_notes[rule.name].line, "finding", sentence, problems)
    groups = _groups(instrument)
    _note_entries(section(root, "groups"), groups, ("group", "the group"), problems)


def note_unnamed(root: Map, problems: Problems) -> None:
    """Note each source and each set of answers of *root* that nothing names, and each repeat."""
    found = tuple(entries(root))
    sources = {text.value for item in found if item.key == "sources" for text in texts(item.node)}
    answers = {
        item.node.value for item in found if item.key in KINDS and isinstance(item.node, Text)
    }
    _note_entries(section(root, "sources"), sources, ("source", "the source"), problems)
    what = ("answers", "the set of answers")
    _note_entries(section(root, "answer_sets"), answers, what, problems)
    for item in found:
        _note_repeats(item, problems)


def _note_repeats(item: Entry, problems: Problems) -> None:
    """Note what a list of nothing but texts has twice; screens have a check of their own."""
    listed = texts(item.node)
    is_plain = isinstance(item.node, Items) and len(listed) == len(item.node.items)
    seen: set[str] = set()
    for text in listed if is_plain and item.key not in ("prompts", "checklist") else ():
        if text.value in seen:
            sentence = f"'{text.value}' stands in this list a second time."
            problems.at(text, "listed-twice", sentence, "Keep one.")
        seen.add(text.value)


def _note_entries(
    found: Iterable[Entry], named: Iterable[str], what: tuple[str, str], problems: Problems
) -> None:
    for entry in found:
        if entry.key not in named:
            sentence = f"nothing uses {what[1]} '{entry.key}'."
            problems.at(entry, f"unused-{what[0]}", sentence, "Use it, or take it out.")


def _note(line: int, what: str, sentence: str, problems: Problems) -> None:
    problems.add((line, 1), f"unused-{what}", sentence, "Use it, or take it out.")


def _is_own_finding(rule: Rule) -> bool:
    """Say whether *rule* is a finding that no result and no page carries by itself."""
    is_finding = isinstance(rule, Fact) and "." not in rule.name
    return is_finding and rule.name not in (*FINDINGS, SOMEONE_ELSE)


def _asking(instrument: Instrument) -> Iterator[Fact]:
    """Give the conditions of questions as rules."""
    for question in instrument.questions.values():
        for condition in (question.only_if, question.ask_if):
            if condition is not None:
                yield Fact(f"asking.{question.id}", condition)


def used(instrument: Instrument) -> frozenset[str]:
    """Give each name that something rests on which is shown, written or asked."""
    rules, scope = instrument.rules, instrument.scope
    read_by = {rule.name: reads(rule, scope) for rule in rules}
    outputs = (read_by[rule.name] for rule in rules if not _is_own_finding(rule))
    asking = (reads(fact, scope) for fact in _asking(instrument))
    followed = frozenset(item.question for item in instrument.over_time)
    waiting = set[str]().union(followed, *outputs, *asking)
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= read_by.get(name, frozenset()) - found
    return frozenset(found)


def _groups(instrument: Instrument) -> frozenset[str]:
    """Give each group that a rule goes through."""
    nodes = (
        node
        for rule in (*instrument.rules, *_asking(instrument))
        for condition in conditions(rule)
        for node in walk(condition, instrument.scope)
    )
    return frozenset(name for node in nodes for name in _group(node))


def _group(node: Condition) -> tuple[str, ...]:
    match node:
        case Anyone(each) | Everyone(each) | Tally(of=Each() as each):
            return (each.group.text,)
        case _:
            return ()
