"""The parts about means: training and money, in exact numbers and without persons."""

from collections.abc import Sequence
from decimal import Decimal

from raadsboek.core import money
from raadsboek.core.annual.charts import chart_text
from raadsboek.core.annual.part import (
    EURO,
    Count,
    Meta,
    Part,
    Source,
    by_year_line,
    in_dutch,
    open_ones,
    part,
    table,
    was,
)
from raadsboek.core.annual.part import told as told_as
from raadsboek.core.kinds import budget_post, expense, training
from raadsboek.core.kinds.expense import ExpenseStatus
from raadsboek.core.kinds.training import TrainingStatus
from raadsboek.core.links import target
from raadsboek.core.note import text_in, texts_in

_LEFT_OUT = " Wat vertrouwelijk is, is niet meegeteld."


def trainings(source: Source) -> Part:
    """Return the trainings that were followed: how many days and people, not who.

    What is confidential is left out: beside the rows the sums would tell its days and cost.
    """
    of_time = [
        meta
        for meta in source.within(training.KIND.name, "datum")
        if text_in(meta, "status") == TrainingStatus.FOLLOWED
    ]
    followed = open_ones(of_time)
    people = sum(_people(meta) for meta in followed)
    days = sum((_quantity(meta, "dagen") * _people(meta) for meta in followed), Decimal(0))
    cost = money.total(text_in(meta, "kosten") for meta in followed)
    said = (
        f"Er {was(len(followed), 'werd', 'werden')} "
        f"{told_as(len(followed), 'scholing', 'scholingen')} gevolgd, met samen "
        f"{told_as(people, 'deelname', 'deelnames')} en {told_as(days, 'dag', 'dagen')}. "
        f"De kosten waren {money.in_words(cost)}."
    )
    if len(followed) < len(of_time):
        said += _LEFT_OUT
    rows = [
        (
            text_in(meta, "titel"),
            text_in(meta, "aanbieder"),
            str(_people(meta)),
            in_dutch(_quantity(meta, "dagen") * _people(meta)),
        )
        for meta in followed
    ]
    notes = tuple(followed)
    counts = [
        Count(name="scholingen", words="scholingen gevolgd", notes=notes),
        Count(name="scholing-deelnames", words="deelnames", notes=notes, amount=Decimal(people)),
        Count(
            name="scholing-dagen", words="dagen scholing", notes=notes, amount=days, unit="dagen"
        ),
        Count(name="scholing-kosten", words="kosten", notes=notes, amount=cost, unit=EURO),
    ]
    return part(counts, said, table(("Scholing", "Bij wie", "Deelnemers", "Dagen samen"), rows))


def finances(source: Source) -> Part:
    """Return the budget, what was paid of it, and what was promised to others and not yet paid.

    What is confidential is left out of the sums: beside the rows they would tell its amount.
    """
    of_time = [
        meta
        for meta in source.all(budget_post.KIND.name)
        if text_in(meta, "jaar") in source.period.years
    ]
    posts = open_ones(of_time)
    posts.sort(key=lambda meta: text_in(meta, "nummer"))
    numbers = {text_in(meta, "nummer") for meta in posts}
    of_posts = [meta for meta in source.all(expense.KIND.name) if _post_of(meta) in numbers]
    spent = open_ones(of_posts)
    paid = [meta for meta in spent if text_in(meta, "status") == ExpenseStatus.PAID]
    committed = [
        meta
        for meta in spent
        if (text_in(meta, "status") or ExpenseStatus.COMMITTED) == ExpenseStatus.COMMITTED
    ]
    if not posts:
        return part([], "Over deze tijd staat er geen begroting in het raadsboek.")
    planned, gone, owed = _sum(posts, "begroot"), _sum(paid, "bedrag"), _sum(committed, "bedrag")
    years = " en ".join(sorted({text_in(meta, "jaar") for meta in posts}))
    said = (
        f"De begroting van {years} was {money.in_words(planned)}. Daarvan is "
        f"{money.in_words(gone)} betaald; {money.in_words(owed)} is toegezegd aan anderen en nog "
        f"niet betaald."
    )
    if len(posts) < len(of_time) or len(spent) < len(of_posts):
        said += _LEFT_OUT
    by_year = by_year_line(source.period, "Een begroting is", "is die")
    rows = [_post_row(meta, paid, committed) for meta in posts]
    counts = [
        _amount("begroot", "begroot", posts, planned),
        _amount("betaald", "betaald", paid, gone),
        _amount("verplicht", "verplicht, nog niet betaald", committed, owed),
    ]
    used = [
        (text_in(meta, "titel"), _used(meta, paid), money.in_words(_used(meta, paid)))
        for meta in posts
    ]
    return part(
        counts,
        " ".join(filter(None, [said, by_year])),
        table(("Post", "Begroot", "Betaald", "Verplicht"), rows),
        chart_text("Betaald per post", "euro", "Post", used),
    )


def _post_row(post: Meta, paid: Sequence[Meta], committed: Sequence[Meta]) -> tuple[str, ...]:
    return (
        text_in(post, "titel"),
        money.in_words(_sum([post], "begroot")),
        money.in_words(_used(post, paid)),
        money.in_words(_used(post, committed)),
    )


def _used(post: Meta, expenses: Sequence[Meta]) -> Decimal:
    number = text_in(post, "nummer")
    return _sum([meta for meta in expenses if _post_of(meta) == number], "bedrag")


def _post_of(meta: Meta) -> str:
    return target(text_in(meta, "begrotingspost"))


def _sum(notes: Sequence[Meta], key: str) -> Decimal:
    return money.total(text_in(meta, key) for meta in notes)


def _amount(name: str, words: str, notes: Sequence[Meta], amount: Decimal) -> Count:
    return Count(name=name, words=words, notes=tuple(notes), amount=amount, unit="euro")


def _people(meta: Meta) -> int:
    return len(texts_in(meta, "wie"))


def _quantity(meta: Meta, key: str) -> Decimal:
    typed = text_in(meta, key).replace(",", ".")
    try:
        return Decimal(typed or 0)
    except ArithmeticError:
        return Decimal(0)
