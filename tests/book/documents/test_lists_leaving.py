"""Lists that leave have the columns of the screen, and nothing confidential."""

import csv
import datetime
import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.documents.writing_lists import list_formats, write_list
from raadsboek.book.lists import columns_of, rows
from raadsboek.book.opening import open_to_read
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import action, decision, member
from raadsboek.core.note import Value

TODAY = NOW.date()


@pytest.fixture
def filled(book: Book) -> Book:
    """Return a raadsboek with two actions, one of them confidential, and a decision."""
    values: dict[str, Value] = {"titel": "=Rooster", "wie": ["anna"], "uiterlijk": "2026-12-01"}
    values["vergadering"] = "[[V-2026-01]]"
    notes.create(book, action.KIND, values, now=NOW)
    notes.create(book, action.KIND, {"titel": "Over Goor", "vertrouwelijk": "ja"}, now=NOW)
    notes.create(book, decision.KIND, {"titel": "Besluit van Anna", "datum": "2026-03-12"}, now=NOW)
    notes.create(book, member.KIND, {"naam": "Anna Bos", "kort": "anna"}, now=NOW)
    book.index.refresh()
    return book


def test_a_workbook_has_the_columns_of_the_screen(filled: Book, tmp_path: Path) -> None:
    """Days are days, links are numbers, and a confidential row is counted but not there."""
    found = write_list(filled, action.KIND, rows(filled, action.KIND), str(tmp_path), today=TODAY)
    assert (found.file.name, found.count, found.hidden) == ("acties.xlsx", 1, 1)
    page = load_workbook(found.file).active
    header, row = page.iter_rows(values_only=True)  # type: ignore[union-attr]
    assert list(header) == [item.label for item in columns_of(action.KIND)]
    said = dict(zip(header, row, strict=True))
    assert said["Actie"] == "=Rooster"
    assert said["Uiterlijk"] == datetime.datetime(2026, 12, 1)


def test_the_name_says_which_format(filled: Book, tmp_path: Path) -> None:
    """Csv by its name; another sort of file is not replaced, and an unknown one refused."""
    listing = rows(filled, decision.KIND)
    file = tmp_path / "x.csv"
    write_list(filled, decision.KIND, listing, str(file), today=TODAY)
    write_list(filled, decision.KIND, listing, str(file), today=TODAY)
    told = list(csv.reader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))
    assert [told[0][0], told[1][0]] == ["Nummer", "B-2026-001"]
    with pytest.raises(InvalidInput, match="ander soort bestand"):
        write_list(filled, decision.KIND, listing, str(file), form="xlsx", today=TODAY)
    with pytest.raises(InvalidInput, match="'exe' is geen soort"):
        write_list(filled, decision.KIND, listing, str(tmp_path / "x.exe"), today=TODAY)


def test_every_format_writes_it(filled: Book, tmp_path: Path) -> None:
    """A list can be a spreadsheet or a document."""
    listing = rows(filled, decision.KIND)
    for name in list_formats():
        found = write_list(filled, decision.KIND, listing, str(tmp_path), form=name, today=TODAY)
        assert found.file.stat().st_size > 0


def test_a_list_for_everybody(filled: Book, tmp_path: Path) -> None:
    """No action list, and roles for names where the council says so."""
    public = Audience.PUBLIC
    with pytest.raises(InvalidInput, match="actielijst"):
        write_list(
            filled,
            action.KIND,
            rows(filled, action.KIND),
            str(tmp_path),
            audience=public,
            today=TODAY,
        )
    settings = filled.root / "raadsboek.yaml"
    settings.write_text(f"{settings.read_text()}namen-openbaar: nee\n")
    hiding = open_to_read(filled.root, now=NOW)
    found = write_list(
        hiding,
        decision.KIND,
        rows(hiding, decision.KIND, organ=None),
        str(tmp_path / "b.csv"),
        audience=public,
        organ=None,
        today=TODAY,
    )
    told = found.file.read_text("utf-8-sig")
    assert told.startswith("Orgaan;Nummer;")
    assert "Besluit van een lid" in told
    hiding.index.close()


_PLAIN = ("pdf", "html", "eml", "txt")


def test_what_the_user_made_is_never_replaced(filled: Book, tmp_path: Path) -> None:
    """A workbook or csv of the user stays as it is; ours is written again."""
    listing = rows(filled, decision.KIND)
    own = tmp_path / "eigen.xlsx"
    made = Workbook()
    made.save(own)
    table = tmp_path / "eigen.csv"
    table.write_bytes("\ufeffNummer;Van mij\r\n1;2\r\n".encode())
    print_of_own, page, letter, text = (tmp_path / f"eigen.{end}" for end in _PLAIN)
    print_of_own.write_bytes(b"%PDF-1.7\n/Keywords (raadsboek zegt mijn buurman)\n%%EOF")
    page.write_bytes(b"<!doctype html>\n<p>Over het raadsboek van 2019.</p>")
    letter.write_bytes(b"Subject: Raadsboek\r\n\r\nBeste Anna")
    text.write_bytes("\ufeffMijn aantekeningen bij versie 3\r\n".encode())
    for file in (own, table, print_of_own, page, letter, text):
        before = file.read_bytes()
        with pytest.raises(InvalidInput, match="bestaat al en wordt niet overschreven"):
            write_list(filled, decision.KIND, listing, str(file), today=TODAY)
        assert file.read_bytes() == before
    again = tmp_path / "lijst.xlsx"
    for _ in range(2):
        write_list(filled, decision.KIND, listing, str(again), today=TODAY)
    assert load_workbook(again).properties.keywords == f"raadsboek Besluiten {TODAY:%d-%m-%Y}"
    load_workbook(again).save(again)
    write_list(filled, decision.KIND, listing, str(again), today=TODAY)
    for end in _PLAIN:
        for _ in range(2):
            write_list(filled, decision.KIND, listing, str(tmp_path / f"b.{end}"), today=TODAY)
