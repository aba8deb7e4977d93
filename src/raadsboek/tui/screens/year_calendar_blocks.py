"""How a year calendar is drawn: what has no meeting first, then the year by month."""

from collections.abc import Iterator
from typing import NamedTuple

from raadsboek.book.yearly.calendar import YearCalendar
from raadsboek.book.yearly.evaluations import Evaluation
from raadsboek.core.dates import MONTHS, short_date
from raadsboek.core.yearly import wording
from raadsboek.core.yearly.laying import SeenMeeting, Turn, TurnState
from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, Paragraph

_MARKS = {
    TurnState.DONE: Part("✓ ", "strong"),
    TurnState.ON_AGENDA: Part("● ", "strong"),
    TurnState.FORESEEN: Part("+ ", "match"),
    TurnState.NOWHERE: Part("! ", "alarm"),
    TurnState.MISSED: Part("! ", "alarm"),
}
_DAY = 13
_BELOW = 4
HOW = "✓ gedaan · ● op de agenda · + kan erop (a) · ! nog geen vergadering"


class Laid(NamedTuple):
    """A piece with what it is about; nothing for a heading."""

    block: Block
    turn: Turn | None = None
    meeting: SeenMeeting | None = None
    evaluation: Evaluation | None = None

    @property
    def path(self) -> str:
        """The note that it is about; '' for none."""
        one = self.meeting or self.evaluation
        return one.path if one else ""

    @property
    def name(self) -> tuple[str, str, int]:
        """What tells it from the others, also after something changed."""
        return (
            self.path,
            self.turn.duty.id if self.turn else "",
            self.turn.month if self.turn else 0,
        )


def laid_out(found: YearCalendar) -> list[Laid]:
    """Return the pieces of a calendar in order."""
    return [*_nowhere(found), *_months(found), *_not_applicable(found)]


def _nowhere(found: YearCalendar) -> Iterator[Laid]:
    if not found.nowhere:
        return
    yield _heading("Nog geen vergadering", str(len(found.nowhere)))
    last = len(found.nowhere)
    for place, turn in enumerate(found.nowhere, start=1):
        month = Part(f" · hoort in {MONTHS[turn.month - 1]}", "dim")
        lines = (_with_rule((*_named(turn), month), turn),)
        yield Laid(Block(lines, is_tight=place < last), turn=turn)


def _months(found: YearCalendar) -> Iterator[Laid]:
    for month in range(1, 13):
        meetings = [one for one in found.meetings if one.day.month == month]
        evaluations = [one for one in found.evaluations if one.day.month == month]
        if not meetings and not evaluations:
            continue
        yield _heading(MONTHS[month - 1])
        for meeting in meetings:
            yield _meeting(meeting)
            for turn in found.turns_of(meeting):
                block = Block((_with_rule(_named(turn), turn, indent=_BELOW),), is_tight=True)
                yield Laid(block, turn=turn, meeting=meeting)
        for one in evaluations:
            yield _evaluation(one)


def _meeting(one: SeenMeeting) -> Laid:
    style = "dim" if one.is_off else "text"
    off = Part("  vervallen", "dim") if one.is_off else Part("")
    parts = (
        Part(f"{short_date(one.day):<{_DAY}}", style),
        Part(f"{one.number} {one.title}", style),
        off,
    )
    return Laid(Block((Paragraph(parts, most=1),), is_tight=True), meeting=one)


def _evaluation(one: Evaluation) -> Laid:
    parts = (
        Part(f"{short_date(one.day):<{_DAY}}"),
        Part("evaluatie ", "dim"),
        Part(f"{one.number} {one.title}"),
    )
    return Laid(Block((Paragraph(parts, hang=_DAY, most=2),), is_tight=True), evaluation=one)


def _not_applicable(found: YearCalendar) -> Iterator[Laid]:
    if found.not_applicable:
        yield _heading("Niet van toepassing")
        for duty in found.not_applicable:
            told = (Part(f"{duty.title}: {duty.not_applicable}", "dim"),)
            yield Laid(Block((Paragraph(told, most=2),), is_heading=True, is_tight=True))


def _with_rule(parts: tuple[Part, ...], turn: Turn, indent: int = 0) -> Paragraph:
    """Return a line with whose rule it is at its right end."""
    return Paragraph(parts, indent=indent, hang=2, most=2, aside=wording.rule(turn.duty))


def _named(turn: Turn) -> tuple[Part, ...]:
    times = wording.how_often(turn)
    name = f"{turn.duty.title} ({times})" if times else turn.duty.title
    return _MARKS[turn.state], Part(name, "text")


def _heading(name: str, aside: str = "") -> Laid:
    parts = (Part(name.upper(), "heading"), Part(f"  {aside}", "dim"))
    return Laid(Block((Paragraph(parts),), is_heading=True, is_tight=True))
