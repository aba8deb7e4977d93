"""Amounts of money: what people type, what is kept, and sums to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core import money

AMOUNTS = st.decimals(-999_999_999, 999_999_999, places=2)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1250", "1250"),
        ("€ 1.250,50", "1250,50"),
        ("1250,5", "1250,50"),
        ("12.50", "12,50"),
        ("1.250", "1250"),
        ("1.250.000,-", "1250000"),
        ("-40", "-40"),
        ("12,345", "12,345"),
        ("1.25.0", "1.25.0"),
        ("veel", "veel"),
    ],
)
def test_what_people_type(typed: str, kept: str) -> None:
    """Dutch and foreign commas are understood; three decimals are not, and stay for the check."""
    assert money.kept(typed) == kept


@given(AMOUNTS)
def test_every_amount_comes_back(value: Decimal) -> None:
    """What is kept or shown says the amount to the cent."""
    assert money.amount(money.on_disk(value)) == value
    assert money.amount(money.kept(money.in_words(value))) == value
    assert money.kept(money.on_disk(value)) == money.on_disk(value)


@given(st.lists(AMOUNTS, max_size=30))
def test_sums_are_exact(values: list[Decimal]) -> None:
    """No cent is lost or made in a sum."""
    cents = sum(int(value * 100) for value in values)
    assert money.total(map(money.on_disk, values)) * 100 == cents


def test_what_is_no_amount_counts_for_nothing() -> None:
    """A sum skips what cannot be read; that is told elsewhere."""
    assert money.total(["10,50", "", "tien"]) == Decimal("10.50")
    assert money.amount("12,345") is None
