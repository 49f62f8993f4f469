"""The questionnaire as a form in FHIR R4."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rls_screen.errors import UsageError
from rls_screen.instrument.model import Instrument, Question
from rls_screen.instrument.vocabulary import LEVELS
from rls_screen.interop.fhir.layout import Entry, Group, Item, heading, layout, questions_in
from rls_screen.interop.fhir.names import (
    CALCULATED,
    CONTROL,
    CONTROLS,
    ENABLE_WHEN,
    EXCLUSIVE,
    HIDDEN,
    MAXIMUM,
    MINIMUM,
    NONE,
    NONE_SYSTEM,
    PROFILE,
    QUESTIONNAIRE,
    RESULTS,
    SNOMED,
    VARIABLE,
    answers_of,
)
from rls_screen.interop.fhir.paths import Paths, paths
from rls_screen.interop.fhir.texts import Json, Voices, expression
from rls_screen.interop.fhir.when import enable_when
from rls_screen.interop.outline import RESULT, URGENCY, Calculated, Outline, outline
from rls_screen.logic.formula import ALWAYS, Formula, some_of
from rls_screen.logic.rules import behind
from rls_screen.logic.values import Several, Whole

URGENT = LEVELS[:2]
"""The levels of urgency that are also told where the warning signs have been asked."""


@dataclass(frozen=True, slots=True)
class Form:
    """Write the items of *outline* in *voices*."""

    voices: Voices
    outline: Outline
    paths: Paths

    @property
    def instrument(self) -> Instrument:
        """Give the questionnaire."""
        return self.voices.instrument

    def items(self) -> Iterator[Json]:
        """Give the items at the top, those that are worked out last."""
        last = self.last_sign()
        for group in layout(self.instrument):
            yield self.item(group)
            if group.screen == last:
                yield from self.calls("now", URGENT)
        yield {
            "linkId": RESULTS,
            "type": "group",
            **self.voices.text("text", lambda item: item.title),
            "item": [
                *map(self.field, self.outline.fields),
                *self.calls("at-the-end", LEVELS),
                *self.outcomes(),
                {
                    "linkId": "not-a-diagnosis",
                    "type": "display",
                    **self.voices.text("text", lambda item: item.notes["not_a_diagnosis"]),
                },
            ],
        }

    def item(self, item: Item) -> Json:
        """Give a group or a question."""
        match item:
            case Entry():
                return self.question(item)
            case Group(link, items):
                shown = [self.outline.shown[name] for name in questions_in(items)]
                is_shown = ALWAYS if ALWAYS in shown else some_of(dict.fromkeys(shown))
                return {
                    "linkId": link,
                    "type": "group",
                    **self.voices.text("text", lambda voice: heading(voice, item)),
                    **self.condition(is_shown),
                    "item": list(map(self.item, items)),
                }

    def question(self, entry: Entry) -> Json:
        """Give a question with its answers, its help, and when it is shown."""
        question = self.instrument.questions[entry.id]
        found: Json = {
            "linkId": question.id,
            "type": "integer" if isinstance(question.answers, Whole) else "choice",
            **self.voices.text("text", entry.text),
        }
        extensions: list[Json] = []
        match question.answers:
            case Whole(minimum, maximum):
                extensions = [
                    {"url": MINIMUM, "valueInteger": minimum},
                    {"url": MAXIMUM, "valueInteger": maximum},
                ]
            case Several():
                found |= {"repeats": True, "answerOption": [*self.options(question), self.none()]}
                extensions = [_control("check-box")]
            case _:
                found["answerOption"] = list(self.options(question))
                extensions = [_control("radio-button")]
        condition = self.condition(self.outline.shown[question.id])
        added = condition.pop("extension", [])
        extensions += added if isinstance(added, list) else []
        help_item: Json = {
            "linkId": f"{question.id}-help",
            "type": "display",
            "extension": [_control("help")],
            **self.voices.text("text", lambda voice: voice.questions[question.id].help),
        }
        return {**found, "extension": extensions, **condition, "item": [help_item]}

    def options(self, question: Question) -> Iterator[Json]:
        """Give each answer to *question*, without any points."""
        for place, option in enumerate(question.options):

            def label(voice: Instrument, place: int = place) -> str:
                return voice.questions[question.id].options[place].label

            system = answers_of(question)
            yield {"valueCoding": self.voices.coding(system, option.code, label)}

    def none(self) -> Json:
        """Give the answer that none of a list fits."""
        coding = self.voices.coding(
            NONE_SYSTEM, NONE, lambda voice: voice.words.answers.none_of_these
        )
        exclusive: Json = {"url": EXCLUSIVE, "valueBoolean": True}
        return {"extension": [exclusive], "valueCoding": coding}

    def condition(self, shown: Formula) -> Json:
        """Give when an item is shown, as simply as it can be said."""
        if shown == ALWAYS:
            return {}
        plain = enable_when(shown, self.outline)
        if plain is not None:
            return plain
        return self.where(shown)

    def where(self, shown: Formula) -> Json:
        """Give when an item is shown as an expression."""
        written = {"url": ENABLE_WHEN, "valueExpression": expression(self.paths.written(shown))}
        return {"extension": [written]}

    def possible(self, name: str, codes: Iterable[str]) -> Iterator[str]:
        """Give those of *codes* that the field *name* can have; a level may have no reasons."""
        return (code for code in codes if code in self.values(name))

    def values(self, name: str) -> Mapping[str, Formula]:
        """Give where the field *name* has which code."""
        return dict(next(field.values for field in self.outline.fields if field.name == name))

    def told(self, name: str, code: str) -> Json:
        """Give where the field *name* has *code*.

        Not every program looks again at what hangs on an item that it works out.
        """
        return self.where(self.values(name)[code])

    def field(self, field: Calculated) -> Json:
        """Give an item that the form works out, and that nobody sees as a code."""
        return {
            "linkId": field.name,
            "type": "string",
            "text": field.name,
            "readOnly": True,
            "extension": [
                {"url": HIDDEN, "valueBoolean": True},
                {"url": CALCULATED, "valueExpression": expression(self.paths.field(field))},
            ],
        }

    def calls(self, where: str, levels: tuple[str, ...]) -> Iterator[Json]:
        """Give what each of *levels* of urgency says, shown where it is so."""
        for level in self.possible(URGENCY, levels):

            def text(voice: Instrument, level: str = level) -> str:
                call = voice.level(level).call
                return f"{call.headline} {call.do}"

            yield {
                "linkId": f"{URGENCY}-{level}-{where}",
                "type": "display",
                **self.voices.text("text", text),
                **self.told(URGENCY, level),
            }

    def outcomes(self) -> Iterator[Json]:
        """Give what each result says, shown where it is so."""
        for code in self.possible(RESULT, self.instrument.outcomes):

            def text(voice: Instrument, code: str = code) -> str:
                outcome = voice.outcomes[code]
                return f"{outcome.headline} {outcome.text}".strip()

            yield {
                "linkId": f"{RESULT}-{code}",
                "type": "display",
                **self.voices.text("text", text),
                **self.told(RESULT, code),
            }

    def last_sign(self) -> int:
        """Give the number of the last screen that asks for something urgent."""
        instrument = self.instrument
        signs: set[str] = set()
        for level in URGENT:
            for reason in instrument.level(level).reasons:
                signs |= behind(reason.rule, instrument.rules, instrument.scope)
        screens = [
            group.screen
            for group in layout(instrument)
            if signs.intersection(questions_in(group.items))
        ]
        return max(screens, default=-1)


def questionnaire(
    instrument: Instrument, others: Mapping[str, Instrument], *, has_snomed: bool = True
) -> Json:
    """Give the form of *instrument*, with translations by *others*, by the codes of languages.

    With *has_snomed*, the topic is told by a code of SNOMED CT, which some countries license.
    Raise `UsageError` naming the question or the rule that FHIR cannot express.
    """
    form = form_of(outline(instrument), others)
    voices = form.voices
    topic = {"system": SNOMED, "code": "32914008", "display": "Restless legs"}
    return {
        "resourceType": "Questionnaire",
        "id": instrument.id,
        "meta": {"profile": [PROFILE]},
        "language": instrument.language,
        "extension": [
            {"url": VARIABLE, "valueExpression": {"name": name, **expression(text)}}
            for name, text in form.paths.variables()
        ],
        "url": f"{QUESTIONNAIRE}:{instrument.id}",
        "version": instrument.version,
        "name": "".join(part.capitalize() for part in instrument.id.split("-")),
        **voices.text("title", lambda item: item.title),
        "status": "active",
        "subjectType": ["Patient"],
        "description": instrument.notes["not_a_diagnosis"],
        **({"code": [topic]} if has_snomed else {}),
        "item": _apart(list(form.items())),
    }


def form_of(found: Outline, others: Mapping[str, Instrument]) -> Form:
    """Give what writes the items of *found*, with translations by *others*."""
    return Form(Voices(found.instrument, others), found, paths(found))


def _apart(items: list[Json]) -> list[Json]:
    """Give *items*; raise `UsageError` if two have the same link."""
    counts = Counter(links(items))
    twice = next((link for link, count in counts.items() if count > 1), None)
    if twice is not None:
        raise UsageError(f"the question '{twice}' has the id of another item of the form in FHIR.")
    return items


def _control(code: str) -> Json:
    return {
        "url": CONTROL,
        "valueCodeableConcept": {"coding": [{"system": CONTROLS, "code": code}]},
    }


def links(items: Iterable[Json]) -> Iterator[str]:
    """Give the link of each of *items*, and of those within."""
    for item in items:
        yield str(item["linkId"])
        inner = item.get("item", [])
        yield from links(inner if isinstance(inner, list) else [])
