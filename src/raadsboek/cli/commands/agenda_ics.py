"""`raadsboek agenda.ics [BESTAND]`: meetings and terms for the secretary's own agenda."""

import click

from raadsboek.book.agenda_file import NAME, AgendaFile, agenda_file, write_agenda
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import open_here
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.core.errors import EXIT_OK

_HELP = """Alle vergaderingen en termijnen vanaf vandaag, als bestand voor uw eigen agenda.

Zonder BESTAND komt het in agenda.ics, in de map waar u staat; met - is het de uitvoer. Open het
in Outlook of een andere agenda. Doe dat later nog eens: wat is veranderd, verandert daar mee.

Bij een termijn staat hoe de dag is berekend, met een seintje een week ervoor, op de veilige dag
en op de laatste dag. Wat vertrouwelijk is, gaat niet mee.

Voorbeeld: raadsboek agenda.ics ~/Documenten/raad.ics"""


def call(context: click.Context, place: str | None, organ: str, as_json: bool) -> int:
    """Write the file and tell what is in it."""
    given = invocation_of(context)
    book = open_here(context)
    made = agenda_file(book, organ=organ_of(book, organ), now=given.now)
    if place == "-":
        output.file(made.data)
        written = ""
    else:
        written = write_agenda(book, made, place or NAME)
    if as_json and place != "-":
        output.json_object(
            {
                "bestand": written,
                "vergaderingen": made.count,
                "termijnen": made.terms,
                "vertrouwelijk": len(made.confidential),
                "onduidelijk": list(made.unclear),
            }
        )
    for line in _messages(made, written):
        output.message(line)
    return EXIT_OK


def _messages(made: AgendaFile, written: str) -> list[str]:
    where = f": {written}" if written else "."
    lines = [f"{made.sentence} in het agendabestand{where}"]
    if made.confidential:
        lines.append(f"Niet in het bestand, want vertrouwelijk: {len(made.confidential)}")
    lines += [f"Niet in het bestand, want de gegevens kloppen niet: {one}" for one in made.unclear]
    return lines


COMMAND = Command(
    NAME,
    _HELP,
    call,
    [
        argument("bestand", required=False, target="place"),
        organ_option(),
        json_switch(),
    ],
)
