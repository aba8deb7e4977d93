"""`raadsboek toon NUMMER`: one note, with what it links to and what links to it."""

from collections.abc import Iterator

import click

from raadsboek.book.book import Book
from raadsboek.book.destroying.gone import destroyed_numbers
from raadsboek.book.finding import linked_from, links_to
from raadsboek.book.notes import read
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, json_switch, switch
from raadsboek.cli.here import read_here, then_option
from raadsboek.cli.notes_as_text import as_lines, as_object
from raadsboek.cli.organs import with_organ
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.note import Note


def call(context: click.Context, number: str, with_lines: bool, as_json: bool) -> int:
    """Print the note."""
    book = read_here(context)
    note = read(book, number)
    if with_lines:
        return _print_with_lines(book, note, as_json=as_json)
    if as_json:
        output.json_object({**with_organ(book.settings, as_object(note)), "tekst": note.body})
        return EXIT_OK
    output.lines([*as_lines(note), *_link_lines(book, note)])
    return EXIT_OK


def _print_with_lines(book: Book, note: Note, *, as_json: bool) -> int:
    from raadsboek.book.meetings.correcting import print_of  # not for every note that is read
    from raadsboek.core.meetings.corrections.numbered_print import holds_confidential

    printed = print_of(book, note)
    if as_json:
        lines = [
            {"bladzijde": line.page, "regel": line.number, "tekst": line.text}
            for line in printed.lines
        ]
        output.json_object({**as_object(note), "kenmerk-afdruk": printed.mark, "regels": lines})
    else:
        output.lines(printed.as_text())
    if holds_confidential(note):
        output.message("Let op: hierin staat vertrouwelijke tekst, alleen voor de raad.")
    return EXIT_OK


def _link_lines(book: Book, note: Note) -> Iterator[str]:
    links = linked_from(book, note.path)
    number = note.text("nummer")
    back = links_to(book, number) if number else []
    if links or back:
        yield ""
    gone = destroyed_numbers(book) if links else frozenset()
    for wanted, found in links:
        if found is None and wanted in gone:
            yield f"Verwijst naar {wanted}: vernietigd"
            continue
        yield f"Verwijst naar {wanted}: {found.title if found else 'bestaat niet'}"
    for found in back:
        yield f"Genoemd in {found.number or found.path}: {found.title}"


COMMAND = Command(
    "toon",
    "Een notitie lezen; NUMMER is het nummer (B-2026-014) of het pad.",
    call,
    [
        argument("nummer", target="number"),
        switch(
            "regels",
            "Druk een verslag af met regelnummers, voor wie correcties doorgeeft.",
            target="with_lines",
        ),
        then_option(),
        json_switch(),
    ],
)
