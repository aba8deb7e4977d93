"""`raadsboek wijzig NUMMER sleutel=waarde ...`: change just these keys and save a version."""

import click

from raadsboek.book.notes import kind_of, read, save
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.dutch_help import closest
from raadsboek.cli.here import open_here
from raadsboek.cli.notes_as_text import as_object
from raadsboek.cli.organs import with_organ
from raadsboek.cli.pairs import pairs
from raadsboek.core import confidential
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value
from raadsboek.core.retention.holds import HOLD_KEYS
from raadsboek.core.schema import fields_of
from raadsboek.core.typed import stored

_HELP = """Sleutels van een notitie veranderen en dat als versie opslaan.

Voorbeeld: raadsboek wijzig A-2026-031 status=gereed resultaat="reactie ontvangen"

Een lege waarde (sleutel=) haalt de sleutel weg."""


def call(context: click.Context, number: str, changes: tuple[str, ...], as_json: bool) -> int:
    """Save the changed keys."""
    given = invocation_of(context)
    asked = pairs(changes)
    book = open_here(context)
    opened = read(book, number)
    kind = kind_of(opened)
    fields = {item.key: item for item in fields_of(kind.struct)} if kind else {}
    values: dict[str, Value | None] = {}
    for key, text in asked.items():
        item = fields.get(key)
        value: Value = stored(item, text, today=given.today) if item else text
        values[key] = value or None
    note = save(book, opened, changes=values, body=None, now=given.now)
    if as_json:
        output.json_object(with_organ(book.settings, as_object(note)))
    unchanged = note.digest == opened.digest
    output.message(
        "Niets gewijzigd: zo stond het er al." if unchanged else f"Opgeslagen: {note.path}"
    )
    for key in values:
        if kind and values[key] and key not in opened.meta:
            _doubt(kind, key)
    return EXIT_OK


def _doubt(kind: Kind, key: str) -> None:
    """Say so when a new key is none of its kind: it may be a slip of the pen."""
    known = [*(item.key for item in fields_of(kind.struct)), confidential.KEY, *HOLD_KEYS]
    if key not in known:
        output.message(f"Let op: '{key}' is een eigen sleutel; een {kind.name} kent die niet.")
        meant = closest(key, known)
        if meant:
            output.message(f"  {meant} Haal '{key}' weg met: {key}=")


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
