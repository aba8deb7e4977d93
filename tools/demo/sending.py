"""The send log of the demo: what goes out with an agenda, as the program writes it down."""

import hashlib
from collections.abc import Iterator, Sequence

from demo.world import Kept, World
from raadsboek.core.links import targets
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.meetings.send_log import (
    DIGEST_LENGTH,
    Sending,
    SentPaper,
    SentWhat,
    sending_line,
)
from raadsboek.vault.frontmatter import compose


def agenda(world: World, name: str, told: Sequence[str]) -> str:
    """Return the line of the log for the agenda of a meeting, sent to these people."""
    meeting = world.notes[name]
    day = world.days[name]
    papers = [_note(meeting)]
    by_number = {note.number: note for note in world.notes.values()}
    for point in read_agenda(meeting.body).points:
        for number in targets(point.attributes.get("stukken", "")):
            papers += _with_attachments(world, by_number[number])
    return sending_line(
        Sending(
            day=world.days[f"{name}-8"],
            what=SentWhat.AGENDA,
            told=day,
            to=tuple(told),
            papers=tuple(dict.fromkeys(papers)),
        )
    )


def _with_attachments(world: World, note: Kept) -> Iterator[SentPaper]:
    yield _note(note)
    folder = note.path.rpartition("/")[0]
    for file in note.meta.get("bijlagen", ()):
        yield SentPaper(str(file), _digest(world.files[f"{folder}/{file}"]))


def _note(note: Kept) -> SentPaper:
    return SentPaper(note.number, _digest(compose(note.meta, note.body)))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]
