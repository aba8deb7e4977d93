"""When a step asks nothing any more: what makes it needless, and obligations of twice a year."""

import datetime

from raadsboek.core.terms.deadline import Deadline, State, deadlines
from raadsboek.core.terms.event import Event
from raadsboek.vault.procedures import read_law

_LAW = read_law()


def _of(name: str, step: str, **events: str) -> list[Deadline]:
    happened = [
        Event(day=datetime.date.fromisoformat(day), name=event)
        for event, days in events.items()
        for day in days.split()
    ]
    procedure = _LAW.find(name, datetime.date(2026, 6, 1))
    assert procedure is not None
    return [one for one in deadlines(procedure, happened, _LAW.rest) if one.step.id == step]


def test_a_consent_given_before_the_decision_leaves_no_nullity_to_invoke() -> None:
    """The council agreed, then the decision came: the month of WOR 27(5) asks nothing."""
    [deadline] = _of("wor.instemming", "nullity", instemming="2026-02-20", besluit="2026-03-03")
    assert deadline.state is State.WAIVED
    assert deadline.settled is not None
    assert deadline.settled.name == "instemming"


def test_without_a_consent_the_month_of_nullity_runs() -> None:
    """A decision after a refusal starts the month, as does one that nobody asked consent for."""
    for events in ({"weigering": "2026-02-20"}, {}):
        [deadline] = _of("wor.instemming", "nullity", **events, besluit="2026-03-03")
        assert deadline.state is State.OPEN
        assert deadline.last == datetime.date(2026, 4, 7)


def test_a_waiver_before_the_term_ran_counts_for_nothing() -> None:
    """No council can give up its appeal in advance (WOR 26)."""
    [deadline] = _of("wor.advies", "appeal", **{"geen-beroep": "2026-02-20"}, besluit="2026-03-03")
    assert deadline.state is State.OPEN


def test_what_is_due_twice_a_year_is_done_after_the_second_time() -> None:
    """One meeting on the general state of affairs leaves another to hold (WOR 24)."""
    once = {"jaar": "2026-01-01", "gang-van-zaken": "2026-03-12"}
    [deadline] = _of("wor.jaarcyclus", "agvz", **once)
    assert deadline.state is State.OPEN
    twice = {"jaar": "2026-01-01", "gang-van-zaken": "2026-03-12 2026-09-10"}
    [deadline] = _of("wor.jaarcyclus", "agvz", **twice)
    assert deadline.state is State.SETTLED
    assert deadline.settled is not None
    assert deadline.settled.day == datetime.date(2026, 9, 10)
