"""Whatever the order in which events are written down: the same days, phase and next step."""

import datetime
import random

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.council import Council
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.terms.common_events import ENDINGS, all_events
from raadsboek.core.terms.event import CONFORMING, DEVIATING, Event
from raadsboek.core.trajectories.checking import dossier_problems
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.core.trajectories.event_lines import EVENTS_KEY, event_line, events_in, with_event
from raadsboek.core.trajectories.mirror import mirrored
from raadsboek.core.trajectories.next_step import next_step
from raadsboek.core.trajectories.ordering import entry_problems
from raadsboek.core.trajectories.phases import new_phase, phase_of
from raadsboek.core.trajectories.places import events_of_key
from raadsboek.core.trajectories.typed_event import read_typed
from raadsboek.vault.procedures import read_law

LAW = read_law()
COUNCIL = Council(name="OR De Linden")
TODAY = datetime.date(2026, 11, 22)
FIRST = datetime.date(2026, 1, 5)
FORMS = ("advies", "instemming", "initiatief", "benoeming bestuurder", "informatie", "geschil")
_DAYS = st.dates(FIRST, TODAY)


@st.composite
def _events(draw: st.DrawFn) -> tuple[str, list[Event]]:
    """Return a form and events of it, each on a day of its own."""
    form = draw(st.sampled_from(FORMS))
    kinds = all_events(work_out({"vorm": form}, LAW, COUNCIL).procedure)
    days = draw(st.lists(_DAYS, max_size=8, unique=True))
    found = []
    for day in days:
        kind = draw(st.sampled_from(kinds))
        quality = draw(st.sampled_from(((), (CONFORMING,), (DEVIATING,))))
        found.append(Event(day=day, name=kind.name, qualities=quality, text="reden"))
    return form, found


def _written(form: str, events: list[Event]) -> dict[str, Value]:
    """Return the keys of a dossier after recording these events one by one, as far as allowed."""
    meta: dict[str, Value] = {"soort": "traject", "vorm": form, "status": "ontvangen"}
    for event in events:
        dossier = work_out(meta, LAW, COUNCIL)
        phase = new_phase(dossier, event, TODAY)
        lines: list[Value] = [*with_event(map(str, _lines(meta)), event)]
        changes: dict[str, Value] = {EVENTS_KEY: lines}
        if phase:
            changes["status"] = phase
        for key, value in mirrored(meta, changes, dossier.procedure).items():
            if value is None:
                meta.pop(key, None)
            else:
                meta[key] = value
    return meta


def _lines(meta: dict[str, Value]) -> list[Value]:
    value = meta.get(EVENTS_KEY, [])
    return value if isinstance(value, list) else [value]


@given(_events(), st.randoms(use_true_random=False))
def test_the_order_of_recording_does_not_matter(
    case: tuple[str, list[Event]], shuffling: random.Random
) -> None:
    """Lines, keys, deadlines, phase and next step are those of the events, not of their entry."""
    form, events = case
    one = _written(form, events)
    shuffling.shuffle(events)
    other = _written(form, events)
    assert one == other
    dossier = work_out(one, LAW, COUNCIL)
    assert dossier == work_out(other, LAW, COUNCIL)
    phase = phase_of(dossier, dossier.events, TODAY)
    assert one["status"] == (phase or "ontvangen")
    assert next_step(dossier, TODAY) == next_step(work_out(other, LAW, COUNCIL), TODAY)


@given(_events())
def test_keys_and_lines_are_equal_and_nothing_is_lost(case: tuple[str, list[Event]]) -> None:
    """Every event that went in comes out, and the three keys say the days of their lines."""
    form, events = case
    meta = _written(form, events)
    assert sorted(map(event_line, events_in(meta))) == sorted(map(event_line, events))
    dossier = work_out(meta, LAW, COUNCIL)
    for key, names in events_of_key(dossier.procedure).items():
        days = [event.day.isoformat() for event in dossier.events if event.name in names]
        assert (meta.get(key) in days) if days else key not in meta
    assert "dag-verschilt" not in {one.code for one in dossier_problems(meta, LAW, COUNCIL)}


@given(_events())
def test_a_closed_dossier_asks_nothing_until_it_is_reopened(
    case: tuple[str, list[Event]],
) -> None:
    """After an ending there is no next step and nothing is open but an agreed evaluation."""
    form, events = case
    dossier = work_out(_written(form, events), LAW, COUNCIL)
    endings = [one for one in dossier.events if one.name in ENDINGS]
    reopened = [one for one in dossier.events if one.name == "heropend"]
    closed = bool(endings) and not (reopened and reopened[-1].day > endings[-1].day)
    assert dossier.is_closed == closed
    if closed:
        assert next_step(dossier, TODAY) is None
        assert not dossier.open_deadlines


@given(_events(), _DAYS)
def test_what_entry_allows_is_no_problem_of_the_note(
    case: tuple[str, list[Event]], day: datetime.date
) -> None:
    """Whatever is recorded through the program brings no error that was not there before."""
    form, events = case
    if not events:
        return
    *before, last = events
    meta = _written(form, before)
    dossier = work_out(meta, LAW, COUNCIL)
    if entry_problems(last, dossier.events, dossier, LAW):
        return
    after = _written(form, events)
    errors = {one.message for one in dossier_problems(meta, LAW, COUNCIL) if _is_error(one)}
    new = {one.message for one in dossier_problems(after, LAW, COUNCIL) if _is_error(one)}
    assert new <= errors


@given(_events())
def test_a_line_of_a_note_can_be_typed_as_it_is(case: tuple[str, list[Event]]) -> None:
    """What the note keeps is understood where events are typed."""
    form, events = case
    dossier = work_out({"vorm": form}, LAW, COUNCIL)
    for event in events:
        assert read_typed(event_line(event), dossier, TODAY) == (event, [])


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_an_event_or_a_problem(text: str) -> None:
    """Never both, never nothing, and a problem says what to do."""
    event, problems = read_typed(text, work_out({"vorm": "advies"}, LAW, COUNCIL), TODAY)
    assert (event is None) == bool(problems)
    assert all(one.message and one.fix and one.key for one in problems)


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR
