"""A small vault for fault tests: two notes, and edits by others that no change may touch.

`python fault_world.py ROOT` makes one change of two files in it, so that a test can end that
process, or refuse it the disk, at any step.
"""

import datetime
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.core.council import Secretary, Settings
from raadsboek.core.errors import RaadsboekError
from raadsboek.history.opening import create_repository, open_repository
from raadsboek.index.cache import Index
from raadsboek.vault.reading import read_note
from raadsboek.vault.scanning import scan

NOW = datetime.datetime(2026, 3, 12, 13, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
FIRST = "vergaderingen/2026/V-2026-03 overleg.md"
SECOND = "besluiten/2026/B-2026-014 thuiswerken.md"
BYSTANDER = "acties/A-2026-001 iets.md"
OLD = {FIRST: b"---\nnummer: V-2026-03\n---\noud\n", SECOND: None}
NEW = {
    FIRST: b"---\nnummer: V-2026-03\n---\nnieuw\n",
    SECOND: b"---\nnummer: B-2026-014\n---\nbesloten\n",
}
EDITED = b"een ander programma typte dit\n"
LOOSE = b"niet in de geschiedenis\n"


def book_at(root: Path) -> Book:
    """Open the vault at `root` as far as a change needs it."""
    index = Index(root, scan=lambda: scan(root), read=lambda path: read_note(root, path))
    return Book(
        root=root,
        settings=Settings(secretary=Secretary(name="Anna de Vries", email="anna@example.org")),
        repository=open_repository(root),
        index=index,
    )


def digest(data: bytes | None) -> str | None:
    """Return the digest that a write of these bytes expects."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def make_world(root: Path) -> Book:
    """Make the vault: one version, one staged edit, one plain edit and one new file by others."""
    root.mkdir(parents=True, exist_ok=True)
    create_repository(root, name="", email="")
    book = book_at(root)
    start = {FIRST: OLD[FIRST], BYSTANDER: b"oud\n", "gestaged.md": b"oud\n"}
    record(
        book,
        [Write(path=path, data=data, expected=None) for path, data in start.items()],
        action="nieuw",
        numbers=["V-2026-03"],
        subject="V-2026-03 gemaakt",
        now=NOW,
    )
    (root / BYSTANDER).write_bytes(EDITED)
    (root / "gestaged.md").write_bytes(EDITED)
    git(root, "add", "gestaged.md")
    (root / "los.md").write_bytes(LOOSE)
    return book


def change(book: Book) -> None:
    """Make the change that the tests interrupt."""
    record(
        book,
        [Write(path=path, data=NEW[path], expected=digest(OLD[path])) for path in NEW],
        action="vastleggen",
        numbers=["V-2026-03", "B-2026-014"],
        subject="V-2026-03 vastgelegd: B-2026-014",
        now=NOW,
    )


def git(root: Path, *arguments: str) -> str:
    """Run git as the user would, in the vault, and return what it says."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    return done.stdout.decode("utf-8", "surrogateescape")


def moment_of(root: Path) -> datetime.datetime:
    """Return the moment of the last write in the vault: what a start right after a crash sees."""
    newest = max(path.lstat().st_mtime for path in root.rglob("*"))
    return datetime.datetime.fromtimestamp(newest, datetime.UTC)


def files_of(root: Path) -> dict[str, bytes]:
    """Return every file of the vault outside `.git`."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


def assert_before_or_after(root: Path) -> bool:
    """Check that the vault is as before the change or as after it; return True for after."""
    files = files_of(root)
    head = git(root, "rev-list", "--count", "HEAD").strip()
    after = head == "2"

    assert head in ("1", "2")
    expected = NEW if after else OLD
    assert {path: files.get(path) for path in expected} == expected
    assert files[BYSTANDER] == EDITED
    assert files["gestaged.md"] == EDITED
    assert files["los.md"] == LOOSE
    assert not [path for path in files if ".rb-" in path]
    assert git(root, "status", "--porcelain").splitlines() == [
        f' M "{BYSTANDER}"',
        "M  gestaged.md",
        "?? los.md",
    ]
    assert git(root, "fsck", "--full", "--strict", "--no-dangling") == ""
    assert git(root, "for-each-ref", "--format=%(refname)").split() == ["refs/heads/main"]
    assert list((root / ".git").rglob("*.lock")) == []
    assert not (root / ".git/raadsboek/bezig.json").exists()
    return after


if __name__ == "__main__":
    try:
        change(book_at(Path(sys.argv[1])))
    except RaadsboekError as error:
        print(type(error).__name__, error)
        sys.exit(error.exit_code)
