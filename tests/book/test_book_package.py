"""The package for a successor: all that was saved, nothing else, and equal on another computer."""

import datetime
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from raadsboek.book import drafts, notes
from raadsboek.book.beside.candidates import add_candidates
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.confidential.keys import make_key
from raadsboek.book.confidential.readers import turn_on
from raadsboek.book.confidential.staying import StaysPrivate
from raadsboek.book.handover.document import handover_document
from raadsboek.book.handover.packing import PAPERS, make_package
from raadsboek.book.handover.receiving import receive
from raadsboek.book.handover.taking_over import (
    remember_person,
    take_over,
    tour_taken,
    tour_waits,
)
from raadsboek.book.mailing.contacts import set_contact
from raadsboek.book.opening import open_book
from raadsboek.book.past import versions_since
from raadsboek.book.problems import check
from raadsboek.book.syncing.sharing import share
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.beside.candidates import Candidate
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import memo, vacancy
from raadsboek.history.copying import NothingToCopy
from raadsboek.vault.person import Person, read_person
from raadsboek.vault.settings_edit import edit_settings
from raadsboek.vault.writing import digest

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
CANARY = b"KANARIE"


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run git as somebody else would, in `root`, and return what it says."""
    who = ["-c", "user.name=Iemand", "-c", "user.email=iemand@example.org"]
    return subprocess.run(
        ["git", *who, *arguments], cwd=root, input=given, capture_output=True, check=True
    ).stdout


def plant_what_is_not_for_others(book: Book) -> None:
    """Put the canary everywhere but in a saved note: what is nobody else's business."""
    word = CANARY.decode()
    note = notes.create(book, memo.KIND, {"titel": "Gewoon"}, body="tekst\n", now=NOW)
    drafts.keep_draft(book, note, changes={}, body=f"{word} in een concept", now=NOW)
    set_contact(book, "anna", f"{word}@example.org")
    sought = notes.create(book, vacancy.KIND, {"titel": "Zetel 4"}, now=NOW).text("nummer")
    book.index.refresh()
    candidate = Candidate(subject=sought, name=f"{word} de Boer", email="boer@example.org")
    add_candidates(book, sought, [candidate], today=NOW.date())
    with (book.root / note.path).open("a", encoding="utf-8") as file:
        file.write(f"{word} buiten Raadsboek getypt\n")
    (book.root / "los bestand.txt").write_bytes(CANARY)
    for key in ("user.name", "user.email", "branch.main.description", "remote.origin.url"):
        git(book.root, "config", key, f"/{word}")
    blob = git(book.root, "hash-object", "-w", "--stdin", given=CANARY).decode().strip()
    tree = git(book.root, "mktree", given=f"100644 blob {blob}\tgeheim.md\n".encode())
    other = git(book.root, "commit-tree", tree.decode().strip(), "-m", word).decode().strip()
    for reference in ("refs/raadsboek/conflict/x", "refs/heads/prive", "refs/stash"):
        git(book.root, "update-ref", "--create-reflog", "-m", word, reference, other)
    git(book.root, "tag", "-m", word, "v1", other)
    git(book.root, "notes", "add", "-m", word, "HEAD")
    git(book.root, "update-ref", "-m", word, "HEAD", "HEAD")
    (book.root / ".git/hooks").mkdir(exist_ok=True)
    (book.root / ".git/hooks/pre-commit").write_bytes(CANARY)
    (book.root / ".git/raadsboek/eigen").write_bytes(CANARY)


def everything_in(folder: Path, scratch: Path) -> Iterator[bytes]:
    """Yield every name and byte of a package, and every object of the history in it."""
    for file in sorted(folder.rglob("*")):
        yield file.name.encode()
        if file.is_file():
            yield file.read_bytes()
    for place, source in enumerate([*folder.rglob("*.bundle"), *folder.rglob("raadsboek/.git")]):
        copy = scratch / f"kopie {place}"
        where = source if source.suffix == ".bundle" else source.parent
        git(scratch, "clone", "-q", "--mirror", str(where), str(copy))
        yield git(copy, "cat-file", "--batch-all-objects", "--batch")
        yield git(copy, "for-each-ref")
    for source in folder.rglob("raadsboek/.git"):
        yield git(source.parent, "cat-file", "--batch-all-objects", "--batch")


