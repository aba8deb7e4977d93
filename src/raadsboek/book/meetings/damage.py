"""Adopted minutes that were changed outside Raadsboek: finding them, showing what, putting back.

Recording such an edit does not undo it: only the adopted text does.
"""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.past import note_in, refresh_history, versions_of
from raadsboek.book.renamed import content_under_any_name
from raadsboek.book.source import clear_bytes, is_there, note_of, read_note
from raadsboek.core.dates import without_weekday
from raadsboek.core.difference import Difference, difference
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.meetings.adopted import (
    DIGEST_KEY,
    LOCKED,
    SEAL_KEYS,
    adopted_text,
    same_seal,
    text_digest,
)
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.history.git import Repository
from raadsboek.history.log import Version, is_built_on
from raadsboek.history.recording import ask
from raadsboek.index import seals
from raadsboek.index import versions as remembered
from raadsboek.vault.writing import current_bytes, digest

CODE = "verslag-gewijzigd"
_MOST_LINES = 12
"""Lines of the difference that are told with a problem; the screen shows all."""


class ChangedMinutes(Struct, frozen=True, kw_only=True):
    """Adopted minutes as they are now and as they were adopted; None for what cannot be found.

    `by` is the version that first has another text, None when no version has it.
    """

    number: str
    path: str
    now: Note | None
    adopted: Note | None
    by: Version | None = None

    @property
    def is_lost(self) -> bool:
        """Whether the version that adopted them was rewritten: no version has the adopted text."""
        adopted = self.adopted
        return adopted is not None and text_digest(adopted) != adopted.text(DIGEST_KEY)

    @property
    def difference(self) -> Difference:
        """What changed in what was adopted, in words."""
        told = ["status"] if self.now and self.now.text("status") not in LOCKED else []
        keys = (*told, *SEAL_KEYS)
        return difference(_readable(self.adopted, keys), _readable(self.now, keys))


def suspected(book: Book) -> list[seals.Broken]:
    """Return what the index alone can tell, without the history: for a count."""
    return book.index.ask(seals.broken)


def changed_minutes(book: Book) -> list[ChangedMinutes]:
    """Return all adopted minutes that differ from what was adopted, by notes and history."""
    repository = book.repository
    if repository is None:
        return [_unproved(book, *one) for one in suspected(book)]
    refresh_history(book)
    adoptions = book.index.ask(seals.adoptions)
    suspects = {one.number: one.path for one in suspected(book)}
    for number, path in _sealed_otherwise(book, repository, adoptions):
        suspects.setdefault(number, path)
    found: dict[str, ChangedMinutes] = {}
    # What a version adopted goes first: minutes with another number now are told once.
    for number in sorted(suspects, key=lambda number: number not in adoptions):
        one = _changed(book, number, suspects[number], adoptions.get(number, ""))
        has_digest = one.now is not None and one.now.text(DIGEST_KEY)
        # A version that says so without any such note adopted nothing.
        if one.adopted is not None or has_digest:
            found.setdefault(one.path, one)
    return sorted(found.values(), key=lambda one: one.path)


def problems(book: Book) -> Iterator[Problem]:
    """Yield a problem for each, with the difference."""
    for one in changed_minutes(book):
        yield problem_of(one)


def changed_of(book: Book, wanted: str) -> ChangedMinutes:
    """Return how minutes differ from what was adopted, by number or path.

    Raises `InvalidInput` when they do not differ.
    """
    book.index.refresh()
    for one in changed_minutes(book):
        if wanted in (one.number, one.path):
            return one
    raise InvalidInput(
        [
            Problem(
                code="niets-terug-te-zetten",
                message=f"Bij {wanted} is er geen vastgesteld verslag dat is gewijzigd.",
                fix="U hoeft niets terug te zetten.",
            )
        ]
    )


