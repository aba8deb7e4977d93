"""`raadsboek verplaats NUMMER --naar DAG`: another day for a meeting, with all that follows."""

import datetime
from collections.abc import Iterator, Sequence

import click

from raadsboek.book.book import Book
from raadsboek.book.meetings.moved_words import (
    MovedRow,
    cautions,
    day_in_words,
    rows_of,
    topics_in_words,
)
from raadsboek.book.meetings.moving import (
    Move,
    Moved,
    cancel_meeting,
    move_meeting,
    plan_cancel,
    plan_move,
)
from raadsboek.book.notes import read
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
from raadsboek.cli.values import Day
from raadsboek.core.dates import day_as_kept
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds import meeting
from raadsboek.core.note import Note
from raadsboek.core.schema import fields_of
from raadsboek.core.typed import stored

_HELP = """Een vergadering op een andere dag zetten, of laten vervallen.

Acties en toezeggingen die "voor volgende vergadering" zijn, gaan mee naar de juiste dag. Een dag
die u zelf hebt gezet, blijft staan. Met --proef ziet u eerst wat er verandert.

Voorbeeld: raadsboek verplaats V-2026-12 --naar "do 3 december" --van 10:00 --tot 12:00

Voorbeeld: raadsboek verplaats V-2026-12 --vervalt"""


def call(
    context: click.Context,
    number: str,
    to: datetime.date | None,
    start: str,
    end: str,
    place: str,
    off: bool,
    dry: bool,
    as_json: bool,
) -> int:
    """Move the meeting or call it off, and print what went along."""
    given = invocation_of(context)
    if off and (to or start or end or place):
        raise click.UsageError("Kies --naar of --vervalt, niet allebei.", context)
    if not (off or to or start or end or place):
        raise click.UsageError("Geef de nieuwe dag met --naar, of gebruik --vervalt.", context)
    book = open_here(context)
    note = read(book, number)
    if off:
        moved = _cancel(book, note, given, dry)
    else:
        day = to or day_as_kept(note.text("datum")) or given.today
        move = Move(
            day=day, start=_time("van", start, given), end=_time("tot", end, given), place=place
        )
        moved = (
            plan_move(book, note, move, today=given.today)
            if dry
            else move_meeting(book, note, move, now=given.now)
        )
    rows = rows_of(book, moved)
    if as_json:
        output.json_object(_as_object(moved, rows, dry))
    else:
        output.table(["Nummer", "Titel", "Was", "Wordt"], map(_cells, rows))
    for line in _messages(moved, dry):
        output.message(line)
    return EXIT_OK


def _cancel(book: Book, note: Note, given: Invocation, dry: bool) -> Moved:
    if dry:
        return plan_cancel(book, note, today=given.today)
    return cancel_meeting(book, note, now=given.now)


def _time(key: str, text: str, given: Invocation) -> str:
    item = next(item for item in fields_of(meeting.KIND.struct) if item.key == key)
    return str(stored(item, text, today=given.today))


def _cells(row: MovedRow) -> tuple[str, ...]:
    new = row.remark or day_in_words(row.new)
    return (row.number, row.title, day_in_words(row.old, "geen dag"), new)


def _messages(moved: Moved, dry: bool) -> Iterator[str]:
    for line in cautions(moved):
        yield f"Let op: {line}"
    if moved.told is not None and moved.new is not None:
        number = moved.meeting.text("nummer")
        yield f"  Leg dat bericht daarna vast met: raadsboek verzonden {number}"
    if topics := topics_in_words(moved):
        yield topics
    yield "Proef: er is niets veranderd." if dry else f"Opgeslagen: {moved.meeting.path}"


def _as_object(moved: Moved, rows: Sequence[MovedRow], dry: bool) -> dict[str, object]:
    told = moved.told
    stays = {one.number for one in moved.following.by_hand}
    return {
        "nummer": moved.meeting.text("nummer"),
        "was": rows[0].old,
        "wordt": rows[0].new,
        "vervalt": moved.new is None,
        "proef": dry,
        "mee": [_row_object(row) for row in rows[1:] if row.number not in stays],
        "blijft": [_row_object(row) for row in rows[1:] if row.number in stays],
        "verstuurd": {
            "wat": told.what.value,
            "op": told.day.isoformat(),
            "voor": told.told.isoformat(),
            "aan": list(told.to),
        }
        if told
        else None,
        "let-op": list(moved.warnings),
        "doorgeschoven": list(moved.left_over),
        "pad": moved.meeting.path,
    }


def _row_object(row: MovedRow) -> dict[str, object]:
    return {"nummer": row.number, "titel": row.title, "was": row.old, "wordt": row.new}


COMMAND = Command(
    "verplaats",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        option(
            "naar",
            "De nieuwe dag.",
            metavar="DAG",
            type=Day(),
            target="to",
        ),
        option("van", "De nieuwe begintijd.", metavar="TIJD", default="", target="start"),
        option("tot", "De nieuwe eindtijd.", metavar="TIJD", default="", target="end"),
        option("plaats", "De nieuwe plaats.", default="", target="place"),
        switch("vervalt", "De vergadering gaat niet door.", target="off"),
        switch("proef", "Alleen laten zien; er verandert niets.", target="dry"),
        json_switch(),
    ],
)
