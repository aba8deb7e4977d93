"""The training of a year: what each member is entitled to, and what is planned."""

from collections.abc import AsyncIterator

from guide.clock import DEMO_DAY
from guide.cycle_walk import Day
from guide.memory_walk import choose
from guide.secretary import Secretary


async def look_at_the_training(secretary: Secretary) -> AsyncIterator[str]:
    """See what each member has left, and who has too many."""
    await choose(secretary, "Scholing per lid")
    await secretary.see("0,5 te veel")
    yield "scholing"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(DEMO_DAY, "10:50", look_at_the_training),)
