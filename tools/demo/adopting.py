"""Adoption in the demo: the keys and the checkpoint that the program writes with it."""

import datetime
import hashlib

from demo.world import World
from raadsboek.core.kinds import decision
from raadsboek.core.links import target
from raadsboek.core.meetings.adopted import CODE_KEY, DIGEST_KEY, SALT_KEY, text_digest
from raadsboek.core.meetings.agreements import Agreement, needed_sides
from raadsboek.core.note import Note
from raadsboek.core.verification.sheet import (
    FOLDER,
    file_name,
    leaf_of_decision,
    leaf_of_minutes,
    next_sheet,
    read_sheet,
)
from raadsboek.index.seals import ADOPTING
from raadsboek.vault.frontmatter import compose

LAW = "WOR"
ACTION = ADOPTING


def keys(world: World, minutes: str, meeting: str, day: datetime.date) -> dict[str, object]:
    """Return the keys of minutes that everybody agrees with in this meeting, on its day."""
    note = world.notes[minutes]
    number = world.number(meeting)
    sides = needed_sides(str(note.meta["vorm"]), LAW)
    read = Note(path=note.path, meta=note.meta, body=note.body, digest="")
    salt = hashlib.sha256(f"zout {note.number}".encode()).hexdigest()[:32]  # the same every time
    return {
        "status": "verslag vastgesteld",
        "akkoord": [Agreement(side=side, day=day, meeting=number).line for side in sides],
        "vastgesteld": day,
        "vastgesteld-in": meeting,
        "vastgestelde-versie": world.version_of(minutes),
        DIGEST_KEY: text_digest(read),
        SALT_KEY: salt,
        CODE_KEY: _checkpoint(world, minutes, salt, day),
    }


def _checkpoint(world: World, minutes: str, salt: str, day: datetime.date) -> str:
    """Add the checkpoint of an adoption to the version, and return its code."""
    adopting = world.notes[minutes]
    salts = {kept.number: str(kept.meta.get(SALT_KEY, "")) for kept in world.notes.values()}
    salts[adopting.number] = salt
    salted = {
        number: Note(path="", meta={SALT_KEY: one}, body="", digest="")
        for number, one in salts.items()
        if one
    }
    leaves = {
        adopting.number: leaf_of_minutes(
            Note(
                path=adopting.path,
                meta={**adopting.meta, SALT_KEY: salt},
                body=adopting.body,
                digest="",
            )
        )
    }
    for kept in world.notes.values():
        meeting = target(str(kept.meta.get("vergadering", "")))
        if kept.kind is decision.KIND and meeting in salted:
            data = compose(kept.meta, kept.body)
            leaves[kept.number] = leaf_of_decision(data, salted[meeting])
    sheets = {path: data for path, data in world.files.items() if path.startswith(f"{FOLDER}/")}
    read = [sheet for data in sheets.values() if (sheet := read_sheet(data)) is not None]
    made = next_sheet(read, leaves)
    world.add_file(file_name(day.isoformat(), [adopting.number], sheets), made.text)
    return made.code
