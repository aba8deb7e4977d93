"""`raadsboek wijzig NUMMER sleutel=waarde ...`: change just these keys and save a version."""

import click

from raadsboek.book.notes import change_keys, kind_of, read
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import open_here
from raadsboek.cli.notes_as_text import as_object
from raadsboek.cli.pairs import pairs
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of
from raadsboek.core.typed import stored

_HELP = """Sleutels van een notitie veranderen en dat als versie opslaan.

Voorbeeld: raadsboek wijzig A-2026-031 status=gereed afgehandeld=vandaag

Een lege waarde (sleutel=) haalt de sleutel weg."""


def call(context: click.Context, number: str, changes: tuple[str, ...], as_json: bool) -> int:
    """Save the changed keys."""
    given = invocation_of(context)
    asked = pairs(changes)
    book = open_here(context)
    kind = kind_of(read(book, number))
    fields = {item.key: item for item in fields_of(kind.struct)} if kind else {}
    values: dict[str, Value | None] = {}
    for key, text in asked.items():
        item = fields.get(key)
        value: Value = stored(item, text, today=given.today) if item else text
        values[key] = value or None
    note = change_keys(book, number, values, now=given.now)
    if as_json:
        output.json_object(as_object(note))
    output.message(f"Opgeslagen: {note.path}")
    return EXIT_OK


COMMAND = Command(
    "wijzig",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("sleutel=waarde", many=True, target="changes"),
        json_switch(),
    ],
)
