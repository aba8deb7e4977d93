"""The private raadsboek: found by the raadsboek it belongs to, and never on its way to others."""

import shutil
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.agenda_file import agenda_file, write_agenda
from raadsboek.book.book import Book
from raadsboek.book.confidential.private import belongs_to, private_folder
from raadsboek.book.confidential.staying import StaysPrivate, refuse_private
from raadsboek.book.handover.packing import make_package
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.sharing import share
from raadsboek.core.kinds import KIND_BY_NAME


def test_it_is_made_once_and_found_again(book: Book, home: Path, tmp_path: Path) -> None:
    """Also when the raadsboek has moved; nothing of it lies in the raadsboek itself."""
    folder = private_folder(book, now=NOW)
    assert folder.is_relative_to(home / "data")
    assert folder.parent.stat().st_mode & 0o777 == 0o700
    own = open_book(folder, now=NOW)
    notes.create(own, KIND_BY_NAME["notitie"], {"titel": "kanariepiet"}, now=NOW)
    assert own.settings.private
    assert belongs_to(own) == book.root
    moved = Path(shutil.move(book.root, tmp_path / "verhuisd"))
    again = open_book(moved, now=NOW)
    assert private_folder(again, now=NOW) == folder
    assert belongs_to(own) == moved
    assert not any(
        b"kanariepiet" in file.read_bytes() for file in moved.rglob("*") if file.is_file()
    )
    own.index.close()
    again.index.close()


def test_nothing_of_it_goes_to_others(book: Book, tmp_path: Path) -> None:
    """An export is refused with a sentence, and so is a private raadsboek of a private one."""
    own = open_book(private_folder(book, now=NOW), now=NOW)
    with pytest.raises(StaysPrivate):
        write_agenda(own, agenda_file(own, now=NOW), str(tmp_path / "uit.ics"))
    with pytest.raises(StaysPrivate):
        private_folder(own, now=NOW)
    with pytest.raises(StaysPrivate):
        share(own, str(tmp_path / "gedeeld"), near=tmp_path)
    with pytest.raises(StaysPrivate):
        make_package(own, str(tmp_path / "pakket"), now=NOW)
    assert not list(tmp_path.glob("gedeeld*")) + list(tmp_path.glob("pakket*"))
    refuse_private(book)
    own.index.close()
