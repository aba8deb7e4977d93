"""The arithmetic of a deadline as rows: from the start to the last day, rest day by rest day."""

import datetime
from collections.abc import Iterator

from raadsboek.core.dates import MONTHS, long_date
from raadsboek.core.terms.counting import BACKWARD
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
    if step.kind is TermKind.LAW and step.term.form is TermForm.BACKWARD:
        yield Row("schuift niet op", "", f"{ACT} {BACKWARD}")
    elif counted.excluded:
        yield Row("schuift niet op", "", f"{ACT} {counted.excluded}")
    elif step.kind is not TermKind.LAW:
        yield Row("schuift niet op", "", f"{ACT} geldt niet: {step.kind}, geen wet")
    elif step.rolling is Rolling.NO and counted.rests:
        yield Row("schuift niet op", "", f"{ACT} hier niet toegepast")
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
        label = "laatste dag"
        remark = f"{MONTHS[end.month - 1]} {end.year} heeft geen {start.day}e; {_MONTHS_RULE}"
    elif term.unit is not Unit.DAY:
        label, remark = "zelfde dagnummer", _MONTHS_RULE
    return Row(label, long_date(end), remark)


def is_own_day(deadline: Deadline) -> bool:
    """Tell if the day was written down as such, so that nothing is counted."""
    return deadline.event.name == deadline.step.id and not deadline.step.term.number
