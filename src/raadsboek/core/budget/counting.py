"""What the posts of a budget add up to, in exact cents, whatever the order of the expenses.

Owns the sums and when a post is overspent. Where posts and expenses come from is not known here.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from raadsboek.core.budget.expenses import ExpenseLine
from raadsboek.core.confidential import is_confidential
from raadsboek.core.kinds.expense import ExpenseStatus
from raadsboek.core.links import target
from raadsboek.core.money import amount
from raadsboek.core.note import Value, text_in

NOTHING = Decimal("0.00")


class PostLine(Struct, frozen=True, kw_only=True):
    """A post as it stands in its note; `estimate` is what the council itself expects, if it does.

    `agreed` says with whom and where the amount was agreed; '' when it was not.
    """

    number: str
    title: str
    year: int
    budgeted: Decimal
    estimate: Decimal | None = None
    agreed: str = ""
    is_confidential: bool = False
    path: str = ""


class Sums(Struct, frozen=True, kw_only=True):
    """What is budgeted, and what is planned, committed and paid of it."""

    budgeted: Decimal = NOTHING
    planned: Decimal = NOTHING
    committed: Decimal = NOTHING
    paid: Decimal = NOTHING
    expected: Decimal = NOTHING

    @property
    def used(self) -> Decimal:
        """What is gone or promised to somebody."""
        return self.committed + self.paid

    @property
    def free(self) -> Decimal:
        """What is left of the budget; less than nothing when more is used than there is."""
        return self.budgeted - self.used

    @property
    def is_overspent(self) -> bool:
        """Whether more is paid and committed than there is."""
        return self.used > self.budgeted

    @property
    def will_be_overspent(self) -> bool:
        """Whether more is expected than there is, while it is not used yet."""
        return not self.is_overspent and self.expected > self.budgeted


class CountedPost(Struct, frozen=True, kw_only=True):
    """A post with its expenses and what they add up to."""

    post: PostLine
    sums: Sums
    expenses: tuple[ExpenseLine, ...] = ()


class Budget(Struct, frozen=True, kw_only=True):
    """The budget of one year of one organ: the posts in order, and all of them together.

    `unread` notes are of a budget, but say no amount: they are in no sum.
    """

    year: int
    posts: tuple[CountedPost, ...] = ()
    total: Sums = Sums()
    unread: int = 0

    @property
    def overspent(self) -> tuple[CountedPost, ...]:
        """The posts of which more is used than there is."""
        return tuple(one for one in self.posts if one.sums.is_overspent)


def post_line(meta: Mapping[str, Value]) -> PostLine | None:
    """Return the post that the keys of a note say; None when year or amount are none."""
    budgeted, year = amount(text_in(meta, "begroot")), text_in(meta, "jaar")
    if budgeted is None or not (year.isascii() and year.isdecimal()):
        return None
    return PostLine(
        number=text_in(meta, "nummer"),
        title=text_in(meta, "titel"),
        year=int(year),
        budgeted=budgeted,
        estimate=amount(text_in(meta, "verwacht")),
        agreed=text_in(meta, "afgesproken"),
        is_confidential=is_confidential(meta),
        path=text_in(meta, "pad"),
    )


def budget_of(year: int, posts: Iterable[PostLine], expenses: Iterable[ExpenseLine]) -> Budget:
    """Return the budget of a year: its posts by number, each with what is spent on it."""
    by_post: dict[str, list[ExpenseLine]] = {}
    for one in expenses:
        by_post.setdefault(target(one.post).casefold(), []).append(one)
    counted = tuple(
        _counted(post, by_post.get(post.number.casefold(), []))
        for post in sorted(posts, key=lambda post: (post.number, post.title))
        if post.year == year
    )
    return Budget(year=year, posts=counted, total=together(one.sums for one in counted))


def together(sums: Iterable[Sums]) -> Sums:
    """Return several sums added up."""
    found = tuple(sums)
    return Sums(
        budgeted=sum((one.budgeted for one in found), NOTHING),
        planned=sum((one.planned for one in found), NOTHING),
        committed=sum((one.committed for one in found), NOTHING),
        paid=sum((one.paid for one in found), NOTHING),
        expected=sum((one.expected for one in found), NOTHING),
    )


def _counted(post: PostLine, expenses: Sequence[ExpenseLine]) -> CountedPost:
    by_status = {status: NOTHING for status in ExpenseStatus}
    for one in expenses:
        by_status[one.status] += one.amount
    planned = by_status[ExpenseStatus.PLANNED]
    committed, paid = by_status[ExpenseStatus.COMMITTED], by_status[ExpenseStatus.PAID]
    known = planned + committed + paid
    sums = Sums(
        budgeted=post.budgeted,
        planned=planned,
        committed=committed,
        paid=paid,
        expected=known if post.estimate is None else post.estimate,
    )
    return CountedPost(post=post, sums=sums, expenses=tuple(sorted(expenses, key=_place)))


def _place(expense: ExpenseLine) -> tuple[str, str]:
    day = expense.committed or expense.paid
    return day.isoformat() if day else "9", expense.number
