"""Judging what came in before it is taken over: nothing hostile, nothing lost without a question.

Owns the checks on versions that lie in the history unused; what one file may be is `refusing`'s.
It must not change anything; a finding is raised as one of the `refusals`.
"""

from collections.abc import Iterable, Sequence

from raadsboek.book.marks import holds_marks
from raadsboek.book.syncing.refusals import (
    HostileSupply,
    ManyRemoved,
    MarkersInside,
    NewerProgram,
    Rewritten,
)
from raadsboek.history.arrivals import names_in, stands_on
from raadsboek.history.git import Repository
from raadsboek.history.joining import Difference, bytes_of, differences
from raadsboek.history.whole_versions import whole_versions
from raadsboek.vault.file_names import comparable
from raadsboek.vault.scanning import SUFFIX
from raadsboek.vault.settings import SETTINGS_FILE, settings_from_bytes

FEWEST_ASKED = 10
"""So many notes may go without a question; above it a tenth of them all."""

_FOREIGN_SETTINGS = (".gitmodules", ".lfsconfig", ".gitconfig")
_ATTRIBUTES = ".gitattributes"


def judge(
    repository: Repository, *, base: str, theirs: str, seen: str | None, consent: str
) -> None:
    """Raise what keeps the version `theirs` from being taken over.

    `base` is the version that both sides stand on and `seen` what the other place had before.
    `consent` is the version to whose unusual sides the user has agreed.
    """
    if consent != theirs and seen is not None and not stands_on(repository, theirs, seen):
        raise Rewritten(theirs, whole_versions(repository, until=seen, without=[theirs]))
    files = differences(repository, base, theirs)
    _refuse_foreign(repository, files)
    _refuse_collisions(repository, theirs, files)
    if consent != theirs:
        _ask_about_removed(repository, base, theirs, files)


def refuse_our_marks(repository: Repository, shared: str, ours: str) -> None:
    """Raise when a note of ours, on its way out, holds two versions one below the other."""
    for path, data in _with_bytes(repository, differences(repository, shared, ours), (SUFFIX,)):
        if holds_marks(path, data):
            raise MarkersInside(path)


def _refuse_foreign(repository: Repository, files: Sequence[Difference]) -> None:
    """Refuse what would tell git to do something else here, and a raadsboek of a newer program."""
    for file in files:
        if file.after is not None and _name(file.path).casefold() in _FOREIGN_SETTINGS:
            raise HostileSupply(file.path, "hoort niet in een raadsboek: het stelt Git anders in")
    for path, data in _with_bytes(repository, files, (_ATTRIBUTES, SETTINGS_FILE)):
        if path == SETTINGS_FILE and settings_from_bytes(data)[0].is_of_newer_program:
            raise NewerProgram
        if path.endswith(_ATTRIBUTES) and b"filter" in data:
            raise HostileSupply(path, "noemt een programma dat bestanden omzet")


def _refuse_collisions(repository: Repository, theirs: str, files: Iterable[Difference]) -> None:
    """Refuse a new name that is another file's name on a computer that forgets capitals."""
    new = {file.path for file in files if file.before is None}
    if not new:
        return
    wanted = {comparable(path) for path in new}
    known: dict[str, str] = {}
    for path in names_in(repository, theirs):
        name = comparable(path)
        if name in wanted and known.setdefault(name, path) != path:
            raise HostileSupply(
                path if path in new else known[name],
                "heeft op Windows of een Mac dezelfde naam als een ander bestand",
            )


def _ask_about_removed(
    repository: Repository, base: str, theirs: str, files: Sequence[Difference]
) -> None:
    removed = [file for file in files if file.after is None and file.path.endswith(SUFFIX)]
    if len(removed) <= FEWEST_ASKED:
        return
    arrived = [file for file in files if file.before is None]
    blobs = {file.after.blob for file in arrived if file.after is not None}
    numbers = {_number(file.path) for file in arrived}
    gone = [
        file.path
        for file in removed
        if (file.before is None or file.before.blob not in blobs)
        and _number(file.path) not in numbers
    ]
    notes = [path for path in names_in(repository, base) if path.endswith(SUFFIX)]
    if len(gone) > max(FEWEST_ASKED, len(notes) // 10):
        raise ManyRemoved(theirs, sorted(gone), len(notes))


def _with_bytes(
    repository: Repository, files: Iterable[Difference], endings: tuple[str, ...]
) -> list[tuple[str, bytes]]:
    wanted = {
        file.path: file.after.blob
        for file in files
        if file.after is not None and file.path.endswith(endings)
    }
    contents = bytes_of(repository, wanted.values())
    return [(path, contents[blob]) for path, blob in wanted.items()]


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _number(path: str) -> str:
    """Return the first word of a file's name: a note that got another title keeps it."""
    return _name(path).partition(" ")[0]
