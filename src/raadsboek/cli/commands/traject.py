"""`raadsboek traject [NUMMER]`: a dossier, what it waits for, and recording what happened."""

import click
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.trajectories.dossiers import Opened, open_dossier
from raadsboek.book.trajectories.events import (
    change_event,
    record_event,
    remove_event,
)
from raadsboek.book.trajectories.letter_coverage import Compared, coverage_of
from raadsboek.book.trajectories.proof import proof_of
from raadsboek.book.trajectories.running import running_dossiers
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    Invocation,
    argument,
    invocation_of,
    json_switch,
    option,
)
from raadsboek.cli.dossier_as_text import (
    day_words,
    dossier_lines,
    dossier_object,
    running_lines,
    running_object,
)
from raadsboek.cli.here import open_here, then_option
from raadsboek.cli.organs import organ_key, organ_option, organ_or_all
from raadsboek.cli.said_as_text import said_lines, said_object
from raadsboek.core.errors import EXIT_OK, InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.core.terms.common_events import PAUSED
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.event_lines import event_line
from raadsboek.core.trajectories.next_step import next_step
from raadsboek.core.trajectories.ordering import NAME, event_problems
from raadsboek.core.trajectories.typed_event import read_typed

_HELP = """Een traject: wat er is gebeurd, wie aan zet is, en welke termijnen lopen.

Voorbeeld: raadsboek traject D-2026-004 --gebeurtenis "23 oktober besluit afwijkend" --bewijs
P-2026-118

Zonder nummer: alle lopende trajecten met hun volgende stap. Een dag is 2026-10-23, 23 oktober of
gisteren; een gebeurtenis is bijvoorbeeld aanvraag, vragen, overleg, advies, besluit of afgerond.
Verandert een dag, dan veranderen alle termijnen mee."""


def call(
    context: click.Context,
    number: str | None,
    typed: str,
    papers: tuple[str, ...],
    wrong: str,
    gone: str,
    organ: str,
    as_json: bool,
) -> int:
    """Print the dossier or all that run, after recording, correcting or taking away an event."""
    given = invocation_of(context)
    _refuse_odd(context, number, typed, papers, wrong, gone)
    book = open_here(context)
    if not number:
        return _print_running(book, organ, given, as_json)
    opened = open_dossier(book, number)
    if typed or gone:
        opened = _carry_out(book, number, opened, (typed, papers, wrong, gone), given)
    if as_json:
        found = {**dossier_object(opened, given.today), **said_object(_compared(book, opened))}
        output.json_object({**found, **organ_key(book.settings, opened.council.short)})
    elif not (typed or gone):
        output.lines(dossier_lines(opened, given.today))
        output.lines(said_lines(_compared(book, opened)))
    return EXIT_OK


def _compared(book: Book, opened: Opened) -> Compared:
    """Return what was said in a dossier beside its letters."""
    return coverage_of(book, opened.note.path)


def _refuse_odd(
    context: click.Context,
    number: str | None,
    typed: str,
    papers: tuple[str, ...],
    wrong: str,
    gone: str,
) -> None:
    if not number and (typed or papers or wrong or gone):
        raise click.UsageError("Geef het nummer van het traject, zoals D-2026-004.", context)
    if gone and (typed or papers or wrong):
        raise click.UsageError("Gebruik --verwijder alleen, zonder --gebeurtenis.", context)
    if not typed and (papers or wrong):
        raise click.UsageError("Zeg met --gebeurtenis wat er is gebeurd, en wanneer.", context)


