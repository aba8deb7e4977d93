"""Notes about coaching: in the private raadsboek, and in no byte of anything else."""

import zipfile
from pathlib import Path

from onboarding_world import people

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.confidential.private import private_folder
from raadsboek.book.handover.document import handover_document
from raadsboek.book.handover.packing import make_package
from raadsboek.book.onboarding.coaching import coaching_note, note_to_begin_with
from raadsboek.book.onboarding.pack_files import pack_as_zip, write_pack
from raadsboek.book.onboarding.reading_pack import gather_pack
from raadsboek.book.opening import open_book
from raadsboek.book.searching import search
from raadsboek.index.place import index_file

SECRET = "kanarie8813"


def test_it_is_one_note_a_person_with_a_heading_a_day(book: Book) -> None:
    """Writing twice on a day gives one heading; the private raadsboek can open with it, once."""
    people(book, NOW)
    first = coaching_note(book, "@noor", text="Wil leren voorzitten.", now=NOW)
    second = coaching_note(book, "noor", text="Oefent donderdag.", is_next=True, now=NOW)
    assert (first.is_new, second.is_new) == (True, False)
    assert second.note.path == first.note.path
    assert second.note.body == "## 22 november 2026\n\nWil leren voorzitten.\n\nOefent donderdag.\n"
    other = coaching_note(book, "wouter", now=NOW)
    assert other.note.path != first.note.path
    own = open_book(second.folder, now=NOW)
    assert note_to_begin_with(own) == second.note.path
    assert note_to_begin_with(own) == ""
    own.index.close()


def test_it_is_in_no_byte_of_the_shared_raadsboek(book: Book, tmp_path: Path) -> None:
    """Not in the folder, its history, its index, an export, the handover or a reading pack."""
    people(book, NOW)
    made = coaching_note(book, "noor", text=SECRET, now=NOW)
    assert SECRET in made.note.body
    book.index.refresh()
    package = make_package(book, str(tmp_path / "pakket"), now=NOW)
    pack = gather_pack(book, "noor", for_clerk=True, now=NOW)
    zipped = write_pack(book, pack_as_zip(book, pack), str(tmp_path / "map.zip")).file
    told = handover_document(book, now=NOW, problems=[]).text
    assert SECRET not in told
    assert "Begeleiding Noor" not in told
    places = [book.root, package.folder]
    files = [file for place in places for file in place.rglob("*") if file.is_file()]
    with zipfile.ZipFile(zipped) as opened:
        everything = [opened.read(name) for name in opened.namelist()]
    everything += [file.read_bytes() for file in files]
    assert not any(SECRET.encode() in data for data in everything)
    assert not any(made.note.path.encode() in data for data in everything)
    assert not any(str(private_folder(book, now=NOW)).encode() in data for data in everything)
    assert search(book, SECRET) == []
    index = Path(index_file(str(book.root)))
    for file in index.parent.glob(f"{index.name}*"):
        assert SECRET.encode() not in file.read_bytes()
