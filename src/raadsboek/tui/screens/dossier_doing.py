"""What is done from the screen of a dossier: recording, changing and removing what happened.

The part of the screen that asks and saves; `dossier` shows how far the dossier is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.message import Message

from raadsboek.book import lists
from raadsboek.book.organs import same_organ
from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.book.trajectories.events import remove_event
from raadsboek.core.dates import long_date
from raadsboek.core.kinds import member
from raadsboek.core.note import Note
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.procedure import EventKind
from raadsboek.core.trajectories.event_choice import likely_events, turns_of
from raadsboek.core.trajectories.questions import read_questions
from raadsboek.tui.screens.course_screen import CourseScreen
from raadsboek.tui.screens.dossier_rows import Piece
from raadsboek.tui.screens.event_dialog import EventDialog
from raadsboek.tui.screens.said_dialog import SaidDialog, choices
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog
from raadsboek.tui.working import book_look, book_work


class DossierDoing(CourseScreen[Opened, Piece]):
    """The part of the screen that changes something."""

    CHANGING = frozenset(
        {"gebeurtenis", "wijzigen", "verwijderen", "fase", "brief", "inbreng", "samenvatting"}
    )

    @dataclass
    class Saved(Message):
        """The dossier was saved; the sentence says what."""

        opened: Opened
        sentence: str

    @dataclass
    class PeopleFound(Message):
        """The short names of who can have said something."""

        people: Sequence[str]

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        raise NotImplementedError

    def action_gebeurtenis(self) -> None:
        """Ask what happened, first what the dossier waits for, and record it."""
        opened = self.opened
        if opened is not None:
            self._ask_which(opened, "Wat is er gebeurd?", likely_events(opened.dossier))

    def action_fase(self) -> None:
        """Give up a term, pause, resume, finish or reopen the dossier."""
        opened = self.opened
        if opened is not None:
            kinds = turns_of(opened.dossier, opened.note.text("status"))
            self._ask_which(opened, "Wat gebeurt er met dit traject?", kinds)

    def _ask_which(self, opened: Opened, title: str, kinds: Sequence[EventKind]) -> None:
        def chosen(name: str | None) -> None:
            if name:
                self._ask(opened, EventDialog(self.desk, opened, name), "vastgelegd")

        choices = [Choice(kind.name, kind.title) for kind in kinds]
        self.app.push_screen(ChoiceDialog(title, choices), chosen)

    @book_look
    def action_inbreng(self) -> None:
        """Write down a question, an answer, an objection or what else was said."""
        if self.opened is not None:
            book = self.desk.book
            organ = same_organ(book, self.opened.note)
            members = lists.rows(book, member.KIND, organ=organ).objects()
            people = [str(meta.get("kort", "")) for meta in members]
            self.post_message(self.PeopleFound([name for name in people if name]))

    @on(PeopleFound)
    def _ask_said(self, message: PeopleFound) -> None:
        opened = self.opened
        if opened is None:
            return
        questions = read_questions(opened.note.body)

        def chosen(kind: str | None) -> None:
            if kind:
                dialog = SaidDialog(self.desk, opened.note.path, kind, questions, message.people)
                self.app.push_screen(dialog, lambda done: self.say(done) if done else None)

        self.app.push_screen(ChoiceDialog("Wat wilt u opschrijven?", [*choices(questions)]), chosen)

    def action_samenvatting(self) -> None:
        """Write what the dossier is about in plain words."""
        from raadsboek.tui.screens.summary_dialog import SummaryDialog  # a text field of its own

        def saved(note: Note | None) -> None:
            if note is not None:
                self.say("De samenvatting is opgeslagen.")

        if self.opened is not None:
            self.app.push_screen(SummaryDialog(self.desk, self.opened.note), saved)

    def action_wijzigen(self) -> None:
        """Change the event under the cursor."""
        opened, event = self.opened, self.event
        if opened is not None and event is not None:
            place = opened.dossier.events.index(event)
            self._ask(opened, EventDialog(self.desk, opened, event.name, place), "gewijzigd")

    def _ask(self, before: Opened, dialog: EventDialog, done: str) -> None:
        def saved(opened: Opened | None) -> None:
            if opened is None:
                return
            old, new = before.note.text("status"), opened.note.text("status")
            phase = f" De fase is nu: {new}." if new != old else ""
            self.post_message(self.Saved(opened, f"De gebeurtenis is {done}.{phase}"))

        self.app.push_screen(dialog, saved)

    def action_verwijderen(self) -> None:
        """Remove the event under the cursor, after a question that names it."""
        opened, event = self.opened, self.event
        if opened is None or event is None:
            return
        title = opened.dossier.event_title(event.name)
        dialog = ConfirmDialog(
            "Gebeurtenis weghalen?",
            f"{title}, {long_date(event.day)}\n\nDe dagen die eruit volgen, verdwijnen ook. "
            "In de geschiedenis blijft zij staan.",
            yes="Weghalen",
            no="Niet doen",
        )

        def decided(yes: bool | None) -> None:
            if yes:
                self._remove(opened, event)

        self.app.push_screen(dialog, decided)

    @book_work
    def _remove(self, opened: Opened, event: Event) -> None:
        place = opened.dossier.events.index(event)
        book, now = self.desk.book, self.desk.now
        after = remove_event(book, opened.note.path, place, now=now, seen=event)
        self.post_message(self.Saved(after, "De gebeurtenis is weggehaald."))
