"""Moving a meeting to another day, or calling it off: what follows, what to know, and doing it.

The version itself is made in `rescheduling`. Here is what the secretary is told: which due dates go
along, which were set by hand and stay, who was told the old day, and what is odd about the new one.
"""

import datetime
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.meetings.agenda_facts import POSTPONED_KEY
from raadsboek.book.meetings.following import calendar_of, planned_as
from raadsboek.book.meetings.left_over import left_over
from raadsboek.book.meetings.rescheduling import Rescheduled, reschedule, rescheduled
from raadsboek.book.notes import refuse_new_problems
from raadsboek.book.organs import council_of
from raadsboek.book.source import read_note
from raadsboek.core.dates import FULL_WEEKDAYS, day_as_kept, long_date
from raadsboek.core.due_following import Following
from raadsboek.core.errors import InvalidInput, RaadsboekError
from raadsboek.core.holidays import rest_days, school_holidays
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingForm, MeetingStatus
from raadsboek.core.meetings.send_log import Sending, read_log
from raadsboek.core.meetings.terms import agenda_term
from raadsboek.core.meetings.year.settings import read_year_plan
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem


class Move(Struct, frozen=True, kw_only=True):
    """What is asked: another day, and with it other times or another place; '' leaves those."""

    day: datetime.date
    start: str = ""
    end: str = ""
    place: str = ""


class Moved(Struct, frozen=True, kw_only=True):
    """A meeting that was moved or would be: from `old` to `new`, None when it is called off.

    `told` is what last went out for another day than the new one, and to whom. `warnings` are what
    the secretary should know; none of them stands in the way. `left_over` are the topics of a
    meeting that is called off, which come back later.
    """

    meeting: Note
    old: datetime.date | None
    new: datetime.date | None
    following: Following
    told: Sending | None
    warnings: tuple[str, ...]
    left_over: tuple[str, ...] = ()


class NotToBeMoved(RaadsboekError):
    """The meeting was held or called off already."""

    def __init__(self, note: Note) -> None:
        number, status = note.text("nummer"), note.text("status")
        if status == MeetingStatus.CANCELLED:
            super().__init__(
                f"{number} is vervallen en kan niet worden verplaatst.",
                "Gaat de vergadering toch door? Maak dan een nieuwe vergadering.",
            )
            return
        super().__init__(
            f"{number} is al gehouden (status: {status}) en kan niet meer worden verplaatst.",
            "Klopt de datum van het verslag niet? Verbeter dan 'datum' bij de gegevens van "
            f"{number}.",
        )


def plan_move(book: Book, note: Note, move: Move, *, today: datetime.date) -> Moved:
    """Return what moving the meeting would do. Raises `NotToBeMoved` or `InvalidInput`."""
    keys = _keys(note, move)
    book.index.refresh()
    return _told_of(book, note, rescheduled(book, note, keys), move, today)


def move_meeting(book: Book, note: Note, move: Move, *, now: datetime.datetime) -> Moved:
    """Move the meeting with all that follows, as one version.

    Raises `NotToBeMoved`, `InvalidInput`, `ChangedOnDisk`, or as `changing.record`.
    """
    keys = _keys(note, move)
    done = reschedule(book, note, keys, now=now)
    moved = _told_of(book, note, done, move, now.date())
    return replace(moved, meeting=read_note(book, done.path))


def plan_cancel(book: Book, note: Note, *, today: datetime.date) -> Moved:
    """Return what calling the meeting off would do. Raises `NotToBeMoved`."""
    keys = _keys_of_cancelling(book, note, today)
    return _cancelled(note, rescheduled(book, note, keys))


def cancel_meeting(book: Book, note: Note, *, now: datetime.datetime) -> Moved:
    """Call the meeting off: it lapses, and keeps its number and day.

    Due dates go to the meeting after it, and its topics come back on the next agenda of its form.
    Raises as `move_meeting`.
    """
    done = reschedule(book, note, _keys_of_cancelling(book, note, now.date()), now=now)
    return replace(_cancelled(note, done), meeting=read_note(book, done.path))


def _keys(note: Note, move: Move) -> dict[str, Value]:
    refuse_what_stays(note)
    wanted = {
        "datum": move.day.isoformat(),
        "van": move.start,
        "tot": move.end,
        "plaats": move.place,
    }
    keys: dict[str, Value] = {
        key: value for key, value in wanted.items() if value and value != note.text(key)
    }
    if not keys:
        raise InvalidInput([_already_there(note, move.day)])
    refuse_new_problems(note, keys)
    return keys


