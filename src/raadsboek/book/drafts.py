"""Unsaved text: kept within a second of the last key, offered again, never applied by itself.

A window keeps one draft per note, and never touches the one that another window is typing. A draft
of a note that got another name meanwhile is one of the note under that name.
"""

import datetime
import hashlib

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.confidential.protecting import protected_text
from raadsboek.book.finding import present_path
from raadsboek.book.source import note_of, read_note
from raadsboek.core.errors import NotFound, ReadOnly
from raadsboek.core.note import Changes, Note
from raadsboek.vault import drafts
from raadsboek.vault.encrypted_notes import is_encrypted
from raadsboek.vault.frontmatter import compose
from raadsboek.vault.reading import UnsafeFile


class KeptDraft(Struct, frozen=True, kw_only=True):
    """A draft as a note: what would have been saved, when it was typed and over which version."""

    identifier: str
    note: Note
    base_digest: str
    kept: datetime.datetime


def _identifier(path: str, place: str) -> str:
    name = f"{path} {place}".encode("utf-8", "surrogateescape")
    return hashlib.sha256(name).hexdigest()[:32]


def keep_draft(
    book: Book,
    opened: Note,
    *,
    changes: Changes,
    body: str,
    now: datetime.datetime,
    instead_of: KeptDraft | None = None,
) -> None:
    """Keep what was typed over the note as it was opened. Raises `StorageFailed`.

    `instead_of` is the draft that the typing went on from, which makes way for this one. Raises
    `ReadOnly` in the raadsboek of an earlier day.
    """
    _refuse_then(book)
    identifier = _identifier(opened.path, book.window)
    meta = {key: value for key, value in {**opened.meta, **changes}.items() if value is not None}
    text = protected_text(book, opened, compose(meta, body))
    drafts.save_draft(
        book.root,
        drafts.Draft(
            identifier=identifier,
            path=opened.path,
            text=text.decode("utf-8"),
            base_digest=opened.digest,
            saved=now.isoformat(),
        ),
    )
    if instead_of is not None and instead_of.identifier != identifier:
        discard(book, instead_of)


def draft_of(book: Book, path: str) -> KeptDraft | None:
    """Return the newest draft of the note at `path`, when there is one."""
    return next((draft for draft in reversed(kept_drafts(book)) if draft.note.path == path), None)


def kept_drafts(book: Book) -> list[KeptDraft]:
    """Return every draft, oldest first; what is typed now is no part of an earlier day."""
    found = () if book.then is not None else drafts.load_drafts(book.root)[0]
    return [
        KeptDraft(
            identifier=draft.identifier,
            note=_note_of(book, draft),
            base_digest=draft.base_digest,
            kept=datetime.datetime.fromisoformat(draft.saved),
        )
        for draft in found
    ]


def _note_of(book: Book, draft: drafts.Draft) -> Note:
    note = note_of(book, draft.path, draft.text.encode("utf-8", "replace"))
    return replace(note, path=present_path(book, note))


def drop_draft(book: Book, path: str) -> None:
    """Remove the draft that this window keeps of the note at `path`; one that is gone is fine."""
    _refuse_then(book)
    drafts.drop_draft(book.root, _identifier(path, book.window))
    for draft in drafts.load_drafts(book.root)[0]:
        mine = draft.identifier == _identifier(draft.path, book.window)
        if mine and _note_of(book, draft).path == path:
            drafts.drop_draft(book.root, draft.identifier)


def set_aside(book: Book, kept: KeptDraft) -> None:
    """Give a draft that is not wanted now a place of its own: new typing does not replace it.

    It stays until `discard`. Raises `StorageFailed`.
    """
    _refuse_then(book)
    moment = kept.kept.isoformat()
    identifier = _identifier(kept.note.path, moment)
    if identifier == kept.identifier:
        return
    draft = _as_seen(book, kept)
    if draft is None:
        return
    drafts.save_draft(book.root, replace(draft, identifier=identifier))
    drafts.drop_draft(book.root, kept.identifier)


def discard(book: Book, kept: KeptDraft) -> None:
    """Remove this draft, because the user says so or because its text lives on elsewhere.

    A draft in which another window has typed on since it was read stays.
    """
    _refuse_then(book)
    if _as_seen(book, kept) is not None:
        drafts.drop_draft(book.root, kept.identifier)


def _refuse_then(book: Book) -> None:
    if book.then is not None:
        raise ReadOnly(book.read_only)


def _as_seen(book: Book, kept: KeptDraft) -> drafts.Draft | None:
    """Return the draft when it is still the one that was read."""
    found, _ = drafts.load_drafts(book.root)
    one = next((draft for draft in found if draft.identifier == kept.identifier), None)
    return one if one is not None and one.saved == kept.kept.isoformat() else None


def protect_all(book: Book) -> None:
    """Write drafts of confidential notes anew, encrypted: they were kept before that was asked.

    One in which a window types on meanwhile is left to the next keeping. Raises `NotAReader`.
    """
    for draft in drafts.load_drafts(book.root)[0]:
        text = draft.text.encode("utf-8", "replace")
        if is_encrypted(text):
            continue
        kept = protected_text(book, _opened(book, draft), text)
        if kept != text and draft in drafts.load_drafts(book.root)[0]:
            drafts.save_draft(book.root, replace(draft, text=kept.decode("utf-8")))


def _opened(book: Book, draft: drafts.Draft) -> Note:
    """Return the note that a draft is of; the draft itself when there is none."""
    note = _note_of(book, draft)
    try:
        return read_note(book, note.path)
    except (NotFound, UnsafeFile):
        return note
