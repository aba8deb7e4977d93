"""The notes of one kind, and the one under the cursor to read: the same screen for every kind.

Rows come from the index as they scroll into view; every question to the index and every note is
answered in a worker. What a note means is the core's, changing it is the editor's.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from raadsboek.book import finding, lists
from raadsboek.book.book import Book
from raadsboek.book.organs import organ_at
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.kind_menu import ask_kind
from raadsboek.tui.screens.list_attachments import AttachmentsInList
from raadsboek.tui.screens.list_letters import LettersInList
from raadsboek.tui.screens.list_registers import RegistersInList
from raadsboek.tui.screens.list_rows import LOOSE, KindRows, OneNote, columns_for, first_order
from raadsboek.tui.screens.list_settling import SettlingInList
from raadsboek.tui.screens.list_status import StatusInList
from raadsboek.tui.screens.list_wanted import OPENS, Wanted, heading, nothing
from raadsboek.tui.screens.moving import MeetingMoved
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import Rows, VirtualList
from raadsboek.tui.working import book_look, index_look


class ListScreen(AttachmentsInList, SettlingInList, LettersInList, StatusInList, RegistersInList):
    """A list of notes with the selected one beside or below it."""

    SCOPE = "lijst"
    SHOWS_ORGAN = True
    CSS_PATH = "notes_list.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("lijst")]
    AUTO_FOCUS = "VirtualList"

    header = query_one("#header", Static)
    words = query_one("#words", Input)
    listing = query_one(VirtualList)
    pane = query_one(NotePane)
    status = query_one(StatusLine)

    @dataclass
    class Filled(Message):
        """The rows of a list were found, with the place of the wanted note among them.

        `wanted` is what was `asked`, of the organ of the note that was asked for.
        """

        asked: Wanted
        wanted: Wanted
        rows: Rows
        everything: int
        cursor: int

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        kind = KIND_BY_NAME.get(arguments.get("soort", ""))
        self._path = arguments.get("pad", "") or arguments.get("nummer", "")
        self._passage = (arguments.get("regel", ""), arguments.get("punt", ""))
        self._only_open = arguments.get("open", "") == "ja"
        self._wanted = Wanted(kind, organ=desk.organ)
        self._shown: Wanted | None = None

    def compose(self) -> ComposeResult:
        """Lay out the name of the list, the filter, the list, the note and the keys."""
        yield Static(id="header")
        yield Input(id="words", placeholder="Woorden die in de regel staan", compact=True)
        with Container(id="panels"):
            yield VirtualList(empty="")
            yield NotePane(self.desk)
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Show the list that was asked for, or ask which one."""
        self.words.display = False
        if self._wanted.kind is not None:
            self._begin(self._wanted.kind, self._path)
        elif self._path:
            self._look_up(self._path)
        else:
            self.action_andere_lijst()

    def on_screen_resume(self) -> None:
        """Look again when coming back: a note may have been changed elsewhere."""
        if self._shown is not None:
            self._refill(self._shown.but(path=self._place), refresh=True)

    def leave(self) -> None:
        """Take the filter away first; go back when there is none."""
        if self.words.display:
            self.words.value = ""
            self.words.display = False
            self.listing.focus()
        elif self._wanted.year or self._wanted.person:
            self._refill(self._wanted.but(year="", person="", path=self._place))
        else:
            super().leave()

    def notes_differ(self) -> None:
        """Fill the list again, with the cursor where it is."""
        self._refill(self._wanted.but(path=self._place))

    def organ_chosen(self) -> None:
        """Show the same list of the other organ."""
        self._shown = None
        if self._wanted.kind is not None:
            self.pane.clear()
        self._refill(self._wanted.but(organ=self.desk.organ, path=""))

    @property
    def _place(self) -> str:
        """The note to stay at: the one that is read, or is about to be."""
        return self.pane.path or self._wanted.path

    # -- filling ------------------------------------------------------------------------------

    @book_look
    def _look_up(self, wanted: str) -> None:
        found = finding.find(self.desk.book, wanted)
        self.post_message(self.Found(found.kind, found.path))

    @dataclass
    class Found(Message):
        """The note that was asked for is of this kind."""

        kind: str
        path: str

    @on(Found)
    def _begin_at(self, message: Found) -> None:
        kind = KIND_BY_NAME.get(message.kind)
        if kind is None:
            self._show_loose(message.path)
        else:
            self._begin(kind, message.path)

    def _begin(self, kind: Kind, path: str) -> None:
        sort, descending = first_order(kind)
        only_open = self._only_open or (kind.is_work and not path)
        organ = self._wanted.organ
        path = path or self.where_to_begin(kind)
        self._refill(Wanted(kind, "", sort, descending, only_open, path, organ))

    def _show_loose(self, path: str) -> None:
        self._wanted = Wanted(None, path=path, organ=self._wanted.organ)
        self.header.update(assembled(Part("Notitie", "bold $accent"), "  zonder soort"))
        self.listing.show(OneNote(path), columns=LOOSE)

    def _refill(self, wanted: Wanted, *, refresh: bool = False) -> None:
        self._wanted = wanted
        if wanted.kind is None:
            return
        if refresh or self.desk.overview is None:
            self._fill_afresh()
        else:
            self._fill(wanted)

    @index_look
    def _fill(self, wanted: Wanted) -> None:
        """Show what the index knows; Vandaag looks at the folder and tells when it differs."""
        self._find_rows(self.desk.to_read, wanted)

    @book_look
    def _fill_afresh(self) -> None:
        book = self.desk.book
        book.index.refresh()
        # What is wanted by now: looking at the folder may have taken a while.
        self._find_rows(book, self._wanted)

    def _find_rows(self, book: Book, wanted: Wanted) -> None:
        kind = wanted.kind
        if kind is None:
            return
        asked = wanted
        # A note that is asked for may be another organ's: then the list is of that one.
        if wanted.path and (organ := organ_at(book, wanted.path)):
            wanted = wanted.but(organ=organ)
        listing = lists.rows(
            book,
            kind,
            text=wanted.text,
            sort=wanted.sort,
            descending=wanted.descending,
            only_open=wanted.only_open,
            organ=wanted.organ,
            year=wanted.year,
            person=wanted.person,
        )
        place = listing.place_of(wanted.path) if wanted.path else 0
        everything = lists.kind_counts(book, wanted.organ).get(kind.name, (0, 0))[0]
        rows = KindRows(kind, listing, self.desk.today)
        cursor = place if place is not None else -1
        self.post_message(self.Filled(asked, wanted, rows, everything, cursor))

    @on(Filled)
    def _show(self, message: Filled) -> None:
        wanted = message.wanted
        kind = wanted.kind
        if message.asked != self._wanted or kind is None:
            return
        self._wanted = wanted
        if message.cursor < 0 and wanted.only_open and not wanted.text and self._shown is None:
            # The note that was asked for is closed already: then show everything.
            self._refill(wanted.but(only_open=False))
            return
        self._shown = wanted
        cursor = message.cursor if message.cursor >= 0 else self.listing.cursor
        self.listing.show(
            message.rows,
            columns=columns_for(kind),
            sort=wanted.sort,
            descending=wanted.descending,
            cursor=cursor,
            empty=nothing(wanted, self.desk.how("F2 maakt een nieuwe notitie.")),
        )
        name = self.desk.organs.get(wanted.organ, "")
        self.header.update(heading(wanted, len(message.rows), message.everything, name))
        self.refresh_bindings()
        if not len(message.rows):
            self.pane.clear()

    @on(VirtualList.Highlighted)
    def _highlighted(self, message: VirtualList.Highlighted) -> None:
        path = message.row[-1]
        self.pane.show_note(path, self._passage if path == self._wanted.path else ("", ""))

    @on(VirtualList.Chosen)
    async def _chosen(self) -> None:
        if self.shows_dossiers:
            self.action_traject()
        elif self.kind_shown is not None and self.kind_shown.name in OPENS:
            self.post_message(ScreenWanted(OPENS[self.kind_shown.name], {"pad": self.pane.path}))
        elif self.desk.is_of_the_past:  # there is nothing to edit, only to read
            self.pane.focus()
        else:
            await self.action_bewerken()

    # -- what the user does -------------------------------------------------------------------

    async def action_bewerken(self) -> None:
        """Open the note in the editor; a meeting in the minute screen."""
        page = await self.pane.read_page()
        if page is None:
            return
        if not page.note.editable:
            self.notify("Dit bestand is hier niet te wijzigen. Bovenaan staat wat u kunt doen.")
            return
        is_meeting = page.note.text("soort") == "vergadering"
        name = "notulen" if is_meeting else "bewerken"
        self.post_message(ScreenWanted(name, {"pad": page.note.path}))

    def action_geschiedenis(self) -> None:
        """Show the versions of the note."""
        if self.pane.path:
            self.post_message(ScreenWanted("geschiedenis", {"pad": self.pane.path}))

    def action_ander_paneel(self) -> None:
        """Go from the list to the text, or back."""
        (self.listing if self.pane.has_focus else self.pane).focus()

    def action_filteren(self) -> None:
        """Type words that must be in the row."""
        self.words.display = True
        self.words.focus()

    @on(Input.Changed, "#words")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        if self._wanted.kind is not None and event.value != self._wanted.text:
            self._refill(self._wanted.but(text=event.value, path=self._place))

    @on(Input.Submitted, "#words")
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        self.listing.focus()

    def action_alleen_open(self) -> None:
        """Show only what is open, or everything."""
        kind = self._wanted.kind
        if kind is None or not kind.open_statuses:
            self.notify("Deze lijst kent geen open en dicht.")
            return
        wanted = self._wanted
        self._refill(wanted.but(only_open=not wanted.only_open, path=self._place))

    def action_sorteren(self) -> None:
        """Sort by the next column."""
        kind = self._wanted.kind
        if kind is not None:
            names = [column.key for column in columns_for(kind)]
            place = names.index(self._wanted.sort) + 1
            self._sort_by(names[place % len(names)])

    def action_omdraaien(self) -> None:
        """Turn the order around."""
        self._sort_by(self._wanted.sort)

    @on(VirtualList.HeaderClicked)
    def _header_clicked(self, message: VirtualList.HeaderClicked) -> None:
        self._sort_by(message.key)

    def _sort_by(self, key: str) -> None:
        wanted = self._wanted
        down = key == wanted.sort and not wanted.descending
        self._refill(wanted.but(sort=key, descending=down, path=self._place))

    @work
    async def action_andere_lijst(self) -> None:
        """Choose another kind; without a choice a list that was never filled closes."""
        organ = self._wanted.organ
        counts = await asyncio.to_thread(lambda: lists.kind_counts(self.desk.to_read, organ))
        current = self._wanted.kind.name if self._wanted.kind else ""
        kind = await ask_kind(self.app, "Welke lijst wilt u zien?", counts, current=current)
        if kind is not None:
            self.words.value = ""
            self.words.display = False
            self._shown = None
            self._only_open = False
            self._begin(kind, "")
        elif self._shown is None:
            self.leave()

    @on(MeetingMoved)
    def _moved(self, message: MeetingMoved) -> None:
        self.status.say(message.words)
        self._refill(self._wanted.but(path=message.moved.meeting.path), refresh=True)
        self.pane.show_note(message.moved.meeting.path)

    def tell_adopted(self, sentence: str) -> None:
        """Show what was done, in the list and beside it."""
        self.status.say(sentence)
        self._refill(self._wanted.but(path=self._place), refresh=True)
        self.pane.show_note(self._place)

    @property
    def kind_shown(self) -> Kind | None:
        """The kind of the notes in the list."""
        return self._wanted.kind
