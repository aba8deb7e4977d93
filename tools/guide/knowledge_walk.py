"""What the council hears and knows: a question noted, the questions by theme, and positions."""

from collections.abc import AsyncIterator

from guide.clock import MEETING_DAY
from guide.cycle_walk import Day
from guide.secretary import Secretary


async def hear_and_know(secretary: Secretary) -> AsyncIterator[str]:
    """Note a question, see those that were asked, and look at the positions in a dossier."""
    await secretary.press("V")
    await secretary.type("Krijg ik bericht als mijn rooster verandert?")
    await secretary.press("tab")
    await secretary.type("roosters")
    await secretary.press("tab")
    yield "vraag-noteren"
    await secretary.press("escape", "m")
    await secretary.type("vragen")
    await secretary.press("enter")
    await secretary.see("Vragen van de achterban  zonder naam")
    yield "vragen-per-thema"
    await secretary.press("f5", "t")
    await secretary.see("Ondernemingskamer")
    await secretary.press("enter")
    await secretary.see("Fase:")
    await secretary.press("s")
    await secretary.see("woorden")
    yield "samenvatting"
    await secretary.press("escape", "k")
    await secretary.see("Wie staat waar")
    yield "standpunten"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (Day(MEETING_DAY, "11:05", hear_and_know),)
