"""Searching in all notes: results while typing, with the words in their place.

What the question means is `core.asking`'s, finding is the index's. The screen stays as it is
while a result is read, so that coming back costs nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from raadsboek.book.searching import Hit, search
from raadsboek.core.asking import ALL, EXPLANATION, OF_ALL, Asked, read_question
from raadsboek.tui import keys
from raadsboek.tui.attachment_reading import AttachmentReadingApp
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.note_pane import in_words
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.dialogs import PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

if TYPE_CHECKING:
    from raadsboek.book.selection import Written

_MOST = 200
_ALL = 100_000


class SearchScreen(BookScreen):
    """A box to type in, and below it what was found."""

    SCOPE = "zoeken"
    SHOWS_ORGAN = True
    CSS_PATH = "search.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("zoeken")]
    AUTO_FOCUS = "#question"

    question = query_one("#question", Input)
    meaning = query_one("#meaning", Static)
    hits = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Answered(Message):
        """The index answered a question."""

        asked: Asked
        hits: Sequence[Hit]

    @dataclass
    class SelectionWritten(Message):
        """What was found stands in a file."""

        written: "Written"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked = Asked(organ=desk.organ)
        self._found: Sequence[Hit] = ()

    def compose(self) -> ComposeResult:
        """Lay out the box, how it was understood, and the results."""
        yield ScreenTitle("Zoeken")
        yield Input(id="question", placeholder="Woorden of een nummer", compact=True)
        yield Static(_explained(self._asked, self.desk.organs), id="meaning")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Say of which organ the notes are, and let new attachments be read."""
        self._show_name()
        if isinstance(self.app, AttachmentReadingApp):
            self.app.read_attachments_now()

    def organ_chosen(self) -> None:
        """Search the notes of the other organ for the same."""
        self._show_name()
        self._ask()

    def _show_name(self) -> None:
        council = self.desk.organs.get(self.desk.organ, "")
        self.query_one(ScreenTitle).show(council=council)

    @on(Input.Changed, "#question")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask()

    def _ask(self) -> None:
        organs = self.desk.organs
        asked = read_question(self.question.value, today=self.desk.today, organs=organs)
        self.meaning.update(_explained(asked, organs))
        asked = replace(asked, organ=asked.organ or self.desk.organ)
        if asked == self._asked:
            return
        self._asked = asked
        if asked.is_empty:
            self._found = ()
            self.hits.show(())
            self.status.say("")
        else:
            self._search(asked)

    @book_look
    def _search(self, asked: Asked) -> None:
        self.post_message(self.Answered(asked, self._hits(asked, _MOST)))

    def _hits(self, asked: Asked, limit: int) -> Sequence[Hit]:
        return search(
            self.desk.book,
            asked.words,
            kind=asked.kind,
            person=asked.person,
            number=asked.number,
            since=asked.since,
            until=asked.until,
            status=asked.status,
            dossier=asked.dossier,
            organ=None if asked.organ == ALL else asked.organ,
            limit=limit,
        )

    @on(Answered)
    def _show(self, message: Answered) -> None:
        if message.asked != self._asked:
            return
        self._found = message.hits
        organs = self.desk.organs if message.asked.organ == ALL else {}
        first = next(iter(organs), "")
        self.hits.show(
            [_block(hit, organs.get(hit.note.organ or first, "")) for hit in message.hits]
        )
        number = len(message.hits)
        if not number:
            self.status.say(f"Niets gevonden. {self._advice}")
        elif number == _MOST:
            self.status.say(f"De eerste {_MOST} gevonden. Typ er een woord bij.")
        else:
            self.status.say(f"{number} gevonden · Enter opent, ↑ en ↓ kiezen")

    @property
    def _advice(self) -> str:
        if isinstance(self.app, AttachmentReadingApp) and self.app.is_reading_attachments:
            return "Er worden nog bijlagen gelezen; probeer het zo nog eens."
        return "Typ minder woorden, of een deel van een woord."

    @on(Input.Submitted, "#question")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_openen()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def on_key(self, event: events.Key) -> None:
        """Walk through the results while the box keeps the focus."""
        if not self.question.has_focus:
            return
        if event.key in ("down", "up"):
            self.hits.action_move(1 if event.key == "down" else -1)
        elif event.key in ("pagedown", "pageup"):
            self.hits.action_page(1 if event.key == "pagedown" else -1)
        else:
            return
        event.stop()
        event.prevent_default()

    @property
    def note_in_front(self) -> str:
        """The note under the cursor."""
        return (
            self._found[self.hits.cursor].note.path
            if 0 <= self.hits.cursor < len(self._found)
            else ""
        )

    def action_openen(self) -> None:
        """Read the note that was found."""
        if 0 <= self.hits.cursor < len(self._found):
            note = self._found[self.hits.cursor].note
            self.post_message(ScreenWanted("lijst", {"soort": note.kind, "pad": note.path}))

    @work
    async def action_meenemen(self) -> None:
        """Take everything that was found along in a file, at a place that is asked for."""
        if not self._found:
            self.status.say("Er is nog niets gevonden om mee te nemen.")
            return
        asked = self._asked
        dialog = PromptDialog(
            "Meenemen",
            "Alles wat is gevonden, met bijlagen en een lijst, in een bestand. Vertrouwelijke "
            "stukken gaan niet mee. Eindigt de naam op .pdf, dan wordt het één PDF. "
            "Waar moet het komen?",
            value="~/stukken.zip",
        )
        place = await ask(self.app, dialog)
        if place:
            self._write(asked, self.question.value.strip(), place)

    @book_work
    def _write(self, asked: Asked, words: str, place: str) -> None:
        from raadsboek.book.selection import write_selection  # not for who only looks

        notes = [hit.note for hit in self._hits(asked, _ALL)]
        found = write_selection(self.desk.book, notes, place, asked=words, today=self.desk.today)
        self.post_message(self.SelectionWritten(found))

    @on(SelectionWritten)
    def _selection_written(self, message: SelectionWritten) -> None:
        found = message.written
        left_out = (
            f" Vertrouwelijk en weggelaten: {found.confidential}." if found.confidential else ""
        )
        self.status.say(f"{found.count} meegenomen in {found.file}.{left_out}")

    def action_naar_resultaten(self) -> None:
        """Go from the box to the results, or back."""
        (self.question if self.hits.has_focus else self.hits).focus()


