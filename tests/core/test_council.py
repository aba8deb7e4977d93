"""Several organs in one raadsboek: whose a note is, and how each of them numbers and decides."""

import pytest

from raadsboek.core.council import Council, CouncilForm, Settings
from raadsboek.core.kinds import KINDS, decision

OR = Council(name="OR De Linden", short="or", seats=9)
CR = Council(name="CR De Linden", short="cr", form=CouncilForm.CLIENT_COUNCIL)
BOTH = Settings(councils=(OR, CR))


def test_a_note_without_an_organ_belongs_to_the_first() -> None:
    """Old notes, and notes with a name that nobody knows, stay with the first organ."""
    assert BOTH.organ_of({}) == "or"
    assert BOTH.organ_of({"orgaan": " CR "}) == "cr"
    assert BOTH.organ_of({"orgaan": "vgwm"}) == "or"
    assert BOTH.organ_of({"orgaan": ["cr"]}) == "or"
    assert not BOTH.knows_organ("vgwm")
    assert BOTH.knows_organ("")


def test_a_second_organ_never_issues_a_number_of_the_first() -> None:
    """Without a form of its own, its short name stands in front of every number."""
    forms = [BOTH.number_form(kind, organ) for kind in KINDS for organ in ("or", "cr")]

    assert BOTH.number_form(decision.KIND) == "B-{jaar}-{volg:03}"
    assert BOTH.number_form(decision.KIND, "cr") == "CR-B-{jaar}-{volg:03}"
    assert len(set(forms)) == len(forms)


def test_an_organ_may_have_forms_of_its_own() -> None:
    """Its own form goes before that of the raadsboek, which goes before that of the house."""
    own = Council(name="CR", short="cr", number_forms={"besluit": "CR {jaar2}-{volg:03}"})
    settings = Settings(councils=(OR, own), number_forms={"besluit": "UR {jaar2}-{volg:03}"})

    assert settings.number_form(decision.KIND) == "UR {jaar2}-{volg:03}"
    assert settings.number_form(decision.KIND, "cr") == "CR {jaar2}-{volg:03}"


@pytest.mark.parametrize(
    ("law", "own", "days"),
    [("WOR", None, 7), ("WOR", 10, 10), ("WOR", 3, 7), ("Wms", None, None), ("Wms", 5, 5)],
)
def test_the_agenda_is_known_as_early_as_law_and_council_ask(
    law: str, own: int | None, days: int | None
) -> None:
    """The council may give its members more time than art. 14 lid 2 g WOR does, never less."""
    council = Council(name="R", law=law, own_agenda_days=own)

    assert council.agenda_days == days


def test_without_settings_there_is_still_a_council() -> None:
    """A raadsboek whose settings are gone has no name and no rules, and works."""
    assert Settings().council().name == ""
    assert Settings().organ_of({"orgaan": "or"}) == ""
    assert Settings().number_form(decision.KIND) == "B-{jaar}-{volg:03}"
