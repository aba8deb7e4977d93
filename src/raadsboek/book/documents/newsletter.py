"""The text of a newsletter (nieuwsbrief): a note with that label, or what a meeting has to tell.

For everybody, so nothing confidential is in it. It is a beginning: the secretary goes on from it.
"""

from collections.abc import Iterator

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.notes import title_of
from raadsboek.core.constituency.newsletter import decisions_in, points_to_tell
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.blocks import Block
from raadsboek.core.documents.composing import heading, points
from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.documents.parsing import parse_words
from raadsboek.core.kinds import meeting
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.note import Note


def build(making: Making, subject: Note | None) -> Made:
    """Return the text of the newsletter."""
    assert subject is not None
    text = making.text_of(subject)
    day = day_as_kept(subject.text("datum"))
    if subject.text("soort") != meeting.KIND.name:
        return Made(title=title_of(subject), blocks=minutes_blocks(text), day=day)
    when = f" van {without_weekday(day)}" if day else ""
    return Made(
        title=f"Nieuws uit de vergadering{when}",
        blocks=(*_told(text), *_decided(text)),
        day=day,
        reference=subject.text("nummer"),
    )


def _told(text: str) -> Iterator[Block]:
    """Yield what was written below the points about telling others."""
    for point in points_to_tell(text):
        yield from minutes_blocks("\n".join(point.below), without=EntryKind)


def _decided(text: str) -> Iterator[Block]:
    decisions = [parse_words(one) for one in decisions_in(text)]
    if decisions:
        yield heading("Wat de raad besloot")
        yield points(decisions)
