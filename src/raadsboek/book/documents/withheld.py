"""What must not be in a document: gathered from the whole raadsboek, whatever the document is of.

Owns which texts are watched. It reads only, and decides nothing about what a document says: that is
`core.documents.audience`, by allow-list.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from raadsboek.book.book import Book
from raadsboek.book.confidential.since import is_secret
from raadsboek.book.documents.people import names_of
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.attachments import attachments_of, beside
from raadsboek.core.confidential import KEY, YES, is_confidential
from raadsboek.core.documents.audience import confidential_parts, may_leave, remarks_in, text_for
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.held import Held, HeldKind, Withheld
from raadsboek.core.documents.left_out import LeftOut
from raadsboek.core.errors import NotFound, RaadsboekError
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note, Value
from raadsboek.index.leaving import paths_with_marks
from raadsboek.index.secrecy import confidential_paths

_TEXT_FILES = frozenset({".txt", ".csv", ".eml", ".ics", ".xml", ".json"})
_LONGEST = 2_000_000


def withheld_from(
    book: Book,
    sources: Iterable[Note],
    *,
    audience: Audience,
    subject: str = "",
    left_out: Iterable[LeftOut] = (),
) -> Withheld:
    """Return what must not be in a document that is made of `sources`, for an audience.

    `subject` is the path of a confidential note that somebody asked a full document of: it is a
    source like any other. `left_out` is what its builder left out.
    """
    of_document = {note.path: note for note in sources}
    texts = [Held(HeldKind.OTHER, one.what, one.text) for one in left_out]
    digests: list[tuple[str, str]] = []
    for path, note in _secret_notes(book, of_document):
        if path == subject and audience is Audience.FULL:
            continue
        texts += _of_note(note)
        for name, digest, text in _attachments(book, note):
            digests.append((digest, f"{name} van {_name(note)}"))
            texts += [Held(HeldKind.ATTACHMENT, _name(note), text)] if text else []
    for note in _with_parts(book, of_document):
        if note.path in of_document and audience is Audience.FULL:
            continue
        parts = confidential_parts(note.body)
        texts += [Held(HeldKind.PART, _name(note), part) for part in parts]
    for note in of_document.values():
        remarks = remarks_in(note.body)
        texts += [Held(HeldKind.REMARK, _name(note), one) for one in remarks]
    if audience is Audience.PUBLIC and book.settings.hides_names:
        texts += [Held(HeldKind.NAME, "leden", name) for name in names_of(book)]
    allowed = tuple(
        said_in(book, note, audience, is_subject=note.path == subject)
        for note in of_document.values()
    )
    return Withheld(tuple(texts), tuple(digests), allowed)


def said_in(book: Book, note: Note, audience: Audience, *, is_subject: bool = False) -> str:
    """Return all text of a note that may be in a document for an audience; '' when none may."""
    meta = {**note.meta, KEY: YES} if is_secret(book, note) else note.meta
    if note.encrypted or not may_leave(meta, audience, is_subject=is_subject):
        return ""
    return "\n".join([note.path, *_values(dict(note.meta)), text_for(audience, note.body)])


def _secret_notes(book: Book, known: dict[str, Note]) -> Iterator[tuple[str, Note]]:
    """Yield every confidential note that this user can read, also what became so since."""
    paths = book.index.ask(confidential_paths)
    paths |= {path for path, note in known.items() if is_secret(book, note)}
    for path in sorted(paths):
        try:
            note = known.get(path) or read_note(book, path)
        except NotFound:  # taken away since the index looked
            continue
        if not note.encrypted:
            yield path, note


def _with_parts(book: Book, known: dict[str, Note]) -> Iterator[Note]:
    """Yield every note that is not confidential, but may have a part that is."""
    for path in sorted({*known, *book.index.ask(paths_with_marks)}):
        try:
            note = known.get(path) or read_note(book, path)
        except NotFound:
            continue
        if not is_confidential(note.meta):
            yield note


def _of_note(note: Note) -> Iterator[Held]:
    kind = KIND_BY_NAME.get(note.text("soort"))
    title = note.text(kind.title_key if kind else "titel")
    where = _name(note)
    yield Held(HeldKind.NOTE, where, title, title=True)
    text = "\n".join([*_values(dict(note.meta)), note.body])
    yield Held(HeldKind.NOTE, where, text)


def _values(value: Value) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _values(one)
        case dict():
            for one in value.values():
                yield from _values(one)


def _attachments(book: Book, note: Note) -> Iterator[tuple[str, str, str]]:
    """Yield of each attachment of a note its name, its digest, and its text when that is plain."""
    for one in attachments_of(note):
        is_text = PurePosixPath(one.name).suffix.casefold() in _TEXT_FILES
        digest, text = one.digest, ""
        if is_text or not digest:
            try:
                data = read_bytes(book, beside(note.path, one.name))
            except RaadsboekError:  # `controleer` names what is gone or too large
                continue
            digest = hashlib.sha256(data).hexdigest()
            text = data[:_LONGEST].decode("utf-8", "replace") if is_text else ""
        yield one.name, digest, text


def _name(note: Note) -> str:
    return note.text("nummer") or note.path
