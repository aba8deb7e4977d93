"""A selection to take along: filters, one file, and nothing confidential in any byte of it."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.as_of import as_of
from raadsboek.book.book import Book
from raadsboek.book.provenance.gathering import provenance_of
from raadsboek.book.provenance.page import write_page
from raadsboek.book.searching import search
from raadsboek.book.selection import write_selection
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import action, decision, meeting, post
from raadsboek.core.minutes.public import LEFT_OUT, without_confidential
from raadsboek.core.note import Value
from raadsboek.render.archive import archive

SECRET = "kanarie4711"
TODAY = NOW.date()


@pytest.fixture
def filled(book: Book) -> Book:
    """Return a raadsboek with decisions of two years, an action, and secrets."""
    for year in (2025, 2026):
        values = {"titel": f"Rooster van {year}", "datum": f"{year}-03-12"}
        notes.create(book, decision.KIND, values, body="Het rooster.\n", now=NOW)
    values = {"titel": f"Rooster van {SECRET}", "datum": "2026-04-01", "vertrouwelijk": "ja"}
    notes.create(book, decision.KIND, values, body=f"Het rooster van {SECRET}.\n", now=NOW)
    notes.create(book, action.KIND, {"titel": "Rooster maken", "wie": ["anna"]}, now=NOW)
    body = f"## 1. Rooster\n::: vertrouwelijk\nOver {SECRET}.\n:::\nNiets <!-- {SECRET} --> meer.\n"
    notes.create(book, meeting.KIND, {"titel": "Raad", "datum": "2026-03-12"}, body=body, now=NOW)
    book.index.refresh()
    return book


def numbers(book: Book, words: str = "", **filters: object) -> list[str]:
    """Return the numbers that a search finds."""
    return [hit.note.number for hit in search(book, words, **filters)]  # type: ignore[arg-type]


def test_filters_narrow_with_and_without_words(filled: Book) -> None:
    """Kind, person, day and number each narrow; without words the newest comes first."""
    since = datetime.date(2026, 1, 1)
    assert numbers(filled, "rooster", kind=decision.KIND, since=since, number="b-2026-001") == [
        "B-2026-001"
    ]
    assert numbers(filled, kind=decision.KIND) == ["B-2026-002", "B-2026-001", "B-2025-001"]
    assert numbers(filled, person="anna") == ["A-2026-001"]
    assert numbers(filled, number="b-2025") == ["B-2025-001"]
    assert numbers(filled) == []
    assert numbers(filled, "?!", kind=decision.KIND) == []


def test_a_selection_as_one_pdf(filled: Book, tmp_path: Path) -> None:
    """A list with the page of each, then each note as pages; nothing confidential is in it."""
    hits = [hit.note for hit in search(filled, "rooster")]
    place = str(tmp_path / "op verzoek.pdf")
    found = write_selection(filled, hits, place, asked="rooster", today=TODAY)
    assert (found.file.name, found.count, found.confidential) == ("op verzoek.pdf", 4, 1)
    reader = PdfReader(found.file)
    texts = [page.extract_text() for page in reader.pages]
    assert len(texts) == 5
    assert "Stukken: rooster" in texts[0]
    assert "blz. 5" in texts[0]
    assert "Niet in deze selectie: 1" in texts[0]
    assert SECRET not in "".join(texts)
    assert write_selection(filled, hits, place, asked="rooster", today=TODAY) == found


def test_the_file_has_the_notes_and_a_list(filled: Book, tmp_path: Path) -> None:
    """Everything found is in it under its own path, with a page that leads to each."""
    hits = [hit.note for hit in search(filled, "rooster")]
    found = write_selection(filled, hits, str(tmp_path), asked="rooster", today=TODAY)
    assert (found.file.name, found.count, found.confidential) == ("selectie.zip", 4, 1)
    opened = zipfile.ZipFile(found.file)
    assert opened.namelist()[0] == "LIJST.html"
    assert len(opened.namelist()) == 5
    told = opened.read("LIJST.html").decode()
    assert 'href="besluiten/2026/B-2026-001%20rooster-van-2026.md"' in told
    assert "Niet in deze selectie: 1" in told
    for name in opened.namelist():
        assert SECRET.encode() not in opened.read(name)
    minutes = next(name for name in opened.namelist() if "V-2026" in name)
    assert LEFT_OUT in opened.read(minutes).decode()
    again = write_selection(filled, hits[:2], str(tmp_path), asked="", today=TODAY)
    assert again.file == found.file


def test_nothing_that_may_leave_makes_no_file(filled: Book, tmp_path: Path) -> None:
    """Where all is confidential, or nothing was found, there is a sentence and no file."""
    secret = [hit.note for hit in search(filled, SECRET)]
    with pytest.raises(InvalidInput, match="vertrouwelijk"):
        write_selection(filled, secret[:1], str(tmp_path / "x.zip"), asked="", today=TODAY)
    with pytest.raises(InvalidInput, match="niets gevonden"):
        write_selection(filled, [], str(tmp_path / "x.zip"), asked="", today=TODAY)
    assert not (tmp_path / "x.zip").exists()


def test_no_attachment_of_a_confidential_note_leaves_by_way_of_another(
    filled: Book, tmp_path: Path
) -> None:
    """A note that anybody may read names the same file, or the confidential note itself."""
    closed: dict[str, Value] = {"titel": SECRET, "datum": "2026-04-01", "vertrouwelijk": "ja"}
    closed["bijlagen"] = ["rapport.txt"]
    secret = notes.create(filled, post.KIND, closed, now=NOW)
    (filled.root / "post/2026/rapport.txt").write_text(SECRET)
    names: list[Value] = ["Rapport.txt", "rapport.txt", secret.path.rpartition("/")[2]]
    values: dict[str, Value] = {"titel": "Openbaar", "datum": "2026-05-01", "bijlagen": names}
    notes.create(filled, post.KIND, values, now=NOW)
    filled.index.refresh()
    hits = [hit.note for hit in search(filled, "openbaar")]
    file = write_selection(filled, hits, str(tmp_path), asked="", today=TODAY).file
    opened = zipfile.ZipFile(file)
    assert not any(SECRET.encode() in opened.read(name) for name in opened.namelist())


def test_what_became_confidential_does_not_leave_out_of_the_past(
    filled: Book, tmp_path: Path
) -> None:
    """On an earlier day anybody might read it; a selection and a page of that day leave it out."""
    found = next(hit.note for hit in search(filled, "rooster", kind=decision.KIND))
    later = NOW + datetime.timedelta(days=2)
    note = notes.read(filled, found.number)
    notes.save(filled, note, changes={"vertrouwelijk": "ja"}, body=None, now=later)
    then = as_of(filled, NOW.date(), today=later.date())
    hits = [hit.note for hit in search(then, "", number=found.number)]
    assert len(hits) == 1
    with pytest.raises(InvalidInput, match="vertrouwelijk"):
        write_selection(then, hits, str(tmp_path), asked="", today=TODAY)
    with pytest.raises(InvalidInput, match="vertrouwelijk"):
        write_page(then, provenance_of(then, found.number), str(tmp_path), today=TODAY)
    then.index.close()


def test_another_zip_is_not_replaced(filled: Book, tmp_path: Path) -> None:
    """A file of somebody else with that name stays."""
    other = tmp_path / "foto.zip"
    other.write_bytes(archive({"foto.jpg": b"x"}))
    hits = [hit.note for hit in search(filled, "rooster")]
    with pytest.raises(InvalidInput, match="ander soort bestand"):
        write_selection(filled, hits, str(other), asked="", today=TODAY)


def test_the_same_files_give_the_same_bytes() -> None:
    """A zip holds what it was given, in order, and no moment of its making."""
    files = {"LIJST.html": b"a", "b é.md": b"b"}
    assert archive(files) == archive(files)
    opened = zipfile.ZipFile(io.BytesIO(archive(files)))
    assert {name: opened.read(name) for name in opened.namelist()} == files


_OPENS = ("::: vertrouwelijk\n", "::: Vertrouwelijk \r\n")
_PIECES = st.sampled_from((*_OPENS, ":::\n", "## 1. X\n", "tekst\n", "BESLUIT: x\n"))


@given(st.lists(_PIECES, max_size=10))
def test_no_line_of_a_confidential_block_is_left(pieces: list[str]) -> None:
    """Whatever opens and ends where, a line inside a block is gone and one outside it stays."""
    body, secret, depth = "", 0, 0
    for at, piece in enumerate(pieces):
        if piece in _OPENS:
            depth += 1
        elif piece.startswith(":::"):
            depth = max(0, depth - 1)
        secret += bool(depth)
        body += f"{piece}{'geheim' if depth else 'open'}{at}\n"
    shown = without_confidential(body)
    assert "geheim" not in shown
    assert shown.count("open") == len(pieces) - secret
