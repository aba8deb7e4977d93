"""The law of a day: an older version beside the newer one, and a dossier that keeps its own."""

import datetime

import pytest

from raadsboek.core.council import Council, CouncilForm
from raadsboek.core.note import Value
from raadsboek.core.trajectories.dossier import Dossier, work_out
from raadsboek.vault.procedures import read_law

LAW = read_law()
SCHOOL = Council(name="MR De Regenboog", form=CouncilForm.SCHOOL_COUNCIL)
CHANGED = datetime.date(2017, 1, 1)


def _dossier(form: str, *lines: str) -> Dossier:
    meta: dict[str, Value] = {"soort": "traject", "vorm": form, "gebeurtenissen": [*lines]}
    return work_out(meta, LAW, SCHOOL)


@pytest.mark.parametrize("name", ["wms.advies", "wms.instemming", "wms.reglement", "wms.beroep"])
def test_the_disputes_of_the_wms_changed_on_one_day(name: str) -> None:
    """Up to and including 31 December 2016 the old text holds, from the day after the new one."""
    old = LAW.find(name, CHANGED - datetime.timedelta(days=1))
    new = LAW.find(name, CHANGED)
    assert old is not None
    assert new is not None
    assert (old.valid_until, new.valid_from) == (datetime.date(2016, 12, 31), CHANGED)
    assert LAW.find(name, datetime.date(1990, 1, 1)) is old
    assert LAW.find(name, datetime.date.max) is new


def test_a_dossier_keeps_the_law_of_the_day_it_began() -> None:
    """Asked in 2016 and decided in 2017: the nullity of the new law is not of that dossier."""
    began = _dossier("instemming", "2016-12-15 aanvraag", "2017-02-01 besluit")
    assert [one.step.id for one in began.deadlines if one.last] == []
    later = _dossier("instemming", "2017-01-15 aanvraag", "2017-02-01 besluit")
    assert [one.step.id for one in later.deadlines if one.last] == ["nullity"]


def test_the_key_with_the_day_of_receipt_chooses_the_version_too() -> None:
    """A note of before there were events has its day of receipt in a key."""
    meta = {"soort": "traject", "vorm": "advies", "ontvangen": "2016-12-15"}
    procedure = work_out(meta, LAW, SCHOOL).procedure
    assert procedure.valid_until == datetime.date(2016, 12, 31)


def test_the_report_of_the_accountant_is_asked_since_2023() -> None:
    """What WOR 31a(8) asks is no step of the years before."""
    steps = {}
    for year in (2022, 2023):
        found = LAW.find("wor.jaarcyclus", datetime.date(year, 1, 1))
        assert found is not None
        steps[year] = {step.id for step in found.steps}
    assert steps[2023] - steps[2022] == {"accountant"}
    assert steps[2022] < steps[2023]


def test_before_the_first_version_that_is_known_that_one_is_the_nearest() -> None:
    """The Wmcz 2018 tells nothing of 2019; what it says is shown all the same."""
    found = LAW.find("wmcz.advies", datetime.date(2019, 1, 1))
    assert found is not None
    assert found.valid_from == datetime.date(2020, 7, 1)


@pytest.mark.parametrize(
    ("law", "form", "name"),
    [
        ("WOR", "advies", "wor.advies"),
        ("WOR", "instemming", "wor.instemming"),
        ("WOR", "initiatief", "wor.initiatief"),
        ("WOR", "ongevraagd advies", "wor.initiatief"),
        ("WOR", "benoeming bestuurder", "wor.bestuurder"),
        ("WOR", "geschil", "wor.geschil"),
        ("Wms", "advies", "wms.advies"),
        ("Wms", "instemming", "wms.instemming"),
        ("Wms", "initiatief", "wms.initiatief"),
        ("Wms", "ongevraagd advies", "wms.initiatief"),
        ("Wms", "geschil", "wms.beroep"),
        ("Wmcz 2018", "advies", "wmcz.advies"),
        ("Wmcz 2018", "instemming", "wmcz.instemming"),
        ("Wmcz 2018", "initiatief", "wmcz.ongevraagd"),
        ("Wmcz 2018", "ongevraagd advies", "wmcz.ongevraagd"),
        ("Wmcz 2018", "geschil", "wmcz.geschil"),
    ],
)
def test_a_form_of_dossier_has_its_procedure_under_each_law(law: str, form: str, name: str) -> None:
    """Which procedure a dossier follows, comes from its form and the law of its council."""
    found = LAW.for_form(law, form, datetime.date(2026, 11, 22))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("law", "form"),
    [
        ("WOR", "informatie"),
        ("Wms", "informatie"),
        ("Wmcz 2018", "informatie"),
        ("Wms", "benoeming bestuurder"),
        ("Wmcz 2018", "benoeming bestuurder"),
        ("Reglement PVT", "advies"),
    ],
)
def test_where_no_law_says_how_it_goes_there_is_no_procedure(law: str, form: str) -> None:
    """Nothing is made up for a form of which the law sets no course."""
    assert LAW.for_form(law, form, datetime.date(2026, 11, 22)) is None
