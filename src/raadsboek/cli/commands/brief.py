"""`raadsboek brief NUMMER [WELKE]`: make a letter of a dossier, check it, record that it went."""

import datetime

import click

from raadsboek.book.book import Book
from raadsboek.book.trajectories.letter_coverage import Compared, coverage_of
from raadsboek.book.trajectories.letters import (
    Choice,
    Drafted,
    choices_of,
    draft_letter,
    send_letter,
)
from raadsboek.cli import output, values
from raadsboek.cli.command import (
    Command,
    Invocation,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.coverage_as_text import coverage_lines, coverage_object
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS
from raadsboek.core.kinds.post import LetterForm

_HELP = """Een brief van een traject maken, nakijken of als verzonden opschrijven.

Voorbeeld: raadsboek brief D-2026-004 advies

Met alleen het nummer van een traject staat er welke brieven er zijn en welke nu past. De brief
wordt een concept, ingevuld vanuit het traject. Kijk daarna na of alle bezwaren erin staan:
raadsboek brief P-2026-140 --controleer

Is hij verstuurd: raadsboek brief P-2026-140 --verzonden. Raadsboek verstuurt zelf niets. De
sjablonen staan in de map sjablonen en kunt u aanpassen."""


def call(
    context: click.Context,
    number: str,
    form: str | None,
    check: bool,
    sent: bool,
    on: datetime.date | None,
    anyway: bool,
    another: bool,
    as_json: bool,
) -> int:
    """Show the letters of a dossier, make one, check one, or record that it went out."""
    given = invocation_of(context)
    _refuse_odd(context, form, check=check, sent=sent, on=on, anyway=anyway, another=another)
    if check:
        return _check(coverage_of(read_here(context), number), as_json=as_json)
    if sent:
        return _send(open_here(context), number, on, anyway, given, as_json=as_json)
    if form is None:
        _show(choices_of(read_here(context), number), as_json=as_json)
        return EXIT_OK
    made = draft_letter(
        open_here(context), number, LetterForm(form), another=another, now=given.now
    )
    _tell(made, as_json=as_json)
    return EXIT_OK


def _refuse_odd(
    context: click.Context,
    form: str | None,
    *,
    check: bool,
    sent: bool,
    on: datetime.date | None,
    anyway: bool,
    another: bool,
) -> None:
    if check and sent:
        raise click.UsageError(
            "Kies --controleer of --verzonden; het nakijken hoort er al bij.", context
        )
    if form is not None and (check or sent):
        raise click.UsageError("Geef bij --controleer en --verzonden geen soort brief.", context)
    if not sent and (on is not None or anyway):
        raise click.UsageError("--datum en --toch horen bij --verzonden.", context)
    if another and form is None:
        raise click.UsageError("--nog-een hoort bij een soort brief, zoals advies.", context)


# -- checking -------------------------------------------------------------------------------------


def _check(found: Compared, *, as_json: bool) -> int:
    if as_json:
        output.json_object(coverage_object(found))
    else:
        output.lines(coverage_lines(found))
    return EXIT_PROBLEMS if found.coverage.missing else EXIT_OK


def _send(
    book: Book,
    number: str,
    on: datetime.date | None,
    anyway: bool,
    given: Invocation,
    *,
    as_json: bool,
) -> int:
    day = on or given.today
    done = send_letter(book, number, day=day, anyway=anyway, now=given.now)
    if as_json:
        output.json_object(
            {
                "nummer": done.note.text("nummer"),
                "verzonden": day.isoformat(),
                "traject": done.dossier.note.text("nummer"),
                "fase": done.dossier.note.text("status"),
                "gebeurtenis": done.event.name,
            }
        )
    output.message(f"Verzonden op {long_date(day)}: {done.note.path}")
    output.message(f"Vastgelegd in {done.dossier.note.text('nummer')}: {done.event.name}.")
    for one in done.compared.coverage.missing if done.compared else ():
        output.message(f"Niet opgenomen: {one.text}")
    return EXIT_OK


# -- making ---------------------------------------------------------------------------------------


def _tell(made: Drafted, *, as_json: bool) -> None:
    number = made.note.text("nummer")
    if as_json:
        output.json_object({"nummer": number, "pad": made.note.path, "onbekend": made.unknown})
    else:
        output.lines([number])
    output.message(f"Opgeslagen: {made.note.path}")
    for line in made.remarks:
        output.message(line)
    output.message(f"Lees en vul aan. Daarna: raadsboek brief {number} --verzonden")


def _show(choices: list[Choice], *, as_json: bool) -> None:
    if as_json:
        output.json_array(_object(one) for one in choices)
        return
    output.table(["Brief", "Wat", "Nu", "Concept", "Verzonden"], (_cells(one) for one in choices))


def _cells(choice: Choice) -> tuple[str, ...]:
    draft = choice.draft.text("nummer") if choice.draft is not None else ""
    sent = ", ".join(note.text("nummer") for note in choice.sent)
    return (choice.letter.form.value, choice.letter.label, choice.why, draft, sent)


def _object(choice: Choice) -> dict[str, object]:
    return {
        "brief": choice.letter.form.value,
        "past-nu": choice.why,
        "concept": choice.draft.text("nummer") if choice.draft is not None else "",
        "verzonden": [note.text("nummer") for note in choice.sent],
    }


COMMAND = Command(
    "brief",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument(
            "welke",
            required=False,
            type=values.Choice([form.value for form in LetterForm]),
            target="form",
        ),
        switch("controleer", "Kijk na of alle bezwaren in de brief staan.", target="check"),
        switch("verzonden", "Schrijf op dat de brief is verstuurd.", target="sent"),
        option(
            "datum",
            "De dag van verzending; anders vandaag.",
            metavar="DATUM",
            type=values.PastDay(),
            target="on",
        ),
        switch("toch", "Ook als er bezwaren in ontbreken.", target="anyway"),
        switch("nog-een", "Ook als deze brief al eens is verstuurd.", target="another"),
        then_option(),
        json_switch(),
    ],
)
