"""Which events can be chosen: first what the dossier waits for, the turns apart."""

from raadsboek.core.council import Council
from raadsboek.core.note import Value
from raadsboek.core.terms.procedure import EventKind
from raadsboek.core.trajectories.dossier import Dossier, work_out
from raadsboek.core.trajectories.event_choice import likely_events, qualities_to_choose, turns_of
from raadsboek.vault.procedures import read_law


def dossier(*events: str) -> Dossier:
    """Return a request for advice with these events."""
    meta: dict[str, Value] = {"vorm": "advies", "gebeurtenissen": [*events]}
    return work_out(meta, read_law(), Council(name="OR"))


def names(kinds: list[EventKind]) -> list[str]:
    """Return the names of events."""
    return [kind.name for kind in kinds]


def test_what_is_waited_for_stands_first() -> None:
    """Then what can follow from what happened; what happened already can happen again."""
    found = names(likely_events(dossier("2026-09-01 aanvraag")))
    assert set(found[:2]) == {"overleg", "advies"}
    assert found.index("vragen") < found.index("aanvraag")
    assert found.index("advies") < found.index("cassatie")
    assert "aangehouden" not in found
    assert len(found) == len(set(found))


def test_turns_are_those_that_can_be_taken_now() -> None:
    """Giving up an open term, pausing or resuming, ending; of a closed dossier only reopening."""
    running = dossier("2026-09-01 aanvraag", "2026-10-23 besluit afwijkend")
    assert names(turns_of(running, "")) == [
        "uitvoering-akkoord", "geen-beroep", "aangehouden", "ingetrokken", "afgezien", "afgerond",
    ]  # fmt: skip
    paused = dossier("2026-09-01 aanvraag", "2026-09-02 aangehouden · wacht op cijfers")
    assert "hervat" in names(turns_of(paused, ""))
    closed = dossier("2026-09-01 aanvraag", "2026-09-02 afgezien · niet nodig")
    assert names(turns_of(closed, "")) == ["heropend"]


def test_a_quality_is_asked_only_where_something_depends_on_it() -> None:
    """A decision deviates or does not; a request does neither."""
    procedure = dossier().procedure
    assert ("afwijkend",) in qualities_to_choose(procedure, "besluit")
    assert qualities_to_choose(procedure, "aanvraag") == ()
