"""Numbers: issued once, in the form that the council chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.numbering import form_is_valid, format_number, next_number, parse_number

FORMS = ["B-{jaar}-{volg:03}", "UR {jaar2}-{volg:03}", "L-{volg:03}", "{volg}"]


@given(st.sampled_from(FORMS), st.integers(2000, 2099), st.integers(1, 99999))
def test_a_number_reads_back(form: str, year: int, sequence: int) -> None:
    """What a form writes, it reads."""
    parsed = parse_number(form, format_number(form, year=year, sequence=sequence))

    assert parsed is not None
    assert parsed[1] == sequence
    assert parsed[0] in (year, None)


@given(st.text())
def test_any_text_is_either_a_number_or_not(text: str) -> None:
    """Reading never fails on whatever stands behind `nummer`."""
    for form in FORMS:
        parse_number(form, text)


def test_the_next_number_follows_the_highest_of_its_year() -> None:
    """A gap is not filled, other years and other forms do not count."""
    issued = ["B-2026-001", "B-2026-014", "B-2025-200", "A-2026-300", "B-2026-xxx"]

    assert next_number("B-{jaar}-{volg:03}", year=2026, issued=issued) == "B-2026-015"
    assert next_number("B-{jaar}-{volg:03}", year=2027, issued=issued) == "B-2027-001"


def test_a_form_without_a_year_counts_on() -> None:
    """Members are numbered through the years."""
    assert next_number("L-{volg:03}", year=2027, issued=["L-009"]) == "L-010"


@pytest.mark.parametrize(
    ("form", "valid"),
    [
        ("B-{jaar}-{volg:03}", True),
        ("UR {jaar2}-{volg:03}", True),
        ("B-{jaar}", False),
        ("{volg}{volg}", False),
        ("B-{naam}-{volg}", False),
        ("../{volg}", False),
        ("B-{volg", False),
    ],
)
def test_a_form_is_checked_before_it_is_used(form: str, valid: bool) -> None:
    """A form needs one sequence, and nothing that a file name or a link cannot hold."""
    assert form_is_valid(form) is valid
