"""The goals of a work plan: by quarter, their bars, and steps of progress."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.charts.telling import alt_of
from raadsboek.core.kinds.goal import Goal, GoalStatus, Quarter
from raadsboek.core.yearly.goals import (
    STEP,
    PlannedGoal,
    bar,
    counted,
    parts,
    quarter_end,
    quarter_start,
    stepped,
)
from raadsboek.core.yearly.overview import YearBlock, YearLine, year_chart


def goal(
    number: str,
    quarter: Quarter | None = None,
    status: GoalStatus = GoalStatus.RUNNING,
    progress: int | None = None,
    due: datetime.date | None = None,
) -> PlannedGoal:
    """Return a goal of 2026."""
    facts = Goal(
        number=number,
        title="Doel",
        year=2026,
        quarter=quarter,
        status=status,
        progress=progress,
        due=due,
    )
    return PlannedGoal(path=f"werkplan/{number}.md", goal=facts)


def test_goals_stand_by_quarter_and_those_of_the_whole_year_last() -> None:
    """A quarter without goals is not there."""
    found = parts([goal("W-1"), goal("W-2", Quarter.THIRD), goal("W-3", Quarter.FIRST)])
    assert [(part.title, [one.goal.number for one in part.goals]) for part in found] == [
        ("Kwartaal 1", ["W-3"]),
        ("Kwartaal 3", ["W-2"]),
        ("Het hele jaar", ["W-1"]),
    ]


def test_what_was_reached_is_done_and_what_is_open_past_its_day_is_late() -> None:
    """Its own day counts before that of the quarter."""
    assert goal("W-1", status=GoalStatus.REACHED, progress=40).progress == 100
    june = datetime.date(2026, 7, 1)
    assert goal("W-1", Quarter.SECOND).is_late(june)
    assert not goal("W-1", Quarter.SECOND, due=datetime.date(2026, 9, 1)).is_late(june)
    assert not goal("W-1", Quarter.SECOND, GoalStatus.REACHED).is_late(june)


def test_a_plan_is_counted_in_words() -> None:
    """Only what there is."""
    plan = [goal("W-1"), goal("W-2"), goal("W-3", status=GoalStatus.REACHED)]
    assert counted(plan) == "3 doelen · 1 bereikt · 2 lopen"
    assert counted([goal("W-1", status=GoalStatus.PLANNED)]) == "1 doel · 1 gepland"


def test_a_bar_reads_without_colour() -> None:
    """Full, empty and in between."""
    assert [bar(0), bar(45), bar(100)] == ["░" * 10, "████░░░░░░", "█" * 10]


@settings(max_examples=30)
@given(st.integers(0, 100))
def test_a_step_up_and_down_stays_on_whole_steps_between_none_and_all(progress: int) -> None:
    """Whatever was typed by hand."""
    more, less = stepped(progress, 1), stepped(progress, -1)
    assert 0 <= less <= progress <= more <= 100
    assert more % STEP == less % STEP == 0
    assert more > progress or progress == 100
    assert less < progress or progress == 0


def test_quarters_begin_and_end_on_their_days() -> None:
    """And a goal of no quarter takes the year."""
    days = [(quarter_start(2026, one), quarter_end(2026, one)) for one in (*Quarter, None)]
    assert [f"{first:%d-%m} {last:%d-%m}" for first, last in days] == [
        "01-01 31-03",
        "01-04 30-06",
        "01-07 30-09",
        "01-10 31-12",
        "01-01 31-12",
    ]


def test_the_line_of_time_has_a_row_for_each_part_with_a_day() -> None:
    """A part that counts only is told below it."""
    day = datetime.date(2026, 5, 7)
    blocks = [
        YearBlock(name="Vergaderingen", summary="", lines=(YearLine(words="V-1", day=day),)),
        YearBlock(name="Begroting", summary="€ 1"),
    ]
    chart = year_chart(blocks, 2026, "Het jaar 2026", today=day)
    assert [row.label for row in chart.rows] == ["Vergaderingen"]
    assert [mark.words for mark in chart.marks] == ["vandaag"]
    assert year_chart(blocks, 2025, "", today=day).marks == ()


def test_stretches_that_overlap_stand_below_each_other() -> None:
    """The second row has no label; what comes after stands in the first one again."""
    lines = tuple(
        YearLine(
            words="", day=datetime.date(2026, *first), end=datetime.date(2026, *last), short=of
        )
        for of, first, last in (
            ("W-1", (1, 1), (3, 31)),
            ("W-2", (1, 1), (5, 31)),
            ("W-3", (4, 1), (6, 30)),
        )
    )
    blocks = [YearBlock(name="Doelen", summary="", lines=lines)]
    chart = year_chart(blocks, 2026, "", today=datetime.date(2025, 1, 1))
    assert [(row.label, [span.words for span in row.spans]) for row in chart.rows] == [
        ("Doelen", ["W-1", "W-3"]),
        ("", ["W-2"]),
    ]
    assert "Doelen: W-2" in alt_of(chart)


def test_what_is_late_and_what_comes_is_told_first() -> None:
    """The past is not."""
    today = datetime.date(2026, 6, 1)
    lines = tuple(
        YearLine(words=str(month), day=datetime.date(2026, month, 1), is_late=month == 2)
        for month in (1, 2, 7, 8, 9)
    )
    block = YearBlock(name="", summary="", lines=lines)
    assert [line.words for line in block.ahead(today)] == ["2", "7", "8"]
