"""`raadsboek mail WAT`: mails put ready as files, for the secretary to look over and send."""

from collections.abc import Sequence
from pathlib import Path

import click

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.mailing.asking import AS_USUAL, Asked, PapersAs
from raadsboek.book.mailing.drafting import Draft, bytes_of, look_through, write_drafts
from raadsboek.book.mailing.meeting_mails import meeting_draft
from raadsboek.book.mailing.note_mails import NEWSLETTERS, newsletter_draft, note_draft
from raadsboek.book.mailing.reminders import reminder_drafts
from raadsboek.book.mailing.templates import start_templates
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    Invocation,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import as_seen_here, open_here
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Choice
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds import meeting
from raadsboek.core.mailing.wording import MailWhat
from raadsboek.core.meetings.send_log import SentWhat

REMINDERS = "herinneringen"
TEMPLATES = "sjablonen"
_NEWSLETTER = NEWSLETTERS[0]

_HELP = """Een mail klaarzetten: een bestand dat u in Outlook opent, nakijkt en zelf verstuurt.

Raadsboek verstuurt nooit iets. WAT is het nummer van een vergadering, brief of notitie, of het
woord 'herinneringen': dan krijgt iedereen een mail met alleen de eigen open punten.

Bij een vergadering volgt uit de verzendlijst wat er nu moet: de agenda, een nazending, het bericht
van een andere dag of het verslag. Een uitnodiging voor de agenda gaat als bestand mee.

Voorbeeld: raadsboek mail V-2026-13 --naar ~/Documenten

Voorbeeld: raadsboek mail V-2026-13 --aan "OR + commissie VGWM" --cc hr@example.org

De teksten kunt u aanpassen: 'raadsboek mail sjablonen' zet ze in de map sjablonen.

Schrijf na het versturen op wat er weg is, met: raadsboek verzonden V-2026-13"""


