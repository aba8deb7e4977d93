"""A mailing list in words means exactly who the list of members says, on the day asked for."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.committees import CommitteeSeat, read_committee, unclear_committees
from raadsboek.core.council import Council, CouncilForm
from raadsboek.core.kinds.member import SEATLESS_ROLES, Member, Role
from raadsboek.core.mailing.lists import mailing_list

Day = datetime.date
COUNCILS = (
    Council(name="OR De Linden", short="or"),
    Council(name="Cliëntenraad", short="cr", form=CouncilForm.CLIENT_COUNCIL),
)
FIRST, LAST = Day(2026, 1, 1), Day(2026, 12, 31)
DAYS = st.dates(FIRST, LAST)


@st.composite
def members(draw: st.DrawFn) -> list[Member]:
    """Draw a list of members with terms, roles, organs and seats in committees."""
    found = []
    for place in range(draw(st.integers(0, 8))):
        start, end = sorted([draw(DAYS), draw(DAYS)])
        since, until = sorted([draw(DAYS), draw(DAYS)])
        line = f"{draw(st.sampled_from(['VGWM', 'vgwm', 'Financiën']))} van {since} tot {until}"
        found.append(
            Member(
                name=f"Lid {place}",
                handle=f"lid{place}",
                role=draw(st.sampled_from(Role)),
                start=draw(st.sampled_from([start, None])),
                end=draw(st.sampled_from([end, None])),
                organ=draw(st.sampled_from(["", "or", "cr", "CR"])),
                committees=tuple(draw(st.sampled_from([(), (line,), ("VGWM",)]))),
            )
        )
    return found


@settings(max_examples=50)
@given(members(), DAYS)
def test_a_list_equals_the_table_of_roles_on_that_day(everybody: list[Member], day: Day) -> None:
    """'OR + commissie VGWM' is who has a seat or sits in the committee then, and nobody else."""
    wanted = {
        one.handle
        for one in everybody
        if (one.start or FIRST) <= day <= (one.end or LAST)
        and (
            (one.role not in SEATLESS_ROLES and one.organ.casefold() in ("", "or"))
            or any(
                seat is not None
                and seat.name.casefold() == "vgwm"
                and (seat.start or FIRST) <= day <= (seat.end or LAST)
                for seat in map(read_committee, one.committees)
            )
        )
    }

    found = mailing_list("OR + commissie VGWM", everybody, COUNCILS, day)

    assert set(found.handles) == wanted


ANNA = Member(name="Anna Jansen", handle="anna", role=Role.CHAIR, committees=("VGWM",))
BAS = Member(name="Bas de Boer", handle="bas", constituency="Noord")
EVA = Member(name="Eva Smit", handle="eva", role=Role.DIRECTOR)
GERT = Member(name="Gert Post", handle="gert", organ="cr", role=Role.CHAIR)
PEOPLE = [ANNA, BAS, EVA, GERT]


@pytest.mark.parametrize(
    ("words", "handles"),
    [
        ("OR", ["anna", "bas"]),
        ("or de linden, bestuurder", ["anna", "bas", "eva"]),
        ("CR", ["gert"]),
        ("cliëntenraad + voorzitter", ["anna", "gert"]),
        ("db", ["anna"]),
        ("Commissie  vgwm", ["anna"]),
        ("VGWM + @BAS", ["anna", "bas"]),
        ("kiesgroep noord", ["bas"]),
        ("iedereen - CR zonder @anna", ["bas", "eva"]),
        ("- OR", []),
        ("OR - OR + bas", ["bas"]),
    ],
)
def test_the_words_of_a_list(words: str, handles: list[str]) -> None:
    """Names, roles, committees, groups and persons are added and taken away in order."""
    found = mailing_list(words, PEOPLE, COUNCILS, FIRST)

    assert list(found.handles) == handles
    assert found.unknown == ()


def test_a_part_that_means_nobody_is_told() -> None:
    """A typing error never gives a list that is silently too short."""
    found = mailing_list("OR + commissie Finan + @piet", PEOPLE, COUNCILS, FIRST)

    assert found.unknown == ("commissie Finan", "@piet")


@given(
    st.builds(
        CommitteeSeat,
        name=st.sampled_from(["VGWM", "Arbo en milieu", "van alles"]),
        start=st.none() | st.dates(FIRST, Day(2026, 6, 30)),
        end=st.none() | st.dates(Day(2026, 7, 1), LAST),
    )
)
def test_a_seat_in_a_committee_is_read_back(seat: CommitteeSeat) -> None:
    """A line with any of its days is understood as it was meant."""
    line = seat.name
    line += f" van {seat.start}" if seat.start else ""
    line += f" tot {seat.end}" if seat.end else ""

    assert read_committee(line) == seat
    assert read_committee(f"commissie {line}") == seat


@pytest.mark.parametrize(
    "line", ["", "VGWM van 1 maart", "VGWM tot 2026-02-30", "VGWM van 2026-03-01 tot 2025-03-01"]
)
def test_a_line_that_is_not_understood_counts_for_nothing(line: str) -> None:
    """It is told instead."""
    assert read_committee(line) is None
    assert [one.code for one in unclear_committees([line], "leden/x.md")] == [
        "commissie-onduidelijk"
    ]
