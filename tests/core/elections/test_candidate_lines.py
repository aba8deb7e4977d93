"""Candidates as lines of a note: what is written is read back, and what is typed is understood."""

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.elections.candidate import (
    Candidate,
    candidate_line,
    read_candidate,
    read_candidates,
    with_votes,
)

_WORD = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=8)
_WORDS = st.lists(_WORD, min_size=1, max_size=3).map(" ".join)


@settings(max_examples=50)
@given(
    st.builds(
        Candidate,
        name=_WORDS,
        list_name=st.one_of(st.just(""), _WORDS),
        votes=st.one_of(st.none(), st.integers(0, 9_999_999)),
    )
)
def test_a_candidate_comes_back_from_its_line(candidate: Candidate) -> None:
    """Name, list and votes are the same after writing and reading."""
    assert read_candidate(candidate_line(candidate)) == candidate


def test_what_people_type_is_understood() -> None:
    """Dashes, spaces and the word stemmen say the same; a hyphen in a name stays."""
    assert read_candidate("Anne-Marie  de Wit - FNV - 12 stemmen") == Candidate(
        name="Anne-Marie de Wit", list_name="FNV", votes=12
    )
    assert read_candidates(["a · b · c · d", "Jan"]) == ([Candidate(name="Jan")], ["a · b · c · d"])


def test_votes_go_to_whoever_has_the_name() -> None:
    """Counted votes are put beside the names; a name that nobody has is told."""
    stood = [Candidate(name="Jan Smit", list_name="FNV"), Candidate(name="Els", votes=3)]

    kept, unknown = with_votes(
        stood, [Candidate(name="jan smit", votes=9), Candidate(name="Piet", votes=1)]
    )

    assert kept == [
        Candidate(name="Jan Smit", list_name="FNV", votes=9),
        Candidate(name="Els", votes=3),
    ]
    assert unknown == ["Piet"]
