"""`raadsboek reken PROCEDURE GEBEURTENIS=DAG ...`: which dates follow, without any raadsboek."""

import datetime
from collections.abc import Iterator, Sequence

import click

from raadsboek.book.calculating import Calculation, calculate, known_procedures
from raadsboek.cli import output
from raadsboek.cli.columns import aligned, hanging
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, switch
from raadsboek.cli.deadline_object import deadline_object
from raadsboek.core.dates import short_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.terms.explaining import EQUATED_UNKNOWN, attention, explain, rule
from raadsboek.core.terms.explanation import as_lines
from raadsboek.core.terms.given_events import known_events
from raadsboek.core.terms.procedure import Procedure

_HELP = """Rekenen met de termijnen van de wet: welke datums volgen uit wat er gebeurde.

Voorbeeld: raadsboek reken wor.advies besluit=2026-03-03

Een raadsboek is niet nodig. Zonder procedure krijgt u de lijst van procedures, met alleen een
procedure haar gebeurtenissen. Een dag mag ook in woorden: besluit=3 maart 2026. Wat u van een
besluit weet, komt achter een dubbele punt: besluit=2026-03-03:afwijkend of :conform, en ook
:zonder-redenen of :met-redenen. Eigen termijnen uit een reglement of afspraak tellen hier niet
mee; die staan bij de trajecten zelf.

Het is een geheugensteun, geen juridisch advies."""

_NO_DAY = "geen datum"


def call(
    context: click.Context,
    procedure: str | None,
    events: Sequence[str],
    explained: bool,
    as_json: bool,
) -> int:
    """Print the procedures, the events of one, or what follows from events."""
    today = invocation_of(context).today
    if procedure is None or not events:
        found = known_procedures(procedure or "", today=today)
        if as_json:
            output.json_array(_procedure_object(one) for one in found)
        elif procedure is None:
            _print_procedures(found)
        else:
            _print_events(found[0])
        return EXIT_OK
    calculated = calculate(procedure, events, today=today)
    if as_json:
        output.json_array(deadline_object(one) for one in calculated.deadlines)
    elif explained:
        for place, one in enumerate(calculated.deadlines):
            output.lines([*([""] if place else []), *as_lines(explain(one))])
    else:
        _print_table(calculated)
    for line in _messages(calculated, explained=explained, as_json=as_json):
        output.message(line)
    return EXIT_OK


def _print_procedures(found: Sequence[Procedure]) -> None:
    law = ""
    for one in found:
        if one.law != law:
            output.lines([*([""] if law else []), one.law])
            law = one.law
        names = ", ".join(event.name for event in known_events(one))
        output.text(hanging(f"{one.name}: {one.title}, {one.article}", "  "))
        output.text(hanging(names))
    output.message("Rekenen: raadsboek reken wor.advies besluit=2026-03-03")


def _print_events(procedure: Procedure) -> None:
    output.table(
        ["Gebeurtenis", "Wat er gebeurde"],
        ((one.name, one.title) for one in known_events(procedure)),
    )
    first = known_events(procedure)[0].name
    output.message(f"Rekenen: raadsboek reken {procedure.name} {first}=2026-03-03")


def _print_table(calculated: Calculation) -> None:
    found = calculated.deadlines
    rows = [
        (
            _day(one.counted.last) if one.counted else _NO_DAY,
            _day(one.safe) if one.safe else "",
            one.step.title,
        )
        for one in found
    ]
    lines = aligned(("Uiterlijk", "Veilige dag", "Stap"), rows)
    output.lines(lines[:1])
    for line, one in zip(lines[1:], found, strict=True):
        output.lines([line])
        # On a line of its own: a terminal of 80 columns has no room beside the step.
        parts = (one.step.kind.value, rule(one), attention(one))
        output.text(hanging(" · ".join(part for part in parts if part)))


def _day(day: datetime.date) -> str:
    return f"{short_date(day)} {day.year}"


def _messages(calculated: Calculation, *, explained: bool, as_json: bool) -> Iterator[str]:
    found = calculated.deadlines
    if not found:
        yield "Hieruit volgt geen stap."
    if not all(one.is_covered for one in found):
        yield f"Let op: {EQUATED_UNKNOWN}."
    if as_json:
        return
    unsure = next((one for one in found if not one.is_certain), None)
    if unsure is not None:
        event = f"{unsure.event.name}={unsure.event.day}"
        yield f"Zeg er bij wat voor besluit het is: {event}:afwijkend of {event}:conform"
    if found and not explained:
        yield "Hoe elke datum ontstaat: zet --uitleg erachter."
    yield "Dit is een geheugensteun, geen juridisch advies."


def _procedure_object(procedure: Procedure) -> dict[str, object]:
    return {
        "procedure": procedure.name,
        "titel": procedure.title,
        "wet": procedure.law,
        "artikel": procedure.article,
        "gebeurtenissen": [
            {"gebeurtenis": one.name, "titel": one.title} for one in known_events(procedure)
        ],
    }


COMMAND = Command(
    "reken",
    _HELP,
    call,
    [
        argument("procedure", required=False),
        argument("gebeurtenis=dag", required=False, many=True, target="events"),
        switch("uitleg", "Bij elke datum de hele berekening.", target="explained"),
        json_switch(),
    ],
)
