"""The budget of a year as the notes say it: posts with their sums, and the years that there are.

Owns which notes are counted. Adding up is `core.budget`'s.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.trajectories.known_law import known_law
from raadsboek.core.budget.counting import Budget, PostLine, budget_of, post_line
from raadsboek.core.budget.expenses import ExpenseLine, expense_line
from raadsboek.core.kinds import budget_post, expense
from raadsboek.core.note import Value

_ANNOUNCING = "notify"
"""The step of a procedure of costs that says what must be announced."""

May = Callable[[Mapping[str, Value]], bool]


def everything(_meta: Mapping[str, Value]) -> bool:
    """Count every note."""
    return True


def posts_of(book: Book, organ: str | None = "", *, may: May = everything) -> list[PostLine]:
    """Return every post of an organ (of all: None) of any year, as far as it `may` be counted."""
    metas = filter(may, rows(book, budget_post.KIND, organ=organ).objects())
    return [line for meta in metas if (line := post_line(meta)) is not None]


def expenses_of(book: Book, organ: str | None = "", *, may: May = everything) -> list[ExpenseLine]:
    """Return every expense of an organ (of all: None), as far as it `may` be counted."""
    metas = filter(may, rows(book, expense.KIND, organ=organ).objects())
    return [line for meta in metas if (line := expense_line(meta)) is not None]


def budget_in(book: Book, year: int, organ: str | None = "", *, may: May = everything) -> Budget:
    """Return the budget of a year of an organ by the index as it is."""
    posts, expenses = posts_of(book, organ, may=may), expenses_of(book, organ, may=may)
    return replace(budget_of(year, posts, expenses), unread=unread_in(book, organ, may=may))


def unread_in(book: Book, organ: str | None = "", *, may: May = everything) -> int:
    """Return how many posts and expenses say no amount here: damaged, or encrypted for others."""
    posts = filter(may, rows(book, budget_post.KIND, organ=organ).objects())
    expenses = filter(may, rows(book, expense.KIND, organ=organ).objects())
    unread = sum(post_line(meta) is None for meta in posts)
    return unread + sum(expense_line(meta) is None for meta in expenses)


def budget_years(book: Book, organ: str | None = "") -> list[int]:
    """Return the years that there are posts of, the newest first."""
    return sorted({post.year for post in posts_of(book, organ)}, reverse=True)


def year_to_show(years: Iterable[int], today: datetime.date) -> int:
    """Return the year that is looked at first: this one, else the nearest before, else after."""
    known = sorted(years)
    before = [year for year in known if year <= today.year]
    return before[-1] if before else known[0] if known else today.year


def announcing_article(book: Book, organ: str, day: datetime.date) -> str:
    """Return the article by which some costs are announced before; '' where none is known."""
    law = known_law()
    if law is None:
        return ""
    name = f"{book.settings.council(organ).law_name.casefold()}.kosten"
    procedure = law.find(name, day)
    steps = procedure.steps if procedure is not None else ()
    return next((step.article for step in steps if step.id == _ANNOUNCING), "")
