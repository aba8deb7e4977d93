"""Taking over versions of others, ended by `kill -9` at any step: all of it, or nothing."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import fault_world
import pytest
from ended_early import ended_at

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record, recover
from raadsboek.book.syncing.merging import merge_with

MOVED = "besluiten/2026/B-2026-014 anders.md"
SAME_NUMBER = "acties/2026/A-2026-001 van ons.md"
NEXT_NUMBER = "acties/2026/A-2026-002 van ons.md"
THEIRS = "acties/2026/A-2026-001 van hen.md"
DECISION = "---\nsoort: besluit\nnummer: B-2026-014\ntitel: x\n---\neen\n\ntwee\n"
ACTION = "---\nsoort: actie\nnummer: A-2026-001\ntitel: {}\n---\n"
OUTSIDE = b"---\nsoort: besluit\nnummer: B-2026-014\ntitel: x\n---\neen\n\ntwee, van buiten\n"
MERGED = OUTSIDE.replace(b"een\n", b"een, van hen\n")


def save(book: Book, files: dict[str, str | None]) -> None:
    """Record files; None takes one away."""
    writes = []
    for path, text in files.items():
        file = book.root / path
        seen = fault_world.digest(file.read_bytes() if file.exists() else None)
        data = None if text is None else text.encode()
        writes.append(Write(path=path, data=data, expected=seen))
    record(book, writes, action="x", numbers=[], subject="x", now=fault_world.NOW)


def make_world(root: Path) -> str:
    """Make two sides with a move, a number twice, and an edit outside; return their version."""
    book = fault_world.make_world(root)
    save(book, {fault_world.SECOND: DECISION})
    base = fault_world.git(root, "rev-parse", "HEAD").strip()
    save(book, {THEIRS: ACTION.format("van hen"), fault_world.SECOND: None})
    save(book, {MOVED: DECISION.replace("een\n", "een, van hen\n"), fault_world.FIRST: "weg\n"})
    theirs = fault_world.git(root, "rev-parse", "HEAD").strip()
    staged = fault_world.git(root, "diff", "--cached", "--name-only").split()
    fault_world.git(root, "update-ref", "refs/hun", theirs)
    fault_world.git(root, "reset", "-q", base)
    (root / THEIRS).unlink()
    (root / MOVED).unlink()
    for path in (fault_world.FIRST, fault_world.SECOND):
        fault_world.git(root, "checkout", "-q", "--", path)
    fault_world.git(root, "add", *staged)
    save(book, {SAME_NUMBER: ACTION.format("van ons")})
    (root / fault_world.SECOND).write_bytes(OUTSIDE)
    book.index.close()
    return theirs


def assert_before_or_after(root: Path) -> bool:
    """Check that all is as before or as after; return True for after."""
    files = fault_world.files_of(root)
    after = fault_world.git(root, "rev-list", "--count", "HEAD").strip() != "3"
    wanted: dict[str, bytes | None] = {
        fault_world.FIRST: b"weg\n" if after else fault_world.OLD[fault_world.FIRST],
        fault_world.SECOND: None if after else OUTSIDE,
        MOVED: MERGED if after else None,
        THEIRS: ACTION.format("van hen").encode() if after else None,
        SAME_NUMBER: None if after else ACTION.format("van ons").encode(),
        NEXT_NUMBER: ACTION.format("van ons").replace("001", "002").encode() if after else None,
        fault_world.BYSTANDER: fault_world.EDITED,
        "gestaged.md": fault_world.EDITED,
        "los.md": fault_world.LOOSE,
    }
    assert {path: files.get(path) for path in wanted} == wanted
    assert not [path for path in files if ".rb-" in path]
    outside = [] if after else [f' M "{fault_world.SECOND}"']
    assert sorted(fault_world.git(root, "status", "--porcelain").splitlines()) == sorted(
        [f' M "{fault_world.BYSTANDER}"', *outside, "M  gestaged.md", "?? los.md"]
    )
    assert fault_world.git(root, "fsck", "--full", "--strict", "--no-dangling") == ""
    references = fault_world.git(root, "for-each-ref", "--format=%(refname)").split()
    assert references == ["refs/heads/main", "refs/hun"]
    assert list((root / ".git").rglob("*.lock")) == []
    assert not (root / ".git/raadsboek/bezig.json").exists()
    return after


def killed_after(root: Path, theirs: str, steps: int) -> bool:
    """Merge in a child that is ended when it touches the disk for so many times; tell if it was."""

    def work() -> Callable[[], object]:
        book = fault_world.book_at(root)
        return lambda: merge_with(book, theirs, now=fault_world.NOW)

    return ended_at(steps, work)


def walk(tmp_path: Path, steps: range) -> set[bool]:
    """Kill at each of these steps; return whether it was before or after, when either was seen."""
    original = tmp_path / "origineel"
    theirs = make_world(original)
    seen: set[bool] = set()
    for step in steps:
        root = tmp_path / f"raadsboek-{step}"
        shutil.copytree(original, root, symlinks=True)
        if not killed_after(root, theirs, step):
            assert assert_before_or_after(root)
            return seen
        book = fault_world.book_at(root)
        recover(book, now=fault_world.moment_of(root))
        happened = assert_before_or_after(root)
        seen.add(happened)
        if not happened:
            merge_with(book, theirs, now=fault_world.NOW)
            assert assert_before_or_after(root)
        book.index.close()
        shutil.rmtree(root)
    return seen


def test_a_merge_that_is_killed(tmp_path: Path) -> None:
    """Ended at a few steps, the next start finds everything as before or everything as after."""
    assert walk(tmp_path, range(14, 60, 7)) == {False, True}


@pytest.mark.torture
def test_a_merge_that_is_killed_at_every_step(tmp_path: Path) -> None:
    """Ended whenever it touches the disk."""
    assert walk(tmp_path, range(500)) == {False, True}


@pytest.mark.torture
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("calls", ["write", "fsync", "rename,renameat,renameat2"])
def test_a_merge_of_which_some_process_is_killed(tmp_path: Path, calls: str) -> None:
    """Ended at any call, of the program or of a git that it started."""
    original = tmp_path / "origineel"
    theirs = make_world(original)
    for step in range(1, 400):
        root = tmp_path / f"raadsboek-{step}"
        shutil.copytree(original, root, symlinks=True)
        log = root.with_name(f"{root.name}.log")
        subprocess.run(
            [
                *("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"),
                *("-e", f"inject={calls}:signal=SIGKILL:when={step}"),
                *(sys.executable, __file__, str(root), theirs),
            ],
            capture_output=True,
            check=False,
            timeout=120,
        )
        book = fault_world.book_at(root)
        recover(book, now=fault_world.moment_of(root))
        assert_before_or_after(root)
        book.index.close()
        shutil.rmtree(root)
        if b"killed by SIGKILL" not in log.read_bytes():
            return
    raise AssertionError("it never came to an end")


if __name__ == "__main__":
    merge_with(fault_world.book_at(Path(sys.argv[1])), sys.argv[2], now=fault_world.NOW)
