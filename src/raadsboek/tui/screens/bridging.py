"""Standpunten: for and against in a dossier, who stands where, and what is parked.

The lines are those of the dossier; `Naar Word, PDF` makes one page of them for the daily board.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book import lists
from raadsboek.book.notes import title_of
from raadsboek.book.organs import same_organ
from raadsboek.book.trajectories.arguing import Said
from raadsboek.book.trajectories.dossiers import Opened, open_dossier
from raadsboek.core.kinds import member
from raadsboek.core.note import text_in
from raadsboek.core.trajectories.arguments import Argument
from raadsboek.core.trajectories.bridging import Sheet, sheet_of
from raadsboek.core.trajectories.parked import Parked
from raadsboek.core.trajectories.positions import Position
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.said_dialog import SaidDialog, titles_of
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph, sentence
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_KINDS = (Said.FOR, Said.OBJECTION, Said.CONDITION, Said.POSITION, Said.PARKED)
_NOTHING = "Er is nog niets opgeschreven."
_HOW = "F8 schrijft een argument of standpunt op."
_WHO = 22
_MOST = 6


class BridgingScreen(BookScreen):
    """The sheet of one dossier."""

    SCOPE = "standpunten"
    CSS_PATH = "bridging.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("standpunten")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    found = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The dossier was read; these are the short names of who can have said something."""

        opened: Opened
        people: list[str]

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Show the sheet of the dossier that `wanted` names: a number or a path."""
        super().__init__(desk)
        self._wanted = wanted
        self._opened: Opened | None = None
        self._people: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out which dossier it is, what was said, and the keys."""
        yield ScreenTitle("Standpunten")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Look, also when coming back: something may have been written down."""
        self._look()

    def notes_differ(self) -> None:
        """Look again."""
        self._look()

    @property
    def note_in_front(self) -> str:
        """The dossier."""
        return self._opened.note.path if self._opened else ""

    @book_look
    def _look(self) -> None:
        book = self.desk.book
        book.index.refresh()
        opened = open_dossier(book, self._wanted)
        organ = same_organ(book, opened.note)
        members = lists.rows(book, member.KIND, organ=organ).objects()
        people = [name for meta in members if (name := text_in(meta, "kort"))]
        self.post_message(self.Looked(opened, people))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self._opened, self._people = message.opened, message.people
        note = message.opened.note
        # A file gets another name with its title; the number stays.
        self._wanted = note.text("nummer") or note.path
        self.header.show(f"{note.text('nummer')} {title_of(note)}")
        sheet = sheet_of(note.body)
        nothing = sentence(_NOTHING + self.desk.how(_HOW))
        self.found.show([*_blocks(sheet)] or [nothing], cursor=max(self.found.cursor, 0))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action == "erbij":
            return self._opened is not None and not self.desk.book.read_only
        return action not in ("bewerken", "traject") or self._opened is not None

    def action_erbij(self) -> None:
        """Write down an argument, a position or a parked point."""
        opened = self._opened
        if opened is None:
            return

        def chosen(kind: str | None) -> None:
            if kind:
                dialog = SaidDialog(self.desk, opened.note.path, kind, (), self._people)
                self.app.push_screen(dialog, lambda done: self.status.say(done) if done else None)

        choices = [Choice(*one) for one in titles_of(_KINDS)]
        self.app.push_screen(ChoiceDialog("Wat wilt u opschrijven?", choices), chosen)

    def action_bewerken(self) -> None:
        """Read or change the note."""
        if self._opened is not None:
            self.post_message(ScreenWanted("bewerken", {"pad": self._opened.note.path}))

    @on(BlockList.Chosen)
    def action_traject(self) -> None:
        """Show the dossier with its timeline."""
        if self._opened is not None:
            self.post_message(ScreenWanted("traject", {"pad": self._opened.note.path}))


def _blocks(sheet: Sheet) -> Iterator[Block]:
    yield from _part("Voor", sheet.pros)
    yield from _part("Tegen", sheet.cons)
    yield from _part("Voorwaarden", sheet.conditions)
    if sheet.positions:
        yield _heading("Wie staat waar")
        last = sheet.groups[-1].positions[-1]
        for group in sheet.groups:
            for place, one in enumerate(group.positions):
                who = "" if place else group.who or "niet genoemd"
                yield _line(one, who, is_last=one is last)
    yield from _part("Geparkeerd", sheet.parked)


def _part(title: str, told: Sequence[Argument | Parked]) -> Iterator[Block]:
    if told:
        yield _heading(title)
        yield from map(_line, told[:-1])
        yield _line(told[-1], is_last=True)


def _heading(title: str) -> Block:
    return Block((Paragraph((Part(title, "heading"),)),), is_heading=True, is_tight=True)


def _line(one: Argument | Position | Parked, who: str = "", *, is_last: bool = False) -> Block:
    words = f"  {one.said.words}" if one.said.words else ""
    room = _WHO if isinstance(one, Position) else 2
    lead = (Part(who[: room - 1], "strong"),) if who else ()
    text = (Part(one.text, "text"), Part(words, "dim"))
    return Block((Paragraph(text, indent=room, most=_MOST, lead=lead),), is_tight=not is_last)
