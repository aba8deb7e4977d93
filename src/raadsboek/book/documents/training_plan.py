"""The plan of training (scholingsplan) of a year: what each is entitled to, and what there is.

Whoever is not of the council reads numbers only: nobody's name, and not who went where.
"""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal

from raadsboek.book.documents.list_words import without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.training.planning import known_rule
from raadsboek.core.bottlenecks import Noted
from raadsboek.core.documents.blocks import Block, Inlines
from raadsboek.core.documents.composing import (
    day_in_table,
    heading,
    lines,
    paragraph,
    plain,
    reference,
    table,
)
from raadsboek.core.kinds import training
from raadsboek.core.kinds.member import Member
from raadsboek.core.kinds.training import Training, TrainingStatus
from raadsboek.core.money import amount
from raadsboek.core.money import in_words as euros
from raadsboek.core.note import Note, Value
from raadsboek.core.quantities import in_words
from raadsboek.core.schema import check
from raadsboek.core.training.own import own_of
from raadsboek.core.training.plan import TrainingPlan, training_plan
from raadsboek.core.training.wording import COLUMNS, cells, remarks

_WIDTHS = (23, 23, 8, 10, 10, 12, 14)
_TRAINING_LABELS = ("Nummer", "Scholing", "Wie", "Eerste dag", "Dagen", "Kosten", "Status")
_TRAINING_WIDTHS = (10, 28, 21, 13, 8, 11, 9)
_PUBLIC_LABELS = ("Scholing", "Eerste dag", "Deelnemers", "Dagen", "Kosten", "Status")
_PUBLIC_WIDTHS = (34, 16, 13, 9, 14, 14)
_TO_TELL = (TrainingStatus.FOLLOWED, TrainingStatus.PLANNED, TrainingStatus.WISHED)


def build(making: Making, subject: Note | None) -> Made:
    """Return the plan of the year that was asked for, else of the training, else of today."""
    year = _year(making, subject)
    plan = _plan(making, year)
    told = [one for one in plan.trainings if one.note.status in _TO_TELL]
    blocks: list[Block] = []
    if not making.is_public and plan.lines:
        rows = [[plain(cell) for cell in cells(line)] for line in plan.lines]
        blocks += [heading("Per lid"), table(COLUMNS, rows, _WIDTHS)]
    blocks.append(heading("Scholingen"))
    if told:
        blocks.append(_trainings(making, told))
    blocks += without_hidden(making, len(told), "scholingen")
    blocks.append(paragraph(_in_total(plan)))
    blocks.append(heading("Waar recht op is"))
    blocks += [paragraph(words) for words in remarks(plan)]
    return Made(title=f"Scholingsplan {year}", blocks=tuple(blocks))


def _year(making: Making, subject: Note | None) -> int:
    if making.period.isdecimal():
        return int(making.period)
    found, _problems = check(Training, subject.meta) if subject is not None else (None, ())
    return found.date.year if found is not None and found.date else making.today.year


def _plan(making: Making, year: int) -> TrainingPlan:
    council = making.book.settings.council(making.organ)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return training_plan(
        list(_members(making.members_between(first, last))),
        [one for one in _noted(making) if _is_in(one.note, year)],
        year=year,
        rule=known_rule(council.law_name, year),
        own=own_of(council.training),
    )


def _members(metas: list[Mapping[str, Value]]) -> Iterator[Member]:
    for meta in metas:
        found, _problems = check(Member, meta)
        if found is not None:
            yield found


def _noted(making: Making) -> Iterator[Noted[Training]]:
    for meta in making.notes(training.KIND):
        found, _problems = check(Training, meta)
        if found is not None:
            yield Noted(str(meta["pad"]), found)


def _is_in(one: Training, year: int) -> bool:
    return one.date.year == year if one.date else f"{year}" in one.number


def _trainings(making: Making, told: list[Noted[Training]]) -> Block:
    ordered = sorted(told, key=lambda one: (one.note.date or datetime.date.max, one.note.number))
    if making.is_public:
        rows = [_public_row(one.note) for one in ordered]
        return table(_PUBLIC_LABELS, rows, _PUBLIC_WIDTHS)
    rows = [_row(making, one.note) for one in ordered]
    return table(_TRAINING_LABELS, rows, _TRAINING_WIDTHS)


def _row(making: Making, one: Training) -> tuple[Inlines, ...]:
    return (
        reference(one.number),
        lines([plain(one.title), plain(one.provider), plain(one.goal, italic=True)]),
        making.names(one.people, one.date or making.today),
        plain(day_in_table(one.date) or "nog geen dag"),
        plain(one.days or ""),
        plain(_cost(one)),
        plain(one.status),
    )


def _public_row(one: Training) -> tuple[Inlines, ...]:
    return (
        plain(one.title),
        plain(day_in_table(one.date) or "nog geen dag"),
        plain(str(len(one.people))),
        plain(one.days or ""),
        plain(_cost(one)),
        plain(one.status),
    )


def _cost(one: Training) -> str:
    found = amount(one.cost or "")
    return euros(found) if found is not None else ""


def _in_total(plan: TrainingPlan) -> str:
    days = {
        status: sum((line.days(status) for line in plan.lines), Decimal(0))
        for status in (TrainingStatus.FOLLOWED, TrainingStatus.PLANNED)
    }
    right = sum((line.entitled.days or Decimal(0) for line in plan.lines), Decimal(0))
    used = " en ".join(f"{in_words(count)} {status.value}" for status, count in days.items())
    entitled = f", van {in_words(right)} dagen waar recht op is" if right else ""
    return f"Samen {used}{entitled}. Kosten: {euros(plan.cost)}."
