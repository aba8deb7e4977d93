"""The draft of a newsletter: what a meeting wants to tell, and what is known already, as text.

Pure. It reads minutes from which the confidential parts are gone already, and makes no sentence of
its own: the secretary goes on from it.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.constituency.log import Asked, by_theme
from raadsboek.core.meetings.agenda.points import Point, read_agenda
from raadsboek.core.meetings.agenda.text import without_brackets
from raadsboek.core.minutes.entries import EntryKind, split_lines
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.public import LEFT_OUT

LABEL = "nieuwsbrief"
"""The label of a note that is a newsletter."""
_TO_TELL = ("communic", "naar buiten", LABEL)
_REMARK = (
    "<!-- Concept bij {number}. Haal weg wat niet mee hoeft en schrijf erbij wat mist. Deze regels "
    "gaan nooit mee naar buiten. Vaak leest de bestuurder mee voor het de deur uit gaat. -->"
)


class Story(Struct, frozen=True, kw_only=True):
    """A dossier as the newsletter tells it."""

    number: str
    title: str
    summary: str = ""


def points_to_tell(text: str) -> Iterator[Point]:
    """Yield the points of a meeting that are about telling others."""
    for point in read_agenda(text).points:
        words = f"{point.title} {point.attributes.get('doel', '')}".casefold()
        if any(part in words for part in _TO_TELL):
            yield point


def decisions_in(text: str) -> list[str]:
    """Return what was decided in a meeting, each on one line."""
    return [
        " ".join(one.text.split())
        for one in parse(text).entries
        if one.kind is EntryKind.DECISION and one.text and not one.confidential
    ]


def draft_text(text: str, number: str, stories: Sequence[Story], asked: Sequence[Asked]) -> str:
    """Return the draft after a meeting with this public text.

    A story without a summary is left out; whoever makes the draft says so.
    """
    parts = [
        ("Nieuws uit de raad", list(_told(text))),
        ("Wat de raad besloot", [f"- {without_brackets(one)}" for one in decisions_in(text)]),
        ("Hier zijn wij mee bezig", list(_stories(stories))),
        ("U vroeg, wij zochten het uit", list(_answers(asked))),
    ]
    blocks = [_REMARK.format(number=number)]
    for title, lines in parts:
        if lines:
            blocks.append(f"## {title}\n\n" + "\n".join(lines).strip())
    return "\n\n".join(blocks) + "\n"


def _told(text: str) -> Iterator[str]:
    """Yield the lines below the points about telling, without keyword lines."""
    for point in points_to_tell(text):
        said = "\n".join(point.below)
        lines = split_lines(said)
        special = {at for one in parse(said).entries for at in range(one.start, one.end)}
        kept = [
            without_brackets(line)
            for at, line in enumerate(lines)
            if at not in special and line.strip() != LEFT_OUT
        ]
        if any(line.strip() for line in kept):
            yield "\n".join(kept).strip()
            yield ""


def _stories(stories: Sequence[Story]) -> Iterator[str]:
    for one in stories:
        if one.summary:
            yield from (f"### {one.title}", "", one.summary, "")


def _answers(asked: Sequence[Asked]) -> Iterator[str]:
    for theme in by_theme(asked):
        for one in theme.asked:
            yield from (f"**{one.text}**", "", one.answer, "")
