"""When something holds: the rules on values, and that of a chain exactly one holds on any day."""

import datetime
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.holding.commitment import Commitment, Ending, commitment_of
from raadsboek.core.holding.periods import (
    Past,
    Period,
    Source,
    first_days,
    needs_past,
    periods,
)
from raadsboek.core.holding.succession import Succession
from raadsboek.core.note import Value

DAY = datetime.date(2024, 3, 1)
ONE = datetime.timedelta(days=1)
DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2030, 12, 31))


def note(number: str, **meta: str) -> Commitment:
    """Return a decision of DAY, or what its keys make of it."""
    keys: dict[str, Value] = {"soort": "besluit", "nummer": number, "datum": DAY.isoformat()}
    found = commitment_of(f"{number}.md", {**keys, **{k.replace("_", "-"): meta[k] for k in meta}})
    assert found is not None
    return found


def period(
    *notes: Commitment,
    past: Past = (),
    elsewhere: Mapping[str, datetime.date] | None = None,
) -> Period:
    """Return the period of the first of these notes."""
    succession = Succession(notes, elsewhere)
    pasts = {notes[0].path: past}
    return periods(succession, first_days(succession, pasts), pasts)[notes[0].path]


@pytest.mark.parametrize("status", ["", "genomen", "geldig", "geëvalueerd", "wat anders"])
def test_a_decision_holds_from_its_day_on(status: str) -> None:
    """The day itself counts; evaluating a decision or misspelling its status does not end it."""
    found = period(note("B-1", status=status))

    assert [found.holds(day) for day in (DAY - ONE, DAY, DAY + 4000 * ONE)] == [False, True, True]
    assert found.since is not None
    assert found.since.told == "uit de notitie"


def test_a_draft_holds_never() -> None:
    """Nobody decided on it, whatever its day."""
    assert not period(note("B-1", status="concept")).holds(DAY)


def test_a_changed_decision_holds_until_the_day_of_the_change() -> None:
    """From the day of the decision that changes it; also when its own status was forgotten."""
    newer = note("B-2", datum="2024-06-01")
    for status in ("gewijzigd", "geldig"):
        found = period(note("B-1", status=status, gewijzigd_door="[[B-2]]"), newer)

        assert found.holds(datetime.date(2024, 5, 31))
        assert not found.holds(datetime.date(2024, 6, 1))
        assert found.ending is Ending.CHANGED
        assert found.until is not None
        assert found.until.told == "uit B-2"


def test_a_draft_changes_nothing_yet() -> None:
    """A decision that is to be changed by a draft holds on."""
    newer = note("B-2", datum="2024-06-01", status="concept")

    assert period(note("B-1", gewijzigd_door="[[B-2]]"), newer).holds(datetime.date(2025, 1, 1))


def test_what_changed_it_may_be_a_note_of_another_kind() -> None:
    """Such as the letter of the director: its day counts."""
    found = period(
        note("B-1", status="gewijzigd", gewijzigd_door="[[P-7]]"), elsewhere={"P-7": DAY + ONE}
    )

    assert found.until == (DAY + ONE, Source.SUCCESSOR, "P-7")


def test_a_withdrawn_decision_holds_until_the_day_that_stands_there() -> None:
    """`ingetrokken-op` is the first day without it."""
    found = period(note("B-1", status="ingetrokken", ingetrokken_op="2024-04-01"))

    assert found.holds(datetime.date(2024, 3, 31))
    assert not found.holds(datetime.date(2024, 4, 1))


@pytest.mark.parametrize(
    ("kind", "status", "ending"),
    [
        ("besluit", "ingetrokken", Ending.WITHDRAWN),
        ("besluit", "gewijzigd", Ending.CHANGED),
        ("afspraak", "beëindigd", Ending.ENDED),
        ("toezegging", "voldaan", Ending.KEPT),
        ("toezegging", "vervallen", Ending.LAPSED),
    ],
)
def test_the_history_gives_a_day_that_no_note_gives(kind: str, status: str, ending: Ending) -> None:
    """The first version of the present status, not one of an earlier change that was undone."""
    keys = {"soort": kind, "toegezegd": DAY.isoformat()}
    now, stood = note("X-1", **keys, status=status), note("X-1", **keys)
    past = [(DAY + count * ONE, one) for count, one in enumerate([stood, now, stood, now, now])]

    found = period(now, past=past)

    assert needs_past(now, Succession([now]))
    assert found.until == (DAY + 3 * ONE, Source.HISTORY, "")
    assert found.ending is ending
    assert found.until is not None
    assert found.until.told == "uit de geschiedenis: versie van 4 maart 2024"


def test_a_history_that_does_not_reach_back_says_so() -> None:
    """A note that came in when it had ended gives only the day on which it came in."""
    now = note("B-1", status="ingetrokken")

    found = period(now, past=[(DAY + ONE, now)])

    assert found.until is not None
    assert found.until.source is Source.FIRST_VERSION


