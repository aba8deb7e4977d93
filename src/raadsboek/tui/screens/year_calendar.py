"""The year calendar: what comes back every year, over the meetings; one key puts it on an agenda.

Which meeting can take what is `core.yearly.laying`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.yearly.calendar import YearCalendar, year_calendar
from raadsboek.core.yearly.laying import TurnState
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown_lines
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.of_a_year import OfAYear
from raadsboek.tui.screens.year_calendar_blocks import HOW, Laid, laid_out
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.dialogs import PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work


class YearCalendarScreen(OfAYear):
    """A year of duties, meetings and evaluations of one organ."""

    SCOPE = "jaarkalender"
    SHOWS_ORGAN = True
    CSS_PATH = "year_calendar.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("jaarkalender")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    remarks = query_one("#remarks", Static)
    listing = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The calendar of a year was worked out."""

        calendar: YearCalendar

    @dataclass
    class Done(Message):
        """Something was saved or written; the sentence says what."""

        sentence: str

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk, arguments)
        self._calendar: YearCalendar | None = None
        self._laid: list[Laid] = []

    def compose(self) -> ComposeResult:
        """Lay out the heading, what is wrong in the settings, the year and the keys."""
        yield ScreenTitle("Jaarkalender", "bezig …")
        yield Static(id="remarks")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Look again when coming back: an agenda may have changed."""
        if self._calendar is not None:
            self.look()

    @book_look
    def look(self) -> None:
        """Work out the year."""
        book, desk = self.desk.to_read, self.desk
        book.index.refresh()
        found = year_calendar(book, self.year, organ=desk.organ, today=desk.today)
        self.post_message(self.Looked(found))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        found, before = message.calendar, self.current
        self._calendar = found
        done = found.counted(TurnState.DONE)
        self.header.show(
            f"{done} van {len(found.turns)} gedaan",
            name=f"Jaarkalender {found.year}",
            council=found.council.name,
        )
        lines = [f"! {one.message} {one.fix}" for one in found.problems]
        self.remarks.update(shown_lines("\n".join(lines)))
        self.remarks.display = bool(lines)
        self._laid = laid_out(found)
        names = [one.name if one.turn or one.path else None for one in self._laid]
        known = before is not None and before.name in names
        cursor = names.index(before.name) if known and before else max(self.listing.cursor, 0)
        self.listing.show([one.block for one in self._laid], cursor=cursor)
        self.status.say(found.closed or HOW, warning=bool(found.closed))
        self.refresh_bindings()

    @property
    def current(self) -> Laid | None:
        """What is under the cursor."""
        place = self.listing.cursor
        return self._laid[place] if 0 <= place < len(self._laid) else None

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is under the cursor."""
        laid = self.current
        if action == "openen":
            return laid is not None
        if action == "op_de_agenda":
            is_shut = self.desk.is_open and bool(self.desk.book.read_only)
            turn = laid.turn if laid else None
            return not is_shut and turn is not None and turn.state is TurnState.FORESEEN
        return True

    def action_openen(self) -> None:
        """Open the agenda of a meeting that comes, else the note; without one plan a meeting."""
        laid = self.current
        if laid is None:
            return
        meeting = laid.meeting
        if meeting is None and laid.evaluation is None:
            self.status.say("Plan eerst een vergadering: y opent het jaarplan.")
        elif meeting is None or meeting.is_past(self.desk.today) or self.desk.is_of_the_past:
            self.post_message(ScreenWanted("lijst", {"pad": laid.path}))
        else:
            self.post_message(ScreenWanted("agenda", {"pad": meeting.path}))

    def action_op_de_agenda(self) -> None:
        """Put the duty under the cursor on the agenda of the meeting that can take it."""
        laid = self.current
        if laid is not None and laid.turn is not None and laid.meeting is not None:
            self._put_on(laid.meeting.number or laid.meeting.path, laid.turn.duty.title)

    @book_work
    def _put_on(self, meeting: str, title: str) -> None:
        from raadsboek.book.meetings.agenda import arrange

        saved = arrange(self.desk.book, meeting, add=[title], now=self.desk.now)
        again = " Stuur de agenda opnieuw rond." if saved.resend else ""
        self.post_message(self.Done(f"'{title}' staat op de agenda van {meeting}.{again}"))

    @on(Done)
    def _done(self, message: Done) -> None:
        self.app.notify(message.sentence, markup=False)
        self.look()

    @work
    async def action_agendabestand(self) -> None:
        """Write the calendar to a file for an agenda."""
        found = self._calendar
        if found is None:
            return
        place = await ask(
            self.app,
            PromptDialog(
                "Agendabestand",
                "Waar moet het komen? U opent het in Outlook of een andere agenda.",
                value=f"~/jaarkalender-{found.council.short}-{found.year}.ics",
            ),
        )
        if place:
            self._export(found.year, found.council.short, place)

    @book_work
    def _export(self, year: int, organ: str, place: str) -> None:
        from raadsboek.book.yearly.calendar_file import calendar_export, write_calendar_file

        export = calendar_export(self.desk.book, year, organ=organ, now=self.desk.now)
        file = write_calendar_file(self.desk.book, export, place)
        self.post_message(self.Done(f"{export.count} regels staan in {file}."))