@pytest.mark.parametrize("as_folder", [False, True])
def test_nothing_that_was_not_saved_is_in_it(
    book: Book, tmp_path: Path, *, as_folder: bool
) -> None:
    """No draft, unsaved edit, setting, other branch, log, hook or loose object: in no byte."""
    plant_what_is_not_for_others(book)
    made = make_package(book, str(tmp_path / "uit"), as_folder=as_folder, now=NOW)

    (tmp_path / "kladje").mkdir()
    found = list(everything_in(made.folder, tmp_path / "kladje"))
    assert any(b"Gewoon" in data for data in found)
    assert [data for data in found if CANARY in data] == []
    assert len(made.warnings) == 2
    assert "1 concept gaat niet mee" in made.warnings[0]
    assert "2 bestanden zijn buiten Raadsboek gewijzigd" in made.warnings[1]
    assert sorted(file.name for file in made.folder.iterdir()) == sorted(
        [*PAPERS, "raadsboek" if as_folder else "raadsboek.bundle"]
    )


def test_a_package_as_a_file_has_its_papers_beside_it(book: Book, tmp_path: Path) -> None:
    """Under its own name; what is there is never replaced."""
    (tmp_path / "stick").mkdir()
    file = tmp_path / "stick" / "or.bundle"
    made = make_package(book, str(file), now=NOW)
    assert made.copy == file
    before = {one.name: one.read_bytes() for one in file.parent.iterdir()}
    assert set(before) == {"or.bundle", *(f"or {name}" for name in PAPERS)}
    assert b"SHA-256" in before["or controle.txt"]

    with pytest.raises(InvalidInput, match="staat al iets"):
        make_package(book, str(file), now=NOW)
    assert {one.name: one.read_bytes() for one in file.parent.iterdir()} == before


def test_a_folder_in_use_gets_a_folder_in_it(book: Book, tmp_path: Path) -> None:
    """A stick with other files on it stays as it is; the raadsboek itself is no place for it."""
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "vakantie.jpg").touch()
    made = make_package(book, str(tmp_path / "stick"), now=NOW)
    assert made.folder == tmp_path / "stick" / "overdracht 2026-11-22"
    with pytest.raises(InvalidInput, match="staat al iets"):
        make_package(book, str(tmp_path / "stick"), now=NOW)
    with pytest.raises(InvalidInput, match="in het raadsboek zelf"):
        make_package(book, str(book.root / "kennis" / "x"), now=NOW)
    assert {one.name for one in (tmp_path / "stick").iterdir()} == {
        *("vakantie.jpg", "overdracht 2026-11-22")
    }


def test_confidential_notes_are_told_of(book: Book, tmp_path: Path) -> None:
    """Readable they go along, and that is said; encrypted they stay closed for who is no reader."""
    secret = {"titel": "Gewoon een plan", "vertrouwelijk": "ja"}
    notes.create(book, memo.KIND, secret, body="in klare taal\n", now=NOW)
    made = make_package(book, str(tmp_path / "een"), now=NOW)
    assert any("1 vertrouwelijke notitie gaat leesbaar mee" in one for one in made.warnings)
    assert b"Gewoon een plan" not in (made.folder / "overdracht.html").read_bytes()

    mine = replace(book, key_file=tmp_path / "sleutel")
    make_key(mine.key_file, now=NOW)
    mine = turn_on(mine, now=NOW)
    hidden = {"titel": CANARY.decode(), "vertrouwelijk": "ja"}
    notes.create(mine, memo.KIND, hidden, body=f"{CANARY.decode()}\n", now=NOW)
    made = make_package(mine, str(tmp_path / "twee"), now=NOW)
    (told,) = (one for one in made.warnings if "1 versleutelde notitie kan uw opvolger" in one)
    assert (
        "raadsboek versleutelen --opnieuw" in told
    )  # being a reader does not open what lies there
    assert any("nog leesbaar, ook zonder sleutel" in one for one in made.warnings)
    (tmp_path / "kladje").mkdir()
    assert not any(CANARY in data for data in everything_in(made.folder, tmp_path / "kladje"))
    root = receive(str(made.folder), tmp_path / "nieuw", near=tmp_path, now=NOW).root
    theirs = replace(open_book(root, now=NOW), key_file=tmp_path / "andere sleutel")
    document = handover_document(theirs, now=NOW, problems=check(theirs, today=NOW.date()))
    assert CANARY.decode() not in document.text
    theirs.index.close()


