"""The attachments of the note in a list: reading the text of one, or taking it out as a file."""

from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.attachments import Attached, Text, read_attachment
from raadsboek.book.confidential.attachments import take_out
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.inbox.telling import size_in_words
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, PromptDialog, ask
from raadsboek.tui.widgets.reading_dialog import ReadingDialog
from raadsboek.tui.working import book_work

_READ, _TAKE_OUT = "lezen", "bestand"


class AttachmentsInList(BookScreen):
    """The part of the list that opens attachments."""

    pane = query_one(NotePane)

    @dataclass
    class AttachmentRead(Message):
        """The text of an attachment is there."""

        text: Text

    @dataclass
    class TakenOut(Message):
        """An attachment stands in a file outside the raadsboek."""

        file: Path

    @work
    async def action_bijlage(self) -> None:
        """Ask which attachment, and whether to read it or to take it out."""
        page = await self.pane.read_page()
        there = [one for one in page.attachments if one.size is not None] if page else []
        if page is None or not there:
            self.notify("Bij deze notitie liggen geen bijlagen.")
            return
        name = there[0].name
        if len(there) > 1:
            choices = [Choice(one.name, one.name, _about(one)) for one in there]
            chosen = await ask(self.app, ChoiceDialog("Welke bijlage?", choices))
            if chosen is None:
                return
            name = chosen
        ways = [
            Choice(_READ, "Lezen", "de tekst, hier op het scherm"),
            Choice(_TAKE_OUT, "Als bestand", "om in het eigen programma te openen"),
        ]
        way = await ask(self.app, ChoiceDialog(name, ways))
        if way == _READ:
            self.notify("Bezig met lezen …")
            self._read_attachment(page.note.path, name)
        elif way == _TAKE_OUT:
            question = "In welke map moet het bestand komen?"
            place = await ask(self.app, PromptDialog("Bijlage opslaan", question, value="~/"))
            if place is not None:
                self._take_out(page.note.path, name, place)

    @work(thread=True, exclusive=True, group="bijlage")
    def _read_attachment(self, path: str, name: str) -> None:
        # Not as `book_look`: nobody's saving waits for a file that takes long to read.
        try:
            self.post_message(self.AttachmentRead(read_attachment(self.desk.book, path, name)))
        except RaadsboekError as error:
            self.post_message(ActionFailed(error))

    @on(AttachmentRead)
    def _show_attachment(self, message: AttachmentRead) -> None:
        text = message.text
        facts = [("! Let op", text.remark)] if text.remark else []
        self.app.push_screen(ReadingDialog(text.name, text.text, facts=facts))

    @book_work
    def _take_out(self, path: str, name: str, place: str) -> None:
        self.post_message(self.TakenOut(take_out(self.desk.book, path, name, place)))

    @on(TakenOut)
    def _taken_out(self, message: TakenOut) -> None:
        self.notify(f"Het bestand staat in {message.file}")


def _about(one: Attached) -> str:
    size = size_in_words(one.size or 0)
    return f"{size} · {one.original}" if one.original else size
