"""Scholing: the plan of a year, member by member, and below it the trainings of who is chosen.

Nobody is ranked: the lines stand in the order of the names. Counting is `core.training`'s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.training.planning import plan_of
from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds import training
from raadsboek.core.money import in_words as euros
from raadsboek.core.training.plan import Line, Share, TrainingPlan
from raadsboek.core.training.rule import Place
from raadsboek.core.training.wording import COLUMNS, cells, entitlement
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown_lines
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.of_a_year import year_wanted
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import Row, VirtualList
from raadsboek.tui.working import book_look

_COLUMNS = tuple(
    Column(
        key=name,
        label=name,
        wide=name == "Naam",
        right=name in ("Recht", "Gevolgd", "Gepland", "Kosten"),
        last_to_go=name in ("Recht", "Over"),
    )
    for name in COLUMNS
)


class _Rows:
    """The lines of the plan as rows of the list."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return the rows at `offset` and after."""
        return self._rows[offset : offset + limit]


class TrainingScreen(BookScreen):
    """The training of one organ in one year."""

    SCOPE = "scholing"
    SHOWS_ORGAN = True
    CSS_PATH = "training.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("scholing")]
    AUTO_FOCUS = "VirtualList"

    header = query_one(ScreenTitle)
    listing = query_one(VirtualList)
    about = query_one("#about", Static)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The plan of a year was made."""

        organ: str
        plan: TrainingPlan

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)
        self._year = year_wanted(arguments)
        self._lines: Sequence[Line] = ()

    def compose(self) -> ComposeResult:
        """Lay out the heading, the table, what is known of one person, and the keys."""
        yield ScreenTitle("Scholing", "bezig met lezen …")
        yield VirtualList(_COLUMNS, empty="Er heeft niemand een zetel, en er is geen scholing.")
        yield Static(id="about")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Look, also when coming back: a training may have been noted."""
        self._year = self._year or self.desk.today.year
        self._look()

    def notes_differ(self) -> None:
        """Look again."""
        self._look()

    def organ_chosen(self) -> None:
        """Show the training of the other organ."""
        self._look()

    @book_look
    def _look(self) -> None:
        book, organ = self.desk.to_read, self.desk.organ
        book.index.refresh()
        self.post_message(self.Looked(organ, plan_of(book, organ, self._year)))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        plan = message.plan
        if message.organ != self.desk.organ or plan.year != self._year:
            return
        self._lines = plan.lines
        rows = [_row(line) for line in plan.lines]
        self.listing.show(_Rows(rows), cursor=self.listing.cursor)
        told = f"{plan.year} · per lid, in dagen · {_cost(plan)}"
        self.header.show(told, council=self.desk.council_shown)
        self.status.say(plan.closed, warning=bool(plan.closed))
        self._tell()

    @property
    def _current(self) -> Line | None:
        place = self.listing.cursor
        return self._lines[place] if 0 <= place < len(self._lines) else None

    @on(VirtualList.Highlighted)
    def _tell(self) -> None:
        """Say below the table what gives the right of who is chosen, and their trainings."""
        line = self._current
        if line is None:
            self.about.update("")
        else:
            cost = f" Kosten: {euros(line.cost)}." if line.cost else ""
            said = [f"{entitlement(line)}{cost}", *(_share(one) for one in line.shares)]
            self.about.update(shown_lines("\n".join(said)))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with who is chosen."""
        if action == "openen":
            return self._current is not None
        if action == "nieuw":
            return not self.desk.book.read_only
        return True

    @on(VirtualList.Chosen)
    def action_openen(self) -> None:
        """Show the list of trainings; the last one of who is chosen first."""
        line = self._current
        if line is not None:
            last = {"pad": line.shares[-1].path} if line.shares else {}
            self.post_message(ScreenWanted("lijst", {"soort": training.KIND.name, **last}))

    def action_nieuw(self) -> None:
        """Fill in a new training, for who is chosen."""
        going = {"wie": self._current.handle} if self._current else {}
        arguments = {"soort": training.KIND.name, "terug": "ja", **going}
        self.post_message(ScreenWanted("nieuw", arguments))

    def action_jaar_eerder(self) -> None:
        """Show the year before."""
        self._year -= 1
        self._look()

    def action_jaar_later(self) -> None:
        """Show the year after."""
        self._year += 1
        self._look()


_PLACES = {Place.COUNCIL: "raad", Place.COMMITTEE: "commissie", Place.BOTH: "beide"}


def _row(line: Line) -> Row:
    """Return the cells of a line; where somebody sits in one word, the sentence below says it."""
    name, _place, *rest = cells(line)
    return (name, _PLACES[line.place] if line.place else "geen", *rest)


def _cost(plan: TrainingPlan) -> str:
    return f"samen {euros(plan.cost)}" if plan.cost else "nog geen kosten"


def _share(one: Share) -> str:
    note = one.training
    day = without_weekday(note.date) if note.date else "nog geen dag"
    days = (
        f"{note.days} {'dag' if note.days == '1' else 'dagen'}" if note.days else "dagen onbekend"
    )
    return f"{note.number}  {note.title} · {day} · {days} · {note.status}"