def test_without_any_day_it_ended_all_the_same() -> None:
    """Nobody knows when: then it is not said to hold."""
    found = period(note("B-1", status="ingetrokken"))

    assert (found.until, found.ending) == (None, Ending.WITHDRAWN)
    assert not found.holds(DAY)


def test_a_note_without_a_day_began_when_the_history_says_it_was_decided() -> None:
    """The days on which it was only a draft do not count."""
    now = note("B-1", datum="")
    past = [(DAY, note("B-1", datum="", status="concept")), (DAY + ONE, now)]

    assert period(now, past=past).since == (DAY + ONE, Source.HISTORY, "")
    assert period(now).since is None


def test_an_agreement_holds_through_its_last_day() -> None:
    """`geldig-tot` is the last day on which it holds."""
    found = period(note("C-1", soort="afspraak", geldig_tot="2024-04-01"))

    assert found.holds(datetime.date(2024, 4, 1))
    assert not found.holds(datetime.date(2024, 4, 2))
    assert found.ending is Ending.EXPIRED


def test_an_agreement_may_end_before_its_last_day() -> None:
    """Ending it early counts from the version that says so; tidying up later changes nothing."""
    keys = {"soort": "afspraak", "geldig_tot": "2024-06-01"}
    now, stood = note("C-1", **keys, status="beëindigd"), note("C-1", **keys)

    early = period(now, past=[(DAY, stood), (datetime.date(2024, 4, 1), now)])
    late = period(now, past=[(DAY, stood), (datetime.date(2024, 9, 1), now)])

    assert early.until == (datetime.date(2024, 4, 1), Source.HISTORY, "")
    assert late.until == (datetime.date(2024, 6, 2), Source.NOTE, "")


def test_a_promise_stands_until_it_is_kept() -> None:
    """However late: the day on which it was due changes nothing."""
    keys = {"soort": "toezegging", "toegezegd": "2024-03-01", "uiterlijk": "2024-03-15"}

    assert period(note("T-1", **keys)).holds(datetime.date(2026, 1, 1))
    kept = period(note("T-1", **keys, status="voldaan", voldaan="2024-05-01"))
    assert kept.holds(datetime.date(2024, 4, 30))
    assert not kept.holds(datetime.date(2024, 5, 1))


@given(st.lists(DAYS, min_size=1, max_size=6), DAYS, st.none() | DAYS)
def test_of_a_chain_exactly_one_holds(
    days: list[datetime.date], day: datetime.date, withdrawn: datetime.date | None
) -> None:
    """On any day after the first, however the days are mixed up, until the last is withdrawn."""
    notes = [
        note(
            f"B-{place}",
            datum=when.isoformat(),
            status="gewijzigd" if place < len(days) - 1 else "ingetrokken" if withdrawn else "",
            gewijzigd_door=f"[[B-{place + 1}]]" if place < len(days) - 1 else "",
            ingetrokken_op=withdrawn.isoformat() if withdrawn and place == len(days) - 1 else "",
        )
        for place, when in enumerate(days)
    ]
    succession = Succession(notes)
    found = periods(succession, first_days(succession, {}), {})

    holding = [one.number for one in notes if found[one.path].holds(day)]

    begun = [place for place, when in enumerate(days) if when <= day]
    expected = [f"B-{begun[-1]}"] if begun else []
    if withdrawn and expected == [f"B-{len(days) - 1}"] and withdrawn <= day:
        expected = []
    assert holding == expected


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), st.sampled_from(["", "concept", "gewijzigd", "ingetrokken"]), DAYS
        ),
        max_size=6,
    ),
    DAYS,
)
def test_any_tangle_has_an_answer(
    tangle: list[tuple[int, str, datetime.date]], day: datetime.date
) -> None:
    """Circles, dead links and notes that change themselves end, and each walk meets a note once."""
    notes = [
        note(f"B-{place}", status=status, datum=when.isoformat(), gewijzigd_door=f"[[B-{to}]]")
        for place, (to, status, when) in enumerate(tangle)
    ]
    succession = Succession(notes)
    found = periods(succession, first_days(succession, {}), {})

    for one in notes:
        found[one.path].holds(day)
        after, before = succession.successors(one), succession.predecessors(one)
        for walk in (after, before):
            assert len({other.path for other in walk}) == len(walk)
            assert one not in walk
        together = succession.together_with([one])
        assert {other.path for other in (one, *after, *before)} <= {o.path for o in together}
        assert all(one in succession.predecessors(other) for other in after)
        assert (
            succession.runs_in_circle(one)
            == any(one in succession.successors(other) for other in after)
            or one.successor == one.number
        )
