"""Jaarverslag: every number of a year by chapter, with its charts, and making the report of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.annual.looking import Look, look, time_of_year, year_to_report
from raadsboek.book.annual.making import Made, make
from raadsboek.core.annual.part import Count, Period
from raadsboek.core.charts.plotting import plot
from raadsboek.core.kinds import annual_report
from raadsboek.core.number_words import counted
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.of_a_year import year_wanted
from raadsboek.tui.screens.year_plan_forms import year_prompt
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.dialogs import ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_WIDEST = 100
_MARGIN = 6


class AnnualReportScreen(BookScreen):
    """The numbers of one year."""

    SCOPE = "jaarverslag"
    SHOWS_ORGAN = True
    CSS_PATH = "annual_report.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("jaarverslag")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    found = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The numbers of a time were counted."""

        look: Look

    @dataclass
    class Finished(Message):
        """The report was made, or counted again."""

        made: Made

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        self._year = year_wanted(arguments)
        self._period: Period | None = None
        self._look_at: Look | None = None
        self._rows: list[Count | None] = []

    def compose(self) -> ComposeResult:
        """Lay out what this is, the numbers and the keys."""
        yield ScreenTitle("Jaarverslag", "bezig met tellen …")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Count, also when coming back: a note may have been changed."""
        self._look()

    def notes_differ(self) -> None:
        """Count again."""
        self._look()

    def organ_chosen(self) -> None:
        """Show the numbers of the other organ."""
        self._period = None
        self._look()

    @property
    def note_in_front(self) -> str:
        """The report about this year, of which a document can be made."""
        there = self._look_at.report if self._look_at else None
        return there.path if there else ""

    @property
    def _can_make(self) -> bool:
        """Whether the report can be made, or counted again: once approved it stays as it is."""
        if self._look_at is None or self.desk.book.read_only:
            return False
        there = self._look_at.report
        return there is None or there.status in annual_report.KIND.open_statuses

    @property
    def _current(self) -> Count | None:
        place = self.found.cursor
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _look(self) -> None:
        self._count(self._period, self._year)

    @book_look
    def _count(self, period: Period | None, year: int) -> None:
        book, organ = self.desk.book, self.desk.organ
        book.index.refresh()
        if period is None and year:
            period = time_of_year(book, year, organ=organ)
        elif period is None:
            period = year_to_report(book, self.desk.today, organ=organ)
        self.post_message(self.Looked(look(book, period, organ=organ)))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self._look_at, self._period = message.look, message.look.period
        council = self.desk.council_shown
        about = _about(message.look, in_short=self.desk.is_of_the_past or bool(council))
        self.header.show(about, council=council)
        before = self._current
        self._rows, blocks = [], []
        width = min(_WIDEST, self.size.width) - _MARGIN
        for name, part in message.look.parts.items():
            if not part.counts:
                continue
            by_hand = " (met de hand veranderd)" if name in message.look.changed else ""
            self._rows.append(None)
            title = f"{message.look.title_of(name)}{by_hand}"
            blocks.append(Block((Paragraph((Part(title, "heading"),)),), is_heading=True))
            for count in part.counts:
                self._rows.append(count)
                words = Part(count.words, "text" if count.notes else "dim")
                line = Paragraph((words,), indent=2, aside=count.shown)
                blocks.append(Block((line,), is_tight=count is not part.counts[-1]))
            for chart in message.look.charts[name]:
                self._rows.append(None)
                lines = [Paragraph((Part(line, "dim"),), indent=2) for line in plot(chart, width)]
                blocks.append(Block(tuple(lines), is_heading=True))
        names = [one.name if one else "" for one in self._rows]
        at = names.index(before.name) if before and before.name in names else 0
        self.found.show(blocks, cursor=at)
        if message.look.doubts:
            self.status.say(f"Let op: {message.look.doubts[0]}", warning=True)
        elif message.look.closed:
            self.status.say(message.look.closed, warning=True)
        self.refresh_bindings()

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the number under the cursor and with the report."""
        if action == "openen":
            return self._current is not None and bool(self._current.notes)
        if action == "tekst":
            return bool(self.note_in_front)
        if action == "maken":
            return self._can_make
        return True

    # -- what the user does -------------------------------------------------------------------

    @on(BlockList.Chosen)
    def action_openen(self) -> None:
        """Show which notes are in the number."""
        count, period = self._current, self._period
        if count is not None and count.notes and period is not None:
            arguments = {"van": str(period.start), "tot": str(period.end), "getal": count.name}
            self.post_message(ScreenWanted("telling", arguments))

    def action_tekst(self) -> None:
        """Open the report itself."""
        if self.note_in_front:
            arguments = {"soort": annual_report.KIND.name, "pad": self.note_in_front}
            self.post_message(ScreenWanted("lijst", arguments))

    @work
    async def action_ander_jaar(self) -> None:
        """Ask which year, and show its numbers."""
        shown = self._period.end.year if self._period else self.desk.today.year
        year = await ask(self.app, year_prompt(shown))
        if year is not None:
            self._year, self._period = int(year), None
            self._look()

    def action_maken(self) -> None:
        """Make the report about this year, or count it again."""
        if self._period is not None:
            self.status.say("Bezig met tellen …")
            self._make(self._period)

    @book_work
    def _make(self, period: Period) -> None:
        desk = self.desk
        self.post_message(self.Finished(make(desk.book, period, organ=desk.organ, now=desk.now)))

    @on(Finished)
    def _finished(self, message: Finished) -> None:
        made = message.made
        self.status.saved(self.desk.now)
        number = made.note.text("nummer")
        told = f"{number} is gemaakt." if made.is_new else f"{number} is opnieuw geteld."
        if made.parts.kept:
            told += f" Met de hand veranderd, en zo gebleven: {', '.join(made.parts.kept)}."
        self.notify(" ".join([told, *made.early]))
        self._look()


def _about(found: Look, *, in_short: bool) -> str:
    """Return which year it is, what there is of it, and if the numbers are sure.

    Not if they are, `in_short`: where the name of a council needs the room, and in the past, where
    they are counted once, as the files beside them are those of now.
    """
    numbers = sum(len(part.counts) for part in found.parts.values())
    report = f"{found.report.number} {found.report.status}" if found.report else "nog niet gemaakt"
    sure = "" if in_short else ", twee keer geteld"
    if found.doubts:
        sure = f", {counted(len(found.doubts), 'getal onzeker', 'getallen onzeker')}"
    return f"{found.period.words} · {report} · {numbers} getallen{sure}"
