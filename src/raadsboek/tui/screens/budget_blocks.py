"""How a budget stands on the screen: a block for each post with its bar, and its expenses below it.

Every bar says its amounts in words as well. Adding up is `core.budget`'s.
"""

from collections.abc import Collection
from typing import NamedTuple

from raadsboek.core.budget.bar import bar
from raadsboek.core.budget.checking import told_of_announcing
from raadsboek.core.budget.counting import Budget, CountedPost, Sums
from raadsboek.core.budget.expenses import ExpenseLine
from raadsboek.core.budget.telling import euros, flag_of, left, summary
from raadsboek.core.dates import short_date
from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, Paragraph

_WIDTH = 46
_INDENT = 2
_OF_EXPENSE = 4


class Shown(NamedTuple):
    """A block and what it is of: a post, one of its expenses, or all posts together."""

    block: Block
    post: CountedPost | None = None
    expense: ExpenseLine | None = None

    @property
    def path(self) -> str:
        """Where the note of it is; '' for all posts together."""
        if self.expense is not None:
            return self.expense.path
        return self.post.post.path if self.post is not None else ""


def budget_blocks(budget: Budget, unfolded: Collection[str], article: str) -> list[Shown]:
    """Return the blocks of a budget; of the posts at the paths `unfolded` the expenses too."""
    found: list[Shown] = []
    for one in budget.posts:
        is_open = one.post.path in unfolded
        expenses = one.expenses if is_open else ()
        told = _told(one, article) if not is_open else []
        block = _post_block(one, told, is_tight=bool(expenses))
        found.append(Shown(block, one))
        for place, expense in enumerate(expenses, 1):
            remark = told_of_announcing(expense, one.post, article)
            is_last = place == len(expenses)
            block = _expense_block(expense, remark, is_alarm=_is_alarm(expense, one), last=is_last)
            found.append(Shown(block, one, expense))
    if budget.posts:
        title = Paragraph((Part("Samen", "strong"),), aside=left(budget.total))
        found.append(Shown(Block((title, *_sums(budget.total)))))
    return found


def _post_block(one: CountedPost, told: list[str], *, is_tight: bool) -> Block:
    flag = flag_of(one.sums)
    mark = Part("! ", "alarm") if flag else Part("", "text")
    title = Paragraph(
        (mark, Part(one.post.title, "strong"), Part(f"  {one.post.number}", "dim")),
        aside=left(one.sums),
        most=2,
    )
    flags = [Paragraph((Part(text, "alarm"),), indent=_INDENT) for text in (flag, *told) if text]
    return Block((title, *_sums(one.sums), *flags), is_tight=is_tight)


def _sums(sums: Sums) -> tuple[Paragraph, ...]:
    return (
        Paragraph((Part(bar(sums, _WIDTH), "match"),), indent=_INDENT),
        Paragraph((Part(summary(sums, with_left=False), "dim"),), indent=_INDENT, hang=_INDENT),
    )


def _expense_block(one: ExpenseLine, remark: str, *, is_alarm: bool, last: bool) -> Block:
    day = f"{short_date(one.day)} {one.day.year} · " if one.day else ""
    invoice = f" · factuur {one.invoice}" if one.invoice else ""
    lines = [
        Paragraph(
            (Part(one.title, "text"), Part(f"  {one.number}", "dim")),
            indent=_OF_EXPENSE,
            aside=euros(one.amount),
            most=2,
        ),
        Paragraph((Part(f"{day}{one.status.value}{invoice}", "dim"),), indent=_OF_EXPENSE),
    ]
    if remark:
        mark = "! " if is_alarm else ""
        role = "alarm" if is_alarm else "dim"
        lines.append(Paragraph((Part(f"{mark}{remark}", role),), indent=_OF_EXPENSE))
    return Block(tuple(lines), is_tight=not last)


def _told(one: CountedPost, article: str) -> list[str]:
    """Return what the expenses of a folded post need looking at for."""
    late = sum(_is_alarm(expense, one) for expense in one.expenses) if article else 0
    if not late:
        return []
    what = "1 uitgave is" if late == 1 else f"{late} uitgaven zijn"
    return [f"{what} niet vooraf gemeld ({article})."]


def _is_alarm(expense: ExpenseLine, one: CountedPost) -> bool:
    return expense.is_unannounced and not one.post.agreed
