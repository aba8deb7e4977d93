"""`raadsboek zoek WOORDEN`: the notes that hold all words, best first."""

import datetime
import time
from collections.abc import Iterator, Sequence

import click
from msgspec.structs import replace

from raadsboek.book.attached_texts import read_attachments
from raadsboek.book.book import Book
from raadsboek.book.organs import names_of
from raadsboek.book.searching import Hit, search
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option
from raadsboek.cli.here import as_seen_here, read_here, then_option
from raadsboek.cli.organs import organ_key, organ_option, organ_or_all
from raadsboek.cli.values import Day, KindWord, Number, Status, Year
from raadsboek.core.asking import Asked, read_question
from raadsboek.core.council import Settings
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds.kind import Kind

_HELP = """Zoeken in alle notities. Alle woorden moeten voorkomen; het laatste mag een begin zijn.

Voorbeeld: raadsboek zoek thuiswerken --soort besluit --jaar 2026 --naar stukken.zip

Zonder woorden mag ook, met een of meer opties: de nieuwste eerst. Typ een optie desgewenst als
woord, zoals in het scherm Zoeken: soort:besluit wie:anna jaar:2026. Met --naar komt alles wat is
gevonden in een bestand, met de bijlagen en een lijst: een zip, of één PDF als de naam op .pdf
eindigt. Wat vertrouwelijk is, gaat niet mee."""
_NOTHING_ASKED = "Geef woorden, of een optie zoals --soort of --jaar."
_MOST = 200
_ALL = 100_000
_READING = 1.5
"""Seconds in which attachments that are new are read before the search."""


def call(
    context: click.Context,
    words: tuple[str, ...],
    kind: Kind | None,
    person: str,
    number: str,
    year: int | None,
    since: datetime.date | None,
    until: datetime.date | None,
    status: tuple[str, ...] | None,
    dossier: str,
    limit: int | None,
    place: str,
    organ: str,
    as_json: bool,
) -> int:
    """Print what was found, or take it along as a file."""
    typed = " ".join(words)
    given = (kind, person, number, year, since, until, status, dossier)
    if not (typed.strip() or any(given)):
        raise click.UsageError(_NOTHING_ASKED, context)
    if year is not None:
        since = since or datetime.date(year, 1, 1)
        until = until or datetime.date(year, 12, 31)
    book = read_here(context)
    asked = _read_words(context, book, typed)
    asked = replace(
        asked,
        kind=kind or asked.kind,
        person=person or asked.person,
        number=number or asked.number,
        since=since or asked.since,
        until=until or asked.until,
        status=status or asked.status,
        dossier=dossier or asked.dossier,
    )
    if asked.is_empty:
        raise click.UsageError(_NOTHING_ASKED, context)
    unread = _read_attachments(book)
    wanted = organ_or_all(book, organ or asked.organ)
    hits = search(
        book,
        asked.words,
        kind=asked.kind,
        person=asked.person,
        number=asked.number,
        since=asked.since,
        until=asked.until,
        status=asked.status,
        dossier=asked.dossier,
        limit=limit or (_ALL if place else _MOST),
        organ=wanted,
    )
    if place:
        named = (person, number, dossier, " of ".join(status or ()), str(year or ""))
        about = (asked.words, kind.plural if kind else "", *named, *asked.remarks)
        return _write(context, book, hits, place, " · ".join(part for part in about if part))
    if as_json:
        output.json_array(_as_object(book.settings, hit) for hit in hits)
    else:
        _print(book.settings, hits, is_of_all=wanted is None)
    _tell_unread(unread)
    return EXIT_OK


def _print(settings: Settings, hits: Sequence[Hit], *, is_of_all: bool) -> None:
    for hit in hits:
        whose = f"{settings.council(hit.note.organ).short}  " if is_of_all else ""
        output.lines(_lines(hit, whose))
    if not hits:
        output.message("Niets gevonden.")


