"""The budget of a year as a document: the posts with their sums, a bar for each, and the expenses.

What is confidential is in no sum. Who may read everything gets the expenses too; the public gets
the posts only.
"""

from collections.abc import Iterator

from raadsboek.book.budget.overview import announcing_article, budget_in, budget_years, year_to_show
from raadsboek.book.documents.list_words import without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.core.budget.checking import told_of_announcing
from raadsboek.core.budget.counting import Budget, CountedPost, Sums
from raadsboek.core.budget.expenses import ExpenseLine
from raadsboek.core.budget.telling import euros, flag_of
from raadsboek.core.charts.chart import Bar, BarChart
from raadsboek.core.documents.blocks import Block, Figure, Inlines
from raadsboek.core.documents.composing import (
    day_in_table,
    heading,
    lines,
    paragraph,
    plain,
    points,
    reference,
    table,
)
from raadsboek.core.note import Note

_POSTS = ("Post", "Begroot", "Betaald", "Verplicht", "Gepland", "Verwacht", "Vrij")
_POST_WIDTHS = (24, 13, 13, 13, 12, 13, 13)
_EXPENSES = ("Nummer", "Uitgave", "Dag", "Status", "Bedrag")
_EXPENSE_WIDTHS = (14, 42, 17, 12, 15)


def build(making: Making, subject: Note | None) -> Made:
    """Return the budget of the year that was asked for, else of the year of the day."""
    budget = budget_in(making.book, _year(making, subject), making.organ, may=making.may_have)
    blocks: list[Block] = []
    if budget.posts:
        blocks += [paragraph(_summary(budget.total)), _posts(budget), Figure(_chart(budget))]
        blocks += _attention(making, budget)
    if not making.is_public:
        blocks += _expenses(budget)
    blocks += without_hidden(making, len(budget.posts), "begrotingsposten")
    return Made(title=f"Begroting {budget.year}", blocks=tuple(blocks))


def _year(making: Making, subject: Note | None) -> int:
    typed = subject.text("jaar") if subject is not None else making.period
    if typed.isascii() and typed.isdecimal():
        return int(typed)
    return year_to_show(budget_years(making.book, making.organ), making.today)


def _summary(total: Sums) -> str:
    used = f"Betaald is {euros(total.paid)}, verplicht {euros(total.committed)}"
    rest = f"te veel {euros(-total.free)}" if total.is_overspent else f"vrij {euros(total.free)}"
    return f"Begroot is {euros(total.budgeted)}. {used}; dus {rest}."


def _posts(budget: Budget) -> Block:
    rows = [_post_row(plain(one.post.title), one.sums) for one in budget.posts]
    rows.append(_post_row(plain("Samen", bold=True), budget.total, bold=True))
    return table(_POSTS, rows, _POST_WIDTHS)


def _post_row(title: Inlines, sums: Sums, *, bold: bool = False) -> tuple[Inlines, ...]:
    amounts = (
        euros(sums.budgeted),
        *(euros(value) if value else "" for value in (sums.paid, sums.committed, sums.planned)),
        euros(sums.expected),
        euros(sums.free),
    )
    return (title, *(plain(amount, bold=bold) for amount in amounts))


def _chart(budget: Budget) -> BarChart:
    """Return what is used of each post, as a part of what there is."""
    bars = tuple(_bar(one) for one in budget.posts)
    return BarChart(
        title="Betaald en verplicht, als deel van de post",
        unit="procent",
        bars=bars,
        limit=100,
        limit_words="begroot",
    )


def _bar(one: CountedPost) -> Bar:
    sums = one.sums
    part = int(sums.used * 100 / sums.budgeted) if sums.budgeted > 0 else (100 if sums.used else 0)
    part = max(part, 0)
    return Bar(one.post.title, part, f"{part}%", marked=sums.is_overspent)


def _attention(making: Making, budget: Budget) -> Iterator[Block]:
    """Yield what deserves a look: posts that are overspent, costs that were not announced."""
    told = [
        plain(f"{one.post.title}: {flag_of(one.sums)}") for one in budget.posts if flag_of(one.sums)
    ]
    if not making.is_public:
        told += [plain(text) for text in _unannounced(making, budget)]
    if told:
        yield heading("Let op")
        yield points(told)


def _unannounced(making: Making, budget: Budget) -> Iterator[str]:
    asking = [
        (one, expense)
        for one in budget.posts
        for expense in one.expenses
        if expense.asks_announcing and not one.post.agreed
    ]
    if not asking:
        return
    article = announcing_article(making.book, making.organ, making.today)
    for one, expense in asking:
        remark = told_of_announcing(expense, one.post, article)
        if remark:
            yield f"{expense.title}: {remark[:1].lower()}{remark[1:]}"


def _expenses(budget: Budget) -> Iterator[Block]:
    if not any(one.expenses for one in budget.posts):
        return
    yield heading("Uitgaven")
    for one in budget.posts:
        if one.expenses:
            yield heading(one.post.title, 3)
            yield table(_EXPENSES, map(_expense_row, one.expenses), _EXPENSE_WIDTHS)


def _expense_row(one: ExpenseLine) -> tuple[Inlines, ...]:
    invoice = plain(f"factuur {one.invoice}") if one.invoice else ()
    return (
        reference(one.number),
        lines([plain(one.title), invoice]),
        plain(day_in_table(one.day)),
        plain(one.status.value),
        plain(euros(one.amount)),
    )
