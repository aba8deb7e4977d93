"""What holds for every procedure in the data of the law, in all its versions."""

import re
from collections.abc import Iterator

import pytest
from law_cases import Case, Expected, all_cases

from raadsboek.core.terms.common_events import COMMON_EVENTS
from raadsboek.core.terms.deadline import deadlines
from raadsboek.core.terms.procedure import Procedure, Rolling, TermForm, TermKind, Unit
from raadsboek.vault.procedures import PROCEDURES, read_addresses, read_law

LAW = read_law()
CASES = all_cases()

STEPS = {
    "wor.advies": "request consult advice decision suspension appeal cassation",
    "wor.bestuurder": "request consult decision",
    "wor.instemming": "request consult or_decision decision court_consent nullity injunction",
    "wor.initiatief": "proposal consult reply",
    "wor.overlegvergadering": "meet agenda expert",
    "wor.jaarcyclus": (
        "agvz toezicht resultaten verwachtingen jaarrekening begroting accountant sociaal uitzend "
        "beloning_info beloning_gesprek pensioen jaarverslag_or budget_or uren scholing"
    ),
    "wor.zittingsperiode": "gegevens voorzitter namen",
    "wor.verkiezing": (
        "announce objection_date register objection_register union_lists free_lists "
        "publish_lists election result objection_result keep_ballots court"
    ),
    "wor.vergadering": "agenda verslag quorum",
    "wor.reglement": "hear copy ser_rules",
    "wor.commissie": "propose objection",
    "wor.geheimhouding": "impose secretariat consult_third after lift",
    "wor.kosten": "notify",
    "wor.geschil": "kantonrechter bedrijfscommissie",
    "wor.klein": "personeelsvergadering gang_van_zaken",
    "wms.advies": "request advice further_talk notice suspension dispute",
    "wms.instemming": "request mr_decision choice submit nullity",
    "wms.reglement": "statuut reglement extra_powers choice submit",
    "wms.initiatief": "consult reply",
    "wms.beroep": "appeal",
    "wms.jaarcyclus": (
        "begroting bekostiging jaarverslag_bg beloning start_schooljaar uren klachten verslag_mr "
        "toezicht"
    ),
    "wmcz.advies": "request advice consult decision",
    "wmcz.instemming": "request council_decision replace nullity",
    "wmcz.ongevraagd": "advice reply",
    "wmcz.geschil": "suspension appeal",
    "wmcz.jaarcyclus": "beleid",
    "wmcz.verkiezing": "election",
    "wms.verkiezing": "election",
}
ACTORS = {
    "WOR": {
        "ondernemer", "ondernemingsraad", "beide", "secretaris", "toezichthouders", "accountant",
        "ondernemer of raad", "belanghebbenden", "vakbonden", "kandidaten",
    },
    "Wms": {"bevoegd gezag", "medezeggenschapsraad", "raad of geleding", "beide"},
    "Wmcz 2018": {"instelling", "cliëntenraad", "beide"},
}  # fmt: skip
ENGLISH = re.compile(
    r"\b(the|and|with|without|within|when|where|council|works|decision|entrepreneur|advice|consent|"
    r"month|months|weeks|days|year|years|notice|request|meeting|appeal|court|employer|staff|must|"
    r"may|should|shall|from|after|before|election|members|rules|written|law|act)\b",
    re.IGNORECASE,
)


def _id(procedure: Procedure) -> str:
    return f"{procedure.name} {procedure.valid_from or 'begin'}"


