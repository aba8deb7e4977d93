"""`raadsboek nieuw SOORT --sleutel waarde ...`: a note, with an option for every key of its kind.

The options are derived from the kind's struct; a new key or kind needs no line here.
"""

import datetime
import sys
from collections.abc import Callable

import click

from raadsboek.book.book import Book
from raadsboek.book.fitting import is_looked_at, unfitting
from raadsboek.book.notes import create
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option, shared_options
from raadsboek.cli.here import open_here
from raadsboek.cli.notes_as_text import as_object
from raadsboek.cli.organs import with_organ
from raadsboek.cli.values import Choice
from raadsboek.core import confidential
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds import KINDS, find_kind, member
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note, Value
from raadsboek.core.schema import Field, Shape, expected, fields_of
from raadsboek.core.typed import stored

_METAVARS = {
    Shape.DATE: "DATUM",
    Shape.TIME: "TIJD",
    Shape.CHOICE: "KEUZE",
    Shape.REFERENCE: "NUMMER",
    Shape.PERSON: "NAAM",
    Shape.VOTES: "V-T-O",
    Shape.INTEGER: "GETAL",
    Shape.MONEY: "BEDRAG",
    Shape.QUANTITY: "GETAL",
}


class Kinds(click.Group):
    """The kinds of note, each as a command with its own options."""

    noun = "soort notitie"
    heading = "Soorten"

    def __init__(self) -> None:
        super().__init__(
            "nieuw",
            callback=click.pass_context(_without_kind),
            invoke_without_command=True,
            params=shared_options(),
            help="Een notitie maken. De sleutels van een soort: raadsboek nieuw SOORT --help",
            add_help_option=False,
            subcommand_metavar="SOORT --SLEUTEL WAARDE ...",
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the kinds."""
        return [kind.name for kind in KINDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command that makes a note of this kind."""
        kind = find_kind(cmd_name)
        return None if kind is None else _command_for(kind)

    def summary(self, name: str) -> str:
        """Return the line of help of a kind."""
        kind = find_kind(name)
        required = [item.key for item in fields_of(kind.struct) if item.required] if kind else []
        return f"Vraagt: {', '.join(required)}." if required else ""


def _without_kind(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        known = ", ".join(kind.name for kind in KINDS)
        raise click.UsageError(f"Geef SOORT op. Kies uit: {known}.", context)


def _command_for(kind: Kind) -> Command:
    return Command(
        kind.name,
        f"Een notitie van de soort {kind.name} maken.",
        _maker(kind),
        [
            *(_option_for(item) for item in _asked(kind)),
            option(
                confidential.KEY,
                "ja: alleen voor de raad.",
                metavar="JA",
                type=Choice([confidential.YES, confidential.NO]),
            ),
            option("tekst", "De tekst onder de sleutels; - leest de invoer.", default=""),
            json_switch(),
        ],
    )


def _asked(kind: Kind) -> list[Field]:
    """Return the fields that a person fills in; the others follow from what is done later."""
    return [item for item in fields_of(kind.struct) if not item.by_program]


def _option_for(item: Field) -> click.Option:
    about = f"{item.label}: {item.help or expected(item)}."
    if item.required:
        about += " Verplicht."
    return option(
        item.key,
        about,
        metavar=_METAVARS.get(item.shape, "TEKST"),
        many=item.many,
        target=f"key_{item.attribute}",
    )


def _maker(kind: Kind) -> Callable[..., int]:
    def call(
        context: click.Context,
        as_json: bool,
        tekst: str,
        vertrouwelijk: str | None,
        **typed: str | tuple[str, ...] | None,
    ) -> int:
        given = invocation_of(context)
        values: dict[str, Value] = {}
        for item in _asked(kind):
            word = typed[f"key_{item.attribute}"]
            text = ", ".join(word) if isinstance(word, tuple) else word or ""
            if text:
                values[item.key] = stored(item, text, today=given.today)
        if vertrouwelijk:
            values[confidential.KEY] = vertrouwelijk
        body = sys.stdin.read() if tekst == "-" else tekst
        book = open_here(context)
        note = create(book, kind, values, body=body, now=given.now)
        if as_json:
            output.json_object(with_organ(book.settings, as_object(note)))
        else:
            output.lines([note.text("nummer") or note.path])
        output.message(f"Opgeslagen: {note.path}")
        if is_looked_at(kind):
            for problem in unfitting(book, kind, note.meta):
                output.message(f"Let op: {problem.message} {problem.fix}")
        if kind is member.KIND:
            _offer_list(book, note, given.today)
        return EXIT_OK

    return call


def _offer_list(book: Book, note: Note, today: datetime.date) -> None:
    """Say how somebody who is new gets an onboarding list."""
    from raadsboek.book.onboarding.following import newcomers  # only for who makes a member

    book.index.refresh()
    if any(one.number == note.text("nummer") for one in newcomers(book, today)):
        output.message(f"  Een inwerklijst maken: raadsboek inwerken @{note.text('kort')}")


COMMAND = Kinds()
