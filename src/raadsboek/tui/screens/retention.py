"""What was kept longer than needed: choosing what may go, and destroying it after typed words.

What is proposed, and destroying itself, is `book.destroying`'s. Nothing goes without three answers.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.confidential.renewing import of_now
from raadsboek.book.destroying.destroying import Outcome, destroy
from raadsboek.book.destroying.previewing import Preview, preview
from raadsboek.book.destroying.proposal import Proposal, proposal
from raadsboek.book.destroying.taking_over import TakenOver, take_over
from raadsboek.core.dates import without_weekday
from raadsboek.core.retention.judging import Judgement
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.destroying_dialogs import GoingDialog
from raadsboek.tui.widgets.dialogs import PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import Row, VirtualList
from raadsboek.tui.working import book_look, book_work

_COLUMNS = (
    Column(key="nummer", label="Nummer"),
    Column(key="tot", label="Bewaren t/m"),
    Column(key="titel", label="Titel", wide=True),
    Column(key="keuze", label="Weg of blijft", last_to_go=True),
)
_GROUND = "bewaartermijn voorbij"


class _Rows:
    """The notes as rows of the list."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return the rows at `offset` and after."""
        return self._rows[offset : offset + limit]


class RetentionScreen(BookScreen):
    """The proposal: what may go, and below it what stays with the reason."""

    SCOPE = "bewaren"
    CSS_PATH = "retention.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("bewaren")]
    AUTO_FOCUS = "VirtualList"

    header = query_one(ScreenTitle)
    listing = query_one(VirtualList)
    remarks = query_one("#remarks", Static)
    status = query_one(StatusLine)

    @dataclass
    class Proposed(Message):
        """What is past its term was looked up."""

        found: Proposal

    @dataclass
    class Ready(Message):
        """What colleagues shared was taken over, as far as possible."""

        numbers: tuple[str, ...]
        after: TakenOver

    @dataclass
    class Previewed(Message):
        """What would go with the chosen notes was looked up."""

        found: Preview

    @dataclass
    class Destroyed(Message):
        """The notes are gone."""

        outcome: Outcome

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._due: tuple[Judgement, ...] = ()
        self._kept: tuple[Judgement, ...] = ()
        self._chosen: set[str] = set()
        self._is_busy = False
        self._leaving = threading.Event()

    def compose(self) -> ComposeResult:
        """Lay out the heading, the notes, what may be said of them, and the keys."""
        yield ScreenTitle("Bewaren en vernietigen", "bezig met zoeken …")
        yield VirtualList(_COLUMNS, empty="Er is niets dat langer is bewaard dan nodig.")
        yield Static(id="remarks")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_unmount(self) -> None:
        """Wait for no shared place any longer."""
        self._leaving.set()

    def on_screen_resume(self) -> None:
        """Look again, also after a note was changed on another screen."""
        if not self._is_busy:
            self._look()

    @book_look
    def _look(self) -> None:
        organ = self.desk.organ or None
        self.post_message(
            self.Proposed(proposal(self.desk.book, today=self.desk.today, organ=organ))
        )

    @on(Proposed)
    def _show(self, message: Proposed) -> None:
        self._due, self._kept = message.found.due, message.found.kept
        self._chosen &= {one.number for one in self._due}
        self._draw()

    def _draw(self) -> None:
        rows = [_row(one, chosen=one.number in self._chosen) for one in (*self._due, *self._kept)]
        self.listing.show(_Rows(rows), cursor=self.listing.cursor)
        self.header.show(f"{_counted(len(self._due))} over de termijn")
        self._remark()

    @on(VirtualList.Highlighted)
    def _remark(self) -> None:
        """Say below the list why the note under the cursor stays, or how many were chosen."""
        one = self._current
        if one is not None and one.reasons:
            words = "; ".join(reason.words for reason in one.reasons)
            self.remarks.update(shown(f"{one.number} blijft: {words}."))
        elif self._due:
            count = len(self._chosen)
            self.remarks.update(shown(f"Gekozen: {count}. Er verdwijnt niets vanzelf; u beslist."))
        else:
            self.remarks.update("Hoe lang elke soort blijft, zegt: raadsboek bewaren --termijnen")
        self.refresh_bindings()

    @property
    def _current(self) -> Judgement | None:
        """The note under the cursor."""
        place, every = self.listing.cursor, (*self._due, *self._kept)
        return every[place] if 0 <= place < len(every) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer destroying only where something was chosen, and may be changed."""
        if action == "openen":
            return self._current is not None
        if action == "kiezen":
            return self._current in self._due
        if action == "alles":
            return bool(self._due)
        if action == "vernietigen":
            return bool(self._chosen) and not self._is_busy and not self.desk.book.read_only
        return True

    # -- what the user does -------------------------------------------------------------------

    @on(VirtualList.Chosen)
    def action_openen(self) -> None:
        """Read the note in its own list."""
        one = self._current
        if one is not None:
            self.post_message(ScreenWanted("lijst", {"soort": one.kind, "pad": one.path}))

    def action_kiezen(self) -> None:
        """Choose the note, or not after all."""
        one = self._current
        if one is not None and one in self._due:
            self._chosen ^= {one.number}
            self._draw()
            self.listing.action_move(1)

    def action_alles(self) -> None:
        """Choose everything that may go, or nothing."""
        every = {one.number for one in self._due}
        self._chosen = set() if self._chosen == every else every
        self._draw()

    def action_vernietigen(self) -> None:
        """Take over what colleagues shared, look what would go, and then ask."""
        self._is_busy = True
        self.refresh_bindings()
        self.status.say("Bezig met bijwerken …")
        self._take_over(tuple(one.number for one in self._due if one.number in self._chosen))

    @work(thread=True, group="bijwerken")
    def _take_over(self, numbers: tuple[str, ...]) -> None:
        # Not as `book_work`: nobody's saving waits for the network.
        desk = self.desk
        after = take_over(desk.book, now=desk.now, cancel=self._leaving)
        if after.received:
            # The settings may have come in as well.
            desk.receive(of_now(desk.book))
        self.post_message(self.Ready(numbers, after))

    @on(Ready)
    def _ready(self, message: Ready) -> None:
        self.status.say("")
        self._preview(message.numbers, message.after)

    @book_work
    def _preview(self, numbers: tuple[str, ...], after: TakenOver) -> None:
        try:
            found = preview(self.desk.book, numbers, after=after, today=self.desk.today)
        finally:
            self._is_busy = False
        self.post_message(self.Previewed(found))

    @on(Previewed)
    @work
    async def _ask(self, message: Previewed) -> None:
        """Show what goes, and ask why, who decided, and the words that confirm it."""
        found = message.found
        self.refresh_bindings()
        if not await ask(self.app, GoingDialog(found)):
            return
        ground = await ask(
            self.app,
            PromptDialog(
                "Waarom", "De grond komt op de vernietigingslijst.", value=_GROUND, check=_filled
            ),
        )
        if ground is None:
            return
        who = "Wie heeft dit besloten? Zoals: de raad, V-2026-12"
        decided_by = await ask(self.app, PromptDialog("Besluit", who, check=_filled))
        if decided_by is None:
            return
        phrase = found.chosen.phrase
        typed = await ask(
            self.app,
            PromptDialog(
                "Dit kan niet ongedaan worden gemaakt",
                f"Typ ter bevestiging: {phrase}",
                check=lambda text: "" if _plain(text) == phrase else f"Typ precies: {phrase}",
            ),
        )
        if typed is not None:
            self._is_busy = True
            self.status.say("Bezig met vernietigen …")
            self._destroy(found.chosen.numbers, ground, decided_by, typed)

    @book_work
    def _destroy(self, numbers: Sequence[str], ground: str, decided_by: str, typed: str) -> None:
        try:
            outcome = destroy(
                self.desk.book,
                numbers,
                ground=ground,
                decided_by=decided_by,
                confirmed=typed,
                now=self.desk.now,
            )
        finally:
            self._is_busy = False
        self.post_message(self.Destroyed(outcome))

    @on(Destroyed)
    def _destroyed(self, message: Destroyed) -> None:
        """Show the list of it: that says what is still to be done elsewhere."""
        outcome = message.outcome
        self._chosen = set()
        if outcome.rest is not None:
            self.status.say(f"{outcome.rest.message} {outcome.rest.fix}", warning=True)
        else:
            self.status.saved(self.desk.now)
        self.notify(f"Vernietigd: {', '.join(outcome.numbers)}. Loop de lijst na.")
        self.post_message(ScreenWanted("lijst", {"soort": "notitie", "pad": outcome.list_path}))


def _row(one: Judgement, *, chosen: bool) -> Row:
    until = without_weekday(one.ends) if one.ends else ""
    choice = "blijft" if one.reasons else "✓ weg" if chosen else "kan weg"
    return (one.number, until, one.title, choice)


def _filled(text: str) -> str:
    return "" if text.strip() else "Dit moet u invullen."


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _counted(count: int) -> str:
    return "1 stuk" if count == 1 else f"{count} stukken"
