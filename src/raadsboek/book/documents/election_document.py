"""The draaiboek of an election on paper: its steps as a table and a picture, and the result."""

import datetime
from collections.abc import Iterator, Sequence

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.elections.reading import OpenedElection, open_election
from raadsboek.core.charts.chart import Mark, Row, Span, Timeline
from raadsboek.core.dates import long_date, short_date
from raadsboek.core.documents.blocks import Block, Figure
from raadsboek.core.documents.composing import day_in_table, heading, paragraph, plain, table
from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.elections.plan import PlanRow, Stand
from raadsboek.core.elections.result import Result, percent, result_of, turnout
from raadsboek.core.note import Note

_WIDTHS = (18, 30, 16, 14, 22)
_SHOWN = frozenset({Stand.DONE, Stand.LATE, Stand.NEXT, Stand.AHEAD, Stand.RUNS, Stand.OVER})


def build(making: Making, subject: Note | None) -> Made:
    """Return the steps with their days, what speaks against them, and the result."""
    assert subject is not None
    text = making.text_of(subject)
    opened = open_election(making.book, subject.path, today=making.today)
    dated = [row for row in opened.rows if row.day is not None]
    blocks: list[Block] = [heading("Draaiboek"), _steps(opened)]
    if len(dated) > 1:
        blocks.append(Figure(_timeline(opened, dated)))
    if any(row.is_expected for row in dated):
        blocks.append(paragraph("Een dag met een vraagteken volgt uit een eerdere stap."))
    blocks += [paragraph(f"{one.message} {one.fix}") for one in opened.problems]
    blocks += _result(opened, result_of(opened.facts))
    if text.strip():
        blocks += [heading("Aantekeningen"), *minutes_blocks(text)]
    return Made(
        title=f"Draaiboek {opened.facts.title}",
        blocks=tuple(blocks),
        reference=subject.text("nummer"),
        status=opened.facts.status.value,
        facts=_facts(making, opened),
    )


def _facts(making: Making, opened: OpenedElection) -> tuple[tuple[str, str], ...]:
    facts, step = opened.facts, opened.next
    names = ", ".join(making.person(one, making.today).name for one in facts.owners)
    until = f", uiterlijk {long_date(step.day)}" if step and step.day else ""
    found = (
        ("Kenmerk", opened.note.text("nummer")),
        ("Verkiezingsdag", long_date(facts.day) if facts.day else "nog niet gekozen"),
        ("Kiesgroep", facts.constituency),
        ("Zetels", "" if facts.seats is None else str(facts.seats)),
        ("Commissie", names),
        ("Stand", facts.status.value),
        ("Volgende stap", f"{step.step.title}{until}" if step else ""),
    )
    return tuple((label, words) for label, words in found if words)


def _steps(opened: OpenedElection) -> Block:
    rows = [
        (
            plain(f"{day_in_table(row.day)}{'?' if row.is_expected else ''}" if row.day else ""),
            plain(row.step.title),
            plain(row.owner),
            plain(row.stand.value),
            plain(", ".join(row.remarks)),
        )
        for row in opened.rows
    ]
    return table(("Uiterlijk", "Stap", "Wie", "Stand", "Let op"), rows, _WIDTHS)


def _timeline(opened: OpenedElection, dated: Sequence[PlanRow]) -> Timeline:
    days = [row.day for row in dated if row.day is not None and row.stand in _SHOWN]
    days = days or [row.day for row in dated if row.day is not None]
    first, last = min(days), max(days)
    one_week = datetime.timedelta(weeks=1)
    rows = tuple(
        Row(row.step.title, (Span(row.day, row.day, short_date(row.day)),))
        for row in dated
        if row.day is not None and row.day in days
    )
    day = opened.facts.day
    return Timeline(
        "De stappen in de tijd",
        first - one_week,
        last + 4 * one_week,
        rows,
        (Mark(day, "verkiezing"),) if day else (),
    )


def _result(opened: OpenedElection, result: Result) -> Iterator[Block]:
    facts, outcome = opened.facts, result.outcome
    if outcome is None or not facts.elected:
        return
    yield heading("Uitslag")
    part = turnout(facts)
    if part is not None:
        yield paragraph(f"Opkomst: {facts.ballots} van {facts.voters} kiezers, {percent(part)}.")
    if result.needs_no_vote:
        yield paragraph("Er waren niet meer kandidaten dan zetels: er was geen stemming nodig.")
    rows = [
        (
            plain(one.name),
            plain(one.list_name),
            plain("" if one.votes is None else str(one.votes)),
            plain(label),
        )
        for label, people in (("gekozen", outcome.elected), ("reserve", outcome.reserve))
        for one in people
    ]
    yield table(("Kandidaat", "Lijst", "Stemmen", "Uitkomst"), rows, (40, 25, 15, 20))
    for tie in outcome.ties:
        if tie.won:
            yield paragraph(f"Door loting: {', '.join(tie.won)}.")
