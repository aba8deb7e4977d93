"""How Vandaag looks: lines of two columns, fitted to a width, for whoever draws them.

One layout serves three places: the text that stands on the screen before the terminal program has
loaded, the start screen itself, and `raadsboek` without a terminal. Roles instead of colours, cells
instead of characters. Standard library only: the first thing that is seen waits for it.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from raadsboek.core.dates import WEEKDAYS, long_date, relative, short_date, week_number
from raadsboek.core.overview import (
    Due,
    NextMeeting,
    Overview,
    agenda_is_late,
    agenda_is_near,
    must_be_arranged,
)
from raadsboek.core.text import visible

INBOX = ":postvak"
PROBLEMS = ":problemen"
DRAFTS = ":concepten"
PLAN = ":jaarplan"
ORGAN = ":orgaan:"
"""Goes before the short name of an organ: the line about it shows its notes."""
MORE_LATE = ":laat"
LATER = ":later"
"""Targets that are not the path of a note; no path starts with a colon there."""

LATE_SHOWN = 6
ALTERED_SHOWN = 3
"""How many late items stand there before the rest is folded away: the week must stay in view."""

ONE_COLUMN = 72
"""Narrower screens than this get one column."""

_MARGIN = 1
_HANG = 9
_NAME_WIDTH = 12

Measure: TypeAlias = Callable[[str], int]
"""Tells how many cells a text takes."""


class Span(NamedTuple):
    """A piece of a line: its text and the role that gives it its colour."""

    text: str
    role: str = ""


class Line(NamedTuple):
    """A line of one column; `target` is what it opens, `hang` how far a second line is indented."""

    spans: tuple[Span, ...] = ()
    target: str = ""
    hang: int = 0


class Row(NamedTuple):
    """A line of the screen: what stands in the left column and in the right one."""

    left: Line = Line()
    right: Line = Line()


class Notices(NamedTuple):
    """What is known only when the raadsboek is open: drafts that wait, by number or name."""

    drafts: tuple[str, ...] = ()


def heading(overview: Overview) -> tuple[str, str]:
    """Return what stands at the left and at the right of the top line."""
    return (
        f"Raadsboek · {visible(overview.name)}",
        f"{long_date(overview.today)} · week {week_number(overview.today)}",
    )


def right_column(width: int) -> int:
    """Return where the right column begins; 0 when there is one column."""
    return 0 if width < ONE_COLUMN else min(width * 11 // 20, 84)


def rows(
    overview: Overview,
    width: int,
    *,
    unfolded: Collection[str] = (),
    notices: Notices | None = None,
    measure: Measure = len,
) -> list[Row]:
    """Return the start screen below its heading, for a screen of `width` cells."""
    middle = right_column(width)
    left = list(_left(overview, unfolded))
    right = list(_right(overview, notices or Notices()))
    if not middle:
        room = width - 2 * _MARGIN
        return [Row(line) for line in _folded([*left, Line(), *right], room, measure)]
    left = list(_folded(left, middle - _MARGIN - 2, measure))
    right = list(_folded(right, width - middle - _MARGIN, measure))
    height = max(len(left), len(right))
    left += [Line()] * (height - len(left))
    right += [Line()] * (height - len(right))
    return [Row(*pair) for pair in zip(left, right, strict=True)]


def painted_heading(overview: Overview, width: int, *, measure: Measure = len) -> list[Span]:
    """Return the top line in exactly `width` cells."""
    name, day = heading(overview)
    room = width - 2 * _MARGIN - measure(day) - 2
    if room < 12:
        return [Span(fitted(f" {name}", width, measure), "heading")]
    return [Span(" "), Span(fitted(name, room, measure), "heading"), Span(f"  {day} ", "dim")]


def targets(lines: Sequence[Row], *, on_right: bool) -> list[str]:
    """Return what the lines of a column open, from top to bottom."""
    side = 1 if on_right else 0
    return list(dict.fromkeys(row[side].target for row in lines if row[side].target))


def first_target(lines: Sequence[Row]) -> tuple[str, bool]:
    """Return where the cursor begins: what it stands on, and whether that is on the right."""
    for on_right in (False, True):
        found = targets(lines, on_right=on_right)
        if found:
            return found[0], on_right
    return "", False


def painted(
    row: Row, width: int, *, cursor: str, on_right: bool, above: Row, measure: Measure = len
) -> list[Span]:
    """Return a row in exactly `width` cells; the lines of the target `cursor` stand out.

    The first of them gets a mark too: colour is never the only signal. `above` is the row before.
    """
    middle = right_column(width)
    if not middle:
        return _half(row.left, width, cursor, above.left.target, measure)
    left, right = ("", cursor) if on_right else (cursor, "")
    return [
        *_half(row.left, middle - 1, left, above.left.target, measure),
        *_half(row.right, width - middle + 1, right, above.right.target, measure),
    ]


def _half(line: Line, width: int, cursor: str, above: str, measure: Measure) -> list[Span]:
    text = "".join(span.text for span in line.spans)
    filling = " " * max(0, width - 1 - measure(text))
    if not cursor or line.target != cursor:
        return [Span(" "), *line.spans, Span(filling)]
    mark = " " if above == cursor else "▸"
    return [Span(f"{mark}{text}{filling}", "cursor")]


def fitted(text: str, width: int, measure: Measure = len) -> str:
    """Return `text` in exactly `width` cells: filled up, or cut with an ellipsis."""
    shorter = cut(text, width, measure)
    return shorter + " " * (width - measure(shorter))


def cut(text: str, width: int, measure: Measure = len) -> str:
    """Return `text` in at most `width` cells, with an ellipsis when something had to go."""
    if measure(text) <= width:
        return text
    end = min(len(text), max(width - 1, 0))
    while end and measure(text[:end]) > width - 1:
        end -= 1
    return text[:end].rstrip() + "…"


def _folded(lines: Iterable[Line], width: int, measure: Measure) -> Iterable[Line]:
    for line in lines:
        yield from _fold(line, width, measure)


def _fold(line: Line, width: int, measure: Measure) -> Iterable[Line]:
    """Cut a line to a width; one with a hang gets a second line before anything is cut."""
    text = "".join(span.text for span in line.spans)
    if measure(text) <= width:
        yield line
        return
    if not line.hang:
        yield line._replace(spans=_cut_spans(line.spans, width, measure))
        return
    *before, last = line.spans
    taken = sum(measure(span.text) for span in before)
    head, tail = _broken(last.text, width - taken, measure)
    yield Line((*before, last._replace(text=head)), line.target)
    rest = cut(tail, width - line.hang, measure)
    yield Line((Span(" " * line.hang), last._replace(text=rest)), line.target)


def _broken(text: str, width: int, measure: Measure) -> tuple[str, str]:
    """Break a text at a space so that the first part fits."""
    words = text.split(" ")
    head = ""
    while words and measure(f"{head} {words[0]}".strip()) <= width:
        head = f"{head} {words.pop(0)}".strip()
    if not head:
        return cut(text, width, measure), ""
    return head.removesuffix(" ·"), " ".join(words).removeprefix("· ")


def _cut_spans(spans: Sequence[Span], width: int, measure: Measure) -> tuple[Span, ...]:
    kept: list[Span] = []
    room = width
    for span in spans:
        if measure(span.text) > room:
            kept.append(span._replace(text=cut(span.text, room, measure)))
            break
        kept.append(span)
        room -= measure(span.text)
    return tuple(kept)


def _left(overview: Overview, unfolded: Collection[str]) -> Iterable[Line]:
    late = overview.late
    if late:
        yield Line((Span("TE LAAT", "heading"),))
        all_of_them = MORE_LATE in unfolded
        for item in late if all_of_them else late[:LATE_SHOWN]:
            yield from _late_lines(item, overview)
        if len(late) > LATE_SHOWN:
            number = len(late) - LATE_SHOWN
            words = f"alleen de oudste {LATE_SHOWN} ▴" if all_of_them else f"nog {number} te laat ▾"
            yield Line((Span(f"  {words}", "dim"),), MORE_LATE)
        yield Line()
    yield Line((Span("DEZE WEEK", "heading"),))
    week = overview.this_week
    if not week:
        yield Line((Span("  niets dat deze week moet", "dim"),))
    for item in week:
        yield _week_line(item, overview)
    yield Line()
    name = Span("VOLGENDE 30 DAGEN", "heading")
    number = len(overview.later)
    if not number:
        yield Line((name, Span("  0", "dim")))
        return
    sign = "▾" if LATER in unfolded else "▸"
    yield Line((name, Span(f"  {number} {sign}", "dim")), LATER)
    if LATER in unfolded:
        for item in overview.later:
            yield _later_line(item)


def _late_lines(item: Due, overview: Overview) -> Iterable[Line]:
    yield Line(
        (Span("! ", "alarm"), Span(f"{_name(item)} ", "number"), Span(visible(item.title))),
        item.path,
    )
    since = f"sinds {short_date(item.due)}"
    ago = relative(item.due, today=overview.today).removesuffix(" te laat")
    who = " · ".join(part for part in (_at(item.person), since, ago) if part)
    yield Line((Span(f"  {who}", "dim"),), item.path)


def _week_line(item: Due, overview: Overview) -> Line:
    today = item.due == overview.today
    day = f"{WEEKDAYS[item.due.weekday()]} {item.due.day}"
    return Line(
        (
            Span("● " if today else "  ", "accent"),
            Span(f"{day:<7}", "accent" if today else "dim"),
            Span(f"{_name(item)} ", "number"),
            Span(" · ".join(part for part in (visible(item.title), _at(item.person)) if part)),
        ),
        item.path,
        _HANG,
    )


def _later_line(item: Due) -> Line:
    day = f"  {short_date(item.due):<10} "
    return Line(
        (Span(day, "dim"), Span(f"{_name(item)} ", "number"), Span(visible(item.title))),
        item.path,
        len(day),
    )


def _name(item: Due) -> str:
    return visible(item.number) or item.kind


def _at(person: str) -> str:
    return ", ".join(f"@{visible(name.strip())}" for name in person.split(",") if name.strip())


def _right(overview: Overview, notices: Notices) -> Iterable[Line]:
    yield Line((Span("VOLGENDE VERGADERING", "heading"),))
    yield from _meeting(overview)
    yield Line()
    waiting = _count(overview.inbox, "stuk wacht", "stukken wachten")
    yield _counted("POSTVAK", waiting, INBOX if overview.inbox else "")
    problems = str(overview.problems) if overview.problems else "geen"
    yield _counted("PROBLEMEN", problems, PROBLEMS)
    for altered, _path in overview.altered[:ALTERED_SHOWN]:
        words = Span(f"{visible(altered)}: vastgesteld verslag is gewijzigd")
        yield Line((Span("! ", "alarm"), words), PROBLEMS, 2)
    if overview.bottlenecks:
        yield _counted("KNELPUNTEN", str(overview.bottlenecks), PROBLEMS)
    if notices.drafts:
        number = len(notices.drafts)
        kept = f"{_count(number, 'concept bewaard', 'concepten bewaard')}: "
        yield _counted("CONCEPTEN", kept + ", ".join(map(visible, notices.drafts)), DRAFTS)
    yield _counted("NOTITIES", str(overview.notes), "")
    name = "ANDERE RAAD"
    for other in overview.elsewhere:
        late = f"{other.late} te laat" if other.late else "niets te laat"
        yield _counted(name, f"{visible(other.name)}: {late}", f"{ORGAN}{other.short}")
        name = ""


def _meeting(overview: Overview) -> Iterable[Line]:
    meeting = overview.meeting
    if meeting is None:
        yield Line((Span("nog niet gepland", "dim"),))
        yield Line((Span("y plant het hele jaar"),), PLAN)
        return
    target = meeting.path
    when = f"{short_date(meeting.date)} {visible(meeting.start)}".strip()
    yield Line((Span(f"{when} ", "number"), Span(visible(meeting.title))), target)
    away = relative(meeting.date, today=overview.today)
    where = " · ".join(part for part in (away, visible(meeting.place)) if part)
    yield Line((Span(where, "dim"),), target)
    yield Line((Span(f"{visible(meeting.number)} · {visible(meeting.status)}", "dim"),), target)
    yield from _asked(meeting, overview.today)
    for other in overview.others:
        yield _other(other, overview.today)


def _asked(meeting: NextMeeting, today: datetime.date) -> Iterable[Line]:
    """Yield what the next meeting asks for: its agenda, a message, what is to be arranged."""
    if meeting.agenda_by is not None:
        by = short_date(meeting.agenda_by)
        rule = Line((Span("  "), Span(visible(meeting.agenda_rule), "dim")), hang=2)
        if agenda_is_late(meeting, today):
            yield Line((Span("! ", "alarm"), Span(f"moest {by} verzonden zijn")))
            yield rule
        elif agenda_is_near(meeting, today):
            away = relative(meeting.agenda_by, today=today)
            yield Line((Span("● ", "accent"), Span(f"agenda uiterlijk {by} · {away}")), hang=2)
            yield rule
    if meeting.misled:
        yield Line((Span("! ", "alarm"), Span("de nieuwe dag is nog niet gemeld")))
    if must_be_arranged(meeting, today):
        names = ", ".join(map(visible, meeting.to_arrange))
        yield Line((Span("● ", "accent"), Span(f"nog te regelen: {names}")), hang=2)


def _other(meeting: NextMeeting, today: datetime.date) -> Line:
    """Return the one line of a later meeting that asks for something: the most pressing."""
    mark = Span("! ", "alarm")
    if agenda_is_late(meeting, today) and meeting.agenda_by:
        words = f"agenda moest {short_date(meeting.agenda_by)}"
    elif meeting.misled:
        words = "nieuwe dag niet gemeld"
    else:
        mark = Span("● ", "accent")
        words = f"agenda voor {short_date(meeting.agenda_by)}" if meeting.agenda_by else ""
        if not agenda_is_near(meeting, today):
            words = f"nog te regelen: {', '.join(map(visible, meeting.to_arrange))}"
    return Line((mark, Span(f"{visible(meeting.number)} ", "number"), Span(words)), meeting.path, 2)


def _counted(name: str, value: str, target: str) -> Line:
    role = "" if target else "dim"
    return Line((Span(f"{name:<{_NAME_WIDTH}}", "heading"), Span(value, role)), target, _NAME_WIDTH)


def _count(number: int, one: str, many: str) -> str:
    if not number:
        return "leeg"
    return f"{number} {one if number == 1 else many}"


def plain_lines(overview: Overview) -> list[str]:
    """Return the overview as lines for paper, a pipe or a screen reader: one column, no colour."""
    everything = [*_right(overview, Notices()), Line(), *_left(overview, (MORE_LATE, LATER))]
    texts = [
        "".join(span.text for span in line.spans)
        for line in everything
        if line.target not in (MORE_LATE, PLAN)  # nothing folds on paper, and it has no keys
    ]
    return [*heading(overview), "", *(text.removesuffix(" ▾").rstrip() for text in texts), ""]
