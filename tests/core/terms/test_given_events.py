"""Events as they are typed for the calculator, and a sentence for each that is wrong."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.terms.event import DEVIATING, WITHOUT_REASONS, Event
from raadsboek.core.terms.given_events import known_events, read_given
from raadsboek.core.terms.procedure import Procedure
from raadsboek.vault.procedures import read_law

TODAY = datetime.date(2026, 11, 22)
LAW = read_law()


def advice() -> Procedure:
    """Return the procedure that the cases are about."""
    found = LAW.find("wor.advies", TODAY)
    assert found is not None
    return found


def read(*words: str) -> tuple[list[Event], list[str]]:
    """Return the events, and what is wrong."""
    events, problems = read_given(words, advice(), LAW, today=TODAY)
    return events, [one.message for one in problems]


@pytest.mark.parametrize(
    "word",
    [
        "besluit=2026-03-03",
        "BESLUIT = 3 maart 2026",
        "besluit=di 3 maart 2026",
        "besluit=3-3-2026",
        " besluit =03/03/26",
    ],
)
def test_a_day_is_typed_as_anywhere_else(word: str) -> None:
    """Figures or words, with or without the day of the week."""
    assert read(word) == ([Event(day=datetime.date(2026, 3, 3), name="besluit")], [])


def test_what_is_said_of_an_event_comes_behind_a_colon() -> None:
    """More than one with a comma; a hyphen does for a space."""
    [event], wrong = read("besluit=2026-03-03: Afwijkend, zonder-redenen")

    assert wrong == []
    assert event.qualities == (DEVIATING, WITHOUT_REASONS)


def test_events_come_back_by_day() -> None:
    """The order in which they are typed does not matter."""
    events, wrong = read("besluit=2026-03-03", "aanvraag=2026-01-05", "advies=2026-02-02")

    assert wrong == []
    assert [one.name for one in events] == ["aanvraag", "advies", "besluit"]


@given(st.dates(datetime.date(1900, 1, 1)), st.sampled_from(known_events(advice())))
def test_every_event_of_a_procedure_can_be_typed(day: datetime.date, kind: object) -> None:
    """What the list names is what is understood."""
    name = getattr(kind, "name", "")

    assert read(f"{name}={day}") == ([Event(day=day, name=name)], [])


@given(
    st.lists(st.text(max_size=40) | st.from_regex(r"besluit=.{0,20}", fullmatch=True), max_size=4)
)
def test_whatever_is_typed_is_read_or_explained(words: list[str]) -> None:
    """Nothing raises, and nothing is passed over in silence."""
    events, problems = read_given(words, advice(), LAW, today=TODAY)

    assert len(events) + len(problems) >= len(words)
    assert all(one.message and one.fix for one in problems)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["besluit=2026-02-30"], "februari 2026 heeft 28 dagen"),
        (["besluit=29 feb 2026"], "februari 2026 heeft 28 dagen"),
        (["besluit=31-4-2026"], "april 2026 heeft 30 dagen"),
        (["besluit=2026-13-01"], "'2026-13-01' bestaat niet."),
        (["besluit=0000-01-01"], "'0000-01-01' bestaat niet."),
        (["besluit=ma 3 maart 2026"], "3 maart 2026 is een dinsdag"),
        (["besluit=gauw"], "'gauw' is geen datum"),
        (["besluit"], "'besluit' is geen gebeurtenis met een dag"),
        (["bsluit=2026-03-03"], "'bsluit' is geen gebeurtenis van wor.advies."),
        (["nietigheid=2026-03-03"], "wel van wor.instemming (WOR)"),
        (["besluit=2026-03-03:later"], "'later' zegt niets over een gebeurtenis"),
        (["besluit=2026-03-03:"], "achter de dubbele punt staat niets"),
        (["besluit=2026-03-03:conform,afwijkend"], "niet tegelijk 'conform' en 'afwijkend'"),
        (["besluit=2026-03-03", "besluit=2026-03-04"], "'besluit' staat er twee keer"),
        (["besluit=2026-03-03", "advies=2026-03-02", "aanvraag=2026-03-03"], "kan niet vóór"),
    ],
)
def test_what_cannot_be_is_said(words: list[str], message: str) -> None:
    """A day that does not exist, an effect before its cause, a word that is not known."""
    _, [wrong] = read(*words)

    assert message in wrong


def test_a_cause_that_is_not_given_is_no_matter() -> None:
    """Who only knows the day of the decision can count from it."""
    assert read("cassatie=2026-03-03")[1] == []
