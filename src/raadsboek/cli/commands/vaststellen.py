"""`raadsboek vaststellen NUMMER ...`: adopt minutes, or put back the text that was adopted."""

import datetime
from collections.abc import Iterator

import click

from raadsboek.book.book import Book
from raadsboek.book.meetings.adopting import Adopted, adopt
from raadsboek.book.meetings.damage import put_back
from raadsboek.book.meetings.minutes_waiting import (
    Waiting,
    adoptable,
    meetings_to_adopt_in,
    waiting_minutes,
)
from raadsboek.book.notes import read, title_of
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    Invocation,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import open_here
from raadsboek.cli.organs import organ_option, organ_or_all
from raadsboek.cli.values import Choice, Day
from raadsboek.core.errors import EXIT_OK, InvalidInput
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.meetings.agreements import Side
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem

_HELP = """Verslagen vaststellen: daarna ligt de tekst vast.

Voorbeeld: raadsboek vaststellen V-2026-11 --in V-2026-12

Zonder --in is het de laatste vergadering van dezelfde vorm die al gehouden is. Het verslag van een
overlegvergadering wordt vastgesteld door raad en bestuurder (art. 23a lid 4 WOR): geef twee keer
--namens, of leg het akkoord van de bestuurder later vast.

Zonder NUMMER volgt de lijst van verslagen die wachten. Met --terugzetten krijgt een vastgesteld
verslag dat buiten Raadsboek is gewijzigd, de vastgestelde tekst terug."""


