"""A raadsboek with one request for advice, from its receipt to the decision that deviates."""

import datetime

from note_world import copied, fill, raadsboek
from reading_world import make, real_app
from textual.pilot import Pilot

from raadsboek.book.book import Book
from raadsboek.tui.screens.dossier import DossierScreen

__all__ = ["dossier_book", "raadsboek", "real_app", "screen_of", "texts", "to_row"]

EVENTS = [
    "2026-09-01 aanvraag · [[P-2026-001]]",
    "2026-09-17 overleg · [[V-2026-01]]",
    "2026-10-12 advies · positief, mits de nachtdienst blijft",
    "2026-10-23 besluit afwijkend · [[P-2026-002]]",
]
BODY = """## Waar gaat het over

De zorgadministratie verhuist.

## Vragen en antwoorden

- Vraag: Wie vangt de nachtdienst op? (@noor, 2026-09-17)

## Argumenten

- Bezwaar: De nachtdienst is niet meegeteld. (@noor, 2026-09-17)
- Voorwaarde: Een evaluatie na een half jaar. (@anna, 2026-09-17)
"""
LETTER = "De raad adviseert positief. Wij vragen een evaluatie na een half jaar.\n"


def fill_dossier(book: Book, now: datetime.datetime) -> None:
    """Make the dossier and the papers that prove its events."""
    make(book, "post", titel="Adviesaanvraag", richting="in", datum="2026-09-01")
    make(book, "post", titel="Besluit bestuurder", richting="in", datum="2026-10-23")
    make(book, "vergadering", titel="Overlegvergadering", datum="2026-09-17",
         status="gehouden")  # fmt: skip
    make(book, "traject", BODY, titel="Reorganisatie zorgadministratie", vorm="advies",
         artikel="art. 25 lid 1 d WOR", status="besluit ontvangen, afwijkend",
         woordvoerder=["anna"], gebeurtenissen=[*EVENTS], evaluatie="2027-10-14")  # fmt: skip
    make(book, "post", LETTER, titel="Advies", richting="uit", datum="2026-10-12",
         brief="advies", traject="[[D-2026-001]]", status="verzonden")  # fmt: skip


dossier_book = copied(fill, fill_dossier)


def screen_of(pilot: Pilot[None]) -> DossierScreen:
    """Return the screen of the dossier, also when another one is over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, DossierScreen))


def texts(pilot: Pilot[None]) -> list[str]:
    """Return what every piece of the screen says, its lead and aside included."""
    return [
        " ".join(
            "".join(part.text for part in (*paragraph.lead, *paragraph.parts)) + paragraph.aside
            for paragraph in piece.block.paragraphs
        )
        for piece in screen_of(pilot).pieces
    ]


async def to_row(pilot: Pilot[None], words: str) -> None:
    """Move the cursor to the piece with these words, with the arrow keys."""
    place = next(number for number, text in enumerate(texts(pilot)) if words in text)
    lines = screen_of(pilot).lines
    await pilot.press("home")
    while lines.cursor < place:
        await pilot.press("down")
    assert lines.cursor == place
