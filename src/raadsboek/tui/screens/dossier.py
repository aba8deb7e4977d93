"""Traject: one dossier in one picture: what happened, what runs, what is next and what comes.

What follows from what is the core's; this screen shows it, explains it and leads to the papers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.trajectories.dossiers import Opened, open_dossier
from raadsboek.book.trajectories.lacking import Lacking, lacking
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.article_choice import articles_of_dossier
from raadsboek.core.trajectories.timeline import explained, proof_targets
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.dossier_doing import CHANGING, DossierDoing
from raadsboek.tui.screens.dossier_lacks import lacks_of
from raadsboek.tui.screens.dossier_rows import GAP, Piece, heading, rows_of, where_to_begin
from raadsboek.tui.screens.explaining import ExplainingScreen
from raadsboek.tui.screens.letters import LettersScreen
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look


class DossierScreen(DossierDoing, ExplainingScreen, LettersScreen):
    """The timeline of one dossier."""

    SCOPE = "traject"
    CSS_PATH = "dossier.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("traject")]
    AUTO_FOCUS = "BlockList"

    header = query_one("#header", Static)
    lines = query_one(BlockList)
    hint = query_one("#hint", Static)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The dossier was read and worked out."""

        opened: Opened
        lack: Lacking

    @dataclass
    class Unreadable(Message):
        """There is no dossier to show; the error says why."""

        error: RaadsboekError

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Show the dossier that `wanted` names: a number or a path."""
        super().__init__(desk)
        self._wanted = wanted
        self._pieces: list[Piece] = []

    def compose(self) -> ComposeResult:
        """Lay out which dossier it is, its timeline, what the row means, and the keys."""
        yield Static(shown("Bezig met lezen …"), id="header")
        yield BlockList()
        yield Static(id="hint")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look."""
        self._look()

    def on_screen_resume(self) -> None:
        """Look again when coming back: something may have been changed."""
        if self._opened is not None:
            self._look()

    def on_screen_suspend(self) -> None:
        """Take away what was said: it is old by the time that somebody comes back."""
        self.say("")

    def notes_differ(self) -> None:
        """Look again."""
        self._look()

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show a sentence on the line for what happens."""
        self.status.say(sentence, warning=warning)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action in CHANGING and (self._opened is None or self.desk.book.read_only):
            return False
        if action in ("wijzigen", "verwijderen"):
            return self.event is not None
        if action == "openen":
            return self.current is not None
        if action == "uitleg":
            return self.deadline is not None
        if action in ("bewerken", "geschiedenis", "standpunten"):
            return self._opened is not None
        return True

    @property
    def note_in_front(self) -> str:
        """The dossier."""
        return self._opened.note.path if self._opened else ""

    @property
    def current(self) -> Piece | None:
        """What the cursor stands on."""
        place = self.lines.cursor
        return self._pieces[place] if 0 <= place < len(self._pieces) else None

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        piece = self.current
        return piece.row.event if piece and piece.row else None

    @property
    def deadline(self) -> Deadline | None:
        """The deadline under the cursor."""
        piece = self.current
        return explained(piece.row) if piece and piece.row else None

    # -- looking ------------------------------------------------------------------------------

    @book_look
    def _look(self) -> None:
        book = self.desk.book
        book.index.refresh()
        try:
            opened = open_dossier(book, self._wanted)
            lack = lacking(book, opened)
        except RaadsboekError as error:
            self.post_message(self.Unreadable(error))
        else:
            self.post_message(self.Looked(opened, lack))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        today = self.desk.today
        before = self.current
        self._opened = message.opened
        # A file gets another name with its title; the number stays.
        self._wanted = message.opened.note.text("nummer") or message.opened.note.path
        self._pieces = rows_of(message.opened, today)
        lacks = list(lacks_of(message.opened, message.lack))
        self._pieces += [GAP, *lacks] if lacks else []
        self.header.update(heading(message.opened, today))
        self.lines.show(
            [piece.block for piece in self._pieces], cursor=where_to_begin(self._pieces, before)
        )

    @on(DossierDoing.Saved)
    def _saved(self, message: DossierDoing.Saved) -> None:
        self._opened = message.opened
        self.say(message.sentence)
        self._look()

    @on(Unreadable)
    def _show_why_not(self, message: Unreadable) -> None:
        self._opened, self._pieces = None, []
        self.header.update(shown("Dit traject is niet te lezen."))
        sentences = [*message.error.message.splitlines(), message.error.hint]
        paragraphs = [Paragraph((Part(one, "text"),), most=8) for one in sentences if one]
        self.lines.show([Block(tuple(paragraphs), is_heading=True)])

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.hint.update(shown(self.current.hint if self.current else ""))
        self.refresh_bindings()

    # -- going somewhere ----------------------------------------------------------------------

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def action_openen(self) -> None:
        """Open the paper that proves the event under the cursor; explain a day."""
        piece = self.current
        targets = proof_targets(piece.row) if piece and piece.row else []
        if piece is not None and piece.target:
            targets = [piece.target]
        if piece is not None and piece.is_concept:
            self._write(piece.target)
        elif not targets and self.event is None and self.deadline is not None:
            self.action_uitleg()
        elif not targets:
            self.say(piece.hint if piece else "")
        elif len(targets) == 1:
            self._read_paper(targets[0])
        else:
            self._ask_paper(targets)

    def _ask_paper(self, targets: Sequence[str]) -> None:
        def chosen(place: str | None) -> None:
            if place:
                self._read_paper(targets[int(place)])

        choices = [Choice(str(place), one) for place, one in enumerate(targets)]
        self.app.push_screen(ChoiceDialog("Welk bewijs wilt u lezen?", choices), chosen)

    @book_look
    def _read_paper(self, number: str) -> None:
        note = notes.read(self.desk.book, number)
        self.post_message(ScreenWanted("lijst", {"pad": note.path}))

    @book_look
    def _write(self, number: str) -> None:
        note = notes.read(self.desk.book, number)
        self.post_message(ScreenWanted("bewerken", {"pad": note.path}))

    def action_uitleg(self) -> None:
        """Explain the day under the cursor: the rule, the arithmetic, what being late means."""
        if self.deadline is not None:
            self.show_explanation(self.deadline)

    def action_artikelen(self) -> None:
        """Read the articles of the dossier, that of the row under the cursor first."""
        opened = self._opened
        if opened is not None:
            basis = opened.note.text("artikel")
            found = articles_of_dossier(opened.dossier, opened.council, basis, self.deadline)
            self.post_message(ScreenWanted("artikelen", {"artikelen": ",".join(found)}))

    def action_brief(self) -> None:
        """Make a letter, or open the concept of one."""
        if self._opened is not None:
            self.ask_letter(self._opened.note.path)

    def action_standpunten(self) -> None:
        """Show what was said for and against, and who stands where."""
        if self._opened is not None:
            self.post_message(ScreenWanted("standpunten", {"pad": self._opened.note.path}))

    def action_bewerken(self) -> None:
        """Read or change the note."""
        if self._opened is not None:
            self.post_message(ScreenWanted("bewerken", {"pad": self._opened.note.path}))

    def action_geschiedenis(self) -> None:
        """Show the versions of the note."""
        if self._opened is not None:
            self.post_message(ScreenWanted("geschiedenis", {"pad": self._opened.note.path}))
