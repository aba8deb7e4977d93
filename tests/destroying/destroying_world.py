"""A vault with a note that must go, left in every corner that Git and the program have.

`python destroying_world.py ROOT` destroys it, so that a test can end that process at any step.
"""

import datetime
import os
import subprocess
import sys
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.destroying.destroying import Outcome, destroy
from raadsboek.book.drafts import keep_draft
from raadsboek.book.notes import change_keys, create, read
from raadsboek.book.opening import open_book
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds import find_kind
from raadsboek.core.note import Note
from raadsboek.vault.writing import digest

NOW = datetime.datetime(2026, 11, 22, 12, 47, tzinfo=datetime.UTC)
SECRET = "kanariegeel geheim van Noor"
TITLE = "Verzuimdossier kanariepiet"
GONE, STAYS = "N-2018-001", "N-2018-002"
ATTACHMENT = b"bijlage met kanariegeel geheim\n"
SHARED = b"bijlage die ook van een ander is\n"
WORDS = ("kanarie", "Kanarie")


def make(book: Book, kind_name: str, body: str = "", **values: str) -> Note:
    """Make a note with these keys."""
    kind = find_kind(kind_name)
    assert kind is not None
    given = {key.replace("_", "-"): value for key, value in values.items()}
    return create(book, kind, given, body=body, now=NOW)


def git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """Run git as somebody else would, in the vault."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        input=stdin,
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C", "GIT_COMMITTER_DATE": "2026-11-22T12:00:00Z"},
    )
    return done.stdout


def make_world(book: Book) -> None:
    """Make one note that must go and one that stays, and leave the first everywhere."""
    root = book.root
    make(book, "notitie", f"{SECRET}\n", titel=TITLE, datum="2018-03-01")
    make(book, "notitie", f"Zie [[{GONE}|{TITLE}]].\n", titel="Rooster", datum="2018-04-01")
    gone = read(book, GONE)
    change_keys(book, GONE, {"titel": f"{TITLE} bijgewerkt"}, now=NOW)
    _attach(book, gone)
    _rename(book)
    _leave_with_git(book)
    keep_draft(book, read(book, GONE), changes={}, body=f"{SECRET} nog niet af", now=NOW)
    keep_draft(book, read(book, STAYS), changes={}, body="nog niet af", now=NOW)
    (root / "los.md").write_text("van een ander\n", encoding="utf-8")


def _attach(book: Book, gone: Note) -> None:
    """Give the post note of this number attachments, one of which another piece has too."""
    folder = "post/2018"
    names = {"geheim.txt": ATTACHMENT, "gedeeld.txt": SHARED}
    note = make(
        book,
        "post",
        "Stuk van een ander.\n",
        titel="Een ander stuk",
        datum="2018-05-01",
        status="afgehandeld",
        afgehandeld="2018-05-02",
        bijlagen="gedeeld.txt",
    )
    assert note.path.startswith(folder)
    writes = [
        Write(path=f"{gone.path.rpartition('/')[0]}/geheim.txt", data=ATTACHMENT, expected=None)
    ]
    writes += [
        Write(path=f"{folder}/{name}", data=data, expected=None) for name, data in names.items()
    ]
    record(book, writes, action="nieuw", numbers=[], subject="Bijlagen erbij", now=NOW)
    change_keys(book, GONE, {"bijlagen": ["geheim.txt"]}, now=NOW)
    make(
        book,
        "post",
        f"{SECRET} per post\n",
        titel=f"{TITLE} per post",
        datum="2018-06-01",
        status="afgehandeld",
        afgehandeld="2018-06-02",
        bijlagen="geheim.txt, gedeeld.txt",
    )


def _rename(book: Book) -> None:
    """Give the file of the note another name, as somebody would outside the program."""
    old = read(book, GONE).path
    data = (book.root / old).read_bytes()
    new = f"kennis/2018/{GONE} kanariepiet-hernoemd.md"
    record(
        book,
        [
            Write(path=old, data=None, expected=digest(data)),
            Write(path=new, data=data, expected=None),
        ],
        action="buiten",
        numbers=[GONE],
        subject=f"{TITLE} heet nu anders",
        now=NOW,
    )


def _leave_with_git(book: Book) -> None:
    """Leave the text where Git keeps things: tag, stash, note aside, loose object, reflog."""
    root = book.root
    git(root, "config", "user.name", "Sanne de Wit")
    git(root, "config", "user.email", "s.dewit@delinden.example")
    path = read(book, GONE).path
    git(root, "tag", "-a", "-m", f"met {TITLE}", "voor-de-brand")
    for text in ("eerste", "tweede"):
        (root / path).write_bytes((root / path).read_bytes() + f"{SECRET} {text}\n".encode())
        stays = root / read(book, STAYS).path
        before = stays.read_bytes()
        stays.write_bytes(before + f"weggelegd, {text}\n".encode())
        git(root, "stash")
    git(root, "update-ref", "refs/raadsboek/conflict/20260101T000000-aa", "refs/stash")
    git(root, "hash-object", "-w", "--stdin", stdin=f"los: {SECRET}".encode())
    (root / ".git/COMMIT_EDITMSG").write_text(TITLE, encoding="utf-8")
    (root / "gestaged.md").write_text("klaargezet door een ander\n", encoding="utf-8")
    git(root, "add", "gestaged.md")


def destroy_all(book: Book) -> Outcome:
    """Destroy the note and the piece of post with the same secret."""
    return destroy(
        book,
        [GONE, "P-2018-002"],
        ground="bewaartermijn voorbij",
        decided_by="de raad, V-2026-12",
        confirmed="Vernietig 2",
        now=NOW,
    )


def every_byte(root: Path, *more: Path) -> dict[str, bytes]:
    """Return every file below these folders as it is, and every object of Git taken apart."""
    found = {
        str(path): path.read_bytes() + os.fsencode(path.name)
        for folder in (root, *more)
        for path in folder.rglob("*")
        if path.is_file() and path.name != "reserve"
    }
    found["objects"] = git(root, "cat-file", "--batch-all-objects", "--batch", "--unordered")
    names = git(root, "rev-list", "--objects", "--all")
    return {**found, "names": names}


def where_is(words: tuple[str, ...], found: dict[str, bytes]) -> list[str]:
    """Return in which of these bytes one of the words stands."""
    return [
        name
        for name, data in found.items()
        if any(word.casefold().encode() in data.lower() for word in words)
    ]


if __name__ == "__main__":
    try:
        destroy_all(open_book(Path(sys.argv[1]), now=NOW))
    except RaadsboekError as error:
        print(type(error).__name__, error)
        sys.exit(error.exit_code)
