"""The agenda and papers of the next meeting as one file: choosing how they go along."""

from collections.abc import AsyncIterator

from guide.clock import DEMO_DAY
from guide.cycle_walk import Day
from guide.secretary import Secretary


async def choose(secretary: Secretary) -> AsyncIterator[str]:
    """Ask for the bundle in the run book, and leave it."""
    await secretary.press("d")
    await secretary.see("AANWEZIG")
    await secretary.press("s")
    await secretary.see("één PDF")
    yield "bundel-kiezen"
    await secretary.press("escape", "escape", "f5")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(DEMO_DAY, "09:25", choose),)
