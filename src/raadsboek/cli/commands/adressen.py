"""`raadsboek adressen`: the addresses that mail goes to, kept on this computer only."""

import datetime

import click

from raadsboek.book.book import Book
from raadsboek.book.mailing.contacts import contacts_of, remove_contact, set_contact, take_in
from raadsboek.book.mailing.lists import members_of
from raadsboek.book.typed_path import typed_path
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import read_here
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.mailing.lists import is_there

_HELP = """De e-mailadressen van leden en anderen, of het adres van iemand opschrijven.

Adressen staan alleen op deze computer. Ze komen niet in de geschiedenis, en gaan niet mee als u het
raadsboek deelt of overdraagt.

Voorbeeld: raadsboek adressen anna a.jansen@example.org

Met --inlezen neemt u een lijst over: op elke regel korte naam;naam;adres. Excel kan zo'n bestand
maken (opslaan als CSV)."""


def call(
    context: click.Context,
    handle: str | None,
    email: str | None,
    name: str,
    is_removed: bool,
    file: str,
    as_json: bool,
) -> int:
    """Show the addresses, or change one of them."""
    book = read_here(context)
    if file:
        known, unclear = take_in(book, typed_path(file))
        output.message(f"{len(known)} adressen overgenomen.")
        for line in unclear:
            output.message(f"Niet begrepen: {line}")
        return EXIT_OK
    if handle and is_removed:
        removed = remove_contact(book, handle)
        output.message(f"Het adres van @{removed.handle} is weg.")
        return EXIT_OK
    if handle and email:
        _write_down(book, handle, email, name)
        return EXIT_OK
    _show(book, handle, invocation_of(context).today, as_json=as_json)
    return EXIT_OK


def _write_down(book: Book, handle: str, email: str, name: str) -> None:
    contact = set_contact(book, handle, email, name=name)
    output.message(f"Opgeschreven, alleen op deze computer: @{contact.handle} {contact.email}")
    listed = {one.handle.casefold() for one in members_of(book)}
    if contact.handle.casefold() not in listed:
        output.message(
            f"Let op: in de ledenlijst staat niemand met de korte naam @{contact.handle}."
        )


def _show(book: Book, handle: str | None, today: datetime.date, *, as_json: bool) -> None:
    contacts = contacts_of(book)
    shown = [one for one in contacts.known if not handle or one is contacts.of(handle)]
    if as_json:
        output.json_array(
            {"kort": one.handle, "naam": one.name, "adres": one.email} for one in shown
        )
    else:
        output.table(
            ["Kort", "Naam", "Adres"], ((f"@{one.handle}", one.name, one.email) for one in shown)
        )
    missing = dict.fromkeys(
        f"@{one.handle}"
        for one in members_of(book)
        if is_there(one, today)
        and not contacts.of(one.handle)
        and (not handle or one.handle.casefold() == handle.removeprefix("@").casefold())
    )
    if missing:
        output.message(f"Nog geen adres: {', '.join(missing)}.")
    for line in contacts.unclear:
        output.message(f"Niet begrepen in de lijst met adressen: {line}")


COMMAND = Command(
    "adressen",
    _HELP,
    call,
    [
        argument("wie", required=False, target="handle"),
        argument("adres", required=False, target="email"),
        option("naam", "De naam die in de mail staat.", metavar="NAAM", default="", target="name"),
        switch("weg", "Haal het adres van deze persoon weg.", target="is_removed"),
        option(
            "inlezen",
            "Neem de adressen uit dit bestand over.",
            metavar="BESTAND",
            default="",
            target="file",
        ),
        json_switch(),
    ],
)
