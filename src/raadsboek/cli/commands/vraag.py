"""`raadsboek vraag NUMMER TEKST`: a question in a dossier, its answer, or all of them."""

import datetime

import click

from raadsboek.book.trajectories.arguing import add_question, answer_question
from raadsboek.book.trajectories.dossiers import open_dossier
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    argument,
    invocation_of,
    json_switch,
    option,
)
from raadsboek.cli.here import open_here, read_here
from raadsboek.cli.values import Number, PastDay
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.note import Note
from raadsboek.core.trajectories.attribution import Attribution, names_of
from raadsboek.core.trajectories.questions import Answer, Question, read_questions

_HELP = """Een vraag opschrijven in een traject, of het antwoord erop. Zonder tekst: alle vragen.

Voorbeeld: raadsboek vraag D-2026-004 "Hoeveel opnames zijn er in de nacht?" --door noor

Het antwoord op de tweede vraag: raadsboek vraag D-2026-004 "Twaalf per week." --antwoord-op 2

Vragen zonder antwoord komen in de brief met vragen."""


def call(
    context: click.Context,
    number: str,
    text: str | None,
    answered: int | None,
    by: tuple[str, ...],
    on: datetime.date | None,
    as_json: bool,
) -> int:
    """Add a question or an answer, or print all questions."""
    given = invocation_of(context)
    if text is None and answered is not None:
        raise click.UsageError("Geef het antwoord zelf ook, als tekst.", context)
    if text is None and on is not None:
        raise click.UsageError("Bij --op hoort de tekst die u opschrijft.", context)
    if text is None:
        _show(open_dossier(read_here(context), number).note, as_json=as_json)
        return EXIT_OK
    said = Attribution(by=names_of(",".join(by)), day=on or given.today)
    book = open_here(context)
    if answered is None:
        note = add_question(book, number, Question(text=text, said=said), now=given.now)
    else:
        answer = Answer(text=text, said=said)
        note = answer_question(book, number, answered, answer, now=given.now)
    if as_json:
        _show(note, as_json=True)
    output.message(f"Opgeslagen: {note.path}")
    return EXIT_OK


def _show(note: Note, *, as_json: bool) -> None:
    questions = list(enumerate(read_questions(note.body), start=1))
    if as_json:
        output.json_array(_object(number, question) for number, question in questions)
        return
    for number, question in questions:
        output.lines([f"{number}. {question.text}{_by(question.said)}"])
        output.lines(f"   {answer.text}{_by(answer.said)}" for answer in question.answers)
    waiting = sum(not question.is_answered for _, question in questions)
    if not questions:
        output.message(f"In {note.text('nummer')} staan geen vragen.")
    elif waiting:
        output.message(f"Nog zonder antwoord: {waiting}.")


def _by(said: Attribution) -> str:
    return f" ({said.words})" if said.words else ""


def _object(number: int, question: Question) -> dict[str, object]:
    return {
        "nummer": number,
        "vraag": question.text,
        "door": question.said.words,
        "antwoorden": [
            {"tekst": answer.text, "door": answer.said.words} for answer in question.answers
        ],
    }


COMMAND = Command(
    "vraag",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("tekst", required=False, target="text"),
        option(
            "antwoord-op",
            "De tekst is het antwoord op de vraag met dit nummer.",
            metavar="VRAAG",
            type=Number(),
            target="answered",
        ),
        option(
            "door",
            "Wie vroeg of antwoordde; mag vaker.",
            metavar="WIE",
            many=True,
            default=(),
            target="by",
        ),
        option(
            "op", "De dag waarop; anders vandaag.", metavar="DATUM", type=PastDay(), target="on"
        ),
        json_switch(),
    ],
)
