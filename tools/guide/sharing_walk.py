"""Two people in one raadsboek: the shared place, and the note that both of them changed.

The colleague is not at this desk: what she does happens outside the program that is shown.
"""

from collections.abc import AsyncIterator
from pathlib import Path

from guide.clock import MEETING_DAY, Clock
from guide.cycle_walk import Day
from guide.memory_walk import choose
from guide.secretary import Secretary
from raadsboek.book import notes
from raadsboek.book.handover.receiving import receive
from raadsboek.book.handover.taking_over import take_over
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.exchange import exchange

ACTION = "A-2026-055"
PLACE = "gedeeld"
COLLEAGUE = "Tess Hendriks"
HERS = "Reactie HR opvragen. Per e-mail, over de uren buiten kantoortijd.\n"
OURS = "Anna belt eerst. "
"""What they make of the same line: another word, and a sentence in front."""


async def share(secretary: Secretary) -> AsyncIterator[str]:
    """Make the shared place, where a colleague gets her own copy."""
    await choose(secretary, "Samenwerken")
    await secretary.see("Samenwerken")
    await secretary.press("g")
    await secretary.see("Gedeelde plaats")
    await secretary.type(PLACE)
    yield "gedeelde-plaats"
    await secretary.press("enter")
    await secretary.see("Het laatst bijgewerkt")
    yield "gedeeld"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


async def change_the_same(secretary: Secretary) -> AsyncIterator[str]:
    """Change what a colleague changed meanwhile, and lay both beside each other."""
    await secretary.press("a", "down", "e")
    await secretary.see("Schriftelijk")
    await secretary.press("f6")
    await secretary.type(OURS)
    _colleague_is_first(secretary)
    secretary.clock.set("10:42")
    await secretary.press("ctrl+s")
    await secretary.see("Opgeslagen 10:42")
    await secretary.press("escape", "f5", "ctrl+r")
    await secretary.see("kies: twee versies")
    await choose(secretary, "Samenwerken")
    await secretary.see("TWEE VERSIES  1")
    yield "samenwerken"
    await secretary.press("enter")
    await secretary.see("Links blijft")
    yield "kiezen-uit-twee"
    await secretary.press("r")
    await secretary.see("bijgewerkt 10:42")
    yield "gekozen"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


def _colleague_is_first(secretary: Secretary) -> None:
    """Let the colleague open the shared place, change the action item and share that."""
    folder = secretary.folder.with_name("collega")
    now = Clock("10:31")()
    receive(PLACE, folder, near=Path.home(), now=now)
    take_over(
        folder, name=COLLEAGUE, email="t.hendriks@delinden.example", as_secretary=False, now=now
    )
    book = open_book(folder, now=now)
    notes.save(book, notes.read(book, ACTION), changes={}, body=HERS, now=now)
    exchange(book, now=now)
    book.index.close()


async def work_together(secretary: Secretary) -> AsyncIterator[str]:
    """Share, and choose."""
    for scene in (share, change_the_same):
        async for stop in scene(secretary):
            yield stop


DAYS = (Day(MEETING_DAY, "10:05", work_together),)
