"""Verkiezing: the steps of the next election, and another day that is seen before it is saved."""

from collections.abc import AsyncIterator

from guide.clock import DEMO_DAY
from guide.cycle_walk import Day
from guide.memory_walk import choose
from guide.secretary import Secretary


async def plan_the_election(secretary: Secretary) -> AsyncIterator[str]:
    """See the steps, and what a day in the May holidays would move."""
    await choose(secretary, "Verkiezing")
    await secretary.see("Verkiezingsdag bekendmaken")
    yield "verkiezing"
    await secretary.press("d")
    await secretary.see("Op welke dag wordt er gekozen?")
    await secretary.type("27-4-2028")
    await secretary.press("enter")
    await secretary.see("Zo opslaan")
    yield "verkiezing-verplaatsen"
    await secretary.press("n", "b")
    await secretary.see("Welke brief of lijst?")
    yield "verkiezing-brieven"
    await secretary.press("escape", "f5")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(DEMO_DAY, "11:15", plan_the_election),)
