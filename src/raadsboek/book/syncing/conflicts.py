"""Files with two versions: which they are, both texts with who and when, and choosing one.

Owns the choice, which every copy of the raadsboek then knows. Whichever text is chosen, the other
stays in the history. It must not merge anything by itself.
"""

import datetime
from enum import StrEnum

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.past import readable
from raadsboek.book.source import clear_bytes, is_there
from raadsboek.book.syncing.sealed import is_adopted
from raadsboek.book.syncing.secret_merging import merge_opened
from raadsboek.book.syncing.sides import Sides, number_in, sides_of
from raadsboek.core.errors import EXIT_NOT_FOUND, InvalidInput, RaadsboekError
from raadsboek.core.merging.side import Side
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.history.git import Repository
from raadsboek.history.joining import common_versions
from raadsboek.history.log import Version, content, last_change
from raadsboek.history.stream import CHOSEN_TRAILER
from raadsboek.history.two_versions import Two, files_with_two
from raadsboek.index import finding
from raadsboek.vault import writing

CHOOSING = "kiezen"
"""The action of a version in which somebody chose one of two texts."""


class NothingToChoose(RaadsboekError):
    """There are no two versions of what somebody wants to choose a version of."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, wanted: str) -> None:
        super().__init__(
            f"Van '{visible(wanted)}' zijn er geen twee versies.",
            "Zie van welke notities die er zijn met: raadsboek kiezen",
        )


class Choice(StrEnum):
    """Which of the two texts is meant: the one that stands for now, or the other."""

    STANDING = "blijft"
    OTHER = "andere"


class Conflict(Struct, frozen=True, kw_only=True):
    """A file with two versions, since `version`; `path` is its name now, '' when it is gone.

    `standing` and `other` are the newest versions in which either side changed it: who and when.
    `since` is the name that it had in `version`.
    """

    version: str
    since: str
    path: str
    number: str
    standing: Version | None
    other: Version | None


class TwoTexts(Struct, frozen=True):
    """The text that stands and the one to choose instead; None: the file is taken away."""

    standing: bytes | None
    other: bytes | None


def conflicts(book: Book) -> list[Conflict]:
    """Return every file of which nobody chose a text yet, newest first. Raises `ReadOnly`."""
    repository = readable(book)
    return [_conflict(book, repository, two) for two in files_with_two(repository)]


def texts_of(book: Book, conflict: Conflict) -> TwoTexts:
    """Return both texts as they were when they met, opened when they are encrypted."""
    repository = readable(book)
    two = _open(repository, conflict)
    standing = content(repository, two.version, two.path)
    other = _other(book, _sides(repository, two), two, standing)
    return TwoTexts(standing and clear_bytes(book, standing), other and clear_bytes(book, other))


def choose(book: Book, conflict: Conflict, side: Choice, *, now: datetime.datetime) -> Version:
    """Let one of two texts stand, as a version; what was edited since in other lines stays.

    Raises `InvalidInput` when somebody chose already, `MinutesLocked` for another text than the
    adopted one, and as `changing.record`.
    """
    repository = readable(book)

    def prepare() -> Change:
        two = _open(repository, conflict)
        known = _conflict(book, repository, two)
        place = known.path or two.path
        current = writing.current_bytes(book.root, place)
        data = current
        if side is Choice.OTHER:
            standing = content(repository, two.version, two.path)
            other = _other(book, _sides(repository, two), two, standing)
            data = _put_instead(book, place, standing, current, other)
        chosen = known.standing if side is Choice.STANDING else known.other
        expected = None if current is None else writing.digest(current)
        writes = (
            []
            if data is None and current is None
            else [Write(path=place, data=data, expected=expected)]
        )
        return Change(
            writes=writes,
            action=CHOOSING,
            numbers=[known.number] if known.number else [],
            subject=f"{known.number or place}: gekozen voor de tekst van "
            f"{chosen.author if chosen else 'een ander'}",
            always=True,
            trailers=((CHOSEN_TRAILER, f"{two.version} {two.path}"),),
        )

    return record_prepared(book, prepare, now=now)


def _put_instead(
    book: Book, place: str, standing: bytes | None, current: bytes | None, other: bytes | None
) -> bytes | None:
    """Return the file with the other text, and with what was edited since in other lines."""
    if other is None or current is None or current == standing:
        return other
    return merge_opened(book, place, standing, current, other).data


def _open(repository: Repository, conflict: Conflict) -> Two:
    for two in files_with_two(repository):
        if (two.version, two.path) == (conflict.version, conflict.since):
            return two
    raise InvalidInput(
        [
            Problem(
                code="al-gekozen",
                path=conflict.path,
                message=f"Voor {conflict.number or conflict.since} is al een tekst gekozen.",
                fix="In de geschiedenis staan beide teksten.",
            )
        ]
    )


def _conflict(book: Book, repository: Repository, two: Two) -> Conflict:
    number = number_in(two.path, content(repository, two.version, two.path))
    sides = _sides(repository, two)
    own, shared = _places(sides, two.path)
    mine = last_change(repository, two.own, own)
    theirs = last_change(repository, two.shared, shared)
    stands_own = _stands(sides, two) is Side.OWN
    return Conflict(
        version=two.version,
        since=two.path,
        path=_path_now(book, two.path, number),
        number=number,
        standing=mine if stands_own else theirs,
        other=theirs if stands_own else mine,
    )


def _path_now(book: Book, path: str, number: str) -> str:
    if is_there(book, path):
        return path
    found = book.index.ask(finding.by_number, number) if number else []
    return found[0].path if found else ""


def _sides(repository: Repository, two: Two) -> Sides:
    (base, *_) = common_versions(repository, two.own, two.shared)
    return sides_of(repository, base, two.own, two.shared)


def _places(sides: Sides, path: str) -> tuple[str, str]:
    """Return the names on both sides of a file that has this name after the merge."""
    for before in (*sides.own.changed, *sides.shared.changed):
        own, shared = sides.own.place_of(before), sides.shared.place_of(before)
        if path in (own, shared) and sides.before(before) is not None:
            return own or before, shared or before
    return path, path


def _own_bytes(sides: Sides, path: str, *, own: bool) -> bytes | None:
    one = (sides.own if own else sides.shared).changed.get(path)
    return sides.bytes_of(one.after) if one else sides.before(path)


def _stands(sides: Sides, two: Two) -> Side:
    """Return whose text stands where both clash."""
    own, shared = _both(sides, two.path)
    if shared is None or (is_adopted(two.path, own) and not is_adopted(two.path, shared)):
        return Side.OWN
    return Side.SHARED


def _both(sides: Sides, path: str) -> tuple[bytes | None, bytes | None]:
    own, shared = _places(sides, path)
    return _own_bytes(sides, own, own=True), _own_bytes(sides, shared, own=False)


def _other(book: Book, sides: Sides, two: Two, standing: bytes | None) -> bytes | None:
    """Return the text that does not stand: with all of the merge that did not clash."""
    own, shared = _both(sides, two.path)
    if own is None or shared is None:
        return None
    base = next(
        (sides.before(path) for path in _places(sides, two.path) if sides.before(path) is not None),
        None,
    )
    merged = merge_opened(book, two.path, base, own, shared, prefer=Side.OWN).data
    if merged != standing:
        return merged
    # Both sides knew several older forms: no one of them tells the two texts apart.
    return own if _stands(sides, two) is Side.SHARED else shared
