"""A dossier through any series of events, letters and changes of phase, on a real raadsboek.

Each rule is a use case as a front end calls it; a refusal is an outcome like any other, and must
leave the note as it was. What must hold after each step stands in the invariants.
"""

import datetime
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.opening import open_book
from raadsboek.book.trajectories.closing import has_outcome_letter
from raadsboek.book.trajectories.dossiers import Opened, open_dossier
from raadsboek.book.trajectories.events import change_event, record_event, remove_event
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import post, trajectory
from raadsboek.core.note import Value
from raadsboek.core.problem import Severity
from raadsboek.core.terms.event import CONFORMING, DEVIATING, Document, Event
from raadsboek.core.trajectories.checking import dossier_problems
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.core.trajectories.next_step import next_step
from raadsboek.core.trajectories.phases import phase_of
from raadsboek.vault.procedures import read_law

NUMBER = "D-2026-001"
LETTER = "P-2026-001"
TODAY = NOW.date()
NAMES = (
    "aanvraag",
    "vragen",
    "antwoorden",
    "overleg",
    "advies",
    "besluit",
    "redenen",
    "geen-beroep",
    "beroep",
    "aangehouden",
    "hervat",
    "ingetrokken",
    "afgerond",
    "heropend",
    "evaluatie",
    "onbekend",
)
_DAYS = st.dates(datetime.date(2026, 9, 1), TODAY + datetime.timedelta(days=2))
_EVENTS = st.builds(
    Event,
    day=_DAYS,
    name=st.sampled_from(NAMES),
    qualities=st.sampled_from(((), (CONFORMING,), (DEVIATING,), (CONFORMING, DEVIATING))),
    documents=st.sampled_from(((), (Document(f"[[{LETTER}]]"),), (Document("P-2026-404"),))),
    text=st.sampled_from(("", "na overleg")),
)
_BY_HAND = ("in behandeling", "concept", "afgerond", "gesloten", "ingetrokken", "aangehouden")


class Dossiers(RuleBasedStateMachine):
    """The secretary, who records, corrects, takes away, and types phases and days."""

    vault: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        root = Path(shutil.copytree(self.vault, Path(self.folder.name) / "raadsboek"))
        self.book = open_book(root, now=NOW)

    def teardown(self) -> None:
        """Close the index and remove the folder."""
        self.book.index.close()
        self.folder.cleanup()

    @rule(event=_EVENTS)
    def record(self, event: Event) -> None:
        """Record an event."""
        self._try(lambda: record_event(self.book, NUMBER, event, now=NOW))

    @rule(event=_EVENTS, pick=st.integers(0, 20))
    def correct(self, event: Event, pick: int) -> None:
        """Put an event in the place of another."""
        events = self._opened().dossier.events
        if events:
            place = pick % len(events)
            self._try(lambda: change_event(self.book, NUMBER, place, event, now=NOW))

    @rule(pick=st.integers(0, 20))
    def take_away(self, pick: int) -> None:
        """Take an event away."""
        events = self._opened().dossier.events
        if events:
            place = pick % len(events)
            self._try(lambda: remove_event(self.book, NUMBER, place, now=NOW))

    @rule(status=st.sampled_from(_BY_HAND))
    def set_phase(self, status: str) -> None:
        """Type a phase in the form."""
        self._try(lambda: notes.change_keys(self.book, NUMBER, {"status": status}, now=NOW))

    @rule(key=st.sampled_from(("ontvangen", "uitgebracht", "besluit-ontvangen")), day=_DAYS)
    def set_day(self, key: str, day: datetime.date) -> None:
        """Type a day in the form."""
        changes = {key: day.isoformat()}
        self._try(lambda: notes.change_keys(self.book, NUMBER, changes, now=NOW))

    @rule(status=st.sampled_from(("concept", "verzonden")))
    def send(self, status: str) -> None:
        """Send the letter, or find that it had not gone."""
        notes.change_keys(self.book, LETTER, {"status": status}, now=NOW)

    @invariant()
    def the_days_are_those_of_the_events(self) -> None:
        """Worked out anew from the note, nothing differs; an event of the note is known."""
        opened = self._opened()
        council = opened.council
        assert opened.dossier == work_out(opened.note.meta, read_law(), council)
        errors = [
            one
            for one in dossier_problems(opened.note.meta, read_law(), council)
            if one.severity is Severity.ERROR
        ]
        assert errors == []

    @invariant()
    def a_closed_dossier_asks_nothing(self) -> None:
        """And the phase says so too: it is never open by its events and closed by its phase."""
        opened = self._opened()
        phase = phase_of(opened.dossier, opened.dossier.events, TODAY)
        closed = ("afgerond", "gesloten", "ingetrokken", "afgezien", "geëvalueerd")
        assert opened.dossier.is_closed == (opened.note.text("status") in closed)
        assert opened.dossier.is_closed == (phase in closed)
        if opened.dossier.is_closed:
            assert next_step(opened.dossier, TODAY) is None

    def _opened(self) -> Opened:
        return open_dossier(self.book, NUMBER)

    def _try(self, do: Callable[[], object]) -> None:
        """Do it; when it is refused nothing has changed, when it closes there was a letter."""
        before = self._opened()
        try:
            do()
        except InvalidInput as error:
            refused = error.problems
        else:
            refused = ()
        assert all(one.key and one.message for one in refused)
        after = self._opened()
        if refused:
            assert after.note == before.note
        elif after.note.text("status") in ("afgerond", "gesloten", "geëvalueerd") and (
            not before.dossier.is_closed
        ):
            assert has_outcome_letter(self.book, NUMBER, after.dossier)


QUICK = settings(
    max_examples=5,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session")
def two_notes(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a raadsboek with a dossier and its letter, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("dossier") / "raadsboek"
    book = open_book(Path(shutil.copytree(empty_raadsboek, folder)), now=NOW)
    values: dict[str, Value] = {"titel": "Verhuizing", "vorm": "advies"}
    notes.create(book, trajectory.KIND, values, now=NOW)
    letter: dict[str, Value] = {"titel": "Brief", "richting": "uit", "status": "concept"}
    more: dict[str, Value] = {"brief": "advies", "traject": f"[[{NUMBER}]]"}
    notes.create(book, post.KIND, {**letter, **more}, now=NOW)
    book.index.close()
    return folder


def test_a_dossier_stays_sound_whatever_is_recorded(home: Path, two_notes: Path) -> None:
    """Some series of steps, each on a raadsboek of its own."""
    Dossiers.vault = two_notes
    run_state_machine_as_test(Dossiers, settings=QUICK)


@pytest.mark.torture
def test_a_dossier_stays_sound_for_a_long_time(home: Path, two_notes: Path) -> None:
    """The same with many more series."""
    Dossiers.vault = two_notes
    run_state_machine_as_test(Dossiers, settings=settings(QUICK, max_examples=60))
