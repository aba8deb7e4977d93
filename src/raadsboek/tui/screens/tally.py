"""Telling: the notes that one number of an annual report counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.annual.gathering import counts_in, parts_of, period_of
from raadsboek.core.annual.part import Count, Meta
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import text_in
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.virtual_list import Row, VirtualList
from raadsboek.tui.working import book_look

_COLUMNS = (
    Column(key="nummer", label="Nummer", last_to_go=True),
    Column(key="titel", label="Titel", wide=True),
    Column(key="status", label="Status"),
)


class _Rows:
    """Notes as rows of the list."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, offset: int, limit: int) -> list[Row]:
        """Return the rows at `offset` and after."""
        return self._rows[offset : offset + limit]


class TallyScreen(BookScreen):
    """One number, and its notes."""

    SCOPE = "telling"
    CSS_PATH = "annual_report.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("telling")]
    AUTO_FOCUS = "VirtualList"

    header = query_one(ScreenTitle)
    listing = query_one(VirtualList)

    @dataclass
    class Looked(Message):
        """The notes were found; None when no such number is there any more."""

        count: Count | None

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        self._arguments = arguments
        self._notes: tuple[Meta, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the number, its notes and the keys."""
        yield ScreenTitle("Telling")
        yield VirtualList(_COLUMNS, empty="In dit getal is niets geteld.")
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Count, also when coming back: a note may have been changed."""
        self._look()

    @book_look
    def _look(self) -> None:
        asked = self._arguments
        period = period_of(asked.get("van", ""), asked.get("tot", ""))
        book = self.desk.book
        organ = book.settings.council(self.desk.organ).short
        counts = counts_in(parts_of(book, organ, period)) if period else []
        found = (count for count in counts if count.name == asked.get("getal"))
        self.post_message(self.Looked(next(found, None)))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        count = message.count
        self._notes = count.notes if count else ()
        title = f"{count.words}: {count.shown}" if count else "Dit getal is er niet meer."
        many = "1 notitie" if len(self._notes) == 1 else f"{len(self._notes)} notities"
        self.header.show(f"{title} · {many}")
        self.listing.show(_Rows(list(map(_row, self._notes))), cursor=self.listing.cursor)
        self.refresh_bindings()

    @property
    def _current(self) -> Meta | None:
        place = self.listing.cursor
        return self._notes[place] if 0 <= place < len(self._notes) else None

    @property
    def note_in_front(self) -> str:
        """The note under the cursor."""
        return text_in(self._current, "pad") if self._current else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer opening where there is a note."""
        return self._current is not None if action == "openen" else True

    @on(VirtualList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(VirtualList.Chosen)
    def action_openen(self) -> None:
        """Read the note in its own list."""
        if self._current is not None:
            arguments = {"soort": text_in(self._current, "soort"), "pad": self.note_in_front}
            self.post_message(ScreenWanted("lijst", arguments))


def _row(meta: Meta) -> Row:
    kind = KIND_BY_NAME.get(text_in(meta, "soort"))
    title = text_in(meta, kind.title_key if kind else "titel")
    status = text_in(meta, kind.status_key) if kind and kind.status_key else ""
    return (text_in(meta, "nummer"), title, status)
