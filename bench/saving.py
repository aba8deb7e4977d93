"""Saving one note in a vault of 50,000, beside the fastest plain Git way to record one file."""

import datetime
import subprocess
from itertools import count
from pathlib import Path

from bench.make_vault import make_vault
from bench.measuring import Result, compare, seconds, use_own_cache
from raadsboek.book.changing import Write, record
from raadsboek.book.opening import open_book
from raadsboek.vault.reading import read_note

_NUMBERS = count()


def run() -> list[Result]:
    """Compare `record` with fast-import and update-index, on the same note of the same vault."""
    use_own_cache()
    root = make_vault(50_000)
    subprocess.run(["git", "-C", str(root), "update-index", "-q", "--refresh"], check=False)
    book = open_book(root, now=datetime.datetime.now().astimezone())
    path = next(root.glob("acties/2025/*.md")).relative_to(root).as_posix()
    start = (root / path).read_bytes()

    def ours() -> None:
        record(
            book,
            [Write(path=path, data=_next_text(start), expected=read_note(root, path).digest)],
            action="wijzigen",
            numbers=["A-2025-001"],
            subject="A-2025-001 gewijzigd: tekst",
            now=datetime.datetime.now().astimezone(),
        )

    result = compare(
        "saving one note among 50,000",
        "git fast-import + update-index",
        lambda: seconds(ours),
        lambda: seconds(lambda: plain_git(root, path, _next_text(start))),
        target=1.2,
    )
    durable = compare(
        "saving one note among 50,000, durably",
        "the same with core.fsync=all",
        lambda: seconds(ours),
        lambda: seconds(lambda: plain_git(root, path, _next_text(start), durable=True)),
        target=1.2,
    )
    return [result, durable]


def _next_text(start: bytes) -> bytes:
    return start + f"Toegevoegd: {next(_NUMBERS)}.\n".encode()


def plain_git(root: Path, path: str, data: bytes, *, durable: bool = False) -> None:
    """Record one file: write it, import a commit, and put it in Git's index."""
    (root / path).write_bytes(data)
    git = ["git", "-C", str(root), *(["-c", "core.fsync=all"] if durable else [])]
    message = b"Gewijzigd\n"
    moment = int(datetime.datetime.now().timestamp())
    stream = (
        b"commit refs/heads/main\ncommitter S <s@x.example> %d +0000\ndata %d\n%s"
        b'from refs/heads/main^0\nM 100644 inline "%s"\ndata %d\n%s\ndone\n'
    ) % (moment, len(message), message, path.encode(), len(data), data)
    subprocess.run([*git, "fast-import", "--quiet", "--done"], input=stream, check=True)
    subprocess.run([*git, "update-index", "--", path], check=True)
