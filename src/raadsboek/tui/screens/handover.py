"""Overdracht: what a successor will read, writing down the rest, and making the package."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from raadsboek.book.handover.document import Document, handover_document
from raadsboek.book.handover.packing import Package, make_package
from raadsboek.book.handover.predecessor import begin_note
from raadsboek.book.problems import check
from raadsboek.core.errors import RaadsboekError
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screens.told_screen import ToldScreen
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ProblemDialog, PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_HINT = "Dit leest uw opvolger. Mist u iets? Schrijf het op; het komt hier vanzelf bij."
_FILE, _FOLDER = "bestand", "map"
_WORD, _PDF = "docx", "pdf"


class HandoverScreen(ToldScreen):
    """The document of today, to be read before it is given."""

    SCOPE = "overdracht"
    CSS_PATH = "handover.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("overdracht")]
    AUTO_FOCUS = "Reader"

    @dataclass
    class Gathered(Message):
        """The document is there."""

        document: Document

    @dataclass
    class Packed(Message):
        """The package is there."""

        package: Package

    @dataclass
    class DocumentWritten(Message):
        """The document stands there as a file."""

        file: Path

    @dataclass
    class NoteReady(Message):
        """The note for the successor is there."""

        path: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._is_writing = False
        """Whether the note for the successor is open over this screen."""

    def compose(self) -> ComposeResult:
        """Lay out the heading, the document and the keys."""
        yield ScreenTitle("Overdracht")
        yield Reader()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Gather the document."""
        self._refresh()

    def on_screen_resume(self) -> None:
        """Show what was written down meanwhile; a dialog that closes changes nothing."""
        if self._is_writing:
            self._is_writing = False
            self._refresh()

    def _refresh(self) -> None:
        self.status.say("Bezig met verzamelen en nakijken …")
        self._gather()

    @book_look
    def _gather(self) -> None:
        book, now = self.desk.book, self.desk.now
        problems = check(book, today=now.date())
        self.post_message(self.Gathered(handover_document(book, now=now, problems=problems)))

    @on(Gathered)
    def _gathered(self, message: Gathered) -> None:
        self.reader.show(message.document.markdown, title=message.document.title)
        self.status.say(_HINT)

    # -- what the predecessor writes ----------------------------------------------------------

    def action_opschrijven(self) -> None:
        """Open the note for the successor; it is made with headings when it is not there."""
        self._begin_note()

    @book_work
    def _begin_note(self) -> None:
        note = begin_note(self.desk.book, now=self.desk.now)
        self.post_message(self.NoteReady(note.path))

    @on(NoteReady)
    def _note_ready(self, message: NoteReady) -> None:
        self._is_writing = True
        self.post_message(ScreenWanted("bewerken", {"pad": message.path}))

    # -- the package --------------------------------------------------------------------------

    @work
    async def action_pakket(self) -> None:
        """Ask in which form and where, and make it."""
        choices = [
            Choice(_FILE, "Eén bestand", "klein; te openen met Raadsboek"),
            Choice(_FOLDER, "Een map", "ook te lezen zonder programma, in Kladblok"),
            Choice(_PDF, "Alleen dit stuk, als PDF", "om te printen of te mailen"),
            Choice(_WORD, "Alleen dit stuk, als Word"),
        ]
        form = await ask(self.app, ChoiceDialog("Hoe wilt u het raadsboek meegeven?", choices))
        if form is None:
            return
        if form in (_WORD, _PDF):
            await self._ask_place_of_document(form)
            return
        question = "In welke map moet het pakket komen? Een stick of een gedeelde map mag ook."
        dialog = PromptDialog(
            "Pakket maken",
            question,
            value="~/overdracht",
            check=lambda text: "" if text.strip() else "Typ de naam van een map.",
        )
        place = await ask(self.app, dialog)
        if place is not None:
            self.status.say("Bezig met maken en nalezen …")
            self._pack(place, form == _FOLDER)

    async def _ask_place_of_document(self, form: str) -> None:
        question = "In welke map moet het stuk komen?"
        place = await ask(self.app, PromptDialog("Stuk voor de opvolger", question, value="~"))
        if place:
            self.status.say("Bezig met maken …")
            self._write(place, form)

    @book_work
    def _write(self, place: str, form: str) -> None:
        from raadsboek.book.documents.writing import format_named
        from raadsboek.book.handover.as_file import write_handover  # only for who wants a file

        book, now = self.desk.book, self.desk.now
        handover = handover_document(book, now=now, problems=check(book, today=now.date()))
        file = write_handover(book, handover, format_named(form), place, today=now.date())
        self.post_message(self.DocumentWritten(file))

    @on(DocumentWritten)
    def _document_written(self, message: DocumentWritten) -> None:
        self.status.say(f"Gemaakt: {message.file}")

    @book_work
    def _pack(self, place: str, as_folder: bool) -> None:
        package = make_package(self.desk.book, place, as_folder=as_folder, now=self.desk.now)
        self.post_message(self.Packed(package))

    @on(Packed)
    def _packed(self, message: Packed) -> None:
        package = message.package
        self.status.say(f"Het pakket staat in {package.folder}")
        lines = [
            f"Het pakket staat in {package.folder}.",
            f"{package.copy.name} is het hele raadsboek; het is nagelezen en gelijk. "
            f"{package.page.name} is dit stuk.",
            *(f"Let op: {one}" for one in package.warnings),
        ]
        if not package.is_sound:
            lines.append("Let op: de geschiedenis is niet in orde; zie controle.txt.")
        hint = "Bewaar het zoals het raadsboek zelf: wie het heeft, kan lezen wat erin staat."
        told = RaadsboekError("\n\n".join(lines), hint)
        self.app.push_screen(ProblemDialog(told, title="Het pakket is klaar"))

    def on_action_failed(self, message: ActionFailed) -> None:
        """Say that nothing is going on any more; the app tells why."""
        self.status.say(_HINT)
