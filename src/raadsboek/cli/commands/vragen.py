"""`raadsboek vragen`: the questions of the constituency by theme, or noting or answering one."""

from collections.abc import Iterator

import click

from raadsboek.book.book import Book
from raadsboek.book.constituency.asked import asked_by
from raadsboek.book.constituency.noting import ToNote, answer_question, note_question
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option, organ_or_all
from raadsboek.core.constituency.log import Asked, Theme, by_theme
from raadsboek.core.dates import without_weekday
from raadsboek.core.errors import EXIT_OK

_HELP = """De vragen van de achterban, per thema. Met --noteer schrijft u er een op.

Wie het vroeg, hoort er niet bij. Staat er een naam, adres of telefoonnummer in, dan wordt dat eerst
gezegd; met --toch bewaart u het zo.

Voorbeeld: raadsboek vragen --noteer "Mag mijn rooster nog veranderen?" --thema roosters

Het antwoord: raadsboek vragen VR-2026-003 --antwoord "Nee, alleen als u het goed vindt."

Een vraag in een traject is wat anders: raadsboek vraag"""


def call(
    context: click.Context,
    number: str | None,
    noted: str | None,
    theme: str,
    answer: str,
    only_open: bool,
    with_people: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Print the questions, or write down one or the answer to it."""
    if number and noted is not None:
        raise click.UsageError("Noteer een vraag, of beantwoord er een: niet allebei.", context)
    if number and not answer:
        raise click.UsageError("Geef het antwoord met --antwoord.", context)
    if answer and not number and noted is None:
        raise click.UsageError("Bij --antwoord hoort het nummer van de vraag.", context)
    if number is None and noted is None:
        book = read_here(context)
        found = asked_by(book, organ_or_all(book, organ), theme=theme, only_open=only_open)
        _show(by_theme(found), as_json=as_json, is_past=book.then is not None)
        return EXIT_OK
    now = invocation_of(context).now
    book = open_here(context)
    if number:
        note = answer_question(book, number, answer, now=now, with_people=with_people)
    else:
        typed = ToNote(text=noted or "", theme=theme, answer=answer, organ=_organ(book, organ))
        note = note_question(book, typed, now=now, with_people=with_people)
    if as_json:
        output.json_object({"nummer": note.text("nummer"), "pad": note.path})
    else:
        output.lines([note.text("nummer")])
    output.message(f"Opgeslagen: {note.path}")
    return EXIT_OK


def _organ(book: Book, typed: str) -> str:
    return organ_of(book, typed) if typed else ""


def _show(themes: list[Theme], *, as_json: bool, is_past: bool) -> None:
    if as_json:
        output.json_array(_object(one) for theme in themes for one in theme.asked)
        return
    if not themes:
        how = "" if is_past else " Noteer er een met: raadsboek vragen --noteer TEKST"
        output.message(f"Er zijn geen vragen.{how}")
    for place, theme in enumerate(themes):
        output.lines([*([""] if place else []), f"{theme.title} ({len(theme.asked)})"])
        for one in theme.asked:
            output.lines(_lines(one))


def _lines(one: Asked) -> Iterator[str]:
    day = without_weekday(one.day) if one.day else ""
    yield "  ".join(part for part in (f"  {one.number}", day, one.text) if part)
    said = one.answer or ("nog geen antwoord" if one.is_open else one.status)
    yield f"    {said}"


def _object(one: Asked) -> dict[str, object]:
    return {
        "nummer": one.number,
        "thema": one.theme,
        "vraag": one.text,
        "gevraagd": one.day.isoformat() if one.day else None,
        "antwoord": one.answer,
        "beantwoord": one.answered.isoformat() if one.answered else None,
        "status": one.status,
        "pad": one.path,
    }


COMMAND = Command(
    "vragen",
    _HELP,
    call,
    [
        argument("nummer", required=False, target="number"),
        option("noteer", "Schrijf deze vraag op.", metavar="TEKST", default=None, target="noted"),
        option("thema", "Van of bij dit thema.", metavar="THEMA", default="", target="theme"),
        option("antwoord", "Het antwoord erop.", metavar="TEKST", default="", target="answer"),
        switch("open", "Alleen vragen zonder antwoord.", target="only_open"),
        switch("toch", "Bewaar het, ook als er een naam in staat.", target="with_people"),
        organ_option(or_all=True),
        then_option(),
        json_switch(),
    ],
)
