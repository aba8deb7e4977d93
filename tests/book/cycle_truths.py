"""What must hold in a raadsboek of two councils after every action, whatever came before."""

import re
from collections import Counter

from cycle_world import ORGANS, World

from raadsboek.book.lists import rows
from raadsboek.book.meetings import damage
from raadsboek.book.meetings.agenda import proposals_of
from raadsboek.book.meetings.minutes_waiting import (
    adoptable,
    agreements_of,
    meetings_to_adopt_in,
    sides_of,
)
from raadsboek.book.meetings.steps import facts_of
from raadsboek.book.minutes import context_of
from raadsboek.book.organs import same_organ
from raadsboek.book.past import note_in, versions_of
from raadsboek.book.problems import check as check_book
from raadsboek.book.today import overview
from raadsboek.core.due import DueKind, read_due
from raadsboek.core.kinds import KIND_BY_NAME, KINDS
from raadsboek.core.links import target
from raadsboek.core.meetings.adopted import Seal, seal_of, text_digest
from raadsboek.core.meetings.missing import everything_missing
from raadsboek.core.note import Note
from raadsboek.core.problem import Severity
from raadsboek.core.schema import check, fields_of

_FIRST_ACTIONS = {"nieuw", "jaarplan", "vastleggen", "corrigeren"}
_NUMBER = re.compile(r"(CR-)?\b[VBATPLN]-(?:\d{4}-)?\d{2,3}\b")


def notes_are_sound(world: World) -> None:
    """Every note parses, fits its kind, and has a number of its own organ that nobody else has."""
    notes = world.notes()
    for note in notes:
        kind = KIND_BY_NAME[note.text("soort")]
        assert note.problems == (), note.path
        assert not check(kind.struct, note.meta)[1], note.path
        assert note.text("nummer").startswith("CR-") == (world.organ_of(note) == "cr"), note.path
        assert note.path.rpartition("/")[2].startswith(f"{note.text('nummer')} "), note.path
    taken = Counter(note.text("nummer") for note in notes)
    assert [number for number, times in taken.items() if times > 1] == []


def folder_is_recorded(world: World) -> None:
    """Whatever the program wrote is a version; only edits from outside may wait for one."""
    assert world.status_of_git() <= world.dirty


def adopted_text_stays(world: World) -> None:
    """Nothing but an edit from outside changes what was adopted."""
    meetings = {note.text("nummer"): note for note in world.notes("vergadering")}
    for number, digest in world.adopted.items():
        if number not in world.tampered:
            assert seal_of(meetings[number]) is Seal.WHOLE, number
            assert text_digest(meetings[number]) == digest, number


def due_dates_follow(world: World) -> None:
    """An open note that waits for a meeting is due on the day of that meeting."""
    world.book.index.refresh()
    meetings = {note.text("nummer"): note for note in world.notes("vergadering")}
    for note in (*world.notes("actie"), *world.notes("toezegging")):
        kind = KIND_BY_NAME[note.text("soort")]
        said_in = meetings.get(target(note.text("vergadering")))
        number = note.text("nummer")
        if said_in is None or said_in.text("status") == "vervallen":
            world.by_hand.add(number)
        if number in world.by_hand or note.text("status") not in kind.open_statuses:
            continue
        assert said_in is not None
        around = context_of(world.book, said_in, today=world.today)
        due = read_due(
            note.text("termijn"),
            said_on=around.said_on,
            next_meeting=around.next_meeting,
            next_meetings=around.next_meetings,
        )
        if due is not None and due.kind is DueKind.MEETING:
            assert note.text("uiterlijk") == (due.date.isoformat() if due.date else ""), number


def lists_tell_what_is_there(world: World) -> None:
    """The list of every kind, of every organ, is what the files say."""
    world.book.index.refresh()
    for kind in KINDS:
        for organ in (*ORGANS, None):
            notes = world.files(kind.name, organ or "")
            found = rows(world.book, kind, organ=organ).objects()
            assert sorted(str(one["pad"]) for one in found) == [note.path for note in notes]
            if not kind.status_key:
                continue
            first = next(
                one.default for one in fields_of(kind.struct) if one.key == kind.status_key
            )
            still_open = [
                note.path
                for note in notes
                if (note.text(kind.status_key) or first) in kind.open_statuses
            ]
            listed = rows(world.book, kind, organ=organ, only_open=True).objects()
            assert sorted(str(one["pad"]) for one in listed) == still_open


