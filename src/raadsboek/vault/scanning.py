"""Which notes the folder holds: one walk, as cheap as a bare directory walk.

Owns what counts as a note file. It must not open a file, follow a link or judge a name:
`inspection` does the judging, on demand.
"""

import os
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from raadsboek.core.errors import StorageFailed

SUFFIX = ".md"
NOT_NOTES = frozenset({"LEESMIJ.md"})
"""Files in the top folder that explain the raadsboek and are no note."""


class Entry(NamedTuple):
    """A note file as the folder lists it; equal entries mean an unchanged file."""

    path: str
    mtime_ns: int
    size: int
    inode: int


def scan(root: Path) -> list[Entry]:
    """Return every note file below `root`, sorted by path.

    Hidden files and folders are skipped and links are not followed. A file or folder that goes
    away during the walk, or may not be read, is left out. Names that are not UTF-8 hold surrogates,
    as `os.fsdecode` makes them.
    """
    if not root.is_dir():
        raise StorageFailed(
            f"De map '{root}' kan niet gelezen worden.", "Controleer de schijf of het netwerk."
        )
    found: list[Entry] = []
    waiting = [""]
    start = os.fspath(root)
    while waiting:
        prefix = waiting.pop()
        for item in _items(f"{start}/{prefix}"):
            name = item.name
            if name[0] == ".":
                continue
            if name[-3:].lower() == SUFFIX and item.is_file(follow_symlinks=False):
                try:
                    status = item.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                found.append(
                    Entry(prefix + name, status.st_mtime_ns, status.st_size, status.st_ino)
                )
            elif item.is_dir(follow_symlinks=False):
                waiting.append(f"{prefix}{name}/")
    found.sort(key=itemgetter(0))
    return [entry for entry in found if entry.path not in NOT_NOTES]


def _items(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as items:
            yield from items
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return
