"""The year on one screen: a line of time above, and each part of the year below it, to open.

What a part comes to is `book.yearly`'s; a part without a screen of its own opens its list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.yearly.overview import YearOverview, year_overview
from raadsboek.core.charts.plotting import plot
from raadsboek.core.yearly.overview import YearBlock
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, shown_lines
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.of_a_year import OfAYear
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_NAME = 15
_LOW = 30
"""On a screen with fewer lines a part tells one day, on a higher one two."""


class YearScreen(OfAYear):
    """The year of one organ."""

    SCOPE = "jaar"
    SHOWS_ORGAN = True
    CSS_PATH = "year_overview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("jaar")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    time = query_one("#time", Static)
    listing = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The year was counted."""

        overview: YearOverview

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk, arguments)
        self._overview: YearOverview | None = None

    def compose(self) -> ComposeResult:
        """Lay out the heading, the line of time, the parts and the keys."""
        yield ScreenTitle("Het jaar", "bezig …")
        yield Static(id="time")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Count again when coming back."""
        if self._overview is not None:
            self.look()

    def on_resize(self) -> None:
        """Draw the line of time as wide as the screen."""
        self._draw()

    @book_look
    def look(self) -> None:
        """Work out the year."""
        book, desk = self.desk.to_read, self.desk
        book.index.refresh()
        found = year_overview(book, self.year, organ=desk.organ, today=desk.today)
        self.post_message(self.Looked(found))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self._overview = message.overview
        self._draw()
        self.refresh_bindings()

    def _draw(self) -> None:
        found = self._overview
        if found is None:
            return
        self.header.show(name=f"Het jaar {found.year}", council=found.council.name)
        # The words of the spans stand in the parts below: here only how they lie in time.
        drawn = plot(found.chart, max(self.size.width - 2, 24))
        rows = 1 + len(found.chart.rows) + bool(found.chart.marks)
        self.time.update(shown_lines("\n".join(drawn[1 : 1 + rows])))
        most = 1 if self.size.height < _LOW else 2
        blocks = [_block(one, found, most) for one in found.blocks]
        self.listing.show(blocks, cursor=max(self.listing.cursor, 0))
        self.status.say(found.closed, warning=bool(found.closed))

    @property
    def current(self) -> YearBlock | None:
        """The part under the cursor."""
        place, found = self.listing.cursor, self._overview
        return found.blocks[place] if found and 0 <= place < len(found.blocks) else None

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer opening only where there is something to open."""
        return action != "openen" or self.current is not None

    def action_openen(self) -> None:
        """Open the screen of this part, of the same year; or the list of its kind."""
        one = self.current
        if one is None:
            return
        from raadsboek.tui.actions.going_back import LOOKING_SCREENS
        from raadsboek.tui.screens import SCREENS

        may = one.screen in SCREENS
        if self.desk.is_of_the_past:
            may = may and one.screen in LOOKING_SCREENS
        if may:
            arguments = {"jaar": str(one.about or self.year), "pad": one.path}
            self.post_message(ScreenWanted(one.screen, arguments))
        elif one.kind:
            self.post_message(ScreenWanted("lijst", {"soort": one.kind}))


def _block(one: YearBlock, found: YearOverview, most: int) -> Block:
    head = Paragraph((Part(one.summary),), indent=_NAME, lead=(Part(one.name, "strong"),), most=2)
    asks = [
        Paragraph((Part("! ", "alarm"), Part(line)), indent=_NAME, hang=2, most=2)
        for line in one.asks
    ]
    ahead = [
        Paragraph((Part(line.told, "alarm" if line.is_late else "dim"),), indent=_NAME, most=1)
        for line in one.ahead(found.today, most)
    ]
    return Block((head, *asks, *ahead), is_tight=True)
