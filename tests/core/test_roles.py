"""The role of somebody on a day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.kinds.member import SEATLESS_ROLES, Member, Role
from raadsboek.core.roles import (
    as_on,
    has_seat_on,
    may_have_seat,
    read_role,
    role_on,
    unclear_roles,
)

MARCH = datetime.date(2025, 3, 1)
JUNE = datetime.date(2026, 6, 30)
DAY = datetime.timedelta(days=1)
ANNA = Member(
    name="Anna", handle="anna", roles=("voorzitter van 2025-03-01 tot 2026-06-30",), start=MARCH
)


@pytest.mark.parametrize("line", ["voorzitter", "baas van 2025-03-01", "lid van 2026-02-30", ""])
def test_a_line_that_is_not_understood_counts_for_nothing(line: str) -> None:
    """No days, an unknown role, a day that does not exist: told, and the usual role stands."""
    assert read_role(line) is None
    assert [one.code for one in unclear_roles([line], "leden/anna.md")] == ["rol-onduidelijk"]
    assert role_on({"rol": "secretaris", "rollen": [line]}, MARCH) == "secretaris"


def test_an_end_before_its_start_is_not_understood() -> None:
    """A period that ends before it begins is no period."""
    assert read_role("voorzitter van 2026-01-01 tot 2025-01-01") is None


def test_the_first_and_the_last_day_count() -> None:
    """Within the period the role of the line, outside it the usual one."""
    said = [role_on(ANNA, day) for day in (MARCH - DAY, MARCH, JUNE, JUNE + DAY)]

    assert said == ["lid", "voorzitter", "voorzitter", "lid"]
    assert as_on(ANNA, MARCH).role is Role.CHAIR


def test_who_gets_a_seat_later_has_none_before() -> None:
    """Somebody of a committee who becomes a member counts for the quorum from that day."""
    noor = Member(
        name="Noor", handle="noor", role=Role.COMMITTEE_MEMBER, roles=("lid vanaf 2025-03-01",)
    )

    assert may_have_seat(noor)
    assert [has_seat_on(noor, day) for day in (MARCH - DAY, MARCH)] == [False, True]


@given(
    st.sampled_from(Role),
    st.sampled_from(Role),
    st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)),
    st.integers(0, 2000),
    st.integers(-2500, 2500),
)
def test_a_note_and_its_values_say_the_same(
    usual: Role, held: Role, start: datetime.date, length: int, ahead: int
) -> None:
    """Read as a member or as plain values: one role on every day, and one answer for the seat."""
    end = start + datetime.timedelta(days=length)
    day = start + datetime.timedelta(days=ahead)
    line = f"{held.value} van {start} tot {end}"
    one = Member(name="A", handle="a", role=usual, roles=(line,))

    said = role_on(one, day)

    assert said == (held if start <= day <= end else usual)
    assert role_on({"rol": usual.value, "rollen": [line]}, day) == said
    assert has_seat_on(one, day) == (said not in SEATLESS_ROLES)
