"""How votes become seats: worked cases, and what holds for every election."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.elections.allocating import Outcome, allocate, votes_of
from raadsboek.core.elections.candidate import Candidate
from raadsboek.core.kinds.election import OnList, System

LISTS = (System.REMAINDERS, System.AVERAGES)


def _candidates(*told: tuple[str, str, int]) -> list[Candidate]:
    return [Candidate(name=name, list_name=group, votes=votes) for name, group, votes in told]


def _names(outcome: Outcome) -> list[str]:
    return [one.name for one in outcome.elected]


def _seats(outcome: Outcome) -> dict[str, int]:
    return {share.name: share.seats for share in outcome.shares}


def test_most_votes_have_the_seats_and_the_others_stand_in_reserve() -> None:
    """By persons the seats go down the votes, and so does the reserve list."""
    found = allocate(
        _candidates(("a", "", 5), ("b", "", 9), ("c", "", 1), ("d", "", 7)), 2, System.PERSONS
    )

    assert _names(found) == ["b", "d"]
    assert [one.name for one in found.reserve] == ["a", "c"]


def test_a_tie_leaves_the_seat_open_until_the_lot_was_drawn() -> None:
    """Two with equal votes for one seat: nobody has it, and the draw gives it to one of them."""
    stood = _candidates(("a", "", 9), ("b", "", 5), ("c", "", 5))

    undrawn = allocate(stood, 2, System.PERSONS)
    drawn = allocate(stood, 2, System.PERSONS, lots=["C"])

    assert _names(undrawn) == ["a"]
    assert undrawn.open_ties[0].between == ("b", "c")
    assert _names(drawn) == ["a", "c"]
    assert drawn.ties[0].won == ("c",)


def _of_lists(votes: dict[str, int]) -> list[Candidate]:
    return [
        Candidate(name=f"{name}{place}", list_name=name, votes=count if place == 0 else 0)
        for name, count in votes.items()
        for place in range(9)
    ]


def test_remainders_and_averages_differ_where_they_should() -> None:
    """The textbook case: the small list has the largest remainder, the big one the average."""
    stood = _of_lists({"A": 47, "B": 16, "C": 15, "D": 12, "E": 6, "F": 4})

    by_rest = allocate(stood, 10, System.REMAINDERS)
    by_average = allocate(stood, 10, System.AVERAGES)

    assert _seats(by_rest) == {"A": 5, "B": 2, "C": 1, "D": 1, "E": 1, "F": 0}
    assert _seats(by_average) == {"A": 6, "B": 2, "C": 1, "D": 1, "E": 0, "F": 0}
    assert by_rest.quota == Fraction(10)


def test_a_list_never_has_more_seats_than_people() -> None:
    """What a list cannot fill goes to the others."""
    stood = _candidates(("a", "A", 90), ("b", "B", 5), ("c", "B", 5), ("d", "B", 0))

    assert _seats(allocate(stood, 3, System.AVERAGES)) == {"A": 1, "B": 2}


def test_who_of_a_list_is_elected_follows_the_rule_of_the_council() -> None:
    """By votes the lowest may pass the highest; by order only with a quota of his own."""
    stood = _candidates(("first", "A", 1), ("second", "A", 4), ("third", "A", 7))
    others = _candidates(("other", "B", 12))

    by_votes = allocate([*stood, *others], 4, System.AVERAGES)
    by_order = allocate([*stood, *others], 4, System.AVERAGES, on_list=OnList.ORDER)
    fewer = allocate([*stood, *others], 2, System.AVERAGES, on_list=OnList.ORDER)

    assert _names(by_votes)[:3] == ["third", "second", "first"]
    assert _names(by_order)[:3] == ["third", "first", "second"]
    assert _names(fewer)[0] == "first"


_STOOD = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.integers(0, 40)), min_size=1, max_size=12
).map(
    lambda told: [
        Candidate(name=f"p{place}", list_name=group, votes=votes)
        for place, (group, votes) in enumerate(told)
    ]
)
_LOTS = [*"DBAC", *(f"p{place}" for place in reversed(range(12)))]
_EVERY = st.sampled_from(System)


@settings(max_examples=60)
@given(stood=_STOOD, seats=st.integers(1, 9), system=_EVERY, on_list=st.sampled_from(OnList))
def test_every_seat_is_taken_once_and_nobody_is_lost(
    stood: list[Candidate], seats: int, system: System, on_list: OnList
) -> None:
    """With a draw all seats that can be filled are, and everybody is elected or in reserve."""
    found = allocate(stood, seats, system, on_list=on_list, lots=_LOTS)

    assert len(found.elected) == min(seats, len(stood))
    assert sorted(one.name for one in (*found.elected, *found.reserve)) == sorted(
        one.name for one in stood
    )
    assert not found.open_ties


@settings(max_examples=40)
@given(stood=_STOOD, seats=st.integers(1, 9), system=_EVERY, order=st.randoms())
def test_the_order_in_which_votes_are_typed_decides_nothing(
    stood: list[Candidate], seats: int, system: System, order: object
) -> None:
    """Whoever stands where on the sheet: the lists get the same seats, the same people win."""
    mixed = sorted(stood, key=lambda one: (one.list_name, one.name), reverse=True)

    first = allocate(stood, seats, system, lots=_LOTS)
    second = allocate(mixed, seats, system, lots=_LOTS)

    assert _seats(first) == _seats(second)
    if system is System.PERSONS:
        assert set(_names(first)) == set(_names(second))


@settings(max_examples=40)
@given(stood=_STOOD, seats=st.integers(1, 9))
def test_nobody_passes_who_has_more_votes(stood: list[Candidate], seats: int) -> None:
    """By persons the last of the elected has at least as many votes as the first in reserve."""
    found = allocate(stood, seats, System.PERSONS, lots=_LOTS)

    lowest = min(map(votes_of, found.elected))
    assert all(votes_of(one) <= lowest for one in found.reserve)


_WIDE = st.dictionaries(st.sampled_from("ABCDE"), st.integers(1, 60), min_size=1).map(_of_lists)


@settings(max_examples=40)
@given(stood=_WIDE, seats=st.integers(1, 9))
def test_remainders_keep_to_the_quota(stood: list[Candidate], seats: int) -> None:
    """With people enough a list has its quota rounded down or up, never another number."""
    found = allocate(stood, seats, System.REMAINDERS, lots=_LOTS)

    assert found.quota is not None
    for share in found.shares:
        exact = share.votes / found.quota
        assert int(exact) <= share.seats <= int(exact) + 1


@settings(max_examples=40)
@given(stood=_WIDE, seats=st.integers(1, 8))
def test_averages_are_fair_and_one_seat_more_takes_none_away(
    stood: list[Candidate], seats: int
) -> None:
    """No list could take a seat of another with a larger average; more seats hurt nobody."""
    found = allocate(stood, seats, System.AVERAGES, lots=_LOTS)
    more = allocate(stood, seats + 1, System.AVERAGES, lots=_LOTS)

    for one in found.shares:
        for other in found.shares:
            if other.seats and other is not one:
                assert Fraction(one.votes, one.seats + 1) <= Fraction(other.votes, other.seats)
    assert all(_seats(more)[name] >= number for name, number in _seats(found).items())
