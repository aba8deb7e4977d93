"""What notes said in each of their versions: many notes at once, with one question to the history.

Which versions touched a note stands in the index, and all their texts are asked for together: a
note at a time would walk the whole history for each. A note that got another name is known again by
its number; one that lost its number with its name is left to `book.renamed`, which is slow and
exact.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from raadsboek.book.book import Book
from raadsboek.book.past import refresh_history, versions_of
from raadsboek.book.source import note_of
from raadsboek.core.dates import day_as_kept
from raadsboek.core.filenames import note_name
from raadsboek.core.holding.commitment import Commitment, commitment_of
from raadsboek.core.holding.periods import Past
from raadsboek.history.log import contents
from raadsboek.index import holding as index
from raadsboek.index.holding import Touched
from raadsboek.vault.scanning import SUFFIX


def versions_by_note(book: Book, notes: Iterable[Commitment]) -> dict[str, list[Touched]]:
    """Return the versions that touched each note under any name, oldest first, by path now."""
    listed = list(notes)
    if book.repository is None or not listed:
        return {}
    refresh_history(book)
    names = _names(listed, book.index.ask(index.paths_ever))
    found: dict[str, list[Touched]] = {one.path: [] for one in listed}
    for touched in book.index.ask(index.versions_that_touched, names):
        for path in names[touched.path]:
            found[path].append(touched)
    return _with_other_names(book, found)


def _names(notes: Sequence[Commitment], ever: Iterable[str]) -> dict[str, set[str]]:
    """Return by every path that the history knows the notes that it may be of, by path now."""
    found: dict[str, set[str]] = {one.path: {one.path} for one in notes}
    stems: dict[str, set[str]] = {}
    for one in notes:
        if one.number:
            stem = note_name(one.number, "").removesuffix(SUFFIX)
            stems.setdefault(stem, set()).add(one.path)
    # What has its name still is no former name of another note.
    for path in set(ever) - found.keys():
        if path.endswith(SUFFIX):
            name = path.rpartition("/")[2].removesuffix(SUFFIX)
            for stem in stems.keys() & {name, *_beginnings(name)}:
                found.setdefault(path, set()).update(stems[stem])
    return found


def _beginnings(name: str) -> Iterable[str]:
    """Yield what may be the number at the start of a file name: its first word, first two, ..."""
    words = name.split(" ")
    return (" ".join(words[:count]) for count in range(1, min(len(words), 4)))


def _with_other_names(book: Book, versions: dict[str, list[Touched]]) -> dict[str, list[Touched]]:
    """Ask the history itself for a note that began where another one went away."""
    first = {path: found[0].position for path, found in versions.items() if found}
    suspect = book.index.ask(index.took_notes_away, set(first.values()))
    for path, position in first.items():
        if position in suspect:
            exact = reversed(versions_of(book, path))
            older = [
                Touched(one.path, position, one.identifier, one.date.date().isoformat())
                for one in exact
                if one.path not in {known.path for known in versions[path]}
            ]
            versions[path] = [*older, *versions[path]]
    return versions


def pasts_of(
    book: Book, notes: Sequence[Commitment], versions: Mapping[str, Sequence[Touched]]
) -> dict[str, Past]:
    """Return what each of these notes said in the versions that touched it, by path."""
    if book.repository is None:
        return {}
    places = [(one.identifier, one.path) for note in notes for one in versions.get(note.path, ())]
    texts = dict(zip(places, contents(book.repository, places), strict=True))
    return {
        note.path: tuple(
            (day, then)
            for one in versions.get(note.path, ())
            if (day := day_as_kept(one.day)) is not None
            and (then := _then(book, note, one.path, texts[one.identifier, one.path])) is not None
        )
        for note in notes
    }


def _then(book: Book, one: Commitment, path: str, data: bytes | None) -> Commitment | None:
    """Return what a version said of the note that it is now; None when it was not there."""
    if data is None:
        return None
    note = note_of(book, path, data)
    if path != one.path and note.text("nummer") not in ("", one.number):
        return None
    return commitment_of(one.path, note.meta)


def began(book: Book) -> datetime.date | None:
    """Return the day of the oldest version; None without a history."""
    return day_as_kept(book.index.ask(index.first_day)) if book.repository is not None else None
