"""Which notes the folder holds, and what lies there that does not belong.

Owns what counts as a note file. `scan` costs as much as a bare directory walk; `inspect_tree`
looks at everything, on demand. Neither opens a file or follows a link.
"""

import os
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from raadsboek.core.errors import StorageFailed
from raadsboek.core.inbox.folder import FOLDER, lies_apart
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import visible
from raadsboek.vault.file_names import collisions, name_problems, stray_problem

SUFFIX = ".md"
NOT_NOTES = frozenset({"LEESMIJ.md"})
"""Files in the top folder that explain the raadsboek and are no note."""
_NOT_WALKED = NOT_NOTES | {FOLDER}


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
            f"De map '{visible(str(root))}' kan niet gelezen worden.",
            "Controleer de schijf of het netwerk.",
        )
    found: list[Entry] = []
    waiting = [""]
    start = os.fspath(root)
    while waiting:
        prefix = waiting.pop()
        for item in _items(f"{start}/{prefix}"):
            name = item.name
            if name[0] == "." or (not prefix and name in _NOT_WALKED):
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
    return found


def is_note(path: str) -> bool:
    """Tell if `scan` would take the ordinary file at `path` for a note."""
    parts = path.split("/")
    hidden = any(part.startswith(".") for part in parts)
    is_named_so = path[-3:].lower() == SUFFIX and path not in NOT_NOTES
    return is_named_so and not hidden and not lies_apart(path)


def inspect_tree(root: Path) -> list[Problem]:
    """Return what is wrong with files and folders below `root` as such, sorted by path.

    Links, pipes, devices, odd names, names that collide elsewhere, copies made by sync programs,
    files left behind, Git repositories inside the folder. The `.git` of the raadsboek itself, the
    inbox and hidden folders are not searched.
    """
    found: list[Problem] = []
    seen: list[str] = []
    waiting = [""]
    start = os.fspath(root)
    while waiting:
        prefix = waiting.pop()
        names = set()
        for item in _items(f"{start}/{prefix}"):
            path = prefix + item.name
            names.add(item.name)
            if not prefix and item.name in (".git", FOLDER):
                continue
            stray = None if item.is_dir(follow_symlinks=False) else stray_problem(path)
            if stray is not None:
                found.append(stray)
            elif item.name[0] != ".":
                seen.append(path)
                found += name_problems(path)
                found += _item_problems(root, item, path)
                if item.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
        if prefix and (".git" in names or {"HEAD", "objects", "refs"} <= names):
            found.append(_nested_repository(prefix.rstrip("/")))
    found += collisions(seen)
    return sorted(found, key=lambda problem: (problem.path, problem.code))


def _item_problems(root: Path, item: os.DirEntry[str], path: str) -> Iterator[Problem]:
    """Yield what is wrong with the kind of file that `item` is."""
    shown = visible(path)
    if item.is_symlink():
        inside = Path(item.path).resolve().is_relative_to(root.resolve())
        yield Problem(
            code="koppeling" if inside else "koppeling-naar-buiten",
            path=path,
            severity=Severity.WARNING if inside else Severity.ERROR,
            message=f"'{shown}' is een koppeling (symlink)"
            + (" en wordt niet gevolgd." if inside else " naar een plaats buiten het raadsboek."),
            fix="Zet het bestand zelf in het raadsboek in plaats van de koppeling.",
        )
    elif item.is_dir(follow_symlinks=False):
        if not os.access(item.path, os.R_OK | os.X_OK):
            yield Problem(
                code="map-onleesbaar",
                path=path,
                message=f"De map '{shown}' mag niet gelezen worden.",
                fix="Vraag leesrechten op de map.",
            )
    elif not item.is_file(follow_symlinks=False):
        yield Problem(
            code="geen-gewoon-bestand",
            path=path,
            message=f"'{shown}' is geen gewoon bestand.",
            fix="Haal het weg uit het raadsboek.",
        )


def _nested_repository(path: str) -> Problem:
    return Problem(
        code="geneste-geschiedenis",
        path=path,
        message=f"In de map '{visible(path)}' staat een eigen geschiedenis (een Git-map). "
        "Wat daarin staat, wordt niet mee bewaard.",
        fix="Verplaats deze map naar een plaats buiten het raadsboek.",
    )


def _items(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as items:
            return list(items)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
