"""Is the folder still as it was? A snapshot of its change times, and a fast honest check.

`take` walks the folder; `still_holds` answers with one lstat per note and one per folder. The
change time (ctime) of a file moves with every write and cannot be set back, and a name that comes,
goes or is replaced moves the time of its folder: so one number per note is enough. No file is
opened. Standard library only, and little of it: this is all that stands between a cold process
and its first answer, so it shares no code with `scanning`; a test holds the two together.
"""

import marshal
import os
import sys
from zlib import crc32

from raadsboek.core.inbox.folder import FOLDER

CALM_NS = 2_000_000_000
"""What changed this shortly before a snapshot may change again without showing it."""
SKEW_NS = 3_600_000_000_000
"""How far the clock of a network drive may run ahead of ours."""

WORTH_A_PROCESS = 4000
"""From this many notes on, starting a second process costs less than it saves."""

Folder = tuple[str, int, int, list[bytes], list[int]]
"""One folder: its path with a slash, change time, inode, and its notes with their change times."""

_HEAD = 4
_MARK = f"{sys.implementation.cache_tag} {marshal.version}"
"""Snapshots are only for the Python that made them: a cache, not a format."""


def take(root: str, *, now_ns: int) -> bytes:
    """Return a snapshot of every visible folder and every Markdown file below `root`.

    Empty, which never holds, when something changed so recently that a snapshot would prove
    nothing, and on Windows, where the change time means something else.
    """
    if os.name != "posix":
        return b""
    folders: list[Folder] = []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            status = os.lstat(f"{root}/{prefix}")
            notes, below = _look(f"{root}/{prefix}")
            if not prefix and FOLDER in below:
                below.remove(FOLDER)
        except OSError:
            return b""
        times = list(notes.values())
        if any(
            now_ns - CALM_NS <= time <= now_ns + SKEW_NS for time in (status.st_ctime_ns, *times)
        ):
            return b""
        waiting += [f"{prefix}{name}/" for name in below]
        folders.append((prefix, status.st_ctime_ns, status.st_ino, list(notes), times))
    packed = marshal.dumps((_MARK, folders))
    return crc32(packed).to_bytes(_HEAD, "little") + packed


def _look(folder: str) -> tuple[dict[bytes, int], list[str]]:
    """Return the change times of the Markdown files in one folder, and the folders in it."""
    notes = {}
    below = []
    with os.scandir(folder) as items:
        for item in items:
            if item.name.startswith("."):
                continue
            if item.is_dir(follow_symlinks=False):
                below.append(item.name)
            elif item.name[-3:].lower() == ".md":
                notes[os.fsencode(item.name)] = item.stat(follow_symlinks=False).st_ctime_ns
    return notes, below


def still_holds(root: str, snapshot: bytes, *, alone: bool = True) -> bool:
    """Tell if every folder and note is exactly as in the snapshot; any doubt is a no.

    `alone` is for a process with one thread only: it steps into each folder, and back at the end.
    """
    packed = snapshot[_HEAD:]
    if crc32(packed).to_bytes(_HEAD, "little") != snapshot[:_HEAD]:
        return False
    mark, folders = marshal.loads(packed)  # noqa: S302 - our own bytes, proven by the checksum
    if mark != _MARK:
        return False
    if not alone:
        try:
            return all(_same_from_afar(root, *folder) for folder in folders)
        except OSError:
            return False
    try:
        here = os.open(".", os.O_RDONLY)
    except OSError:
        return False
    try:
        return _by_two(root, folders)
    except OSError:
        return False
    finally:
        os.fchdir(here)
        os.close(here)


def _by_two(root: str, folders: list[Folder]) -> bool:
    """Check the folders; of a large vault a second process does half."""
    count = sum(len(names) for _, _, _, names, _ in folders)
    if count < WORTH_A_PROCESS:
        return all(_same(root, *folder) for folder in folders)
    half, seen = 0, 0
    while seen < count // 2:
        seen += len(folders[half][3])
        half += 1
    other = os.fork()
    if not other:
        same = False
        try:
            same = all(_same(root, *folder) for folder in folders[half:])
        finally:
            os._exit(0 if same else 1)
    same = False
    try:
        same = all(_same(root, *folder) for folder in folders[:half])
    finally:
        _, status = os.waitpid(other, 0)
    return same and status == 0


def _same(
    root: str, prefix: str, ctime_ns: int, inode: int, names: list[bytes], times: list[int]
) -> bool:
    """Tell if one folder and the notes in it are as they were."""
    # A name in the current folder costs the system less than a whole path: 20 ms instead of 25
    # for 10,000 notes.
    os.chdir(f"{root}/{prefix}")
    lstat = os.lstat
    folder = lstat(".")
    if folder.st_ctime_ns != ctime_ns or folder.st_ino != inode:
        return False
    return [lstat(name).st_ctime_ns for name in names] == times


def _same_from_afar(
    root: str, prefix: str, ctime_ns: int, inode: int, names: list[bytes], times: list[int]
) -> bool:
    """Tell the same as `_same` without stepping into the folder, which all threads share."""
    lstat = os.lstat
    start = os.fsencode(f"{root}/{prefix}")
    folder = lstat(start)
    if folder.st_ctime_ns != ctime_ns or folder.st_ino != inode:
        return False
    return [lstat(start + name).st_ctime_ns for name in names] == times


def change_under_way(root: str) -> bool:
    """Tell if a change was cut off and is still to be mended before anything may be shown."""
    return os.path.lexists(f"{root}/.git/raadsboek/bezig.json")
