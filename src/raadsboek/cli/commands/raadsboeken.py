"""`raadsboek raadsboeken`: which raadsboeken were opened on this computer, the newest first."""

import click

from raadsboek.book import recent
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option
from raadsboek.core.dates import past_moment
from raadsboek.core.errors import EXIT_OK

_HEADER = ("Raadsboek", "Map", "Laatst geopend")
_HELP = """De raadsboeken die op deze computer zijn geopend, het laatste eerst.

Met --vergeet gaat een map van de lijst. De map zelf blijft zoals zij is."""


def call(context: click.Context, forgotten: str, as_json: bool) -> int:
    """Print the list, or take a folder off it."""
    if forgotten:
        recent.forget(forgotten)
        output.message(
            f"'{forgotten}' staat niet meer in de lijst. Aan de map zelf is niets veranderd."
        )
        return EXIT_OK
    known = recent.recents()
    found = {one.folder for one in known if recent.is_there(one.folder)}
    if as_json:
        output.json_array(
            {
                "naam": one.name,
                "map": one.folder,
                "geopend": one.opened.isoformat(timespec="seconds"),
                "gevonden": one.folder in found,
            }
            for one in known
        )
        return EXIT_OK
    if not known:
        output.message("Op deze computer is nog geen raadsboek geopend.")
    now = invocation_of(context).now
    output.table(
        _HEADER,
        (
            (
                one.name,
                one.folder,
                past_moment(one.opened, now=now)
                + ("" if one.folder in found else " (niet gevonden)"),
            )
            for one in known
        ),
    )
    return EXIT_OK


COMMAND = Command(
    "raadsboeken",
    _HELP,
    call,
    [
        option(
            "vergeet",
            "Haal deze map van de lijst.",
            metavar="MAP",
            type=click.STRING,
            target="forgotten",
            default="",
        ),
        json_switch(),
    ],
)
