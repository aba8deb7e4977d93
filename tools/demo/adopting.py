"""Adoption in the demo: the keys that the program writes when a meeting adopts minutes."""

import datetime

from demo.world import World
from raadsboek.core.meetings.adopted import text_digest
from raadsboek.core.meetings.agreements import Agreement, needed_sides
from raadsboek.core.note import Note
from raadsboek.index.seals import ADOPTING

LAW = "WOR"
ACTION = ADOPTING


def keys(world: World, minutes: str, meeting: str, day: datetime.date) -> dict[str, object]:
    """Return the keys of minutes that everybody agrees with in this meeting, on its day."""
    note = world.notes[minutes]
    number = world.number(meeting)
    sides = needed_sides(str(note.meta["vorm"]), LAW)
    read = Note(path=note.path, meta=note.meta, body=note.body, digest="")
    return {
        "status": "verslag vastgesteld",
        "akkoord": [Agreement(side=side, day=day, meeting=number).line for side in sides],
        "vastgesteld": day,
        "vastgesteld-in": meeting,
        "vastgestelde-versie": world.version_of(minutes),
        "vastgestelde-tekst": text_digest(read),
    }
