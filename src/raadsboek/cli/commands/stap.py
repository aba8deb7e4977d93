"""`raadsboek stap NUMMER [STATUS]`: how far a meeting is, what it misses, and a step further."""

from collections.abc import Iterator

import click

from raadsboek.book.meetings.steps import advance, facts_of, read_meeting
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import open_here, then_option
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


_DONE, _NOW, _AHEAD = "klaar", "nu", "komt nog"
_COMMANDS = {
    MeetingStatus.AGENDA_DRAFT: "agenda {number} --maak",
    MeetingStatus.AGENDA_SENT: "verzonden {number}",
    MeetingStatus.ADOPTED: "vaststellen {number} --in VERGADERING",
    MeetingStatus.PUBLISHED: "publiceren {number}",
}
"""What takes a meeting to a step, where that is another verb than this one."""


def call(context: click.Context, number: str, status: tuple[str, ...], as_json: bool) -> int:
    """Tell how far it is, or take the step."""
    given = invocation_of(context)
    # Most steps are two words, which not everybody puts between quotes.
    step = Choice(ORDER).convert(" ".join(status), None, context) if status else None
    book = open_here(context)
    if step is not None:
        _, left_out = advance(book, number, MeetingStatus(step), now=given.now)
        for one in left_out:
            output.message(f"Overgeslagen: {one}.")
    book.index.refresh()
    facts = facts_of(book, read_meeting(book, number), today=given.today)
    found = missing(facts)
    if as_json:
        output.json_object(_as_object(facts, found))
    elif step is None:
        _print(facts, found)
    else:
        output.message(f"{facts.number} is nu: {facts.status}.")
    return EXIT_OK


def _print(facts: Facts, found: list[Missing]) -> None:
    if facts.status is MeetingStatus.CANCELLED:
        output.text(f"{facts.number} is {facts.status}: de vergadering gaat niet door.")
        return
    if facts.status is MeetingStatus.TAKEN_OVER:
        output.text(f"{facts.number} is {facts.status} uit een oud archief; daarna komt geen stap.")
        return
    here = ORDER.index(facts.status)
    # In words: a screen reader is silent about ticks and circles.
    output.table(
        ["Stap", "Stand"],
        (
            (one, _DONE if place < here else _NOW if place == here else _AHEAD)
            for place, one in enumerate(ORDER)
        ),
    )
    output.lines(_as_lines(facts, found))


def _as_lines(facts: Facts, found: list[Missing]) -> Iterator[str]:
    terms = (("Agenda", facts.agenda_term), ("Stukken", facts.papers_term))
    due = [(what, term) for what, term in terms if term is not None and not facts.has_come]
    if due:
        yield ""
    for what, term in due:
        yield f"{what} uiterlijk {long_date(term.day)}: {term.explanation}"
    heading = ""
    for item in found:
        above = f"{'Nodig voor' if item.blocking else 'Aandacht voor'} '{item.step}':"
        if above != heading:
            heading = above
            yield ""
            yield heading
        yield f"- {item.message} {item.fix}"
    step = next_step(facts)
    if step is not None:
        yield ""
        yield f"Volgende stap: {step}, met: {_command(facts, step)}"


def _command(facts: Facts, step: MeetingStatus) -> str:
    default = f'stap {{number}} "{step}"' if " " in step else f"stap {{number}} {step}"
    return f"raadsboek {_COMMANDS.get(step, default).format(number=facts.number)}"


def _as_object(facts: Facts, found: list[Missing]) -> dict[str, object]:
    step = next_step(facts)
    terms = (("agenda", facts.agenda_term), ("stukken", facts.papers_term))
    return {
        "nummer": facts.number,
        "status": facts.status.value,
        "volgende": step.value if step else None,
        "opdracht": _command(facts, step) if step else None,
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
        argument("status", required=False, many=True),
        then_option(),
        json_switch(),
    ],
)
