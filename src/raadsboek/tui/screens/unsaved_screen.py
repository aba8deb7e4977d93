"""A screen on one note that holds what is not in that note yet, and the draft of it.

What differs from the note, and when it is kept, is the business of the screen itself; what drafts
are is `book.drafts`'. When a note cannot be saved, `ways_on` asks what to do.
"""

from textual.getters import query_one

from raadsboek.book import drafts, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Note
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.conflict import moment_in_words
from raadsboek.tui.screens.editor_messages import DraftFailed, DraftKept
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work


class UnsavedScreen(BookScreen):
    """One note, and over it what was typed since."""

    status = query_one(StatusLine)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the note that `wanted` names: a number or a path."""
        super().__init__(desk)
        self._wanted = wanted
        self._note: Note | None = None
        # Why the note cannot be changed here; '' when it can.
        self._reason = ""
        self._draft: KeptDraft | None = None
        self._leaving = False

    @property
    def called(self) -> str:
        """The number of the note, or what it was asked for by."""
        return (self._note.text("nummer") if self._note else "") or self._wanted

    @property
    def _unsaved(self) -> Unsaved | None:
        """What was typed and is not in the note; None when there is nothing."""
        raise NotImplementedError

    @property
    def holds_unsaved_text(self) -> bool:
        """Whether there is text that is not in a note yet."""
        return self._unsaved is not None

    def _warn(self, sentence: str) -> None:
        """Say what must be seen."""
        self.status.say(sentence, warning=True)

    # -- drafts -------------------------------------------------------------------------------

    def write_draft(self) -> None:
        """Write unsaved text to its draft, now."""
        typed = self._unsaved
        if typed is not None:
            unsaved.keep(self.desk.book, typed, now=self.desk.now, draft=self._draft)

    def _put_in_draft(self, typed: Unsaved) -> None:
        """Keep what was typed in a draft, from a worker, and report it."""
        now = self.desk.now
        try:
            unsaved.keep(self.desk.book, typed, now=now, draft=self._draft)
        except RaadsboekError as error:
            self.post_message(DraftFailed(error))
        else:
            self.post_message(DraftKept(now))

    @book_work
    def _drop_draft(self, path: str) -> None:
        drafts.drop_draft(self.desk.book, path)

    @book_work
    def _discard(self, draft: KeptDraft) -> None:
        drafts.discard(self.desk.book, draft)

    @book_work
    def _set_aside(self, draft: KeptDraft) -> None:
        drafts.set_aside(self.desk.book, draft)

    def _confirm_discard(self, draft: KeptDraft) -> None:
        """Throw a draft away that was found, after asking once more."""

        def decided(yes: bool | None) -> None:
            if yes:
                self._discard(draft)
                self.status.say("Het concept is weggegooid.")
            else:
                self._set_aside(draft)
                self.status.say("Het concept blijft bewaard.")

        when = moment_in_words(draft.kept, self.desk.today)
        question = f"Het concept van {self.called} van {when} is dan weg."
        self.app.push_screen(
            ConfirmDialog("Concept weggooien?", question, yes="Weggooien", no="Bewaren"), decided
        )

    # -- leaving ------------------------------------------------------------------------------

    def _go(self, farewell: str) -> None:
        """Go back to the screen below, with a word about what was left here."""
        if farewell:
            self.notify(farewell)
        if self.app.screen is self:
            self.app.pop_screen()

    def _ask_to_go_without(self, error: RaadsboekError) -> None:
        """Ask whether to leave text behind that cannot be kept anywhere."""

        def decided(yes: bool | None) -> None:
            if yes:
                self._go("")

        question = f"{error}\n\nTeruggaan zonder de tekst van {self.called} te bewaren?"
        self.app.push_screen(
            ConfirmDialog(
                "De tekst kan niet worden bewaard",
                question,
                yes="Tekst kwijtraken",
                no="Bij de tekst blijven",
            ),
            decided,
        )
