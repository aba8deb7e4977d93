"""Due dates that name a meeting: they follow the calendar, and what was set by hand stays."""

import datetime
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.due import next_meetings_after, read_due
from raadsboek.core.due_following import DueChange, Following, Planned, Said, follow

DAY = datetime.date


def planned(number: str, day: str, form: str = "raad", organ: str = "or") -> Planned:
    """Return a meeting in the calendar."""
    return Planned(number, DAY.fromisoformat(day), form, organ)


def said(number: str, due: str, words: str = "volgende vergadering", meeting: str = "V-1") -> Said:
    """Return an open note with words said in a meeting."""
    return Said(number=number, words=words, due=due, meeting=meeting)


HELD = planned("V-1", "2026-11-05")
NEXT = planned("V-2", "2026-11-26", "overleg")
LATER = planned("V-3", "2026-12-17")
BEFORE = [HELD, NEXT, LATER]


def after(*changed: Planned, without: Sequence[str] = ()) -> list[Planned]:
    """Return the calendar with these meetings added or changed, and some taken out."""
    numbers = {one.number for one in changed} | set(without)
    return [*(one for one in BEFORE if one.number not in numbers), *changed]


def test_the_day_follows_the_meeting_that_moves() -> None:
    """'Volgende vergadering' is another day when that meeting is."""
    moved = planned("V-2", "2026-12-03", "overleg")
    found = follow([said("A-1", "2026-11-26")], BEFORE, after(moved))
    assert found == Following(
        (DueChange("A-1", "2026-11-26", "2026-12-03", "volgende vergadering"),)
    )


def test_another_meeting_can_become_the_next_one() -> None:
    """A meeting that moves behind another one hands the due date over to that one."""
    moved = planned("V-2", "2027-01-14", "overleg")
    found = follow(
        [said("A-1", "2026-11-26"), said("T-1", "2026-11-26", "voor volgende ov")],
        BEFORE,
        after(moved),
    )
    assert [(one.number, one.new) for one in found.changes] == [
        ("A-1", "2026-12-17"),
        ("T-1", "2027-01-14"),
    ]


def test_a_cancelled_meeting_hands_over_to_the_one_after() -> None:
    """Out of the calendar is out of the words; without a meeting after it there is no day."""
    notes = [said("A-1", "2026-11-26"), said("T-1", "2026-11-26", "volgende ov")]
    found = follow(notes, BEFORE, after(without=["V-2"]))
    assert [one.new for one in found.changes] == ["2026-12-17", ""]


def test_a_meeting_that_is_planned_gives_the_day_that_was_missing() -> None:
    """Words that meant no day yet get one."""
    notes = [said("T-1", "", "volgende commissievergadering")]
    found = follow(notes, BEFORE, after(planned("V-4", "2026-12-01", "commissie")))
    assert [one.new for one in found.changes] == ["2026-12-01"]


def test_a_day_set_by_hand_stays_and_is_named() -> None:
    """Only what the calendar gave is changed; a hand-set day whose words stay put is no news."""
    moved = after(planned("V-2", "2026-12-03", "overleg"))
    by_hand = said("A-1", "2026-12-01")
    found = follow([by_hand, said("A-2", "2026-12-01", "volgende db")], BEFORE, moved)
    assert found.changes == ()
    assert [(one.number, one.old, one.new) for one in found.by_hand] == [
        ("A-1", "2026-12-01", "2026-12-03")
    ]


def test_other_words_other_organs_and_unknown_meetings_stay() -> None:
    """A fixed day, a meeting of somebody else and words without a meeting are left alone."""
    notes = [
        said("A-1", "2026-12-01", "voor 1 december"),
        said("A-2", "2026-11-19", "over twee weken"),
        said("A-3", "2026-11-26", meeting="V-99"),
        said("A-4", "2026-11-26", "als het uitkomt"),
    ]
    other = planned("CR-1", "2026-11-10", organ="cr")
    assert follow(notes, BEFORE, after(planned("V-2", "2026-12-03", "overleg"))) == Following()
    assert follow([said("A-5", "2026-11-26")], BEFORE, after(other)) == Following()


def test_words_follow_the_meeting_they_were_said_in() -> None:
    """A mistyped day of the meeting itself put right: what comes next is read from the new day."""
    found = follow([said("A-1", "2026-11-26")], BEFORE, after(planned("V-1", "2026-11-27")))
    assert [one.new for one in found.changes] == ["2026-12-17"]


FORMS = st.sampled_from(["raad", "overleg", "db"])
DAYS = st.dates(DAY(2026, 1, 1), DAY(2026, 3, 31))
MEETINGS = st.builds(Planned, st.just(""), DAYS, FORMS, st.sampled_from(["or", "cr"]))
WORDS = st.sampled_from(["volgende vergadering", "volgende ov", "volgende or", "voor 1 april"])
STEPS = st.lists(st.tuples(st.integers(0, 5), st.one_of(st.none(), DAYS, MEETINGS)), max_size=8)


def reading(note: Said, calendar: Sequence[Planned]) -> str:
    """Return what a fresh reading of the words gives."""
    place = next(one for one in calendar if one.number == note.meeting)
    own = [(one.day, one.form) for one in calendar if one.organ == place.organ]
    following, by_form = next_meetings_after(own, said_on=place.day, form=place.form)
    due = read_due(note.words, said_on=place.day, next_meeting=following, next_meetings=by_form)
    return due.date.isoformat() if due and due.date else ""


@given(
    st.lists(MEETINGS, min_size=1, max_size=6),
    st.lists(st.tuples(WORDS, st.integers(0, 5), st.booleans()), max_size=6),
    STEPS,
)
def test_after_any_sequence_the_days_are_a_fresh_reading(
    meetings: list[Planned],
    spoken: list[tuple[str, int, bool]],
    steps: list[tuple[int, DAY | Planned | None]],
) -> None:
    """Planning, moving and cancelling in any order: days agree with the words, or are by hand."""
    calendar = [replace(one, number=f"V-{at}") for at, one in enumerate(meetings)]
    held = {one.number for one in calendar}
    notes: dict[str, Said] = {}
    for at, (words, place, by_hand) in enumerate(spoken):
        note = said(f"A-{at}", "", words, f"V-{place % len(calendar)}")
        day = "2025-12-31" if by_hand else reading(note, calendar)
        notes[note.number] = replace(note, due=day)
    hand_set = {number for number, note in notes.items() if note.due == "2025-12-31"}
    for at, (place, step) in enumerate(steps):
        before = list(calendar)
        chosen = calendar[place % len(calendar)]
        if isinstance(step, Planned):
            calendar.append(replace(step, number=f"V-{100 + at}"))
        elif step is not None:
            calendar[place % len(calendar)] = replace(chosen, day=step)
        elif chosen.number not in held:
            calendar.remove(chosen)
        for change in follow(notes.values(), before, calendar).changes:
            assert notes[change.number].due == change.old
            notes[change.number] = replace(notes[change.number], due=change.new)
    for number, note in notes.items():
        expected = "2025-12-31" if number in hand_set else reading(note, calendar)
        assert note.due == expected
