"""The papers bundle from the run book: which form, for whom if that matters, and where it goes.

The part of the screen that asks; gathering and writing are the use case's. Nothing is sent.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.meetings.send_log import SentPaper
from raadsboek.core.meetings.step_facts import Facts
from raadsboek.core.note import Note
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.run_book_sending import MadeFile
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, PromptDialog, ask
from raadsboek.tui.working import book_work

if TYPE_CHECKING:  # slow to load, and only for who makes a bundle
    from raadsboek.book.documents.bundle_papers import Gathered
    from raadsboek.book.documents.in_one_file import Written

_PDF, _ZIP, _NEW = "pdf", "zip", "nazending"
_FORMS = [
    Choice(_PDF, "één PDF", "agenda, lijst en alle stukken, met bladwijzers"),
    Choice(_ZIP, "losse bestanden in een zip", "in de volgorde van de agenda"),
]
_AFTERWARDS = Choice(_NEW, "alleen de nazending, als PDF", "wat nog niet iedereen heeft")
_FOR = [
    Choice(Audience.FULL.value, "met de vertrouwelijke gedeelten", "voor wie erbij is"),
    Choice(Audience.SHORT.value, "zonder de vertrouwelijke gedeelten"),
]


class RunBookBundle(BookScreen):
    """The part of the run book that makes one file of agenda and papers."""

    @dataclass
    class AudienceWanted(Message):
        """Something confidential is in the papers, and nobody said whether it goes along."""

        form: str

    @dataclass
    class PapersGathered(Message):
        """The papers are there; they can be written to a place."""

        form: str
        gathered: "Gathered"
        question: str
        place: str

    @dataclass
    class BundleWritten(Message):
        """The bundle stands there; `place` is how that is told."""

        written: "Written"
        place: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._note: Note | None = None
        self._facts: Facts | None = None
        self.bundles: tuple[MadeFile, ...] = ()
        """What was made here and not yet marked as sent."""
        self.mail_is_newer = False
        """Whether a mail was made after the last bundle: then that bundle is not what went out."""

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence on the line for what happens."""
        raise NotImplementedError

    @work
    async def action_stukken(self) -> None:
        """Ask in which form, and gather the papers."""
        if self._note is None:
            return
        owed = self._facts is not None and self._facts.owed
        forms = [*_FORMS, _AFTERWARDS] if owed else _FORMS
        form = await ask(self.app, ChoiceDialog("Agenda en stukken in één bestand", forms))
        if form:
            self._gather(self._note.path, form, None)

    @book_work
    def _gather(self, path: str, form: str, audience: Audience | None) -> None:
        from raadsboek.book.documents.bundle import not_along
        from raadsboek.book.documents.bundle_papers import gather
        from raadsboek.book.documents.writing import place_for

        book = self.desk.book
        try:
            found = gather(
                book, path, audience=audience, only_new=form == _NEW, today=self.desk.today
            )
        except InvalidInput as refused:
            if audience is None and {one.code for one in refused.problems} == {"voor-wie-kiezen"}:
                self.post_message(self.AudienceWanted(form))
                return
            raise
        count = len(found.papers)
        papers = "1 stuk" if count == 1 else f"{count} stukken"
        question = " ".join(
            [f"De agenda met {papers}.", *not_along(found), "In welke map moet het komen?"]
        )
        self.post_message(self.PapersGathered(form, found, question, place_for(book)))

    @on(AudienceWanted)
    def _audience_wanted(self, message: AudienceWanted) -> None:
        self._ask_audience(message.form)

    @work
    async def _ask_audience(self, form: str) -> None:
        dialog = ChoiceDialog("Hier staat iets vertrouwelijks in. Gaat dat mee?", _FOR)
        answer = await ask(self.app, dialog)
        if answer and self._note is not None:
            self._gather(self._note.path, form, Audience(answer))

    @on(PapersGathered)
    def _papers_gathered(self, message: PapersGathered) -> None:
        self._ask_place(message)

    @work
    async def _ask_place(self, message: PapersGathered) -> None:
        dialog = PromptDialog("Agenda en stukken", message.question, value=message.place)
        place = await ask(self.app, dialog)
        if place:
            self.say("Bezig met maken …")
            self._write(message.form, message.gathered, place)

    @book_work
    def _write(self, form: str, gathered: "Gathered", place: str) -> None:
        from raadsboek.book.documents.bundle import as_pdf, as_zip, place_of_bundle, write_bundle
        from raadsboek.book.documents.in_one_file import PDF, ZIP
        from raadsboek.book.documents.writing import as_told

        book = self.desk.book
        # Before the work: LibreOffice may take a while.
        place_of_bundle(book, gathered, place, ZIP if form == _ZIP else PDF)
        made = (as_zip if form == _ZIP else as_pdf)(book, gathered)
        written = write_bundle(book, made, place)
        self.post_message(self.BundleWritten(written, as_told(written.file)))

    @on(BundleWritten)
    def _tell_bundle(self, message: BundleWritten) -> None:
        written, place = message.written, message.place
        made = MadeFile(place, SentPaper(written.file.name, written.digest))
        # One that was written over is not there any more to be sent.
        self.bundles = (*(one for one in self.bundles if one.place != place), made)
        self.mail_is_newer = False
        aside = len(written.aside)
        beside = f" Los ernaast: {aside} {'bestand' if aside == 1 else 'bestanden'}."
        self.say(f"Gemaakt: {place}.{beside if aside else ''} Verstuurd? Druk op z.")