def call(
    context: click.Context,
    wanted: str,
    what: str | None,
    to: str | None,
    cc: str | None,
    place: str,
    audience: str | None,
    wanted_format: str,
    as_bundle: bool,
    as_zip: bool,
    no_papers: bool,
    no_invitation: bool,
    only_late: bool,
    as_text: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Write the drafts, or print what they say."""
    if as_bundle and as_zip:
        raise click.UsageError("Kies --als-bundel of --als-zip, niet allebei.", context)
    given = invocation_of(context)
    book = open_here(context)
    asked = Asked(
        what=MailWhat(what) if what and what != _NEWSLETTER else None,
        to=to,
        cc=cc,
        audience=Audience(audience) if audience else None,
        wanted_format=wanted_format,
        papers_as=_form_of(as_bundle=as_bundle, as_zip=as_zip),
        with_papers=not no_papers,
        with_invitation=not no_invitation,
    )
    if wanted.casefold() == TEMPLATES:
        return _start_templates(book, given)
    if wanted.casefold() == REMINDERS:
        short = organ_of(book, organ)
        drafts = reminder_drafts(
            book, only=to or "", only_late=only_late, organ=short, today=given.today
        )
        sent_as = None
    else:
        is_newsletter = what == _NEWSLETTER
        draft, sent_as = _of_note(book, wanted, asked, given, is_newsletter=is_newsletter)
        drafts = [draft]
    files: list[Path] = []
    if as_text:
        for draft in drafts:
            look_through(book, draft, bytes_of(draft))
        _print_text(drafts)
    else:
        files = write_drafts(book, drafts, place)
        _print_files(drafts, files, as_json=as_json)
    _tell(drafts, files, wanted, sent_as)
    return EXIT_OK


def _print_files(drafts: Sequence[Draft], files: Sequence[Path], *, as_json: bool) -> None:
    if as_json:
        output.json_array(
            _as_object(draft, file) for draft, file in zip(drafts, files, strict=True)
        )
    else:
        output.lines(str(as_seen_here(file)) for file in files)


def _of_note(
    book: Book, wanted: str, asked: Asked, given: Invocation, *, is_newsletter: bool
) -> tuple[Draft, SentWhat | None]:
    note = notes.read(book, wanted)
    if is_newsletter:
        return newsletter_draft(book, note, _NEWSLETTER, asked, now=given.now), None
    if note.text("soort") == meeting.KIND.name:
        draft, what = meeting_draft(book, note.path, asked, now=given.now)
        return draft, None if what is MailWhat.INVITATION else SentWhat(what.value)
    return note_draft(book, note.path, asked, now=given.now), None


def _start_templates(book: Book, given: Invocation) -> int:
    made = start_templates(book, now=given.now)
    output.lines(made)
    if made:
        output.message("Pas deze teksten aan zoals u wilt: een mail krijgt ze vanaf nu.")
    else:
        output.message("Alle sjablonen voor mails zijn er al, in de map sjablonen.")
    return EXIT_OK


def _form_of(*, as_bundle: bool, as_zip: bool) -> PapersAs:
    if as_bundle:
        return PapersAs.ONE_PDF
    return PapersAs.ZIP if as_zip else PapersAs.LOOSE


def _print_text(drafts: Sequence[Draft]) -> None:
    for place, draft in enumerate(drafts):
        if place:
            output.text("\n" + "=" * 20 + "\n")
        output.lines(
            [
                f"Aan: {'; '.join(one.email for one in draft.to.addresses)}",
                *(
                    [f"Cc: {'; '.join(one.email for one in draft.cc.addresses)}"]
                    if draft.cc.addresses
                    else []
                ),
                f"Onderwerp: {draft.said.subject}",
                "",
            ]
        )
        output.text(draft.text)


def _tell(
    drafts: Sequence[Draft], files: Sequence[Path], wanted: str, sent_as: SentWhat | None
) -> None:
    for draft in drafts:
        for warning in draft.warnings:
            output.message(
                f"Let op: {draft.name}: {warning}" if drafts[1:] else f"Let op: {warning}"
            )
    for name in [one.name for draft in drafts for one in draft.attached]:
        output.message(f"Gaat mee: {name}")
    if files:
        many = "1 mail staat" if len(files) == 1 else f"{len(files)} mails staan"
        output.message(f"{many} klaar. Er is niets verstuurd: open het bestand en doe dat zelf.")
    if files and sent_as is not None:
        output.message(f"Schrijf daarna op: raadsboek verzonden {wanted} --wat {sent_as}")


def _as_object(draft: Draft, file: Path) -> dict[str, object]:
    return {
        "bestand": str(as_seen_here(file)),
        "onderwerp": draft.said.subject,
        "aan": [one.email for one in draft.to.addresses],
        "cc": [one.email for one in draft.cc.addresses],
        "geen-adres": [*draft.to.missing, *draft.cc.missing],
        "bijlagen": [one.name for one in draft.attached],
        "let-op": list(draft.left_out),
    }


COMMAND = Command(
    "mail",
    _HELP,
    call,
    [
        argument("wat", target="wanted"),
        option(
            "wat",
            "Bij een vergadering: uitnodiging, agenda, nazending, bericht, verslag of nieuwsbrief.",
            metavar="WAT",
            type=Choice([*(one.value for one in MailWhat), _NEWSLETTER]),
            target="what",
        ),
        option(
            "aan",
            "Aan wie: een lijst zoals 'OR + commissie VGWM', of adressen.",
            metavar="LIJST",
            target="to",
        ),
        option("cc", "Wie een kopie krijgt.", metavar="LIJST", target="cc"),
        option(
            "naar",
            "De map, of bij een mail het bestand (anders: waar u staat).",
            metavar="PLAATS",
            default=".",
            target="place",
        ),
        option(
            "voor",
            "Voor wie de stukken zijn: volledig, verkort of openbaar.",
            metavar="WIE",
            type=Choice([one.value for one in Audience]),
            target="audience",
        ),
        option(
            "als",
            "De vorm van de stukken die meegaan (anders: pdf).",
            metavar="VORM",
            default=AS_USUAL,
            target="wanted_format",
        ),
        switch(
            "als-bundel",
            "Agenda en stukken als één PDF, met bladwijzers.",
            target="as_bundle",
        ),
        switch("als-zip", "Agenda en stukken als één zip.", target="as_zip"),
        switch("zonder-stukken", "Alleen de agenda gaat mee.", target="no_papers"),
        switch("zonder-uitnodiging", "Geen bestand voor de agenda.", target="no_invitation"),
        switch("te-laat", "Herinneringen: alleen wat te laat is.", target="only_late"),
        switch("tekst", "Toon adressen en tekst, om zelf te plakken.", target="as_text"),
        organ_option(),
        json_switch(),
    ],
)
