"""Mails put ready: the agenda of the next meeting with its papers, and reminders for everybody."""

from collections.abc import AsyncIterator

from guide.clock import MEETING_DAY
from guide.cycle_walk import Day
from guide.secretary import Secretary
from raadsboek.book.mailing.contacts import set_contact
from raadsboek.book.opening import open_book

PEOPLE = ("anna", "omar", "marijke", "bakker", "fatima", "ruud", "wouter", "lieke", "bestuurder")
_FOLDER = "~/Documenten"


async def put_ready(secretary: Secretary) -> AsyncIterator[str]:
    """Look at the mail with the agenda, and at the reminders; write neither."""
    book = open_book(secretary.folder, now=secretary.clock())
    for handle in PEOPLE:
        set_contact(book, handle, f"{handle}@delinden.example")
    book.index.close()
    await secretary.press("d")
    await secretary.see("AGENDA")
    await secretary.press("M")
    await secretary.see("WIE KRIJGT DE MAIL")
    await _in_documents(secretary)
    yield "mail-klaarzetten"
    await secretary.press("escape", "escape", "a")
    await secretary.see("Reactie HR opvragen")
    await secretary.press("M")
    await secretary.see("herinneringen")
    await _in_documents(secretary)
    yield "herinneringen"
    await secretary.press("escape", "f5")
    await secretary.see("VOLGENDE VERGADERING")


async def _in_documents(secretary: Secretary) -> None:
    """Name a folder that every reader has, and go back to the list."""
    await secretary.press("tab", "end", "ctrl+u")
    await secretary.type(_FOLDER)
    await secretary.press("shift+tab")


DAYS = (Day(MEETING_DAY, "10:05", put_ready),)
