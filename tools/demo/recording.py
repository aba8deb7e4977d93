"""Vastleggen in the demo: the program's own plan of the minutes, carried out on the story's world.

Because the plan comes from the program, recording the minutes of the demo again changes nothing.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from demo.sources import Tag
from demo.world import Kept
from raadsboek.core.due import next_meetings_after
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.numbers import with_numbers
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.planning import plan
from raadsboek.core.note import Value
from raadsboek.core.quorum import seatless_handles
from raadsboek.core.schema import fields_of

if TYPE_CHECKING:
    from demo.story import Story

SEATS = 9
QUORUM = 5


class Misunderstood(ValueError):
    """The minutes of the demo hold something that the program would point out."""


def record(story: "Story", name: str, tags: Sequence[Tag]) -> None:
    """Make the notes that follow from the minutes of a meeting and number their lines."""
    world = story.world
    body = world.notes[name].body
    planned = plan(parse(body), {}, context(story, name))
    if planned.findings:
        raise Misunderstood(f"{name}: {planned.findings[0].problem.message}")
    new = sorted(planned.new, key=lambda note: note.line)
    assigned = {}
    for note, tag in zip(new, tags, strict=True):
        meta = dict(note.meta) | {"status": _first_status(note.kind)}
        made = world.add(tag.name, note.kind, meta, note.body, year=story.days[name].year)
        assigned[note.line] = made.number
    world.change(name, {"status": "verslag concept"}, with_numbers(body, assigned))


def context(story: "Story", name: str) -> Context:
    """Return the facts around a meeting of the demo, as the program gathers them from the notes."""
    meeting, day = story.world.notes[name], story.days[name]
    meetings = [
        (story.days[str(slug)], str(note.meta["vorm"]))
        for slug, note in story.world.notes.items()
        if note.kind.name == "vergadering"
    ]
    following, by_form = next_meetings_after(meetings, said_on=day, form=str(meeting.meta["vorm"]))
    members = [
        note.meta
        for note in _of_kind(story, "lid")
        if str(note.meta["van"]) <= day.isoformat() <= str(note.meta.get("tot", "9999"))
    ]
    return Context(
        said_on=day,
        number=meeting.number,
        members={str(meta["kort"]): str(meta["naam"]) for meta in members},
        seatless=seatless_handles({str(meta["kort"]): str(meta["rol"]) for meta in members}),
        present=_texts(meeting.meta.get("aanwezig")),
        proxies=_texts(meeting.meta.get("machtigingen")),
        seats=SEATS,
        needed=QUORUM,
        next_meeting=following,
        next_meetings=by_form,
        trajectories={note.number: str(note.meta["vorm"]) for note in _of_kind(story, "traject")},
    )


def _of_kind(story: "Story", kind: str) -> Iterator[Kept]:
    return (note for note in story.world.notes.values() if note.kind.name == kind)


def _texts(value: Value | None) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _first_status(kind: str) -> str:
    fields = fields_of(KIND_BY_NAME[kind].struct)
    return next(item.default for item in fields if item.key == KIND_BY_NAME[kind].status_key)
