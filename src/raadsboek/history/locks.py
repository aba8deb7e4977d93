"""Locks that git left behind when it was ended halfway: which are stale, which are somebody's.

Owns only the judgement: it never removes a file (`vault.writing` does). A lock is stale when no
git process works in this repository and the lock is old, or our own interrupted change made it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from raadsboek.core.errors import HistoryFailed
from raadsboek.history.git import Repository, git_directory_option

OLD_AFTER = 60.0
"""Seconds after which a lock that no process holds is taken for left behind."""

PROCESSES = Path("/proc")
"""Where Linux lists its processes."""

OWN_REFERENCES = "refs/raadsboek"
"""References that nobody but Raadsboek makes, and only while it holds the vault lock."""

_PLACES = (
    "index.lock",
    "HEAD.lock",
    "packed-refs.lock",
    "config.lock",
    "shallow.lock",
    "objects/maintenance.lock",
)


class HistoryBusy(HistoryFailed):
    """Another program holds a lock on the repository."""

    def __init__(self, lock: str) -> None:
        super().__init__(
            "Een ander programma werkt nu in de geschiedenis van dit raadsboek.",
            "Wacht een minuut en sla opnieuw op. Blijft dit staan terwijl er niets anders open is, "
            f"haal dan het bestand .git/{lock} weg.",
        )
        self.lock = lock


def locks_in(repository: Repository) -> list[str]:
    """Return the lock files of git that exist, relative to the git folder."""
    top = repository.git_directory
    found = [place for place in _PLACES if (top / place).exists()]
    for folder, _, names in os.walk(top / "refs"):
        found += [
            (Path(folder) / name).relative_to(top).as_posix()
            for name in names
            if name.endswith(".lock")
        ]
    return found


def stale_locks(
    repository: Repository, *, now: float, ours: bool, processes: Path = PROCESSES
) -> list[str]:
    """Return the locks that may be removed, relative to the git folder.

    `now` is in seconds since the epoch; `ours` tells that a change of ours was interrupted, which
    counts only where the process list shows that its git is gone. The caller holds the vault lock.
    Raises `HistoryBusy` for a lock that may be somebody's.
    """
    found = locks_in(repository)
    if not found:
        return []
    alive = git_works_in(repository, processes)
    ours = ours and processes.is_dir()
    own = f"{OWN_REFERENCES}/"
    for lock in found:
        try:
            # A clock that was put back makes a lock seem to come from the future.
            age = abs(now - (repository.git_directory / lock).lstat().st_mtime)
        except FileNotFoundError:
            continue
        if alive or not (ours or lock.startswith(own) or age > OLD_AFTER):
            raise HistoryBusy(lock)
    return found


def git_works_in(repository: Repository, processes: Path = PROCESSES) -> bool:
    """Tell if some git process seems to work in this repository.

    Looks at the process list of Linux; elsewhere the age of the lock alone decides.
    """
    root = os.fsencode(repository.root.resolve())
    spelled = os.fsencode(repository.root)
    return any(
        here == root
        or here.startswith(root + b"/")
        or any(root in argument or spelled in argument for argument in arguments)
        for here, arguments in _git_processes(processes)
    )


def git_of_ours_works_in(repository: Repository, processes: Path = PROCESSES) -> bool:
    """Tell if git that a Raadsboek started is still at work here, though that program has ended."""
    ours = git_directory_option(repository).encode("utf-8", "surrogateescape")
    return any(ours in arguments for _, arguments in _git_processes(processes))


def _git_processes(processes: Path) -> Iterator[tuple[bytes, list[bytes]]]:
    """Give the folder and the arguments of every git process that we may look at."""
    for process in processes.glob("[0-9]*"):
        try:
            arguments = (process / "cmdline").read_bytes().split(b"\0")
            program = arguments[0].rsplit(b"/", 1)[-1]
            if program == b"git" or program.startswith(b"git-"):
                yield os.fsencode((process / "cwd").readlink()), arguments
        except OSError:
            continue
