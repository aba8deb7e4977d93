"""What a raadsboek remembers: where a decision comes from, if that is true, for whom it is kept.

Each scene starts at Vandaag and ends there, and tells at every stop where it is.
"""

import datetime
import re
from collections.abc import AsyncIterator

from guide.clock import MEETING_DAY
from guide.cycle_walk import Day
from guide.secretary import Secretary

DECISION = "B-2026-010"
"""A decision with a long life: a request, questions, a vote, action items, a letter."""
LONG_AGO = "16 juni"
"""A day with something late, something due and a meeting ahead."""
MINUTES = "V-2026-08"
"""Adopted minutes of which the code stands on paper."""
YEARS_LATER = datetime.date(2033, 1, 10)
"""A day on which the first notes of the demo have been kept long enough."""
PRINT = (
    "stjn z9pc w0q4 pa",
    "ecrx 0ryl r56l s5",
    "cpeg jll4 8p2u 05",
    "u58g 7eeh wz8d 2c",
    "frpq p4px ny 09",
)
"""The rows of a recovery print, of a key that is used for nothing but pictures."""


async def tell_a_life(secretary: Secretary) -> AsyncIterator[str]:
    """Read where a decision comes from and what became of it."""
    await secretary.press("slash")
    await secretary.type(DECISION)
    await secretary.see("gevonden")
    await secretary.press("enter")
    await secretary.see("6-1-1")
    await secretary.press("H")
    await secretary.see("vr 20 februari 2026")
    yield "herkomst"
    await secretary.hold("down", 14)
    await secretary.see("6-1-1 (voor, tegen, onthouding)")
    yield "herkomst-besluit"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


async def go_back_in_time(secretary: Secretary) -> AsyncIterator[str]:
    """See Vandaag as it was on an earlier day, and return."""
    await choose(secretary, "Terug in de tijd")
    await secretary.see("Welke dag wilt u zien?")
    await secretary.type(LONG_AGO)
    yield "toen-vraag"
    await secretary.press("enter")
    await secretary.see(f"stand op {LONG_AGO} 2026")
    yield "toen"
    await secretary.press("ctrl+n")
    await secretary.see("VOLGENDE VERGADERING")


async def check_the_history(secretary: Secretary) -> AsyncIterator[str]:
    """Let everything be looked at, with a code from paper."""
    await secretary.press("p")
    await secretary.see("Problemen")
    await secretary.press("k")
    await secretary.see("NIET BEWEZEN")
    yield "nagekeken"
    await secretary.press("c")
    await secretary.see("Code van papier")
    await secretary.type(f"{MINUTES} {_printed_code(secretary)}".lower())
    yield "code-van-papier"
    await secretary.press("enter")
    await secretary.see("klopt: wat tot en met 12 juni 2026 is")
    yield "code-klopt"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


def _printed_code(secretary: Secretary) -> str:
    """Return the code below the minutes on paper."""
    (file,) = secretary.folder.rglob(f"{MINUTES} *.md")
    found = re.search(r"^controlecode: (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


async def hand_over(secretary: Secretary) -> AsyncIterator[str]:
    """Read what a successor will read, and then walk through it as that successor does."""
    await choose(secretary, "Overdracht")
    await secretary.see("Dit leest uw opvolger.")
    yield "overdracht"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")
    await choose(secretary, "Rondleiding")
    await secretary.see("1 van 8")
    yield "rondleiding-begin"
    await secretary.press("right")
    await secretary.see("2 van 8")
    yield "rondleiding"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


async def get_the_key_back(secretary: Secretary) -> AsyncIterator[str]:
    """Type a key over from paper, and turn encryption on."""
    await choose(secretary, "Sleutel")
    await secretary.see("U hebt op deze computer nog geen sleutel.")
    yield "nog-geen-sleutel"
    await secretary.press("down", "enter")
    await secretary.see("Regel 5")
    await secretary.type("\t".join(PRINT))
    yield "herstelblad"
    await secretary.press("enter")
    await secretary.see("De sleutel is teruggezet.")
    await secretary.press("home", "down", "down", "enter")
    await secretary.see("Versleutelen aanzetten?")
    await secretary.press("j")
    await secretary.see("Alles versleutelen voor de lezers van nu?")
    await secretary.press("j")
    await secretary.see("Versleutelen uitzetten")
    yield "sleutel"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


async def propose_what_may_go(secretary: Secretary) -> AsyncIterator[str]:
    """See what was kept long enough, and choose from it."""
    await choose(secretary, "Bewaren en")
    await secretary.see("over de termijn")
    await secretary.press("space", "space")
    await secretary.see("Gekozen: 2")
    yield "bewaren"
    await secretary.press("f8")
    await secretary.see("Voorgoed vernietigen?")
    yield "vernietigen"
    await secretary.press("n", "f5")
    await secretary.see("VOLGENDE VERGADERING")


async def choose(secretary: Secretary, words: str) -> None:
    """Choose from the menu by these words."""
    await secretary.press("f10")
    await secretary.type(words)
    await secretary.press("enter")


async def remember(secretary: Secretary) -> AsyncIterator[str]:
    """Do all of it that is of one day."""
    for scene in (
        tell_a_life,
        go_back_in_time,
        check_the_history,
        hand_over,
        get_the_key_back,
    ):
        async for stop in scene(secretary):
            yield stop


DAYS = (
    Day(MEETING_DAY, "10:05", remember),
    Day(YEARS_LATER, "10:05", propose_what_may_go),
)
