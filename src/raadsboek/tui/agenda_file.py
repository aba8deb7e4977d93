"""Writing the agenda file from any screen: where it must come, and what became of it.

What stands in the file is `book.agenda_file`'s.
"""

from textual.app import App

from raadsboek.tui.desk import Desk
from raadsboek.tui.widgets.dialogs import PromptDialog, ask
from raadsboek.tui.working import book_work


async def ask_for_agenda_file(app: App[None], desk: Desk) -> None:
    """Ask for a place and write the meetings and terms of the council that is shown there."""
    named = f"-{desk.organ}" if desk.organ else ""
    dialog = PromptDialog(
        "Agendabestand",
        "Alle vergaderingen en termijnen vanaf vandaag, voor uw eigen agenda. Waar moet het komen?",
        value=f"~/raadsboek{named}.ics",
    )
    place = await ask(app, dialog)
    if place:
        _write(app, desk, place)


@book_work
def _write(app: App[None], desk: Desk, place: str) -> None:
    from raadsboek.book.agenda_file import agenda_file, write_agenda

    book = desk.book
    made = agenda_file(book, organ=desk.organ, now=desk.now)
    file = write_agenda(book, made, place)
    sentence = f"{made.sentence} staan in {file}."
    if made.confidential:
        sentence += f" Vertrouwelijk en weggelaten: {len(made.confidential)}."
    if made.unclear:
        sentence += f" De gegevens kloppen niet van: {', '.join(made.unclear)}."
    app.notify(sentence, markup=False)
