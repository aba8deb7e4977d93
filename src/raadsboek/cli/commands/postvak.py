"""`raadsboek postvak [STUK]`: what waits to be taken in; taking it in, or refusing it."""

from collections.abc import Sequence

import click

from raadsboek.book.book import Book
from raadsboek.book.inbox.bringing import ready_inbox
from raadsboek.book.inbox.known import dossier_titles
from raadsboek.book.inbox.looking import look
from raadsboek.book.inbox.pieces import Waiting
from raadsboek.book.inbox.taking import refuse, take
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, switch
from raadsboek.cli.here import as_seen_here, open_here
from raadsboek.cli.inbox_as_text import as_object, print_piece, print_table
from raadsboek.cli.pairs import pairs
from raadsboek.core.errors import EXIT_OK, NotFound
from raadsboek.core.kinds import post
from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of
from raadsboek.core.typed import stored

_HELP = """Wat in het postvak wacht, met een voorstel per stuk.

Zet mails, brieven en scans in de map 'postvak' van het raadsboek, of lees ze in met: raadsboek
inlezen BESTAND. Er komt niets in het raadsboek voordat u het overneemt.

Voorbeeld: raadsboek postvak 1 --neem traject=D-2026-004 uiterlijk="4 december"

STUK is het nummer in de lijst of de naam van het bestand. Wat u achter het stuk zet, komt in de
plaats van het voorstel; een lege waarde (uiterlijk=) haalt het weg. Weigeren zet het bestand in
postvak/geweigerd."""


def call(
    context: click.Context,
    wanted: str | None,
    changes: tuple[str, ...],
    taken: bool,
    refused: bool,
    as_json: bool,
) -> int:
    """List what waits, show one piece, or do something with it."""
    if taken and refused:
        raise click.UsageError("Kies --neem of --weiger, niet allebei.", context)
    if (taken or refused) and not wanted:
        raise click.UsageError("Geef ook het stuk: het nummer in de lijst of de naam.", context)
    given = invocation_of(context)
    asked = pairs(changes)
    book = open_here(context)
    book.index.refresh()
    pieces = list(look(book, today=given.today))
    if not wanted:
        return _list(book, pieces, as_json=as_json)
    one = _chosen(pieces, wanted)
    if refused:
        output.message(refuse(book, one))
        return EXIT_OK
    if not taken:
        if as_json:
            output.json_object(as_object(one))
        else:
            print_piece(one, dossier_titles(book))
        return EXIT_OK
    fields = {item.key: item for item in fields_of(post.KIND.struct)}
    typed: dict[str, Value] = {
        key: stored(fields[key], text, today=given.today) if key in fields else text
        for key, text in asked.items()
    }
    note = take(book, one, values={**one.proposal.values, **typed}, now=given.now)
    output.lines([note.text("nummer")])
    output.message(f"Overgenomen: {note.path}")
    return EXIT_OK


def _list(book: Book, pieces: Sequence[Waiting], *, as_json: bool) -> int:
    if as_json:
        output.json_array(as_object(one) for one in pieces)
        return EXIT_OK
    print_table(pieces)
    if pieces:
        output.message("Lees een stuk met: raadsboek postvak 1 · neem het over met --neem")
    else:
        folder = as_seen_here(ready_inbox(book))
        output.message(f"Het postvak is leeg. Zet er bestanden in: {folder}")
    return EXIT_OK


def _chosen(pieces: Sequence[Waiting], wanted: str) -> Waiting:
    """Return the piece with this place in the list or this file name. Raises `NotFound`."""
    for place, one in enumerate(pieces, start=1):
        if wanted in (str(place), one.file.name):
            return one
    raise NotFound(wanted, "Zie wat er wacht met: raadsboek postvak")


COMMAND = Command(
    "postvak",
    _HELP,
    call,
    [
        argument("stuk", required=False, target="wanted"),
        argument("sleutel=waarde", required=False, many=True, target="changes"),
        switch("neem", "Neem het stuk over in het raadsboek.", target="taken"),
        switch("weiger", "Weiger het stuk.", target="refused"),
        json_switch(),
    ],
)
