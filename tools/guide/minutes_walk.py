"""The minutes of one meeting: from the start of the program to finding everything back, and on.

What is typed here is what the guide says. Whoever follows along (a test, the maker of pictures) is
told at every stop where the secretary is.
"""

from collections.abc import AsyncIterator

from guide.secretary import Secretary

MEETING = "V-2026-16"

# Each line as the fingers type it: a letter and a space for a keyword, some letters of a name and
# then Tab.
OPENING = "De voorzitter opent de vergadering om 13:30 uur. De agenda blijft zoals zij is."
REPORT = """\
Er zijn geen opmerkingen.

b Het verslag van 17 september wordt vastgesteld.
s 9 voor, 0 tegen
"""
REORGANISATION = """\
De bestuurder licht toe dat de formatie gelijk blijft. De OR vraagt wie de uitvoering volgt.

b Een werkgroep van drie leden volgt de uitvoering.
s 8 voor, 0 tegen, 1 onthouding
a an\tvoor 10 december: leden voor de werkgroep vragen
a mari"""
REORGANISATION_CONTINUED = """\
\tover twee weken: brief over de formatie aan de bestuurder schrijven
t be\tvoor volgende vergadering: overzicht van de formatie per afdeling
"""
NIGHT_SHIFTS = """\
b De OR stemt in met een proef van drie maanden.
s 7 voor, 2 tegen
a no\tvoor volgende vergadering: ervaringen van de nachtdienst ophalen
a ru\teind januari: de proef op de agenda zetten
"""
ROUND = "a bak\tvoor vrijdag: de achterban over de proef berichten\n"
SLIP = "De werkgroep doet elke maand versl"
"""The sentence in the middle of which the program is left."""


async def take_minutes(secretary: Secretary) -> AsyncIterator[str]:
    """Go from Vandaag to minutes with everything in them, not yet recorded."""
    yield "vandaag"
    await secretary.press("w")
    await secretary.see("BEGREPEN")
    yield "notulen"

    secretary.clock.set("13:31")
    await secretary.press("f4")
    await secretary.press("a", *["down"] * 6, "space", "m")
    yield "machtiging"
    await secretary.press("down", "enter")
    yield "aanwezig"
    await secretary.press("enter")
    await secretary.see("aanwezig 8 van 9, quorum")

    secretary.clock.set("13:34")
    await secretary.type(OPENING)
    await secretary.press("ctrl+n")
    await secretary.type(REPORT)
    secretary.clock.set("13:47")
    await secretary.press("ctrl+n")
    await secretary.type(REORGANISATION)
    await secretary.see("Marijke Hoekstra")
    await secretary.see("BESLUIT 2")
    yield "naam-kiezen"
    await secretary.type(REORGANISATION_CONTINUED)
    await secretary.see("TOEZEGGING 1")
    yield "begrepen"
    secretary.clock.set("14:22")
    await secretary.press("ctrl+n")
    await secretary.type(NIGHT_SHIFTS)
    secretary.clock.set("15:20")
    await secretary.press("ctrl+n", "ctrl+n", "ctrl+n")
    await secretary.type(ROUND)
    await secretary.see("ACTIE 5")


async def record(secretary: Secretary) -> AsyncIterator[str]:
    """Make numbered notes of it, and go back to Vandaag."""
    secretary.clock.set("15:32")
    await secretary.press("f8")
    await secretary.see("NIEUW 9")
    yield "vastleggen"
    await secretary.press("enter")
    await secretary.see("Vastgelegd 15:32: 3 besluiten, 5 acties, 1 toezegging")
    yield "vastgelegd"
    await secretary.press("escape")
    await secretary.see("VOLGENDE VERGADERING")


async def find_back(secretary: Secretary) -> AsyncIterator[str]:
    """Find an action item and a decision in their lists, look at a history, go to Vandaag."""
    await secretary.press("a", "slash")
    await secretary.type("proef")
    await secretary.see("3 open van")
    await secretary.press("enter", "down")
    await secretary.see("de achterban over de proef berichten")
    yield "acties"
    await secretary.press("escape", "l")
    await secretary.see("Welke lijst wilt u zien?")
    yield "lijst-kiezen"
    await secretary.press("up", "enter")
    await secretary.see("Besluiten  ")
    await secretary.press("down", "down")
    await secretary.see("De OR stemt in met een proef van drie maanden")
    yield "besluiten"
    await secretary.press("g")
    await secretary.see("eerste versie")
    yield "geschiedenis"
    await secretary.press("escape", "v")
    await secretary.see("VOLGENDE VERGADERING")


async def slip(secretary: Secretary) -> AsyncIterator[str]:
    """Type on in the minutes, and stop the program in the middle of a sentence."""
    secretary.clock.set("15:41")
    await secretary.press("w")
    await secretary.see("BEGREPEN")
    await secretary.press("ctrl+n", "ctrl+n")
    await secretary.type("\n" + SLIP)
    yield "halverwege"
    await secretary.press("ctrl+q")


async def pick_up(secretary: Secretary) -> AsyncIterator[str]:
    """Open the same minutes again after that, take the text, finish the sentence and save it."""
    secretary.clock.set("15:46")
    await secretary.see("CONCEPT")
    yield "vandaag-concept"
    await secretary.press("w")
    await secretary.see("Er is een concept")
    yield "concept"
    await secretary.press("g")
    await secretary.see("BEGREPEN")
    await secretary.type("ag.")
    await secretary.press("ctrl+s")
    await secretary.see("Opgeslagen 15:46")
    yield "concept-opgeslagen"
