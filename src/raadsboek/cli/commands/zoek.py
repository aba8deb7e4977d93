"""`raadsboek zoek WOORDEN`: the notes that hold all words, best first."""

import datetime

import click

from raadsboek.book.searching import Hit, search
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, json_switch, option
from raadsboek.cli.here import read_here, then_option
from raadsboek.cli.organs import organ_key, organ_option, organ_or_all
from raadsboek.cli.values import Day, KindWord, Number
from raadsboek.core.council import Settings
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds.kind import Kind


def call(
    context: click.Context,
    words: tuple[str, ...],
    kind: Kind | None,
    person: str,
    since: datetime.date | None,
    until: datetime.date | None,
    limit: int,
    organ: str,
    as_json: bool,
) -> int:
    """Print what was found."""
    book = read_here(context)
    wanted = organ_or_all(book, organ)
    hits = search(
        book,
        " ".join(words),
        kind=kind,
        person=person,
        since=since,
        until=until,
        limit=limit,
        organ=wanted,
    )
    if as_json:
        output.json_array(_as_object(book.settings, hit) for hit in hits)
        return EXIT_OK
    for hit in hits:
        whose = f"{book.settings.council(hit.note.organ).short}  " if wanted is None else ""
        output.lines([f"{whose}{hit.note.number or hit.note.path}  {hit.note.title}"])
        excerpt = " ".join(_excerpt(hit).split())
        if excerpt:
            output.lines([f"  {excerpt}"])
    if not hits:
        output.message("Niets gevonden.")
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
        **organ_key(settings, hit.note.organ),
    }


COMMAND = Command(
    "zoek",
    "Zoeken in alle notities. Alle woorden moeten voorkomen; het laatste mag een begin zijn.",
    call,
    [
        argument("woorden", many=True, target="words"),
        option("soort", "Alleen deze soort.", metavar="SOORT", type=KindWord(), target="kind"),
        option("wie", "Alleen van deze persoon.", metavar="NAAM", default="", target="person"),
        option("vanaf", "Vanaf deze dag.", metavar="DATUM", type=Day(), target="since"),
        option("tot", "Tot en met deze dag.", metavar="DATUM", type=Day(), target="until"),
        option(
            "aantal",
            "Hoogstens zoveel (anders 200).",
            metavar="GETAL",
            type=Number(),
            default="200",
            target="limit",
        ),
        organ_option(or_all=True),
        then_option(),
        json_switch(),
    ],
)
