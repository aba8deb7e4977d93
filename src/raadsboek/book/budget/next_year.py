"""Taking the posts of a budget to the next year: looked at first, then made in one version."""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal

from raadsboek.book.book import Book
from raadsboek.book.budget.making import make_notes
from raadsboek.book.budget.overview import posts_of
from raadsboek.core import confidential
from raadsboek.core.budget.next_year import NextYear, for_next_year
from raadsboek.core.kinds import budget_post
from raadsboek.core.money import kept_amount
from raadsboek.core.note import Value


def preview_next_year(book: Book, year: int, percent: Decimal, *, organ: str = "") -> NextYear:
    """Return what the year after `year` would get, by the index as it is."""
    return for_next_year(posts_of(book, organ), year, percent)


def make_next_year(
    book: Book, year: int, percent: Decimal, *, organ: str = "", now: datetime.datetime
) -> tuple[str, ...]:
    """Make the posts of the year after `year` that are not there yet; return their numbers."""

    def posts() -> Iterator[Mapping[str, Value]]:
        planned = preview_next_year(book, year, percent, organ=organ)
        for post in planned.posts:
            secret = {confidential.KEY: confidential.YES} if post.is_confidential else {}
            yield {
                "titel": post.title,
                "jaar": str(planned.year),
                "begroot": kept_amount(post.amount),
                **secret,
            }

    return make_notes(
        book,
        organ,
        lambda: (budget_post.KIND, posts()),
        subject=lambda count: f"Begroting {year + 1}: {counted_posts(count)} overgenomen",
        now=now,
    )


def counted_posts(count: int) -> str:
    """Return '1 post', '6 posten'."""
    return "1 post" if count == 1 else f"{count} posten"
