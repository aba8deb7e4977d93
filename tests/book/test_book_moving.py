"""Moving a meeting: its day, its file and every due date that names it, in one version."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from copies import copied, nine_seats

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.meetings.agenda import proposals_of
from raadsboek.book.meetings.moving import (
    Move,
    NotToBeMoved,
    cancel_meeting,
    move_meeting,
    plan_cancel,
    plan_move,
)
from raadsboek.book.meetings.planning_year import make_year
from raadsboek.book.minutes import context_of
from raadsboek.book.past import restore, versions_of, versions_since
from raadsboek.core.errors import ChangedOnDisk, InvalidInput
from raadsboek.core.kinds import action, meeting, promise
from raadsboek.core.note import Note, Value

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
TODAY = NOW.date()
SENT = (
    "2026-11-19 agenda voor 2026-11-26 aan @anna @bas: V-2026-02 1a2b3c4d",
    "2026-11-20 nazending voor 2026-11-26 aan @anna: P-2026-001 5d6e7f80",
)


def _fill(book: Book, now: datetime.datetime) -> None:
    """Make a meeting that was held, two to come, and what was said in the first.

    Two due dates name the next meeting; one of them was put on another day by hand.
    """
    for day, form in (("2026-11-05", "raad"), ("2026-11-26", "overleg"), ("2026-12-17", "raad")):
        values = {"titel": f"Vergadering {day}", "vorm": form, "datum": day}
        notes.create(book, meeting.KIND, values, now=NOW)
    notes.change_keys(book, "V-2026-01", {"status": "gehouden"}, now=NOW)
    said = {"termijn": "voor volgende vergadering", "vergadering": "[[V-2026-01]]"}
    for kind, values in (
        (action.KIND, {"titel": "Bellen", "uiterlijk": "2026-11-26"}),
        (action.KIND, {"titel": "Schrijven", "uiterlijk": "2026-11-24"}),
        (promise.KIND, {"titel": "Cijfers", "uiterlijk": "2026-11-26"}),
        (
            action.KIND,
            {
                "titel": "Gedaan",
                "uiterlijk": "2026-11-26",
                "status": "gereed",
                "resultaat": "klaar",
            },
        ),
    ):
        notes.create(book, kind, {**said, **values}, now=NOW)


meetings = copied(nine_seats, _fill, now=NOW)


def to(day: str) -> Move:
    """Return the wish to move to a day."""
    return Move(day=datetime.date.fromisoformat(day))


def dues(book: Book) -> list[str]:
    """Return the due dates of the notes, in the order in which they were made."""
    numbers = ("A-2026-001", "A-2026-002", "T-2026-001", "A-2026-003")
    return [notes.read(book, number).text("uiterlijk") for number in numbers]


def next_meeting(book: Book) -> Note:
    """Return the meeting that the tests move."""
    return notes.read(book, "V-2026-02")


def test_one_version_moves_everything(meetings: Book) -> None:
    """Day, title, file and the days that follow; by hand stays by hand, done stays done."""
    note = next_meeting(meetings)
    before = versions_of(meetings, note.path)[0].identifier
    move = Move(day=datetime.date(2026, 12, 3), start="10:00", end="12:00", place="zaal 3")
    moved = move_meeting(meetings, note, move, now=NOW)
    after = moved.meeting
    assert after.path == "vergaderingen/2026/V-2026-02 vergadering-2026-12-03.md"
    assert not (meetings.root / note.path).exists()
    assert after.text("titel") == "Vergadering 2026-12-03"
    assert [after.text(key) for key in ("datum", "van", "tot", "plaats", "verplaatst-van")] == [
        "2026-12-03",
        "10:00",
        "12:00",
        "zaal 3",
        "2026-11-26",
    ]
    assert after.body == note.body
    assert dues(meetings) == ["2026-12-03", "2026-11-24", "2026-12-03", "2026-11-26"]
    assert [one.number for one in moved.following.by_hand] == ["A-2026-002"]
    (version, *_) = versions_since(meetings, before)
    assert version.action == "verplaatsen"
    assert version.numbers == ("V-2026-02", "A-2026-001", "T-2026-001")
    assert version.subject == (
        "V-2026-02 verplaatst naar do 3 december 2026, was do 26 november 2026; 2 data mee"
    )


def test_moving_behind_another_meeting(meetings: Book) -> None:
    """What the words name is then the other meeting; moving back gives everything back."""
    notes.change_keys(meetings, "T-2026-001", {"termijn": "volgende ov"}, now=NOW)
    moved = move_meeting(meetings, next_meeting(meetings), to("2027-01-14"), now=NOW)
    assert moved.meeting.path == "vergaderingen/2027/V-2026-02 vergadering-2027-01-14.md"
    assert dues(meetings) == ["2026-12-17", "2026-11-24", "2027-01-14", "2026-11-26"]
    back = move_meeting(meetings, next_meeting(meetings), to("2026-11-26"), now=NOW)
    assert back.meeting.path == "vergaderingen/2026/V-2026-02 vergadering-2026-11-26.md"
    assert dues(meetings) == ["2026-11-26", "2026-11-24", "2026-11-26", "2026-11-26"]
    assert back.meeting.texts("verplaatst-van") == ["2026-11-26", "2027-01-14"]


def test_planning_says_the_same_and_changes_nothing(meetings: Book) -> None:
    """What is shown before it is done is what is done."""
    note = next_meeting(meetings)
    planned = plan_move(meetings, note, to("2026-12-03"), today=TODAY)
    assert next_meeting(meetings) == note
    done = move_meeting(meetings, note, to("2026-12-03"), now=NOW)
    assert (planned.following, planned.told, planned.warnings) == (
        done.following,
        done.told,
        done.warnings,
    )


def test_what_was_sent_for_the_old_day(meetings: Book) -> None:
    """The newest sending is named with all who got one; back on the old day nobody is misled."""
    notes.change_keys(meetings, "V-2026-02", {"verzonden": list(SENT)}, now=NOW)
    moved = move_meeting(meetings, next_meeting(meetings), to("2026-12-03"), now=NOW)
    assert moved.told is not None
    assert (moved.told.day, moved.told.to) == (datetime.date(2026, 11, 20), ("anna", "bas"))
    back = plan_move(meetings, next_meeting(meetings), to("2026-11-26"), today=TODAY)
    assert back.told is None
    assert plan_cancel(meetings, next_meeting(meetings), today=TODAY).told is not None


@pytest.mark.parametrize(
    ("day", "warnings"),
    [
        ("2026-12-03", []),
        ("2026-12-05", ["za 5 december 2026 is een zaterdag."]),
        ("2026-12-25", ["vr 25 december 2026 is een vrije dag: Eerste kerstdag."]),
        ("2026-11-17", ["di 17 november 2026 is al voorbij."]),
        ("2026-12-17", ["Op die dag is ook V-2026-03 gepland (raad)."]),
        (
            "2026-11-27",
            [
                "De agenda had dan op vr 20 november 2026 bekend moeten zijn "
                "(7 dagen · art. 14 lid 2 g WOR)."
            ],
        ),
    ],
)
def test_what_is_odd_about_the_new_day(meetings: Book, day: str, warnings: list[str]) -> None:
    """It is said, and does not stand in the way."""
    planned = plan_move(meetings, next_meeting(meetings), to(day), today=TODAY)
    assert list(planned.warnings) == warnings


def test_a_meeting_that_was_held_stays(meetings: Book) -> None:
    """It is refused, with what to do; putting a mistyped day right is no moving."""
    held = notes.read(meetings, "V-2026-01")
    with pytest.raises(NotToBeMoved, match="al gehouden"):
        move_meeting(meetings, held, to("2026-12-03"), now=NOW)
    right = notes.save(meetings, held, changes={"datum": "2026-11-06"}, body=None, now=NOW)
    assert right.path == "vergaderingen/2026/V-2026-01 vergadering-2026-11-06.md"
    assert right.text("verplaatst-van") == ""
    assert "verbeterd" in versions_of(meetings, right.path)[0].subject


@pytest.mark.parametrize(
    ("wanted", "move"),
    [
        ("V-2026-02", Move(day=datetime.date(2026, 11, 26))),
        ("V-2026-02", Move(day=datetime.date(2026, 12, 3), start="half twee")),
        ("A-2026-001", Move(day=datetime.date(2026, 12, 3))),
    ],
)
def test_what_cannot_be(meetings: Book, wanted: str, move: Move) -> None:
    """The same day, a time that is none, and a note that is no meeting."""
    with pytest.raises(InvalidInput):
        move_meeting(meetings, notes.read(meetings, wanted), move, now=NOW)


def test_a_note_that_changed_meanwhile_stops_everything(meetings: Book) -> None:
    """All or nothing: when the meeting is not what the user saw, no due date moves either."""
    seen = next_meeting(meetings)
    file = meetings.root / seen.path
    file.write_text(file.read_text(encoding="utf-8") + "Getypt in Kladblok.\n", encoding="utf-8")
    with pytest.raises(ChangedOnDisk):
        move_meeting(meetings, seen, to("2026-12-03"), now=NOW)
    assert dues(meetings)[0] == "2026-11-26"
    assert "Kladblok" in file.read_text(encoding="utf-8")


def test_a_meeting_that_is_called_off(meetings: Book) -> None:
    """It keeps its day, its number and its file; the next meeting takes over."""
    note = next_meeting(meetings)
    planned = plan_cancel(meetings, note, today=TODAY)
    moved = cancel_meeting(meetings, note, now=NOW)
    assert (moved.new, moved.meeting.path) == (None, note.path)
    assert planned.following == moved.following
    assert (moved.meeting.text("status"), moved.meeting.text("datum")) == (
        "vervallen",
        "2026-11-26",
    )
    assert dues(meetings) == ["2026-12-17", "2026-11-24", "2026-12-17", "2026-11-26"]
    held = notes.read(meetings, "V-2026-01")
    assert context_of(meetings, held, today=TODAY).next_meeting == datetime.date(2026, 12, 17)
    with pytest.raises(NotToBeMoved, match="vervallen"):
        move_meeting(meetings, moved.meeting, to("2026-12-03"), now=NOW)


def test_the_topics_of_a_meeting_that_is_called_off(meetings: Book) -> None:
    """They come back on the next agenda of the same form; what is on every agenda does not."""
    body = (
        "## 1. Opening\n\n## 2. Begroting\ntijd: 20 min · doel: bespreken\n\n"
        "::: vertrouwelijk\n## 3. Zaak van Jan\n:::\n\n## 4. Rondvraag\n"
    )
    changes: dict[str, Value | None] = {"doorgeschoven": ["Scholing · tijd: 10 min"]}
    notes.save(meetings, next_meeting(meetings), changes=changes, body=body, now=NOW)
    moved = cancel_meeting(meetings, next_meeting(meetings), now=NOW)
    assert moved.left_over == (
        "Scholing · tijd: 10 min",
        "Begroting · doel: bespreken · tijd: 20 min",
        "Vertrouwelijk punt 3",
    )
    values = {"titel": "Overleg", "vorm": "overleg", "datum": "2027-01-14"}
    later = notes.create(meetings, meeting.KIND, values, now=NOW)
    meetings.index.refresh()
    titles = [one.title for one in proposals_of(meetings, later, today=TODAY)]
    assert {"Scholing", "Begroting", "Vertrouwelijk punt 3"} <= set(titles)


def test_the_year_plan_brings_the_next_meeting(meetings: Book) -> None:
    """What waited for a meeting that was not planned yet gets its day when the year is made."""
    notes.change_keys(meetings, "A-2026-001", {"termijn": "volgende db"}, now=NOW)
    notes.change_keys(meetings, "A-2026-001", {"uiterlijk": None}, now=NOW)
    file = meetings.root / "raadsboek.yaml"
    plan = "    jaarplan:\n      vergaderingen:\n        - {vorm: db, dagen: [2027-01-07]}\n"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    zetels: 9\n", f"    zetels: 9\n{plan}"), encoding="utf-8")
    assert make_year(meetings, 2027, now=NOW).numbers == ("V-2027-01",)
    assert dues(meetings)[0] == "2027-01-07"


def test_the_form_and_wijzig_move_too(meetings: Book) -> None:
    """Another day typed at the facts of a meeting is the same as moving it, with the text."""
    note = next_meeting(meetings)
    saved = notes.save(
        meetings,
        note,
        changes={"datum": "2026-12-03", "plaats": "zaal 1"},
        body="## 1. Opening\n",
        now=NOW,
    )
    assert (saved.path, saved.body) == (
        "vergaderingen/2026/V-2026-02 vergadering-2026-12-03.md",
        "## 1. Opening\n",
    )
    assert saved.text("verplaatst-van") == "2026-11-26"
    assert dues(meetings)[0] == "2026-12-03"


def test_another_form_is_another_calendar(meetings: Book) -> None:
    """A consultation meeting that becomes one of the board is nobody's next meeting any more."""
    notes.change_keys(meetings, "V-2026-02", {"vorm": "db"}, now=NOW)
    assert dues(meetings)[0] == "2026-12-17"


def test_a_new_meeting_in_between(meetings: Book) -> None:
    """Planning a meeting before the one that was next lets the due dates follow at once."""
    values = {"titel": "Extra", "datum": "2026-11-23"}
    made = notes.create(meetings, meeting.KIND, values, now=NOW)
    assert dues(meetings)[0] == "2026-11-23"
    assert versions_of(meetings, made.path)[0].numbers == (
        "V-2026-04",
        "A-2026-001",
        "T-2026-001",
    )


def test_putting_back_moves_back(meetings: Book) -> None:
    """A meeting put back as it was before it moved takes the due dates along."""
    note = next_meeting(meetings)
    made = versions_of(meetings, note.path)[0].identifier
    moved = move_meeting(meetings, note, to("2026-12-03"), now=NOW).meeting
    restored = restore(meetings, moved.path, made, now=NOW)
    assert (restored.path, restored.text("datum")) == (moved.path, "2026-11-26")
    assert dues(meetings) == ["2026-11-26", "2026-11-24", "2026-11-26", "2026-11-26"]
