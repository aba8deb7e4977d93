"""`raadsboek agenda NUMMER`: the agenda of a meeting, what waits for it, putting it together."""

import click

from raadsboek.book.book import Book
from raadsboek.book.meetings.agenda import arrange, proposals_of
from raadsboek.book.meetings.papers import log_of
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
from raadsboek.cli.here import open_here, then_option
from raadsboek.core.dates import long_date, read_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.meetings.agenda.placing import is_on
from raadsboek.core.meetings.agenda.points import Agenda, read_agenda
from raadsboek.core.meetings.agenda.proposals import Proposal
from raadsboek.core.meetings.agenda.text import agenda_lines, shown_title
from raadsboek.core.meetings.agenda.timing import Timing, timing_of
from raadsboek.core.note import Note

_HELP = """De agenda van een vergadering lezen, en maken uit alles wat wacht.

Zonder meer staat er de agenda, met tijden, zoals u die kunt versturen. Met --voorstel ziet u wat er
op kan: vaste punten, acties, toezeggingen, trajecten, post, evaluaties, verslagen en wat is
aangehouden. Met --maak komt dat er in een keer op.

Voorbeeld: raadsboek agenda V-2026-12 --maak --zonder A-2026-031"""


def call(
    context: click.Context,
    number: str,
    proposal: bool,
    everything: bool,
    add: tuple[str, ...],
    remove: tuple[str, ...],
    as_json: bool,
) -> int:
    """Change the agenda when that is asked, then print it or what waits for it."""
    given = invocation_of(context)
    book = open_here(context)
    if everything or add or remove:
        saved = arrange(book, number, everything=everything, add=add, remove=remove, now=given.now)
        meeting = saved.meeting
        if saved.saved:
            output.message(f"Opgeslagen: {meeting.path}")
        else:
            output.message("Er is niets veranderd.")
        if saved.resend:
            output.message("De agenda was al verzonden: stuur de nieuwe als nazending.")
            output.message(f"  Leg dat daarna vast met: raadsboek verzonden {number}")
    else:
        meeting = read(book, number)
    _print(book, meeting, given, proposal=proposal, as_json=as_json)
    return EXIT_OK


def _print(book: Book, meeting: Note, given: Invocation, *, proposal: bool, as_json: bool) -> None:
    agenda = read_agenda(meeting.body)
    timing = timing_of(agenda, meeting.text("van"), meeting.text("tot"))
    proposals = proposals_of(book, meeting, today=given.today) if proposal or as_json else ()
    if as_json:
        output.json_object(_as_object(meeting, agenda, timing, proposals))
    elif proposal:
        rows = [_row(agenda, proposals, one) for one in proposals]
        output.table(["Op", "Nummer", "Wat", "Waarom", "Onder"], rows)
    else:
        later = log_of(meeting).sent_afterwards()
        output.lines([*_heading(meeting, given), "", *agenda_lines(agenda, timing, later), ""])
        output.text(f"Samen {timing.sentence}")
        if timing.short:
            output.message(f"De agenda is {timing.short} min langer dan de vergadering.")


def _heading(meeting: Note, given: Invocation) -> list[str]:
    day = read_date(meeting.text("datum"), today=given.today)
    times = "–".join(time for time in (meeting.text("van"), meeting.text("tot")) if time)
    facts = [long_date(day) if day else meeting.text("datum"), times, meeting.text("plaats")]
    return [
        f"Agenda {meeting.text('nummer')} {title_of(meeting)}",
        ", ".join(fact for fact in facts if fact),
    ]


def _row(agenda: Agenda, proposals: tuple[Proposal, ...], one: Proposal) -> tuple[str, ...]:
    on = "ja" if is_on(agenda, proposals, one) else ""
    return on, one.source, one.title, one.why, one.gathered or ""


def _as_object(
    meeting: Note, agenda: Agenda, timing: Timing, proposals: tuple[Proposal, ...]
) -> dict[str, object]:
    return {
        "nummer": meeting.text("nummer"),
        "status": meeting.text("status"),
        "minuten": timing.planned,
        "beschikbaar": timing.available,
        "punten": [
            {
                "nummer": point.number,
                "titel": shown_title(point),
                "begint": start,
                "minuten": point.minutes,
                "kenmerken": {} if point.is_hidden else dict(point.attributes),
            }
            for point, start in zip(agenda.points, timing.starts, strict=True)
        ],
        "voorstel": [
            {
                "op-agenda": is_on(agenda, proposals, one),
                "nummer": one.source,
                "titel": one.title,
                "waarom": one.why,
                "onder": one.gathered or "",
                "kenmerken": dict(one.attributes),
            }
            for one in proposals
        ],
        "pad": meeting.path,
    }


COMMAND = Command(
    "agenda",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        switch("voorstel", "Laat zien wat op deze agenda kan, en waarom.", target="proposal"),
        switch("maak", "Zet het hele voorstel op de agenda.", target="everything"),
        option(
            "met",
            "Zet dit op de agenda; mag vaker.",
            metavar="NUMMER",
            many=True,
            target="add",
        ),
        option(
            "zonder",
            "Haal dit van de agenda; het komt de volgende keer terug. Mag vaker.",
            metavar="NUMMER",
            many=True,
            target="remove",
        ),
        then_option(),
        json_switch(),
    ],
)
