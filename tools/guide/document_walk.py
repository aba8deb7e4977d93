"""A document for others, asked for at the minutes of a meeting."""

from collections.abc import AsyncIterator

from guide.clock import MEETING_DAY
from guide.cycle_walk import Day
from guide.secretary import Secretary

MEETING = "V-2026-15"


async def ask(secretary: Secretary) -> AsyncIterator[str]:
    """Choose for whom the minutes go to Word, and see what stays out."""
    await secretary.press("slash")
    await secretary.type(MEETING)
    await secretary.see("gevonden")
    await secretary.press("enter", "ctrl+e")
    await secretary.see("iets vertrouwelijks")
    await secretary.press("tab", "enter", "down", "down", "enter")
    await secretary.see("Wordt:")
    yield "naar-word"
    await secretary.press("escape", "f5")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(MEETING_DAY, "16:20", ask),)
