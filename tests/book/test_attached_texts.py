"""Words in attachments are found, as far as nobody must keep them to himself."""

import hashlib
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.as_of import as_of
from raadsboek.book.attached_texts import read_attachments, try_again
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record, record_outside
from raadsboek.book.searching import Hit, search
from raadsboek.core.attachments import keys_of, made
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note
from raadsboek.index import attached_texts

POST = KIND_BY_NAME["post"]
SCAN = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def piece(book: Book, title: str, files: dict[str, bytes], *, secret: bool = False) -> Note:
    """Make a piece of post with attachments, as taking one in does."""
    meta = {"titel": title, **({"vertrouwelijk": "ja"} if secret else {})}
    note = notes.create(book, POST, meta, now=NOW)
    number = note.text("nummer")
    known = [made(number, count, name, data) for count, (name, data) in enumerate(files.items(), 1)]
    folder = Path(note.path).parent
    writes = [
        Write(path=str(folder / one.name), data=data, expected=None)
        for one, data in zip(known, files.values(), strict=True)
    ]
    record(book, writes, action="test", numbers=[number], subject="Bijlagen", now=NOW)
    return notes.save(book, note, changes=keys_of(known), body=note.body, now=NOW)


def read_all(book: Book) -> int:
    """Bring the index up to date and read every attachment; return how many still wait."""
    book.index.refresh()
    return read_attachments(book, is_over=lambda: False)


def found(book: Book, words: str) -> dict[str, Hit]:
    """Return what is found, by the title of the note."""
    return {hit.note.title: hit for hit in search(book, words)}


def texts_on_disk(book: Book) -> bytes:
    """Return all bytes in which texts of attachments are kept."""
    file = book.index.texts.file
    return b"".join(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))


def test_words_in_an_attachment_find_its_note_and_name_it(book: Book) -> None:
    """All words stand in one attachment; the excerpt is of it, and a scan says that it is one."""
    letter = b"De zonnepanelen op het dak van de wasserij\n"
    note = piece(book, "Brief", {"Over het dak.txt": letter, "scan.png": SCAN})

    assert read_all(book) == 0

    hit = found(book, "wasserij zonnep")["Brief"]
    assert hit.attachment == f"{note.text('nummer')}-1 over-het-dak.txt"
    assert ("zonnepanelen", True) in hit.excerpt
    assert hit.without_text == (f"{note.text('nummer')}-2 scan.png",)
    assert found(book, "brief")["Brief"].attachment == ""
    assert found(book, "dak")["Brief"].without_text
    assert found(book, "wasserij keuken") == {}
    # How the sender called it is known as well, its digest is no word.
    assert "Brief" in found(book, '"Over het dak.txt"')
    assert found(book, hashlib.sha256(letter).hexdigest()[:9]) == {}


def test_the_filters_hold_for_attachments(book: Book) -> None:
    """A note that the filters leave out is not found by its attachment either."""
    piece(book, "Brief", {"a.txt": b"zonnepanelen"})
    read_all(book)

    assert search(book, "zonnepanelen", kind=POST, number="P-")
    assert not search(book, "zonnepanelen", kind=KIND_BY_NAME["besluit"])
    assert not search(book, "zonnepanelen", status=("afgehandeld",))


def test_what_a_confidential_note_holds_is_never_kept(book: Book) -> None:
    """Not under its own name, and not for another note that has the same file."""
    piece(book, "Geheim", {"a.txt": b"kanariepiet in de kooi"}, secret=True)
    piece(book, "Open", {"b.txt": b"kanariepiet in de kooi"})
    piece(book, "Anders", {"c.txt": b"een gewone merel"})

    assert read_all(book) == 0

    assert found(book, "kanariepiet") == {}
    assert b"kanariepiet" not in texts_on_disk(book)
    assert "Anders" in found(book, "merel")


def test_a_note_that_becomes_confidential_leaves_no_word_of_its_attachment(book: Book) -> None:
    """It is not found from that moment on, and after the next reading it is in no byte."""
    note = piece(book, "Brief", {"a.txt": b"kanariepiet " * 50})
    piece(book, "Anders", {"c.txt": b"een gewone merel"})
    read_all(book)
    assert b"kanariepiet" in texts_on_disk(book)

    notes.save(book, note, changes={"vertrouwelijk": "ja"}, body=note.body, now=NOW)
    book.index.refresh()
    assert found(book, "kanariepiet") == {}

    read_all(book)
    assert b"kanariepiet" not in texts_on_disk(book)
    assert "Anders" in found(book, "merel")


