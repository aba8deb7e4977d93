"""What the screen of an election shows: its heading, the steps with their days, and the result.

Drawing only: what the rows say is `core.elections`'.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from textual.content import Content

from raadsboek.book.elections.reading import OpenedElection
from raadsboek.core.dates import long_date, near_date, relative
from raadsboek.core.elections.plan import PlanRow, Stand
from raadsboek.core.elections.result import Result, percent, result_of, turnout
from raadsboek.core.number_words import counted
from raadsboek.core.trajectories.owners import COUNCIL
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.widgets.block_list import Block, Paragraph

_DIM = "$foreground-muted"
_MARKS = {
    Stand.DONE: ("✓ ", "dim"),
    Stand.LATE: ("! ", "alarm"),
    Stand.NEXT: ("▶ ", "match"),
    Stand.RUNS: ("┃ ", "match"),
    Stand.AHEAD: ("○ ", "dim"),
    Stand.MAY: ("○ ", "dim"),
    Stand.OVER: ("– ", "dim"),
    Stand.GONE: ("– ", "dim"),
}
_DAY_WIDTH = 12
_INDENT = 2 + _DAY_WIDTH


class ElectionPiece(NamedTuple):
    """A piece of the list: a step, or a line of the result; `hint` is said below the list."""

    block: Block
    row: PlanRow | None = None
    hint: str = ""


def heading(opened: OpenedElection, today: datetime.date) -> Content:
    """Return which election it is, its day, how far it is, and what comes next."""
    facts = opened.facts
    day = long_date(facts.day) if facts.day else "geen dag"
    if facts.day and facts.day >= today:  # a day that was, is not too late
        day += f" ({relative(facts.day, today=today)})"
    seats = "" if facts.seats is None else f" · {counted(facts.seats, 'zetel', 'zetels')}"
    group = f" · {facts.constituency}" if facts.constituency else ""
    step = opened.next
    until = f", {near_date(step.day, today=today)}" if step and step.day else ""
    return assembled(
        Part(f"{opened.number} {facts.title}", "bold"),
        "\n",
        Part("Verkiezingsdag: ", _DIM),
        f"{day}{group}{seats}",
        Part(" · ", _DIM),
        facts.status.value,
        *((Part("\nVolgende stap: ", _DIM), f"{step.step.title}{until}") if step else ()),
    )


def pieces_of(opened: OpenedElection, today: datetime.date) -> list[ElectionPiece]:
    """Return the steps, what there is to say of the day, and the result as far as it is known."""
    found = [_step(row, today) for row in opened.rows]
    found += [_remark(f"{one.message} {one.fix}") for one in opened.problems]
    if not opened.has_rules:
        found.append(
            _remark(
                f"Voor de {opened.council.law_name} kent Raadsboek geen termijnen van een "
                "verkiezing. Zet die van uw reglement bij 'termijnen' in raadsboek.yaml."
            )
        )
    return [*found, *_result(opened)]


def _step(row: PlanRow, today: datetime.date) -> ElectionPiece:
    sign, role = _MARKS[row.stand]
    day = near_date(row.day, today=today) if row.day else ""
    day += "?" if day and row.is_expected else ""
    said = [] if row.stand in (Stand.AHEAD, Stand.NEXT) else [row.stand.value]
    if row.done is not None:
        said = [f"gedaan {near_date(row.done.day, today=today)}"]
    owner = [] if row.owner == COUNCIL else [row.owner]
    aside = " · ".join([*said, *owner, *row.remarks])
    parts = [Part(row.step.title, "dim" if role == "dim" and row.done else "text")]
    if aside:
        parts.append(Part(f"  {aside}", "alarm" if row.stand is Stand.LATE else "dim"))
    block = Block(
        (
            Paragraph(
                tuple(parts), lead=(Part(sign, role), Part(day, "dim")), indent=_INDENT, most=2
            ),
        ),
        is_tight=True,
    )
    about = " ".join(part for part in (row.step.what, row.step.note) if part)
    return ElectionPiece(block, row, f"{row.origin}. {about}".strip())


def _remark(sentence: str) -> ElectionPiece:
    paragraph = Paragraph((Part(sentence, "text"),), lead=(Part("! ", "alarm"),), indent=2, most=5)
    return ElectionPiece(Block((paragraph,), is_tight=True))


def _result(opened: OpenedElection) -> Iterator[ElectionPiece]:
    result = result_of(opened.facts)
    if not result.candidates and opened.facts.ballots is None:
        return
    yield _line("", "")
    yield _line("UITSLAG" if opened.facts.elected else "KANDIDATEN", "heading")
    for words in result_words(opened, result):
        yield _line(words, "text")
    for problem in result.problems:
        yield _remark(f"{problem.message} {problem.fix}")


def result_words(opened: OpenedElection, result: Result) -> Iterator[str]:
    """Yield the result a line at a time: turnout, lists, who is elected, who is in reserve."""
    facts, outcome = opened.facts, result.outcome
    part = turnout(facts)
    if part is not None:
        yield f"Opkomst {percent(part)}: {facts.ballots} van {facts.voters} kiezers"
    if outcome is None:
        yield from (one.name for one in result.candidates)
        return
    if not result.needs_no_vote:
        yield from (
            f"{one.name}: {one.votes} stemmen, {counted(one.seats, 'zetel', 'zetels')}"
            for one in outcome.shares
        )
    is_counted = result.needs_no_vote or any(one.votes is not None for one in result.candidates)
    for label, people in (("gekozen", outcome.elected), ("reserve", outcome.reserve)):
        for one in people:
            votes = "" if one.votes is None else f" · {one.votes} stemmen"
            group = f" · {one.list_name}" if one.list_name else ""
            yield f"{one.name}{group}{votes}" + (f" · {label}" if is_counted else "")
    for tie in outcome.ties:
        if tie.won:
            yield f"Door loting: {', '.join(tie.won)} (tussen {' en '.join(tie.between)})"


def _line(words: str, role: str) -> ElectionPiece:
    paragraph = Paragraph(
        (Part(words, role or "text"),), lead=(Part("  ", "dim"),), indent=2, most=2
    )
    return ElectionPiece(Block((paragraph,), is_heading=not words, is_tight=True))
