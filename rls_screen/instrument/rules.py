"""Collect every rule of a questionnaire under its name, check them together, and sort them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError

from rls_screen.instrument.document import Items, Map, Problems, Text
from rls_screen.instrument.faults import note_faults
from rls_screen.instrument.form import Form, RuleText
from rls_screen.instrument.model import Question, RowNote, RuleNote, Source
from rls_screen.instrument.questions import check_id, source_ids
from rls_screen.instrument.vocabulary import ALWAYS_DECIDED, NAMES, OPEN, OTHERWISE
from rls_screen.logic.rules import Decision, Fact, Row, Rule, in_order
from rls_screen.logic.spelling import did_you_mean
from rls_screen.logic.values import Group, Kind, Scope, ThreeWay, Verdict


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Collect rules; *sources* are those that they may name."""

    problems: Problems
    sources: Mapping[str, Source]
    rules: dict[str, Rule] = field(default_factory=dict)
    notes: dict[str, RuleNote] = field(default_factory=dict)
    outcomes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts: list[RuleText] = field(default_factory=list)

    def fact(self, name: str, form: Form, means: str) -> None:
        """Read the fact *name* from the keys 'when' and 'sources' of *form*."""
        self.sourced(name, form, means, source_ids(form, self.sources))

    def sourced(self, name: str, form: Form, means: str, sources: tuple[str, ...]) -> None:
        """Read the fact *name* from the key 'when' of *form*; its *sources* stand elsewhere."""
        self.notes[name] = RuleNote(name, means, form.line, sources)
        rule = form.rule("when")
        if rule:
            self.texts.append(rule)
            self.rules[name] = Fact(name, rule.condition)

    def decision(self, name: str, form: Form, means: str, outcomes: tuple[str, ...]) -> None:
        """Read the decision *name*, with one of *outcomes* in each row of its key 'rules'."""
        rows: list[Row] = []
        notes: list[RowNote] = []
        for item in form.forms("rules", "a row of a decision"):
            row = self.row(item, outcomes, () if name in ALWAYS_DECIDED else (OPEN,))
            if row:
                rows.append(row)
                sources = source_ids(item, self.sources) if item.has("sources") else ()
                notes.append(RowNote(item.line, item.optional("because"), sources))
        self.check_last(form, rows)
        sources = source_ids(form, self.sources)
        self.notes[name] = RuleNote(name, means, form.line, sources, tuple(notes))
        self.outcomes[name] = outcomes
        self.rules[name] = Decision(name, tuple(rows))

    def row(
        self, item: Form, outcomes: tuple[str, ...], open_outcome: tuple[str, ...]
    ) -> Row | None:
        """Read one row of a decision; give None if its condition cannot be read."""
        item.allow("when", "then", "because", "sources")
        # Without outcomes the decision's own name is wrong, and that was noted already.
        then = (
            item.one_of("then", (*outcomes, *open_outcome)) if outcomes else item.text("then").value
        )
        outcome = None if then == OPEN else then
        entry = item.map.get("when")
        if entry and isinstance(entry.node, Text) and entry.node.value == OTHERWISE:
            return Row(outcome, None)
        rule = item.rule("when")
        if rule is None:
            return None
        self.texts.append(rule)
        return Row(outcome, rule.condition)

    def check_last(self, form: Form, rows: list[Row]) -> None:
        """Note a decision in which 'otherwise' does not stand last and only there."""
        places = [index for index, row in enumerate(rows) if row.condition is None]
        if rows and places != [len(rows) - 1]:
            sentence = f"{form.what} must end with one row 'when: {OTHERWISE}'."
            self.problems.at(form.map, "no-otherwise", sentence)

    def scope(self, questions: Mapping[str, Question], groups: Mapping[str, Group]) -> Scope:
        """Give every name that a rule may use."""
        kinds: dict[str, Kind] = {name: item.answers for name, item in questions.items()}
        for name in self.notes:
            outcomes = self.outcomes.get(name)
            kinds[name] = ThreeWay() if outcomes is None else Verdict(outcomes)
        return kinds | dict(groups)

    def check(self, scope: Scope, others: list[RuleText]) -> None:
        """Note every fault of the rules, and of *others* that stand elsewhere."""
        note_faults((*self.texts, *others), scope, self.problems)

    def sorted(self, scope: Scope) -> tuple[Rule, ...]:
        """Give the rules, each after those that it needs; note a circle among them."""
        if any(self.problems.has(code) for code in ("rule-too-large", "too-many-rules")):
            return ()
        try:
            return in_order(tuple(self.rules.values()), scope)
        except CycleError as error:
            circle = error.args[1]
            place = (self.notes[circle[0]].line, 1)
            way = " → ".join(reversed(circle))
            sentence = f"these rules rest on each other in a circle: {way}."
            self.problems.add(place, "circle", sentence, "Let one of them rest on answers alone.")
            return ()


def read_groups(form: Form, names: Mapping[str, object]) -> dict[str, Group]:
    """Read the section of groups, whose members are among *names*."""
    groups: dict[str, Group] = {}
    taken = {*NAMES, *names}
    section = form.form("groups", "the section of groups")
    for entry in section.map.entries if section else ():
        key = Text(entry.line, entry.column, entry.key, entry.key)
        check_id(key, "a group", taken, form.problems)
        if isinstance(entry.node, Items):
            item = Form(Map(entry.line, entry.column, (entry,)), "a group", form.problems)
            texts = item.texts(entry.key)
            for text in texts:
                if text.value not in names:
                    hint = did_you_mean(text.value, tuple(names))
                    sentence = f"there is nothing called '{text.value}' to put in a group."
                    form.problems.at(text, "unknown-name", sentence, hint)
            if entry.key not in taken:
                groups[entry.key] = Group(tuple(text.value for text in texts))
        else:
            form.problems.at(entry, "wrong-shape", "a group is a list of names.")
    return groups


def own_groups(names: Iterable[str]) -> dict[str, Group]:
    """Give the groups that the program makes: criteria, caps, and the reasons of each level."""
    groups: dict[str, list[str]] = {"criteria": [], "caps": []}
    for name in names:
        prefix, dot, _ = name.rpartition(".")
        if dot and (prefix in groups or prefix.startswith("reasons.")):
            groups.setdefault(prefix, []).append(name)
    return {name: Group(tuple(members)) for name, members in groups.items()}