def _carry_out(
    book: Book,
    number: str,
    opened: Opened,
    asked: tuple[str, tuple[str, ...], str, str],
    given: Invocation,
) -> Opened:
    typed, papers, wrong, gone = asked
    if gone:
        place = _place_of(gone, opened.dossier, given)
        event = opened.dossier.events[place]
        after = remove_event(book, number, place, now=given.now, seen=event)
        output.message(f"Weggehaald: {event_line(event)}")
    else:
        event = _typed(typed, opened.dossier, given)
        documents = (*event.documents, *(proof_of(book, paper) for paper in papers))
        event = replace(event, documents=documents)
        if wrong:
            place = _place_of(wrong, opened.dossier, given)
            seen = opened.dossier.events[place]
            # What is not typed again stays as it was.
            event = replace(
                event, documents=documents or seen.documents, text=event.text or seen.text
            )
            after = change_event(book, number, place, event, now=given.now, seen=seen)
        else:
            after = record_event(book, number, event, now=given.now)
        output.message(f"Vastgelegd: {event_line(event)}")
        for warning in event_problems(event, after.dossier.events, after.dossier):
            output.message(f"Let op: {warning.message} {warning.fix}")
        if event.name == PAUSED:
            output.message("Let op: aanhouden stopt geen wettelijke termijn; die loopt door.")
    _tell(after, opened, given)
    return after


def _tell(after: Opened, before: Opened, given: Invocation) -> None:
    """Say what changed with it: the phase, and whose move it is now."""
    phase = after.note.text("status")
    if phase != before.note.text("status"):
        output.message(f"Fase: {phase}.")
    elif before.dossier.is_closed and after.dossier.is_closed:
        output.message(
            "Let op: dit traject blijft gesloten; er loopt geen termijn. Gaat het verder, leg dan "
            "'heropend' vast, met de reden."
        )
    step = next_step(after.dossier, given.today)
    if step is not None:
        until = f", uiterlijk {day_words(step.day, given.today)}" if step.day else ""
        output.message(f"Volgende stap: {step.title} ({step.owner}){until}.")


def _typed(text: str, dossier: Dossier, given: Invocation) -> Event:
    event, problems = read_typed(text, dossier, given.today)
    if event is None:
        raise InvalidInput(problems)
    return event


def _place_of(text: str, dossier: Dossier, given: Invocation) -> int:
    """Return the place of the event that was named: by its name, or by its day and name."""
    found = [at for at, one in enumerate(dossier.events) if one.name == text.strip().casefold()]
    event, _problems = read_typed(text, dossier, given.today)
    if not found and event is not None:
        found = [
            at
            for at, one in enumerate(dossier.events)
            if (one.day, one.name) == (event.day, event.name)
        ]
    if len(found) == 1:
        return found[0]
    lines = [f"{one.day} {one.name}" for one in dossier.events]
    raise InvalidInput(
        [
            Problem(
                code="gebeurtenis-niet-gevonden",
                key=NAME,
                message=f"'{text}' staat {'vaker' if found else 'niet'} in dit traject.",
                fix=f"Geef de dag en de naam. Er staat: {'; '.join(lines) or 'nog niets'}.",
            )
        ]
    )


def _print_running(book: Book, organ: str, given: Invocation, as_json: bool) -> int:
    book.index.refresh()
    found = running_dossiers(book, organ=organ_or_all(book, organ), today=given.today)
    if as_json:
        output.json_array(
            {**running_object(one), **organ_key(book.settings, one.text("orgaan"))} for one in found
        )
    elif found:
        output.lines(running_lines(found, given.today))
    else:
        output.message("Er loopt geen traject.")
    return EXIT_OK


COMMAND = Command(
    "traject",
    _HELP,
    call,
    [
        argument("nummer", required=False, target="number"),
        option(
            "gebeurtenis",
            "Wat er gebeurde: de dag, de gebeurtenis en wat erbij hoort.",
            metavar='"DAG GEBEURTENIS"',
            default="",
            target="typed",
        ),
        option(
            "bewijs",
            "Het stuk dat het bewijst: een nummer of een bijlage. Mag vaker.",
            metavar="STUK",
            many=True,
            target="papers",
        ),
        option(
            "verbeter",
            "De gebeurtenis die --gebeurtenis vervangt.",
            metavar='"DAG GEBEURTENIS"',
            default="",
            target="wrong",
        ),
        option(
            "verwijder",
            "Een gebeurtenis weghalen die er niet was.",
            metavar='"DAG GEBEURTENIS"',
            default="",
            target="gone",
        ),
        organ_option(or_all=True),
        then_option(),
        json_switch(),
    ],
)