def _keys_of_cancelling(book: Book, note: Note, today: datetime.date) -> dict[str, Value]:
    refuse_what_stays(note)
    book.index.refresh()
    topics = left_over(book, note, today=today)
    status: dict[str, Value] = {"status": MeetingStatus.CANCELLED.value}
    return status | ({POSTPONED_KEY: topics} if topics else {})


def refuse_what_stays(note: Note) -> None:
    """Raise `NotToBeMoved` or `InvalidInput` unless this is a meeting that is still to come."""
    if not note.editable:
        raise InvalidInput(note.problems)
    if note.text("soort") != meeting.KIND.name or not note.text("nummer"):
        raise InvalidInput([_no_meeting(note)])
    if (note.text("status") or MeetingStatus.PLANNED) not in NOT_HELD_YET:
        raise NotToBeMoved(note)


def _told_of(book: Book, note: Note, done: Rescheduled, move: Move, today: datetime.date) -> Moved:
    old = day_as_kept(note.text("datum"))
    return Moved(
        meeting=note,
        old=old,
        new=move.day,
        following=done.following,
        told=_told(note, move.day),
        warnings=(
            *_wrong_hours(note, move),
            *(_warnings(book, note, move.day, today) if move.day != old else ()),
        ),
    )


def _told(note: Note, day: datetime.date) -> Sending | None:
    return read_log(note.texts("verzonden")).misled(day)


def _cancelled(note: Note, done: Rescheduled) -> Moved:
    return Moved(
        meeting=note,
        old=day_as_kept(note.text("datum")),
        new=None,
        following=done.following,
        # Whatever day they were told: nobody knows yet that it is off.
        told=_told(note, datetime.date.min),
        warnings=(),
        left_over=tuple(map(str, done.keys.get(POSTPONED_KEY) or ())),
    )


def _wrong_hours(note: Note, move: Move) -> Iterator[str]:
    start, end = move.start or note.text("van"), move.end or note.text("tot")
    if start and end and end <= start:
        yield f"De vergadering eindigt ({end}) voor zij begint ({start})."


def _warnings(book: Book, note: Note, day: datetime.date, today: datetime.date) -> Iterator[str]:
    if day < today:
        yield f"{long_date(day)} is al voorbij."
    rest = rest_days(day.year).get(day)
    if rest:
        yield f"{long_date(day)} is een vrije dag: {rest}."
    elif day.weekday() >= 5:
        yield f"{long_date(day)} is een {FULL_WEEKDAYS[day.weekday()]}."
    elif holiday := _school_holiday(book, note, day):
        yield f"{long_date(day)} valt in de {holiday}."
    place = planned_as(book, note.meta)
    for other in calendar_of(book):
        same = place is not None and (other.day, other.organ) == (day, place.organ)
        if same and other.number != note.text("nummer"):
            yield f"Op die dag is ook {other.number} gepland ({other.form})."
    yield from _agenda_too_late(book, note, day, today)


def _school_holiday(book: Book, note: Note, day: datetime.date) -> str:
    """Return in which school holidays a day falls, for a council that said which region counts."""
    plan, _ = read_year_plan(council_of(book, note).year_plan)
    region = plan.keys.region
    return school_holidays(day.year, region).days.get(day, "") if region else ""


def _agenda_too_late(
    book: Book, note: Note, day: datetime.date, today: datetime.date
) -> Iterator[str]:
    form = note.text("vorm") or MeetingForm.COUNCIL
    term = agenda_term(council_of(book, note), form, day)
    if term is None or read_log(note.texts("verzonden")).agenda_sent is not None:
        return
    if term.day < today <= day:
        yield f"De agenda had dan op {long_date(term.day)} bekend moeten zijn ({term.short})."


def _already_there(note: Note, day: datetime.date) -> Problem:
    return Problem(
        code="al-op-die-dag",
        path=note.path,
        key="datum",
        message=f"{note.text('nummer')} staat al op {long_date(day)}.",
        fix="Geef een andere dag, of een andere tijd of plaats.",
    )


def _no_meeting(note: Note) -> Problem:
    return Problem(
        code="geen-vergadering",
        path=note.path,
        message=f"'{note.path}' is geen vergadering met een nummer.",
        fix="Verplaatsen kan alleen bij een vergadering; geef haar een nummer, zoals V-2026-03.",
    )