def put_back(book: Book, wanted: str, *, now: datetime.datetime) -> Note:
    """Give minutes back the text that was adopted, as a new version, and return them.

    What was changed stays in the history. Raises `InvalidInput` when they are as adopted, or when
    no version has that text.
    """
    found = changed_of(book, wanted)
    data = _last_whole(book, found)

    def prepare() -> Change:
        before = current_bytes(book.root, found.path)
        expected = None if before is None else digest(before)
        return Change(
            writes=[Write(path=found.path, data=data, expected=expected)],
            action="terugzetten",
            numbers=[found.number],
            subject=f"{found.number} teruggezet zoals het is vastgesteld",
            mends=True,
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    return read_note(book, found.path)


def problem_of(one: ChangedMinutes) -> Problem:
    """Return the problem that tells who changed what, when that is known."""
    if one.is_lost:
        return Problem(
            code=CODE,
            path=one.path,
            message=f"Het vastgestelde verslag van {one.number} is gewijzigd, ook in de versie "
            "waarin het is vastgesteld. De geschiedenis is daarna herschreven.",
            fix="Haal de vastgestelde tekst uit een eerdere kopie of van papier, en vraag wie dit "
            "deed.",
        )
    if one.now is None:
        what = "is weg of onleesbaar"
    elif one.by is not None:
        day = without_weekday(one.by.date.date())
        what = f"is gewijzigd door {one.by.author} op {day}"
    else:
        what = "is buiten Raadsboek gewijzigd; dat staat nog niet in de geschiedenis"
    return Problem(
        code=CODE,
        path=one.path,
        message=f"Het vastgestelde verslag van {one.number} {what}.",
        fix="Zet de vastgestelde tekst terug met: "
        f"raadsboek vaststellen {one.number} --terugzetten. "
        "Wat echt anders moet, komt in een amendement.",
        details=tuple(_told(one.difference)) if one.adopted is not None else (),
    )


def suspicion(one: seals.Broken) -> Problem:
    """Return the problem as far as the index alone knows it."""
    return Problem(
        code=CODE,
        path=one.path,
        message=f"Het vastgestelde verslag van {one.number} is gewijzigd.",
    )


def _told(found: Difference) -> list[str]:
    lines = [line.excerpt() for line in found.lines if line.changed]
    if len(lines) > _MOST_LINES:
        return [*lines[:_MOST_LINES], f"… en nog {len(lines) - _MOST_LINES} regels"]
    return lines


def _readable(note: Note | None, keys: tuple[str, ...]) -> str:
    if note is None:
        return ""
    told = [f"{key}: {note.text(key)}" for key in keys if note.text(key)]
    return "\n".join([*told, adopted_text(note)])


def _unproved(book: Book, number: str, path: str) -> ChangedMinutes:
    now = read_note(book, path) if path else None
    return ChangedMinutes(number=number, path=path, now=now, adopted=None)


def _sealed_otherwise(
    book: Book, repository: Repository, adoptions: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield (number, path) of notes that agree with themselves, but not with their adoption."""
    known = [one for one in book.index.ask(seals.sealed) if one[1] in adoptions]
    askable = [(path, number) for path, number in known if "\n" not in path]
    answers = ask(repository, [f"{adoptions[number]}:{path}" for path, number in askable])
    for (path, number), answer in zip(askable, answers, strict=True):
        if answer is not None and answer.kind == "blob":
            then = note_of(book, path, answer.data)
        else:
            then = _in_version(book, number, path, adoptions[number]) or read_note(book, path)
        now = read_note(book, path)
        # Without the key nobody can tell what the minutes say now; the owner of the key can.
        if now.encrypted or then.encrypted or same_seal(then, now):
            continue
        if not _as_adopted_apart(book, repository, number, now):
            yield number, path


def _as_adopted_apart(book: Book, repository: Repository, number: str, now: Note) -> bool:
    """Tell if minutes are as somebody adopted them who did not know that another did so as well."""
    *earlier, last = book.index.ask(seals.all_adoptions)[number]
    for version in earlier:
        adopted = _in_version(book, number, now.path, version)
        if adopted is not None and _is_as_adopted(now, adopted):
            return not is_built_on(repository, last, version)
    return False


def _changed(book: Book, number: str, path: str, version: str) -> ChangedMinutes:
    adopted = _in_version(book, number, path, version) if version else None
    if adopted is None and path:
        adopted = _by_its_digest(book, path)
    place = path or (adopted.path if adopted is not None else "")
    now = read_note(book, place) if place and is_there(book, place) else None
    if now is not None and not now.editable:
        now = None
    by = _culprit(book, place, adopted) if adopted is not None else None
    return ChangedMinutes(number=number, path=place, now=now, adopted=adopted, by=by)


def _in_version(book: Book, number: str, path: str, version: str) -> Note | None:
    """Return the minutes as a version has them, under whatever name."""
    seen = book.index.ask(remembered.versions, numbers=[number])
    known = [name for one in seen if one.identifier == version for name in one.paths]
    for name in dict.fromkeys([*([path] if path else []), *known]):
        try:
            note = note_in(book, name, version)
        except NotFound:
            continue
        if note.text("nummer") == number and note.text(DIGEST_KEY):
            return note
    return None


def _by_its_digest(book: Book, path: str) -> Note | None:
    """Return the newest version of a note that has the text which its digest tells of."""
    wanted = read_note(book, path).text(DIGEST_KEY)
    for version in versions_of(book, path):
        note = note_in(book, path, version.identifier)
        if text_digest(note) == wanted:
            return note
    return None


def _is_as_adopted(note: Note, adopted: Note) -> bool:
    same = same_seal(note, adopted) and note.text("status") in LOCKED
    return same and adopted_text(note) == adopted_text(adopted)


def _culprit(book: Book, path: str, adopted: Note) -> Version | None:
    """Return the first version that is not as adopted; None when the newest one still is."""
    found = None
    for version in versions_of(book, path):
        try:
            then = note_in(book, path, version.identifier)
        except NotFound:  # the version that took the file away
            found = version
            continue
        if _is_as_adopted(then, adopted):
            return found
        found = version
    return None


def _last_whole(book: Book, found: ChangedMinutes) -> bytes:
    """Return the newest version of minutes that is as adopted: published since, perhaps."""
    if found.adopted is not None and not found.is_lost and book.repository is not None:
        for version in versions_of(book, found.path):
            kept = content_under_any_name(book, book.repository, found.path, version.identifier)
            if kept and _is_as_adopted(note_of(book, *kept), found.adopted):
                return clear_bytes(book, kept[1])
    raise InvalidInput(
        [
            Problem(
                code="niets-terug-te-zetten",
                path=found.path,
                message=f"De vastgestelde tekst van {found.number} is niet meer te vinden.",
                fix="Kijk in een reservekopie van het raadsboek.",
            )
        ]
    )
