"""Sums of a budget: exact, in any order, and told when more is used than there is."""

import datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.budget.bar import EDGE, bar
from raadsboek.core.budget.checking import (
    expense_problems,
    overspending,
    post_problems,
    told_of_announcing,
)
from raadsboek.core.budget.counting import PostLine, Sums, budget_of, post_line, together
from raadsboek.core.budget.expenses import ExpenseLine, expense_line
from raadsboek.core.kinds.expense import ExpenseSort, ExpenseStatus

ARTICLE = "art. 22 lid 2 WOR"
POST = PostLine(number="BG-2026-01", title="Deskundigen", year=2026, budgeted=Decimal(8000))
AMOUNTS = st.decimals(-99_999, 99_999, places=2)
EXPENSES = st.builds(
    ExpenseLine,
    number=st.from_regex(r"U-2026-\d\d\d", fullmatch=True),
    title=st.just("Zaal"),
    post=st.sampled_from(["[[BG-2026-01]]", "[[bg-2026-02]]", "[[BG-2026-09]]"]),
    amount=AMOUNTS,
    status=st.sampled_from(ExpenseStatus),
)
POSTS = [POST, PostLine(number="BG-2026-02", title="Zalen", year=2026, budgeted=Decimal(100))]


def _expense(**keys: object) -> ExpenseLine:
    usual = {"soort": "uitgave", "nummer": "U-2026-001", "titel": "Advies", "bedrag": "4800"}
    made = expense_line({**usual, "begrotingspost": "[[BG-2026-01]]", **keys})  # type: ignore[dict-item]
    assert made is not None
    return made


@settings(max_examples=40)
@given(st.lists(EXPENSES, max_size=8), st.randoms(use_true_random=False))
def test_sums_are_the_same_in_any_order(found: list[ExpenseLine], chance: object) -> None:
    """However posts and expenses are shuffled, every sum is the same to the cent."""
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = budget_of(2026, POSTS, found), budget_of(2026, POSTS[::-1], shuffled)
    assert [(post.post, post.sums) for post in one.posts] == [
        (post.post, post.sums) for post in other.posts
    ]
    assert one.total == other.total == together(post.sums for post in one.posts)


@settings(max_examples=40)
@given(st.lists(EXPENSES, max_size=8))
def test_every_cent_is_counted_once(found: list[ExpenseLine]) -> None:
    """What is planned, committed and paid is all that was booked on a post; lapsed is nothing."""
    total = budget_of(2026, POSTS, found).total
    booked = sum(
        (
            one.amount
            for one in found
            if one.status is not ExpenseStatus.LAPSED and "09" not in one.post
        ),
        Decimal(0),
    )
    assert total.planned + total.committed + total.paid == booked == total.expected
    assert total.free == Decimal(8100) - total.committed - total.paid


def test_a_post_tells_what_is_left_of_it() -> None:
    """Committed and paid are used; planned is expected only; the estimate of the council wins."""
    expenses = [
        _expense(status="betaald", bedrag="6400"),
        _expense(status="verplicht", bedrag="1000,50"),
        _expense(status="gepland", bedrag="700"),
        _expense(status="vervallen", bedrag="99999"),
    ]
    sums = budget_of(2026, [POST], expenses).posts[0].sums
    assert (sums.used, sums.free, sums.expected) == (
        Decimal("7400.50"),
        Decimal("599.50"),
        Decimal("8100.50"),
    )
    assert (sums.is_overspent, sums.will_be_overspent) == (False, True)
    estimated = post_line(
        {"nummer": "BG-2026-01", "begroot": "8000", "verwacht": "7900", "jaar": "2026"}
    )
    assert estimated is not None
    assert not budget_of(2026, [estimated], expenses).posts[0].sums.will_be_overspent


