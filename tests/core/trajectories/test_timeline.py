"""The timeline: past, now and coming in one picture that fits 80 columns."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.council import Council
from raadsboek.core.note import Value
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.text import visible
from raadsboek.core.trajectories.dossier import Dossier, work_out
from raadsboek.core.trajectories.timeline import Mark, explained, timeline, without_proof
from raadsboek.core.trajectories.timeline_text import text_lines
from raadsboek.vault.procedures import read_law

TODAY = datetime.date(2026, 11, 22)
ADVICE = [
    "2026-09-01 aanvraag · [[P-2026-090]]",
    "2026-09-17 overleg · [[V-2026-08]]",
    "2026-10-12 advies · [[B-2026-061]] · positief, mits",
    "2026-10-23 besluit afwijkend · [[P-2026-118]]",
]


def dossier(*events: str, **keys: Value) -> Dossier:
    """Return a request for advice with these events."""
    meta: dict[str, Value] = {"vorm": "advies", "gebeurtenissen": list(events), **keys}
    return work_out(meta, read_law(), Council(name="OR"))


def lines(*events: str, **keys: Value) -> list[str]:
    """Return the timeline as text on the day of the tests."""
    return text_lines(timeline(dossier(*events, **keys), TODAY))


def test_past_now_and_coming_stand_in_one_picture() -> None:
    """As in the picture of intent: proofs beside events, how far off beside what comes."""
    assert lines(*ADVICE, evaluatie="2027-10-14") == [
        " ✓ di  1 sep       adviesaanvraag ontvangen                      P-2026-090",
        " ✓ do 17 sep       besproken in de overlegvergadering            V-2026-08",
        " ✓ ma 12 okt       advies uitgebracht · positief, mits           B-2026-061",
        " ✓ vr 23 okt       schriftelijk besluit ontvangen · afwijkend    P-2026-118",
        " ┃                 uitvoering opgeschort, nog 1 dag              t/m ma 23 nov",
        " ▶ ma 23 nov       beroep bij de Ondernemingskamer · laatste dag          morgen",
        " ○ do 14 okt 2027  evaluatie (afspraak)                          over 10 maanden",
    ]


def test_two_starts_are_both_shown() -> None:
    """The safe day is past and late, the arguable one still comes and says that it is no more."""
    found = lines("2026-10-13 besluit afwijkend", "2026-11-03 redenen")
    assert (
        " ! vr 13 nov  beroep bij de Ondernemingskamer · laatste dag die  9 dagen te laat" in found
    )
    assert any(line.startswith(" ▶ do  3 dec") and "verdedigbaar" in line for line in found)


def test_a_safe_day_that_is_another_day_is_said() -> None:
    """The last day rolled over Easter: the day that surely counts lies before it."""
    rows = timeline(dossier("2026-03-03 besluit afwijkend"), datetime.date(2026, 4, 1))
    appeal = next(row for row in rows if row.mark is Mark.NEXT)
    assert appeal.words.endswith("laatste dag · veilig t/m do 2 apr")


def test_what_was_settled_folds_into_its_event() -> None:
    """In time it says nothing; too late it says which day it was."""
    done = ["2026-10-13 besluit afwijkend", "2026-11-20 beroep"]
    rows = timeline(dossier(*done), TODAY)
    last = next(row for row in rows if row.event and row.event.name == "beroep")
    assert "te laat voor beroep bij de Ondernemingskamer: uiterlijk vr 13 nov" in last.words
    deadline = explained(last)
    assert isinstance(deadline, Deadline)
    assert deadline.step.id == "appeal"
    assert not any(row.deadlines for row in rows if row.mark is Mark.NEXT)


def test_what_was_waived_is_said_where_it_was() -> None:
    """The event says what it made needless; a closed dossier says it of the rest."""
    given_up = lines("2026-10-23 besluit", "2026-11-03 geen-beroep", status="afgerond")
    assert any("daarmee vervalt: beroep bij de" in line for line in given_up)
    assert any("uitvoering opgeschort · niet meer nodig" in line for line in given_up)


def test_an_own_day_that_a_rule_gives_too_is_not_said_twice() -> None:
    """Old notes hold the last day of the appeal as their own day."""
    keys = {"uiterlijk": "2026-11-23", "termijn": "Beroep Ondernemingskamer"}
    assert len(timeline(dossier(*ADVICE, **keys), TODAY)) == 6
    other = timeline(dossier(*ADVICE, uiterlijk="2026-11-30"), TODAY)
    assert other[-1].words == "eigen datum (intern)"


def test_a_consultation_that_was_left_out_is_late() -> None:
    """It had to be held before the advice went out."""
    found = lines("2026-09-01 aanvraag", "2026-10-12 advies")
    assert any(line.startswith(" ! geen term  overlegvergadering · moet vóór") for line in found)


def test_what_proves_nothing_is_known() -> None:
    """Only of events from which a day is counted."""
    bare = ["2026-09-01 aanvraag", "2026-10-23 besluit afwijkend"]
    assert [event.name for event in without_proof(dossier(*bare))] == ["besluit"]
    assert without_proof(dossier(*ADVICE)) == []


def test_nothing_known_is_nothing_shown() -> None:
    """A dossier without events, or of a form that no law orders, has no rows."""
    assert lines() == []
    assert lines(vorm="iets anders") == []


_NAMES = st.sampled_from(
    ["aanvraag", "overleg", "advies", "besluit", "redenen", "onzin", "afgerond"]
)
_EVENTS = st.builds(
    lambda day, name, words: f"{day} {name} · [[P-2026-118]] · {words}",
    st.dates(),
    _NAMES,
    st.text(max_size=300),
)


@settings(deadline=None)  # the first example reads the law
@given(st.lists(_EVENTS, max_size=60), st.dates())
def test_every_line_fits_80_columns(events: list[str], today: datetime.date) -> None:
    """Whatever stands in the note, in whatever year, on whatever day it is looked at."""
    rows = timeline(dossier(*events), today)
    for line in text_lines(rows):
        assert len(line) <= 80
        assert visible(line) == line
    assert sum(row.mark is Mark.NEXT for row in rows) <= 1
