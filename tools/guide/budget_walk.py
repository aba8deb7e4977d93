"""The budget of a year: what is left of each post, and an expense on one of them."""

from collections.abc import AsyncIterator

from guide.clock import DEMO_DAY
from guide.cycle_walk import Day
from guide.memory_walk import choose
from guide.secretary import Secretary


async def look_at_the_budget(secretary: Secretary) -> AsyncIterator[str]:
    """See the posts, unfold one, and begin an expense."""
    await choose(secretary, "Begroting")
    await secretary.see("overschreden")
    yield "begroting"
    await secretary.press("down", "down", "enter")
    await secretary.see("Helder Advies")
    yield "begroting-uitgaven"
    await secretary.press("u")
    await secretary.see("Nieuw: uitgave")
    await secretary.type("Tweede gesprek met Helder Advies")
    await secretary.press("tab", "tab")
    await secretary.type("4.000,00")
    await secretary.see("overschreden")
    yield "uitgave-erbij"
    await secretary.press("escape")
    await secretary.see("Toch niet maken?")
    await secretary.press("j", "f5")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(DEMO_DAY, "10:40", look_at_the_budget),)
