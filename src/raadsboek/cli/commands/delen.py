"""`raadsboek delen PLAATS`: set up the shared place, and send everything there."""

from pathlib import Path

import click

from raadsboek.book.syncing.background import look
from raadsboek.book.syncing.exchange import exchange
from raadsboek.book.syncing.refusals import NotShared
from raadsboek.book.syncing.sharing import share, share_in_a_file, stop_sharing
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.sharing import in_a_sentence

_HELP = """Dit raadsboek delen met een collega, op een gedeelde plaats.

PLAATS is een map op het netwerk, of een adres van een server (https://, ssh:// of naam@server:map).
Een map die er nog niet is of die leeg is, wordt een gedeelde plaats. Zonder PLAATS ziet u waar dit
raadsboek nu wordt gedeeld."""


def call(context: click.Context, place: str | None, file: str, stops: bool, as_json: bool) -> int:
    """Share, hand over a copy in one file, stop sharing, or tell where it is shared."""
    book = open_here(context)
    given = invocation_of(context)
    if file:
        output.text(str(share_in_a_file(book, file, near=Path.cwd())))
        output.message(
            "Hierin staat alles tot nu toe. Uw collega neemt het over met: raadsboek bijwerken "
            "--van BESTAND"
        )
        return EXIT_OK
    if stops:
        known = stop_sharing(book)
        if known is None:
            raise NotShared
        output.message(
            f"Dit raadsboek wordt niet meer gedeeld met {known.shown}. Wat daar staat, blijft."
        )
        return EXIT_OK
    if place:
        made = share(book, place, near=Path.cwd())
        what = "is nu een gedeelde plaats" if made.made else "wordt nu gedeeld"
        output.message(f"{made.address.shown} {what}.")
        if made.somebody_elses:
            output.message(
                "Die map is van een andere gebruiker. Raadsboek heeft haar nagekeken: er staat "
                "niets in dat een programma kan starten."
            )
        exchange(book, now=given.now)
    state = look(book)
    if state is None:
        raise NotShared
    if as_json:
        output.json_object({"plaats": state.place, "wacht": state.waiting})
        return EXIT_OK
    output.text(state.place)
    output.message(in_a_sentence(state, given.today))
    if place:
        output.message("Uw collega opent het met: raadsboek openen PLAATS")
    return EXIT_OK


COMMAND = Command(
    "delen",
    _HELP,
    call,
    [
        argument("plaats", required=False, target="place"),
        option(
            "bestand",
            "Zet een kopie van alles in één bestand, voor een stick of OneDrive.",
            metavar="BESTAND",
            default="",
            target="file",
        ),
        switch("stop", "Deel dit raadsboek niet langer.", target="stops"),
        json_switch(),
    ],
)