def organs_stay_apart(world: World) -> None:
    """No note, list, proposal or choice of one organ names what is of the other."""
    world.book.index.refresh()
    book, today = world.book, world.today
    for note in world.notes():
        text = (book.root / note.path).read_text(encoding="utf-8")
        foreign = {
            match[0] for match in _NUMBER.finditer(text) if bool(match[1]) != _is_cr(world, note)
        }
        assert not foreign, (note.path, foreign)
    for organ in ORGANS:
        seen = overview(book, today, organ)
        numbers = [due.number for due in seen.due] + ([seen.meeting.number] if seen.meeting else [])
        assert {number.startswith("CR-") for number in numbers} <= {organ == "cr"}
    for meeting in world.notes("vergadering"):
        proposed = proposals_of(book, meeting, today=today)
        named = [one.source for one in proposed if one.source]
        named += [one.text("nummer") for one in meetings_to_adopt_in(book, meeting, today=today)]
        assert {name.startswith("CR-") for name in named} <= {_is_cr(world, meeting)}
        assert same_organ(book, meeting) == world.organ_of(meeting)


def _is_cr(world: World, note: Note) -> bool:
    return world.organ_of(note) == "cr"


def closed_misses_nothing(world: World) -> None:
    """A meeting that was closed has nothing left that would have kept it open."""
    world.book.index.refresh()
    for meeting in world.notes("vergadering"):
        if meeting.text("status") == "afgesloten" and meeting.text("nummer") not in world.tampered:
            facts = facts_of(world.book, meeting, today=world.today)
            left = [
                one.message
                for one in everything_missing(facts)
                if one.blocking and one.step not in ("agenda verzonden", "gepubliceerd")
            ]
            assert left == [], meeting.text("nummer")


def adopted_minutes_have_every_side(world: World) -> None:
    """Whoever must agree has agreed with the very text that was adopted."""
    for number in set(world.adopted) - world.tampered:
        note = next(one for one in world.notes("vergadering") if one.text("nummer") == number)
        agreed = {one.side for one in agreements_of(world.book, note)}
        assert set(sides_of(world.book, note)) <= agreed, number


def minutes_wait_for_their_own(world: World) -> None:
    """What a meeting can adopt is of its own organ."""
    for organ in ORGANS:
        meetings = world.notes("vergadering", organ)
        last = max(meetings, key=lambda note: note.text("datum"))
        waiting = adoptable(world.book, last, today=world.today)
        assert {world.organ_of(one.note) for one in waiting} <= {organ}


def history_is_whole(world: World) -> None:
    """Every note can be followed back to the version that made it, under whatever name."""
    for note in world.notes():
        past = versions_of(world.book, note.path)
        assert past, note.path
        assert past[-1].action in _FIRST_ACTIONS, (note.path, past[-1].action)
        for version in past:
            then = note_in(world.book, note.path, version.identifier)
            assert then.text("nummer") == note.text("nummer")


def check_tells_what_is_wrong(world: World) -> None:
    """The check names minutes that were changed outside, and nothing that is not so."""
    meetings = {note.text("nummer"): note for note in world.notes("vergadering")}
    problems = check_book(world.book, today=world.today)
    told = {one.path for one in problems if one.code == damage.CODE}
    changed = {
        meetings[number].path
        for number, digest in world.adopted.items()
        if text_digest(meetings[number]) != digest
    }
    assert told == changed
    assert {meetings[number].path for number in world.tampered} >= changed
    others = {
        (one.code, one.path, one.message)
        for one in problems
        if one.severity is not Severity.BOTTLENECK
        and one.code != damage.CODE
        and not (one.code == "buiten-gewijzigd" and one.path in world.dirty)
    }
    assert others == set()


def index_can_be_thrown_away(world: World) -> None:
    """A new index says the same as the one that was kept up to date."""
    world.book.index.refresh()
    before = _answers(world)
    world.book.index.rebuild()
    assert _answers(world) == before


def _answers(world: World) -> list[object]:
    found: list[object] = []
    for organ in ORGANS:
        seen = overview(world.book, world.today, organ)
        found += [seen.due, seen.meeting, seen.inbox, seen.altered, seen.elsewhere]
        found += [rows(world.book, kind, organ=organ).page(0, 999) for kind in KINDS]
    for meeting in world.notes("vergadering"):
        found.append(proposals_of(world.book, meeting, today=world.today))
    found.append(facts_of(world.book, meeting, today=world.today))
    return found


QUICK = (
    notes_are_sound,
    folder_is_recorded,
    adopted_text_stays,
    due_dates_follow,
    lists_tell_what_is_there,
    organs_stay_apart,
    closed_misses_nothing,
)
THOROUGH = (
    adopted_minutes_have_every_side,
    minutes_wait_for_their_own,
    history_is_whole,
    check_tells_what_is_wrong,
    index_can_be_thrown_away,
)
