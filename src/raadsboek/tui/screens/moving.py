"""Another day for a meeting, or none: asking, doing it, and telling what came of it.

What a move brings along is `book.meetings.moving`'s. Screens that offer it are `MovingScreen`s;
what moving takes is imported when somebody moves, for the lists are opened far more often.
"""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message

from raadsboek.core.dates import short_date
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Note
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.dialogs import ask
from raadsboek.tui.working import book_look, book_work

if TYPE_CHECKING:
    from raadsboek.book.meetings.moving import Move, Moved


@dataclass
class MeetingMoved(Message):
    """The meeting was moved or called off, and saved; `words` say so in a few words."""

    moved: "Moved"
    moment: datetime.datetime

    @property
    def words(self) -> str:
        """Say what happened: 'Verzet naar do 3 dec · 2 data mee'."""
        new = self.moved.new
        along = len(self.moved.following.changes)
        parts = [f"Verzet naar {short_date(new)}" if new else "De vergadering vervalt"]
        if along:
            parts.append(f"{along} {'datum' if along == 1 else 'data'} mee")
        return " · ".join([*parts, f"opgeslagen {self.moment:%H:%M}"])


@dataclass
class CallOffPlanned(Message):
    """What calling the meeting off would do, in lines."""

    note: Note
    lines: Content


class MovingScreen(BookScreen):
    """A screen from which a meeting can be moved or called off; `MeetingMoved` follows."""

    def ask_move(self, note: Note) -> None:
        """Ask for the new day of a meeting, and move it."""
        from raadsboek.book.meetings.moving import refuse_what_stays

        try:
            refuse_what_stays(note)
        except RaadsboekError as error:
            self.post_message(ActionFailed(error))
        else:
            self._ask_move(note)

    @work
    async def _ask_move(self, note: Note) -> None:
        from raadsboek.book.meetings.moving import Move
        from raadsboek.tui.screens.move_dialog import CALL_OFF, MoveDialog

        answer = await ask(self.app, MoveDialog(self.desk, note))
        if answer == CALL_OFF:
            self.ask_call_off(note)
        elif isinstance(answer, Move):
            self._move(note, answer)

    @book_work
    def _move(self, note: Note, move: "Move") -> None:
        from raadsboek.book.meetings.moving import move_meeting

        book, now = self.desk.book, self.desk.now
        self.post_message(MeetingMoved(move_meeting(book, note, move, now=now), now))

    @book_look
    def ask_call_off(self, note: Note) -> None:
        """Ask whether the meeting does not go on at all, and call it off."""
        from raadsboek.book.meetings.moved_words import rows_of
        from raadsboek.book.meetings.moving import plan_cancel
        from raadsboek.tui.screens.moved_lines import moved_lines

        book = self.desk.book
        planned = plan_cancel(book, note, today=self.desk.today)
        lines = moved_lines(planned, rows_of(book, planned))
        self.post_message(CallOffPlanned(note, lines))

    @on(CallOffPlanned)
    def _confirm_call_off(self, message: CallOffPlanned) -> None:
        from raadsboek.tui.screens.move_dialog import CallOffDialog

        note = message.note

        def decided(yes: bool | None) -> None:
            if yes:
                self._call_off(note)

        self.app.push_screen(CallOffDialog(note, message.lines), decided)

    @book_work
    def _call_off(self, note: Note) -> None:
        from raadsboek.book.meetings.moving import cancel_meeting

        book, now = self.desk.book, self.desk.now
        self.post_message(MeetingMoved(cancel_meeting(book, note, now=now), now))

    @on(MeetingMoved)
    def _tell_who_must_know(self, message: MeetingMoved) -> None:
        """Say once more who was told the old day: that is the work that is left."""
        from raadsboek.book.meetings.moved_words import cautions

        if message.moved.told is not None:
            *_, sentence = cautions(message.moved)
            self.notify(sentence, severity="warning", timeout=8)
