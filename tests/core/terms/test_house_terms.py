"""The council's own terms: they fill in what the law leaves open and replace nothing it sets."""

import datetime

import pytest

from raadsboek.core.note import Value
from raadsboek.core.terms.deadline import Deadline, deadlines
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.explaining import explain, short_rule
from raadsboek.core.terms.house_terms import (
    house_term_problems,
    read_house_terms,
    with_house_terms,
)
from raadsboek.core.terms.procedure import TermKind
from raadsboek.vault.procedures import read_law


def row(**keys: str) -> Value:
    """Return a term of the council as it stands in raadsboek.yaml."""
    return {**keys}


def after(procedure: str, event: str, day: str, *rows: Value) -> dict[str, Deadline]:
    """Return what follows from one event with these terms of the council, by step."""
    law = read_law()
    terms, problems = read_house_terms([*rows])
    assert problems == []
    found = law.find(procedure, datetime.date.fromisoformat(day))
    assert found is not None
    start = Event(day=datetime.date.fromisoformat(day), name=event)
    return {
        one.step.id: one for one in deadlines(with_house_terms(found, terms), [start], law.rest)
    }


def test_a_term_for_what_the_law_leaves_open_is_filled_in() -> None:
    """Six weeks for advice, from the rules: it ends on Easter Monday itself and says so."""
    found = after(
        "wor.advies",
        "aanvraag",
        "2026-02-23",
        row(procedure="wor.advies", stap="Advies uitbrengen", termijn="zes weken", bron="art. 12"),
    )["advice"]

    assert (found.step.kind, str(found.last)) == (TermKind.RULES, "2026-04-06")
    assert found.counted is not None
    assert found.counted.rests == "Tweede paasdag"
    assert short_rule(found) == "6 weken na aanvraag ma 23 feb · art. 12 · reglement"
    assert "geen termijn (art. 25 lid 4 WOR)" in found.step.note


def test_a_term_beside_that_of_the_law_leaves_it_as_it_is() -> None:
    """An agreement on the month of appeal cannot make it longer."""
    own = row(procedure="wor.advies", stap="appeal", termijn="6 weken", soort="afspraak")
    found = after("wor.advies", "besluit", "2026-03-03", own, own)

    assert str(found["appeal"].last) == "2026-04-07"
    assert found["appeal"].step.kind is TermKind.LAW
    rows = explain(found["appeal-eigen"]).rows
    assert any("De dag van de wet gaat voor (art. 26 lid 2 WOR)" in one.value for one in rows)
    assert [name for name in found if name.startswith("appeal")] == [
        "appeal",
        "appeal-eigen",
        "appeal-eigen2",
    ]
    assert str(found["appeal-eigen"].last) == "2026-04-14"
    assert found["appeal-eigen"].step.consequence == ""


def test_a_duty_of_the_law_without_a_day_is_not_replaced() -> None:
    """The consultation stays a condition of the law, with the council's fortnight beside it."""
    found = after(
        "wor.advies",
        "aanvraag",
        "2026-03-03",
        row(procedure="wor.advies", stap="consult", termijn="2 weken", soort="afspraak"),
    )

    assert found["consult"].last is None
    assert str(found["consult-eigen"].last) == "2026-03-17"


def test_a_model_of_rules_gives_way_to_the_rules_of_the_council() -> None:
    """The election calendar of the SER is a model only: the own rules take its place."""
    law = read_law()
    election = law.find("wor.verkiezing", datetime.date(2026, 1, 1))
    assert election is not None
    model = next(one for one in election.steps if one.kind is TermKind.RULES)
    terms, _ = read_house_terms(
        [row(procedure="wor.verkiezing", stap=model.id, termijn="10 weken terug")]
    )
    steps = with_house_terms(election, terms).steps

    assert len(steps) == len(election.steps)
    assert next(one for one in steps if one.id == model.id).term.number == 10


def test_a_step_of_the_council_itself_is_added() -> None:
    """A term that the law does not know at all, with its own event to start it."""
    found = after(
        "wor.advies",
        "aanvraag",
        "2026-03-03",
        row(procedure="WOR.advies", stap="achterban raadplegen", termijn="10 dagen", na="aanvraag"),
    )["achterban raadplegen"]

    assert (str(found.last), found.step.article) == ("2026-03-13", "reglement")


@pytest.mark.parametrize("kind", ["reglement", "afspraak", "intern"])
def test_no_term_of_a_council_is_called_that_of_the_law(kind: str) -> None:
    """Nor does it roll: it ends on the Sunday to which it is counted."""
    found = after(
        "wor.advies",
        "aanvraag",
        "2026-03-01",
        row(procedure="wor.advies", stap="advice", termijn="4 weken", soort=kind),
    )["advice"]
    text = " ".join(" ".join((one.label, one.value, one.remark)) for one in explain(found).rows)

    assert str(found.last) == "2026-03-29"
    assert "wettelijk" not in text
    assert kind in text
    assert "zo 29 maart 2026 is een rustdag (zondag)" in text


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"termijn": "6 wekken"}, "Termijn 1: '6 wekken' is geen termijn."),
        ({"termijn": "zes wekken"}, "Termijn 1: 'zes wekken' is geen termijn."),
        ({"soort": "wettelijk"}, "Termijn 1: een eigen termijn kan niet 'wettelijk' zijn."),
    ],
)
def test_a_term_that_is_wrong_is_a_problem(keys: dict[str, str], message: str) -> None:
    """It counts for nothing and says what is wrong."""
    given = {"procedure": "wor.advies", "stap": "advice", "termijn": "6 weken", **keys}
    found, problems = read_house_terms([row(**given)])

    assert found == []
    assert [one.message for one in problems] == [message]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"procedure": "wor.avies"}, "er is geen procedure 'wor.avies'"),
        ({"stap": "adviseren"}, "wor.advies kent geen stap 'adviseren', en 'na' ontbreekt"),
        ({"na": "aanvrag"}, "wor.advies kent geen gebeurtenis 'aanvrag'"),
        ({"klaar-door": "klaar"}, "wor.advies kent geen gebeurtenis 'klaar'"),
    ],
)
def test_what_the_law_does_not_know_is_a_problem(keys: dict[str, str], message: str) -> None:
    """A misspelled name would give a term that never starts."""
    given = {"procedure": "wor.advies", "stap": "advice", "termijn": "6 weken", **keys}
    [problem] = house_term_problems(["los", row(**given)], read_law())[1:]

    assert problem.message.startswith("Termijn 2: ")
    assert message in problem.message


def test_what_the_law_knows_is_no_problem() -> None:
    """A term that names its procedure, step and events well is taken."""
    own = row(procedure="wor.advies", stap="advice", termijn="6 weken", na="compleet")

    assert house_term_problems([own], read_law()) == []
    assert house_term_problems([own], read_law(), "WOR") == []
    assert house_term_problems("", read_law()) == []


def test_a_term_of_another_law_than_that_of_the_council_is_named() -> None:
    """It would never run: no dossier of this council follows that procedure."""
    own = row(procedure="wor.advies", stap="Advies uitbrengen", termijn="6 weken")

    [problem] = house_term_problems([own], read_law(), "Wmcz 2018")

    assert problem.message == (
        "Termijn 1: wor.advies hoort bij de WOR, maar hier geldt de Wmcz 2018."
    )
