"""To the private raadsboek and back: another raadsboek, opened by the same screens.

Where it lies and that it is made is `book.confidential.private`'s.
"""

from pathlib import Path

from textual.app import App

from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, RaadsboekWanted
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ask
from raadsboek.tui.working import book_work

_QUESTION = (
    "Uw privé-raadsboek is er nog niet. Het is een raadsboek voor u alleen: aantekeningen over het "
    "begeleiden van leden, en wat verder niet van de raad is.\n\n"
    "Het staat op deze computer in uw eigen map en gaat nooit mee naar anderen. Een reservekopie "
    "maakt u zelf."
)


async def go_private(app: App[None], desk: Desk) -> None:
    """Leave for the private raadsboek, after asking when it must be made; from there, go back."""
    from raadsboek.book.confidential.private import private_place

    book = desk.book
    if book.settings.private:
        _go_back(app, desk)
        return
    if not book.read_only and not private_place(book).is_dir():
        dialog = ConfirmDialog("Privé", _QUESTION, yes="Maken", no="Niet doen")
        if not await ask(app, dialog):
            return
    _go(app, desk)


@book_work
def _go(app: App[None], desk: Desk) -> None:
    from raadsboek.book.confidential.private import private_folder

    app.post_message(RaadsboekWanted(str(private_folder(desk.book, now=desk.now))))


@book_work
def _go_back(app: App[None], desk: Desk) -> None:
    from raadsboek.book.confidential.private import OriginGone, belongs_to

    found: Path | None = belongs_to(desk.book)
    if found is None:
        app.post_message(ActionFailed(OriginGone()))
    else:
        app.post_message(RaadsboekWanted(str(found)))
