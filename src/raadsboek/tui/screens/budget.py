"""The budget of a year: a bar for each post, its expenses below it, and what can be done with them.

Adding up is `core.budget`'s, files and the next year are `book.budget`'s; asking about those is
`budget_asking`'s.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.book import Book
from raadsboek.book.budget.overview import (
    announcing_article,
    budget_in,
    posts_of,
    year_to_show,
)
from raadsboek.core.budget.bar import LEGEND
from raadsboek.core.budget.counting import Budget
from raadsboek.core.budget.telling import flags_of
from raadsboek.core.kinds import budget_post, expense
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.budget_asking import BudgetAsking
from raadsboek.tui.screens.budget_blocks import Shown, budget_blocks
from raadsboek.tui.screens.list_wanted import Wanted
from raadsboek.tui.widgets.block_list import BlockList, sentence
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, index_look

_WRITING = frozenset({"uitgave", "post", "bewerken", "komend_jaar", "inlezen"})
_ON_A_NOTE = frozenset({"openen", "bewerken"})
_NOTHING = "Er is nog geen begroting."
_HOW = "b maakt een post; i leest posten uit een csv-bestand."


class BudgetScreen(BudgetAsking):
    """The posts of a year of one organ, with their expenses."""

    SCOPE = "begroting"
    SHOWS_ORGAN = True
    CSS_PATH = "budget.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("begroting")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    listing = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Counted(Message):
        """The budget of a year was added up; `years` are those that there are."""

        organ: str
        budget: Budget
        article: str
        years: Sequence[int]

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        typed = arguments.get("jaar", "")
        self.year = int(typed) if typed.isascii() and typed.isdecimal() else 0
        self._path = arguments.get("pad", "")
        self._unfolded: set[str] = {self._path} if self._path else set()
        self._budget: Budget | None = None
        self._article = ""
        self._shown: Sequence[Shown] = ()

    def compose(self) -> ComposeResult:
        """Lay out the heading, what the bars mean, the posts and the keys."""
        yield ScreenTitle("Begroting", "bezig met tellen …")
        yield Static(shown(LEGEND), id="meaning")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Show what the index knows, or look at the folder when nobody has yet."""
        if self.desk.overview is None:
            self.look_afresh()
        else:
            self._look(self.year)

    def on_screen_resume(self) -> None:
        """Look again when coming back: an expense may have been added."""
        if self._budget is not None:
            self.look_afresh()

    def notes_differ(self) -> None:
        """Show what the index knows by now."""
        self._look(self.year)

    def organ_chosen(self) -> None:
        """Show the budget of the other organ."""
        self._unfolded.clear()
        self._look(self.year)

    @index_look
    def _look(self, year: int) -> None:
        self._count(self.desk.to_read, year)

    @book_look
    def look_afresh(self) -> None:
        """Look at the folder again, and add up."""
        book = self.desk.to_read
        book.index.refresh()
        self._count(book, self.year)

    def _count(self, book: Book, year: int) -> None:
        organ = self.desk.organ
        posts = posts_of(book, organ)
        years = sorted({post.year for post in posts}, reverse=True)
        asked = next((post.year for post in posts if post.path == self._path), 0)
        year = year or asked or year_to_show(years, self.desk.today)
        budget = budget_in(book, year, organ)
        asks = any(one.asks_announcing for post in budget.posts for one in post.expenses)
        article = announcing_article(book, organ, _end_of(budget.year)) if asks else ""
        self.post_message(self.Counted(organ, budget, article, years))

    @on(Counted)
    def _show(self, message: Counted) -> None:
        if message.organ != self.desk.organ or self.year not in (0, message.budget.year):
            return
        self.year, self.years = message.budget.year, message.years
        self._budget, self._article = message.budget, message.article
        self.header.show(
            *_about(message.budget),
            name=f"Begroting {message.budget.year}",
            council=self.desk.organs.get(message.organ, ""),
        )
        self._lay_out(self._path or self.note_in_front)
        self._path = ""

    def _lay_out(self, path: str) -> None:
        """Show the posts, with the cursor on the note that it was on."""
        budget = self._budget
        if budget is None:
            return
        self._shown = budget_blocks(budget, self._unfolded, self._article)
        places = [place for place, one in enumerate(self._shown) if path and one.path == path]
        cursor = places[0] if places else max(self.listing.cursor, 0)
        blocks = [one.block for one in self._shown]
        nothing = [sentence(_NOTHING + self.desk.how(_HOW))]
        self.listing.show(blocks or nothing, cursor=cursor)
        unread = "1 notitie telt" if budget.unread == 1 else f"{budget.unread} notities tellen"
        if budget.unread:
            self.status.say(f"{unread} niet mee: het bedrag is niet te lezen.", warning=True)
        self.refresh_bindings()

    # -- what is in front ---------------------------------------------------------------------

    @property
    def current(self) -> Shown | None:
        """What is under the cursor."""
        place = self.listing.cursor
        return self._shown[place] if 0 <= place < len(self._shown) else None

    @property
    def note_in_front(self) -> str:
        """The post or the expense under the cursor."""
        return self.current.path if self.current is not None else ""

    @property
    def list_in_front(self) -> Wanted:
        """The posts of the year, so that a document of the budget is offered."""
        return Wanted(budget_post.KIND, organ=self.desk.organ, year=str(self.year))

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here."""
        if action in _WRITING and (self.desk.is_of_the_past or self.desk.book.read_only):
            return False
        if action in _ON_A_NOTE:
            return bool(self.note_in_front)
        if action in ("uitgave", "komend_jaar", "wegschrijven"):
            return bool(self._budget is not None and self._budget.posts)
        return True

    # -- going --------------------------------------------------------------------------------

    def action_openen(self) -> None:
        """Unfold or fold the expenses of a post, or read an expense."""
        one = self.current
        if one is None or one.post is None:
            return
        if one.expense is not None:
            self.post_message(
                ScreenWanted("lijst", {"soort": expense.KIND.name, "pad": one.expense.path})
            )
            return
        if not one.post.expenses:
            self.status.say("Op deze post is nog niets uitgegeven.")
            return
        self._unfolded ^= {one.path}
        self._lay_out(one.path)

    def action_bewerken(self) -> None:
        """Change the post or the expense."""
        if self.note_in_front:
            self.post_message(ScreenWanted("bewerken", {"pad": self.note_in_front}))

    def action_uitgave(self) -> None:
        """Write down an expense on the post under the cursor, and come back here."""
        one = self.current
        given = {"soort": expense.KIND.name, "terug": "ja"}
        if one is not None and one.post is not None:
            given["begrotingspost"] = f"[[{one.post.post.number}]]"
            self._unfolded.add(one.post.post.path)
        self.post_message(ScreenWanted("nieuw", given))

    def action_post(self) -> None:
        """Make a post of this year, and come back here."""
        given = {"soort": budget_post.KIND.name, "jaar": str(self.year), "terug": "ja"}
        self.post_message(ScreenWanted("nieuw", given))

    def show_year(self, year: int) -> None:
        """Show the budget of another year."""
        self.year = year
        self._unfolded.clear()
        self.look_afresh()


def _end_of(year: int) -> datetime.date:
    return datetime.date(year, 12, 31)


def _about(budget: Budget) -> Iterator[Part | str]:
    count = len(budget.posts)
    yield "1 post" if count == 1 else f"{count} posten"
    flags = flags_of(budget)
    if flags:
        yield Part(f" · {flags}", "$error")
