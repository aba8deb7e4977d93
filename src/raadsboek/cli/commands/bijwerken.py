"""`raadsboek bijwerken`: exchange versions with the shared place, or take in a colleague's copy."""

from pathlib import Path

import click

from raadsboek.book.book import Book
from raadsboek.book.outside import number_not_recorded
from raadsboek.book.syncing import telling
from raadsboek.book.syncing.background import exchange_quietly, look
from raadsboek.book.syncing.exchange import Exchanged, take_in
from raadsboek.book.syncing.refusals import ANYTHING, NotShared
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS
from raadsboek.core.sharing import in_a_sentence

_HELP = """Ophalen wat collega's hebben opgeslagen, en uw eigen werk naar hen toe sturen.

Wat u en een collega op verschillende plaatsen veranderden, wordt samengevoegd. Zonder verbinding
kunt u gewoon doorwerken: de volgende keer gaat alles alsnog. Met --toestand ziet u alleen hoe het
staat, zonder verbinding te maken."""


def call(
    context: click.Context, source: str, regardless: bool, only_state: bool, as_json: bool
) -> int:
    """Exchange, and print what came in and went out."""
    book = open_here(context)
    now = invocation_of(context).now
    done = Exchanged()
    if not only_state:
        consent = ANYTHING if regardless else ""
        if source:
            done = take_in(book, source, near=Path.cwd(), now=now, consent=consent)
        else:
            happened = exchange_quietly(book, now=now, consent=consent)
            if happened.offline is not None:
                output.message(f"{happened.offline.message}\n  {happened.offline.hint}")
                return EXIT_FAILED
            if happened.error is not None:
                raise happened.error
            done = happened.exchanged or done
    if as_json:
        output.json_object(_as_object(book, done))
    else:
        _print(context, book, done, taken_in=bool(source))
    state = look(book)
    return EXIT_PROBLEMS if state is not None and state.twice else EXIT_OK


def _print(context: click.Context, book: Book, done: Exchanged, *, taken_in: bool) -> None:
    output.table(
        ["Wanneer", "Wie", "Wat"],
        (
            (f"{one.author.moment:%Y-%m-%d %H:%M}", one.author.name, one.subject)
            for one in done.received
        ),
    )
    for line in (telling.arrived(done), telling.sent(done)):
        if line:
            output.message(line)
    state = look(book)
    if taken_in:
        if not done.received:
            output.message("Daar staat niets in dat hier nog niet was.")
    elif state is None:
        raise NotShared
    else:
        output.message(in_a_sentence(state, invocation_of(context).today))
    _tell_what_stays(number_not_recorded(book))


def _tell_what_stays(count: int) -> None:
    """Tell of edits that were made without Raadsboek: only versions go to others."""
    if count:
        files = "1 bestand is" if count == 1 else f"{count} bestanden zijn"
        output.message(
            f"Let op: {files} buiten Raadsboek gewijzigd, en dat is nog niet gedeeld.\n"
            "  Kijk of het klopt en leg het vast met: raadsboek vastleggen --buiten"
        )


def _as_object(book: Book, done: Exchanged) -> dict[str, object]:
    state = look(book)
    return {
        "plaats": state.place if state else "",
        "binnengekomen": [
            {
                "versie": one.identifier,
                "datum": one.author.moment.isoformat(timespec="seconds"),
                "wie": one.author.name,
                "onderwerp": one.subject,
            }
            for one in done.received
        ],
        "verstuurd": done.sent,
        "hernummerd": [
            {"was": one.old, "is": one.new} for merged in done.merged for one in merged.renumbered
        ],
        "wacht": state.waiting if state else 0,
        "twee versies": state.twice if state else 0,
        "bijgewerkt": state.moment.isoformat() if state and state.moment else "",
    }


COMMAND = Command(
    "bijwerken",
    _HELP,
    call,
    [
        option(
            "van",
            "Neem eenmalig over wat een collega in dit bestand of op dit adres gaf.",
            metavar="BESTAND",
            default="",
            target="source",
        ),
        switch(
            "toch",
            "Ga door, ook als er versies of veel notities verdwenen zijn.",
            target="regardless",
        ),
        switch("toestand", "Laat alleen zien hoe het staat.", target="only_state"),
        json_switch(),
    ],
)
