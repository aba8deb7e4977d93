"""In which order a list is shown first, and whether it begins with what is open."""

from raadsboek.core.kinds import KINDS, action, decision, memo, post, promise
from raadsboek.tui.screens.list_rows import first_order


def test_what_somebody_must_do_is_sorted_by_its_day() -> None:
    """The action item that is longest overdue stands on top."""
    assert first_order(action.KIND) == ("uiterlijk", False)
    assert first_order(promise.KIND) == ("uiterlijk", False)


def test_what_happened_is_sorted_with_the_newest_on_top() -> None:
    """The decision of today, not the one that is to be evaluated first."""
    assert first_order(decision.KIND) == ("datum", True)
    assert first_order(post.KIND) == ("datum", True)
    assert first_order(memo.KIND) == ("datum", True)


def test_only_work_begins_with_what_is_open() -> None:
    """A decision that stands is not something that waits for somebody."""
    assert {kind.name for kind in KINDS if kind.is_work} == {"actie", "toezegging", "traject"}
