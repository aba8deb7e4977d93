"""What a raadsboek remembers, by keyboard: lives, earlier days, proof, successors, what may go."""

from pathlib import Path

from following import Seen, follow

from conftest import NOW
from guide import memory_walk, sharing_walk
from guide.secretary import SMALL
from raadsboek.book.confidential.keys import own_key
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.conflicts import conflicts

REMEMBERED: Seen = {
    "herkomst": (memory_walk.DECISION, "besluit · geldig", "traject  aanvraag · P-2026-009"),
    "herkomst-besluit": ("stemming  6-1-1", "Sanne de Wit, 24 april 2026 10:08", "actie  "),
    "toen-vraag": ("Terug in de tijd", "zoals het aan", memory_walk.LONG_AGO),
    "toen": ("^N terug naar nu", "alleen lezen", "TE LAAT", "over 9 dagen", "V-2026-10"),
    "nagekeken": ("niets gevonden dat niet klopt", "BEWEZEN", "NIET BEWEZEN"),
    "code-van-papier": ("Code van papier", memory_walk.MINUTES.lower()),
    "code-klopt": ("klopt: wat tot en met 12 juni 2026 is", "is daarna niet gewijzigd"),
    "overdracht": ("In het kort", "5 trajecten lopen", "F7 Pakket maken", "F4 Opschrijven"),
    "rondleiding-begin": ("1 van 8", "Met → gaat u verder"),
    "rondleiding": ("2 van 8", "Wat nu loopt", "Nu aan zet: raad", "← Vorige"),
    "nog-geen-sleutel": ("Sleutel maken", "U hebt op deze computer nog geen sleutel."),
    "herstelblad": ("Sleutel terugzetten", "Regel 5", "goed"),
    "sleutel": ("Herstelblad laten zien", "Lezer erbij", "Versleutelen: aan", "Sanne de Wit"),
    "bewaren": ("19 stukken over de termijn", "✓ weg", "kan weg", "blijft", "Gekozen: 2."),
    "vernietigen": ("Voorgoed vernietigen?", "met alle oude versies", "Niet doen (n)"),
}
TOGETHER: Seen = {
    "gedeelde-plaats": ("Gedeelde plaats", "Een lege map wordt"),
    "gedeeld": ("bijgewerkt 10:05", "Hier en op de gedeelde plaats staat hetzelfde."),
    "samenwerken": ("kies: twee versies", "TWEE VERSIES  1", sharing_walk.COLLEAGUE, "Enter"),
    "kiezen-uit-twee": ("[-Per", "{+Anna belt eerst. +}", "Links blijft (l)", "10:31", "10:42"),
    "gekozen": ("bijgewerkt 10:42",),
}


async def test_the_walk_through_what_is_remembered(demo_copy: Path) -> None:
    """Each screen says what the guide promises; looking changes nothing, and the key is there."""
    await follow(demo_copy, memory_walk.DAYS, REMEMBERED, SMALL)

    assert own_key() is not None


async def test_the_walk_of_two_who_share(demo_copy: Path) -> None:
    """The one that was chosen stands with both, and nothing is left to choose."""
    await follow(demo_copy, sharing_walk.DAYS, TOGETHER, SMALL)

    book = open_book(demo_copy, now=NOW)
    assert not conflicts(book)
    book.index.close()
    (file,) = demo_copy.rglob(f"{sharing_walk.ACTION} *.md")
    assert "Anna belt eerst. Reactie HR opvragen. Schriftelijk" in file.read_text()
