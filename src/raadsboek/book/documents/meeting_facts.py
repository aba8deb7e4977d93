"""What stands above agenda and minutes of a meeting: when, where, who, and who was there."""

import datetime
from collections.abc import Iterable, Sequence

from raadsboek.book.documents.making import Making, Person
from raadsboek.core.attendance import Attendance, Presence
from raadsboek.core.dates import day_as_kept, full_date
from raadsboek.core.kinds.member import Role
from raadsboek.core.note import Note

Facts = tuple[tuple[str, str], ...]

_SEATED = "Aanwezig"
_OF_DIRECTOR = "Bestuurder"
_BESIDES = "Tevens aanwezig"
_GROUP = {Role.DIRECTOR: _OF_DIRECTOR, Role.CLERK: _BESIDES, Role.GUEST: _BESIDES}


def facts_of_meeting(making: Making, meeting: Note) -> Facts:
    """Return number, day, time and place of a meeting, and who leads it and writes."""
    day = day_as_kept(meeting.text("datum"))
    on = day or making.today
    chair = meeting.text("voorzitter")
    return (
        ("Kenmerk", meeting.text("nummer")),
        ("Datum", full_date(day) if day else meeting.text("datum")),
        ("Tijd", _times(meeting.text("van"), meeting.text("tot"))),
        ("Plaats", meeting.text("plaats")),
        ("Voorzitter", making.person(chair, on).name if chair else ""),
        ("Notulist", _writer(making, meeting.text("notulist"), on)),
    )


def facts_of_attendance(making: Making, meeting: Note) -> Facts:
    """Return who was there, by party, who was not, and who voted for whom."""
    day = day_as_kept(meeting.text("datum")) or making.today
    attendance = Attendance.of(meeting)
    by_group: dict[str, list[str]] = {_SEATED: [], _OF_DIRECTOR: [], _BESIDES: []}
    for person in _people(making, attendance.present, day):
        by_group[_group_of(person)].append(_with_role(person))
    # Who is no member is in no list of names: only how many they are can be told for certain.
    guests = attendance.guests
    told = [_counted(len(guests))] if guests and making.is_nameless else guests
    by_group[_BESIDES] += told
    proxies = [
        f"{making.person(absent, day).name} machtigt {making.person(holder, day).name}"
        for absent, holder in attendance.proxies.items()
    ]
    other = [] if making.is_nameless else attendance.other_proxies
    return (
        *((label, ", ".join(names)) for label, names in by_group.items()),
        ("Afwezig m.k.", _absent(making, attendance, Presence.WITH_NOTICE, day)),
        ("Afwezig z.k.", _absent(making, attendance, Presence.WITHOUT_NOTICE, day)),
        ("Machtigingen", "; ".join([*proxies, *other])),
    )


def _writer(making: Making, typed: str, day: datetime.date) -> str:
    return "" if making.is_nameless else making.with_names(typed, day)


def _counted(guests: int) -> str:
    return "1 gast" if guests == 1 else f"{guests} gasten"


def _group_of(person: Person) -> str:
    return next((group for role, group in _GROUP.items() if role == person.role), _SEATED)


def _with_role(person: Person) -> str:
    told = person.role not in ("", Role.MEMBER, Role.DIRECTOR, Role.GUEST)
    return f"{person.name} ({person.role})" if told else person.name


def _people(making: Making, handles: Iterable[str], day: datetime.date) -> Sequence[Person]:
    return [making.person(one, day) for one in handles]


def _absent(making: Making, attendance: Attendance, how: Presence, day: datetime.date) -> str:
    handles = [handle for handle, state in attendance.presence.items() if state is how]
    return ", ".join(person.name for person in _people(making, handles, day))


def _times(start: str, end: str) -> str:
    if start and end:
        return f"{start} tot {end} uur"
    return f"{start} uur" if start else ""
