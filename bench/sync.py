"""Taking over 100 changed notes from a shared place, beside `git pull`, in a vault of 50,000."""

import datetime
import shutil
import subprocess
from itertools import count
from pathlib import Path

from bench.make_vault import FOLDER, make_vault
from bench.measuring import Result, compare, seconds, use_own_cache
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.exchange import exchange
from raadsboek.book.syncing.sharing import share

CHANGED = 100
_ROUNDS = count(1)


def run() -> list[Result]:
    """Compare `exchange` with `git pull`; each has a copy and a shared place of its own."""
    use_own_cache()
    root = make_vault(50_000)
    paths = sorted(path.relative_to(root).as_posix() for path in root.glob("acties/2025/*.md"))
    mine, other = (_copied(root, FOLDER / f"sync-{name}") for name in ("ours", "git"))
    book = open_book(mine / "copy", now=_now())
    share(book, str(mine / "shared.git"), near=mine)
    exchange(book, now=_now())

    def ours() -> float:
        _change(mine / "shared.git", paths[:CHANGED])
        return seconds(lambda: exchange(book, now=_now()))

    def theirs() -> float:
        _change(other / "shared.git", paths[:CHANGED])
        return seconds(lambda: _git(other / "copy", "pull", "-q", "origin", "main"))

    return [compare("taking over 100 changed notes", "git pull", ours, theirs, target=1.3)]


def _copied(root: Path, folder: Path) -> Path:
    """Return a folder with a bare repository and a copy that has fetched everything."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _git(folder, "clone", "-q", "--bare", str(root), "shared.git")
    _git(folder / "shared.git", "symbolic-ref", "HEAD", "refs/heads/main")
    _git(folder, "clone", "-q", "shared.git", "copy")
    return folder


def _change(bare: Path, paths: list[str]) -> None:
    """Add a version to the shared place in which each of these notes got a line more."""
    listed = _git(bare, "cat-file", "--batch", given="".join(f"main:{one}\n" for one in paths))
    parts = [b"feature done\ncommit refs/heads/main\ncommitter S <s@x.example> %d +0000\n"]
    parts[0] %= int(_now().timestamp())
    parts.append(b"data 2\nx\nfrom refs/heads/main^0\n")
    turn, position = next(_ROUNDS), 0
    for path in paths:
        end = listed.index(b"\n", position)
        size = int(listed[position:end].split()[2])
        data = listed[end + 1 : end + 1 + size] + b"Ronde %d.\n" % turn
        position = end + 2 + size
        parts.append(b'M 100644 inline "%s"\ndata %d\n%s\n' % (path.encode(), len(data), data))
    parts.append(b"done\n")
    subprocess.run(
        ["git", "-C", str(bare), "fast-import", "--quiet"], input=b"".join(parts), check=True
    )


def _git(folder: Path, *arguments: str, given: str = "") -> bytes:
    return subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=given.encode(),
        check=True,
        capture_output=True,
    ).stdout


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()
