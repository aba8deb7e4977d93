"""Leden en zetels: who has which seat on a day, who leaves when, and which seats are empty.

Who sat where is `book.members`'. An empty seat becomes a vacancy with one key.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.members.who import Composition, composition
from raadsboek.core.charts.plotting import plot
from raadsboek.core.dates import without_weekday
from raadsboek.core.number_words import counted
from raadsboek.core.rota import EMPTY, RotaRow
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown_lines
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.members_doing import MembersDoing
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import Row, VirtualList
from raadsboek.tui.working import book_look

_COLUMNS = (
    Column(key="zetel", label="Zetel"),
    Column(key="lid", label="Lid", wide=True, last_to_go=True),
    Column(key="kiesgroep", label="Kiesgroep"),
    Column(key="rol", label="Rol"),
    Column(key="sinds", label="Sinds"),
    Column(key="tot", label="Tot en met", last_to_go=True),
    Column(key="termijn", label="Termijn"),
)
_NOBODY = "Er staat nog niemand in de ledenlijst met een zetel op deze dag."
_HOW = "F2 maakt een lid."


class _Rows:
    """The seats as rows of the list."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return the rows at `offset` and after."""
        return self._rows[offset : offset + limit]


class MembersScreen(MembersDoing):
    """The seats of a council on a day, as a table or on a line of time."""

    SCOPE = "zetels"
    SHOWS_ORGAN = True
    CSS_PATH = "members.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("zetels")]
    AUTO_FOCUS = "VirtualList"

    header = query_one(ScreenTitle)
    listing = query_one(VirtualList)
    line = query_one("#line", VerticalScroll)
    picture = query_one("#picture", Static)
    remarks = query_one("#remarks", Static)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The seats of an organ on a day were looked up."""

        organ: str
        day: datetime.date
        found: Composition

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._day: datetime.date | None = None
        self._found: Composition | None = None

    def compose(self) -> ComposeResult:
        """Lay out the heading, the seats or their terms, what to know of one, and the keys."""
        yield ScreenTitle("Leden en zetels", "bezig met lezen …")
        yield VirtualList(_COLUMNS, empty=_NOBODY + self.desk.how(_HOW))
        with VerticalScroll(id="line"):
            yield Static(id="picture")
        yield Static(id="remarks")
        yield StatusLine()
        yield Footer(self.SCOPE)

    @property
    def day(self) -> datetime.date:
        """The day that is shown."""
        return self._day or self.desk.today

    @property
    def found(self) -> Composition | None:
        """The seats that are shown."""
        return self._found

    @property
    def current(self) -> RotaRow | None:
        """The seat under the cursor."""
        place = self.listing.cursor
        rows = self._found.rows if self._found else ()
        return rows[place] if 0 <= place < len(rows) else None

    @property
    def note_in_front(self) -> str:
        """The note of the member under the cursor."""
        one = self.current
        return one.path if one is not None and one.name else ""

    def on_screen_resume(self) -> None:
        """Look again, also after a note was changed on another screen."""
        self.look()

    def organ_chosen(self) -> None:
        """Show the seats of the other organ."""
        self.look()

    def notes_differ(self) -> None:
        """Show the seats as the folder turned out to tell them."""
        self.look()

    def show_day(self, day: datetime.date) -> None:
        """Show another day."""
        self._day = day
        self.look()

    def look(self) -> None:
        """Look the seats up."""
        self._look(self.day)

    @book_look
    def _look(self, day: datetime.date) -> None:
        book = self.desk.to_read
        book.index.refresh()
        organ = self.desk.organ
        self.post_message(self.Looked(organ, day, composition(book, organ, day)))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        if (message.organ, message.day) != (self.desk.organ, self.day):
            return  # another one was asked for meanwhile
        self._found = message.found
        rows = [_row(one) for one in message.found.rows]
        self.listing.show(_Rows(rows), cursor=min(self.listing.cursor, max(len(rows) - 1, 0)))
        self.header.show(_heading(message.found))
        self._draw_line()
        self._remark()

    def on_resize(self) -> None:
        """Draw the line of time for the room that there is."""
        self._draw_line()

    def _draw_line(self) -> None:
        chart = self._found.chart if self._found else None
        width = max(self.size.width - 3, 24)
        lines = plot(chart, width) if chart is not None else [_NOBODY]
        self.picture.update(shown_lines("\n".join(lines)))

    @on(VirtualList.Highlighted)
    def _remark(self) -> None:
        """Say below the list what to know of the seat under the cursor."""
        self.remarks.update(shown_lines(_remark(self.current, self._found)))
        self.refresh_bindings()

    @on(VirtualList.Chosen)
    def action_openen(self) -> None:
        """Read the note of the member, or the vacancy of an empty seat."""
        one = self.current
        if one is not None and one.name:
            self.post_message(ScreenWanted("lijst", {"soort": "lid", "pad": one.path}))
        elif one is not None and self.may_change():
            self.action_vacature()

    def action_tijdlijn(self) -> None:
        """Show the terms on a line of time, or the table again."""
        self.toggle_class("as-line")
        (self.line if self.has_class("as-line") else self.listing).focus()


def _heading(found: Composition) -> str:
    offices = found.offices
    seats = offices.council.seats
    empty = len(found.open_seats)
    people = counted(len(offices.sittings), "lid", "leden")
    count = f"{seats} zetels, {empty or 'geen'} leeg" if seats else people
    return f"{without_weekday(offices.day)} · {count} · {offices.council.name}"


def _row(one: RotaRow) -> Row:
    reckoned = " (berekend)" if one.is_reckoned else ""
    end = one.end.isoformat() if one.end else "onbekend" if one.name else ""
    return (
        one.seat,
        one.name or EMPTY,
        one.constituency,
        one.role,
        one.start.isoformat() if one.start else "",
        f"{end}{reckoned}",
        f"{one.term}e" if one.term else "",
    )


def _remark(one: RotaRow | None, found: Composition | None) -> str:
    if found is None or one is None:
        return ""
    if not one.name:
        was = f"Deze zetel was van {one.follows}. " if one.follows else ""
        until = f"Een opvolger zit tot en met {without_weekday(one.end)}. " if one.end else ""
        seat = next((each for each in found.open_seats if each.empty.path == one.path), None)
        note = f"Vacature {seat.number}: {seat.status}." if seat and seat.number else ""
        return f"{was}{until}{note or 'x maakt de vacature.'}"
    parts = [
        f"{one.role}, sinds {without_weekday(one.start)}" if one.start else one.role,
        f"{one.term}e termijn" if one.term else "",
        f"volgt op {one.follows} en maakt die tijd af" if one.follows else "",
        f"vervanger: {one.substitute}" if one.substitute else "",
    ]
    basis = found.offices.basis
    told = f"{one.name}: {'; '.join(part for part in parts if part)}."
    return f"{told}\nZittingsduur: {basis}." if basis else told
