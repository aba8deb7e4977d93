"""`raadsboek ondertekenen`: sign what is saved from now on, set up in one step."""

from pathlib import Path

import click

from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Voortaan alles ondertekenen wat u op deze computer opslaat. Het hoeft niet.

Raadsboek maakt een sleutel, bewaart die in uw eigen map (nooit in het raadsboek) en zet de
openbare helft bij uw naam onder 'schrijvers' in raadsboek.yaml. Later is dan te bewijzen wat u
hebt opgeslagen. Nog eens uitvoeren mag altijd: dan ziet u hoe het ervoor staat."""


def call(context: click.Context, own_key: str, renew: bool, stop: bool, as_json: bool) -> int:
    """Set up signing, or end it."""
    from raadsboek.book.verification.keys import start_signing, stop_signing  # cryptography

    given = invocation_of(context)
    book = open_here(context)
    if stop:
        stopped = stop_signing(book, now=given.now)
        if as_json:
            output.json_object({"gestopt": stopped})
        elif stopped:
            output.message("U ondertekent niet meer. Wat al is ondertekend, blijft dat.")
        else:
            output.message("U ondertekende niet op deze computer; er is niets veranderd.")
        return EXIT_OK
    own = Path(own_key) if own_key else None
    done = start_signing(book, now=given.now, own_key=own, renew=renew)
    if as_json:
        output.json_object(
            {
                "naam": done.name,
                "sleutel": done.public,
                "vingerafdruk": done.fingerprint,
                "gemaakt": done.made,
                "in-lijst": done.listed,
            }
        )
        return EXIT_OK
    if done.made:
        output.message("Er is een sleutel gemaakt. Die staat alleen op deze computer.")
    output.message(f"Wat {done.name} hier opslaat, wordt voortaan ondertekend.")
    output.message(f"Vingerafdruk: {done.fingerprint}")
    if not done.listed:
        output.message("Uw sleutel staat nog niet onder 'schrijvers' in raadsboek.yaml.")
        output.message("Laat iemand die al ondertekent daar deze regel bij uw naam zetten:")
        output.message(f"  sleutel: {done.public}")
    else:
        output.message("Slaat er nog iemand op? Zet die dan ook onder 'schrijvers'.")
    return EXIT_OK


COMMAND = Command(
    "ondertekenen",
    _HELP,
    call,
    [
        option(
            "sleutel",
            "Gebruik een eigen sleutel (ed25519, zonder wachtwoord).",
            metavar="BESTAND",
            default="",
            target="own_key",
        ),
        switch("nieuw", "Neem een nieuwe sleutel; de oude geldt tot vandaag.", target="renew"),
        switch("stoppen", "Onderteken niet meer op deze computer.", target="stop"),
        json_switch(),
    ],
)
