"""What Vandaag says: the lines of its two columns, for whoever draws them.

One layout serves three places: the text that stands on the screen before the terminal program has
loaded, the start screen itself, and `raadsboek` without a terminal. Roles instead of colours, cells
instead of characters. Standard library only: the first thing that is seen waits for it.
"""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from raadsboek.core.dates import WEEKDAYS, long_date, relative, short_date, week_number
from raadsboek.core.overview import (
    ARGUABLE,
    HARD,
    Due,
    NextMeeting,
    Overview,
    agenda_is_late,
    agenda_is_near,
    must_be_arranged,
)
from raadsboek.core.overview_fitting import (
    MARGIN,
    Line,
    Measure,
    Row,
    Span,
    fitted,
    folded,
    right_column,
)
from raadsboek.core.text import visible

INBOX = ":postvak"
POST = ":post"
PROBLEMS = ":problemen"
DRAFTS = ":concepten"
PLAN = ":jaarplan"
SEATS = ":zetels"
ORGAN = ":orgaan:"
"""Goes before the short name of an organ: the line about it shows its notes."""
SETTLING = ":inwerken:"
"""Goes before the path of an onboarding list: the line about it shows its tasks."""
MORE_LATE = ":laat"
LATER = ":later"
"""Targets that are not the path of a note; no path starts with a colon there."""

LATE_SHOWN = 6
ALTERED_SHOWN = 3
SETTLING_SHOWN = 3
"""How many late items stand there before the rest is folded away: the week must stay in view."""

_HANG = 9
_NAME_WIDTH = 12


class Notices(NamedTuple):
    """What is known only when the raadsboek is open: drafts that wait, by number or name."""

    drafts: tuple[str, ...] = ()


def heading(overview: Overview) -> tuple[str, str]:
    """Return what stands at the left and at the right of the top line."""
    return (
        f"Raadsboek · {visible(overview.name)}",
        f"{long_date(overview.today)} · week {week_number(overview.today)}",
    )


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
        room = width - 2 * MARGIN
        return [Row(line) for line in folded([*left, Line(), *right], room, measure)]
    left = list(folded(left, middle - MARGIN - 2, measure))
    right = list(folded(right, width - middle - MARGIN, measure))
    height = max(len(left), len(right))
    left += [Line()] * (height - len(left))
    right += [Line()] * (height - len(right))
    return [Row(*pair) for pair in zip(left, right, strict=True)]


def painted_heading(overview: Overview, width: int, *, measure: Measure = len) -> list[Span]:
    """Return the top line in exactly `width` cells."""
    name, day = heading(overview)
    room = width - 2 * MARGIN - measure(day) - 2
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
        yield from _week_lines(item, overview)
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
            yield from _later_lines(item)


def _late_lines(item: Due, overview: Overview) -> Iterable[Line]:
    yield Line(
        (Span("! ", "alarm"), Span(f"{_name(item)} ", "number"), Span(visible(item.title))),
        item.target,
    )
    since = f"sinds {short_date(item.due)}"
    ago = relative(item.due, today=overview.today).removesuffix(" te laat")
    who = "" if item.term else _at(item.person)
    words = " · ".join(part for part in (who, since, ago) if part)
    yield Line((Span(f"  {words}", "dim"),), item.target)
    yield from _rule_line(item, "  ")


def _week_lines(item: Due, overview: Overview) -> Iterable[Line]:
    today = item.due == overview.today
    day = f"{WEEKDAYS[item.due.weekday()]} {item.due.day}"
    yield Line(
        (
            Span("● " if today or item.is_hard else "  ", "accent"),
            Span(f"{day:<7}", "accent" if today else "dim"),
            Span(f"{_name(item)} ", "number"),
            Span(_what(item, "" if item.term else _at(item.person))),
        ),
        item.target,
        _HANG,
    )
    yield from _rule_line(item, " " * _HANG)


