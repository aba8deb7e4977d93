"""The agenda point of a meeting from which a note came: its heading, its words, what is secret."""

from msgspec import Struct

from raadsboek.core.links import targets
from raadsboek.core.minutes.entries import EntryKind, Item, Minutes, split_lines
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.note import Note
from raadsboek.core.remarks import replace_remarks

_MOST = 600
"""Characters of what was said that are told; the rest stands in the minutes."""


class Point(Struct, frozen=True, kw_only=True):
    """An agenda point as the minutes have it now.

    `said` is what stands under it besides keywords and what is confidential; `papers` are the
    numbers that its attributes name. `secret` tells that the entry itself is confidential.
    """

    number: str
    title: str
    attributes: tuple[str, ...]
    papers: tuple[str, ...]
    said: str
    secret: bool


def point_of(meeting: Note, number: str, item: str = "") -> Point | None:
    """Return the point under which a meeting has the entry with this number.

    When no entry has it, the point is the one that is called `item`, as the note itself says.
    """
    minutes = parse(meeting.body)
    entry = next((one for one in minutes.entries if number and one.number == number), None)
    found = minutes.item_of(entry) if entry is not None else None
    if found is None:
        found = next((one for one in minutes.items if item and one.number == item), None)
    if found is None:
        return None
    shown = (f"{key}: {value}" for key, value in found.attributes.items() if key in _TOLD)
    return Point(
        number=found.number,
        title=found.title,
        attributes=tuple(shown),
        papers=tuple(targets(" ".join(found.attributes.values()))),
        said=_said(meeting, minutes, found),
        secret=entry is not None and entry.confidential,
    )


_TOLD = ("doel", "tijd", "inbreng")


def has_point(meeting: Note, title: str) -> bool:
    """Tell if a meeting has a point with this title."""
    return any(item.title == title for item in parse(meeting.body).items)


def _said(meeting: Note, minutes: Minutes, item: Item) -> str:
    lines = split_lines(meeting.body)
    left_out = {item.start}
    for entry in minutes.entries:
        if entry.kind is EntryKind.CONFIDENTIAL or item.start <= entry.start < item.end:
            left_out.update(range(entry.start, entry.end))
    kept = [lines[at] for at in range(item.start, min(item.end, len(lines))) if at not in left_out]
    text = replace_remarks("\n".join(kept), lambda _remark: "")
    words = text.split("\n")
    if (
        words
        and words[0].strip()
        and any(words[0].startswith(f"{key}:") for key in item.attributes)
    ):
        words = words[1:]
    plain = " ".join(" ".join(words).split())
    return plain if len(plain) <= _MOST else plain[:_MOST].rsplit(" ", 1)[0] + " …"
