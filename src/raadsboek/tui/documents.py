"""Making a document from any screen: what is in front, what it becomes, and what became of it.

What can be made and what is in it is `book.documents`'s.
"""

import asyncio

from textual.app import App

from raadsboek.book.documents.offers import offers_for
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.document_dialog import DocumentDialog, Front
from raadsboek.tui.widgets.dialogs import ask

_LIKELY = {
    "agenda": "agenda",
    "notulen": "verslag",
    "postlijst": "postlijst",
    "werkplan": "werkplan",
    "jaarkalender": "jaarkalender",
    "jaar": "jaaroverzicht",
}
"""What is made most on a screen, where that is not the first thing that fits its note."""


async def ask_for_document(app: App[None], desk: Desk) -> None:
    """Ask what to make for whom, make it, and say where it stands."""
    screen = app.screen
    if not isinstance(screen, BookScreen):
        return
    listed = screen.list_in_front
    front = Front(screen.note_in_front, listed, is_unsaved=screen.holds_unsaved_text)
    kind, year = (listed.kind, listed.year) if listed else (None, screen.year_in_front)
    found = await asyncio.to_thread(lambda: offers_for(desk.book, front.note, kind, year))
    likely = _LIKELY.get(screen.SCOPE, "")
    offers = sorted(found, key=lambda offer: not (offer.sort and offer.sort.name == likely))
    told = await ask(app, DocumentDialog(desk, front, offers))
    if told:
        app.notify(told, markup=False, timeout=10)
