"""Verkiezing: the draaiboek of one election with its days, its result, and what is done with it.

What follows from what is the core's; asking and saving is `election_doing`'s.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.elections.reading import OpenedElection, nearest_election, open_election
from raadsboek.core.errors import RaadsboekError
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.election_doing import CHANGING, ElectionDoing
from raadsboek.tui.screens.election_rows import ElectionPiece, heading, pieces_of
from raadsboek.tui.screens.explaining import ExplainingScreen
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_NONE = (
    "Er is nog geen verkiezing. Maak er een met F2: kies Verkiezing en vul de dag in; dan staan "
    "hier alle stappen met hun dagen."
)


class ElectionScreen(ElectionDoing, ExplainingScreen):
    """The steps of one election."""

    SCOPE = "verkiezing"
    CSS_PATH = "election.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("verkiezing")]
    AUTO_FOCUS = "BlockList"

    header = query_one("#header", Static)
    lines = query_one(BlockList)
    hint = query_one("#hint", Static)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The election was read and worked out; None when there is none."""

        opened: OpenedElection | None

    @dataclass
    class Unreadable(Message):
        """There is no election to show; the error says why."""

        error: RaadsboekError

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Show the election that `wanted` names, by number or path; '' is the nearest one."""
        super().__init__(desk)
        self._wanted = wanted
        self._pieces: list[ElectionPiece] = []

    def compose(self) -> ComposeResult:
        """Lay out which election it is, its steps, what the row means, and the keys."""
        yield Static(shown("Bezig met lezen …"), id="header")
        yield BlockList()
        yield Static(id="hint")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look."""
        self.look()

    def on_screen_resume(self) -> None:
        """Look again when coming back: something may have been changed."""
        if self.opened is not None:
            self.look()

    def notes_differ(self) -> None:
        """Look again."""
        self.look()

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence on the line for what happens."""
        self.status.say(sentence, warning=warning)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action in CHANGING and (self.opened is None or self.desk.book.read_only):
            return False
        if action == "uitleg":
            return self.row is not None and self.row.deadline is not None
        if action == "verwijderen":
            return self.row is not None and self.row.done is not None
        if action in ("bewerken", "geschiedenis"):
            return self.opened is not None
        return True

    @property
    def note_in_front(self) -> str:
        """The election."""
        return self.opened.note.path if self.opened else ""

    @property
    def current(self) -> ElectionPiece | None:
        """What the cursor stands on."""
        place = self.lines.cursor
        return self._pieces[place] if 0 <= place < len(self._pieces) else None

    @book_look
    def look(self) -> None:
        """Read the election and work it out."""
        book, today = self.desk.book, self.desk.today
        book.index.refresh()
        try:
            wanted = self._wanted or nearest_election(book, self.desk.organ, today=today)
            opened = open_election(book, wanted, today=today) if wanted else None
        except RaadsboekError as error:
            self.post_message(self.Unreadable(error))
        else:
            self.post_message(self.Looked(opened))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        opened, is_first = message.opened, self.opened is None
        self.opened = opened
        if opened is None:
            self._show_sentence("Verkiezing", _NONE)
            return
        self._wanted = opened.number
        self._pieces = pieces_of(opened)
        self.header.update(heading(opened, self.desk.today))
        cursor = self._begin(opened) if is_first else max(self.lines.cursor, 0)
        self.lines.show([piece.block for piece in self._pieces], cursor=cursor)
        self.refresh_bindings()

    def _begin(self, opened: OpenedElection) -> int:
        """Return the place of what comes next."""
        step = opened.next
        places = (at for at, piece in enumerate(self._pieces) if step and piece.row == step)
        return next(places, 0)

    @on(Unreadable)
    def _show_why_not(self, message: Unreadable) -> None:
        self.opened = None
        words = " ".join(part for part in (message.error.message, message.error.hint) if part)
        self._show_sentence("Deze verkiezing is niet te lezen.", words)

    def _show_sentence(self, title: str, sentence: str) -> None:
        self._pieces = []
        self.header.update(shown(title))
        block = Block((Paragraph((Part(sentence, "text"),), most=8),), is_heading=True)
        self.lines.show([block])
        self.refresh_bindings()

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.hint.update(shown(self.current.hint if self.current else ""))
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def action_openen(self) -> None:
        """Record the step under the cursor; explain one that was done."""
        row = self.row
        if row is None:
            return
        can_change = self.check_action("vastleggen", ()) is True
        if row.done is None and row.event and can_change:
            self.action_vastleggen()
        else:
            self.action_uitleg()

    def action_uitleg(self) -> None:
        """Explain the day under the cursor."""
        if self.row is not None and self.row.deadline is not None:
            self.show_explanation(self.row.deadline)

    def action_bewerken(self) -> None:
        """Read or change the note."""
        if self.opened is not None:
            self.post_message(ScreenWanted("bewerken", {"pad": self.opened.note.path}))

    def action_geschiedenis(self) -> None:
        """Show the versions of the note."""
        if self.opened is not None:
            self.post_message(ScreenWanted("geschiedenis", {"pad": self.opened.note.path}))
