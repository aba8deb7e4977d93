"""An election as lines for people and as an object for programs."""

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction

from raadsboek.book.elections.moving import ElectionMove
from raadsboek.book.elections.reading import OpenedElection
from raadsboek.cli.columns import hanging
from raadsboek.core.dates import long_date, short_date
from raadsboek.core.elections.plan import PlanRow
from raadsboek.core.elections.result import Result, percent, result_of, turnout
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.number_words import counted
from raadsboek.core.text import visible

NO_RULES = (
    "Voor de {law} kent Raadsboek geen termijnen van een verkiezing. Zet die van uw reglement bij "
    "'termijnen' in raadsboek.yaml."
)


def head_lines(opened: OpenedElection) -> Iterator[str]:
    """Yield what it is: number, title, day, seats and status."""
    facts = opened.facts
    yield f"{opened.number} {facts.title}"
    parts = [f"verkiezingsdag {long_date(facts.day)}" if facts.day else "nog geen verkiezingsdag"]
    if facts.constituency:
        parts.append(f"kiesgroep {facts.constituency}")
    if facts.seats is not None:
        parts.append(counted(facts.seats, "zetel", "zetels"))
    yield " · ".join([*parts, facts.status.value])


def plan_table(opened: OpenedElection) -> Iterator[tuple[str, ...]]:
    """Yield the steps of the draaiboek as rows of a table."""
    for row in opened.rows:
        yield (day_words(row), row.stand.value, row.step.title, row.owner, ", ".join(row.remarks))


def day_words(row: PlanRow) -> str:
    """Return the day of a step with its year; with a question mark when it is expected."""
    if row.day is None:
        return ""
    sign = "?" if row.is_expected else ""
    return f"{short_date(row.day)} {row.day.year}{sign}"


def message_lines(opened: OpenedElection) -> Iterator[str]:
    """Yield what there is to say of it besides its steps."""
    if not opened.has_rules:
        yield NO_RULES.format(law=opened.council.law_name)
    elif opened.facts.status is ElectionStatus.PREPARED and _is_model(opened):
        yield (
            "De weken zijn die van het voorbeeldreglement van de SER. Uw eigen reglement telt: zet "
            "afwijkende weken bij 'termijnen' in raadsboek.yaml."
        )
    for problem in opened.problems:
        yield f"Let op: {problem.message} {problem.fix}"
    if any(row.is_expected and row.day for row in opened.rows):
        yield "Een dag met een vraagteken volgt uit een stap die nog moet komen."
    step = opened.next
    if step is not None:
        until = f", uiterlijk {long_date(step.day)}" if step.day else ""
        yield f"Volgende stap: {step.step.title} ({step.owner}){until}."


def _is_model(opened: OpenedElection) -> bool:
    """Tell if any day comes from the model rules."""
    return any("SER" in row.origin and row.day for row in opened.rows)


def result_lines(result: Result, opened: OpenedElection) -> Iterator[str]:
    """Yield the result: turnout, lists, who is elected and who stands in reserve."""
    facts = opened.facts
    part = turnout(facts)
    if part is not None:
        invalid = f", {facts.invalid} blanco of ongeldig" if facts.invalid else ""
        yield f"Opkomst: {facts.ballots} van {facts.voters} kiezers, {percent(part)}{invalid}"
    outcome = result.outcome
    if outcome is None:
        return
    if result.needs_no_vote:
        yield "Er zijn niet meer kandidaten dan zetels: een stemming is niet nodig."
    if outcome.shares and not result.needs_no_vote and outcome.quota:
        yield f"Kiesdeler: {quota_words(outcome.quota)}"
        for share in outcome.shares:
            seats = counted(share.seats, "zetel", "zetels")
            yield f"Lijst {share.name}: {share.votes} stemmen, {seats}"
    for title, people in (("Gekozen", outcome.elected), ("Reserve", outcome.reserve)):
        if people:
            yield f"{title}:"
        for one in people:
            votes = "" if one.votes is None else f" · {one.votes} stemmen"
            group = f" · {one.list_name}" if one.list_name else ""
            yield from hanging(visible(f"{one.name}{group}{votes}"), "- ").splitlines()
    for tie in outcome.ties:
        if tie.won:
            yield f"Door loting: {', '.join(tie.won)} (tussen {' en '.join(tie.between)})"


def quota_words(quota: Fraction) -> str:
    """Return a quota as people write it: 42,67; nothing is counted with it."""
    return f"{float(quota):.2f}".replace(".", ",")


def move_table(move: ElectionMove) -> Iterator[tuple[str, ...]]:
    """Yield what moves as rows of a table."""
    for one in move.moved:
        remarks = [*one.remarks, *(["is al geweest"] if one.is_past else [])]
        yield (one.title, _day(one.old), _day(one.new), ", ".join(remarks))


def _day(day: datetime.date | None) -> str:
    return f"{short_date(day)} {day.year}" if day else "geen dag"


def list_table(found: Sequence[OpenedElection]) -> Iterator[tuple[str, ...]]:
    """Yield the elections as rows of a table."""
    for one in found:
        step = one.next
        words = f"{step.step.title} · {short_date(step.day)}" if step and step.day else ""
        yield (one.number, _day(one.facts.day), one.facts.status.value, one.facts.title, words)


def election_object(opened: OpenedElection) -> dict[str, object]:
    """Return an election as programs read it."""
    facts = opened.facts
    result = result_of(facts)
    part = turnout(facts)
    outcome = result.outcome
    return {
        "nummer": opened.number,
        "titel": facts.title,
        "verkiezingsdag": facts.day.isoformat() if facts.day else None,
        "status": facts.status.value,
        "zetels": facts.seats,
        "kandidaten": facts.candidates,
        "stappen": [_row_object(row) for row in opened.rows],
        "let-op": [problem.message for problem in opened.problems],
        "opkomst": percent(part) if part is not None else None,
        "lijsten": [
            {"lijst": one.name, "stemmen": one.votes, "zetels": one.seats}
            for one in (outcome.shares if outcome else ())
        ],
        "gekozen": list(facts.elected),
        "reserve": list(facts.reserve),
        "pad": opened.note.path,
    }


def _row_object(row: PlanRow) -> dict[str, object]:
    return {
        "stap": row.step.title,
        "wie": row.owner,
        "dag": row.day.isoformat() if row.day else None,
        "verwacht": row.is_expected,
        "stand": row.stand.value,
        "regel": row.origin,
        "gebeurtenis": row.event,
        "let-op": list(row.remarks),
    }
