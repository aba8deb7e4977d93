"""The papers bundle: the agenda and all that goes with it in one file, and nothing secret."""

import datetime
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
import typst
from copies import Copies, nine_seats
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.documents.bundle import Bundle, as_pdf, as_zip, suggested_name, write_bundle
from raadsboek.book.documents.bundle_papers import gather
from raadsboek.book.documents.leaving import WouldLeak
from raadsboek.book.meetings.sending import mark_sent, sendable
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import meeting, post
from raadsboek.core.note import Value

TODAY = NOW.date()
SECRET = "kanarie4712"
AGENDA = f"""## 1. Opening
tijd: 5 min

## 2. Reorganisatie
doel: besluiten · stukken: [[P-2026-001]], [[P-2026-002]], [[P-2026-404]]

::: vertrouwelijk
Over {SECRET}.
:::

## 3. Rooster
stukken: [[P-2026-003]], [[P-2026-001]]
"""


def letter(text: str) -> bytes:
    """Return a PDF of somebody else: two pages, the first on its side, a script and a file."""
    made = PdfWriter(clone_from=io.BytesIO(typst.compile(f"{text}\n#pagebreak()\nSlot".encode())))
    made.pages[0].rotate(90)
    made.add_attachment("binnenin.txt", b"zit erin")
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    made.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def locked() -> bytes:
    """Return a PDF with a password."""
    made = PdfWriter(clone_from=io.BytesIO(letter("Dicht")))
    made.encrypt("geheim")
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def piece(book: Book, title: str, body: str, files: dict[str, bytes], **more: Value) -> str:
    """Make a post note with attachments; return its number."""
    values: dict[str, Value] = {"titel": title, "datum": "2026-03-01", "bijlagen": list(files)}
    made = notes.create(book, post.KIND, {**values, **more}, body=body, now=NOW)
    for name, data in files.items():
        (book.root / made.path).with_name(name).write_bytes(data)
    return made.text("nummer")


def plan(book: Book, now: datetime.datetime) -> None:
    """Make a meeting with a letter, a secret, and a report in several files."""
    piece(book, "Brief", "De brief.\n", {"P-2026-001-1 brief.pdf": letter("Uit de brief")})
    secret = {"P-2026-002-1 geheim.txt": SECRET.encode()}
    piece(book, f"Over {SECRET}", f"{SECRET}\n", secret, vertrouwelijk="ja")
    files = {"P-2026-003-1 dicht.pdf": locked(), "P-2026-003-2 blad.xlsx": b"PK\x03\x04 geen"}
    piece(book, "Rapport", "", files)
    values: dict[str, Value] = {"titel": "Raad", "datum": "2026-04-09", "status": "gepland"}
    notes.create(book, meeting.KIND, values, body=AGENDA, now=now)


