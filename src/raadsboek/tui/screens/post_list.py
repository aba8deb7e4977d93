"""The post list of a meeting: a code per piece in one key, and the council's decision in one more.

Which pieces stand on it, and what deciding means, is `book.registers`'.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.registers import PostList, adopt_post_list, decide, post_list, propose
from raadsboek.core.dates import long_date, short_date
from raadsboek.core.kinds.post import Handling
from raadsboek.core.meetings.post_list import Piece
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import Row, VirtualList
from raadsboek.tui.working import book_work

_COLUMNS = (
    Column(key="nummer", label="Nummer"),
    Column(key="datum", label="Datum"),
    Column(key="relatie", label="Van of aan"),
    Column(key="onderwerp", label="Onderwerp", wide=True),
    Column(key="voorstel", label="Voorstel", last_to_go=True),
    Column(key="besluit", label="Besluit"),
)
_CHANGING = frozenset(
    {"kennisname", "bespreking", "afhandeling", "advisering", "overig", "besluit", "vaststellen"}
)


class _Rows:
    """The pieces as rows of the list."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return the rows at `offset` and after."""
        return self._rows[offset : offset + limit]


class PostListScreen(BookScreen):
    """What came in and went out for a meeting."""

    SCOPE = "postlijst"
    CSS_PATH = "post_list.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("postlijst")]
    AUTO_FOCUS = "VirtualList"

    header = query_one("#header", Static)
    listing = query_one(VirtualList)
    remarks = query_one("#remarks", Static)
    status = query_one(StatusLine)

    @dataclass
    class Read(Message):
        """The list was read; `done` is what was saved before, in a sentence."""

        listed: PostList
        done: str

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk)
        self._meeting = wanted
        self._listed: PostList | None = None

    def compose(self) -> ComposeResult:
        """Lay out the heading, the pieces, what is still missing, and the keys."""
        yield Static(id="header")
        yield VirtualList(_COLUMNS, empty="Er is geen post voor deze vergadering.")
        yield Static(id="remarks")
        yield StatusLine()
        yield Footer(self.SCOPE)

    @property
    def note_in_front(self) -> str:
        """The meeting that the list is of."""
        return self._meeting

    def on_screen_resume(self) -> None:
        """Read the list, also after a piece was changed on another screen."""
        self._load()

    @book_work
    def _load(self) -> None:
        self._tell("")

    def _tell(self, done: str) -> None:
        """Read the list as it is now and show it; in the worker that changed something."""
        book = self.desk.book
        book.index.refresh()
        self.post_message(self.Read(post_list(book, self._meeting), done))

    @on(Read)
    def _show(self, message: Read) -> None:
        listed = message.listed
        self._listed = listed
        self.header.update(
            assembled(
                Part(f"Postlijst {listed.number}", "bold $accent"),
                f"  {long_date(listed.day)}",
                Part(f"  {listed.council.name}", "$foreground-muted"),
            )
        )
        rows = [_row(piece, listed.number, self.desk.today) for piece in listed.pieces]
        self.listing.show(_Rows(rows), cursor=self.listing.cursor)
        self.remarks.update(_remarks(listed))
        if message.done:
            self.status.saved(self.desk.now)
            self.notify(message.done)
        self.refresh_bindings()

    @property
    def _piece(self) -> Piece | None:
        """The piece under the cursor."""
        pieces = self._listed.pieces if self._listed is not None else ()
        place = self.listing.cursor
        return pieces[place] if 0 <= place < len(pieces) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer changes only where there is something to change, and may be."""
        if action in _CHANGING:
            return self._piece is not None and not self.desk.book.read_only
        return True

    # -- what the user does -------------------------------------------------------------------

    @on(VirtualList.Chosen)
    def action_openen(self) -> None:
        """Read the piece in its own list."""
        piece = self._piece
        if piece is not None:
            self.post_message(ScreenWanted("lijst", {"soort": "post", "pad": piece.path}))

    def action_kennisname(self) -> None:
        """Propose to take note of the piece."""
        self._give(Handling.NOTED)

    def action_bespreking(self) -> None:
        """Propose to discuss the piece."""
        self._give(Handling.DISCUSS)

    def action_afhandeling(self) -> None:
        """Propose to have the piece settled."""
        self._give(Handling.SETTLE)

    def action_advisering(self) -> None:
        """Propose to advise on the piece."""
        self._give(Handling.ADVISE)

    def action_overig(self) -> None:
        """Propose something else."""
        self._give(Handling.OTHER)

    def _give(self, handling: Handling) -> None:
        piece = self._piece
        if piece is not None and piece.proposed != handling:
            self.listing.action_move(1)
            self._propose(piece, handling)

    @book_work
    def _propose(self, piece: Piece, handling: Handling) -> None:
        propose(self.desk.book, piece, handling, now=self.desk.now)
        self._tell(f"{piece.number}: {handling}")

    @work
    async def action_besluit(self) -> None:
        """Write down what the council decided on one piece, other than the proposal."""
        piece, listed = self._piece, self._listed
        if piece is None or listed is None:
            return
        dialog = PromptDialog(
            f"Besluit over {piece.number}",
            "Wat besloot de raad, anders dan het voorstel?",
            value=piece.decided,
            check=lambda text: "" if text.strip() else "Zet er een paar woorden bij.",
        )
        words = await ask(self.app, dialog)
        if words is not None:
            self._decide(listed, piece, words.strip())

    @book_work
    def _decide(self, listed: PostList, piece: Piece, words: str) -> None:
        decide(self.desk.book, listed, piece, words, now=self.desk.now)
        self._tell(f"Het besluit over {piece.number} is opgeslagen.")

    @work
    async def action_vaststellen(self) -> None:
        """Record that the council decided on the list; asks first when it has not met yet."""
        listed = self._listed
        if listed is None:
            return
        if listed.without_code:
            self.listing.cursor = listed.pieces.index(listed.without_code[0])
            self.status.say("Geef eerst elk stuk een voorstel: k, b, a, d of o.", warning=True)
            return
        if not listed.waiting:
            self.notify("Over alle stukken op de lijst is al besloten.")
            return
        if listed.day > self.desk.today:
            dialog = ConfirmDialog(
                f"De postlijst van {listed.number} nu al vaststellen?",
                f"De vergadering is pas op {long_date(listed.day)}.",
                yes="Vaststellen",
                no="Wachten",
            )
            if not await ask(self.app, dialog):
                return
        self._adopt(listed)

    @book_work
    def _adopt(self, listed: PostList) -> None:
        done = adopt_post_list(self.desk.book, listed, now=self.desk.now)
        words = "1 stuk" if len(done) == 1 else f"{len(done)} stukken"
        self._tell(f"Vastgesteld: {words}.")


def _row(piece: Piece, meeting: str, today: datetime.date) -> Row:
    """Return the cells of a piece; a mark says that it was decided on, also in a narrow screen."""
    mark = "✓ " if piece.stands_decided_in(meeting) else ""
    return (
        piece.number or piece.path,
        _day_of(piece, today),
        f"{'aan ' if piece.is_sent else ''}{piece.correspondent}",
        piece.title,
        f"{mark}{piece.code}" if piece.code else "! geen",
        piece.decided,
    )


def _day_of(piece: Piece, today: datetime.date) -> str:
    try:
        day = datetime.date.fromisoformat(piece.day)
    except ValueError:
        return piece.day
    return short_date(day) + ("" if day.year == today.year else f" {day.year}")


def _remarks(listed: PostList) -> str:
    """Return what is still missing on the list, in a line."""
    parts = []
    if listed.since is not None:
        parts.append(f"Sinds {long_date(listed.since)}")
    without = len(listed.without_code)
    if without:
        parts.append(f"{without} zonder voorstel")
    waiting = len(listed.waiting)
    if waiting:
        parts.append(f"over {waiting} nog niet besloten")
    elif listed.pieces:
        parts.append("over alles is besloten")
    if listed.older:
        parts.append(f"{len(listed.older)} oudere nog open")
    return " · ".join(parts)
