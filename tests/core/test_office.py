"""Terms of office: who sits until when, and who leaves together."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.bottlenecks import Noted
from raadsboek.core.kinds.member import Member, Role
from raadsboek.core.office import Sitting, is_near, leavings, sittings_of

DAY = datetime.timedelta(days=1)
START = datetime.date(2025, 4, 1)
END = datetime.date(2028, 3, 31)


def person(number: int, **keys: object) -> Noted[Member]:
    """Return a member who began with the others, unless the keys say otherwise."""
    member = Member(
        number=f"L-{number:03}", name=f"Lid {number}", handle=f"lid{number}", start=START
    )
    return Noted(f"leden/{number}.md", replace(member, **keys))


def by_name(*members: Noted[Member], years: int | None = 3) -> dict[str, Sitting]:
    """Return the sittings by the name of the member."""
    return {one.member.name: one for one in sittings_of(members, years)}


@pytest.mark.parametrize(
    ("years", "end"), [(2, "2027-03-31"), (3, "2028-03-31"), (4, "2029-03-31")]
)
def test_a_term_ends_the_day_before_its_anniversary(years: int, end: str) -> None:
    """Art. 12 lid 1 and 2 WOR: three years, or two or four by the rules."""
    found = by_name(person(1), years=years)["Lid 1"]

    assert (found.end, found.is_reckoned) == (datetime.date.fromisoformat(end), True)


def test_a_day_that_was_written_down_goes_first() -> None:
    """Who leaves earlier has another last day; without a rule only that is known."""
    written = datetime.date(2026, 5, 1)

    assert by_name(person(1, end=written))["Lid 1"].end == written
    assert by_name(person(1), years=None)["Lid 1"].end is None


def test_a_successor_leaves_when_the_predecessor_would_have() -> None:
    """Art. 12 lid 5 WOR: also the successor of a successor."""
    later = datetime.date(2026, 6, 29)
    found = by_name(
        person(1, end=later - DAY),
        person(2, start=later, end=datetime.date(2027, 1, 1), follows="[[L-001]]"),
        person(3, start=datetime.date(2027, 1, 2), follows="[[L-002]]"),
    )

    assert found["Lid 3"].end == END
    assert (found["Lid 2"].follows, found["Lid 3"].follows) == ("Lid 1", "Lid 2")


def test_a_row_of_successors_without_a_beginning_has_no_end() -> None:
    """A circle, or somebody who is not in the list."""
    found = by_name(
        person(1, follows="[[L-002]]"),
        person(2, follows="[[L-001]]"),
        person(3, follows="[[L-099]]"),
    )

    assert {one.end for one in found.values()} == {None}


def test_the_term_is_counted_by_the_notes_of_a_name() -> None:
    """Unless the note says which it is."""
    found = sittings_of(
        [
            person(1, name="A", handle="anna", start=START.replace(year=2022), end=START - DAY),
            person(2, name="B", handle="Anna"),
            person(3, name="C", handle="bas", terms=4),
            person(4, name="D", handle="dirk", start=None),
        ],
        3,
    )

    assert [(one.member.name, one.term) for one in found] == [
        ("A", 1),
        ("B", 2),
        ("C", 4),
        ("D", 0),
    ]


def test_only_who_has_a_seat_leaves() -> None:
    """The director and the clerk have no term of office."""
    assert by_name(person(1, role=Role.DIRECTOR), person(2, role=Role.CLERK)) == {}


def test_those_who_end_on_one_day_leave_together() -> None:
    """The first to leave stands first; who has left or must still come is not among them."""
    found = sittings_of(
        [
            person(1),
            person(2),
            person(3, end=datetime.date(2027, 1, 1)),
            person(4, end=datetime.date(2026, 1, 1)),
            person(5, start=datetime.date(2028, 4, 1)),
        ],
        3,
    )
    told = [(one.day, len(one.sittings)) for one in leavings(found, datetime.date(2026, 11, 22))]

    assert told == [(datetime.date(2027, 1, 1), 1), (END, 2)]


def test_it_is_told_half_a_year_ahead() -> None:
    """From the same day six months before, or the last day of that month."""
    (leaving,) = leavings(sittings_of([person(1)], 3), START)

    assert not is_near(leaving, datetime.date(2027, 9, 29))
    assert is_near(leaving, datetime.date(2027, 9, 30))


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=8))
def test_any_row_of_successors_ends_somewhere(pairs: list[tuple[int, bool]]) -> None:
    """However the notes refer to each other, everybody is there once."""
    members = [
        person(at, follows=f"[[L-{other:03}]]" if follows else None)
        for at, (other, follows) in enumerate(pairs)
    ]

    assert len(sittings_of(members, 3)) == len(members)
