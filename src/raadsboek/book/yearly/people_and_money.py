"""The blocks of a year about people and money: seats, elections, training, budget, annual report.

Numbers only: who had how much training is nobody's business here.
"""

from raadsboek.book.budget.overview import budget_in
from raadsboek.book.offices import offices
from raadsboek.book.training.planning import plan_of
from raadsboek.book.yearly.asking import Asking, named
from raadsboek.core import money
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import (
    annual_report,
    budget_post,
    election,
    member,
)
from raadsboek.core.kinds import (
    training as kind_of_training,
)
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.kinds.training import TrainingStatus
from raadsboek.core.note import text_in
from raadsboek.core.number_words import counted
from raadsboek.core.yearly.overview import YearBlock, YearLine


def seats(asking: Asking) -> YearBlock:
    """Return how many seats are taken, and which terms end in the year."""
    found = offices(asking.book, asking.council.short, asking.today)
    total = asking.council.seats
    taken = (
        f"{len(found.sittings)} van {total} zetels bezet"
        if total
        else counted(len(found.sittings), "zetel bezet", "zetels bezet")
    )
    return YearBlock(
        name="Zetels",
        summary=taken,
        lines=tuple(
            YearLine(
                words=f"zitting van {counted(len(one.sittings), 'lid', 'leden')} loopt af",
                day=one.day,
            )
            for one in found.leavings
            if one.day.year == asking.year
        ),
        asks=(f"{counted(found.vacant, 'zetel is', 'zetels zijn')} leeg.",) if found.vacant else (),
        screen="leden-zetels",
        kind=member.KIND.name,
    )


def elections(asking: Asking) -> YearBlock:
    """Return the elections of the year; to open is the one that comes, else the last one."""
    found = sorted(
        (
            (day, meta)
            for day, meta in asking.dated(election.KIND, "verkiezingsdag")
            if text_in(meta, "status") != ElectionStatus.CANCELLED
        ),
        key=lambda one: one[0],
    )
    ahead = [meta for day, meta in found if day >= asking.today]
    nearest = [*ahead, *(meta for _day, meta in reversed(found))]
    return YearBlock(
        name="Verkiezingen",
        summary=counted(len(found), "verkiezing", "verkiezingen") if found else "geen verkiezing",
        lines=tuple(
            YearLine(
                words=named(meta), day=day, short=text_in(meta, "nummer"), path=str(meta["pad"])
            )
            for day, meta in found
        ),
        screen="verkiezing",
        kind=election.KIND.name,
        path=str(nearest[0]["pad"]) if nearest else "",
    )


def training(asking: Asking) -> YearBlock:
    """Return the training of the year: how much was followed and planned, in numbers."""
    found = list(asking.dated(kind_of_training.KIND, "datum"))
    plan = plan_of(asking.book, asking.council.short, asking.year)
    count = {
        status: sum(one.note.status is status for one in plan.trainings)
        for status in TrainingStatus
    }
    told = [f"{number} {status.value}" for status, number in count.items() if number]
    return YearBlock(
        name="Scholing",
        summary=" · ".join([*told, money.in_words(plan.cost)])
        if plan.trainings
        else "geen scholing",
        lines=tuple(
            YearLine(
                words=named(meta), day=day, short=text_in(meta, "nummer"), path=str(meta["pad"])
            )
            for day, meta in sorted(found, key=lambda one: one[0])
        ),
        screen="scholing",
        kind=kind_of_training.KIND.name,
    )


def budget(asking: Asking) -> YearBlock:
    """Return the budget of the year against what was committed and paid on its posts."""
    found = budget_in(asking.book, asking.year, asking.council.short)
    spent, planned = money.in_words(found.total.used), money.in_words(found.total.budgeted)
    over = len(found.overspent)
    return YearBlock(
        name="Begroting",
        summary=f"{spent} van {planned} betaald of verplicht" if found.posts else "geen begroting",
        asks=(f"Op {counted(over, 'post', 'posten')} is meer uitgegeven dan begroot.",)
        if over
        else (),
        screen="begroting",
        kind=budget_post.KIND.name,
    )


def report(asking: Asking) -> YearBlock:
    """Return how far the annual report is that was made in this year, about the year before."""
    found = [
        meta
        for meta in asking.notes(annual_report.KIND)
        if (end := day_as_kept(text_in(meta, "tot"))) and end.year == asking.year - 1
    ]
    words = [f"{named(meta)}: {text_in(meta, 'status') or 'concept'}" for meta in found]
    return YearBlock(
        name="Jaarverslag",
        summary=" · ".join(words) or f"over {asking.year - 1} is er nog geen jaarverslag",
        screen="jaarverslag",
        about=asking.year - 1,
        kind=annual_report.KIND.name,
    )
