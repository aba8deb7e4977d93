"""`raadsboek argument NUMMER TEKST`: write down what is said in a dossier, or show what was."""

import datetime
from collections.abc import Iterator

import click

from raadsboek.book.trajectories import arguing
from raadsboek.book.trajectories.dossiers import open_dossier
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
from raadsboek.cli.values import Choice, PastDay
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.note import Note
from raadsboek.core.trajectories.agreements import read_agreements
from raadsboek.core.trajectories.arguments import read_arguments
from raadsboek.core.trajectories.attribution import Attribution, names_of
from raadsboek.core.trajectories.parked import read_parked
from raadsboek.core.trajectories.positions import read_positions

_KINDS = tuple(kind.value for kind in arguing.Said if kind is not arguing.Said.QUESTION)

_HELP = """Opschrijven wat er in een traject is ingebracht: een bezwaar, een argument ervoor, een
voorwaarde, een standpunt, een geparkeerd punt of een afspraak. Zonder tekst: wat er staat.

Voorbeeld: raadsboek argument D-2026-004 "De nachtdienst is niet meegeteld." --door noor

Een bezwaar hoort in de brief: de rechter toetst in beginsel alleen wat daarin staat. Wat er bewust
niet in komt, krijgt in het traject [niet opnemen: reden]."""


def call(
    context: click.Context,
    number: str,
    text: str | None,
    by: tuple[str, ...],
    kind: str,
    on: datetime.date | None,
    undated: bool,
    as_json: bool,
) -> int:
    """Add a line to the dossier, or print what stands in it."""
    given = invocation_of(context)
    if text is None and on is not None:
        raise click.UsageError("Bij --op hoort de tekst die u opschrijft.", context)
    if text is None:
        _show(open_dossier(read_here(context), number).note, as_json=as_json)
        return EXIT_OK
    book = open_here(context)
    day = None if undated else on or given.today
    said = Attribution(by=names_of(",".join(by)), day=day)
    note = arguing.add_said(book, number, arguing.Said(kind), text, said, now=given.now)
    if as_json:
        _show(note, as_json=True)
    output.message(f"Opgeslagen: {note.path}")
    return EXIT_OK


def _show(note: Note, *, as_json: bool) -> None:
    found = list(_objects(note.body))
    if as_json:
        output.json_array(found)
        return
    output.table(
        ["Soort", "Tekst", "Door", "Niet opnemen"],
        ((one["soort"], one["tekst"], one["door"], one["niet-opnemen"]) for one in found),
    )
    if not found:
        output.message(f"In {note.text('nummer')} staat nog geen argument, standpunt of afspraak.")


def _objects(body: str) -> Iterator[dict[str, str]]:
    for one in read_arguments(body):
        reason = "" if one.left_out is None else one.left_out or "ja"
        yield _object(one.kind.value, one.text, one.said, reason)
    for position in read_positions(body):
        said = position.said.words
        by = ", ".join(part for part in (position.who, said) if part)
        yield {**_object(arguing.Said.POSITION, position.text, position.said), "door": by}
    for parked in read_parked(body):
        yield _object(arguing.Said.PARKED, parked.text, parked.said)
    for agreed in read_agreements(body):
        yield _object(arguing.Said.AGREEMENT, agreed.text, agreed.said)


def _object(kind: str, text: str, said: Attribution, reason: str = "") -> dict[str, str]:
    return {"soort": kind, "tekst": text, "door": said.words, "niet-opnemen": reason}


COMMAND = Command(
    "argument",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("tekst", required=False, target="text"),
        option(
            "door",
            "Wie het inbracht; mag vaker.",
            metavar="WIE",
            many=True,
            default=(),
            target="by",
        ),
        option(
            "soort",
            "Wat het is: bezwaar (zonder deze optie), voor, voorwaarde, standpunt, geparkeerd of "
            "afspraak.",
            metavar="SOORT",
            type=Choice(_KINDS),
            default=arguing.Said.OBJECTION.value,
            target="kind",
        ),
        option(
            "op", "De dag waarop; anders vandaag.", metavar="DATUM", type=PastDay(), target="on"
        ),
        switch("zonder-dag", "Schrijf er geen dag bij.", target="undated"),
        json_switch(),
    ],
)
