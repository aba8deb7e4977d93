"""`raadsboek versleutelen`: for whom confidential notes are encrypted, and how they lie there."""

import click

from raadsboek.book.book import Book
from raadsboek.book.confidential.encrypting import counted, encrypt_all
from raadsboek.book.confidential.protecting import confirm_readers
from raadsboek.book.confidential.readers import add_reader, remove_reader, turn_off, turn_on
from raadsboek.book.confidential.state import (
    FUTURE_ONLY,
    OLD_VERSIONS,
    State,
    state_lines,
    state_of,
)
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    Invocation,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Vertrouwelijke notities versleutelen voor met name genoemde lezers.

Voorbeeld: raadsboek versleutelen --aan

Zonder optie staat er of het aan staat, voor wie, en welke notities nog leesbaar in de map liggen.
Een lezer erbij: raadsboek versleutelen --lezer "Noor Bakker" --sleutel age1...
De sleutel van een lezer geeft die lezer zelf: raadsboek sleutel"""

_AGAIN = "  Versleutel ook wat er al ligt, voor de lezers van nu: raadsboek versleutelen --opnieuw"


def call(
    context: click.Context,
    on: bool,
    off: bool,
    again: bool,
    confirm: bool,
    reader: str,
    key: str,
    going: str,
    as_json: bool,
) -> int:
    """Change who reads along, or encrypt anew; then tell how things stand."""
    _refuse_odd(context, [on, off, again, confirm, bool(reader), bool(going)], reader, key)
    book = open_here(context)
    given = invocation_of(context)
    if on:
        book = turn_on(book, now=given.now)
        output.message("Vertrouwelijke notities worden vanaf nu versleuteld.")
        output.message(_AGAIN)
        output.message(f"  {OLD_VERSIONS}")
    elif off:
        book = turn_off(book, now=given.now)
        output.message("Nieuwe vertrouwelijke notities worden niet meer versleuteld.")
        output.message("  Wat versleuteld is, blijft versleuteld en te lezen met de sleutel.")
    elif reader:
        book = add_reader(book, reader, key, now=given.now)
        output.message(f"{reader} leest mee in wat vanaf nu wordt opgeslagen.")
        output.message(_AGAIN)
    elif going:
        book = remove_reader(book, going, now=given.now)
        output.message(f"{going} is geen lezer meer. {FUTURE_ONLY}")
        output.message(_AGAIN)
    elif confirm:
        confirm_readers(book, book.settings.present_readers)
        output.message("De lezers van nu zijn bevestigd.")
    elif again:
        _encrypt(book, given)
    _print(state_of(book), as_json)
    return EXIT_OK


def _refuse_odd(context: click.Context, asked: list[bool], reader: str, key: str) -> None:
    if sum(asked) > 1:
        raise click.UsageError("Kies één ding tegelijk.", context)
    if bool(reader) != bool(key):
        raise click.UsageError("Geef bij --lezer ook --sleutel, en andersom.", context)


def _encrypt(book: Book, given: Invocation) -> None:
    done = encrypt_all(book, now=given.now)
    output.message(f"Versleuteld voor de lezers van nu: {counted(done.count)}.")
    if done.left:
        output.message(
            f"  Niet te openen met uw sleutel, en zo gelaten: {counted(len(done.left))}."
        )
    output.message(f"  {OLD_VERSIONS}")


def _print(state: State, as_json: bool) -> None:
    if as_json:
        output.json_object(
            {
                "versleutelen": state.encrypts,
                "lezers": [
                    {"naam": one.name, "sleutel": one.key, "van": one.since, "tot": one.until}
                    for one in (*state.readers, *state.former)
                ],
                "niet-bevestigd": [one.name for one in state.unconfirmed],
                "zelf-lezer": state.is_reader,
                "versleuteld": list(state.notes.encrypted),
                "niet-te-openen": list(state.notes.closed),
                "leesbaar": list(state.notes.readable),
            }
        )
    else:
        output.lines(state_lines(state))
        if state.unconfirmed:
            output.message(
                "Klopt een nieuwe lezer? Bevestig met: raadsboek versleutelen --bevestig"
            )


COMMAND = Command(
    "versleutelen",
    _HELP,
    call,
    [
        switch("aan", "Vertrouwelijke notities vanaf nu versleutelen.", target="on"),
        switch("uit", "Nieuwe vertrouwelijke notities niet meer versleutelen.", target="off"),
        switch("opnieuw", "Alles wat er ligt versleutelen voor de lezers van nu.", target="again"),
        option("lezer", "Een lezer erbij.", metavar="NAAM", default="", target="reader"),
        option(
            "sleutel",
            "De openbare sleutel van die lezer.",
            metavar="AGE1",
            default="",
            target="key",
        ),
        option("zonder", "Een lezer eraf.", metavar="NAAM", default="", target="going"),
        switch("bevestig", "De lezers in raadsboek.yaml kloppen.", target="confirm"),
        json_switch(),
    ],
)