@pytest.fixture
def book(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a raadsboek with that meeting, opened and ready to be written in."""
    with copies.opened(tmp_path / "raadsboek", nine_seats, plan, now=NOW) as opened:
        opened.index.refresh()
        yield opened


@pytest.fixture
def number() -> str:
    """Return the number of the meeting."""
    return "V-2026-01"


def made_of(book: Book, number: str, audience: Audience = Audience.SHORT) -> Bundle:
    """Return the bundle of a meeting as PDF."""
    return as_pdf(book, gather(book, number, audience=audience, today=TODAY))


def test_one_pdf_with_a_bookmark_for_each_point(book: Book, number: str) -> None:
    """Agenda, list and papers in the order of the agenda; what acts in a paper is gone."""
    made = made_of(book, number)
    reader = PdfReader(io.BytesIO(made.data))
    titles = [one.title for one in reader.outline if not isinstance(one, list)]
    assert titles == [
        *("Agenda en lijst van stukken", "1. Opening", "2. Reorganisatie", "3. Rooster")
    ]
    nested = [part for part in reader.outline if isinstance(part, list)]
    below = [one.title for part in nested for one in part if not isinstance(one, list)]
    assert below == ["P-2026-001 Brief", "P-2026-001-1 brief.pdf bij P-2026-001: Brief"]
    texts = [page.extract_text() for page in reader.pages]
    assert "blz. 3-4" in texts[0]
    assert "Uit de brief" in texts[2]
    assert "V-2026-01 · blz. 3" in texts[2]
    assert reader.pages[2].rotation == 90
    assert reader.page_labels == ["1", "2", "3", "4"]
    assert reader.metadata is not None
    assert reader.metadata.subject == number
    assert not reader.attachments
    assert b"JavaScript" not in made.data
    assert made_of(book, number).data == made.data


def test_what_cannot_be_a_page_goes_along_by_itself(
    book: Book, number: str, tmp_path: Path
) -> None:
    """They are told in the list with the reason; one that was worked in is not replaced."""
    made = made_of(book, number)
    told = PdfReader(io.BytesIO(made.data)).pages[0].extract_text()
    assert "Los meegestuurd" in told
    assert "P-2026-003-1 dicht.pdf: Dit bestand is met een wachtwoord beveiligd." in told
    assert "P-2026-404 is niet gevonden." in told
    written = write_bundle(book, made, str(tmp_path))
    assert written.file == tmp_path / "stukken V-2026-01.pdf"
    assert [file.name for file in written.aside] == [
        "stukken V-2026-01 - P-2026-003-1 dicht.pdf",
        "stukken V-2026-01 - P-2026-003-2 blad.xlsx",
    ]
    assert written.aside[0].read_bytes() == locked_as_kept(book)
    again = write_bundle(book, made, str(tmp_path))
    assert again == written
    other = tmp_path / "brief.pdf"
    other.write_bytes(letter("Van iemand anders"))
    with pytest.raises(InvalidInput):
        write_bundle(book, made, str(other))
    filled_in = b"ingevuld"
    written.aside[1].write_bytes(filled_in)
    with pytest.raises(InvalidInput):
        write_bundle(book, made, str(tmp_path))
    assert written.aside[1].read_bytes() == filled_in


def locked_as_kept(book: Book) -> bytes:
    """Return the bytes of the locked PDF in the raadsboek."""
    return (book.root / "post/2026/P-2026-003-1 dicht.pdf").read_bytes()


def test_nothing_secret_goes_along(book: Book, number: str, tmp_path: Path) -> None:
    """A confidential paper is a count only; who has to choose for whom it is, is asked."""
    with pytest.raises(InvalidInput, match="voor wie"):
        gather(book, number, today=TODAY)
    with pytest.raises(InvalidInput):
        gather(book, number, audience=Audience.PUBLIC, today=TODAY)
    gathered = gather(book, number, audience=Audience.SHORT, today=TODAY)
    assert gathered.hidden == 1
    for made in (as_pdf(book, gathered), as_zip(book, gathered)):
        file = write_bundle(book, made, str(tmp_path)).file
        assert SECRET.encode() not in file.read_bytes()
    full = gather(book, number, audience=Audience.FULL, today=TODAY)
    assert full.hidden == 1
    write_bundle(book, as_pdf(book, full), str(tmp_path))
    letter_note = notes.read(book, "P-2026-001")
    names: list[Value] = ["P-2026-001-1 brief.pdf", "P-2026-002-1 geheim.txt"]
    notes.save(book, letter_note, changes={"bijlagen": names}, body=letter_note.body, now=NOW)
    named = gather(book, number, audience=Audience.SHORT, today=TODAY)
    assert (named.hidden, [one.name for one in named.papers if SECRET in str(one.data)]) == (2, [])
    secret = (book.root / "post/2026/P-2026-002-1 geheim.txt").read_bytes()
    (book.root / "post/2026/P-2026-003-2 blad.xlsx").write_bytes(secret)
    leaking = gather(book, number, audience=Audience.SHORT, today=TODAY)
    with pytest.raises(WouldLeak):
        write_bundle(book, as_zip(book, leaking), str(tmp_path))


def test_a_zip_has_every_file_in_the_order_of_the_agenda(book: Book, number: str) -> None:
    """The agenda first, then each paper as it is, numbered by its point."""
    made = as_zip(book, gather(book, number, audience=Audience.SHORT, today=TODAY))
    opened = zipfile.ZipFile(io.BytesIO(made.data))
    assert opened.namelist() == [
        "00 agenda V-2026-01.pdf",
        "02 P-2026-001 brief.pdf",
        "02 P-2026-001-1 brief.pdf",
        "03 P-2026-003-1 dicht.pdf",
        "03 P-2026-003-2 blad.xlsx",
    ]
    assert opened.read("03 P-2026-003-1 dicht.pdf") == locked_as_kept(book)


def test_what_came_later_is_marked(book: Book, number: str) -> None:
    """After the agenda went out, a new paper is a nazending, and only that is asked for."""
    mark_sent(book, sendable(book, number, to=["anna"], on=TODAY), on=TODAY, now=NOW)
    path = "post/2026/P-2026-003-2 blad.xlsx"
    (book.root / path).write_bytes(b"een ander blad")
    gathered = gather(book, number, audience=Audience.SHORT, only_new=True, today=TODAY)
    assert [(one.name, one.mark) for one in gathered.papers] == [
        ("P-2026-003-2 blad.xlsx", "nazending")
    ]
    sent = sendable(book, number, on=TODAY)
    mark_sent(book, sent, on=TODAY, now=NOW)
    everything = gather(book, number, audience=Audience.SHORT, today=TODAY)
    marks = {one.name: one.mark for one in everything.papers if one.mark}
    assert marks == {"P-2026-003-2 blad.xlsx": "nazending van 22 november 2026"}
    assert suggested_name(gathered) == f"nazending {number}.pdf"


@pytest.mark.torture
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this computer")
def test_a_document_of_word_becomes_pages(book: Book, number: str) -> None:
    """With LibreOffice a Word file is pages among the others."""
    written = io.BytesIO()
    word = docx.Document()
    word.add_paragraph("Uit het Word-bestand")
    word.save(written)
    (book.root / "post/2026/P-2026-001-1 brief.pdf").write_bytes(written.getvalue())
    made = made_of(book, number)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(made.data)).pages]
    assert any("Uit het Word-bestand" in text for text in texts)
