"""The numbers of people in an annual report follow the role of the day, not that of now."""

import datetime
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.annual.council import composition, meetings
from raadsboek.core.annual.part import Meta, Period, Source
from raadsboek.core.annual.seated import begun, ended, row_of, sat, sits
from raadsboek.core.note import Value

YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
SPRING = Period(datetime.date(2026, 4, 1), datetime.date(2026, 5, 15))
DAY = datetime.timedelta(days=1)


def member(handle: str, usual: str, *roles: str, **days: str) -> dict[str, Value]:
    """Return the keys of a member."""
    found: dict[str, Value] = {"nummer": handle, "naam": handle.title(), "kort": handle}
    return found | {
        "rol": usual,
        "rollen": list(roles),
        **days,
    }


ANNA = member("anna", "lid", "commissielid vanaf 2026-07-01", van="2024-03-01", tot="2028-02-29")
NOOR = member("noor", "plaatsvervangend lid", "lid vanaf 2026-07-01", van="2024-03-01")
BO = member("bo", "bestuurder", "vaste gast tot 2026-03-31")
PIM = member("pim", "lid", "voorzitter tot 2026-06-30", van="2022-03-01", tot="2026-06-30")


def counts_of(source: Source) -> dict[str, tuple[str, ...]]:
    """Return the notes of every number about who sat."""
    return {one.name: one.numbers for one in composition(source).counts}


def test_who_gets_or_loses_a_seat_halfway_begins_or_ends_on_that_day() -> None:
    """The first and the last day have those who had a seat then; the row has the days of it."""
    source = Source({"lid": [ANNA, NOOR, BO, PIM]}, YEAR)
    assert counts_of(source) == {
        "leden-eerste-dag": ("anna", "pim"),
        "leden-laatste-dag": ("noor",),
        "leden-begonnen": ("noor",),
        "leden-geëindigd": ("anna", "pim"),
    }
    said = composition(source).text
    assert "| Anna | lid |  | 1 maart 2024 | 30 juni 2026 |" in said
    assert "| Noor | lid |  | 1 juli 2026 |  |" in said
    assert "| Pim | voorzitter |  | 1 maart 2022 | 30 juni 2026 |" in said
    assert "Bo" not in said


def test_attendance_is_that_of_who_had_a_seat_on_the_day_of_the_meeting() -> None:
    """Before July Anna counts and Noor does not, after it the other way round."""
    both: dict[str, Value] = {"aanwezig": ["anna"], "afwezig-mk": ["noor", "bo"]}
    held: list[Meta] = [
        {"nummer": f"V-{day}", "datum": day, "status": "gehouden", **both}
        for day in ("2026-06-30", "2026-07-01")
    ]
    found = meetings(Source({"lid": [ANNA, NOOR, BO], "vergadering": held}, YEAR)).counts
    assert {one.name: int(one.value) for one in found} == {
        "vergaderingen-raad": 2,
        "aanwezig-raad": 1,
        "verwacht-raad": 2,
    }


_DAYS = st.dates(SPRING.start - 20 * DAY, SPRING.end + 20 * DAY).map(str)
_LINES = st.builds(
    lambda role, start, end: f"{role}{start and f' van {start}'}{end and f' tot {end}'}",
    st.sampled_from(["lid", "voorzitter", "commissielid"]),
    _DAYS | st.just(""),
    _DAYS | st.just(""),
)


@settings(max_examples=40)
@given(
    st.sampled_from(["lid", "commissielid"]),
    st.lists(_LINES, max_size=3),
    st.fixed_dictionaries({}, optional={"van": _DAYS, "tot": _DAYS}),
)
def test_who_began_and_ended_is_what_looking_at_every_day_says(
    usual: str, lines: list[str], days: Mapping[str, str]
) -> None:
    """Whatever the lines say, and also where they overlap or make no sense."""
    one = member("anna", usual, *lines, **days)
    length = (SPRING.end - SPRING.start).days + 1
    every = [SPRING.start + at * DAY for at in range(length)]
    assert begun(one, SPRING) == [d for d in every if sits(one, d) and not sits(one, d - DAY)]
    assert ended(one, SPRING) == [d for d in every if sits(one, d) and not sits(one, d + DAY)]
    assert sat(one, SPRING) == any(sits(one, day) for day in every)
    if sat(one, SPRING):
        assert row_of(one, SPRING)[1] in ("lid", "voorzitter")