class TestEveryProcedure:
    """One procedure in one version."""

    @pytest.fixture(params=LAW.procedures, ids=_id)
    def procedure(self, request: pytest.FixtureRequest) -> Procedure:
        """Return one of all versions of all procedures."""
        found = request.param
        assert isinstance(found, Procedure)
        return found

    def test_every_step_is_one_of_the_list_and_asked_of_somebody_we_know(
        self, procedure: Procedure
    ) -> None:
        """Its steps come in the order of the list; an older version may miss some."""
        ids = [step.id for step in procedure.steps]
        assert ids == [one for one in STEPS[procedure.name].split() if one in ids]
        assert {step.actor for step in procedure.steps} <= ACTORS[procedure.law]

    def test_whatever_a_reader_sees_is_dutch(self, procedure: Procedure) -> None:
        """No English is left in titles, texts and terms; the ids of steps are not shown."""
        for text in _shown(procedure):
            assert not ENGLISH.search(text), text

    def test_a_step_says_what_is_done_and_where_that_stands(self, procedure: Procedure) -> None:
        """Every step has an article or the rules, a sentence, and an address to read it at."""
        for step in procedure.steps:
            assert step.article, step.id
            assert step.what.endswith("."), step.id
            assert step.title[0].isupper(), step.id
            assert step.source.startswith("http"), step.id
            assert step.after, step.id

    def test_a_term_of_law_says_if_it_moves_off_a_rest_day(self, procedure: Procedure) -> None:
        """Weeks and months of law move, or are assumed to; years and backward terms do not."""
        for step in procedure.steps:
            if step.term.form is TermForm.FORWARD:
                moves = step.kind is TermKind.LAW and step.term.unit is not Unit.YEAR
                assert (step.rolling is not Rolling.NO) is moves, step.id
            else:
                assert step.rolling is Rolling.NO, step.id

    def test_no_event_waits_for_itself(self, procedure: Procedure) -> None:
        """From every event a way leads back to one that needs no cause."""
        possible = {one.name for one in COMMON_EVENTS}
        left = list(procedure.events)
        while ready := [one for one in left if not one.after or possible & {*one.after}]:
            possible |= {one.name for one in ready}
            left = [one for one in left if one not in ready]
        assert not left

    def test_every_term_with_a_day_has_a_worked_case(self, procedure: Procedure) -> None:
        """A case under this version of the law lets each such step start."""
        worked = {
            row.step
            for case in CASES
            if LAW.find(case.procedure, case.day) is procedure
            for row in case.expected
        }
        dated = {step.id for step in procedure.steps if _gives_a_day(step.term.form)}
        assert dated <= worked

    def test_a_procedure_with_days_has_at_least_three_cases(self, procedure: Procedure) -> None:
        """Three cases or more, over all versions."""
        if any(_gives_a_day(step.term.form) for step in procedure.steps):
            assert sum(case.procedure == procedure.name for case in CASES) >= 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.procedure}: {case.name}")
def test_a_worked_case_comes_out(case: Case) -> None:
    """Every date of the case comes out, in order, and no other."""
    procedure = LAW.find(case.procedure, case.day)
    assert procedure is not None
    assert {event.name for event in case.events} <= {one.name for one in procedure.events}
    found = [
        Expected(
            one.step.id,
            one.event.name,
            one.counted.nominal.isoformat(),
            one.counted.last.isoformat(),
            one.safe.isoformat() if one.safe else "",
            one.state.value,
        )
        for one in deadlines(procedure, case.events, LAW.rest)
        if one.counted is not None
    ]
    assert found == [*case.expected]


def test_the_law_holds_all_procedures_and_all_steps() -> None:
    """All 28 procedures stand in the newest version with their 115 steps."""
    newest = {one.name: one for one in LAW.procedures if one.valid_until is None}
    assert {name: [step.id for step in one.steps] for name, one in newest.items()} == {
        name: steps.split() for name, steps in STEPS.items()
    }
    assert len(newest) == 28
    assert sum(len(one.steps) for one in newest.values()) == 115


def test_every_source_that_the_law_names_has_an_address() -> None:
    """The list of sources can be read, and so can what every step leans on."""
    faults: list[str] = []
    known = {*read_addresses(PROCEDURES, faults)}
    used = {name for one in LAW.procedures for step in one.steps for name in step.sources}
    assert not faults
    assert used <= known


def _gives_a_day(form: TermForm) -> bool:
    return form in (TermForm.FORWARD, TermForm.BACKWARD, TermForm.CALENDAR)


def _shown(procedure: Procedure) -> Iterator[str]:
    yield from (procedure.title, procedure.article, procedure.read, procedure.note)
    yield from (event.title for event in procedure.events)
    yield from (event.name for event in procedure.events)
    for step in procedure.steps:
        yield from (step.title, step.actor, step.article, step.what, step.term.words)
        yield from (step.consequence, step.extension, step.note)
