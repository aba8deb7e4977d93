"""The agenda as it stands on the screen: its rows, the cursor on them, and refusals in words.

How a row reads is `agenda_rows`; what a key does to it is for the screens that build on this one.
"""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.meetings.agenda.points import Agenda
from raadsboek.core.meetings.agenda.timing import Timing, timing_of
from raadsboek.tui.desk import Desk
from raadsboek.tui.screens.agenda_rows import Row, RowKind, heading_of, rows_of
from raadsboek.tui.screens.agenda_saving import AgendaSaving
from raadsboek.tui.screens.agenda_waiting import rows_waiting
from raadsboek.tui.widgets.marked_list import MARGIN, MarkedList


class Board(MarkedList):
    """The rows; Enter is for the screen, and a click only moves the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.bekijken", "Bekijken", show=False)
    ]


class AgendaBoard(AgendaSaving):
    """The part of the agenda builder that shows the agenda and knows where the cursor is."""

    header = query_one("#header", Static)
    board = query_one("#board", OptionList)

    def __init__(self, desk: Desk, wanted: str) -> None:
        super().__init__(desk, wanted)
        self._rows: list[Row] = []
        self._unfolded: set[str] = set()

    @property
    def rows(self) -> list[Row]:
        """The rows as they stand there."""
        return self._rows

    @property
    def timing(self) -> Timing:
        """The time of the agenda against the length of the meeting."""
        note = self._note
        return timing_of(
            self._agenda, note.text("van") if note else "", note.text("tot") if note else ""
        )

    def show_agenda(self) -> None:
        """Draw the agenda and what waits; the cursor stays on its row."""
        note, width = self._note, self.board.scrollable_content_region.width
        if note is None or not width:
            return
        timing = self.timing
        self.header.update(heading_of(note, timing, self.size.width - 2, self.desk.today))
        place = self.board.highlighted
        agenda, proposals, room = self._agenda, self._proposals, width - 1 - len(MARGIN)
        self._rows = [
            *rows_of(agenda, proposals, timing, width=room, unfolded=self._unfolded),
            *rows_waiting(agenda, proposals, width=room, can_take=not self._reason),
        ]
        top = self.board.scroll_y
        self.board.set_options(
            [
                Option(Content(MARGIN).append(row.content), disabled=row.kind is RowKind.HEAD)
                for row in self._rows
            ]
        )
        self.board.scroll_to(y=top, animate=False)
        self._put_cursor(place or 0)

    def _put_cursor(self, place: int) -> None:
        """Put the cursor on a row, or on the nearest one that can have it."""
        usable = [at for at, row in enumerate(self._rows) if row.kind is not RowKind.HEAD]
        if usable:
            self.board.highlighted = min(usable, key=lambda at: (abs(at - place), at < place))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the rows to the new width."""
        self.call_after_refresh(self.show_agenda)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        place = self.board.highlighted
        return self._rows[place] if place is not None and place < len(self._rows) else None

    @property
    def _point(self) -> int | None:
        """The place of the point under the cursor; None, and a word, when there is none."""
        row = self.current
        if row is not None and row.kind in (RowKind.POINT, RowKind.LINE):
            return row.at
        self.status.say("Zet de cursor eerst op een punt van de agenda.")
        return None

    def _go_to_point(self, at: int) -> None:
        for place, row in enumerate(self._rows):
            if row.kind is RowKind.POINT and row.at == at:
                self.board.highlighted = place

    def _try(self, change: Callable[[], Agenda]) -> bool:
        """Change the agenda and tell if it is so now; a refusal is told and changes nothing."""
        try:
            agenda = change()
        except RaadsboekError as error:
            self.status.say(str(error), warning=True)
            return False
        self.change(agenda)
        return agenda == self._agenda
