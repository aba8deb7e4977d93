"""`raadsboek postvak [STUK]`: what waits to be taken in, and what becomes of it."""

from collections.abc import Sequence

import click

from raadsboek.book.book import Book
from raadsboek.book.creating import quoted
from raadsboek.book.inbox.bringing import ready_inbox
from raadsboek.book.inbox.known import dossier_titles
from raadsboek.book.inbox.looking import folders_in_inbox, look, waiting_files
from raadsboek.book.inbox.pieces import InInbox, Waiting
from raadsboek.book.inbox.refused import refused_files, take_back
from raadsboek.book.inbox.taking import refuse, take
from raadsboek.book.inbox.whole import whole_text
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, switch
from raadsboek.cli.here import as_seen_here, open_here
from raadsboek.cli.inbox_as_text import as_object, print_files, print_piece, print_table
from raadsboek.cli.pairs import pairs
from raadsboek.core.errors import EXIT_OK, NotFound
from raadsboek.core.inbox.telling import folder_told
from raadsboek.core.kinds import post
from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of
from raadsboek.core.text import visible
from raadsboek.core.typed import stored

_HELP = """Wat in het postvak wacht, met een voorstel per stuk.

Zet mails, brieven en scans in de map 'postvak' van het raadsboek, of lees ze in met: raadsboek
inlezen BESTAND. Er komt niets in het raadsboek voordat u het overneemt.

Voorbeeld: raadsboek postvak 1 --neem traject=D-2026-004 uiterlijk="4 december"

STUK is het nummer in de lijst of de naam van het bestand. Wat u achter het stuk zet, komt in de
plaats van het voorstel; een lege waarde (uiterlijk=) haalt het weg. Weigeren zet het bestand in
postvak/geweigerd; met --geweigerd ziet u wat daar staat, en met --terug wacht een stuk weer."""
_MOST = 100
"""Pieces that are read for the list, unless all are asked for: reading takes its time."""


def call(
    context: click.Context,
    wanted: str | None,
    changes: tuple[str, ...],
    taken: bool,
    refused: bool,
    as_text: bool,
    back: bool,
    of_refused: bool,
    everything: bool,
    as_json: bool,
) -> int:
    """List what waits, show one piece, or do something with it."""
    if taken and refused:
        raise click.UsageError("Kies --neem of --weiger, niet allebei.", context)
    if (taken or refused or as_text) and not wanted:
        raise click.UsageError("Geef ook het stuk: het nummer in de lijst of de naam.", context)
    given = invocation_of(context)
    asked = pairs(changes)
    book = open_here(context)
    if of_refused:
        return _list_refused(book)
    if back:
        return _take_back(book, wanted)
    book.index.refresh()
    waiting = waiting_files(book)
    if not wanted:
        shown = waiting if everything or as_json else waiting[:_MOST]
        pieces = list(look(book, today=given.today, only=shown))
        return _list(book, pieces, more=len(waiting) - len(shown), as_json=as_json)
    (one,) = look(book, today=given.today, only=[_chosen(waiting, wanted)])
    if refused:
        output.message(refuse(book, one))
        return EXIT_OK
    if as_text:
        print_files(whole_text(book, one))
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


def _list(book: Book, pieces: Sequence[Waiting], *, more: int, as_json: bool) -> int:
    if as_json:
        output.json_array(as_object(one) for one in pieces)
        return EXIT_OK
    print_table(pieces)
    if pieces:
        output.message("Lees een stuk met: raadsboek postvak 1 · neem het over met --neem")
        if more:
            output.message(f"Er wachten nog {more} stukken. Zie ze met: raadsboek postvak --alles")
    else:
        folder = as_seen_here(ready_inbox(book))
        output.message(f"Het postvak is leeg. Zet er bestanden in: {folder}")
    for name in folders_in_inbox(book):
        output.message(f"Let op: {folder_told(name)}")
        output.message(f"  Bekijk een oud archief met: raadsboek overnemen {_in_inbox(book, name)}")
        output.message("  Of zet de stukken los in het postvak.")
    return EXIT_OK


def _in_inbox(book: Book, name: str) -> str:
    """Return the path of something in the inbox, as it can be typed after a verb."""
    return quoted(visible(str(as_seen_here(ready_inbox(book) / name))))


def _list_refused(book: Book) -> int:
    names = refused_files(book)
    output.lines(names)
    if names:
        output.message("Haal een stuk terug met: raadsboek postvak NAAM --terug")
    else:
        output.message("Er is niets geweigerd.")
    return EXIT_OK


def _take_back(book: Book, wanted: str | None) -> int:
    """Let the named file wait again; without a name the one that was refused last."""
    last = next(iter(refused_files(book)), "")
    if not (wanted or last):
        output.message("Er is niets geweigerd.")
        return EXIT_OK
    output.message(f"{take_back(book, wanted or last)} wacht weer in het postvak.")
    return EXIT_OK


def _chosen(waiting: Sequence[InInbox], wanted: str) -> InInbox:
    """Return the piece with this place in the list or this file name. Raises `NotFound`."""
    for place, one in enumerate(waiting, start=1):
        if wanted in (str(place), one.name):
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
        switch("tekst", "Toon de hele tekst van het stuk en van de bijlagen.", target="as_text"),
        switch("terug", "Haal een geweigerd stuk terug (anders: het laatste).", target="back"),
        switch("geweigerd", "Toon wat er geweigerd is.", target="of_refused"),
        switch("alles", f"Toon meer dan {_MOST} stukken.", target="everything"),
        json_switch(),
    ],
)