def call(
    context: click.Context,
    numbers: tuple[str, ...],
    meeting: str,
    outside: bool,
    day: datetime.date | None,
    sides: tuple[str, ...],
    restored: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Adopt, list what waits, or put back."""
    given = invocation_of(context)
    if meeting and outside:
        raise click.UsageError("Kies --in of --buiten-vergadering, niet allebei.", context)
    if restored and not numbers:
        raise click.UsageError("Geef NUMMER op.", context)
    book = open_here(context)
    if restored:
        return _put_back(book, numbers, given, as_json=as_json)
    if not numbers:
        return _list(book, meeting, organ, given, as_json=as_json)
    minutes = [read(book, number) for number in numbers]
    by = [Side(side) for side in sides] or [Side.COUNCIL]
    place = _place(book, minutes, meeting, outside or by == [Side.DIRECTOR], given)
    done = adopt(
        book,
        minutes,
        in_meeting=place,
        on=day or _day_of(place, given),
        by=by,
        now=given.now,
    )
    if as_json:
        output.json_object(_as_object(done, place))
    for line in _messages(done, place):
        output.message(line)
    return EXIT_OK


def _place(
    book: Book, minutes: list[Note], meeting: str, outside: bool, given: Invocation
) -> Note | None:
    """Return the meeting in which it happened; None outside one."""
    if meeting:
        return read(book, meeting)
    if outside:
        return None
    book.index.refresh()
    latest = max(minutes, key=lambda note: (note.text("datum"), note.text("van")))
    found = meetings_to_adopt_in(book, latest, today=given.today)
    # In a meeting of another form it can happen too, but then somebody must say so.
    same = [one for one in found if _form(one) == _form(latest)]
    if not same:
        raise InvalidInput([_no_meeting(latest)])
    return same[0]


def _form(note: Note) -> str:
    return note.text("vorm") or MeetingForm.COUNCIL


def _day_of(place: Note | None, given: Invocation) -> datetime.date:
    try:
        return datetime.date.fromisoformat(place.text("datum")) if place else given.today
    except ValueError:
        return given.today


def _put_back(book: Book, numbers: tuple[str, ...], given: Invocation, *, as_json: bool) -> int:
    notes = [put_back(book, number, now=given.now) for number in numbers]
    if as_json:
        output.json_array({"nummer": one.text("nummer"), "pad": one.path} for one in notes)
    for one in notes:
        output.message(f"Teruggezet zoals het is vastgesteld: {one.path}")
    return EXIT_OK


def _list(book: Book, meeting: str, organ: str, given: Invocation, *, as_json: bool) -> int:
    book.index.refresh()
    waiting = (
        adoptable(book, read(book, meeting), today=given.today)
        if meeting
        else waiting_minutes(book, organ=organ_or_all(book, organ), today=given.today)
    )
    if as_json:
        output.json_array(_waiting_object(one) for one in waiting)
        return EXIT_OK
    output.table(
        ["Nummer", "Datum", "Vergadering", "Akkoord nodig", "Eerst nog"],
        (_cells(one) for one in waiting),
    )
    if not waiting:
        output.message("Er wacht geen verslag op vaststelling.")
    return EXIT_OK


def _cells(one: Waiting) -> list[str]:
    first = one.obstacles[0].message if one.obstacles else ""
    return [
        one.note.text("nummer"),
        one.note.text("datum"),
        title_of(one.note),
        ", ".join(one.missing),
        first,
    ]


def _waiting_object(one: Waiting) -> dict[str, object]:
    return {
        "nummer": one.note.text("nummer"),
        "datum": one.note.text("datum"),
        "titel": title_of(one.note),
        "akkoord": [agreement.line for agreement in one.agreed],
        "akkoord-nodig": list(one.missing),
        "eerst-nog": [problem.message for problem in one.obstacles],
        "pad": one.note.path,
    }


def _as_object(done: Adopted, place: Note | None) -> dict[str, object]:
    return {
        "vastgesteld": done.adopted,
        "wacht-op": {number: list(sides) for number, sides in done.waiting},
        "in": place.text("nummer") if place else "",
        "vermeld": done.noted,
        "versie": done.version,
        "controlecode": done.code,
    }


def _messages(done: Adopted, place: Note | None) -> Iterator[str]:
    where = f" in {place.text('nummer')}" if place else ""
    for number in done.adopted:
        yield f"Vastgesteld{where}: {number}. De tekst ligt nu vast."
    if done.code:
        yield f"Controlecode: {done.code}. Zet die onder het verslag dat wordt ondertekend."
    for number, sides in done.waiting:
        yield f"Akkoord vastgelegd{where}: {number}. Het verslag is nog niet vastgesteld."
        for side in sides:
            yield f"  Nog nodig: de {side}. Leg dat vast met:"
            yield f"  raadsboek vaststellen {number} --namens {side} --op DATUM"
    if done.noted and place:
        yield f"Dat staat ook in het verslag van {place.text('nummer')}."


def _no_meeting(note: Note) -> Problem:
    return Problem(
        code="vaststellen-kan-niet",
        path=note.path,
        message=f"Na {note.text('nummer')} is er nog geen vergadering van dezelfde vorm geweest "
        "die het verslag kan vaststellen.",
        fix="Geef de vergadering met --in NUMMER, of kies --buiten-vergadering met --op DATUM.",
    )


COMMAND = Command(
    "vaststellen",
    _HELP,
    call,
    [
        argument("nummer", required=False, many=True, target="numbers"),
        option(
            "in",
            "De vergadering die het verslag vaststelde.",
            metavar="NUMMER",
            default="",
            target="meeting",
        ),
        switch(
            "buiten-vergadering",
            "Vastgesteld zonder vergadering, zoals per mail.",
            target="outside",
        ),
        option(
            "op",
            "De dag; anders die van de vergadering.",
            metavar="DATUM",
            type=Day(),
            target="day",
        ),
        option(
            "namens",
            "Wie akkoord is: raad (standaard) of bestuurder; mag vaker.",
            metavar="WIE",
            type=Choice(tuple(Side)),
            many=True,
            target="sides",
        ),
        switch("terugzetten", "Zet de vastgestelde tekst terug.", target="restored"),
        organ_option(or_all=True),
        json_switch(),
    ],
)
