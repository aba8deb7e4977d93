"""What goes with correcting: files of reviewers, the print to send, and of which text it is."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.getters import query_one

from raadsboek.book.meetings import correcting
from raadsboek.book.meetings.base_text import NOW
from raadsboek.book.meetings.correcting import Review
from raadsboek.book.meetings.printing import suggested_place, write_print
from raadsboek.book.meetings.reviewer_file import read_reviewer_file, reviewer_in
from raadsboek.book.past import Version, versions_of
from raadsboek.core.dates import short_date, time_of_day
from raadsboek.core.meetings.corrections.trying import given_in
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.corrections_messages import (
    CopyRead,
    FileRead,
    PrintWritten,
    TakenOver,
    VersionsFound,
)
from raadsboek.tui.screens.corrections_review import CopyScreen
from raadsboek.tui.widgets.correction_input import CorrectionInput
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, PromptDialog
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work

if TYPE_CHECKING:
    from raadsboek.book.word_back.reviewing import WordReview

_MOST_VERSIONS = 30


class CorrectionsSources(BookScreen):
    """The part of the screen for corrections that reads and writes files and finds versions."""

    SCOPE: ClassVar[str] = "correcties"

    status = query_one(StatusLine)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the draft minutes that `wanted` names: a number or a path."""
        super().__init__(desk)
        self._wanted = wanted
        # Of which text the line numbers are; '' is the one that went round.
        self._version = ""
        self._review: Review | None = None
        self._file = ""

    def open_minutes(self) -> None:
        """Read the minutes, with the text that the line numbers are of."""
        raise NotImplementedError

    # -- what a reviewer sent -----------------------------------------------------------------

    def action_bestand(self) -> None:
        """Ask for the file that a reviewer sent."""

        def answered(place: str | None) -> None:
            if place and place.strip():
                self._file = place
                self._read_file(place)

        self.app.push_screen(
            PromptDialog(
                "Bestand van een lid",
                "Welk bestand? Een verslag met wijzigingen (ook uit Word), of een lijst.",
                value=self._file,
            ),
            answered,
        )

    @book_work  # a look would give way to the one that follows every dialog
    def _read_file(self, place: str) -> None:
        from raadsboek.book.word_back.reviewing import is_word_file, review_of_word

        review = self._review
        if is_word_file(place):
            word = review_of_word(self.desk.book, self._wanted, place, today=self.desk.now.date())
            self.post_message(FileRead("", word.by, word))
            return
        text = read_reviewer_file(place)
        handles = correcting.names_for(self.desk.book, review.meeting) if review else {}
        self.post_message(FileRead(text, reviewer_in(place, handles)))

    @on(FileRead)
    def _file_read(self, message: FileRead) -> None:
        def answered(by: str | None) -> None:
            if by is None:
                return
            name = by.strip().lstrip("@")
            if message.word is not None:
                self._try_word(message.word, name)
            else:
                self._read_copy(message.text, name)

        self.app.push_screen(
            PromptDialog(
                "Bestand van een lid",
                "Van wie is dit? Een korte naam zoals anna; leeg mag.",
                value=message.by,
            ),
            answered,
        )

    @on(CorrectionInput.LinesPasted)
    def _lines_pasted(self, message: CorrectionInput.LinesPasted) -> None:
        message.stop()
        self._read_copy(message.text, "")

    @book_work
    def _read_copy(self, text: str, by: str) -> None:
        book = self.desk.book
        review = correcting.review_of_copy(book, self._wanted, text, version=self._version)
        given = given_in(text, review.printed)
        self.post_message(CopyRead(given, given.tried(review.meeting.body, by=by), review, by))

    @book_work
    def _try_word(self, word: "WordReview", by: str) -> None:
        review, given = word.review, word.given
        trial = given.tried(review.meeting.body, by=by)
        self.post_message(CopyRead(given, trial, review, by, word.beside))

    @on(CopyRead)
    def _copy_read(self, message: CopyRead) -> None:
        if not message.given.count and not message.beside:
            self.status.say("Er is geen verschil met het verslag dat is rondgestuurd.")
            return

        def taken(what: TakenOver) -> None:
            self.post_message(what)

        self.app.push_screen(CopyScreen(self.desk, message, taken))

    # -- the print ----------------------------------------------------------------------------

    def action_afdruk(self) -> None:
        """Ask for a place and write the print of the text as it is now there."""
        review = self._review
        if review is None:
            return

        def answered(place: str | None) -> None:
            if place:
                self._write_print(review, place)

        self.app.push_screen(
            PromptDialog(
                "Afdruk bewaren",
                "In welk bestand, buiten het raadsboek?",
                value=suggested_place(review.meeting),
                check=lambda text: "" if text.strip() else "Vul een plaats in.",
            ),
            answered,
        )

    @book_work
    def _write_print(self, review: Review, place: str) -> None:
        book = self.desk.book
        printed = correcting.print_of(book, review.meeting)
        file = write_print(book, printed, place, review.meeting)
        self.post_message(PrintWritten(str(file), printed.mark))

    @on(PrintWritten)
    def _print_written(self, message: PrintWritten) -> None:
        self.status.say(f"De afdruk staat in {message.place}")
        # This is the text that people will have before them.
        self._version = message.mark
        self.open_minutes()

    # -- of which text the line numbers are ---------------------------------------------------

    def action_andere_tekst(self) -> None:
        """Choose of which text the lines are."""
        if self._review is not None:
            self._find_versions(self._review.meeting.path)

    @book_work
    def _find_versions(self, path: str) -> None:
        self.post_message(VersionsFound(versions_of(self.desk.book, path, limit=_MOST_VERSIONS)))

    @on(VersionsFound)
    def _versions_found(self, message: VersionsFound) -> None:
        choices = [Choice(NOW, "De tekst zoals die nu is")]
        hidden = self.desk.keeps_day_only
        choices += [
            Choice(one.identifier, moment_of(one, day_only=hidden), one.subject)
            for one in message.versions
        ]
        base = self._review.base.version if self._review else None
        known = {one.identifier for one in message.versions}

        def answered(version: str | None) -> None:
            if version is not None:
                self._version = version
                self.open_minutes()

        self.app.push_screen(
            ChoiceDialog(
                "Van welke tekst zijn de regelnummers?",
                choices,
                current=base.identifier if base and base.identifier in known else NOW,
            ),
            answered,
        )


def moment_of(version: Version, *, day_only: bool) -> str:
    """Return when a version was made, as people say it."""
    return short_date(version.date.date()) + time_of_day(version.date, hidden=day_only)
