"""Carrying a destruction through, from the moment that it was decided on; also after a crash.

Owns the order after the turning point. Each step may be taken again:

    references - what git left behind - files - index - drafts - objects - cache - strike the record

It must not decide what goes; the record says.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from raadsboek.book import indexing
from raadsboek.book.settling import crash_reports, roll_forward
from raadsboek.core.problem import Problem, Severity
from raadsboek.history import recording, replacing
from raadsboek.history.git import GitFailed, Repository, run
from raadsboek.history.replacing import Move
from raadsboek.history.shared_address import SEEN
from raadsboek.index.forgetting import forget_cache
from raadsboek.vault import drafts, writing
from raadsboek.vault.destruction import (
    RECORD,
    Destruction,
    clear_workshop,
    remember_old_place,
    remove_destruction,
    write_destruction,
)
from raadsboek.vault.drafts import FOLDER
from raadsboek.vault.private import (
    PRIVATE,
    abandon_index,
    remove_git_files,
    remove_git_folders,
    sync_git_folders,
)
from raadsboek.vault.reading import note_from_bytes

DONE, UNDONE, NOT_WHOLE = "vernietiging-afgemaakt", "vernietiging-ongedaan", "vernietiging-rest"


def finish(repository: Repository, destruction: Destruction) -> Problem:
    """Bring a destruction to its end and strike its record; return what was done.

    Only when somebody gave the old history a version meanwhile, and nothing was cleared away yet,
    is it undone instead. The caller holds the lock of the vault.
    """
    root = repository.root
    if not destruction.switched:
        moves = [Move(one.name, one.old, one.new) for one in destruction.moves]
        if replacing.stand_of(repository, moves) == "anders":
            replacing.move_all(repository, moves, back=True)
            remove_destruction(root)
            clear_workshop(root)
            return _found(
                UNDONE, "Er is niets vernietigd: een ander programma voegde net iets toe."
            )
        replacing.move_all(repository, moves)
        sync_git_folders(root, _folders_of(moves))
        destruction = replace(destruction, switched=True)
        write_destruction(root, destruction)
    seen = next((move.old for move in destruction.moves if move.name == SEEN), "")
    if seen:
        remember_old_place(root, seen)
    remove_git_files(root, [*replacing.LEFT_BEHIND, *crash_reports(repository)])
    remove_git_folders(root, replacing.LEFT_FOLDERS)
    _put_files(repository, destruction)
    _put_index(repository, destruction)
    _drop_drafts(repository, destruction)
    left = _throw_away(repository, destruction)
    forget_cache(root)
    remove_destruction(root)
    clear_workshop(root)
    if left:
        return _found(
            NOT_WHOLE,
            "De stukken zijn uit het raadsboek, maar niet uit alle bestanden van de geschiedenis.",
            "Sluit andere programma's die de map gebruiken en vernietig opnieuw.",
        )
    return _found(DONE, f"Vernietigd: {', '.join(destruction.numbers)}.")


def _folders_of(moves: Iterable[Move]) -> list[str]:
    folders = {""}
    for move in moves:
        parts = move.name.split("/")[:-1]
        folders |= {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
    return sorted(folders, reverse=True)


def _put_files(repository: Repository, destruction: Destruction) -> None:
    root = repository.root
    paths = [*destruction.erased, *(step.path for step in destruction.steps)]
    writing.remove_temporaries(root, [*paths, f"{PRIVATE}/{RECORD}", f"{PRIVATE}/{FOLDER}/x"])
    for path in destruction.erased:
        writing.erase(root, path)
    writing.remove_empty_folders(root, destruction.erased)
    for step in destruction.steps:
        roll_forward(repository, step)


def _put_index(repository: Repository, destruction: Destruction) -> None:
    abandon_index(repository.root)
    paths = [step.path for step in destruction.steps]
    known = recording.read_base(repository, paths).entries
    gone = [*destruction.erased, *_staged(repository, set(destruction.blobs))]
    entries = {path: known.get(path) for path in paths} | dict.fromkeys(gone)
    try:
        indexing.complete(indexing.begin(repository, entries))
    except GitFailed:
        # An index that git cannot read holds nothing that a version does not.
        recording.rebuild_index(repository)


def _staged(repository: Repository, blobs: set[str]) -> list[str]:
    """Return the paths at which the index holds one of these blobs."""
    output = run(repository, ["ls-files", "--stage", "-z"], accept=(0, 128))
    rows = (line.partition("\t") for line in output.decode("utf-8", "surrogateescape").split("\0"))
    return [path for head, _, path in rows if path and head.split(" ")[1] in blobs]


def _drop_drafts(repository: Repository, destruction: Destruction) -> None:
    root = repository.root
    for draft in drafts.load_drafts(root)[0]:
        note = note_from_bytes(draft.path, draft.text.encode("utf-8", "replace"))
        if draft.path in destruction.erased or note.text("nummer") in destruction.numbers:
            drafts.drop_draft(root, draft.identifier)


def _throw_away(repository: Repository, destruction: Destruction) -> list[str]:
    """Remove what nothing leads to any more; return what can be found all the same."""
    remove_git_files(repository.root, replacing.kept_packs(repository))
    replacing.throw_away(repository)
    return replacing.still_there(repository, destruction.blobs)


def _found(code: str, message: str, fix: str = "U hoeft niets te doen.") -> Problem:
    return Problem(code=code, message=message, fix=fix, severity=Severity.WARNING)
