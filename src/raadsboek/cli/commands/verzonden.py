"""`raadsboek verzonden NUMMER`: write down what was sent for a meeting, or show who got what."""

import datetime

import click

from raadsboek.book.meetings.papers import log_of
from raadsboek.book.meetings.sending import Sendable, mark_sent, sendable
from raadsboek.book.meetings.sent_files import with_files
from raadsboek.book.meetings.steps import read_meeting
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import open_here, read_here
from raadsboek.cli.values import Choice, Day
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.meetings.send_log import Log, SentPaper, SentWhat
from raadsboek.core.note import Note

_HELP = """Opschrijven dat agenda of stukken zijn verzonden: aan wie, wanneer en welke stukken.

Voorbeeld: raadsboek verzonden V-2026-12 --aan anna,bas --op gisteren

Raadsboek verstuurt zelf niets. Wat er verzonden is, volgt uit wat er al was: eerst de agenda,
daarna een nazending of het bericht van een nieuwe dag. Zonder --aan zijn het alle leden van die
dag, en bij een overleg de bestuurder."""


def call(
    context: click.Context,
    number: str,
    to: str,
    what: str | None,
    on: datetime.date | None,
    files: tuple[str, ...],
    by_person: bool,
    as_json: bool,
) -> int:
    """Mark what was sent, or show the log."""
    given = invocation_of(context)
    if by_person:
        book = read_here(context)
        _show(read_meeting(book, number), as_json=as_json)
        return EXIT_OK
    book = open_here(context)
    on = on or given.today
    found = sendable(
        book,
        number,
        what=SentWhat(what) if what else None,
        to=[name.strip() for name in to.split(",") if name.strip()],
        on=on,
    )
    found = with_files(found, files)
    meeting = mark_sent(book, found, on=on, now=given.now)
    if as_json:
        _show(meeting, as_json=True)
    else:
        output.lines(f"{paper.number} {paper.digest}" for paper in found.papers)
    _tell(found)
    output.message(f"Opgeslagen: {meeting.path}")
    return EXIT_OK


def _tell(found: Sendable) -> None:
    output.message(f"Verzonden ({found.what}) aan {_people(found.to)}.")
    if found.strangers:
        output.message(f"Let op: niet in de ledenlijst: {_people(found.strangers)}.")
        output.message("  Is dat een typefout? Verbeter de naam in het bestand, bij 'verzonden'.")
    if found.without:
        output.message(f"Nog geen agenda: {_people(found.without)}.")
    for number in found.lost:
        output.message(f"Let op: het stuk {number} is niet te vinden en staat er niet bij.")
    if found.late is not None:
        day = long_date(found.late.day)
        output.message(f"Let op: dit moest uiterlijk {day} ({found.late.short}).")


def _people(names: tuple[str, ...]) -> str:
    return ", ".join(f"@{name}" for name in names)


def _show(meeting: Note, *, as_json: bool) -> None:
    log = log_of(meeting)
    if as_json:
        output.json_object({"nummer": meeting.text("nummer"), "verzonden": _as_objects(log)})
        return
    everybody = dict.fromkeys(name for one in log.sendings for name in one.to)
    output.table(
        ["Wie", "Wanneer", "Wat", "Voor", "Stukken"],
        (
            (f"@{name}", one.day.isoformat(), one.what, one.told.isoformat(), _papers(one.papers))
            for name in everybody
            for one in log.of(name)
        ),
    )
    if not log.sendings:
        output.message(f"Voor {meeting.text('nummer')} is nog niets verzonden.")


def _papers(papers: tuple[SentPaper, ...]) -> str:
    return ", ".join(f"{paper.number} {paper.digest}" for paper in papers)


def _as_objects(log: Log) -> list[dict[str, object]]:
    return [
        {
            "op": one.day.isoformat(),
            "wat": one.what.value,
            "voor": one.told.isoformat(),
            "aan": list(one.to),
            "stukken": [{"naam": paper.number, "kenmerk": paper.digest} for paper in one.papers],
        }
        for one in log.sendings
    ]


COMMAND = Command(
    "verzonden",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        option("aan", "Korte namen, met komma's ertussen.", metavar="WIE", default="", target="to"),
        option(
            "wat",
            "Wat er is verzonden: agenda, nazending, bericht of verslag.",
            metavar="WAT",
            type=Choice([one.value for one in SentWhat]),
            target="what",
        ),
        option("op", "De dag waarop; anders vandaag.", metavar="DATUM", type=Day(), target="on"),
        option(
            "bestand",
            "Een bestand dat u verstuurde, zoals de bundel; mag vaker.",
            metavar="BESTAND",
            many=True,
            target="files",
        ),
        switch("per-persoon", "Laat alleen zien wie wat kreeg.", target="by_person"),
        json_switch(),
    ],
)
