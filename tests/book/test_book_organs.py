"""Two organs in one raadsboek, with members and numbers that look alike: nothing ever mixes."""

import datetime
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.lists import kind_counts, rows
from raadsboek.book.minutes import context_of
from raadsboek.book.notes import change_keys, create
from raadsboek.book.opening import open_book
from raadsboek.book.problems import check
from raadsboek.book.recording import record_minutes
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import action, decision, meeting, member


@pytest.fixture
def two(book: Book) -> Book:
    """Return the raadsboek with a client council beside the works council."""
    file: Path = book.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8")
    second = '  - naam: "CR De Linden"\n    soort: CR\n    zetels: 3\n\n# Wie het raadsboek'
    file.write_text(text.replace("# Wie het raadsboek", second, 1), encoding="utf-8")
    opened = open_book(book.root, now=NOW, index=book.index)
    record_outside(opened, ["raadsboek.yaml"], now=NOW)
    return opened


def _held(book: Book, organ: dict[str, str]) -> str:
    """Hold a meeting with one decision and one action item; return the meeting's number."""
    create(book, member.KIND, {**organ, "naam": "Anna de Vries", "kort": "anna"}, now=NOW)
    made = create(
        book,
        meeting.KIND,
        {**organ, "titel": "Vergadering", "datum": "2026-11-19", "aanwezig": ["anna"]},
        body="## 1. Besluit\n\nBESLUIT: Akkoord.\nACTIE @anna voor volgende vergadering: Brief.\n",
        now=NOW,
    )
    record_minutes(book, made, body=made.body, changes={}, now=NOW)
    return made.text("nummer")


def test_notes_made_from_minutes_belong_to_the_organ_of_the_meeting(two: Book) -> None:
    """Each organ has its own sequence, and a list of one never shows a note of the other."""
    assert _held(two, {}) == "V-2026-01"
    assert _held(two, {"orgaan": "cr"}) == "CR-V-2026-01"

    for organ, number in (("or", "B-2026-001"), ("cr", "CR-B-2026-001")):
        listed = rows(two, decision.KIND, organ=organ)
        assert [row.number for row in listed.page(0, 9)] == [number]
        assert kind_counts(two, organ)["actie"] == (1, 1)
    assert len(rows(two, action.KIND)) == 2


def test_next_meeting_and_members_are_those_of_the_organ(two: Book) -> None:
    """The meeting of another council is not 'volgende vergadering', nor are its people known."""
    _held(two, {})
    create(two, meeting.KIND, {"titel": "Raad", "datum": "2026-12-10"}, now=NOW)
    cr = {"orgaan": "cr"}
    create(two, member.KIND, {**cr, "naam": "Kees Kok", "kort": "kees"}, now=NOW)
    made = create(two, meeting.KIND, {**cr, "titel": "CR", "datum": "2026-11-19"}, now=NOW)
    create(two, meeting.KIND, {**cr, "titel": "CR", "datum": "2026-12-03"}, now=NOW)

    two.index.refresh()

    context = context_of(two, made, today=NOW.date())

    assert context.next_meeting == datetime.date(2026, 12, 3)
    assert dict(context.members) == {"kees": "Kees Kok"}
    assert (context.seats, context.needed) == (3, 2)


def test_an_organ_that_does_not_exist_is_refused_and_reported(two: Book) -> None:
    """Making or changing a note cannot name it; a note that does so all the same is listed."""
    with pytest.raises(InvalidInput) as refused:
        create(two, action.KIND, {"titel": "Iets", "orgaan": "vgwm"}, now=NOW)
    assert "or, cr" in refused.value.problems[0].fix
    made = create(two, action.KIND, {"titel": "Iets", "wie": ["anna"]}, now=NOW)
    with pytest.raises(InvalidInput):
        change_keys(two, made.text("nummer"), {"orgaan": "vgwm"}, now=NOW)

    file = two.root / made.path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("titel:", "orgaan: vgwm\ntitel:"), encoding="utf-8")

    assert "orgaan-onbekend" in {problem.code for problem in check(two, today=NOW.date())}
    assert len(rows(two, action.KIND, organ="or")) == 1
    assert len(rows(two, action.KIND, organ="cr")) == 0
