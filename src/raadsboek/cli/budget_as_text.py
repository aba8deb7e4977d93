"""The budget as plain text and as objects: how `raadsboek begroting` says it."""

import datetime
from collections.abc import Iterator
from decimal import Decimal

from raadsboek.book.book import Book
from raadsboek.book.budget.overview import announcing_article
from raadsboek.cli import output
from raadsboek.cli.columns import hanging
from raadsboek.core.budget.bar import LEGEND, bar
from raadsboek.core.budget.checking import told_of_announcing
from raadsboek.core.budget.counting import Budget, CountedPost, Sums
from raadsboek.core.budget.expenses import ExpenseLine
from raadsboek.core.budget.telling import euros, flag_of, summary
from raadsboek.core.dates import short_date
from raadsboek.core.money import on_disk

_WIDTH = 40


def print_budget(
    book: Book, budget: Budget, organ: str, today: datetime.date, *, with_expenses: bool
) -> None:
    """Print each post with its bar and its sums, and what there is to say of it."""
    output.lines([f"Begroting {budget.year}"])
    article = ""
    if any(one.asks_announcing for post in budget.posts for one in post.expenses):
        article = announcing_article(book, organ, today)
    for one in budget.posts:
        output.lines(["", f"{one.post.number} {one.post.title}", f"  {bar(one.sums, _WIDTH)}"])
        output.text(hanging(summary(one.sums), "  "))
        told = [flag for flag in (flag_of(one.sums),) if flag]
        for expense in one.expenses:
            remark = told_of_announcing(expense, one.post, article)
            if with_expenses:
                output.text(hanging(_expense(expense), "    "))
            if remark and (with_expenses or expense.is_unannounced):
                told.append(f"{expense.number} {expense.title}: {remark}")
        for line in told:
            output.text(hanging(f"! {line}", "  "))
    output.lines(["", "Samen", f"  {bar(budget.total, _WIDTH)}"])
    output.text(hanging(summary(budget.total), "  "))
    output.message(LEGEND)
    if budget.unread:
        output.message(f"Niet meegeteld, want het bedrag is niet te lezen: {budget.unread}.")


def _expense(one: ExpenseLine) -> str:
    day = f"{short_date(one.day)} {one.day.year} · " if one.day else ""
    return f"{one.number} {one.title} · {day}{one.status} · {euros(one.amount)}"


def as_object(budget: Budget) -> dict[str, object]:
    """Return the budget as an object, amounts as they stand in notes."""
    return {
        "jaar": budget.year,
        "posten": [_post_object(one) for one in budget.posts],
        "samen": _sums_object(budget.total),
    }


def _post_object(one: CountedPost) -> dict[str, object]:
    return {
        "nummer": one.post.number,
        "titel": one.post.title,
        **_sums_object(one.sums),
        "uitgaven": list(_expense_objects(one)),
        "pad": one.post.path,
    }


def _expense_objects(post: CountedPost) -> Iterator[dict[str, object]]:
    for one in post.expenses:
        yield {
            "nummer": one.number,
            "titel": one.title,
            "bedrag": on_disk(one.amount),
            "status": one.status.value,
            "niet-vooraf-gemeld": one.is_unannounced and not post.post.agreed,
            "pad": one.path,
        }


def _sums_object(sums: Sums) -> dict[str, object]:
    amounts: dict[str, Decimal] = {
        "begroot": sums.budgeted,
        "gepland": sums.planned,
        "verplicht": sums.committed,
        "betaald": sums.paid,
        "verwacht": sums.expected,
        "vrij": sums.free,
    }
    return {**{key: on_disk(value) for key, value in amounts.items()}, "over": sums.is_overspent}
