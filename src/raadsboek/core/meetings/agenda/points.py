"""The agenda in a meeting's text as a list of points, and back to the character.

Every change touches only the lines it must: the text below a point, attributes that nobody
knows, confidential blocks and keyword lines stay as they are. The empty lines between points stay
where they are while points change places. What is a point is decided by `core.minutes.parsing`
alone: each change is read back, and one that would hide a point or move text into or out of a
confidential block is refused.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.meetings.agenda.point_lines import attribute_line, with_attribute
from raadsboek.core.minutes.agenda import read_attributes, read_item_heading, title_column
from raadsboek.core.minutes.entries import (
    EntryKind,
    Item,
    Minutes,
    split_lines,
    split_lines_with_ends,
)
from raadsboek.core.minutes.parsing import parse

_LINE_END = re.compile(r"\r\n|\n|\r")
_NUMBER = re.compile(r"( {0,3}##[ \t]+)(\d{1,3})([.)]?)(?=[ \t]|\Z)", re.ASCII)
_CAPITAL = re.compile(r"[A-Z]")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+$")


class PointIsTied(RaadsboekError):
    """A point cannot be changed so: a block of text runs on over its edge."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Het punt '{title}' zit vast aan een blok dat over meer punten loopt.",
            "Sluit het vertrouwelijke of vaste blok eerst met een regel ::: onder zijn eigen punt.",
        )


class Point(Struct, frozen=True, kw_only=True):
    """One point: `text` is everything from its heading to the empty lines that follow it.

    `hidden` tells of each of its lines whether it is confidential.
    """

    text: str
    number: str
    title: str
    attributes: Mapping[str, str] = {}
    hidden: tuple[bool, ...] = ()

    @property
    def minutes(self) -> int:
        """The time planned for it; 0 when the attribute line names none."""
        item = Item(number="", title="", start=0, end=0, attributes=self.attributes)
        return item.minutes or 0

    @property
    def is_hidden(self) -> bool:
        """Whether its heading is confidential, and so the point as a whole."""
        return any(self.hidden[:1])

    @property
    def below(self) -> list[str]:
        """The lines below the heading and the attributes."""
        lines = split_lines(self.text)
        return lines[read_attributes(lines, 1)[1] :]

    @property
    def has_text(self) -> bool:
        """Whether something is written below it."""
        return any(line.strip() for line in self.below)


