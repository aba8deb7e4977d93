"""The year of the council: the overview, what comes back every year, and the goals."""

from collections.abc import AsyncIterator

from guide.clock import DEMO_DAY
from guide.cycle_walk import Day
from guide.memory_walk import choose
from guide.secretary import Secretary


async def look_at_the_year(secretary: Secretary) -> AsyncIterator[str]:
    """See the year, what of it comes back, and put one goal a step further."""
    await secretary.press("J")
    await secretary.see("Vergaderingen")
    yield "jaar"
    await secretary.press("down", "enter")
    await secretary.see("gedaan")
    await secretary.press("end", "pageup")
    yield "jaarkalender"
    await secretary.press("escape")
    await choose(secretary, "Werkplan")
    await secretary.see("5 doelen")
    yield "werkplan"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(DEMO_DAY, "10:20", look_at_the_year),)
