"""Putting a filtered history in the place of the old one, and removing what that leaves behind.

Owns the moves of references and throwing objects away that nothing leads to any more. Each step may
be taken again after a crash. It must not decide that it happens: `book.destroying` does.
"""

import threading
from collections.abc import Iterable, Sequence

from msgspec import Struct

from raadsboek.history.addresses import Address
from raadsboek.history.filtering import references
from raadsboek.history.git import GitFailed, Repository, run
from raadsboek.history.recording import HistoryMoved
from raadsboek.history.traces import LONG
from raadsboek.history.transport import connect
from raadsboek.history.trust import settings_in

LEFT_BEHIND = (
    *("ORIG_HEAD", "FETCH_HEAD", "COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "AUTO_MERGE"),
    *("TAG_EDITMSG", "NOTES_EDITMSG", "gitk.cache", "info/refs", "objects/info/packs"),
    "objects/info/commit-graph",
)
"""Files of Git that may hold words of what is gone, and that it makes anew when needed."""
LEFT_FOLDERS = ("logs", "rr-cache", "lost-found", "objects/info/commit-graphs")
"""Folders of Git of the same sort."""

_SETTINGS_IN_THE_WAY = {
    "extensions.preciousobjects": "er mag niets uit worden weggehaald",
    "extensions.partialclone": "een deel staat op een andere plaats",
}


class Move(Struct, frozen=True):
    """A reference, what it named and what it will name; '' for no reference at all."""

    name: str
    old: str
    new: str


def moves_between(before: dict[str, str], after: dict[str, str]) -> tuple[Move, ...]:
    """Return the moves that make the references `before` into those `after`."""
    names = sorted({*before, *after})
    moves = (Move(name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(move for move in moves if move.old != move.new)


def obstacle_to_destroying(repository: Repository) -> str:
    """Return in Dutch why nothing can be taken out of this history; '' when it can."""
    top = repository.git_directory
    if repository.object_format != "sha1":
        return "de geschiedenis heeft een vorm (sha256) die het niet kan"
    if (top / "shallow").exists():
        return "dit is een kopie met alleen de laatste versies"
    if (top / "objects/info/alternates").exists():
        return "een deel van de geschiedenis staat in een andere map (alternates)"
    if any((top / "worktrees").glob("*")):
        return "een tweede werkmap hoort bij deze geschiedenis (worktree)"
    if any((top / "objects/pack").glob("*.promisor")):
        return "een deel van de geschiedenis staat op een andere plaats"
    keys = [key for key, _ in settings_in(top / "config")]
    return next((_SETTINGS_IN_THE_WAY[key] for key in keys if key in _SETTINGS_IN_THE_WAY), "")


def stand_of(repository: Repository, moves: Sequence[Move]) -> str:
    """Return where the references stand: 'oud', 'nieuw', 'tussen', or 'anders' when one moved on.

    'anders' is for a reference that somebody else has given a version of their own meanwhile.
    """
    now = references(repository)
    at = [now.get(move.name, "") for move in moves]
    if any(one not in (move.old, move.new) for one, move in zip(at, moves, strict=True)):
        return "anders"
    if all(one == move.new for one, move in zip(at, moves, strict=True)):
        return "nieuw"
    return "oud" if all(one == move.old for one, move in zip(at, moves, strict=True)) else "tussen"


def move_all(repository: Repository, moves: Iterable[Move], *, back: bool = False) -> None:
    """Give the references their new names, or `back` their old ones; those that have them stay.

    Raises `HistoryMoved` when one is neither old nor new.
    """
    now = references(repository)
    lines = []
    for move in moves:
        start, end = (move.new, move.old) if back else (move.old, move.new)
        at = now.get(move.name, "")
        if at == end:
            continue
        if at != start:
            if back:
                continue
            raise HistoryMoved
        lines.append(_command(move.name, start, end))
    if not lines:
        return
    words = ["update-ref", "--no-deref", "-m", "raadsboek: vernietigd", "--stdin", "-z"]
    try:
        run(repository, words, stdin="".join(lines).encode("utf-8", "surrogateescape"))
    except GitFailed as failed:
        if b"but expected" in failed.output or b"reference already exists" in failed.output:
            raise HistoryMoved from failed
        raise


def _command(name: str, start: str, end: str) -> str:
    if not start:
        return f"create {name}\0{end}\0"
    if not end:
        return f"delete {name}\0{start}\0"
    return f"update {name}\0{end}\0{start}\0"


def replace_there(
    repository: Repository,
    address: Address,
    branch: str,
    identifier: str,
    expected: str,
    *,
    cancel: threading.Event | None = None,
) -> None:
    """Put a version on the branch at `address` in the place of the version `expected`.

    Raises `NotAccepted` when something else stands there, or what `transport.connect` raises.
    """
    words = ["push", "--progress", "--no-follow-tags", "--no-signed", "--no-verify"]
    words.append(f"--force-with-lease={branch}:{expected}")
    refspecs = [f"{identifier}:{branch}"]
    connect(repository, words, address, refspecs, replacing=True, cancel=cancel)


def kept_packs(repository: Repository) -> list[str]:
    """Return the marks that keep Git from taking a pack apart, below its folder."""
    top = repository.git_directory
    return [file.relative_to(top).as_posix() for file in (top / "objects/pack").glob("*.keep")]


def throw_away(repository: Repository) -> None:
    """Remove every object that neither a reference nor the index leads to, packed or not."""
    run(repository, ["repack", "-a", "-d", "-n", "-q"], seconds=LONG)
    run(repository, ["prune", "--expire=now"], seconds=LONG)


def still_there(repository: Repository, blobs: Iterable[str]) -> list[str]:
    """Return which of these objects can still be found."""
    names = sorted(blobs)
    asked = "".join(f"{name}\n" for name in names).encode("ascii")
    output = run(repository, ["cat-file", "--batch-check"], stdin=asked, seconds=LONG)
    rows = (line.split() for line in output.decode("ascii").splitlines())
    return [row[0] for row in rows if len(row) == 3]
