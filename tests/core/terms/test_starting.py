"""From which event a term runs: two starts, a second round, and what an event says of itself."""

import datetime

from raadsboek.core.terms.deadline import Deadline, Reading, State, deadlines
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.event_lines import read_event
from raadsboek.vault.procedures import read_law


def of_step(procedure: str, step: str, *lines: str) -> list[Deadline]:
    """Return the deadlines of one step after these events."""
    law = read_law()
    found = law.find(procedure, datetime.date(2026, 1, 1))
    assert found is not None
    return [one for one in deadlines(found, events(*lines), law.rest) if one.step.id == step]


def events(*lines: str) -> list[Event]:
    """Return the events that these lines say."""
    return [event for line in lines if (event := read_event(line)) is not None]


def days(found: list[Deadline]) -> list[tuple[str, str, str]]:
    """Return reading, last day and safe day of each."""
    return [(one.reading.value, str(one.last), str(one.safe)) for one in found]


def test_reasons_that_came_later_give_an_arguable_day() -> None:
    """The month of WOR 26(2) runs from the decision; from the reasons it can be defended."""
    found = of_step("wor.advies", "appeal", "2026-03-02 besluit afwijkend", "2026-03-16 redenen")

    assert days(found) == [
        ("veilig", "2026-04-02", "2026-04-02"),
        ("verdedigbaar", "2026-04-16", "2026-04-02"),
    ]
    assert [start.event.name for start in found[1].starts] == ["besluit", "redenen"]


def test_reasons_in_the_decision_itself_leave_one_day() -> None:
    """What is said once more later starts nothing."""
    found = of_step(
        "wor.advies", "appeal", "2026-03-02 besluit afwijkend, met redenen", "2026-03-16 redenen"
    )

    assert days(found) == [("", "2026-04-02", "2026-04-02")]


def test_reasons_on_the_same_day_leave_one_day() -> None:
    """Two letters of one day are one start."""
    found = of_step("wor.advies", "appeal", "2026-03-02 besluit", "2026-03-02 redenen")

    assert days(found) == [("", "2026-04-02", "2026-04-02")]


def test_execution_before_the_notice_gives_the_safe_day() -> None:
    """WOR 27(5): failing a notice the month runs from what the council found; a notice restarts."""
    found = of_step("wor.instemming", "nullity", "2026-03-02 uitvoering", "2026-03-16 besluit")

    assert days(found) == [
        ("veilig", "2026-04-02", "2026-04-02"),
        ("verdedigbaar", "2026-04-16", "2026-04-02"),
    ]


def test_execution_after_the_notice_starts_nothing() -> None:
    """The notice counts as soon as there is one."""
    found = of_step("wor.instemming", "nullity", "2026-03-02 besluit", "2026-03-16 uitvoering")

    assert days(found) == [("", "2026-04-02", "2026-04-02")]


def test_execution_alone_starts_the_month() -> None:
    """Without any notice the day that the council found out is the only one there is."""
    found = of_step("wor.instemming", "nullity", "2026-03-02 uitvoering")

    assert days(found) == [("", "2026-04-02", "2026-04-02")]


def test_a_decision_that_follows_the_advice_starts_no_month() -> None:
    """Suspension and appeal are for a decision that deviates."""
    assert of_step("wor.advies", "appeal", "2026-03-02 besluit conform") == []
    assert of_step("wor.advies", "suspension", "2026-03-02 besluit conform") == []


def test_a_decision_of_which_nobody_wrote_it_down_is_counted_and_marked() -> None:
    """The date is shown, since missing it costs more than one line too many."""
    [unknown] = of_step("wor.advies", "appeal", "2026-03-02 besluit")
    [known] = of_step("wor.advies", "appeal", "2026-03-02 besluit afwijkend")

    assert (unknown.is_certain, known.is_certain) == (False, True)


def test_reasons_for_deviating_tell_that_the_decision_deviates() -> None:
    """Nobody gives reasons for deviating from what he follows."""
    found = of_step("wor.advies", "appeal", "2026-03-02 besluit", "2026-03-16 redenen")

    assert [one.is_certain for one in found] == [True, True]


def test_a_new_decision_after_an_appeal_has_a_month_of_its_own() -> None:
    """The appeal against the first decision settles nothing of the second."""
    found = of_step(
        "wor.advies",
        "appeal",
        "2026-03-02 besluit afwijkend",
        "2026-03-30 beroep",
        "2026-06-01 besluit afwijkend",
    )

    assert [one.state for one in found] == [State.SETTLED, State.OPEN]
    assert days(found)[1] == ("", "2026-07-01", "2026-07-01")


def test_a_decision_that_is_sent_twice_keeps_the_first_day_safe() -> None:
    """As long as nothing was done in between, the second letter is an argument and no more."""
    found = of_step(
        "wor.advies", "appeal", "2026-03-02 besluit afwijkend", "2026-03-10 besluit afwijkend"
    )

    assert [one.reading for one in found] == [Reading.SAFE, Reading.ARGUABLE]
    assert {one.safe for one in found} == {datetime.date(2026, 4, 2)}


def test_what_is_counted_back_belongs_to_its_own_meeting() -> None:
    """WOR 14(2)g: each meeting has its agenda, made known before that meeting."""
    found = of_step(
        "wor.vergadering",
        "agenda",
        "2026-03-02 agenda",
        "2026-03-12 vergadering",
        "2026-04-16 vergadering",
    )

    assert [(one.state, str(one.last)) for one in found] == [
        (State.SETTLED, "2026-03-05"),
        (State.OPEN, "2026-04-09"),
    ]


def test_a_year_that_does_not_exist_gives_no_day_and_says_so() -> None:
    """Beyond the calendar there is no date, and that is no 'geen wettelijke termijn'."""
    [found] = of_step("wor.advies", "appeal", "9999-12-15 besluit")

    assert found.last is None
    assert found.is_beyond_calendar


def test_days_by_decree_that_nobody_knows_are_marked() -> None:
    """A term of the law that ends after 2028 may end later; one of years does not move."""
    [known] = of_step("wor.advies", "appeal", "2028-11-01 besluit")
    [unknown] = of_step("wor.advies", "appeal", "2028-12-04 besluit")

    assert (known.is_covered, unknown.is_covered) == (True, False)