def _explained(asked: Asked, organs: Mapping[str, str]) -> Content:
    if asked.mistakes:
        return assembled(Part("! ", "bold $warning"), Part(asked.mistakes[0], "$warning"))
    if asked.remarks:
        return assembled(Part(" · ".join(asked.remarks), "$foreground-muted"))
    also = f"{EXPLANATION}  {OF_ALL}" if organs else EXPLANATION
    return assembled(Part(f"Ook: {also}", "$foreground-muted"))


def _block(hit: Hit, organ: str) -> Block:
    """Return what was found, with the name of its organ when all were searched."""
    note = hit.note
    about = [organ, note.kind, note.status, in_words(note.date or note.due)]
    name = (Part(f"{note.number or note.path}  ", "strong"), Part(note.title, "strong"))
    words = tuple(
        Part(" ".join(f".{text}.".split())[1:-1], "match" if matched else "text")
        for text, matched in hit.excerpt
    )
    if hit.attachment:
        about.append(f"in {hit.attachment}")
    where = Part(" · ".join(word for word in about if word) + "   ", "dim")
    silent = [
        Paragraph((Part(f"{attachment}: geen tekst (scan)", "dim"),), indent=2, most=1)
        for attachment in hit.without_text
    ]
    return Block((Paragraph(name, most=1), Paragraph((where, *words), indent=2, most=2), *silent))
