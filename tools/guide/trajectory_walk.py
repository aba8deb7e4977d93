"""One request for advice, from the day it comes in until the day on which appeal ends.

What is typed here is what the guide says. Each part is a day at the desk that begins at Vandaag;
whoever follows along is told at every stop where the secretary is.
"""

import datetime
from collections.abc import AsyncIterator

from guide.cycle_walk import Day
from guide.secretary import Secretary

NUMBER = "D-2026-006"
"""The dossier of which this is the life."""
TITLE = "Verhuizing van wijkteam Noord"
MEETING = "V-2026-16"
"""The consultation meeting in which it is discussed."""
ARGUMENTS = """\
- Bezwaar: De reistijd voor de avonddienst wordt te lang. (@noor, 2026-11-26)
- Bezwaar: Er zijn te weinig parkeerplaatsen bij het nieuwe gebouw. (@ruud, 2026-11-26)
"""
LETTER = """\
CONCEPT

Aan de bestuurder

Op 20 november 2026 vroeg u de raad advies over de verhuizing van wijkteam Noord.

De reistijd voor de avonddienst wordt te lang.

De raad adviseert positief, als de avonddienst op de oude plek mag beginnen.
"""
FORGOTTEN = "\nEr zijn te weinig parkeerplaatsen bij het nieuwe gebouw.\n"


async def receive_the_request(secretary: Secretary) -> AsyncIterator[str]:
    """Make the dossier on the Monday after the request came in."""
    await secretary.press("n")
    await secretary.see("Wat wilt u maken?")
    await secretary.press("down", "down", "down", "down", "enter")
    await secretary.see("Nieuw: traject")
    await secretary.type(TITLE)
    await secretary.press("tab", "enter", "down", "enter", "tab")
    await secretary.type("art. 25 lid 1 f WOR")
    await secretary.press("tab", "tab", "tab")
    await secretary.type("vrijdag 20 november")
    yield "traject-nieuw"
    await secretary.press("ctrl+s", "enter")
    await secretary.see("adviesaanvraag ontvangen")
    yield "traject-begin"
    await secretary.press("f5")


async def consult(secretary: Secretary) -> AsyncIterator[str]:
    """Record the meeting, and write down what the members said there."""
    await _open(secretary)
    await secretary.press("f8")
    await secretary.see("Wat is er gebeurd?")
    yield "gebeurtenis-kiezen"
    await secretary.press("enter")
    await secretary.type("gisteren")
    await secretary.press("tab")
    await secretary.type(MEETING)
    yield "gebeurtenis"
    await secretary.press("enter")
    await secretary.see("De fase is nu: ov gehouden.")
    await secretary.press("e")
    await secretary.see("## Argumenten")
    await secretary.press("f6", "ctrl+end", "up", "up")
    await secretary.type(ARGUMENTS)
    yield "argumenten"
    await secretary.press("ctrl+s", "escape")
    await secretary.see("olgende stap")
    await secretary.press("f5")


async def advise(secretary: Secretary) -> AsyncIterator[str]:
    """Write the letter, hear what it leaves out, complete it, and say that it went out."""
    await _open(secretary)
    await secretary.press("b")
    await secretary.see("Welke brief")
    yield "brief-kiezen"
    await secretary.press("down", "down", "enter")
    await secretary.see("CONCEPT")
    yield "brief-concept"
    await secretary.press("f6", "ctrl+end")
    await secretary.hold("shift+up", 80)
    await secretary.press("delete")
    await secretary.type(LETTER)
    await secretary.press("ctrl+s")
    await secretary.see("Opgeslagen")
    await secretary.press("f8", "enter")
    await secretary.see("Niet opgenomen")
    yield "niet-opgenomen"
    await secretary.press("escape")
    await secretary.press("ctrl+end")
    await secretary.type(FORGOTTEN)
    await secretary.press("ctrl+s", "f8")
    await secretary.press("enter")
    await secretary.see("advies uitgebracht")
    yield "advies-weg"
    await secretary.press("f5")


async def decide(secretary: Secretary) -> AsyncIterator[str]:
    """Record a decision that deviates, and see which days follow and why."""
    await _open(secretary)
    await secretary.press("f8", "enter")
    await secretary.see("schriftelijk besluit ontvangen")
    await secretary.press("tab", "enter", "down", "down", "enter")
    await secretary.see("Hieruit volgt:")
    yield "besluit-volgt"
    await secretary.press("shift+tab", "enter")
    await secretary.see("De fase is nu: besluit ontvangen, afwijkend.")
    yield "besluit-tijdlijn"
    await secretary.press("u")
    await secretary.see("Goede vrijdag")
    yield "uitleg"
    await secretary.press("a")
    await secretary.see("IN DIT TRAJECT")
    yield "artikel"
    await secretary.press("f5")


async def watch(secretary: Secretary) -> AsyncIterator[str]:
    """Be warned on the start screen, and among all terms."""
    yield "vandaag-beroep"
    await secretary.press("f4")
    await secretary.see("DEZE WEEK  1")
    yield "termijnen"
    await secretary.press("f5")


async def choose(secretary: Secretary) -> AsyncIterator[str]:
    """Receive the reasons at last, decide not to appeal, and close the dossier."""
    await _open(secretary)
    await secretary.press("f8", "down", "enter")
    await secretary.see("redenen van de afwijking ontvangen")
    await secretary.press("enter")
    await secretary.see("De gebeurtenis is vastgelegd.")
    yield "twee-lezingen"
    await secretary.press("t", "down", "enter")
    await secretary.see("de raad gaat niet in beroep")
    await secretary.press("enter")
    await secretary.see("daarmee vervalt: beroep")
    await secretary.press("t")
    await secretary.see("dossier afgerond")
    await secretary.press("end", "enter")
    await secretary.see("Gebeurtenis vastleggen")
    await secretary.press("enter")
    await secretary.see("Fase: afgerond")
    yield "traject-klaar"
    await secretary.press("f5")
    await secretary.see("VOLGENDE VERGADERING")


async def _open(secretary: Secretary) -> None:
    await secretary.press("slash")
    await secretary.type(NUMBER)
    await secretary.see("gevonden")
    await secretary.press("enter")
    await secretary.see("Trajecten")
    await secretary.press("enter")
    await secretary.see("olgende stap")


DAYS = (
    Day(datetime.date(2026, 11, 23), "09:10", receive_the_request),
    Day(datetime.date(2026, 11, 27), "10:00", consult),
    Day(datetime.date(2026, 12, 18), "11:00", advise),
    Day(datetime.date(2027, 2, 26), "11:00", decide),
    Day(datetime.date(2027, 3, 22), "09:00", watch),
    Day(datetime.date(2027, 3, 24), "15:20", choose),
)
