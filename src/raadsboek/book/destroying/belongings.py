"""What belongs to a note in the whole history: every name, every text, every attachment.

Owns deciding which paths and which bytes are of the note, and what is said of it elsewhere. A file
is its own by the number, in its text or at the start of its name. It must not change anything.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePosixPath

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.protecting import reader_keys
from raadsboek.book.confidential.renewing import of_now_or_recorded
from raadsboek.book.lists import rows
from raadsboek.book.source import clear_bytes, note_of
from raadsboek.core.encrypted import SUFFIX as KEPT_ENCRYPTED
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds import KIND_BY_NAME, KINDS, decision, meeting, post
from raadsboek.core.links import without_labels
from raadsboek.core.note import Note
from raadsboek.history.git import Repository
from raadsboek.history.traces import Traces, contents_of, newest_tree, sizes_of
from raadsboek.index import finding
from raadsboek.vault.encrypted_notes import encrypted, is_encrypted
from raadsboek.vault.reading import MAXIMUM_SIZE, note_from_bytes
from raadsboek.vault.scanning import SUFFIX

_ATTACHMENTS = "bijlagen"
_TITLES = ("titel", "naam")
_RECORDS = frozenset({meeting.KIND.name, decision.KIND.name, post.KIND.name})
"""What was adopted, decided or sent stays byte for byte, also where it names the note."""


class Belongings(Struct, frozen=True, kw_only=True):
    """What is of the notes with these numbers.

    `paths` hold nothing but what is of them; `blobs` are theirs wherever they stand. `shared` are
    attachments that stay because another note has them too. `titles` are all names that they ever
    had, with the number. `relinked` are other notes' bytes with the words of a link taken away.
    `texts` is the number of different texts of each note, `files` of its attachments. `closed` are
    the numbers of which this user could not open every text: they may have more attachments.
    `unseen` are other notes that this user could not open or not close again, by number, else by
    path; `kept` are attachments that stay because one of these may have them too.
    """

    paths: frozenset[str]
    blobs: Mapping[str, str]
    shared: tuple[str, ...]
    titles: Mapping[str, str]
    relinked: Mapping[str, bytes]
    texts: Mapping[str, int]
    files: Mapping[str, int]
    closed: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class _Found(Struct):
    notes: dict[str, tuple[str, Note]]
    relinked: dict[str, bytes]
    closed: dict[str, Note]
    unsealed: dict[str, Note]


def belongings(
    book: Book, repository: Repository, past: Traces, numbers: Collection[str]
) -> Belongings:
    """Return what is of these notes in the whole past and in the folder now."""
    by_fold = {number.casefold(): number for number in numbers}
    found = _read(book, repository, past, by_fold)
    own = _own_paths(book, repository, past, by_fold, found)
    attached = _attachments(past, found, own)
    shared = sorted(set(attached) & _of_others(book, set(own)))
    tree = newest_tree(repository)
    doubtful = _maybe_of_closed(set(attached) - set(shared), tree, found)
    stays = {*shared, *doubtful}
    paths = {**own, **{path: attached[path] for path in attached if path not in stays}}
    blobs = {
        blob: paths[path]
        for path in paths
        for blob in past.blobs_at.get(path, ())
        if blob in found.notes or _only_at(past, blob, paths)
    }
    mixed = {path for path in own if not past.blobs_at.get(path, set()) <= blobs.keys()}
    return Belongings(
        paths=frozenset(path for path in paths if path not in mixed or path in attached),
        blobs=blobs | {blob: number for blob, (number, _) in found.notes.items()},
        shared=tuple(shared),
        titles=dict(_titles(found, own)),
        relinked=found.relinked,
        texts={
            number: sum(1 for one, _ in found.notes.values() if one == number) for number in numbers
        },
        files={
            number: len(
                {
                    path.removesuffix(KEPT_ENCRYPTED)
                    for path in paths
                    if paths[path] == number and not _is_note(path)
                }
            )
            for number in numbers
        },
        closed=tuple(sorted({number for number, note in found.notes.values() if note.encrypted})),
        unseen=tuple(
            sorted(
                {
                    note.text("nummer") or note.path
                    for note in (*found.closed.values(), *found.unsealed.values())
                }
            )
        ),
        kept=tuple(sorted(doubtful & tree.keys())),
    )


def _read(book: Book, repository: Repository, past: Traces, by_fold: Mapping[str, str]) -> _Found:
    """Read every text of the past, and keep what is of the notes or names them with words."""
    found = _Found({}, {}, {}, {})
    place = {
        blob: path for path, blobs in past.blobs_at.items() if _is_note(path) for blob in blobs
    }
    sizes = sizes_of(repository, place)
    small = [blob for blob in place if sizes.get(blob, MAXIMUM_SIZE + 1) <= MAXIMUM_SIZE]
    words = re.compile(
        b"|".join(re.escape(number.encode()) for number in by_fold.values()), re.IGNORECASE
    )
    for blob, data in contents_of(repository, small):
        clear = clear_bytes(book, data)
        if not words.search(clear) and (clear is not data or not is_encrypted(data)):
            continue
        note = note_of(book, place[blob], data)
        number = by_fold.get(note.text("nummer").strip().casefold())
        if number is not None:
            found.notes[blob] = (number, note)
        elif note.encrypted:
            found.closed[blob] = note
        elif note.text("soort") not in _RECORDS:
            unnamed = without_labels(clear, by_fold.values())
            if unnamed == clear:
                continue
            kept = unnamed if clear is data else _closed_again(book, unnamed)
            if kept is None:
                found.unsealed[blob] = note
            else:
                found.relinked[blob] = kept
    return found


def _closed_again(book: Book, text: bytes) -> bytes | None:
    """Return a text encrypted for the readers of now; None when this user cannot do that."""
    try:
        return encrypted(text, reader_keys(of_now_or_recorded(book)))
    except RaadsboekError:
        return None


def _own_paths(
    book: Book,
    repository: Repository,
    past: Traces,
    by_fold: Mapping[str, str],
    found: _Found,
) -> dict[str, str]:
    """Return the paths that a note has or had, each with its number."""
    own: dict[str, str] = {}
    for path, blobs in past.blobs_at.items():
        of = {found.notes[blob][0] for blob in blobs if blob in found.notes}
        named = number_at_start(path, by_fold)
        if of:
            own[path] = sorted(of)[0]
        elif named and not _of_another(repository, path, blobs):
            own[path] = named
    for number in by_fold.values():
        for one in book.index.ask(finding.by_number, number):
            own[one.path] = number
    return own


def _of_another(repository: Repository, path: str, blobs: Collection[str]) -> bool:
    """Tell if a note under a name of this number says that it has another number."""
    if not _is_note(path):
        return False
    read = (note_from_bytes(path, data) for _, data in contents_of(repository, blobs))
    return any(note.text("nummer").strip() for note in read)


def number_at_start(path: str, by_fold: Mapping[str, str]) -> str:
    """Return which of these numbers a file name begins with, as its first words; '' for none."""
    name = PurePosixPath(path).name.casefold()
    return next(
        (
            number
            for fold, number in by_fold.items()
            if name.startswith(fold) and name[len(fold) : len(fold) + 1] in (" ", ".", "_")
        ),
        "",
    )


def _attachments(past: Traces, found: _Found, own: Mapping[str, str]) -> dict[str, str]:
    """Return the places of all attachments that any text of the notes names, encrypted or not."""
    attached: dict[str, str] = {}
    for number, note in found.notes.values():
        folder = note.path.rpartition("/")[0]
        for name in note.texts(_ATTACHMENTS):
            clean = name.strip().removeprefix("./")
            if clean and ".." not in clean.split("/") and not _is_note(clean):
                place = f"{folder}/{clean}" if folder else clean
                attached[place] = number
                if place + KEPT_ENCRYPTED in past.blobs_at:
                    attached[place + KEPT_ENCRYPTED] = number
    return {path: number for path, number in attached.items() if path not in own}


def _of_others(book: Book, own: Collection[str]) -> set[str]:
    """Return the places of attachments that other notes name now."""
    found = set()
    for meta in chain.from_iterable(rows(book, kind, organ=None).objects() for kind in KINDS):
        path = str(meta["pad"])
        names = meta.get(_ATTACHMENTS, "")
        listed = names if isinstance(names, list) else str(names).split(",")
        if path not in own:
            folder = path.rpartition("/")[0]
            clean = (str(name).strip().removeprefix("./") for name in listed)
            places = {f"{folder}/{name}" if folder else name for name in clean}
            found |= places | {place + KEPT_ENCRYPTED for place in places}
    return found


def _maybe_of_closed(places: Collection[str], tree: Mapping[str, str], found: _Found) -> set[str]:
    """Return the attachments that lie where a note that stays closed may have them too."""
    folders = {path.rpartition("/")[0] for path, blob in tree.items() if blob in found.closed}
    return {
        place
        for place in places
        if {place.removesuffix(KEPT_ENCRYPTED), place, place + KEPT_ENCRYPTED} & tree.keys()
        and any(not folder or place.startswith(f"{folder}/") for folder in folders)
    }


def _only_at(past: Traces, blob: str, paths: Mapping[str, str]) -> bool:
    """Tell if these bytes stood at no other place than these."""
    return all(path in paths for path, blobs in past.blobs_at.items() if blob in blobs)


def _titles(found: _Found, own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for number, note in found.notes.values():
        kind = KIND_BY_NAME.get(note.text("soort"))
        for key in {*_TITLES, *([kind.title_key] if kind else [])}:
            title = " ".join(note.text(key).split())
            if title:
                yield title, number
    for path, number in own.items():
        words = PurePosixPath(path).name.removesuffix(SUFFIX)[len(number) :].strip(" _.")
        if words and words != "vertrouwelijk":
            yield words, number


def _is_note(path: str) -> bool:
    return path.lower().endswith(SUFFIX)


ANYWHERE = 12
"""Characters from which a title is taken for that of the note in whatever is said of others."""


def said_anew(
    said: Mapping[str, bytes], concerned: Collection[str], belongings: Belongings
) -> dict[str, bytes]:
    """Return what is to be said anew: every message that holds a title, with the number instead.

    A short title ("OR") counts only where the message is about the note: those `concerned`, and
    those that name its number.
    """
    titles = sorted(belongings.titles, key=len, reverse=True)
    if not titles:
        return {}
    every, long = _pattern(titles), _pattern([one for one in titles if len(one) >= ANYWHERE])
    by_fold = {title.casefold(): number for title, number in belongings.titles.items()}
    numbers = {number.encode() for number in belongings.titles.values()}
    changed = {}
    for name, raw in said.items():
        near = name in concerned or any(number in raw for number in numbers)
        pattern = every if near else long
        if pattern is None:
            continue
        text = raw.decode("utf-8", "surrogateescape")
        new = pattern.sub(lambda match: by_fold[match[0].casefold()], text)
        if new != text:
            changed[name] = new.encode("utf-8", "surrogateescape")
    return changed


def _pattern(titles: Iterable[str]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(title) for title in titles)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None
