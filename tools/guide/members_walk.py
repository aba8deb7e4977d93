"""Leden en zetels: the seats of now, the terms on a line, and who sat there on an earlier day."""

from collections.abc import AsyncIterator

from guide.clock import MEETING_DAY
from guide.cycle_walk import Day
from guide.secretary import Secretary


async def seats(secretary: Secretary) -> AsyncIterator[str]:
    """See who has a seat, when they leave, and the seat that was empty in June."""
    await secretary.press("f10")
    await secretary.type("leden en zetels")
    await secretary.press("enter")
    await secretary.see("9 zetels")
    yield "leden-zetels"
    await secretary.press("s")
    await secretary.see("treden af")
    yield "leden-tijdlijn"
    await secretary.press("s", "d")
    await secretary.see("Wie zat er op welke dag?")
    await secretary.type("15-6-2026")
    await secretary.press("enter")
    await secretary.see("1 leeg")
    await secretary.press(*["down"] * 5)
    await secretary.see("Deze zetel was van")
    yield "leden-toen"
    await secretary.press("escape", "v")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(MEETING_DAY, "09:30", seats),)
