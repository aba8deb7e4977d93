"""The form for what happened in a dossier: it stays until the event is saved or nobody wants it.

What follows from the day is shown while it is typed. What is refused is said at its field.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Select, Static

from raadsboek.book import finding
from raadsboek.book.organs import same_organ
from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.book.trajectories.events import change_event, record_event
from raadsboek.book.trajectories.trying import deadlines_after
from raadsboek.core.dates import long_date, read_past_date
from raadsboek.core.errors import InvalidInput
from raadsboek.core.links import target
from raadsboek.core.problem import Problem
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.event import Document, Event
from raadsboek.core.terms.procedure import EventKind
from raadsboek.core.trajectories.event_choice import likely_events, qualities_to_choose, turns_of
from raadsboek.core.trajectories.event_days import day_complaint
from raadsboek.core.trajectories.ordering import DAY, NAME, PROOF, QUALITY, WORDS
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.saving_dialog import GENERAL, SavingDialog, buttons, row, text_field
from raadsboek.tui.widgets.suggesting import LastPart
from raadsboek.tui.working import book_look, book_work

_MOST_DEADLINES = 4
_REMEDIES = {
    "brief-ontbreekt": "Verstuur eerst de brief, of leg de uitkomst vast met haar bewijs. Gaat het "
    "niet door? Kies dan 'ingetrokken' of 'de raad ziet ervan af'.",
}
"""What to do from the screen, where `fix` names the command line."""


@dataclass
class EventTried(Message):
    """What would follow from the event as it is typed now."""

    event: Event
    deadlines: Sequence[Deadline]


@dataclass
class EventSaved(Message):
    """The event was saved; the dossier as it is after it."""

    opened: Opened


class EventDialog(SavingDialog[Opened]):
    """Asks what happened and when, and saves it; the answer is the dossier after it."""

    DEFAULT_CSS = """
    EventDialog {
        & .label { width: 14; }
        & Select { width: 1fr; }
        & SelectCurrent { background: $panel; padding: 0 1; }
        & .remark { padding-left: 14; }
        & #follows { height: auto; margin-top: 1; }
    }
    """
    AUTO_FOCUS = "#dag"

    def __init__(self, desk: Desk, opened: Opened, name: str, place: int = -1) -> None:
        """Ask about an event with this name, or change the one at a place in the dossier."""
        super().__init__("Gebeurtenis wijzigen" if place >= 0 else "Gebeurtenis vastleggen")
        self._desk = desk
        self._opened = opened
        self._place = place
        self._before = opened.dossier.events[place] if place >= 0 else None
        self._chosen_name = self._before.name if self._before else name

    # -- the fields ---------------------------------------------------------------------------

    def compose_body(self) -> ComposeResult:
        """Yield a line per field, each with what there is to say about it, and the buttons."""
        before = self._before
        papers = ", ".join(target(one.name) for one in before.documents) if before else ""
        organ = same_organ(self._desk.book, self._opened.note)
        numbers = LastPart(lambda start: finding.numbers_like(self._desk.book, start, organ))
        yield from row(NAME, "Gebeurtenis", self._event_choice())
        day = text_field(DAY, before.day.isoformat() if before else "vandaag")
        day.select_on_focus = before is None  # whoever types another day types over this one
        yield from row(DAY, "Dag", day)
        yield from row(QUALITY, "Besluit", self._quality_choice())
        proof = text_field(PROOF, papers, "nummer van het stuk, zoals P-2026-118")
        proof.suggester = numbers
        yield from row(PROOF, "Bewijs", proof)
        words = text_field(WORDS, before.text if before else "", "in een paar woorden, mag leeg")
        yield from row(WORDS, "Woorden", words)
        yield Static(id=GENERAL, classes="remark")
        yield Static(id="follows")
        yield from buttons()

    def _event_choice(self) -> "Select[str]":
        dossier = self._opened.dossier
        kinds: list[EventKind] = [
            *likely_events(dossier),
            *turns_of(dossier, self._opened.note.text("status")),
        ]
        names = {one.name: one.title for one in kinds}
        if self._chosen_name not in names:
            names[self._chosen_name] = dossier.event_title(self._chosen_name)
        options = [(shown(title), name) for name, title in names.items()]
        return Select(options, value=self._chosen_name, allow_blank=False, id=NAME, compact=True)

    def _quality_choice(self) -> "Select[str]":
        return Select(
            self._qualities(),
            value=", ".join(self._before.qualities) if self._before else "",
            allow_blank=False,
            id=QUALITY,
            compact=True,
        )

    def _qualities(self) -> list[tuple[Content, str]]:
        known = qualities_to_choose(self._opened.dossier.procedure, self._chosen_name)
        words = {", ".join(one): ", ".join(one) or "nog niet bekend" for one in known}
        words = words or {"": "nog niet bekend"}
        # A quality that is no choice stays possible: opening a form must not change a note.
        before = ", ".join(self._before.qualities) if self._before else ""
        words.setdefault(before, before)
        return [(shown(said), value) for value, said in words.items()]

    def on_mount(self) -> None:
        """Begin at the day; ask for a quality only where it matters."""
        self._show_quality()

    def _show_quality(self) -> None:
        self.query_one(f"#row-{QUALITY}").display = len(self._qualities()) > 1

    @on(Select.Changed, f"#{NAME}")
    def _other_event(self, event: Select.Changed) -> None:
        if isinstance(event.value, str) and event.value != self._chosen_name:
            self._chosen_name = event.value
            self.remark(NAME)
            quality: Select[str] = self.query_one(f"#{QUALITY}", Select)
            quality.set_options(self._qualities())
            self._show_quality()

    @property
    def typed_event(self) -> Event | None:
        """The event as it is typed now; None when its day is none."""
        day = read_past_date(self.typed(DAY), today=self._desk.today)
        if day is None:
            return None
        quality = self.query_one(f"#{QUALITY}", Select).value
        qualities = quality.split(", ") if isinstance(quality, str) and quality else []
        is_asked = self.query_one(f"#row-{QUALITY}").display
        return Event(
            day=day,
            name=self._chosen_name,
            qualities=tuple(qualities) if is_asked else (),
            documents=tuple(self._documents()),
            text=self.typed(WORDS),
        )

    def _documents(self) -> Iterator[Document]:
        """Yield the papers; one that stood there already keeps the digest that it had."""
        before = self._before.documents if self._before else ()
        known = {target(one.name): one for one in before}
        for name in self.typed(PROOF).split(","):
            if name.strip():
                yield known.get(target(name), Document(name.strip()))

    # -- what follows -------------------------------------------------------------------------

    @on(Input.Changed)
    @on(Select.Changed)
    def _changed(self, message: Input.Changed | Select.Changed) -> None:
        message.stop()
        self.remark(str(message.control.id))
        self.remark(GENERAL)
        event = self.typed_event
        if event is None:
            self.say(DAY, "")
            self.query_one("#follows", Static).update("")
        else:
            self.say(DAY, long_date(event.day))
            self._try(event)

    @book_look
    def _try(self, event: Event) -> None:
        found = deadlines_after(self._desk.book, self._opened, event, self._place)
        self.post_message(EventTried(event, found))

    @on(EventTried)
    def _show_what_follows(self, message: EventTried) -> None:
        message.stop()
        if message.event == self.typed_event:
            self.query_one("#follows", Static).update(_what_follows(message.deadlines))

    # -- saving -------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save the event, or say what is still missing."""
        event = self.typed_event
        if event is None:
            self.remark(DAY, day_complaint(self.typed(DAY), today=self._desk.today))
            self.query_one(f"#{DAY}").focus()
        elif event == self._before:
            self.dismiss(None)
        else:
            self._save(event)

    @book_work
    def _save(self, event: Event) -> None:
        book, number, now = self._desk.book, self._opened.note.path, self._desk.now
        if self._before is None:
            opened = record_event(book, number, event, now=now)
        else:
            opened = change_event(book, number, self._place, event, now=now, seen=self._before)
        self.post_message(EventSaved(opened))

    @on(EventSaved)
    def _saved(self, message: EventSaved) -> None:
        message.stop()
        self.dismiss(message.opened)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Say at its field what was refused; what was typed stays."""
        message.stop()
        error = message.error
        if isinstance(error, InvalidInput):
            for problem in reversed(error.problems):
                self._refuse(problem)
        else:
            self.remark(GENERAL, f"{error.message} {error.hint}".strip())

    def _refuse(self, problem: Problem) -> None:
        fix = _REMEDIES.get(problem.code, problem.fix)
        has_field = problem.key in (NAME, DAY, QUALITY, PROOF, WORDS)
        self.remark(problem.key if has_field else GENERAL, f"{problem.message} {fix}".strip())
        if has_field:
            self.query_one(f"#{problem.key}").focus()


def _what_follows(deadlines: Sequence[Deadline]) -> Content:
    if not deadlines:
        return assembled(Part("Hieruit volgt geen nieuwe dag.", "$foreground-muted"))
    lines: list[Part | str] = [Part("Hieruit volgt:", "bold $accent")]
    for one in deadlines[:_MOST_DEADLINES]:
        assert isinstance(one.last, datetime.date)
        until = "t/m" if one.step.lapses else "uiterlijk"
        lines.append(f"\n  {one.step.title}: {until} {long_date(one.last)}")
        lines.append(Part(f" · {one.step.kind}", "$foreground-muted"))
    return assembled(*lines)
