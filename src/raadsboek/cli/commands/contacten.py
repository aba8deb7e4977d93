"""`raadsboek contacten`: who the secretary knows outside the council, by circle; this copy only."""

import click
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.network.contacts import (
    find_contact,
    keep_contact,
    network_of,
    remove_contact,
    take_in_contacts,
    unclear_lines,
    write_cards,
)
from raadsboek.book.typed_path import typed_path
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, json_switch, option, switch
from raadsboek.cli.here import read_here
from raadsboek.core.errors import EXIT_OK, NotFound
from raadsboek.core.network.contacts import NetworkContact, circles_in
from raadsboek.core.number_words import counted

_HELP = """Uw contacten buiten de raad, per kring: netwerk, vakbond, deskundigen, LSR.

Contacten staan alleen op deze computer. Ze komen niet in de geschiedenis, en gaan niet mee als u
het raadsboek deelt of overdraagt.

Voorbeeld: raadsboek contacten "Petra Vos" --kring vakbond --adres p.vos@example.org

Alleen een kring: raadsboek contacten --kring vakbond

Met --vcard gaan ze naar een bestand dat uw telefoon of mailprogramma overneemt. Met --inlezen
neemt u een lijst over: op elke regel naam;kring;organisatie;functie;adres;telefoon;opmerking."""

_KEYS = ("organization", "role", "email", "phone", "remark")


def call(
    context: click.Context,
    name: str | None,
    circle: str,
    is_removed: bool,
    file: str,
    place: str,
    as_json: bool,
    **given: str | None,
) -> int:
    """Show the contacts, or change one of them."""
    book = read_here(context)
    values = {key: value for key in _KEYS if (value := given.get(key)) is not None}
    if file:
        _take_in(book, file)
    elif name and is_removed:
        gone = remove_contact(book, name)
        output.message(f"{gone.name} staat niet meer bij de contacten.")
    elif name and (values or circle):
        _keep(book, name, circle, values)
    elif is_removed or (values and not name):
        raise click.UsageError("Van wie? Geef de naam van het contact.", context)
    else:
        found = [find_contact(book, name)] if name else network_of(book, circle)
        if place:
            written = write_cards(book, found, place, circle=name or circle)
            output.message(f"{_counted(len(found))} in {written}")
        else:
            _show(book, found, circle, as_json=as_json)
    return EXIT_OK


def _keep(book: Book, name: str, circle: str, values: dict[str, str]) -> None:
    try:
        before = find_contact(book, name)
    except NotFound:
        before = NetworkContact(name=" ".join(name.split()))
    changes: dict[str, object] = {**values}
    if circle:
        changes["circles"] = circles_in(circle)
    is_new = keep_contact(book, replace(before, **changes))
    done = "Opgeschreven" if is_new else "Gewijzigd"
    output.message(f"{done}, alleen op deze computer: {before.name}")


def _take_in(book: Book, file: str) -> None:
    found = take_in_contacts(book, typed_path(file))
    output.message(f"{_counted(len(found.added))} overgenomen, al bekend: {found.known}.")
    for line in found.unclear:
        output.message(f"Niet begrepen: {line}")


def _show(book: Book, found: list[NetworkContact], circle: str, *, as_json: bool) -> None:
    if as_json:
        output.json_array(
            {
                "naam": one.name,
                "kring": list(one.circles),
                "organisatie": one.organization,
                "functie": one.role,
                "adres": one.email,
                "telefoon": one.phone,
                "opmerking": one.remark,
            }
            for one in found
        )
    else:
        output.table(
            ["Naam", "Kring", "Organisatie", "Functie", "Adres", "Telefoon"],
            (
                (one.name, one.circles_in_words, one.organization, one.role, one.email, one.phone)
                for one in found
            ),
        )
    if not found:
        where = f" in de kring {circle}" if circle else ""
        output.message(f"Er staat nog niemand{where}.")
    for line in unclear_lines(book):
        output.message(f"Niet begrepen in de lijst met contacten: {line}")


def _counted(number: int) -> str:
    return counted(number, "contact", "contacten")


COMMAND = Command(
    "contacten",
    _HELP,
    call,
    [
        argument("naam", required=False, target="name"),
        option(
            "kring", "De kring, of met komma's de kringen.", metavar="KRING", default="",
            target="circle",
        ),
        option("organisatie", "Waar iemand werkt.", metavar="NAAM", target="organization"),
        option("functie", "Wat iemand daar doet.", metavar="TEKST", target="role"),
        option("adres", "Het e-mailadres.", metavar="ADRES", target="email"),
        option("telefoon", "Het telefoonnummer.", metavar="NUMMER", target="phone"),
        option("opmerking", "Wat u erbij wilt onthouden.", metavar="TEKST", target="remark"),
        switch("weg", "Haal dit contact weg.", target="is_removed"),
        option(
            "inlezen", "Neem de contacten uit dit bestand over.", metavar="BESTAND", default="",
            target="file",
        ),
        option(
            "vcard", "Schrijf ze naar deze map of dit bestand.", metavar="PLAATS", default="",
            target="place",
        ),
        json_switch(),
    ],
)  # fmt: skip
