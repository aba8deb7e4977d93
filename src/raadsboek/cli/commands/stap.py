"""`raadsboek stap NUMMER [STATUS]`: how far a meeting is, what it misses, and a step further."""

from collections.abc import Iterator

import click

from raadsboek.book.meetings.steps import advance, facts_of, read_meeting
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import open_here
from raadsboek.cli.values import Choice
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.missing import Missing
from raadsboek.core.meetings.step_facts import ORDER, Facts
from raadsboek.core.meetings.steps import missing, next_step

_HELP = """Hoe ver een vergadering is, wat er nog ontbreekt, en de volgende stap zetten.

Voorbeeld: raadsboek stap V-2026-12 gehouden

Zonder status verandert er niets. Houdt iets de stap tegen, dan staat alles erbij wat nog moet, en
is de uitkomst 1."""


def call(context: click.Context, number: str, status: str | None, as_json: bool) -> int:
    """Tell how far it is, or take the step."""
    given = invocation_of(context)
    book = open_here(context)
    if status is not None:
        _, left_out = advance(book, number, MeetingStatus(status), now=given.now)
        for step in left_out:
            output.message(f"Overgeslagen: {step}.")
    book.index.refresh()
    facts = facts_of(book, read_meeting(book, number), today=given.today)
    found = missing(facts)
    if as_json:
        output.json_object(_as_object(facts, found))
    elif status is None:
        output.lines(_as_lines(facts, found))
    else:
        output.message(f"{facts.number} is nu: {facts.status}.")
    return EXIT_OK


def _as_lines(facts: Facts, found: list[Missing]) -> Iterator[str]:
    if facts.status is MeetingStatus.CANCELLED:
        yield f"✕ {facts.status}"
        return
    here = ORDER.index(facts.status)
    for place, one in enumerate(ORDER):
        yield f"{'✓' if place < here else '◂' if place == here else '○'} {one}"
    for what, term in (("Agenda", facts.agenda_term), ("Stukken", facts.papers_term)):
        if term is not None and not facts.has_come:
            yield f"{what} uiterlijk {long_date(term.day)}: {term.explanation}"
    step: MeetingStatus | None = None
    for item in found:
        if item.step is not step:
            step = item.step
            yield ""
            yield f"Nodig voor '{step}':"
        yield f"{'!' if item.blocking else '-'} {item.message} {item.fix}"


def _as_object(facts: Facts, found: list[Missing]) -> dict[str, object]:
    step = next_step(facts)
    terms = (("agenda", facts.agenda_term), ("stukken", facts.papers_term))
    return {
        "nummer": facts.number,
        "status": facts.status.value,
        "volgende": step.value if step else None,
        "ontbreekt": [
            {
                "sleutel": item.key,
                "stap": item.step.value,
                "houdt-tegen": item.blocking,
                "melding": item.message,
                "oplossing": item.fix,
                "nummer": item.about or facts.number,
            }
            for item in found
        ],
        "termijnen": [
            {
                "wat": what,
                "uiterlijk": term.day.isoformat(),
                "dagen": term.days,
                "aard": term.kind.value,
                "uitleg": term.explanation,
            }
            for what, term in terms
            if term is not None
        ],
    }


COMMAND = Command(
    "stap",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("status", required=False, type=Choice(ORDER)),
        json_switch(),
    ],
)
