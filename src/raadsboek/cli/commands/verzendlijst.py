"""`raadsboek verzendlijst LIJST`: who is meant by a mailing list in words, on a day."""

import datetime
from collections.abc import Mapping

import click

from raadsboek.book.mailing.contacts import contacts_of
from raadsboek.book.mailing.lists import list_on
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import read_here
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Day
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.mailing.lists import Listed

_HELP = """Wie er op een verzendlijst staan: een lijst in woorden, op een dag.

Voorbeeld: raadsboek verzendlijst "OR + commissie VGWM" --op 1-3-2027

Een lijst bestaat uit delen, met een + ertussen: de naam van de raad, 'commissie VGWM', een rol
zoals bestuurder, 'db', 'kiesgroep Noord', @anna of iedereen. Met ' - @bas' haalt u iemand eraf.
Wie het zijn, volgt uit de leden met hun dagen; er wordt geen lijst bewaard.

Met --adressen krijgt u de adressen op een regel, om in een mail te plakken."""


def call(
    context: click.Context,
    words: str,
    day: datetime.date | None,
    only_addresses: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Print the people, or their addresses."""
    book = read_here(context)
    day = day or invocation_of(context).today
    found = list_on(book, words, day, organ=organ_of(book, organ))
    contacts = contacts_of(book)
    emails = {
        one.handle: contact.email
        for one in found.people
        if (contact := contacts.of(one.handle)) is not None
    }
    if as_json:
        output.json_array(_as_object(one, emails) for one in found.people)
    elif only_addresses:
        output.lines(["; ".join(emails.values())] if emails else [])
    else:
        output.table(
            ["Kort", "Naam", "Rol", "Via", "Adres"],
            (_row(one, emails) for one in found.people),
        )
    missing = [f"@{one.handle}" for one in found.people if one.handle not in emails]
    if missing:
        output.message(f"Nog geen adres: {', '.join(missing)}.")
    if not found.people:
        output.message(f"Op {long_date(day)} staat er niemand op deze lijst.")
    return EXIT_OK


def _row(one: Listed, emails: Mapping[str, str]) -> tuple[str, ...]:
    because = ", ".join(one.because)
    return (f"@{one.handle}", one.name, one.role, because, emails.get(one.handle, ""))


def _as_object(one: Listed, emails: Mapping[str, str]) -> dict[str, object]:
    return {
        "kort": one.handle,
        "naam": one.name,
        "rol": one.role.value,
        "adres": emails.get(one.handle),
        "via": list(one.because),
    }


COMMAND = Command(
    "verzendlijst",
    _HELP,
    call,
    [
        argument("lijst", target="words"),
        option("op", "Op welke dag (anders: vandaag).", metavar="DAG", type=Day(), target="day"),
        switch("adressen", "Alleen de adressen, op een regel.", target="only_addresses"),
        organ_option(),
        json_switch(),
    ],
)
