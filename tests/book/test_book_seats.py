"""A council with another number of seats than the law is told, unless its rules say so."""

import pytest
from msgspec.structs import replace

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.notes import create
from raadsboek.book.problems import check
from raadsboek.core.council import CouncilForm
from raadsboek.core.kinds import agreement
from raadsboek.core.problem import Severity
from raadsboek.vault.settings import settings_from_bytes


def with_council(book: Book, **keys: object) -> Book:
    """Return the raadsboek with other facts of its council."""
    (council,) = book.settings.councils
    changed = replace(council, **keys)
    return replace(book, settings=replace(book.settings, councils=(changed,)))


def told(book: Book) -> list[str]:
    """Return what the report says of seats."""
    found = [one for one in check(book, today=NOW.date()) if one.code == "zetels-anders"]
    assert all(one.severity is Severity.BOTTLENECK for one in found)
    return [one.message for one in found]


def test_another_number_is_told(book: Book) -> None:
    """Nine seats for 180 people; nothing where nobody said how many people there are."""
    assert told(book) == []
    assert told(with_council(book, staff=320)) == []
    assert told(with_council(book, staff=180)) == [
        "OR De Linden heeft 9 zetels; bij 180 personen horen er 7 (art. 6 lid 1 WOR). "
        "Er is geen reglement dat iets anders zegt."
    ]


@pytest.mark.parametrize(
    ("form", "status", "count"),
    [("reglement", "geldig", 0), ("reglement", "concept", 1), ("convenant", "geldig", 1)],
)
def test_rules_that_hold_are_enough(book: Book, form: str, status: str, count: int) -> None:
    """Only a reglement that holds may say another number."""
    keys = {"titel": "Reglement", "vorm": form, "status": status}
    create(book, agreement.KIND, keys, now=NOW)

    assert len(told(with_council(book, staff=180))) == count


@pytest.mark.parametrize("form", [CouncilForm.CLIENT_COUNCIL, CouncilForm.SCHOOL_COUNCIL])
def test_other_laws_give_no_number(book: Book, form: CouncilForm) -> None:
    """A client council or school council chooses its own."""
    assert told(with_council(book, staff=180, form=form, law="")) == []


def test_the_number_of_people_is_a_setting() -> None:
    """It stands with the council in raadsboek.yaml; what is no number is told."""
    text = b"organen:\n  - naam: OR\n    personeel: %s\n"

    assert settings_from_bytes(text % b"180")[0].councils[0].staff == 180
    settings, problems = settings_from_bytes(text % b"veel")
    assert settings.councils[0].staff is None
    assert [one.key for one in problems] == ["personeel"]
