"""`raadsboek inlezen BESTAND...`: files into the inbox, each with a proposal; or at once."""

from pathlib import Path

import click

from raadsboek.book.inbox.bringing import bring_in
from raadsboek.book.inbox.known import dossier_titles
from raadsboek.book.inbox.looking import look, waiting_files
from raadsboek.book.inbox.taking import take
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, switch
from raadsboek.cli.here import open_here
from raadsboek.cli.inbox_as_text import as_object, print_piece
from raadsboek.core.errors import EXIT_FAILED, EXIT_OK, RaadsboekError
from raadsboek.core.inbox.telling import counted_pieces

_HELP = """Mails, brieven, scans en andere bestanden in het postvak zetten.

Van elk stuk ziet u wat Raadsboek voorstelt: het onderwerp, de afzender, het traject, hoe de raad
het behandelt en wanneer er een antwoord moet zijn. Er komt nog niets in het raadsboek: neem een
stuk over op het scherm Postvak, of met: raadsboek postvak 1 --neem

Met --neem gaat alles meteen het raadsboek in, zoals voorgesteld. Uw eigen bestand blijft staan."""


def call(context: click.Context, files: tuple[str, ...], taken: bool, as_json: bool) -> int:
    """Copy the files to the inbox and show what is proposed for each, or take them in."""
    given = invocation_of(context)
    book = open_here(context)
    book.index.refresh()
    names, exit_code = [], EXIT_OK
    for file in files:
        try:
            names.append(bring_in(book, Path(file)))
        except RaadsboekError as error:  # one bad file keeps nobody from the others
            output.failure(error.message, error.hint)
            exit_code = EXIT_FAILED
    brought = [one for one in waiting_files(book) if one.name in set(names)]
    pieces = list(look(book, today=given.today, only=brought))
    if as_json:
        output.json_array(as_object(one) for one in pieces)
    elif not taken:
        titles = dossier_titles(book)
        for one in pieces:
            print_piece(one, titles)
    if not taken:
        output.message(f"In het postvak gezet: {counted_pieces(len(pieces))}.")
        return exit_code
    for one in pieces:
        try:
            note = take(book, one, now=given.now)
        except RaadsboekError as error:
            output.failure(error.message, error.hint)
            exit_code = EXIT_FAILED
        else:
            output.message(f"Overgenomen: {note.path}")
    return exit_code


COMMAND = Command(
    "inlezen",
    _HELP,
    call,
    [
        argument("bestand", many=True, target="files"),
        switch("neem", "Neem alles meteen over, zoals voorgesteld.", target="taken"),
        json_switch(),
    ],
)