def test_a_private_raadsboek_and_the_past_are_not_handed_over(book: Book, tmp_path: Path) -> None:
    """Refused before anything is written."""
    private = replace(book, settings=replace(book.settings, private=True))
    with pytest.raises(StaysPrivate):
        make_package(private, str(tmp_path / "uit"), now=NOW)
    assert not (tmp_path / "uit").exists()


def test_a_package_that_fails_leaves_nothing(book: Book, tmp_path: Path) -> None:
    """Without a branch there is nothing whole to give."""
    git(book.root, "checkout", "-q", "--detach")
    with pytest.raises(NothingToCopy):
        make_package(book, str(tmp_path / "uit"), now=NOW)
    assert {one.name for one in tmp_path.iterdir()} == {"raadsboek"}


def test_the_successor_keeps_it_under_their_own_name(book: Book, tmp_path: Path) -> None:
    """Settings and versions name them; who gave it stays who they were on their own computer."""
    made = make_package(book, str(tmp_path / "uit"), now=NOW)
    assert read_person(book.root) == Person("Sanne de Wit", "s.dewit@delinden.example")
    received = receive(str(made.folder), tmp_path / "nieuw", near=tmp_path, now=NOW)
    assert received.secretary == "Sanne de Wit"
    assert received.report.is_sound
    take_over(received.root, name="Eva Bos", email="eva@x.example", as_secretary=True, now=NOW)

    mine = open_book(received.root, now=NOW)
    assert (mine.settings.secretary.name, mine.settings.secretary.email) == (
        *("Eva Bos", "eva@x.example"),
    )
    notes.create(mine, memo.KIND, {"titel": "Mijn eerste"}, now=NOW)
    newest = versions_since(mine, git(book.root, "rev-parse", "HEAD").decode().strip())
    assert [one.author for one in newest] == ["Eva Bos", "Eva Bos"]
    assert newest[1].subject == "Overgedragen aan Eva Bos"
    assert git(mine.root, "status", "--porcelain") == b""
    assert tour_waits(mine.root)
    tour_taken(mine.root)
    assert not tour_waits(mine.root)
    mine.index.close()


def test_who_shares_stays_who_they_are(book: Book, tmp_path: Path) -> None:
    """When the successor becomes secretary by way of a shared place, nobody saves as another."""
    share(book, str(tmp_path / "gedeeld"), near=tmp_path)
    assert read_person(book.root) == Person("Sanne de Wit", "s.dewit@delinden.example")


def test_who_is_not_on_the_list_of_writers_hears_what_that_does(book: Book) -> None:
    """Nobody puts themselves on the list; they are told who can, and that they may go on."""
    take = partial(take_over, book.root, email="eva@x.example", now=NOW)
    assert take(name="Eva Bos", as_secretary=False) == ""

    raw = (book.root / "raadsboek.yaml").read_bytes()
    listed = edit_settings(raw, {"schrijvers": [{"naam": "Jan Vos"}]})
    write = Write(path="raadsboek.yaml", data=listed, expected=digest(raw))
    record(book, [write], action="wijzigen", numbers=[], subject="Een lijst", now=NOW)
    colleague = take(name="Eva Bos", as_secretary=False)
    successor = take(name="Eva Bos", as_secretary=True)
    report = verify_history(book)

    assert "Vraag Sanne de Wit om u op de lijst te zetten" in colleague
    assert "en een nieuw pakket te maken" in successor
    assert [one.code for one in report.problems] == ["schrijver-onbekend"]
    assert take(name="Jan Vos", as_secretary=True) == ""


def test_a_colleague_changes_nothing_but_who_saves(book: Book, tmp_path: Path) -> None:
    """No version is added; what they save is theirs, though the settings name the secretary."""
    made = make_package(book, str(tmp_path / "uit"), now=NOW)
    root = receive(str(made.copy), tmp_path / "nieuw", near=tmp_path, now=NOW).root
    with pytest.raises(InvalidInput):
        take_over(root, name=" ", email="geen adres", as_secretary=False, now=NOW)
    take_over(root, name="Eva Bos", email="eva@x.example", as_secretary=False, now=NOW)
    assert git(root, "rev-parse", "HEAD") == git(book.root, "rev-parse", "HEAD")

    mine = open_book(root, now=NOW)
    notes.create(mine, memo.KIND, {"titel": "Van een collega"}, now=NOW)
    remember_person(mine)
    assert git(root, "log", "-1", "--format=%an") == b"Eva Bos\n"
    assert mine.settings.secretary.name == "Sanne de Wit"
    mine.index.close()
