"""The arithmetic of a deadline as rows: from the start to the last day, rest day by rest day."""

import datetime
from collections.abc import Iterator

from raadsboek.core.dates import MONTHS, long_date
from raadsboek.core.terms.counting import exclusion
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.explanation import Row
from raadsboek.core.terms.procedure import Rolling, TermForm, TermKind, Unit

ACT = "Algemene termijnenwet"
_MONTHS_RULE = "HR 1 september 2017"


def arithmetic(deadline: Deadline) -> Iterator[Row]:
    """Yield the end as counted, and each step from there to the last day."""
    step, counted = deadline.step, deadline.counted
    if counted is None:
        if deadline.is_beyond_calendar:
            yield Row("let op", "deze datum valt buiten de kalender; klopt het jaar?")
        return
    if is_own_day(deadline):
        return
    yield _nominal(deadline, counted.nominal)
    if counted.stretched:
        yield Row("verlengd", "tot er twee gewone dagen in zitten", f"{ACT} art. 2")
    for day, name in counted.passed:
        yield Row("rustdag", long_date(day), name)
    if step.kind is not TermKind.LAW:
        yield Row("schuift niet op", "", f"{ACT} geldt niet: {step.kind}, geen wet")
    elif reason := exclusion(step.term) or (step.rolling is Rolling.NO and "hier niet toegepast"):
        yield Row("schuift niet op", "", f"{ACT} {reason}")
    elif not counted.passed and not counted.stretched:
        yield Row("rustdag?", "nee", f"{ACT} art. 1")


def _nominal(deadline: Deadline, end: datetime.date) -> Row:
    term, start = deadline.step.term, deadline.event.day
    label, remark = "geteld tot", "de dag zelf telt niet mee"
    if term.form is TermForm.CALENDAR:
        label, remark = "vaste dag", ""
    elif term.unit is Unit.WEEK:
        label = "zelfde weekdag"
    elif term.unit in (Unit.MONTH, Unit.YEAR) and end.day != start.day:
        label = "einde van de maand"
        remark = f"{MONTHS[end.month - 1]} {end.year} heeft geen {start.day}e; {_MONTHS_RULE}"
    elif term.unit is not Unit.DAY:
        label, remark = "zelfde dagnummer", _MONTHS_RULE
    return Row(label, long_date(end), remark)


def is_own_day(deadline: Deadline) -> bool:
    """Tell if the day was written down as such, so that nothing is counted."""
    step = deadline.step
    is_counted = step.term.form is not TermForm.FORWARD or step.term.number > 0
    return deadline.event.name == step.id and not is_counted
