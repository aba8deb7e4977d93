"""What the screens of something with a course share: those of a dossier and of an election.

Such a screen says which one it is, lists its steps, and tells what the row under the cursor means.
What is read, what a row leads to and what is done there is the screen's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Note
from raadsboek.core.terms.deadline import Deadline
from raadsboek.tui.boundary import Part, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.explaining import ExplainingScreen
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine


class WithNote(Protocol):
    """What was read from a note, and worked out."""

    @property
    def note(self) -> Note:
        """The note."""
        ...


class CoursePiece(Protocol):
    """A piece of the list; the hint is said below it."""

    @property
    def block(self) -> Block:
        """How it is drawn."""
        ...

    @property
    def hint(self) -> str:
        """What it means, '' for nothing to say."""
        ...


OpenedT = TypeVar("OpenedT", bound=WithNote)
PieceT = TypeVar("PieceT", bound=CoursePiece)


class CourseScreen(ExplainingScreen, Generic[OpenedT, PieceT]):
    """The course of one note. A subclass reads it in `look`, and shows it by `show_course`."""

    CSS_PATH = "course_screen.tcss"
    AUTO_FOCUS = "BlockList"
    CHANGING: ClassVar[frozenset[str]] = frozenset()
    """The actions that write: not offered where nothing can be saved."""
    UNREADABLE: ClassVar[str]
    """The sentence above why it cannot be read."""

    header = query_one("#header", Static)
    lines = query_one(BlockList)
    hint = query_one("#hint", Static)
    status = query_one(StatusLine)

    @dataclass
    class Unreadable(Message):
        """There is nothing to show; the error says why."""

        error: RaadsboekError

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Show what `wanted` names: a number or a path."""
        super().__init__(desk)
        self.wanted = wanted
        self.opened: OpenedT | None = None
        self.pieces: Sequence[PieceT] = ()

    def compose(self) -> ComposeResult:
        """Lay out which one it is, its course, what the row means, and the keys."""
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

    def on_screen_suspend(self) -> None:
        """Take away what was said: it is old by the time that somebody comes back."""
        self.say("")

    def notes_differ(self) -> None:
        """Look again."""
        self.look()

    def look(self) -> object:
        """Read what is shown and work it out."""
        raise NotImplementedError

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence on the line for what happens."""
        self.status.say(sentence, warning=warning)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action in self.CHANGING:
            return self.opened is not None and not self.desk.book.read_only
        if action == "uitleg":
            return self.deadline is not None
        if action in ("bewerken", "geschiedenis"):
            return self.opened is not None
        return True

    @property
    def note_in_front(self) -> str:
        """The note whose course this is."""
        return self.opened.note.path if self.opened else ""

    @property
    def current(self) -> PieceT | None:
        """What the cursor stands on."""
        place = self.lines.cursor
        return self.pieces[place] if 0 <= place < len(self.pieces) else None

    @property
    def deadline(self) -> Deadline | None:
        """The deadline under the cursor."""
        raise NotImplementedError

    # -- showing ------------------------------------------------------------------------------

    def show_course(self, heading: Content, pieces: Sequence[PieceT], *, cursor: int) -> None:
        """Show which one it is, and its pieces with the cursor on one of them."""
        self.pieces = pieces
        self.header.update(heading)
        self.lines.show([piece.block for piece in pieces], cursor=cursor)
        self.refresh_bindings()

    def show_sentences(self, title: str, sentences: Sequence[str]) -> None:
        """Show sentences instead of a course."""
        self.opened, self.pieces = None, ()
        self.header.update(shown(title))
        paragraphs = [Paragraph((Part(one, "text"),), most=8) for one in sentences if one]
        self.lines.show([Block(tuple(paragraphs), is_heading=True)])
        self.refresh_bindings()

    @on(Unreadable)
    def _show_why_not(self, message: Unreadable) -> None:
        error = message.error
        self.show_sentences(self.UNREADABLE, [*error.message.splitlines(), error.hint])

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.hint.update(shown(self.current.hint if self.current else ""))
        self.refresh_bindings()

    # -- going somewhere ----------------------------------------------------------------------

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def action_openen(self) -> None:
        """Do what the row under the cursor is for."""
        raise NotImplementedError

    def action_uitleg(self) -> None:
        """Explain the day under the cursor: the rule, the arithmetic, what being late means."""
        if self.deadline is not None:
            self.show_explanation(self.deadline)

    def action_bewerken(self) -> None:
        """Read or change the note."""
        if self.opened is not None:
            self.post_message(ScreenWanted("bewerken", {"pad": self.opened.note.path}))

    def action_geschiedenis(self) -> None:
        """Show the versions of the note."""
        if self.opened is not None:
            self.post_message(ScreenWanted("geschiedenis", {"pad": self.opened.note.path}))
