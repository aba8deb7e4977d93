"""Who belonged to a council on a day: members with their seat, and who else sat at the table."""

import datetime

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.members.vacancies import OpenSeat, seats_with_notes
from raadsboek.book.offices import Offices, members_noted, offices
from raadsboek.core.charts.chart import Timeline
from raadsboek.core.committees import committees_of
from raadsboek.core.kinds.member import Member
from raadsboek.core.mailing.lists import is_there
from raadsboek.core.roles import has_seat_on, role_on
from raadsboek.core.rota import RotaRow, by_role, rota_chart, rota_rows


class Present(Struct, frozen=True, kw_only=True):
    """Somebody who belonged to a council on a day, with the role and committees of that day."""

    path: str
    member: Member
    role: str
    committees: tuple[str, ...]
    has_seat: bool


class Composition(Struct, frozen=True, kw_only=True):
    """A council on a day: its rows, the seats that nobody has, and the terms on a line of time."""

    offices: Offices
    rows: tuple[RotaRow, ...]
    open_seats: tuple[OpenSeat, ...]
    chart: Timeline | None


def composition(book: Book, organ: str, day: datetime.date) -> Composition:
    """Return the seats of an organ on a day."""
    found = offices(book, organ, day)
    seats = seats_with_notes(book, found.council, found.every, day)
    empty = [one.empty for one in seats]
    names = {
        noted.note.handle.casefold(): noted.note.name
        for noted in members_noted(book, found.council)
    }
    return Composition(
        offices=found,
        rows=tuple(rota_rows(found.every, empty, day, names)),
        open_seats=tuple(seats),
        chart=rota_chart(f"Zittingen · {found.council.name}", found.every, empty, day),
    )


def present_on(book: Book, organ: str, day: datetime.date) -> list[Present]:
    """Return who belonged to an organ on a day, the chair first, who has no seat last."""
    council = book.settings.council(organ)
    found = [
        Present(
            path=noted.path,
            member=noted.note,
            role=role_on(noted.note, day),
            committees=tuple(
                seat.name for seat in committees_of(noted.note.committees) if seat.is_on(day)
            ),
            has_seat=has_seat_on(noted.note, day),
        )
        for noted in members_noted(book, council)
        if is_there(noted.note, day)
    ]
    return sorted(found, key=lambda one: (by_role(one.role), one.member.name.casefold()))
