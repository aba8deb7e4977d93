"""What is done from the run book of a meeting: ticking off, attendance, sending, letters.

The part of the screen that asks and saves; `run_book` shows how far the meeting is.
"""

from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from raadsboek.book import notes
from raadsboek.book.meetings.facilities import arrange
from raadsboek.book.meetings.letters import make_letter, needs_no_letter
from raadsboek.book.meetings.sending import NothingToSend, Sendable, mark_sent, sendable
from raadsboek.book.meetings.sent_files import with_papers
from raadsboek.book.meetings.steps import read_meeting
from raadsboek.core.attendance import Attendance
from raadsboek.core.minutes.context import Context
from raadsboek.core.note import Note, Value
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.adopting_screen import AdoptingScreen
from raadsboek.tui.screens.attendance import attendance_dialog
from raadsboek.tui.screens.mailing import MailingScreen
from raadsboek.tui.screens.moving import MovingScreen
from raadsboek.tui.screens.run_book_bundle import RunBookBundle
from raadsboek.tui.screens.run_book_sending import Mark, SendingDialog
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ask
from raadsboek.tui.working import book_look, book_work

_NEW, _NONE, _OPEN = "maken", "geen", "openen"


class RunBookDoing(RunBookBundle, AdoptingScreen, MailingScreen, MovingScreen):
    """The part of the run book that changes something; `say` tells what came of it."""

    @dataclass
    class Saved(Message):
        """Something was saved; the sentence says what."""

        path: str
        sentence: str

    @dataclass
    class Sending(Message):
        """What can be marked as sent was found; None when there is nothing."""

        found: Sendable | None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._around: Context | None = None

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence on the line for what happens."""
        raise NotImplementedError

    @book_work
    def save_keys(self, note: Note, changes: dict[str, Value | None], sentence: str) -> None:
        """Change these keys of the meeting."""
        saved = notes.save(self.desk.book, note, changes=changes, body=None, now=self.desk.now)
        self.post_message(self.Saved(saved.path, sentence))

    @book_work
    def arrange_facility(self, name: str, *, done: bool) -> None:
        """Tick off a facility, or take the tick away."""
        assert self._note is not None
        book = self.desk.book
        meeting = read_meeting(book, self._note.path)
        saved = arrange(book, meeting, name, done=done, now=self.desk.now)
        sentence = f"{name} is geregeld." if done else f"{name} is nog niet geregeld."
        self.post_message(self.Saved(saved.path, sentence[0].upper() + sentence[1:]))

    def action_aanwezig(self) -> None:
        """Ask who is there, and save it at once."""
        note, context = self._note, self._around
        if note is None or context is None:
            return
        dialog = attendance_dialog(note.text("nummer"), note, context)

        def answered(attendance: Attendance | None) -> None:
            changes = attendance.changes(note) if attendance is not None else {}
            if changes:
                self.save_keys(note, changes, "Aanwezigheid opgeslagen.")

        self.app.push_screen(dialog, answered)

    def action_mail(self) -> None:
        """Put the mail ready that is to go out now."""
        if self._note is not None:
            self.ask_mail(self._note.path)

    def mail_made(self) -> None:
        """Remember that what was made last is a mail, not a bundle."""
        self.mail_is_newer = True

    def action_verzonden(self) -> None:
        """Find what is to be sent, and ask to whom and when it was."""
        self._find_sendable()

    @book_look
    def _find_sendable(self) -> None:
        assert self._note is not None
        try:
            found = sendable(self.desk.book, self._note.path, on=self.desk.today)
        except NothingToSend:
            self.post_message(self.Sending(None))
        else:
            self.post_message(self.Sending(found))

    @on(Sending)
    def _ask_sending(self, message: Sending) -> None:
        if message.found is None:
            self.say("Er is niets nieuws te verzenden: iedereen heeft alle stukken.")
        else:
            self._ask_to_whom(message.found)

    @work
    async def _ask_to_whom(self, found: Sendable) -> None:
        ticked = self.bundles[-1:] if not self.mail_is_newer else ()
        dialog = SendingDialog(found, self.desk.today, made=self.bundles, ticked=ticked)
        mark = await ask(self.app, dialog)
        if mark is not None:
            self._mark(found, mark)

    @book_work
    def _mark(self, found: Sendable, mark: Mark) -> None:
        book = self.desk.book
        path = found.meeting.path
        wanted = sendable(book, path, what=found.what, to=mark.to, on=mark.day)
        wanted = with_papers(wanted, mark.files)
        saved = mark_sent(book, wanted, on=mark.day, now=self.desk.now)
        self.bundles = ()
        people = f"{len(mark.to)} mensen" if len(mark.to) != 1 else f"@{mark.to[0]}"
        self.post_message(self.Saved(saved.path, f"Opgeschreven: {found.what} aan {people}."))

    # -- letters ------------------------------------------------------------------------------

    @work
    async def ask_letter(self, number: str) -> None:
        """Ask what is to be done about a decision without its letter."""
        dialog = ChoiceDialog(
            f"Er is nog geen brief over {number}",
            [
                Choice(_NEW, "een brief maken", f"uitgaande post die naar {number} verwijst"),
                Choice(_NONE, "er is geen brief nodig"),
                Choice(_OPEN, "het besluit openen"),
            ],
        )
        answer = await ask(self.app, dialog)
        if answer == _NEW:
            self._make_letter(number)
        elif answer == _NONE:
            self._need_no_letter(number)
        elif answer == _OPEN:
            self.open_note(number)

    @book_work
    def _make_letter(self, number: str) -> None:
        made = make_letter(self.desk.book, number, now=self.desk.now)
        self.post_message(ScreenWanted("bewerken", {"pad": made.path}))

    @book_work
    def _need_no_letter(self, number: str) -> None:
        assert self._note is not None
        needs_no_letter(self.desk.book, number, now=self.desk.now)
        self.post_message(self.Saved(self._note.path, f"Bij {number} is geen brief nodig."))

    @property
    def note_in_front(self) -> str:
        """The meeting."""
        return self._note.path if self._note else ""

    @book_look
    def open_note(self, number: str) -> None:
        """Open a note in the editor."""
        note = notes.read(self.desk.book, number)
        self.post_message(ScreenWanted("bewerken", {"pad": note.path}))
