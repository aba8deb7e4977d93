"""Two members with one short name are told apart by the days of their terms, or not at all."""

import datetime

from raadsboek.core.handles import Holder, clashing

Day = datetime.date
BAS = Holder(path="bas", organ="or", handle="bas", start=Day(2024, 5, 1), end=Day(2027, 5, 1))


def clash(*others: Holder) -> list[tuple[str, str]]:
    """Return the paths of who clash with Bas and with each other."""
    return [(one.path, other.path) for one, other in clashing([BAS, *others])]


def test_two_of_one_name_in_the_same_days_clash() -> None:
    """Each is named, with the other; capitals make no difference, and a term may be open."""
    other = Holder(path="bas-2", organ="or", handle="Bas", start=Day(2026, 1, 1))

    assert clash(other) == [("bas", "bas-2"), ("bas-2", "bas")]
    assert clash(Holder(path="x", organ="or", handle="bas")) == [("bas", "x"), ("x", "bas")]


def test_a_next_term_and_another_organ_do_not_clash() -> None:
    """The second term of a member starts on the last day of the first."""
    again = Holder(path="term-2", organ="or", handle="bas", start=Day(2027, 5, 1))
    elsewhere = Holder(path="cr", organ="cr", handle="bas")

    assert clash(again, elsewhere) == []
