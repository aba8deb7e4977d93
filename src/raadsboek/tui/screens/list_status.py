"""Giving the note under the cursor another status, with what that status asks of a meeting."""

from dataclasses import dataclass

from textual import on, work
from textual.getters import query_one
from textual.message import Message

from raadsboek.book import notes
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.note import Note, Value
from raadsboek.tui.screens.list_meetings import MeetingsInList, asks_adopting
from raadsboek.tui.screens.list_wanted import Wanted
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.screens.status_change import ask_status
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work


class StatusInList(MeetingsInList):
    """The part of the list that changes a status."""

    pane = query_one(NotePane)
    status = query_one(StatusLine)
    _wanted: Wanted

    @dataclass
    class Changed(Message):
        """A note was saved with another status."""

        note: Note

    def _refill(self, wanted: Wanted, *, refresh: bool = False) -> None:
        raise NotImplementedError

    async def action_status(self) -> None:
        """Ask for another status of the note and save it."""
        page = await self.pane.read_page()
        kind = notes.kind_of(page.note) if page is not None else None
        if page is None or kind is None or not kind.status_key:
            self.notify("Deze notitie heeft geen status.")
            return
        self._ask_status(page.note, kind)

    @work
    async def _ask_status(self, note: Note, kind: Kind) -> None:
        changes = await ask_status(self.app, note, kind, self.desk.today)
        if changes is None:
            return
        if kind is meeting.KIND and changes["status"] == MeetingStatus.CANCELLED:
            self.ask_call_off(note)
        elif asks_adopting(kind, changes):
            self.offer_adopting(note.path, own=True)
        else:
            self._change(note, changes)

    @book_work
    def _change(self, note: Note, changes: dict[str, Value | None]) -> None:
        saved = notes.save(self.desk.book, note, changes=changes, body=None, now=self.desk.now)
        self.post_message(self.Changed(saved))

    @on(Changed)
    def _changed(self, message: Changed) -> None:
        self.status.saved(self.desk.now)
        self._refill(self._wanted.but(path=message.note.path), refresh=True)
        self.pane.show_note(message.note.path)
