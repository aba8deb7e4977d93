"""The letters of a dossier from a screen: choosing one, making it, and saying that it went out.

Screens that offer this are `LettersScreen`s. Which letters there are and what sending asks is
`book.trajectories.letters`'; what it takes is imported when somebody wants a letter.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from raadsboek.core.dates import long_date, read_date
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds import post
from raadsboek.core.kinds.post import LetterForm, PostStatus
from raadsboek.core.note import Note
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ProblemDialog, PromptDialog
from raadsboek.tui.working import book_look, book_work

if TYPE_CHECKING:
    from raadsboek.book.trajectories.letter_coverage import Compared
    from raadsboek.book.trajectories.letters import Choice, Drafted, Sent

_TOLD = 10
"""Seconds that a remark about a letter stays."""


def is_concept(note: Note) -> bool:
    """Tell if a note is the concept of a letter."""
    is_letter = note.text("soort") == post.KIND.name and bool(note.text("brief"))
    return is_letter and note.text("status") == PostStatus.DRAFT.value


@dataclass
class LetterSent(Message):
    """A letter went out, and its dossier knows it; `words` say so."""

    sent: "Sent"
    words: str


class LettersScreen(BookScreen):
    """A screen from which letters are made and sent; `LetterSent` follows the last."""

    @dataclass
    class LettersFound(Message):
        """The letters that a dossier can have."""

        path: str
        title: str
        choices: "Sequence[Choice]"

    @dataclass
    class LetterMade(Message):
        """A concept was made."""

        drafted: "Drafted"

    @dataclass
    class LetterWentBefore(Message):
        """This letter went out before; `reason` says which and when."""

        path: str
        form: LetterForm
        reason: str

    @dataclass
    class LetterLeavesOut(Message):
        """Something that was brought in does not stand in the letter."""

        note: Note
        day: datetime.date
        compared: "Compared"

    @dataclass
    class LetterRefused(Message):
        """The letter cannot go out as it is; nothing was changed."""

        error: RaadsboekError

    # -- making -------------------------------------------------------------------------------

    @book_look
    def ask_letter(self, path: str) -> None:
        """Ask which letter of the dossier at a path to make, and make it."""
        from raadsboek.book.notes import title_of
        from raadsboek.book.trajectories.dossiers import open_dossier
        from raadsboek.book.trajectories.letters import choices_of

        book = self.desk.book
        book.index.refresh()
        note = open_dossier(book, path).note
        title = f"Welke brief bij {note.text('nummer') or title_of(note)}?"
        self.post_message(self.LettersFound(path, title, choices_of(book, path)))

    @on(LettersFound)
    def _choose_letter(self, message: LettersFound) -> None:
        from raadsboek.tui.widgets.letter_dialogs import LetterChoiceDialog

        def chosen(form: str | None) -> None:
            if form is None:
                return
            choice = next(one for one in message.choices if one.letter.form.value == form)
            if choice.draft is not None:
                self.post_message(ScreenWanted("bewerken", {"pad": choice.draft.path}))
            else:
                self._draft_letter(message.path, choice.letter.form, another=False)

        self.app.push_screen(LetterChoiceDialog(message.title, message.choices), chosen)

    @book_work
    def _draft_letter(self, path: str, form: LetterForm, *, another: bool) -> None:
        from raadsboek.book.trajectories.letter_refusals import WasSent
        from raadsboek.book.trajectories.letters import draft_letter

        book = self.desk.book
        try:
            drafted = draft_letter(book, path, form, another=another, now=self.desk.now)
        except WasSent as before:
            self.post_message(self.LetterWentBefore(path, form, before.message))
        else:
            self.post_message(self.LetterMade(drafted))

    @on(LetterWentBefore)
    def _ask_another(self, message: LetterWentBefore) -> None:
        dialog = ConfirmDialog(
            "Nog een brief maken?",
            f"{message.reason} Wilt u er nog een maken, zoals een aanvulling?",
            yes="Nog een maken",
            no="Niet doen",
        )

        def decided(yes: bool | None) -> None:
            if yes:
                self._draft_letter(message.path, message.form, another=True)

        self.app.push_screen(dialog, decided)

    @on(LetterMade)
    def _open_letter(self, message: LetterMade) -> None:
        for remark in message.drafted.remarks:
            self.notify(remark, severity="warning", timeout=_TOLD)
        self.post_message(ScreenWanted("bewerken", {"pad": message.drafted.note.path}))

    # -- sending ------------------------------------------------------------------------------

    def ask_sending(self, note: Note) -> None:
        """Ask on which day a concept went out, and record that it did."""
        today = self.desk.today

        def wrong(text: str) -> str:
            found = read_date(text, today=today)
            return "" if found else "Vul een datum in, zoals vandaag, gisteren of 12 november."

        dialog = PromptDialog(
            f"{note.text('nummer')} verzonden",
            "Op welke dag hebt u de brief verstuurd?",
            value="vandaag",
            check=wrong,
        )

        def answered(typed: str | None) -> None:
            day = read_date(typed, today=today) if typed is not None else None
            if day is not None:
                self._send_letter(note, day, anyway=False)

        self.app.push_screen(dialog, answered)

    @book_work
    def _send_letter(self, note: Note, day: datetime.date, *, anyway: bool) -> None:
        from raadsboek.book.trajectories.letter_refusals import LeavesOut
        from raadsboek.book.trajectories.letters import send_letter

        book, now = self.desk.book, self.desk.now
        try:
            sent = send_letter(book, note.path, day=day, anyway=anyway, seen=note, now=now)
        except LeavesOut as found:
            self.post_message(self.LetterLeavesOut(note, day, found.compared))
        except RaadsboekError as error:
            # An editor would take it for a text that could not be saved.
            self.post_message(self.LetterRefused(error))
        else:
            number = sent.dossier.note.text("nummer")
            words = f"{note.text('nummer')} is verzonden op {long_date(day)} · staat in {number}"
            self.post_message(LetterSent(sent, words))

    @on(LetterRefused)
    def _say_why_not(self, message: LetterRefused) -> None:
        self.app.push_screen(ProblemDialog(message.error, title="Nog niet verzonden"))

    @on(LetterLeavesOut)
    def _ask_anyway(self, message: LetterLeavesOut) -> None:
        from raadsboek.tui.widgets.letter_dialogs import LeftOutDialog

        def decided(yes: bool | None) -> None:
            if yes:
                self._send_letter(message.note, message.day, anyway=True)

        self.app.push_screen(LeftOutDialog(message.compared), decided)
