"""How the items of a form are nested: groups for screens and checklists, and questions in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from rls_screen.instrument.model import Checklist, Instrument, Prompt, Single


@dataclass(frozen=True, slots=True)
class Entry:
    """The question *id*; *is_listed* says that it is a line of a checklist."""

    id: str
    is_listed: bool = False

    def text(self, instrument: Instrument) -> str:
        """Give what is asked, in the words of *instrument*."""
        question = instrument.questions[self.id]
        return question.item if self.is_listed and question.item else question.text


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading; *link* names it among all items.

    The heading is the title of the screen number *screen*, counted from 0, or the lead of its
    prompt number *prompt*, if that is not None.
    """

    link: str
    items: tuple["Group | Entry", ...]
    screen: int
    prompt: int | None = None


Item = Group | Entry


def layout(instrument: Instrument) -> tuple[Group, ...]:
    """Give the groups of the form, one for each screen that asks something."""
    return tuple(
        Group(f"screen-{number + 1}", tuple(_items(number, screen.prompts)), number)
        for number, screen in enumerate(instrument.screens)
    )


def heading(instrument: Instrument, group: Group) -> str:
    """Give the heading of *group*, in the words of *instrument*."""
    screen = instrument.screens[group.screen]
    prompt = None if group.prompt is None else screen.prompts[group.prompt]
    return prompt.lead if isinstance(prompt, Checklist) else screen.title


def questions_in(items: tuple[Item, ...]) -> Iterator[str]:
    """Give the ids of all questions in *items*."""
    for item in items:
        match item:
            case Entry(name):
                yield name
            case Group(items=inner):
                yield from questions_in(inner)


def ways(items: tuple[Item, ...], way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Give the links that lead to each question in *items*, its own last."""
    for item in items:
        match item:
            case Entry(name):
                yield (*way, name)
            case Group(link, inner):
                yield from ways(inner, (*way, link))


def _items(screen: int, prompts: tuple[Prompt, ...]) -> Iterator[Item]:
    for number, prompt in enumerate(prompts):
        match prompt:
            case Single(question):
                yield Entry(question)
            case Checklist(questions=questions):
                entries = tuple(Entry(name, is_listed=True) for name in questions)
                yield Group(f"list-{screen + 1}-{number + 1}", entries, screen, number)
