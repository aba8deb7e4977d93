"""The year of a council on one page: every part as a block, by the index as it is.

Each block has a function in `book.yearly.blocks` or `book.yearly.people_and_money`. A title that is
confidential is in none of them: the overview is shown, printed and sent around.
"""

import datetime

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.closed import closed_sentence
from raadsboek.book.meetings.planning_year import council_named
from raadsboek.book.yearly.asking import Asking
from raadsboek.book.yearly.blocks import duties, evaluated, goals, meetings, terms
from raadsboek.book.yearly.calendar import COUNTED as CALENDAR
from raadsboek.book.yearly.calendar import year_calendar
from raadsboek.book.yearly.people_and_money import budget, elections, report, seats, training
from raadsboek.core.charts.chart import Timeline
from raadsboek.core.council import Council
from raadsboek.core.kinds import budget_post, expense, goal, member, trajectory
from raadsboek.core.kinds import election as kind_of_election
from raadsboek.core.kinds import training as kind_of_training
from raadsboek.core.yearly.overview import YearBlock, year_chart

BLOCKS = (
    meetings,
    duties,
    terms,
    evaluated,
    seats,
    elections,
    training,
    budget,
    goals,
    report,
)
"""The parts of a year in the order in which they stand; to add one, add a function."""
_COUNTED = (
    *CALENDAR,
    trajectory.KIND,
    member.KIND,
    kind_of_election.KIND,
    kind_of_training.KIND,
    budget_post.KIND,
    expense.KIND,
    goal.KIND,
)


class YearOverview(Struct, frozen=True, kw_only=True):
    """A year of a council: its blocks, and the same on a line of time."""

    council: Council
    year: int
    today: datetime.date
    blocks: tuple[YearBlock, ...]
    chart: Timeline
    closed: str = ""
    """What is encrypted here and in nothing of it, in a sentence."""


def year_overview(book: Book, year: int, *, organ: str = "", today: datetime.date) -> YearOverview:
    """Return the year of an organ.

    Raises `InvalidInput` for an unknown organ, `LawUnreadable`.
    """
    council = council_named(book, organ)
    asking = Asking(
        book=book,
        council=council,
        year=year,
        today=today,
        calendar=year_calendar(book, year, organ=council.short, today=today),
    )
    blocks = tuple(block(asking) for block in BLOCKS)
    return YearOverview(
        council=council,
        year=year,
        today=today,
        blocks=blocks,
        chart=year_chart(blocks, year, f"Het jaar {year}", today=today),
        closed=closed_sentence(book, _COUNTED, organ=council.short, years=(str(year),)),
    )
