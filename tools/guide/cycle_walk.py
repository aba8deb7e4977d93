"""The cycle of one meeting: the year planned, agenda, sent, held, minutes, adopted, closed.

What is typed here is what the guide says. Each part is a day at the desk that begins at Vandaag and
ends there; whoever follows along is told at every stop where the secretary is.
"""

import datetime
from collections.abc import AsyncIterator, Callable
from typing import NamedTuple

from guide.secretary import Secretary

MEETING = "V-2026-17"
"""The council meeting of which this is the life; its agenda stands in draft already."""
EARLIER = "V-2026-15"
"""The meeting before it, whose minutes wait."""
NEXT = "V-2027-01"
"""The first meeting of the year that is planned."""
DECISION = "B-2026-030"
"""What it decides: a consent, which the director must have in writing."""

DROPPED = "Evaluatie ZorgPlan"
REPORT = "Er zijn geen opmerkingen bij het verslag.\n"
NIGHT_SHIFTS = """\
Ruud leest de gewijzigde regeling voor. De OR is tevreden.

b De OR stemt in met de roosterregeling voor de nachtdienst.
s 8 voor, 1 tegen
a ru\tvoor volgende vergadering: ervaringen van de nachtdienst ophalen
"""
PLAN = "h Er is te weinig tijd voor het jaarplan.\n"
CORRECTION = "p1 r10: tevreden wijzigen in blij @ruud"


async def plan_the_year(secretary: Secretary) -> AsyncIterator[str]:
    """Make all meetings of the next year in one go."""
    await secretary.press("y")
    await secretary.see("17 te maken")
    yield "jaarplan"
    await secretary.press("f8")
    await secretary.see("17 vergaderingen maken?")
    yield "jaarplan-vraag"
    await secretary.press("j")
    await secretary.see("17 gemaakt")
    await secretary.press("escape")
    await secretary.see("VOLGENDE VERGADERING")


async def make_the_agenda(secretary: Secretary) -> AsyncIterator[str]:
    """Put the agenda together from what waits, within two hours."""
    await secretary.press("b")
    await secretary.see("120 van 120 min")
    yield "agenda-maken"
    await secretary.press("home", *["down"] * 5)
    await secretary.press("space")
    await secretary.see("95 van 120 min")
    await secretary.press("home", "down", "down", "t")
    await secretary.see("Hoeveel minuten?")
    await secretary.press("backspace", "backspace")
    await secretary.type("15")
    await secretary.press("enter")
    await secretary.see("100 van 120 min")
    yield "agenda-passend"
    await secretary.press("ctrl+s")
    await secretary.see("Opgeslagen")
    await secretary.press("escape")
    await secretary.see("VOLGENDE VERGADERING")


async def send_the_agenda(secretary: Secretary) -> AsyncIterator[str]:
    """Arrange the room, and write down to whom the agenda went."""
    yield "vandaag-agenda"
    await secretary.press("d")
    await secretary.see("NODIG VOOR AGENDA VERZONDEN")
    yield "draaiboek"
    await secretary.press("z")
    await secretary.see("Agenda verzonden")
    yield "verzonden"
    await secretary.press("enter")
    await secretary.see("Opgeschreven: agenda aan 9 mensen")
    await secretary.press("escape")
    await secretary.see("VOLGENDE VERGADERING")


async def hold_the_meeting(secretary: Secretary) -> AsyncIterator[str]:
    """Note who is there, take the minutes, adopt the minutes before these, and record."""
    await secretary.press("w")
    await secretary.see("BEGREPEN")
    await secretary.press("f4", "a", "enter")
    await secretary.see("aanwezig 9 van 9, quorum")
    await secretary.press("ctrl+n")
    await secretary.type(REPORT)
    await secretary.press("f10")
    await secretary.type("vaststellen")
    await secretary.press("enter")
    await secretary.see(f"✓ {EARLIER}")
    yield "vaststellen"
    await secretary.press("enter")
    await secretary.see(f"Vastgesteld: {EARLIER}")
    await secretary.press("ctrl+n", "ctrl+n", "ctrl+n")
    await secretary.type(NIGHT_SHIFTS)
    await secretary.press("ctrl+n")
    await secretary.type(PLAN)
    await secretary.see("AANGEHOUDEN 1")
    yield "aangehouden"
    await secretary.press("f8")
    await secretary.see("NIEUW 2")
    await secretary.press("enter")
    await secretary.see("Vastgelegd")
    await secretary.press("escape")
    await secretary.see("VOLGENDE VERGADERING")


async def correct_the_minutes(secretary: Secretary) -> AsyncIterator[str]:
    """Take over what a member says of the draft."""
    await _open_run_book(secretary)
    await secretary.see("✓ gehouden")
    yield "draaiboek-verslag"
    await secretary.press("o")
    await secretary.see("bladzijde 1")
    await secretary.type(CORRECTION)
    await secretary.see("blij")
    yield "correctie"
    await secretary.press("enter")
    await secretary.see("Overgenomen")
    await secretary.press("escape", "escape", "f5")
    await secretary.see("VOLGENDE VERGADERING")


async def adopt_the_minutes(secretary: Secretary) -> AsyncIterator[str]:
    """Adopt them in the first meeting of the new year."""
    await _open_run_book(secretary)
    await secretary.press("f8")
    await secretary.see(f"✓ {MEETING}")
    await secretary.press("enter")
    await secretary.see("◂ vastgesteld")
    yield "vastgesteld"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


async def close_the_meeting(secretary: Secretary) -> AsyncIterator[str]:
    """Publish, make the letter that is missing, and close."""
    await _open_run_book(secretary)
    await secretary.press("f8")
    await secretary.see("◂ gepubliceerd")
    await secretary.press("f8")
    await secretary.see("! Nog niet: Bij")
    yield "nog-niet"
    await secretary.press("enter")
    await secretary.see(f"Er is nog geen brief over {DECISION}")
    yield "brief"
    await secretary.press("enter")
    await secretary.see(f"Over besluit [[{DECISION}]].")
    yield "brief-gemaakt"
    await secretary.press("escape", "f8")
    await secretary.see("op 'afgesloten' zetten?")
    await secretary.press("j")
    await secretary.see("◂ afgesloten")
    yield "afgesloten"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


async def _open_run_book(secretary: Secretary) -> None:
    await secretary.press("slash")
    await secretary.type(MEETING)
    await secretary.see("gevonden")
    await secretary.press("enter")
    await secretary.see(MEETING)
    await secretary.press("d")
    await secretary.see("VERSLAG")


Part = Callable[[Secretary], AsyncIterator[str]]


class Day(NamedTuple):
    """A part of the walk, and when it takes place."""

    date: datetime.date
    time: str
    part: Part


DAYS = (
    Day(datetime.date(2026, 11, 30), "09:10", plan_the_year),
    Day(datetime.date(2026, 12, 3), "10:05", make_the_agenda),
    Day(datetime.date(2026, 12, 8), "11:20", send_the_agenda),
    Day(datetime.date(2026, 12, 17), "13:32", hold_the_meeting),
    Day(datetime.date(2026, 12, 22), "09:40", correct_the_minutes),
    Day(datetime.date(2027, 1, 14), "13:45", adopt_the_minutes),
    Day(datetime.date(2027, 1, 21), "10:00", close_the_meeting),
)
