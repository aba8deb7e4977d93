"""Vacancies: the seats that nobody has on a day, and the notes that tell of the search.

Which seats are empty follows from the members; a note of a vacancy is made when somebody asks.
"""

import datetime
from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.offices import name_of, offices
from raadsboek.book.source import read_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Council
from raadsboek.core.dates import without_weekday
from raadsboek.core.errors import InvalidInput
from raadsboek.core.handover.section import HIDDEN
from raadsboek.core.kinds import vacancy
from raadsboek.core.kinds.vacancy import Vacancy, VacancyStatus
from raadsboek.core.links import link, target
from raadsboek.core.note import Note, Value
from raadsboek.core.office import Sitting
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.schema import check
from raadsboek.core.seating import EmptySeat, empty_seats


class OpenSeat(Struct, frozen=True, kw_only=True):
    """An empty seat, and the number and status of the note about it; '' while there is none."""

    empty: EmptySeat
    number: str = ""
    path: str = ""
    status: str = ""


def open_seats(book: Book, organ: str, day: datetime.date) -> list[OpenSeat]:
    """Return the seats that nobody has in an organ on a day, each with its open vacancy."""
    found = offices(book, organ, day)
    return seats_with_notes(book, found.council, found.every, day)


def seats_with_notes(
    book: Book, council: Council, sittings: Sequence[Sitting], day: datetime.date
) -> list[OpenSeat]:
    """Return the same for terms that are known already; none where nobody ever had a seat."""
    if not sittings:
        return []
    open_notes, filled = _notes_of(book, council)
    made = []
    for empty in empty_seats(sittings, council.seats, day):
        mine = next((one for one in open_notes if _is_about(one[1], empty)), None)
        made.append((empty, mine))
        if mine is not None:
            open_notes.remove(mine)
    found = []
    for empty, mine in made:
        if mine is None and not (empty.seat or empty.number) and open_notes:
            mine = open_notes.pop(0)
        # On an earlier day a seat is empty of which the search was over since.
        mine = mine or next((one for one in filled if _is_after(one[1], empty)), None)
        found.append(_open_seat(empty, mine))
    return found


def vacancy_of(book: Book, organ: str, wanted: str, day: datetime.date) -> OpenSeat:
    """Return the empty seat with this number, or of this predecessor; '' for the only one.

    Raises `InvalidInput` where that is none, or not one.
    """
    seats = open_seats(book, organ, day)
    plain = target(wanted).removeprefix("@").casefold()
    found = [
        one
        for one in seats
        if not plain
        or plain in (one.empty.seat.casefold(), one.empty.number.casefold())
        or plain in one.empty.before.casefold()
    ]
    if len(found) != 1:
        raise InvalidInput([_no_seat(wanted, seats, found)])
    return found[0]


def make_vacancy(book: Book, organ: str, empty: EmptySeat, *, now: datetime.datetime) -> Note:
    """Make the note of a vacancy: seat, constituency, since when, and until when somebody serves.

    Raises as making a note does.
    """
    title = empty.title
    if empty.path and is_confidential(read_note(book, empty.path).meta):
        title = f"Zetel {empty.seat}".strip()
    values: dict[str, Value] = {
        "titel": title,
        "zetel": empty.seat,
        "kiesgroep": empty.constituency,
        "vrij-vanaf": (empty.since or now.date()).isoformat(),
        "plaats-van": link(empty.number) if empty.number else "",
        "zit-tot": empty.until.isoformat() if empty.until else "",
        "orgaan": organ,
    }
    given = {key: value for key, value in values.items() if value}
    return notes.create(book, vacancy.KIND, given, now=now)


def seats_without_search(book: Book, day: datetime.date) -> Iterator[Problem]:
    """Yield the seats of somebody who left, about which there is no vacancy yet."""
    for council in book.settings.councils:
        found = offices(book, council.short, day)
        for one in seats_with_notes(book, council, found.every, day):
            is_sought = one.number and one.status != VacancyStatus.FILLED
            if is_sought or not one.empty.path or one.empty.since is None:
                continue
            left = next(sitting for sitting in found.every if sitting.path == one.empty.path)
            told = "Er is nog geen vacature."
            fix = "Maak de vacature met Leden en zetels, of met: raadsboek vacature --maken."
            if one.number:
                told = f"Vacature {one.number} is vervuld, maar er zit nog niemand op."
                fix = "Zet wie er kwam in de ledenlijst, of zet de vacature weer op open."
            yield Problem(
                code="zetel-leeg",
                path=one.empty.path,
                key="tot",
                severity=Severity.BOTTLENECK,
                message=f"De zetel van {_called(name_of(book, left))} is leeg sinds "
                f"{without_weekday(one.empty.since)}. {told}",
                fix=fix,
            )


def _called(name: str) -> str:
    return "een lid" if name == HIDDEN else name


_Noted = tuple[str, Vacancy]


def _notes_of(book: Book, council: Council) -> tuple[list[_Noted], list[_Noted]]:
    """Return the vacancies that are open, and those that were filled, each with its path."""
    open_notes, filled = [], []
    for meta in rows(book, vacancy.KIND, organ=council.short).objects():
        found, _problems = check(Vacancy, meta)
        if found is None:
            continue
        if found.status in vacancy.KIND.open_statuses:
            open_notes.append((str(meta["pad"]), found))
        elif found.status is VacancyStatus.FILLED:
            filled.append((str(meta["pad"]), found))
    return open_notes, filled


def _is_after(one: Vacancy, empty: EmptySeat) -> bool:
    """Tell whether a vacancy is of the seat that this member left."""
    return bool(empty.number) and target(one.predecessor or "") == empty.number


def _is_about(one: Vacancy, empty: EmptySeat) -> bool:
    before = target(one.predecessor) if one.predecessor else ""
    if before and empty.number:
        return before == empty.number
    return bool(one.seat) and one.seat.casefold() == empty.seat.casefold()


def _open_seat(empty: EmptySeat, mine: tuple[str, Vacancy] | None) -> OpenSeat:
    if mine is None:
        return OpenSeat(empty=empty)
    path, one = mine
    return OpenSeat(empty=empty, number=one.number, path=path, status=one.status.value)


def _no_seat(wanted: str, seats: Sequence[OpenSeat], found: Sequence[OpenSeat]) -> Problem:
    if not seats:
        message, fix = "Er is geen zetel leeg.", "Kijk in raadsboek.yaml of 'zetels' klopt."
    elif found:
        message = f"Er zijn {len(found)} lege zetels."
        fix = f"Zeg welke: {', '.join(map(_choice, found))}."
    else:
        message = f"'{wanted}' is geen lege zetel."
        fix = f"Kies uit: {', '.join(map(_choice, seats))}."
    return Problem(code="zetel-onbekend", message=message, fix=fix)


def _choice(one: OpenSeat) -> str:
    return one.empty.seat or one.empty.number or one.empty.title
