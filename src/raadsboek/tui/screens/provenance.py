"""The life of a decision as one story: a day at a time, with who recorded each step and when.

The story is `book.provenance`'s and its words are `core.provenance.wording`'s.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.provenance.gathering import provenance_of
from raadsboek.book.provenance.page import refuse_secret, write_page
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.provenance import wording
from raadsboek.core.provenance.passage import Life, Passage
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.dialogs import PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work


class ProvenanceScreen(BookScreen):
    """The story of one note."""

    SCOPE = "herkomst"
    CSS_PATH = "provenance.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("herkomst")]
    AUTO_FOCUS = "BlockList"

    header = query_one("#header", Static)
    story = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Told(Message):
        """The story was gathered."""

        life: Life

    @dataclass
    class Untold(Message):
        """There is no story, and why."""

        error: RaadsboekError

    @dataclass
    class PageWritten(Message):
        """The page stands in a file."""

        file: Path

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Tell the story of the note that `wanted` names: a path or a number."""
        super().__init__(desk)
        self._wanted = wanted
        self._life: Life | None = None
        self._passages: list[Passage | None] = []

    def compose(self) -> ComposeResult:
        """Lay out the name, the story and the lines below."""
        yield Static(id="header")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Say that it takes a moment: a long history is read for the first time."""
        self.header.update(shown("Het verhaal wordt verzameld …"))

    def on_screen_resume(self) -> None:
        """Gather the story, also after another screen may have changed it."""
        self._look()

    @book_look
    def _look(self) -> None:
        try:
            self.post_message(self.Told(provenance_of(self.desk.book, self._wanted)))
        except RaadsboekError as error:
            self.post_message(self.Untold(error))

    @on(Told)
    def _show(self, message: Told) -> None:
        self._life = life = message.life
        before = self.current
        self.header.update(
            assembled(
                Part(wording.heading(life), "bold"),
                Part(f"\n{wording.about(life)}", "$foreground-muted"),
            )
        )
        blocks: list[Block] = []
        self._passages = []
        for day, passages in wording.by_day(life):
            heading = Block((Paragraph((Part(day, "heading"),)),), is_heading=True, is_tight=True)
            blocks += [heading, *(_block(life, one, one is not passages[-1]) for one in passages)]
            self._passages += [None, *passages]
        places = [at for at, one in enumerate(self._passages) if one is not None]
        kept = self._passages.index(before) if before in self._passages and before else None
        self.story.show(blocks, cursor=kept if kept is not None else next(iter(places), 0))
        self.refresh_bindings()

    @on(Untold)
    def _show_why_not(self, message: Untold) -> None:
        self._life, self._passages = None, []
        self.header.update(shown("Hiervan is geen verhaal."))
        sentences = [*message.error.message.splitlines(), message.error.hint]
        parts = tuple(Paragraph((Part(one, "text"),), most=6) for one in sentences if one)
        self.story.show([Block(parts, is_heading=True)])

    @property
    def current(self) -> Passage | None:
        """The step under the cursor."""
        place = self.story.cursor
        return self._passages[place] if 0 <= place < len(self._passages) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the step under the cursor."""
        if action in ("openen", "geschiedenis"):
            return self.current is not None
        if action == "pagina":
            return self._life is not None
        return True

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    @property
    def note_in_front(self) -> str:
        """The note that the step under the cursor comes from."""
        return self.current.path if self.current else ""

    def action_openen(self) -> None:
        """Read the note that the step under the cursor comes from."""
        if self.current is not None:
            self.post_message(ScreenWanted("lijst", {"pad": self.current.path}))

    def action_geschiedenis(self) -> None:
        """Show the versions of the note that the step under the cursor comes from."""
        if self.current is not None:
            self.post_message(ScreenWanted("geschiedenis", {"pad": self.current.path}))

    @work
    async def action_pagina(self) -> None:
        """Write the story as a page, at a place that is asked for."""
        life = self._life
        if life is None:
            return
        try:
            refuse_secret(life)
        except RaadsboekError as error:
            self.status.say(f"{error.message} {error.hint}".strip())
            return
        dialog = PromptDialog(
            "Pagina maken",
            "Het verhaal als pagina die iedereen kan openen en afdrukken. Van vertrouwelijke "
            "notities staat er alleen het nummer in. Waar moet het komen?",
            value=f"~/herkomst {life.number.replace('/', '-')}.html",
        )
        place = await ask(self.app, dialog)
        if place:
            self._write(life, place)

    @book_work
    def _write(self, life: Life, place: str) -> None:
        file = write_page(self.desk.book, life, place, today=self.desk.today)
        self.post_message(self.PageWritten(file))

    @on(PageWritten)
    def _page_written(self, message: PageWritten) -> None:
        self.status.say(f"De pagina staat in {message.file}.")


def _block(life: Life, passage: Passage, is_tight: bool) -> Block:
    stage = wording.stage_of(life, passage)
    # A decision is one of many steps here; the whole text is an Enter away.
    name = (Part(f"{stage}  ", "strong"), Part(wording.told(passage), "text"))
    details = [wording.plain(one) for one in passage.details]
    return Block(
        (
            Paragraph(name, indent=2, hang=4, most=4),
            *(Paragraph((Part(one, "text"),), indent=4, most=5) for one in details),
            Paragraph((Part(wording.source(life, passage), "dim"),), indent=4, most=2),
        ),
        is_tight=is_tight,
    )
