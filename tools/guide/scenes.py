"""What else the guides show: searching, making a note, looking back, and what to do with trouble.

Each scene starts at Vandaag and ends there, and tells at every stop where it is.
"""

from collections.abc import AsyncIterator

from guide.secretary import Secretary

DECISION = "B-2026-010"
"""A decision of the demo with more than one version."""
ACTION = "A-2026-055"
TRACE = "Reactie HR opvragen. Schriftelijk, over de uren buiten kantoortijd."


async def search(secretary: Secretary) -> AsyncIterator[str]:
    """Find every note about the night shifts."""
    await secretary.press("slash")
    await secretary.type("nachtdienst")
    await secretary.see("gevonden")
    yield "zoeken"
    await secretary.press("escape", "f10")
    yield "menu"
    await secretary.press("escape")


async def make_a_note(secretary: Secretary) -> AsyncIterator[str]:
    """Make an action item, and then change it."""
    await secretary.press("n")
    await secretary.see("Wat wilt u maken?")
    yield "soort-kiezen"
    await secretary.press("down", "down", "enter")
    await secretary.see("Nieuw: actie")
    await secretary.type("Zaal huren voor de heidag")
    await secretary.press("tab")
    await secretary.type("lieke")
    await secretary.press("tab")
    await secretary.type("over twee weken")
    await secretary.press("tab")
    yield "nieuwe-actie"
    secretary.clock.set("16:12")
    await secretary.press("ctrl+s")
    await secretary.see("A-2026-062")
    yield "gemaakt"
    await secretary.press("v")
    await secretary.see("VOLGENDE VERGADERING")


async def look_back(secretary: Secretary) -> AsyncIterator[str]:
    """See what changed in a decision, and how it was before."""
    await secretary.press("slash")
    await secretary.type(DECISION)
    await secretary.see("gevonden")
    await secretary.press("enter")
    await secretary.see("6-1-1")
    await secretary.press("g")
    await secretary.see("verschil met")
    yield "verschil"
    await secretary.press("down", "enter")
    await secretary.see("Zo was het op")
    yield "versie"
    await secretary.press("escape", "escape", "v")
    await secretary.see("VOLGENDE VERGADERING")


async def take_in(secretary: Secretary) -> AsyncIterator[str]:
    """See what waits in the inbox, correct a proposal, and take the piece in."""
    await secretary.press("o")
    await secretary.see("Nieuwe versie")
    yield "postvak"
    await secretary.press("e")
    await secretary.see("Voorstel verbeteren")
    yield "postvak-verbeteren"
    await secretary.press("escape", "enter")
    await secretary.see("2 stukken")
    await secretary.press("v")
    await secretary.see("VOLGENDE VERGADERING")


async def meet_another_program(secretary: Secretary) -> AsyncIterator[str]:
    """Save a note that somebody changed meanwhile, then leave it so and look at what is wrong."""
    await secretary.press("a", "down")
    await secretary.press("e")
    await secretary.see(TRACE)
    yield "bewerken"
    await secretary.press("f6")
    (file,) = secretary.folder.rglob(f"{ACTION} *.md")
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("Schriftelijk", "Per e-mail"), encoding="utf-8")
    await secretary.type("Anna belt eerst. ")
    secretary.clock.set("16:20")
    await secretary.press("ctrl+s")
    await secretary.see("Twee versies")
    yield "twee-versies"
    await secretary.press("a", "escape", "v", "p")
    await secretary.see("Buiten Raadsboek gewijzigd")
    yield "problemen"
    await secretary.press("escape")
