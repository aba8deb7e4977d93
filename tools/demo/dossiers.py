"""What happens in the dossiers of the demo: the program's own lines, phases and days.

An event of the story is a line as a note keeps it, without the digests of its papers: those are
of the papers as they are at that moment. What follows from an event is the program's to say.
"""

import datetime
import hashlib
from functools import cache

from msgspec.structs import replace

from demo.world import World
from raadsboek.core.council import Council
from raadsboek.core.links import target
from raadsboek.core.note import Value
from raadsboek.core.terms.event import Document, Event
from raadsboek.core.terms.law import Law
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.core.trajectories.event_lines import (
    DIGEST_LENGTH,
    EVENTS_KEY,
    event_texts,
    read_event,
    with_event,
)
from raadsboek.core.trajectories.mirror import mirrored
from raadsboek.core.trajectories.ordering import entry_problems
from raadsboek.core.trajectories.phases import new_phase
from raadsboek.vault.frontmatter import compose
from raadsboek.vault.procedures import read_law

COUNCIL = Council(name="OR Zorggroep De Linden")
_LIVING = ("vergadering", "besluit")


class Impossible(ValueError):
    """The story holds an event that the program would refuse."""


@cache
def _law() -> Law:
    return read_law()


def record(world: World, slug: str, line: str, today: datetime.date) -> None:
    """Record an event of the story in a dossier."""
    note = world.notes[slug]
    event = _event(world, line)
    dossier = work_out(note.meta, _law(), COUNCIL)
    problems = entry_problems(event, dossier.events, dossier, _law())
    if problems:
        raise Impossible(f"{slug}: {problems[0].message}")
    lines: list[Value] = [*with_event(event_texts(note.meta), event)]
    keys = {EVENTS_KEY: lines, **_phase(new_phase(dossier, event, today))}
    after = work_out({**note.meta, **keys}, _law(), COUNCIL)
    for key, value in mirrored(note.meta, keys, after.procedure).items():
        assert value is not None
        note.meta[key] = value
    world.change(slug, {})


def _phase(phase: str) -> dict[str, Value]:
    return {"status": phase} if phase else {}


def _event(world: World, line: str) -> Event:
    event = read_event(world.text(line))
    if event is None:
        raise Impossible(line)
    papers = tuple(Document(one.name, _digest(world, one.name)) for one in event.documents)
    return replace(event, documents=papers)


def _digest(world: World, name: str) -> str:
    number = target(name)
    note = next(one for one in world.notes.values() if one.number == number)
    if note.kind.name in _LIVING:
        return ""
    return hashlib.sha256(compose(note.meta, note.body)).hexdigest()[:DIGEST_LENGTH]
