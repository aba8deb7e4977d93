"""Taking over the versions of others: merged in memory, recorded as one change, never asked.

Owns the order: what was edited outside the program in the files concerned becomes a version first,
then notes whose number others issued too get another one, then both sides go on in one version.
Nothing is taken away that is not in the history of both. It fetches and sends nothing.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial

from msgspec import Struct

from raadsboek.book.book import Book, writable
from raadsboek.book.changing import Planned, carry_out, with_room
from raadsboek.book.confidential.protecting import protected_draft
from raadsboek.book.drafting import outside_draft
from raadsboek.book.keeping import kept_moment
from raadsboek.book.saver import who_saves
from raadsboek.book.source import is_there
from raadsboek.book.syncing.planning import Result, planned
from raadsboek.book.syncing.refusing import refuse_unfit
from raadsboek.book.syncing.renumbering import Renumbered, Renumbering, renumbering
from raadsboek.book.syncing.secret_merging import merge_opened
from raadsboek.book.syncing.sides import Sides, crossed_files, number_in, sides_of, with_edits
from raadsboek.core.errors import HistoryFailed
from raadsboek.history import recording
from raadsboek.history.git import Repository
from raadsboek.history.joining import common_versions, numbers_named, take_over
from raadsboek.history.recording import Base, Built, HistoryMoved
from raadsboek.history.state import refuse_obstacles
from raadsboek.history.stream import TWO_TRAILER, Draft, FileState, Identity
from raadsboek.vault import writing
from raadsboek.vault.file_names import comparable

MERGED = "samenvoegen"
TWO_VERSIONS = "twee-versies"
"""The action of a version after which some file has two versions, until somebody chooses."""
RENUMBERED = "hernummeren"


class OtherRaadsboek(HistoryFailed):
    """The versions of others do not go back to any version of this raadsboek."""

    def __init__(self) -> None:
        super().__init__(
            "De gedeelde plaats bevat een ander raadsboek; er is niets overgenomen.",
            "Controleer het adres van de gedeelde plaats.",
        )


class Outcome(StrEnum):
    """What taking over came down to."""

    NOTHING = "niets"
    FORWARD = "vooruit"
    MERGED = "samengevoegd"


class Merged(Struct, frozen=True, kw_only=True):
    """What was done: the newest version now, the files that changed, and what to tell the user.

    `clashes` are files with two versions, of which one stands; `renamed` are files that made room
    for another of the same name.
    """

    outcome: Outcome
    version: str
    paths: tuple[str, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    clashes: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


def merge_with(book: Book, theirs: str, *, now: datetime.datetime) -> Merged:
    """Take over version `theirs`, which is in the repository, with all it goes back to.

    What both changed in one place has two versions from then on: the one of `theirs` stands, for
    others have it already. Raises `OtherRaadsboek`, `UnfitVersion` when it holds what may not be
    written here, and as `changing.record`; the files are then as they were. The index follows when
    somebody looks, as with every edit that the screen did not make.
    """
    repository = writable(book)
    identity = who_saves(book, repository)

    def attempt() -> Merged:
        refuse_obstacles(repository)
        return _merged(book, repository, theirs, identity, now)

    return with_room(repository, attempt, now)


def _merged(
    book: Book, repository: Repository, theirs: str, identity: Identity, now: datetime.datetime
) -> Merged:
    head = recording.read_base(repository, ()).head
    known = common_versions(repository, head, theirs) if head else []
    if head is None or not known:
        raise OtherRaadsboek
    if theirs in known:
        return Merged(outcome=Outcome.NOTHING, version=head)
    sides = sides_of(repository, known[0], head, theirs)
    refuse_unfit(book.root, sides)
    parted = head not in known
    named = numbers_named(repository, theirs, [head]) if parted else set()
    numbers = renumbering(book, sides, named, now) if parted else Renumbering()
    base, before, outside = _read(book, repository, {*_concerned(sides), *numbers.edits})
    if base.head != head:
        raise HistoryMoved
    if outside is not None:
        sides = with_edits(repository, sides, {file.path: file.data for file in outside.files})
        numbers = renumbering(book, sides, named, now) if parted else numbers
    moved = with_edits(repository, sides, numbers.edits) if numbers.edits else sides
    crossed = crossed_files(repository, known) if len(known) > 1 else {}
    result = _with_free_names(book, moved, crossed)
    more = [path for path in (*result.files, *numbers.edits) if path not in before]
    before.update({path: writing.current_bytes(book.root, path) for path in more})
    drafts = _drafts(moved, outside, numbers, result, theirs)
    planned = Planned(
        final={file.path: file for draft in drafts for file in draft.files},
        after={**before, **numbers.edits, **result.files},
        before=before,
        subject=drafts[-1].subject,
        moment=kept_moment(book, now),
    )
    forward = not parted and outside is None and _is(result, sides)

    def build() -> Built:
        if forward:
            return take_over(repository, theirs)
        return recording.build(
            repository, base, drafts, identity=identity, now=kept_moment(book, now)
        )

    built = carry_out(repository, base, planned, build, now)
    return Merged(
        outcome=Outcome.FORWARD if forward else Outcome.MERGED,
        version=built.identifier,
        paths=tuple(sorted({*result.files, *numbers.edits})),
        renumbered=numbers.notes,
        clashes=result.clashes,
        renamed=result.renamed,
    )


def _with_free_names(
    book: Book, sides: Sides, crossed: Mapping[str, Sequence[bytes | None]]
) -> Result:
    """Return the result, in which no file that makes room gets a name that another file has."""
    taken: set[str] = set()
    while True:
        result = planned(sides, partial(merge_opened, book), taken, crossed)
        found = {comparable(name) for _, name in result.renamed if is_there(book, name)}
        if not found:
            return result
        taken |= found


def _concerned(sides: Sides) -> Iterable[str]:
    """Return the files that the other side changed, and where those are on the own side."""
    for path in sides.shared.changed:
        yield path
        here = sides.own.place_of(path)
        if here is not None:
            yield here


def _read(
    book: Book, repository: Repository, paths: Iterable[str]
) -> tuple[Base, dict[str, bytes | None], Draft | None]:
    """Return the newest version, the files as they are on disk, and what was edited in them."""
    before = {path: writing.current_bytes(book.root, path) for path in sorted(paths)}
    base = recording.read_base(repository, before)
    return base, before, protected_draft(book, outside_draft(repository, base, before))


def _is(result: Result, sides: Sides) -> bool:
    """Tell if the result is what the other side has, so that its version can be taken as it is."""
    theirs = {path: sides.bytes_of(one.after) for path, one in sides.shared.changed.items()}
    return not result.clashes and result.files == theirs


def _drafts(
    sides: Sides, outside: Draft | None, numbers: Renumbering, result: Result, theirs: str
) -> list[Draft]:
    drafts = [outside] if outside is not None else []
    if numbers.notes:
        told = [f"{one.old} hernummerd naar {one.new}" for one in numbers.notes]
        drafts.append(
            Draft(
                f"{', '.join(told)}; het nummer was al uitgegeven",
                RENUMBERED,
                tuple(number for one in numbers.notes for number in (one.old, one.new)),
                tuple(FileState(path, data) for path, data in numbers.edits.items()),
            )
        )
    files = tuple(FileState(path, data, _mode(sides, path)) for path, data in result.files.items())
    clashes = [(path, number_in(path, _bytes(sides, result, path))) for path in result.clashes]
    drafts.append(
        Draft(
            _subject(clashes),
            TWO_VERSIONS if clashes else MERGED,
            tuple(dict.fromkeys(number for _, number in clashes if number)),
            files,
            joins=theirs,
            trailers=tuple((TWO_TRAILER, path) for path, _ in clashes),
        )
    )
    return drafts


def _bytes(sides: Sides, result: Result, path: str) -> bytes | None:
    if path in result.files:
        return result.files[path]
    one = sides.own.changed.get(path)
    return sides.bytes_of(one.after) if one else sides.before(path)


def _mode(sides: Sides, path: str) -> str:
    for side in (sides.own, sides.shared):
        one = side.changed.get(path)
        entry = (one.after or one.before) if one else None
        if entry is not None:
            return entry.mode
    return "100644"


def _subject(clashes: list[tuple[str, str]]) -> str:
    if not clashes:
        return "Samengevoegd met versies van anderen"
    names = [number or path for path, number in clashes]
    shown = ", ".join(names[:3]) + (f" en {len(names) - 3} andere" if len(names) > 3 else "")
    return f"Samengevoegd met versies van anderen; twee versies van {shown}"
