"""`raadsboek kandidaten`: who is a candidate for a vacancy or election, on this computer only."""

import click
from msgspec.structs import replace

from raadsboek.book.beside.candidates import (
    add_candidates,
    candidate_called,
    candidates_of,
    change_candidate,
    refuse_unknown_subject,
    remove_candidates,
)
from raadsboek.book.book import Book
from raadsboek.book.mailing.drafting import place_for, write_drafts
from raadsboek.book.members.letters import TO_CANDIDATES, candidate_mails
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import as_seen_here, read_here
from raadsboek.cli.values import Choice
from raadsboek.core.beside.candidates import Candidate, CandidateStatus
from raadsboek.core.errors import EXIT_OK

_HELP = """De kandidaten voor een vacature of verkiezing. Ze staan alleen op deze computer.

Voorbeeld: raadsboek kandidaten VC-2026-01 --erbij "Eva Smit" --adres e.smit@example.org

Met --wie en --status schrijft u op hoe ver het is. Met --wie en --weg haalt u iemand weg.

Met --mail zet u een mail klaar voor wie u met --wie noemt, of voor alle kandidaten: gesprek of
bedankje, uit uw sjabloon. Er wordt niets verzonden, en er komt geen naam in een notitie."""


def call(
    context: click.Context,
    subject: str | None,
    added: str,
    who: str,
    status: str | None,
    removed: bool,
    letter: str | None,
    folder: str,
    as_json: bool,
    **keys: str,
) -> int:
    """Print the candidates, or change who they are and how far it is."""
    book = read_here(context)
    invocation = invocation_of(context)
    subject = subject or ""
    given = {key: text for key, text in keys.items() if text}
    if added:
        one = Candidate(
            subject=subject, name=added, **given, status=status or CandidateStatus.APPLIED.value
        )
        kept = add_candidates(book, subject, [one], today=invocation.today)
        output.message(f"Opgeschreven, alleen op deze computer: {kept[0].name}")
    elif letter:
        mails = candidate_mails(book, subject, letter, who, today=invocation.today)
        for file in write_drafts(book, mails, folder or place_for(book)):
            output.message(f"Mail klaargezet: {as_seen_here(file)}")
        for line in dict.fromkeys(line for mail in mails for line in mail.warnings):
            output.message(line)
    elif who:
        before = candidate_called(book, subject, who)
        if removed:
            remove_candidates(book, [before])
            output.message(f"De gegevens van {before.name} zijn weg.")
        else:
            after = replace(before, **given, status=status or before.status)
            change_candidate(book, before, after)
            output.message(f"{after.name}: {after.status}.")
    else:
        _show(book, subject, as_json=as_json)
    return EXIT_OK


def _show(book: Book, subject: str, *, as_json: bool) -> None:
    found = candidates_of(book, subject)
    if subject and not found:
        refuse_unknown_subject(book, subject)
    if as_json:
        output.json_array(map(_as_object, found))
    else:
        output.table(
            ["Voor", "Naam", "Kiesgroep", "Lijst", "Status", "Sinds", "Adres", "Telefoon"],
            map(_row, found),
        )
    if not found:
        output.message("Er zijn geen kandidaten.")


def _row(one: Candidate) -> tuple[str, ...]:
    place = f"{one.list_name} {one.place}".strip()
    return (
        *(one.subject, one.name, one.constituency, place),
        *(one.status, one.since, one.email, one.phone),
    )


def _as_object(one: Candidate) -> dict[str, object]:
    return {
        "voor": one.subject,
        "naam": one.name,
        "kiesgroep": one.constituency,
        "lijst": one.list_name,
        "plaats": one.place,
        "adres": one.email,
        "telefoon": one.phone,
        "status": one.status,
        "sinds": one.since,
        "opmerking": one.remark,
    }


def _key(name: str, help: str, target: str) -> click.Option:
    return option(name, help, default="", target=target)


COMMAND = Command(
    "kandidaten",
    _HELP,
    call,
    [
        argument("waarvoor", required=False, target="subject"),
        option("erbij", "Schrijf een kandidaat op.", metavar="NAAM", default="", target="added"),
        option("wie", "Welke kandidaat.", metavar="NAAM", default="", target="who"),
        _key("kiesgroep", "De kiesgroep of geleding.", "constituency"),
        _key("kandidatenlijst", "De lijst, zoals FNV.", "list_name"),
        _key("plaats", "De plaats op de lijst.", "place"),
        _key("adres", "Het e-mailadres.", "email"),
        _key("telefoon", "Het telefoonnummer.", "phone"),
        _key("opmerking", "Wat u verder wilt weten.", "remark"),
        option(
            "status",
            "Hoe ver het is.",
            metavar="STATUS",
            type=Choice([one.value for one in CandidateStatus]),
            target="status",
        ),
        switch("weg", "Haal de gegevens van deze kandidaat weg.", target="removed"),
        option(
            "mail",
            "Zet een mail klaar.",
            metavar="SOORT",
            type=Choice(TO_CANDIDATES),
            target="letter",
        ),
        option("naar", "In welke map de mail komt.", metavar="MAP", default="", target="folder"),
        json_switch(),
    ],
)
