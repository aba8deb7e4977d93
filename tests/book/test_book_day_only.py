"""History that keeps the day and not the time of day: versions, and Git's own record of them."""

import datetime

from conftest import NOW
from raadsboek.book import notes, past
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.opening import open_book
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.history.git import run


def test_versions_carry_noon(book: Book) -> None:
    """Author, committer and reference log say 12:00 of the day; the order stays that of saving."""
    settings = book.root / "raadsboek.yaml"
    settings.write_bytes(settings.read_bytes() + b"geschiedenis: alleen datum\n")
    opened = open_book(book.root, now=NOW)
    record_outside(opened, ["raadsboek.yaml"], now=NOW)
    made = notes.create(opened, KIND_BY_NAME["actie"], {"titel": "Bellen"}, now=NOW)
    later = NOW + datetime.timedelta(hours=3)
    notes.save(opened, made, changes={"titel": "Mailen"}, body=None, now=later)

    newest, first = past.versions_of(opened, made.path)
    assert [one.date.strftime("%H:%M") for one in (newest, first)] == ["12:00", "12:00"]
    assert [one.subject.partition(" ")[2] for one in (newest, first)] == [
        "gewijzigd: titel",
        "A-2026-001 gemaakt",
    ]
    assert opened.repository is not None
    for ref in ("HEAD", "refs/heads/main"):
        arguments = ["reflog", "show", "-2", "--date=format:%H:%M", "--format=%gd %cd %ad", ref]
        told = run(opened.repository, arguments).decode()
        assert told.count("12:00") == 6, told
    opened.index.close()
