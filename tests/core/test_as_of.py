"""Which version a day means: by the order of the versions, whatever a clock did."""

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.as_of import believed, newest_on

_DAYS = st.integers(1, 28).map("2026-02-{:02}".format)


@given(st.lists(_DAYS), _DAYS)
def test_days_that_rise_are_believed(days: list[str], day: str) -> None:
    """The newest version is the last one of that day or before it."""
    days.sort()
    place = bisect_right(days, day) - 1
    assert believed(days) == days
    assert newest_on(days, day) == (place if place >= 0 else None)


@given(st.lists(st.one_of(_DAYS, st.just(""))))
def test_what_is_believed_rises_and_keeps_the_most(days: list[str]) -> None:
    """Whatever the days are, each version has one that does not go back; unknown ones follow."""
    found = list(believed(days))
    assert found == sorted(found)
    assert len(found) == len(days)
    believable = sum(bool(day) and mine == day for mine, day in zip(found, days, strict=True))
    assert believable >= min(1, sum(map(bool, days)))


@given(
    st.lists(_DAYS, min_size=4, unique=True),
    st.sampled_from(("1970-01-01", "2106-02-07", "")),
    _DAYS,
    st.data(),
)
def test_one_jump_of_the_clock_changes_no_other_answer(
    days: list[str], jump: str, day: str, data: st.DataObject
) -> None:
    """With the odd version in between, each day gives what it gave, or that very version."""
    days.sort()
    place = data.draw(st.integers(2, len(days) - 2))
    with_jump = [*days[:place], jump, *days[place:]]
    before, after = newest_on(days, day), newest_on(with_jump, day)
    if before is None or before < place - 1:
        assert after == before
    elif before == place - 1:
        assert after == place
    else:
        assert after == before + 1


def test_without_days_there_is_nothing_to_choose() -> None:
    """No versions, or none that tells its day before the day that is asked."""
    assert newest_on([], "2026-01-01") is None
    assert newest_on(["2026-01-02"], "2026-01-01") is None
