"""Read the sections that decide: criteria, caps, findings, result, urgency, flags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rls_screen.instrument.document import Text
from rls_screen.instrument.form import Form
from rls_screen.instrument.model import (
    Call,
    Code,
    Criterion,
    Level,
    Outcome,
    RuleNote,
    Score,
)
from rls_screen.instrument.questions import check_id
from rls_screen.instrument.rules import RuleBook
from rls_screen.instrument.vocabulary import (
    DECISIONS,
    FINDINGS,
    LEVELS,
    NAMES,
    RESULTS,
    STATES,
)
from rls_screen.logic.nodes import Anyone, Each, Holds, Name
from rls_screen.logic.rules import Decision, Row


@dataclass(frozen=True, slots=True)
class SectionReader:
    """Read sections of *form* and put their rules in *book*; *taken* are names in use."""

    form: Form
    book: RuleBook
    taken: Mapping[str, object]

    def criteria(self) -> tuple[Criterion, ...]:
        """Read the criteria, each a decision between the states."""
        criteria: dict[str, Criterion] = {}
        for item in self.form.forms("criteria", "a criterion"):
            item.allow("id", "label", "sources", "rules")
            text = item.text("id")
            if check_id(text, "a criterion", criteria, item.problems):
                criterion = Criterion(text.value, item.text("label").value)
                criteria[text.value] = criterion
                self.book.decision(criterion.rule, item, criterion.label, STATES)
        return tuple(criteria.values())

    def score(self) -> Score:
        """Read which criterion states count."""
        section = self.form.form("score", "the section 'score'")
        if section is None:
            return Score(())
        section.allow("of", "counts")
        section.one_of("of", ("criteria",))
        counts = section.texts("counts")
        for text in counts:
            if text.value not in STATES:
                sentence = f"'{text.value}' is no state of a criterion."
                hint = f"The states are: {', '.join(STATES)}."
                section.problems.at(text, "unknown-value", sentence, hint)
        return Score(tuple(text.value for text in counts))

    def codes(self, key: str, *, asks: tuple[str, ...] | None = None) -> tuple[Code, ...]:
        """Read a section of codes, such as caps and flags; *asks* are those who can be asked."""
        found: dict[str, Code] = {}
        for item in self.form.forms(key, f"an item of '{key}'"):
            item.allow(
                "id", "when", "says", *(["ask", "who"] if asks is not None else []), "sources"
            )
            code = self.code(item, key, found)
            if code and item.has("who"):
                code = replace(code, who=item.one_of("who", asks or ()))
            if code:
                found[code.id] = code
        return tuple(found.values())

    def code(self, item: Form, prefix: str, taken: Mapping[str, Code]) -> Code | None:
        """Read one code and its rule, which is named *prefix*.id."""
        text = item.text("id")
        if not check_id(text, "a code", taken, item.problems):
            return None
        rule = f"{prefix}.{text.value}"
        says = item.text("says").value
        self.book.fact(rule, item, says)
        return Code(text.value, rule, says, item.optional("ask"))

    def findings(self) -> None:
        """Read the findings: named facts that other rules use."""
        for item in self.form.forms("findings", "a finding"):
            item.allow("id", "means", "when", "sources")
            text = item.text("id")
            if self.free(text, "a finding"):
                self.book.fact(text.value, item, item.text("means").value)
        self.check_all("findings", "finding", FINDINGS)

    def decisions(self) -> None:
        """Read the decisions beside the result."""
        for item in self.form.forms("decisions", "a decision"):
            item.allow("id", "means", "sources", "rules")
            text = item.text("id")
            if self.free(text, "a decision"):
                outcomes = DECISIONS.get(item.one_of("id", tuple(DECISIONS)), ())
                self.book.decision(text.value, item, item.text("means").value, outcomes)
        self.check_all("decisions", "decision", DECISIONS)

    def check_all(self, key: str, what: str, names: Iterable[str]) -> None:
        """Note every one of *names* that the section *key* does not have."""
        place = self.form.map.get(key) or self.form.map
        for name in names:
            if name not in self.book.notes:
                sentence = f"there is no {what} '{name}', which every result carries."
                self.form.problems.at(place, "missing-rule", sentence, f"Add it to '{key}'.")

    def free(self, text: Text, what: str) -> bool:
        """Say whether *text* is an id that no question and no rule has yet."""
        taken = {*NAMES, *self.taken, *self.book.notes}
        return check_id(text, what, taken, self.form.problems)

    def result(self) -> dict[str, Outcome]:
        """Read the decision of the result, and what each outcome says."""
        section = self.form.form("result", "the section 'result'")
        if section is None:
            return {}
        section.allow("sources", "rules", "outcomes")
        self.book.decision("result", section, "what the answers fit", RESULTS)
        outcomes = section.form("outcomes", "the map 'outcomes'")
        if outcomes is None:
            return {}
        outcomes.allow(*RESULTS)
        return {name: self.outcome(outcomes, name) for name in RESULTS}

    def outcome(self, outcomes: Form, name: str) -> Outcome:
        """Read what one outcome of the result says."""
        item = outcomes.form(name, f"the outcome '{name}'")
        if item is None:
            return Outcome("", "")
        item.allow("headline", "text")
        return Outcome(item.text("headline").value, item.text("text").value)

    def urgency(self) -> tuple[Level, ...]:
        """Read the levels of urgency, the highest first, and make the decision between them."""
        levels = [self.level(item) for item in self.form.forms("urgency", "a level of urgency")]
        if tuple(level.id for level in levels) != LEVELS:
            entry = self.form.map.get("urgency")
            if entry:
                sentence = "the levels of urgency must be these, in this order: "
                sentence += f"{', '.join(LEVELS)}."
                self.form.problems.at(entry, "wrong-levels", sentence)
        rows = tuple(
            Row(level.id, Anyone(Each("x", Name(f"reasons.{level.id}"), Holds(Name("x")))))
            for level in levels
            if level.reasons
        )
        entry = self.form.map.get("urgency")
        line = entry.line if entry else 1
        self.book.rules["urgency"] = Decision("urgency", (*rows, Row(LEVELS[-1], None)))
        self.book.outcomes["urgency"] = LEVELS
        self.book.notes["urgency"] = RuleNote("urgency", "how soon to see a doctor", line, ())
        return tuple(levels)

    def level(self, item: Form) -> Level:
        """Read one level of urgency."""
        item.allow("level", "headline", "do", "reasons", "signs_not_asked")
        level = item.text("level").value
        reasons: dict[str, Code] = {}
        for reason in item.forms("reasons", "a reason") if item.has("reasons") else ():
            reason.allow("id", "when", "says", "sources")
            code = self.code(reason, f"reasons.{level}", reasons)
            if code:
                reasons[code.id] = code
        return Level(level, _call(item), tuple(reasons.values()), _unasked(item))


def _call(form: Form) -> Call:
    return Call(form.text("headline").value, form.text("do").value)


def _unasked(form: Form) -> Call | None:
    if not form.has("signs_not_asked"):
        return None
    unasked = form.form("signs_not_asked", "'signs_not_asked'")
    if unasked is None:
        return None
    unasked.allow("headline", "do")
    return _call(unasked)
