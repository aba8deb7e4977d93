"""Merging notes of which some are encrypted: opened in memory when a key of this user opens all.

Owns that what was encrypted on either side is encrypted again. Without a key nothing is guessed:
such a note has two versions as a whole.
"""

from raadsboek.book.book import Book
from raadsboek.book.confidential.protecting import NoReaders, NotAReader, protected
from raadsboek.book.source import clear_bytes
from raadsboek.book.syncing.file_merging import MergedFile, merge_file
from raadsboek.book.syncing.sealed import merge_kept
from raadsboek.core.merging.side import Side
from raadsboek.vault.encrypted_notes import is_encrypted


def merge_opened(
    book: Book,
    path: str,
    base: bytes | None,
    own: bytes,
    shared: bytes,
    *,
    prefer: Side = Side.SHARED,
) -> MergedFile:
    """Return a file with what both sides did to it, as it is to be kept; see `merge_file`."""
    if not any(is_encrypted(raw) for raw in (base, own, shared) if raw is not None):
        return merge_kept(path, base, own, shared, prefer=prefer)
    as_kept = merge_file(path, base, own, shared, prefer=prefer)
    if not as_kept.clashes:
        return as_kept
    was, mine, theirs = (raw and clear_bytes(book, raw) for raw in (base, own, shared))
    if mine is None or theirs is None or any(map(is_encrypted, (was or b"", mine, theirs))):
        return as_kept
    merged = merge_kept(path, was, mine, theirs, prefer=prefer)
    for clear, raw in ((theirs, shared), (mine, own)):
        if merged.data == clear and is_encrypted(raw):
            return MergedFile(raw, merged.clashes)
    try:
        data = protected(book, path, merged.data, shared if is_encrypted(shared) else own)
    except (NotAReader, NoReaders):
        return as_kept
    return as_kept if data is None else MergedFile(data, merged.clashes)