class Agenda(Struct, frozen=True, kw_only=True):
    """The points of a text; `before` stands above the first, `gaps` holds what follows each."""

    before: str = ""
    points: tuple[Point, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """The time planned for all points together."""
        return sum(point.minutes for point in self.points)

    @property
    def text(self) -> str:
        """The text that these points make."""
        pieces = [
            piece
            for point, gap in zip(self.points, self.gaps, strict=True)
            for piece in (point.text, gap)
        ]
        return "".join([self.before, *pieces])


def read_agenda(body: str) -> Agenda:
    """Return the points of a meeting's text; `.text` of it is that same text."""
    minutes = parse(body)
    if not minutes.items:
        return Agenda(before=body)
    written = [line + end for line, end in split_lines_with_ends(body)]
    points, gaps = [], []
    for item in minutes.items:
        whole = "".join(written[item.start : item.end])
        gap = _gap_of(whole)
        text = whole[: len(whole) - len(gap)]
        points.append(
            Point(
                text=text,
                number=item.number,
                title=item.title,
                attributes=item.attributes,
                hidden=_hidden(minutes, item.start, text),
            )
        )
        gaps.append(gap)
    before = "".join(written[: minutes.items[0].start])
    return Agenda(before=before, points=tuple(points), gaps=tuple(gaps))


def _gap_of(text: str) -> str:
    """Return the empty lines at the end of a text, with the end of its last line."""
    blank = text[len(text.rstrip(" \t\r\n")) :]
    end = _LINE_END.search(blank)
    return blank[end.start() :] if end else ""


def _hidden(minutes: Minutes, start: int, text: str) -> tuple[bool, ...]:
    blocks = [one for one in minutes.entries if one.kind is EntryKind.CONFIDENTIAL]
    rows = range(start, start + len(split_lines(text)))
    return tuple(any(block.start <= row < block.end for block in blocks) for row in rows)


# -- changing one point -------------------------------------------------------------------------


def with_title(agenda: Agenda, at: int, title: str) -> Agenda:
    """Return the agenda with another title of a point; its number stays."""
    heading, rest = _first_line(agenda.points[at].text)
    start = heading[: title_column(heading)].rstrip()
    new = one_title(title)
    # '## 3 Begroting' has a number only as long as a capital follows it.
    if start[-1:].isdecimal() and not _CAPITAL.match(new):
        start += "."
    return _with_text(agenda, at, f"{start} {new}".rstrip() + rest)


def with_value(agenda: Agenda, at: int, key: str, value: str) -> Agenda:
    """Return the agenda with another value of an attribute of a point; '' takes it away."""
    text = agenda.points[at].text
    lines = split_lines_with_ends(text)
    attributes, end = read_attributes([line for line, _ in lines], 1)
    if not attributes:
        new = attribute_line({key: value})
        heading, rest = _first_line(text)
        return _with_text(agenda, at, heading + _newline(agenda) + new + rest) if new else agenda
    line, line_end = lines[end - 1]
    changed = with_attribute(line, key, value)
    # A line without attributes is no line: it goes, with the end of the line before it.
    kept = [*lines[: end - 1], (changed, line_end), *lines[end:]]
    if not changed:
        kept = [*lines[: end - 2], (lines[end - 2][0], line_end), *lines[end:]]
    return _with_text(agenda, at, "".join(one + its_end for one, its_end in kept))


def with_lines(agenda: Agenda, at: int, lines: Sequence[str]) -> Agenda:
    """Return the agenda with lines of a list below a point, after those that are there."""
    text = agenda.points[at].text
    standing = split_lines(text)
    head = read_attributes(standing, 1)[1]
    last = _end_of_list(standing, head)
    newline = _newline(agenda)
    written = split_lines_with_ends(text)
    above = "".join(one + end for one, end in written[:last]).removesuffix(written[last - 1][1])
    below = "".join(one + end for one, end in written[last:])
    rest = f"{written[last - 1][1]}{below}" if below else ""
    # An ordinary text below keeps an empty line above it, or it would go on with the list.
    if below and standing[last].strip():
        rest = newline + rest
    added = "".join(f"{newline}{' '.join(line.split())}" for line in lines)
    return _with_text(agenda, at, f"{above}{added}{rest}")


def without_line(agenda: Agenda, at: int, line: str) -> Agenda:
    """Return the agenda without the first line below a point that reads so."""
    text = agenda.points[at].text
    written = split_lines_with_ends(text)
    head = read_attributes([one for one, _ in written], 1)[1]
    for place in range(head, len(written)):
        if written[place][0] == line:
            above = [*written[: place - 1], (written[place - 1][0], written[place][1])]
            kept = [*above, *written[place + 1 :]]
            return _with_text(agenda, at, "".join(one + end for one, end in kept))
    return agenda


# -- changing the order -------------------------------------------------------------------------


def moved(agenda: Agenda, at: int, to: int) -> Agenda:
    """Return the agenda with a point at another place, counted anew."""
    points = list(agenda.points)
    points.insert(to, points.pop(at))
    return _rearranged(agenda, replace(agenda, points=tuple(points)), agenda.points[at].title)


def without(agenda: Agenda, at: int) -> Agenda:
    """Return the agenda without a point and all that stands below it, counted anew."""
    points, gaps = list(agenda.points), list(agenda.gaps)
    gone = points.pop(at)
    # The last gap ends the text; of the others, the one that followed the point goes.
    gaps.pop(at if at < len(points) else max(at - 1, 0))
    changed = replace(agenda, points=tuple(points), gaps=tuple(gaps))
    return _rearranged(agenda, changed, gone.title)


def with_point(
    agenda: Agenda, at: int, title: str, attributes: Mapping[str, str], lines: Sequence[str] = ()
) -> Agenda:
    """Return the agenda with a new point at this place, counted anew."""
    newline = _newline(agenda)
    number = f"{at + 1}. " if _is_counted(agenda.points) else ""
    head = f"## {number}{one_title(title)}"
    below = [attribute_line(attributes), *(" ".join(line.split()) for line in lines)]
    text = newline.join([head, *(line for line in below if line)])
    points, gaps = list(agenda.points), list(agenda.gaps)
    before = agenda.before
    if not points:
        gaps = [newline]
        before = f"{before.rstrip()}{newline}{newline}" if before.strip() else ""
    elif at < len(points):
        gaps.insert(at, newline * 2)
    else:
        last = gaps[-1]
        gaps = [*gaps[:-1], newline * 2, last or newline]
    points.insert(at, _point(text, hidden=False))
    changed = replace(agenda, before=before, points=tuple(points), gaps=tuple(gaps))
    return _rearranged(agenda, changed, title)


def one_title(text: str) -> str:
    """Return text as it can stand in a heading: one line, without marks that end it."""
    title = " ".join(text.split())
    while _CLOSING_MARKS.search(title):
        title = _CLOSING_MARKS.sub("", title).strip()
    return title


# -- counting and keeping sound -----------------------------------------------------------------


def _is_counted(points: Sequence[Point]) -> bool:
    """Tell if the numbers of points follow from their order: 1, 2, 3 and not 3a or 3.1."""
    numbered = [point for point in points if point.number]
    return not points or (bool(numbered) and all(_NUMBER.match(point.text) for point in numbered))


def _rearranged(before: Agenda, after: Agenda, title: str) -> Agenda:
    """Return the agenda with its points counted from 1, when it was counted at all."""
    if not _is_counted(before.points):
        return _sound(after, title)
    counted = []
    place = 0
    for point in after.points:
        mark = _NUMBER.match(point.text) if point.number else None
        place += mark is not None
        if mark and mark[2] != str(place):
            text = f"{mark[1]}{place}{mark[3]}{point.text[mark.end() :]}"
            point = replace(point, text=text, number=str(place))
        counted.append(point)
    return _sound(replace(after, points=tuple(counted)), title)


def _with_text(agenda: Agenda, at: int, text: str) -> Agenda:
    before = agenda.points[at]
    points = list(agenda.points)
    points[at] = _point(text, hidden=None)
    changed = _sound(replace(agenda, points=tuple(points)), before.title)
    after = changed.points[at]
    if (after.hidden[0], after.hidden[-1]) != (before.hidden[0], before.hidden[-1]):
        raise PointIsTied(before.title)
    return changed


def _point(text: str, *, hidden: bool | None) -> Point:
    """Return a point of this text; `hidden` None: which lines are confidential is not known."""
    lines = split_lines(text)
    number, title = read_item_heading(lines[0]) or ("", "")
    return Point(
        text=text,
        number=number,
        title=title,
        attributes=read_attributes(lines, 1)[0],
        hidden=() if hidden is None else (hidden,) * len(lines),
    )


def _sound(wanted: Agenda, title: str) -> Agenda:
    """Return the agenda as its text reads. Raises `PointIsTied` when that is another one."""
    found = read_agenda(wanted.text)
    if len(found.points) != len(wanted.points):
        raise PointIsTied(title)
    for one, other in zip(found.points, wanted.points, strict=True):
        if (one.number, one.title) != (other.number, other.title):
            raise PointIsTied(title)
        if other.hidden and one.hidden != other.hidden:
            raise PointIsTied(title)
    return found


def _end_of_list(lines: Sequence[str], head: int) -> int:
    """Return the line after the list that stands right below the head of a point."""
    end = head
    while end < len(lines) and lines[end].lstrip().startswith("- "):
        end += 1
    return end


def _first_line(text: str) -> tuple[str, str]:
    heading = split_lines(text)[0]
    return heading, text[len(heading) :]


def _newline(agenda: Agenda) -> str:
    found = re.search(r"\r\n|\n|\r", agenda.text)
    return found[0] if found else "\n"