def test_more_than_there_is_is_told_with_both_amounts() -> None:
    """An expense that is too much is told, and an estimate below what is gone already."""
    low = PostLine(
        number="BG-2026-01", title="Zalen", year=2026, budgeted=Decimal(5), estimate=Decimal(4)
    )
    counted = budget_of(2026, [low], [_expense(bedrag="5,01")]).posts[0]
    assert [one.message for one in overspending(counted.expenses[0], counted)] == [
        "Hiermee wordt Zalen overschreden met € 0,01."
    ]
    assert [one.message for one in post_problems(low, counted)] == [
        "Verwacht is € 4, maar er is al € 5,01 verplicht of betaald.",
    ]


def test_costs_of_an_expert_are_announced_before_they_are_made() -> None:
    """The day of the order decides; an agreed post needs no announcing, a plan can still do it."""
    posts = {POST.number.casefold(): POST}
    late = _expense(
        **{"kosten-soort": "deskundige", "verplicht": "2026-10-01", "gemeld": "2026-10-02"}
    )
    in_time = _expense(
        **{"kosten-soort": "deskundige", "verplicht": "2026-10-01", "gemeld": "2026-10-01"}
    )
    planned = _expense(**{"kosten-soort": "procedure", "status": "gepland"})
    agreed = PostLine(
        number="BG-2026-01", title="Alles", year=2026, budgeted=Decimal(1), agreed="V-2026-11"
    )
    assert [one.message for one in expense_problems(late, posts, ARTICLE)] == [
        "De kosten van een deskundige zijn niet vooraf gemeld (art. 22 lid 2 WOR): gemeld op "
        "2 oktober 2026, verplicht op 1 oktober 2026."
    ]
    assert not [
        *expense_problems(in_time, posts, ARTICLE),
        *expense_problems(planned, posts, ARTICLE),
    ]
    assert not [*expense_problems(late, {"bg-2026-01": agreed}, ARTICLE)]
    assert not [*expense_problems(late, posts, "")]
    assert "niet nodig" in told_of_announcing(late, agreed, ARTICLE)
    assert "voordat u de opdracht geeft" in told_of_announcing(planned, POST, ARTICLE)
    assert "geen wettelijke regel" in told_of_announcing(late, POST, "")
    assert told_of_announcing(_expense(), POST, ARTICLE) == ""
    assert late.sort is ExpenseSort.EXPERT


def test_an_expense_of_another_year_or_of_no_post_is_told_in_a_sentence() -> None:
    """The day of the order says the year; a payment in January of an older order is fine."""
    posts = {POST.number.casefold(): POST}
    other = _expense(verplicht="2025-03-01")
    assert [one.message for one in expense_problems(other, posts, "")] == [
        "BG-2026-01 is een post van 2026, maar deze uitgave is van 1 maart 2025."
    ]
    assert not [
        *expense_problems(_expense(verplicht="2026-12-30", betaald="2027-01-05"), posts, "")
    ]
    unknown = _expense(begrotingspost="[[BG-2026-99]]")
    assert [one.message for one in expense_problems(unknown, posts, "")] == [
        "Er is geen begrotingspost BG-2026-99."
    ]
    assert other.day == datetime.date(2025, 3, 1)


@settings(max_examples=60)
@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, st.integers(5, 60))
def test_a_bar_always_has_its_width(
    budgeted: Decimal, paid: Decimal, committed: Decimal, planned: Decimal, width: int
) -> None:
    """Whatever the amounts, a bar has its width and one edge."""
    made = bar(Sums(budgeted=budgeted, paid=paid, committed=committed, planned=planned), width)
    assert len(made) == width + 1
    assert made.count(EDGE) == 1


def test_a_bar_shows_where_the_budget_ends() -> None:
    """Half is half; what is more than there is stands behind the edge."""
    half = Sums(budgeted=Decimal(100), paid=Decimal(50), committed=Decimal(20), planned=Decimal(10))
    over = Sums(budgeted=Decimal(100), paid=Decimal(150), committed=Decimal(50))
    assert bar(half, 10) == "█████▓▓░··|"
    assert bar(over, 10) == "█████|███▓▓"
    assert bar(Sums(), 4) == "····|"
