"""The statuses of all kinds, found by what somebody types of them."""

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.statuses import statuses, statuses_named


@given(st.sampled_from(statuses()))
def test_every_status_is_found_by_its_own_name(status: str) -> None:
    """Case and the sign between words do not count, and no other status comes along."""
    assert statuses_named(status) == (status,)
    assert statuses_named(status.upper().replace(" ", "-")) == (status,)


def test_a_word_of_a_status_is_enough() -> None:
    """'vastgesteld' is a word of one status; a whole status means no other that holds it."""
    assert statuses_named("vastgesteld") == ("verslag vastgesteld",)
    assert statuses_named("agenda") == ("agenda concept", "agenda verzonden")
    assert statuses_named("concept") == ("concept",)
    assert statuses_named("geevalueerd") == ("geëvalueerd",)


@given(st.text(max_size=12))
def test_anything_may_be_typed(typed: str) -> None:
    """What is no status, and no word of one, finds none."""
    assert all(status in statuses() for status in statuses_named(typed))
    assert statuses_named("") == statuses_named("ope") == ()
