"""An old archive becomes notes: looked at first, originals kept, and never twice."""

import hashlib
import sys
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.adopting_archive.folder import NoArchive
from raadsboek.book.adopting_archive.looking import Looked, look_through
from raadsboek.book.adopting_archive.taking import Adopted, take_over
from raadsboek.book.attached_texts import read_attachments
from raadsboek.book.book import Book
from raadsboek.book.problems import check
from raadsboek.book.searching import search
from raadsboek.core.attachments import attachments_of
from raadsboek.core.meetings.adopted import is_locked
from raadsboek.history.log import versions
from raadsboek.vault.reading import MAXIMUM_SIZE

MINUTES = "# Verslag OR\n\nAanwezig: anna\n\n## 1. Opening\n\nBESLUIT: De zonnepanelen komen er.\n"
MAIL = (
    b"From: Bestuurder <b@x.example>\r\nTo: or@x.example\r\nSubject: Adviesaanvraag\r\n"
    b"Date: Mon, 04 Feb 2019 10:00:00 +0100\r\nMessage-ID: <1@x>\r\n\r\nHierbij de aanvraag.\r\n"
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return the folder of an archive."""
    files = {
        "2019/verslag OR 12-03-2019.md": MINUTES.encode(),
        "2019/agenda OR 12 maart 2019.txt": b"1. Opening\n",
        "2018/Notulen OV 2018 03 13.txt": b"Overleg over het rooster.\n",
        "2019/nog eens.md": MINUTES.encode(),
        "mail.eml": MAIL,
        "geheim/verslag DB 7 mei 2019.txt": b"De kanarie zingt.\n",
        "programma.exe": b"MZ",
        "~$verslag.docx": b"x",
        "leeg.docx": b"",
    }
    for name, data in files.items():
        file = tmp_path / "archief" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path / "archief"


def look(book: Book, archive: Path) -> Looked:
    """Look through an archive."""
    return look_through(book, archive, today=NOW.date(), progress=lambda count, total: None)


def adopt(book: Book, archive: Path) -> Adopted:
    """Take an archive over."""
    return take_over(book, look(book, archive), now=NOW, progress=lambda count, total: None)


def everything(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files in a folder."""
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_looking_changes_nothing(book: Book, archive: Path) -> None:
    """Neither the raadsboek nor the archive; what is left alone has a reason."""
    before = everything(archive) | everything(book.root)

    looked = look(book, archive)

    assert everything(archive) | everything(book.root) == before
    assert [(one.kind.name, str(one.day)) for one in looked.planned] == [
        ("vergadering", "2018-03-13"),
        ("post", "2019-02-04"),
        ("vergadering", "2019-03-12"),
        ("vergadering", "2019-05-07"),
    ]
    assert {one.path: one.why.split()[0] for one in looked.left_alone} == {
        "2019/nog eens.md": "is",
        "programma.exe": "is",
        "~$verslag.docx": "is",
        "leeg.docx": "is",
    }


def test_taking_over_keeps_every_byte_and_locks_nothing(book: Book, archive: Path) -> None:
    """A version for each year; originals as they were; old minutes can still be corrected."""
    originals = {hashlib.sha256(data).hexdigest() for data in everything(archive).values() if data}
    before = everything(archive)

    adopted = adopt(book, archive)

    assert everything(archive) == before
    assert [one.number for one in adopted.taken] == [
        "V-2018-01",
        "P-2019-001",
        "V-2019-01",
        "V-2019-02",
    ]
    kept = set()
    for one in adopted.taken:
        note = notes.read(book, one.number)
        for attachment in attachments_of(note):
            data = (book.root / note.path).with_name(attachment.name).read_bytes()
            assert hashlib.sha256(data).hexdigest() == attachment.digest
            kept.add(attachment.digest)
    left = {hashlib.sha256(data).hexdigest() for data in (b"MZ", b"x")}
    assert kept == originals - left
    assert book.repository is not None
    subjects = [one.subject for one in versions(book.repository, limit=2)]
    assert subjects == [
        "Archief overgenomen: 3 notities uit 2019",
        "Archief overgenomen: 1 notitie uit 2018",
    ]
    minutes = notes.read(book, "V-2019-01")
    assert minutes.body == MINUTES
    assert not is_locked(minutes)
    saved = notes.save(book, minutes, changes={}, body=f"{MINUTES}\nHersteld.\n", now=NOW)
    assert saved.body.endswith("Hersteld.\n")
    assert check(book, today=NOW.date()) == []


def test_what_was_secret_stays_so(book: Book, archive: Path) -> None:
    """No file name, report or search tells of it."""
    adopted = adopt(book, archive)

    secret = notes.read(book, "V-2019-02")
    assert secret.path.endswith("V-2019-02 vertrouwelijk.md")
    assert [one.name for one in attachments_of(secret)] == ["V-2019-02-1 stuk.txt"]
    assert adopted.report is not None
    assert "DB 7 mei" not in adopted.report.body
    assert b"kanarie" not in book.index.texts.file.read_bytes()


def test_their_words_are_found_at_once(book: Book, archive: Path) -> None:
    """What was read to take it over need not be read again."""
    adopt(book, archive)

    hits = search(book, "zonnepanelen")
    assert [hit.note.number for hit in hits] == ["V-2019-01"]
    assert read_attachments(book, is_over=lambda: True) == 0


def test_once_more_adds_only_what_is_new(book: Book, archive: Path) -> None:
    """Nothing is doubled; an agenda that turns up later does not touch its meeting."""
    adopt(book, archive)
    again = adopt(book, archive)
    assert (again.taken, again.report) == ((), None)

    (archive / "agenda OV 13 maart 2018.txt").write_text("Een agenda.\n")
    later = adopt(book, archive)

    assert [one.number for one in later.taken] == ["N-2018-001"]
    assert notes.read(book, "N-2018-001").body.startswith("Hoort bij [[V-2018-01]].")
    assert later.report is not None
    assert "Al eerder overgenomen: 6 bestanden." in later.report.body


def test_a_file_that_changes_meanwhile_is_left_for_a_next_time(book: Book, archive: Path) -> None:
    """Only what was looked at is taken."""
    looked = look(book, archive)
    (archive / "mail.eml").write_bytes(b"iets anders")

    adopted = take_over(book, looked, now=NOW, progress=lambda count, total: None)

    assert "P-2019-001" not in [one.number for one in adopted.taken]
    assert ("mail.eml", "is intussen gewijzigd of weg") in adopted.not_taken


def test_keys_above_a_markdown_text_are_understood(book: Book, tmp_path: Path) -> None:
    """They tell the day and the title; what is confidential there is so here."""
    folder = tmp_path / "archief"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitel: Beleid\ndatum: 2019-03-12\n---\nTekst.\n")
    (folder / "b.md").write_text("---\nvertrouwelijk: ja\n---\nGeheim.\n")

    beleid, geheim = look(book, folder).planned

    assert (beleid.title, str(beleid.day), beleid.body) == ("Beleid", "2019-03-12", "Tekst.\n")
    assert geheim.meta["vertrouwelijk"] == "ja"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_not_followed(book: Book, tmp_path: Path) -> None:
    """Nothing outside the folder is read."""
    (tmp_path / "buiten.txt").write_text("kanarie")
    folder = tmp_path / "archief"
    folder.mkdir()
    (folder / "verslag.txt").symlink_to(tmp_path / "buiten.txt")
    (folder / "map").symlink_to(tmp_path, target_is_directory=True)

    looked = look(book, folder)

    assert looked.planned == ()
    assert len(looked.left_alone) == 2


def test_a_file_that_no_raadsboek_can_hold_is_left_alone(book: Book, tmp_path: Path) -> None:
    """It is named in the report; the run does not stop at it."""
    folder = tmp_path / "archief"
    folder.mkdir()
    with (folder / "scan 2019.pdf").open("wb") as file:
        file.truncate(MAXIMUM_SIZE + 1)
    (folder / "verslag OR 12-03-2019.txt").write_text("Over het rooster.")

    looked = look(book, folder)

    assert [(one.path, one.why) for one in looked.left_alone] == [
        (
            "scan 2019.pdf",
            "is te groot (meer dan 16 MB): maak een kleinere versie en neem de map nog eens over, "
            "of bewaar het bestand zelf en schrijf in een notitie waar het staat",
        )
    ]
    assert len(looked.planned) == 1


def test_a_folder_that_will_not_do_is_refused(book: Book, tmp_path: Path) -> None:
    """One that is not there, and one that holds the raadsboek or lies in it."""
    for folder in (tmp_path / "nergens", tmp_path, book.root, book.root / "post"):
        with pytest.raises(NoArchive):
            look(book, folder)


def test_who_is_cut_off_goes_on_later(book: Book, archive: Path) -> None:
    """The years that were done stand; a next time does the others, and doubles nothing."""

    def stop(count: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_over(book, look(book, archive), now=NOW, progress=stop)
    assert [number for _, number in look(book, archive).known] == ["V-2018-01"]

    adopted = adopt(book, archive)

    assert [one.number for one in adopted.taken] == ["P-2019-001", "V-2019-01", "V-2019-02"]
    assert check(book, today=NOW.date()) == []
    # No note of an archive stands without a report that names it.
    first, second = sorted(book.root.glob("kennis/2026/*overgenomen-archief*.md"))
    assert "[[V-2018-01]]" in first.read_text(encoding="utf-8")
    assert "[[V-2019-01]]" in second.read_text(encoding="utf-8")


def test_two_windows_at_once_double_nothing(book: Book, archive: Path) -> None:
    """What the other took over meanwhile is not taken again."""
    looked = look(book, archive)
    adopt(book, archive)

    late = take_over(book, looked, now=NOW, progress=lambda count, total: None)

    assert (late.taken, late.report) == ((), None)
