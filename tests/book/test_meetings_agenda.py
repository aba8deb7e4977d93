"""Putting an agenda together in a real raadsboek: one version, and nothing is forgotten."""

import datetime
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.meetings.agenda import (
    AgendaClosed,
    arrange,
    proposals_of,
    save_agenda,
)
from raadsboek.book.notes import change_keys, create, read
from raadsboek.book.opening import open_book
from raadsboek.core.errors import ChangedOnDisk
from raadsboek.core.kinds import action, meeting, post, promise
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.note import Note, Value
from raadsboek.history.git import Repository
from raadsboek.history.log import versions

TODAY = NOW.date()


def make_meeting(book: Book, day: str, body: str = "", **keys: Value) -> Note:
    """Make a council meeting on a day."""
    values: dict[str, Value] = {"titel": "Raadsvergadering", "datum": day, "vorm": "raad"}
    return create(book, meeting.KIND, {**values, **keys}, body=body, now=NOW)


def proposed(book: Book, number: str) -> dict[str, str]:
    """Return what is proposed besides the fixed points: why, by number or title."""
    note = read(book, number)
    found = proposals_of(book, note, today=TODAY)
    return {one.source or one.title: one.why for one in found if not one.is_fixed}


def test_the_whole_proposal_is_one_version(book: Book) -> None:
    """Status, points and what is gathered; the history says what was done."""
    create(book, action.KIND, {"titel": "Bellen", "uiterlijk": "2026-11-17"}, now=NOW)
    make_meeting(book, "2026-12-17")
    before = len(versions(_repository(book)))

    saved = arrange(book, "V-2026-01", everything=True, now=NOW)

    assert saved.meeting.text("status") == "agenda concept"
    assert "- [[A-2026-001]] Bellen (uiterlijk di 17 nov)" in saved.meeting.body
    newest = versions(_repository(book))
    assert len(newest) == before + 1
    assert (newest[0].action, newest[0].numbers) == ("agenda", ("V-2026-01",))
    assert newest[0].subject == "Agenda V-2026-01: 8 punten, 55 min"
    assert not arrange(book, "V-2026-01", everything=True, now=NOW).saved


def test_what_is_taken_off_comes_back_next_time(book: Book) -> None:
    """A point of one's own is remembered; a note is still open and waits by itself."""
    create(book, action.KIND, {"titel": "Bellen", "uiterlijk": "2026-11-17"}, now=NOW)
    make_meeting(book, "2026-11-26", "## 1. Opening\n\n## 2. Kantine\ntijd: 20 min\n")
    make_meeting(book, "2026-12-17")
    arrange(book, "V-2026-01", everything=True, now=NOW)

    saved = arrange(book, "V-2026-01", remove=["Kantine", "A-2026-001"], now=NOW)

    assert saved.meeting.texts("doorgeschoven") == ["Kantine · tijd: 20 min"]
    assert proposed(book, "V-2026-01")["Kantine"] == "van deze agenda gehaald"
    later = proposed(book, "V-2026-02")
    assert later["Kantine"] == "doorgeschoven op do 26 nov"
    assert later["A-2026-001"] == "te laat sinds di 17 nov"

    back = arrange(book, "V-2026-01", add=["kantine"], now=NOW)

    assert "doorgeschoven" not in back.meeting.meta
    assert "Kantine" not in proposed(book, "V-2026-02")


def test_a_point_that_was_held_over_is_proposed_next_time(book: Book) -> None:
    """Until it stood on an agenda again; meetings in between that knew nothing of it keep it."""
    body = "## 5. Jaarplan\ntijd: 20 min\n\nAANGEHOUDEN: geen cijfers\n"
    make_meeting(book, "2026-10-01", body, status="verslag vastgesteld")
    make_meeting(book, "2026-10-29", "## 1. Opening\n", status="verslag vastgesteld")
    make_meeting(book, "2026-11-26")
    make_meeting(book, "2026-12-17")

    assert proposed(book, "V-2026-03")["Jaarplan"] == "aangehouden op do 1 okt: geen cijfers"
    arrange(book, "V-2026-03", add=["Jaarplan"], now=NOW)
    assert "Jaarplan" not in proposed(book, "V-2026-04")


def test_minutes_wait_until_they_are_adopted(book: Book) -> None:
    """Those of a consultation meeting for the council too, unless it has agreed already."""
    make_meeting(book, "2026-09-01", status="verslag vastgesteld")
    make_meeting(book, "2026-10-01", status="verslag concept")
    make_meeting(book, "2026-10-15", vorm="overleg", status="verslag concept")
    make_meeting(
        book,
        "2026-10-16",
        vorm="overleg",
        status="verslag concept",
        akkoord=["raad 2026-11-01 [[V-2026-02]]"],
    )
    make_meeting(book, "2026-12-17")

    assert set(proposed(book, "V-2026-05")) == {"V-2026-02", "V-2026-03"}