def _lines(hit: Hit, whose: str) -> Iterator[str]:
    yield f"{whose}{hit.note.number or hit.note.path}  {hit.note.title}"
    excerpt = " ".join(_excerpt(hit).split())
    if excerpt:
        where = f"in {hit.attachment}: " if hit.attachment else ""
        yield f"  {where}{excerpt}"
    yield from (f"  {name}: geen tekst (scan)" for name in hit.without_text)


def _read_words(context: click.Context, book: Book, typed: str) -> Asked:
    """Return the words and the filters that were typed, as the search screen reads them."""
    today, organs = invocation_of(context).today, names_of(book.settings)
    asked = read_question(typed, today=today, organs=organs)
    if asked.mistakes:
        raise click.UsageError(f"{asked.mistakes[0]}.", context)
    return asked


def _read_attachments(book: Book) -> int:
    """Read attachments that are new, for a moment; return how many still wait."""
    end = time.monotonic() + _READING
    return read_attachments(book, is_over=lambda: time.monotonic() > end)


def _tell_unread(unread: int) -> None:
    if unread:
        which = "1 bijlage is" if unread == 1 else f"{unread} bijlagen zijn"
        output.message(f"{which} nog niet gelezen; in de tekst daarvan is niet gezocht.")
        output.message("  Lezen: raadsboek index --bijlagen")


def _write(context: click.Context, book: Book, hits: Sequence[Hit], place: str, asked: str) -> int:
    from raadsboek.book.selection import write_selection  # not for who only looks

    today = invocation_of(context).today
    found = write_selection(book, [hit.note for hit in hits], place, asked=asked, today=today)
    notes = "1 notitie" if found.count == 1 else f"{found.count} notities"
    output.message(f"Geschreven: {as_seen_here(found.file)}, met {notes} en een lijst.")
    if found.confidential:
        output.message(f"Weggelaten, want vertrouwelijk of niet te lezen: {found.confidential}.")
    return EXIT_OK


def _excerpt(hit: Hit) -> str:
    return "".join(part for part, _ in hit.excerpt)


def _as_object(settings: Settings, hit: Hit) -> dict[str, object]:
    return {
        "nummer": hit.note.number,
        "soort": hit.note.kind,
        "titel": hit.note.title,
        "pad": hit.note.path,
        "fragment": _excerpt(hit),
        "bijlage": hit.attachment,
        "zonder-tekst": list(hit.without_text),
        **organ_key(settings, hit.note.organ),
    }


COMMAND = Command(
    "zoek",
    _HELP,
    call,
    [
        argument("woorden", required=False, many=True, target="words"),
        option("soort", "Alleen deze soort.", metavar="SOORT", type=KindWord(), target="kind"),
        option("wie", "Alleen van deze persoon.", metavar="NAAM", default="", target="person"),
        option(
            "nummer",
            "Alleen nummers die zo beginnen.",
            metavar="BEGIN",
            default="",
            target="number",
        ),
        option("jaar", "Alleen van dit jaar.", metavar="JAAR", type=Year(), target="year"),
        option("vanaf", "Vanaf deze dag.", metavar="DATUM", type=Day(), target="since"),
        option("tot", "Tot en met deze dag.", metavar="DATUM", type=Day(), target="until"),
        option(
            "status",
            "Alleen met deze status, of met dit woord erin.",
            metavar="STATUS",
            type=Status(),
            target="status",
        ),
        option(
            "dossier",
            "Alleen dit dossier en wat ernaar verwijst.",
            metavar="DOSSIER",
            default="",
            target="dossier",
        ),
        option(
            "aantal",
            "Hoogstens zoveel (anders 200).",
            metavar="GETAL",
            type=Number(),
            target="limit",
        ),
        option(
            "naar",
            "Neem alles wat is gevonden mee in dit bestand, met een lijst.",
            metavar="BESTAND",
            default="",
            target="place",
        ),
        organ_option(or_all=True),
        then_option(),
        json_switch(),
    ],
)