def test_a_raadsboek_that_encrypts_keeps_no_text_of_before(closed: Book) -> None:
    """The first note that becomes secret takes every text that was kept along."""
    note = piece(closed, "Brief", {"a.txt": b"kanariepiet"})
    read_all(closed)
    assert "Brief" in found(closed, "kanariepiet")

    notes.save(closed, note, changes={"vertrouwelijk": "ja"}, body=note.body, now=NOW)
    read_all(closed)

    assert b"kanariepiet" not in texts_on_disk(closed)


def test_a_file_that_somebody_put_there_is_read_as_it_is_now(book: Book) -> None:
    """Without a digest the file itself decides; when it changes, so do its words."""
    note = notes.create(book, POST, {"titel": "Brief", "bijlagen": ["los.txt"]}, now=NOW)
    file = (book.root / note.path).with_name("los.txt")
    file.write_text("zonnepanelen")
    read_all(book)
    assert "Brief" in found(book, "zonnepanelen")

    file.write_text("windmolens en meer")
    read_all(book)

    assert found(book, "zonnepanelen") == {}
    assert "Brief" in found(book, "windmolens")


def test_bytes_that_are_not_those_of_the_note_are_not_searched(book: Book) -> None:
    """A file that was changed outside does not speak for the attachment that the note names."""
    note = piece(book, "Brief", {"a.txt": b"zonnepanelen"})
    path = str(Path(note.path).with_name(note.texts("bijlagen")[0]))
    (book.root / path).write_bytes(b"windmolens")

    assert read_all(book) == 0

    assert found(book, "windmolens") == found(book, "zonnepanelen") == {}


def test_reading_stops_when_told_and_goes_on_later(book: Book) -> None:
    """What waits is counted; a second run reads the rest, a third reads nothing."""
    piece(book, "Brief", {f"{name}.txt": f"woord{name}".encode() for name in "abc"})
    book.index.refresh()
    turns = iter([False, True, True])

    assert read_attachments(book, is_over=lambda: next(turns)) == 2
    assert "Brief" in found(book, "woorda")
    assert found(book, "woordc") == {}
    assert read_all(book) == 0
    assert "Brief" in found(book, "woordc")


def test_texts_outlive_the_index_and_a_damaged_file_costs_nothing(book: Book) -> None:
    """A new index finds them at once; a file that is broken is read again."""
    piece(book, "Brief", {"a.txt": b"zonnepanelen"})
    read_all(book)

    book.index.rebuild()
    assert "Brief" in found(book, "zonnepanelen")

    book.index.texts.file.write_bytes(b"SQLite format 3\x00 en verder niets" * 200)
    assert found(book, "brief")["Brief"].attachment == ""
    assert found(book, "zonnepanelen") == {}
    assert read_all(book) == 0
    assert "Brief" in found(book, "zonnepanelen")


def test_an_earlier_day_finds_by_the_attachments_of_then(book: Book) -> None:
    """By their digests only: what lies there without one is of now."""
    piece(book, "Brief", {"a.txt": b"zonnepanelen"})
    note = notes.create(book, POST, {"titel": "Los", "bijlagen": ["los.txt"]}, now=NOW)
    (book.root / note.path).with_name("los.txt").write_text("zonnepanelen en nu iets anders")
    read_all(book)
    assert [*found(book, "zonnepanelen")] == ["Brief", "Los"]

    then = as_of(book, NOW.date(), today=NOW.date())

    assert [*found(then, "zonnepanelen")] == ["Brief"]
    assert read_attachments(then, is_over=lambda: False) == 0


def test_what_could_not_be_read_is_tried_again_when_asked(book: Book) -> None:
    """It is remembered, so that it costs nothing each time."""
    piece(book, "Brief", {"a.pdf": b"%PDF-1.7 en verder niets"})
    assert read_all(book) == 0
    waiting = book.index.ask(attached_texts.waiting, book.index.texts)
    assert not waiting

    try_again(book)

    assert len(book.index.ask(attached_texts.waiting, book.index.texts)) == 1


def test_without_a_cache_folder_a_search_does_without(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept, the words of the notes are found all the same."""
    (tmp_path / "bestand").write_text("")
    monkeypatch.setenv("RAADSBOEK_CACHE", str(tmp_path / "bestand"))
    piece(book, "Brief", {"a.txt": b"zonnepanelen"})
    record_outside(book, [], now=NOW)

    assert read_all(book) == 0
    assert "Brief" in found(book, "brief")
    assert found(book, "zonnepanelen") == {}
