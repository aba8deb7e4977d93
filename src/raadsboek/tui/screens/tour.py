"""The guided tour for who takes a raadsboek over: what runs, what is due, where to find what.

A page per part of the handover document, of today. It is shown once by itself in a raadsboek of
somebody else, and always from the menu.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.handover.document import tour_sections
from raadsboek.book.handover.taking_over import tour_taken
from raadsboek.core.handover.section import Section
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.screens.told_screen import ToldScreen
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_FIRST = "Met → gaat u verder; met Esc stopt u. In het menu staat dit altijd."
_LAST = "Dit was de rondleiding. Met Esc gaat u naar Vandaag."
_MORE = "Tab kiest een nummer, Enter leest die notitie; Esc brengt u hier terug."


class TourScreen(ToldScreen):
    """The pages, one at a time."""

    SCOPE = "rondleiding"
    CSS_PATH = "tour.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("rondleiding")]
    AUTO_FOCUS = "Reader"

    header = query_one(ScreenTitle)

    @dataclass
    class Gathered(Message):
        """The pages are there."""

        sections: Sequence[Section]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pages: Sequence[Section] = ()
        self._page = 0

    def compose(self) -> ComposeResult:
        """Lay out the heading, the page and the keys."""
        yield ScreenTitle("Rondleiding")
        yield Reader()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Gather the pages."""
        self.status.say("Bezig met verzamelen …")
        self._gather()

    @book_look
    def _gather(self) -> None:
        book = self.desk.book
        book.index.refresh()
        tour_taken(book.root)
        self.post_message(self.Gathered(tour_sections(book, today=self.desk.today)))

    @on(Gathered)
    def _gathered(self, message: Gathered) -> None:
        self._pages = message.sections
        self._show()

    def _show(self) -> None:
        if not self._pages:
            return
        page = self._pages[self._page]
        place = f"{self._page + 1} van {len(self._pages)}"
        self.header.show(place)
        self.reader.show(page.text, title=page.title)
        is_last = self._page == len(self._pages) - 1
        self.status.say(_FIRST if not self._page else _LAST if is_last else _MORE)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the pages that there are."""
        if action == "volgende":
            return self._page < len(self._pages) - 1
        if action == "vorige":
            return self._page > 0
        return True

    def action_volgende(self) -> None:
        """Go to the next page."""
        self._page = min(self._page + 1, len(self._pages) - 1)
        self._show()

    def action_vorige(self) -> None:
        """Go to the page before."""
        self._page = max(self._page - 1, 0)
        self._show()