def _later_lines(item: Due) -> Iterable[Line]:
    day = f"  {short_date(item.due):<10} "
    yield Line(
        (Span(day, "dim"), Span(f"{_name(item)} ", "number"), Span(_what(item))),
        item.target,
        len(day),
    )
    yield from _rule_line(item, " " * len(day))


def _what(item: Due, who: str = "") -> str:
    """Return what must be done, and what the day of a term is to it."""
    term = item.term
    words = ""
    if term is not None:
        words = day_words(
            term.kind, term.reading, lapses=term.lapses, last=term.last, shown=item.due
        )
    if words in item.title:  # a day that was written down often says by itself what it is
        words = ""
    return " · ".join(part for part in (visible(item.title), words, who) if part)


def day_words(
    kind: str, reading: str, *, lapses: bool, last: datetime.date, shown: datetime.date
) -> str:
    """Return what the day that is shown of a term is to it: its last day, its safe one, ..."""
    if lapses:
        return "loopt af"
    if shown != last:
        return f"veilig t/m {short_date(shown)}"
    if kind in HARD:
        return reading if reading == ARGUABLE else "laatste dag"
    return kind


def _rule_line(item: Due, indent: str) -> Iterable[Line]:
    """Yield below a term its other day when that differs, its rule, and what to know of it."""
    term = item.term
    if term is None:
        return
    parts = [term.rule] if term.rule != term.kind else []
    if item.due != term.last:
        parts.insert(0, f"laatste dag {short_date(term.last)}")
    elif term.safe != term.last and not term.lapses and term.reading != ARGUABLE:
        parts.insert(0, f"veilig t/m {short_date(term.safe)}")
    for words in (" · ".join(parts), term.remark):
        if words:
            yield Line((Span(indent), Span(visible(words), "dim")), item.target)


def _name(item: Due) -> str:
    return visible(item.number) or item.kind


def _at(person: str) -> str:
    return ", ".join(f"@{visible(name.strip())}" for name in person.split(",") if name.strip())


def _right(overview: Overview, notices: Notices) -> Iterable[Line]:
    yield Line((Span("VOLGENDE VERGADERING", "heading"),))
    yield from _meeting(overview)
    yield Line()
    if overview.waiting:
        yield _counted("POSTVAK", _count(overview.waiting, "nieuw stuk", "nieuwe stukken"), INBOX)
    waiting = _count(overview.inbox, "stuk wacht", "stukken wachten")
    yield _counted("POST", waiting, POST if overview.inbox else "")
    problems = str(overview.problems) if overview.problems else "geen"
    yield _counted("PROBLEMEN", problems, PROBLEMS)
    for altered, _path in overview.altered[:ALTERED_SHOWN]:
        words = Span(f"{visible(altered)}: vastgesteld verslag is gewijzigd")
        yield Line((Span("! ", "alarm"), words), PROBLEMS, 2)
    if overview.bottlenecks:
        yield _counted("KNELPUNTEN", str(overview.bottlenecks), PROBLEMS)
    if overview.vacancies:
        empty = _count(overview.vacancies, "zetel leeg", "zetels leeg")
        yield _counted("VACATURES", empty, SEATS)
    yield from _settling(overview)
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


def _settling(overview: Overview) -> Iterable[Line]:
    name = "INWERKEN"
    for one in overview.settling[:SETTLING_SHOWN]:
        yield _counted(name, f"{visible(one.name)}: {one.words}", f"{SETTLING}{one.path}")
        name = ""
    more = len(overview.settling) - SETTLING_SHOWN
    if more > 0:
        yield _counted("", f"en nog {more}", SETTLING)


def _counted(name: str, value: str, target: str) -> Line:
    role = "" if target else "dim"
    return Line((Span(f"{name:<{_NAME_WIDTH}}", "heading"), Span(value, role)), target, _NAME_WIDTH)


def _count(number: int, one: str, many: str) -> str:
    if not number:
        return "niets wacht"
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
