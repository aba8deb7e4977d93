"""The annual report: the numbers of the year, the notes of one of them, and making it."""

from collections.abc import AsyncIterator

from guide.clock import DEMO_DAY
from guide.cycle_walk import Day
from guide.memory_walk import choose
from guide.secretary import Secretary


async def report_the_year(secretary: Secretary) -> AsyncIterator[str]:
    """See the numbers, look behind one of them, and make the report."""
    await choose(secretary, "Jaarverslag")
    await secretary.see("twee keer geteld")
    await secretary.press(*["down"] * 11)
    yield "jaarverslag"
    await secretary.press("enter")
    await secretary.see("Telling")
    yield "jaarverslag-telling"
    await secretary.press("escape")
    await secretary.see("nog niet gemaakt")
    await secretary.press("m")
    await secretary.see("JV-2026-1 concept")
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(DEMO_DAY, "13:30", report_the_year),)
