"""Quorum: who counts, and the sentence that says so."""

import pytest

from raadsboek.core.quorum import quorum, seatless_handles

SEVEN = ["anna", "noor", "piet", "sara", "tom", "ali", "eva"]


@pytest.mark.parametrize(
    ("present", "seats", "needed", "sentence", "reached"),
    [
        (SEVEN, 9, 5, "aanwezig 7 van 9, quorum", True),
        (SEVEN[:5], 9, 5, "aanwezig 5 van 9, quorum", True),
        (SEVEN[:4], 9, 5, "aanwezig 4 van 9, geen quorum: 5 nodig", False),
        (SEVEN, None, None, "aanwezig 7", None),
        (SEVEN, 9, None, "aanwezig 7 van 9", None),
        ([], 9, 5, "aanwezigheid nog niet ingevuld", None),
    ],
)
def test_the_sentence_tells_if_the_council_can_decide(
    present: list[str], seats: int | None, needed: int | None, sentence: str, reached: bool | None
) -> None:
    """In words, whatever is known of seats and rules."""
    counted = quorum(present, [], seats, needed)

    assert (counted.sentence, counted.reached) == (sentence, reached)


def test_director_and_clerk_hold_no_seat() -> None:
    """They are present, but do not make a quorum and do not vote."""
    seatless = seatless_handles(
        {"anna": "lid", "wim": "bestuurder", "saskia": "ambtelijk secretaris", "gast": "vaste gast"}
    )
    counted = quorum(["Anna", "wim", "saskia", "gast"], [], 3, 2, seatless=seatless)

    assert (counted.present, counted.votes, counted.reached) == (1, 1, False)


def test_a_proxy_brings_a_vote_but_not_a_person() -> None:
    """Only an absent member's proxy held by somebody present counts, and once."""
    proxies = ["eva machtigt @anna", "Eva machtigt noor", "tom machtigt ali", "anna machtigt noor"]
    counted = quorum(["anna", "noor"], proxies, 9, 5)

    assert (counted.present, counted.votes, counted.reached) == (2, 3, False)


@pytest.mark.parametrize(
    ("present", "seats", "needed", "reservation"),
    [
        (SEVEN[:4], 9, 5, "genomen zonder quorum: aanwezig 4 van 9, 5 nodig"),
        (SEVEN[:1], None, 2, "genomen zonder quorum: aanwezig 1, 2 nodig"),
        (SEVEN[:5], 9, 5, ""),
        ([], 9, 5, ""),
        (SEVEN, 9, None, ""),
    ],
)
def test_without_quorum_a_decision_is_doubtful(
    present: list[str], seats: int | None, needed: int | None, reservation: str
) -> None:
    """The register says why; as long as it cannot be told, nothing is said."""
    assert quorum(present, [], seats, needed).reservation == reservation
