"""Which pieces stand on the post list of a meeting, and what deciding on it changes."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.due import last_meeting_before
from raadsboek.core.meetings.post_list import Piece, divided, keys_of_decision, piece_of

DAY = datetime.date(2026, 11, 26)
SINCE = datetime.date(2026, 10, 29)
days = st.sampled_from(("2026-10-01", "2026-10-29", "2026-11-10", "2026-11-26", "2026-12-01", ""))


def piece(**keys: str) -> Piece:
    """Return a piece of post with these keys as on disk."""
    meta = {key.replace("_", "-"): value for key, value in keys.items()}
    return piece_of(f"post/{meta.get('nummer', 'x')}.md", {"datum": "2026-11-10", **meta})


@given(st.lists(st.tuples(days, st.sampled_from(("", "V-1", "V-2", "V-3")),
                          st.sampled_from(("open", "afgehandeld"))), max_size=8))  # fmt: skip
def test_every_piece_since_the_meeting_before_is_listed_once(
    made: list[tuple[str, str, str]],
) -> None:
    """On the list of V-2: what came since V-1 and stands on no other list, and what names it."""
    pieces = [
        piece(nummer=f"P-{place}", datum=day, vergadering=f"[[{meeting}]]" if meeting else "",
              status=status)
        for place, (day, meeting, status) in enumerate(made)
    ]  # fmt: skip
    listed, older = divided(pieces, meeting="V-2", day=DAY, since=SINCE)
    expected = {
        one.number
        for one in pieces
        if one.meeting == "V-2"
        or (not one.meeting and one.day and SINCE.isoformat() <= one.day <= DAY.isoformat())
    }
    assert {one.number for one in listed} == expected
    assert [one.day for one in listed] == sorted(one.day for one in listed)
    assert {one.number for one in older} == {
        one.number
        for one in pieces
        if not one.meeting and one.is_open and one.day < SINCE.isoformat()
    }


def test_the_first_meeting_lists_all_that_came_before() -> None:
    """Without a meeting before there is no day to begin at."""
    listed, older = divided([piece(datum="2020-01-01")], meeting="V-1", day=DAY, since=None)
    assert (len(listed), older) == (1, ())


@pytest.mark.parametrize(
    ("keys", "changed"),
    [
        ({"behandeling": "ter kennisname"},
         {"besluit": "conform voorstel: ter kennisname", "status": "afgehandeld",
          "afgehandeld": "2026-11-26"}),
        ({"behandeling": "ter bespreking"}, {"besluit": "conform voorstel: ter bespreking"}),
        ({"richting": "uit"},
         {"behandeling": "ter kennisname", "besluit": "conform voorstel: ter kennisname",
          "status": "afgehandeld", "afgehandeld": "2026-11-26"}),
        ({"richting": "uit", "uiterlijk": "2026-12-10"},
         {"behandeling": "ter kennisname", "besluit": "conform voorstel: ter kennisname"}),
        ({"behandeling": "ter kennisname", "status": "afgehandeld"},
         {"besluit": "conform voorstel: ter kennisname"}),
        ({"behandeling": "ter kennisname", "besluit": "Eerst navragen"}, {}),
    ],
)  # fmt: skip
def test_what_deciding_changes(keys: dict[str, str], changed: dict[str, str]) -> None:
    """For information is done, unless an answer is awaited; another decision stays as written."""
    found = keys_of_decision(piece(**keys), meeting="V-2", day=DAY)
    assert found == {"vergadering": "[[V-2]]", **changed}


def test_what_was_decided_is_not_decided_again() -> None:
    """The list can be adopted again for what came later."""
    decided = piece(behandeling="overig", besluit="conform", vergadering="[[V-2]]")
    assert keys_of_decision(decided, meeting="V-2", day=DAY) == {}


def test_a_piece_without_a_code_says_so() -> None:
    """What came in needs a code; what was sent is for information."""
    assert piece().code == ""
    assert piece(richting="uit").code == "ter kennisname"
    assert piece(richting="uit", behandeling="overig").code == "overig"


def test_the_meeting_before_is_of_the_same_series() -> None:
    """Council and consultation meetings follow one another; a committee follows itself."""
    days = [(datetime.date(2026, 11, day), form) for day, form in
            ((5, "raad"), (12, "commissie"), (19, "overleg"), (26, "raad"))]  # fmt: skip
    assert last_meeting_before(days, day=DAY, form="raad") == datetime.date(2026, 11, 19)
    assert last_meeting_before(days, day=DAY, form="commissie") == datetime.date(2026, 11, 12)
    assert last_meeting_before(days, day=DAY, form="db") is None
