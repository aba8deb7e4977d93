"""The register of secrecies: confidential unless told otherwise, and its end told in time."""

import datetime

import pytest

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.notes import change_keys, create
from raadsboek.book.problems import check
from raadsboek.book.today import overview
from raadsboek.core.confidential import is_confidential
from raadsboek.core.kinds import secrecy
from raadsboek.core.note import Note, Value
from raadsboek.core.overview_layout import plain_lines

DAY = datetime.timedelta(days=1)
TODAY = NOW.date()


def impose(book: Book, until: datetime.date | None, **keys: Value) -> Note:
    """Make a secrecy that lacks nothing but perhaps its end."""
    values: dict[str, Value] = {
        "titel": "Verkenning",
        "opgelegd-door": "bestuurder",
        "opgelegd": TODAY.isoformat(),
        "gegevens": "de cijfers",
        **keys,
    }
    if until is not None:
        values["geldt-tot"] = until.isoformat()
    return create(book, secrecy.KIND, values, now=NOW)


def test_is_confidential_from_the_start(book: Book) -> None:
    """The mark stands in the file, and the file name tells nothing."""
    note = impose(book, TODAY)

    assert note.path == "geheimhouding/2026/G-2026-001 vertrouwelijk.md"
    assert note.text("vertrouwelijk") == "ja"


def test_can_be_open_when_somebody_says_so(book: Book) -> None:
    """Some secrecies are known to everybody; only what they cover is secret."""
    note = impose(book, TODAY, vertrouwelijk="nee")

    assert not is_confidential(note.meta)
    assert note.path.endswith("G-2026-001 verkenning.md")


def test_one_written_without_the_mark_is_confidential_all_the_same(book: Book) -> None:
    """A note that was made in another program must not leak."""
    note = change_keys(book, impose(book, TODAY).path, {"vertrouwelijk": None}, now=NOW)

    assert "vertrouwelijk" not in note.meta
    assert is_confidential(note.meta)


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        (-1, "geheimhouding is voorbij: Verkenning"),
        (0, "geheimhouding loopt af: Verkenning"),
        (30, "geheimhouding loopt af: Verkenning"),
        (31, ""),
    ],
)
def test_vandaag_tells_its_end(book: Book, ahead: int, told: str) -> None:
    """From thirty days before, until somebody notes what became of it."""
    note = impose(book, TODAY + ahead * DAY)
    book.index.refresh()

    lines = "\n".join(plain_lines(overview(book, TODAY)))
    assert ("Verkenning" in lines) == bool(told)
    assert told in lines

    change_keys(book, note.path, {"status": "verlopen"}, now=NOW)
    book.index.refresh()
    assert "Verkenning" not in "\n".join(plain_lines(overview(book, TODAY)))


def test_one_without_an_end_is_a_warning(book: Book) -> None:
    """The check says which item of the law misses, and of which note."""
    note = impose(book, None)
    found = [one for one in check(book, today=TODAY) if one.code == "geheimhouding-onvolledig"]

    assert [(one.path, one.key) for one in found] == [(note.path, "geldt-tot")]


def test_lifting_fills_in_the_day(book: Book) -> None:
    """Who lifts it today need not type the day."""
    note = impose(book, TODAY + DAY)
    lifted = change_keys(
        book, note.path, {"status": "opgeheven", "opheffing": "door de bestuurder"}, now=NOW
    )

    assert lifted.text("opgeheven") == TODAY.isoformat()