def test_organs_with_look_alike_notes_never_mix(book: Book) -> None:
    """The agenda of one organ proposes nothing of another."""
    _with_second_organ(book)
    opened = open_book(book.root, now=NOW)
    for organ in ("", "cr"):
        values: dict[str, Value] = {"orgaan": organ} if organ else {}
        create(opened, action.KIND, {"titel": "Bellen", "wie": ["anna"], **values}, now=NOW)
        create(opened, post.KIND, {"titel": "Brief", "richting": "in", **values}, now=NOW)
        create(opened, promise.KIND, {"titel": "C", "uiterlijk": "2026-11-01", **values}, now=NOW)
        held: dict[str, Value] = {"status": "gehouden", "doorgeschoven": ["Plan"]}
        make_meeting(opened, "2026-11-12", "", **held, **values)
        make_meeting(opened, "2026-12-17", "", **values)

    ours = proposed(opened, "V-2026-02")
    theirs = proposed(opened, "CR-V-2026-02")

    assert set(ours) == {"A-2026-001", "P-2026-001", "T-2026-001", "V-2026-01", "Plan"}
    assert set(theirs) == {f"CR-{one}" for one in ours if one != "Plan"} | {"Plan"}
    opened.index.close()


def test_an_agenda_that_became_minutes_is_refused(book: Book) -> None:
    """In every status from the meeting on, and when numbers were given out."""
    make_meeting(book, "2026-11-12", "## 1. Opening\n\nBESLUIT B-2026-001: Ja.\n")
    with pytest.raises(AgendaClosed):
        arrange(book, "V-2026-01", everything=True, now=NOW)
    for status in ("gehouden", "verslag concept", "verslag vastgesteld", "afgesloten"):
        note = make_meeting(book, "2026-11-12", status=status)
        with pytest.raises(AgendaClosed, match=status):
            save_agenda(book, note, body="## 1. Anders\n", postponed=[], now=NOW)


def test_a_change_after_sending_asks_for_sending_again(book: Book) -> None:
    """The status stays; who saves hears that a new one must go out."""
    make_meeting(book, "2026-11-26", "## 1. Opening\n", status="agenda verzonden")

    saved = arrange(book, "V-2026-01", add=["Rondvraag"], now=NOW)

    assert saved.resend
    assert saved.meeting.text("status") == "agenda verzonden"


def test_an_agenda_that_changed_elsewhere_is_not_overwritten(book: Book) -> None:
    """The version that was seen is compared, as with every save."""
    opened = make_meeting(book, "2026-11-26", "## 1. Opening\n")
    change_keys(book, "V-2026-01", {"plaats": "zaal 1"}, now=NOW)

    with pytest.raises(ChangedOnDisk):
        save_agenda(book, opened, body="## 1. Anders\n", postponed=[], now=NOW)

    assert read(book, "V-2026-01").body == "## 1. Opening\n"


def test_a_broken_day_or_form_is_no_reason_to_fail(book: Book) -> None:
    """What cannot be read counts as today, and as a meeting of the council."""
    note = make_meeting(book, "2026-11-26")
    path = book.root / note.path
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2026-11-26", "binnenkort").replace(": raad", ": borrel"))

    assert proposals_of(book, read(book, "V-2026-01"), today=datetime.date(2026, 11, 22))


def test_the_proposal_of_the_demo(demo_copy: Path) -> None:
    """Every open item that is due before the council meeting is on its agenda, once."""
    opened = open_book(demo_copy, now=NOW)
    saved = arrange(opened, "V-2026-17", everything=True, now=NOW)

    numbers = [f"A-2026-{number:03}" for number in (37, 39, 45, 52, 55, 56, 57, 59, 60, 61)]
    for number in [*numbers, "D-2026-003", "P-2026-052", "B-2026-009", "V-2026-15"]:
        assert f"[[{number}]]" in saved.meeting.body
    assert len(read_agenda(saved.meeting.body).points) > 9
    opened.index.close()


def _repository(book: Book) -> Repository:
    assert book.repository is not None
    return book.repository


def _with_second_organ(book: Book) -> None:
    settings = book.root / "raadsboek.yaml"
    text = settings.read_text(encoding="utf-8")
    more = "organen:\n  - naam: OR De Linden\n    soort: OR\n  - naam: CR\n    soort: CR\n"
    start, end = text.index("organen:"), text.index("# Wie het raadsboek bijhoudt")
    settings.write_text(text[:start] + more + text[end:], encoding="utf-8")
    record_outside(book, ["raadsboek.yaml"], now=NOW)
