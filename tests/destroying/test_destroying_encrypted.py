"""Destroying what is kept encrypted: the note, all its versions, and the attachments beside it."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from destroying_world import git

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.confidential.encrypting import encrypt_all
from raadsboek.book.destroying.destroying import Outcome, destroy
from raadsboek.book.notes import create, read
from raadsboek.book.opening import open_book
from raadsboek.core.kinds import memo, post
from raadsboek.core.note import Note
from raadsboek.vault.encrypted_notes import is_encrypted

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))


def encrypted_post(book: Book) -> list[str]:
    """Make two pieces of post that share an attachment, and encrypt both; return their paths."""
    for title, names in (("Weg", ["eigen.pdf", "samen.pdf"]), ("Blijft", ["samen.pdf"])):
        keys = {"titel": title, "datum": "2018-03-01", "bijlagen": names, "vertrouwelijk": "ja"}
        made = create(book, post.KIND, keys, body=f"{title}.\n", now=NOW)  # type: ignore[arg-type]
    folder = made.path.rpartition("/")[0]
    files = {f"{folder}/eigen.pdf": b"van een alleen", f"{folder}/samen.pdf": b"van beide"}
    writes = [Write(path=path, data=data, expected=None) for path, data in files.items()]
    record(book, writes, action="nieuw", numbers=[], subject="Bijlagen", now=NOW)
    encrypt_all(book, now=NOW)
    return [read(book, number).path for number in ("P-2018-001", "P-2018-002")]


def destroyed(book: Book) -> Outcome:
    """Destroy the first piece."""
    return destroy(
        book,
        ["P-2018-001"],
        ground="verzoek",
        decided_by="de raad",
        confirmed="vernietig 1",
        also_running=True,
        now=NOW,
    )


def files_beside(root: Path, path: str) -> set[str]:
    """Return what lies in the folder of a note."""
    return {file.name for file in (root / path).parent.iterdir()}


def test_an_encrypted_note_goes_with_its_attachments(closed: Book) -> None:
    """Of the note and the file that is its own no object is left; what another has stays."""
    gone, stays = encrypted_post(closed)
    folder = gone.rpartition("/")[0]
    places = [f"HEAD:{gone}", f"HEAD:{folder}/eigen.pdf.age"]
    blobs = set(git(closed.root, "rev-parse", *places).split())
    assert files_beside(closed.root, gone) >= {"eigen.pdf.age", "samen.pdf.age"}

    outcome = destroyed(closed)

    # That both are encrypted is no sentence that they share.
    assert not any("P-2018-002" in one.what for one in outcome.copies)
    assert files_beside(closed.root, stays) == {Path(stays).name, "samen.pdf.age"}
    names = git(closed.root, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
    assert not blobs & set(names.split())
    assert b"van een alleen" not in git(closed.root, "cat-file", "--batch-all-objects", "--batch")
    assert read(closed, "P-2018-002").body == "Blijft.\n"


def test_without_the_key_it_is_said_that_attachments_may_stay(
    closed: Book, elsewhere: Path
) -> None:
    """Who cannot read the note cannot see what belongs to it; the list tells so."""
    keys = {"titel": "Weg", "datum": "2018-03-01", "bijlagen": "eigen.pdf", "vertrouwelijk": "ja"}
    create(closed, post.KIND, keys, body="Weg.\n", now=NOW)
    blind = open_book(closed.root, now=NOW, key_file=elsewhere)

    outcome = destroyed(blind)

    (told,) = [one for one in outcome.copies if "P-2018-001" in one.what]
    assert "niet te openen" in told.what
    assert "niet te openen" in read(blind, outcome.list_number).body


def test_without_the_key_an_attachment_stays_that_another_may_have(
    closed: Book, elsewhere: Path
) -> None:
    """What a closed note has cannot be seen: its file is kept, and the list tells which and why."""
    keys = {"datum": "2018-03-01", "bijlagen": "samen.pdf"}
    open_one = create(closed, post.KIND, {"titel": "Weg", **keys}, body="Weg.\n", now=NOW)
    place = f"{open_one.path.rpartition('/')[0]}/samen.pdf"
    write = Write(path=place, data=b"van beide", expected=None)
    record(closed, [write], action="nieuw", numbers=[], subject="Bijlage", now=NOW)
    other = {"titel": "Blijft", **keys, "vertrouwelijk": "ja"}
    create(closed, post.KIND, other, body="Blijft.\n", now=NOW)
    blind = open_book(closed.root, now=NOW, key_file=elsewhere)

    outcome = destroyed(blind)

    assert (closed.root / place).read_bytes() == b"van beide"
    (told,) = [one for one in outcome.copies if place in one.what]
    assert "P-2018-002" in told.what
    assert place in read(blind, outcome.list_number).body


def linked(book: Book) -> Note:
    """Make a piece that goes and an encrypted note that names it with words; return that note."""
    create(book, post.KIND, {"titel": "Weg", "datum": "2018-03-01"}, body="Weg.\n", now=NOW)
    keys = {"titel": "Blijft", "datum": "2018-04-01", "vertrouwelijk": "ja"}
    return create(book, memo.KIND, keys, body="Zie [[P-2018-001|kanariepiet]].\n", now=NOW)


def test_the_words_of_a_link_go_from_an_encrypted_note(closed: Book) -> None:
    """With the key the note is opened, only the number is left, and it is closed again."""
    note = linked(closed)

    outcome = destroyed(closed)

    assert read(closed, note.text("nummer")).body == "Zie [[P-2018-001]].\n"
    assert is_encrypted((closed.root / note.path).read_bytes())
    assert not any("N-2018-001" in one.what for one in outcome.copies)


def test_without_the_key_a_note_is_named_that_may_have_words(closed: Book, elsewhere: Path) -> None:
    """It stays byte for byte; the result and the list say that nobody could look in it."""
    note = linked(closed)
    before = (closed.root / note.path).read_bytes()
    blind = open_book(closed.root, now=NOW, key_file=elsewhere)

    outcome = destroyed(blind)

    (told,) = [one for one in outcome.copies if "N-2018-001" in one.what]
    assert "niet te openen" in told.what
    assert told.what in read(blind, outcome.list_number).body
    assert (closed.root / note.path).read_bytes() == before
