"""The posts of a budget for the year after: the same posts, raised by a percentage if asked.

What was agreed and expected belongs to one year and does not go along.
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from raadsboek.core.budget.counting import PostLine

_PERCENT = re.compile(
    r"(?P<sign>-?)(?P<whole>\d{1,2}|100)(?:[.,](?P<rest>\d{1,2}))?\s*%?", re.ASCII
)
_CENT = Decimal("0.01")


class NextPost(Struct, frozen=True, kw_only=True):
    """A post for the next year: what it was, and what it becomes."""

    title: str
    before: Decimal
    amount: Decimal
    is_confidential: bool = False


class NextYear(Struct, frozen=True, kw_only=True):
    """What the next year gets, and the titles that it has already."""

    year: int
    posts: tuple[NextPost, ...] = ()
    kept: tuple[str, ...] = ()


def read_percent(text: str) -> Decimal | None:
    """Return a percentage that somebody typed, from -100 to 100: '2,5' or '2.5 %'; else None."""
    found = _PERCENT.fullmatch(text.strip())
    if found is None:
        return None
    value = Decimal(f"{found['sign']}{found['whole']}.{found['rest'] or '0'}")
    return value if abs(value) <= 100 else None


def raised(amount: Decimal, percent: Decimal) -> Decimal:
    """Return an amount raised by a percentage, to the nearest cent; half a cent goes up."""
    return (amount + amount * percent / 100).quantize(_CENT, ROUND_HALF_UP)


def for_next_year(posts: Iterable[PostLine], year: int, percent: Decimal) -> NextYear:
    """Return the posts of `year` for the year after it; what is there by title stays."""
    known = list(posts)
    there = {post.title.casefold() for post in known if post.year == year + 1}
    new, kept = [], []
    for post in sorted(known, key=lambda post: (post.number, post.title)):
        if post.year != year:
            continue
        if post.title.casefold() in there:
            kept.append(post.title)
            continue
        there.add(post.title.casefold())
        new.append(
            NextPost(
                title=post.title,
                before=post.budgeted,
                amount=raised(post.budgeted, percent),
                is_confidential=post.is_confidential,
            )
        )
    return NextYear(year=year + 1, posts=tuple(new), kept=tuple(kept))
