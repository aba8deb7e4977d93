"""Whether a vote carries: each rule against plain arithmetic, and what the secretary reads."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.council import Majority
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.majority import carries, needed, shortfall
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.understanding import understand
from raadsboek.core.minutes.votes import Votes

_FEW = st.integers(0, 40)
VOTES = st.builds(Votes, _FEW, _FEW, _FEW)
RULES = st.sampled_from(Majority)


@given(VOTES, _FEW)
def test_a_simple_majority_is_more_in_favour_than_against(votes: Votes, absent: int) -> None:
    """Abstentions and who did not vote make no difference."""
    assert carries(Majority.SIMPLE, votes, votes.total + absent) == (votes.favour > votes.against)


@given(VOTES, _FEW)
def test_an_absolute_majority_is_more_than_half_of_all_votes(votes: Votes, absent: int) -> None:
    """Of the votes that can be cast, so that abstaining and not voting weigh as against."""
    all_votes = votes.total + absent
    expected = all_votes > 0 and Fraction(votes.favour, all_votes) > Fraction(1, 2)

    assert carries(Majority.ABSOLUTE, votes, all_votes) == expected


@given(VOTES, _FEW)
def test_two_thirds_are_of_the_votes_in_favour_and_against(votes: Votes, absent: int) -> None:
    """Exactly two thirds is enough; abstentions do not count."""
    cast = votes.favour + votes.against
    expected = cast > 0 and Fraction(votes.favour, cast) >= Fraction(2, 3)

    assert carries(Majority.TWO_THIRDS, votes, votes.total + absent) == expected


@given(RULES, VOTES, _FEW)
def test_a_stricter_rule_never_lets_more_through(rule: Majority, votes: Votes, absent: int) -> None:
    """What carries under any rule has a simple majority."""
    all_votes = votes.total + absent

    assert not carries(rule, votes, all_votes) or carries(Majority.SIMPLE, votes, all_votes)


@given(RULES, VOTES, _FEW)
def test_the_number_that_is_named_is_the_least_that_carries(
    rule: Majority, votes: Votes, absent: int
) -> None:
    """With as many people voting: so many in favour is enough, one fewer is not."""
    all_votes = votes.total + absent
    least = needed(rule, votes, all_votes)
    # An absolute majority may also have to come from who abstained or did not vote.
    most = all_votes if rule is Majority.ABSOLUTE else votes.favour + votes.against
    if least > most:
        return

    assert carries(rule, Votes(least, most - least, 0), all_votes)
    assert not carries(rule, Votes(least - 1, most - least + 1, 0), all_votes)
    assert str(least) in shortfall(rule, votes, all_votes) or rule is Majority.SIMPLE


@given(RULES, _FEW)
def test_everybody_in_favour_always_carries(rule: Majority, voters: int) -> None:
    """'Unaniem' without figures too."""
    assert carries(rule, Votes(0, 0, 0, unanimous=True), voters)
    assert carries(rule, Votes(voters + 1, 0, 0), voters + 1)


MEMBERS = ("anna", "noor", "piet", "sara", "tom", "ali", "eva")


def told(rule: Majority, votes: str) -> list[str]:
    """Return what the secretary of a council of nine reads, with seven members and two proxies."""
    context = Context(
        said_on=datetime.date(2026, 3, 12),
        members=dict.fromkeys((*MEMBERS, "lot", "jan"), "x"),
        present=MEMBERS,
        proxies=("lot machtigt anna", "jan machtigt eva"),
        seats=9,
        needed=5,
        majority=rule,
    )
    understanding = understand(parse(f"BESLUIT: Goed\nSTEMMING: {votes}\n"), context)
    return [found.problem.message for found in understanding.findings]


@pytest.mark.parametrize(
    ("rule", "votes", "sentences"),
    [
        (Majority.SIMPLE, "4-3-2", []),
        (
            Majority.SIMPLE,
            "4-4-1",
            [
                "Geen gewone meerderheid: 4 voor, 4 tegen; er moeten meer stemmen voor zijn dan "
                "tegen."
            ],
        ),
        (Majority.ABSOLUTE, "5-4-0", []),
        (
            Majority.ABSOLUTE,
            "4-3-2",
            ["Geen volstrekte meerderheid: 4 voor, 3 tegen; 5 van de 9 stemmen moeten voor zijn."],
        ),
        (Majority.TWO_THIRDS, "6-3-0", []),
        (
            Majority.TWO_THIRDS,
            "5-3-1",
            ["Geen meerderheid van twee derde: 5 voor, 3 tegen; 6 van die 8 moeten voor zijn."],
        ),
        (Majority.TWO_THIRDS, "unaniem", []),
    ],
)
def test_the_sentence_names_the_rule_and_the_figures(
    rule: Majority, votes: str, sentences: list[str]
) -> None:
    """Whoever reads it can count along."""
    assert told(rule, votes) == sentences
