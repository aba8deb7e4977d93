"""Which seats nobody has on a day, and what does not fit among the members."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.bottlenecks import Noted
from raadsboek.core.kinds.member import Member, Role
from raadsboek.core.member_checks import member_problems
from raadsboek.core.office import Sitting, sittings_of
from raadsboek.core.rota import rota_chart, rota_rows
from raadsboek.core.seating import empty_seats

START = datetime.date(2025, 4, 1)
END = datetime.date(2028, 3, 31)
LEFT = datetime.date(2026, 6, 28)
DAY = datetime.timedelta(days=1)


def person(number: int, **keys: object) -> Noted[Member]:
    """Return a member on the seat of that number, unless the keys say otherwise."""
    member = Member(
        number=f"L-{number:03}",
        name=f"Lid {number}",
        handle=f"lid{number}",
        start=START,
        seat=str(number),
    )
    return Noted(f"leden/{number}.md", replace(member, **keys))


def codes(*members: Noted[Member]) -> dict[str, list[str]]:
    """Return the codes of what is wrong with each member, by name."""
    sittings = {one.path: one for one in sittings_of(members, 3)}
    return {
        noted.note.name: [
            problem.code
            for problem in member_problems(
                sittings.get(noted.path),
                noted.note,
                noted.path,
                [one for path, one in sittings.items() if path != noted.path],
            )
        ]
        for noted in members
    }


def test_a_seat_is_empty_from_the_day_after_its_term_ended() -> None:
    """With whose it was, since when, and until when a successor serves out the time."""
    sittings = sittings_of([person(1), person(2, end=LEFT, constituency="Noord")], 3)

    assert empty_seats(sittings, 2, LEFT) == []
    (found,) = empty_seats(sittings, 2, LEFT + DAY)

    assert (found.seat, found.before, found.constituency) == ("2", "Lid 2", "Noord")
    assert (found.since, found.until) == (LEFT + DAY, END)


def test_after_the_whole_term_a_new_one_begins() -> None:
    """All leave on one day: every seat is empty, and nobody's time is served out."""
    found = empty_seats(sittings_of([person(1), person(2)], 3), 2, END + DAY)

    assert [(one.seat, one.since, one.until) for one in found] == [
        ("1", END + DAY, None),
        ("2", END + DAY, None),
    ]


def test_a_successor_or_a_new_term_takes_the_seat() -> None:
    """Also where no seat has a number: who is followed, or sits again, leaves nothing empty."""
    left = person(1, end=LEFT, seat="")
    after = person(2, start=LEFT + DAY, seat="", follows="[[L-001]]")
    again = person(3, start=LEFT + DAY, seat="", handle="lid1")

    assert empty_seats(sittings_of([left, after], 3), 1, LEFT + DAY) == []
    later = person(2, start=LEFT + 9 * DAY, seat="", follows="[[L-001]]")
    (between,) = empty_seats(sittings_of([left, later], 3), 1, LEFT + DAY)
    assert between.before == "Lid 1"
    assert empty_seats(sittings_of([left, again], 3), 1, LEFT + DAY) == []
    (found,) = empty_seats(sittings_of([left], 3), 1, LEFT + DAY)
    assert (found.title, found.number) == ("Zetel van Lid 1", "L-001")


def test_without_a_number_of_seats_nobody_can_tell() -> None:
    """The settings say how many there are."""
    assert empty_seats(sittings_of([person(1, end=LEFT)], 3), None, LEFT + DAY) == []


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900), st.booleans()), max_size=6),
    st.integers(0, 8),
    st.integers(0, 1000),
)
@settings(max_examples=60)
def test_seats_taken_and_empty_are_all_seats(
    terms: list[tuple[int, int, bool]], seats: int, after: int
) -> None:
    """On any day: who sits and what is empty add up, and every row of the rota is one of both."""
    members = [
        person(
            number,
            start=START + begin * DAY,
            end=START + (begin + length) * DAY,
            seat=str(number) if has_seat else "",
        )
        for number, (begin, length, has_seat) in enumerate(terms, 1)
    ]
    sittings: list[Sitting] = sittings_of(members, 3)
    day = START + after * DAY

    empty = empty_seats(sittings, seats, day)
    sitting = [one for one in sittings if one.is_on(day)]

    assert len(empty) == max(seats - len(sitting), 0)
    assert len(rota_rows(sittings, empty, day, {})) == len(empty) + len(sitting)
    chart = rota_chart("Zittingen", sittings, empty, day)
    assert chart is None or chart.start <= chart.end


def test_two_people_on_one_seat() -> None:
    """Told of both; the last day of one may be the first of the next."""
    found = codes(person(1), person(2, seat="1"))
    in_turn = codes(person(1, end=LEFT), person(2, seat="1", start=LEFT))

    assert found == {"Lid 1": ["zetel-dubbel"], "Lid 2": ["zetel-dubbel"]}
    assert in_turn == {"Lid 1": [], "Lid 2": []}


def test_days_the_wrong_way_round() -> None:
    """An end before its start is told, and nothing else that would follow from it."""
    assert codes(person(1), person(2, seat="1", end=START - DAY))["Lid 2"] == ["zitting-omgekeerd"]


def test_a_successor_who_stays_too_long() -> None:
    """Art. 12 lid 5 WOR: until the predecessor would have left, not a day more."""
    before = person(1, end=LEFT)
    after = person(2, start=LEFT + DAY, seat="1", follows="[[L-001]]", end=END)

    assert codes(before, after)["Lid 2"] == []
    late = person(2, start=LEFT + DAY, seat="1", follows="[[L-001]]", end=END + DAY)
    assert codes(before, late)["Lid 2"] == ["opvolger-te-lang"]


def test_roles_and_committees_that_are_not_understood() -> None:
    """A role outside the term counts as well; who has no seat is looked at too."""
    outside = person(1, end=LEFT, roles=("voorzitter vanaf 2027-01-01",))
    guest = person(2, role=Role.GUEST, seat="", roles=("baas",), committees=("VGWM van 1",))

    assert codes(outside)["Lid 1"] == ["rol-buiten-zitting"]
    assert codes(guest)["Lid 2"] == ["commissie-onduidelijk", "rol-onduidelijk"]
