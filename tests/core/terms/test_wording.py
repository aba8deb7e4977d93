"""The words of a term: what is understood, and what is refused instead of misread."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.terms.procedure import TermForm, Unit
from raadsboek.core.terms.wording import amount, read_term


@given(st.integers(1, 999), st.sampled_from(Unit), st.sampled_from(["", " terug"]))
def test_an_amount_is_read_as_it_is_written(number: int, unit: Unit, back: str) -> None:
    """Reading is the inverse of writing."""
    found = read_term(amount(number, unit) + back)

    assert found is not None
    assert (found.number, found.unit) == (number, unit)
    assert found.form is (TermForm.BACKWARD if back else TermForm.FORWARD)


@given(st.text(max_size=80))
def test_no_words_raise(words: str) -> None:
    """Whatever stands there is a term or is none."""
    read_term(words)


@pytest.mark.parametrize(
    ("words", "form", "number", "unit"),
    [
        ("één maand", TermForm.FORWARD, 1, Unit.MONTH),
        ("Zes  weken", TermForm.FORWARD, 6, Unit.WEEK),
        ("binnen twee weken", TermForm.FORWARD, 2, Unit.WEEK),
        ("tien dagen van tevoren", TermForm.BACKWARD, 10, Unit.DAY),
        ("7 dagen vooraf", TermForm.BACKWARD, 7, Unit.DAY),
        ("elke 2 jaar", TermForm.FORWARD, 2, Unit.YEAR),
        ("twee keer per jaar", TermForm.YEARLY, 2, Unit.YEAR),
    ],
)
def test_numbers_may_be_words(words: str, form: TermForm, number: int, unit: Unit) -> None:
    """A council writes its rules in words; a term that was not seen would give no day at all."""
    found = read_term(words)

    assert found is not None
    assert (found.form, found.number, found.unit) == (form, number, unit)


@pytest.mark.parametrize(
    "words", ["0 dagen", "0 keer per jaar", "6 wekken", "10 werkdagen", "vóór 31 februari", "", " "]
)
def test_a_number_that_is_not_understood_is_no_term(words: str) -> None:
    """It is refused, not taken for words without a day."""
    assert read_term(words) is None


def test_the_accents_of_another_system_are_the_same_word() -> None:
    """A Mac may write 'vóór' in five letters."""
    words = unicodedata.normalize("NFD", "vóór 1 mei")

    assert read_term(words) == read_term("vóór 1 mei")


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("zo spoedig mogelijk", TermForm.OPEN),
        ("geen", TermForm.OPEN),
        ("af te spreken", TermForm.AGREED),
        ("voorwaarde", TermForm.CONDITION),
    ],
)
def test_words_without_a_number_give_no_day(words: str, form: TermForm) -> None:
    """No date is invented for an open term."""
    found = read_term(words)

    assert found is not None
    assert (found.form, found.number) == (form, 0)
