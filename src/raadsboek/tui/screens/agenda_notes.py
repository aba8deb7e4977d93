"""The notes behind the agenda: reading them beside it, and the cover note of a point."""

from textual import events, on
from textual.getters import query_one
from textual.widgets import OptionList

from raadsboek.book import finding
from raadsboek.book.meetings.agenda import proposals_of
from raadsboek.book.meetings.cover_notes import HasCoverNote, PointIsHidden, make_cover_note
from raadsboek.core.errors import NotFound
from raadsboek.core.kinds import trajectory
from raadsboek.core.meetings.agenda.placing import gathered_lines
from raadsboek.core.note import Note
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.agenda_board import AgendaBoard
from raadsboek.tui.screens.agenda_messages import (
    AgendaSaved,
    CoverNoteMade,
    CoverNoteRefused,
    SourceFound,
)
from raadsboek.tui.screens.agenda_rows import Row, RowKind, sources_of
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.working import book_look, book_work


class AgendaNotes(AgendaBoard):
    """The part of the agenda builder that shows and makes notes."""

    pane = query_one(NotePane)

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk, wanted)
        self._seeking = ""

    @on(OptionList.OptionSelected, "#board")
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()

    @on(OptionList.OptionHighlighted, "#board")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.pane.display:
            self._show_source()

    def on_click(self, event: events.Click) -> None:
        """Let a double click show the note, as Enter does."""
        if event.chain == 2 and event.widget is self.board:
            self.action_bekijken()

    def action_bekijken(self) -> None:
        """Show the note that a row comes from, or what is gathered below a point."""
        row = self.current
        if row is None:
            return
        if row.kind is RowKind.POINT and gathered_lines(self._agenda.points[row.at]):
            self._unfolded ^= {self._agenda.points[row.at].title}
            self.show_agenda()
            return
        if not sources_of(row, self._agenda) and not self._text_below(row):
            self.status.say("Bij dit punt hoort geen notitie.")
            return
        if self.pane.display and self.pane.path and self._shows_dossier:
            self.post_message(ScreenWanted("traject", {"pad": self.pane.path}))
            return
        self.pane.display = True
        self._show_source()

    @property
    def _shows_dossier(self) -> bool:
        """Whether the note beside the agenda is a trajectory, and has been read."""
        page = self.pane.page
        if page is None or page.note.path != self.pane.path:
            return False
        return page.note.text("soort") == trajectory.KIND.name

    def _text_below(self, row: Row) -> str:
        if row.kind is not RowKind.POINT:
            return ""
        return "\n".join(self._agenda.points[row.at].below).strip()

    def _show_source(self) -> None:
        """Read the note of the row under the cursor beside the agenda."""
        row = self.current
        sources = sources_of(row, self._agenda) if row is not None else []
        self._seeking = sources[0] if sources else ""
        self.pane.clear()
        if self._seeking:
            self._seek(self._seeking)
        elif row is not None:
            self.pane.show(self._text_below(row) or "Bij dit punt hoort geen notitie.")

    @book_look
    def _seek(self, number: str) -> None:
        try:
            path = finding.find(self.desk.book, number).path
        except NotFound:
            path = ""
        self.post_message(SourceFound(number, path))

    @on(SourceFound)
    def _source_found(self, message: SourceFound) -> None:
        if message.number != self._seeking:
            return
        if message.path:
            self.pane.show_note(message.path)
        else:
            self.pane.show(f"De notitie {message.number} bestaat niet.")

    @on(Reader.LinkChosen)
    def _follow(self, message: Reader.LinkChosen) -> None:
        self.post_message(ScreenWanted("lijst", {"nummer": message.target}))

    def leave(self) -> None:
        """Close the note first; then go back."""
        if self.pane.display:
            self.pane.display = False
            self.board.focus()
            self.call_after_refresh(self.show_agenda)
        else:
            super().leave()

    # -- the cover note -----------------------------------------------------------------------

    def action_oplegnotitie(self) -> None:
        """Make the cover note of a point, saving the agenda with it; or open the one it has."""
        at = self._point
        if at is not None and self._note is not None and not self._busy:
            self._busy = True
            self._make_cover_note(self._note, self._agenda.text, self._postponed, at)

    @book_work
    def _make_cover_note(self, opened: Note, body: str, postponed: list[str], at: int) -> None:
        book, now = self.desk.book, self.desk.now
        try:
            made = make_cover_note(book, opened, body=body, at=at, now=now, postponed=postponed)
        except HasCoverNote as error:
            self.post_message(CoverNoteRefused(error, error.number))
            return
        except PointIsHidden as error:
            self.post_message(CoverNoteRefused(error))
            return
        self._forget_drafts(made.agenda.meeting, self._draft)
        found = proposals_of(book, made.agenda.meeting, today=now.date())
        number = made.memo.text("nummer")
        sentence = f"Oplegnotitie {number} gemaakt; zij staat bij de stukken. o opent haar."
        self.post_message(AgendaSaved(made.agenda, found, body, now, sentence))
        self.post_message(CoverNoteMade(made.memo.path))

    @on(CoverNoteMade)
    def _cover_note_made(self, message: CoverNoteMade) -> None:
        self._seeking = ""
        self.pane.display = True
        self.pane.show_note(message.path)

    @on(CoverNoteRefused)
    def _cover_note_refused(self, message: CoverNoteRefused) -> None:
        self._busy = False
        if message.number:
            self.post_message(ScreenWanted("bewerken", {"nummer": message.number}))
        else:
            self.status.say(str(message.error), warning=True)
