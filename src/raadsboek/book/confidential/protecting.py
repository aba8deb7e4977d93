"""What a file becomes before it is kept: confidential notes are encrypted for the readers of now.

`changing` asks here for every file of a change, so that a use case need not know. In memory only;
it must not write.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.confidential.renewing import of_now_or_recorded
from raadsboek.book.source import clear_bytes, secrets_of
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Reader
from raadsboek.core.encrypted import KeyMissing
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Note, Value
from raadsboek.history.stream import Draft
from raadsboek.vault.encrypted_notes import encrypted, is_encrypted
from raadsboek.vault.encryption import public_of
from raadsboek.vault.frontmatter import read
from raadsboek.vault.known_readers import known_readers, remember_readers
from raadsboek.vault.scanning import SUFFIX


class NotAReader(RaadsboekError):
    """The user is no reader, and would never see again what they save; nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            "Deze notitie is vertrouwelijk en wordt versleuteld, maar u bent zelf geen lezer: na "
            "het opslaan zou u haar niet meer kunnen lezen. Er is niets opgeslagen.",
            "Maak een sleutel met 'raadsboek sleutel maken' en laat een lezer u toevoegen.",
        )


class NoReaders(RaadsboekError):
    """Confidential notes must be encrypted, and nobody is named for whom; nothing was saved."""

    def __init__(self) -> None:
        super().__init__(
            "Vertrouwelijke notities worden versleuteld, maar in raadsboek.yaml staat geen lezer. "
            "Er is niets opgeslagen.",
            "Zet de versleuteling opnieuw aan met: raadsboek versleutelen --aan",
        )


def must_be_encrypted(book: Book, path: str, meta: Mapping[str, Value]) -> bool:
    """Tell if a note with these keys is kept encrypted in this raadsboek."""
    return book.settings.encrypts and path.endswith(SUFFIX) and is_confidential(meta)


def protected_files(
    book: Book, files: Mapping[str, bytes | None], before: Mapping[str, bytes | None]
) -> dict[str, bytes | None]:
    """Return what becomes of the files of a change, given what they were; raises as `protected`."""
    return {path: protected(book, path, data, before[path]) for path, data in files.items()}


def opened_files(book: Book, files: Mapping[str, bytes | None]) -> dict[str, bytes | None]:
    """Return files as this user can read them, to compare what they say."""
    return {path: data and clear_bytes(book, data) for path, data in files.items()}


def protected(book: Book, path: str, data: bytes | None, before: bytes | None) -> bytes | None:
    """Return the bytes to keep for a file that becomes `data` and was `before`.

    What does not differ inside stays as it was, byte for byte. Raises `KeyMissing` when it would
    replace a note that this user cannot open, `NotAReader` and `NoReaders`.
    """
    if data is None or data == before or not path.endswith(SUFFIX):
        return data
    was = before if before is None else clear_bytes(book, before)
    was_encrypted = before is not None and is_encrypted(before)
    if was_encrypted and was is before:
        raise KeyMissing(path)
    if was_encrypted and data == was:
        return before
    # What comes encrypted stays so: it is a text that somebody else's key may open.
    if is_encrypted(data):
        return data
    meta = read(data).meta
    if not is_confidential(meta):
        return data
    present = of_now_or_recorded(book)
    if must_be_encrypted(present, path, meta) or was_encrypted:
        return encrypted(data, reader_keys(present))
    return data


def protected_draft(book: Book, draft: Draft | None) -> Draft | None:
    """Return a version with edits from outside as it may be kept: no confidential clear text."""
    if draft is None:
        return draft
    files = tuple(
        replace(file, data=protected(book, file.path, file.data, None)) for file in draft.files
    )
    return replace(draft, files=files)


def protected_text(book: Book, opened: Note, text: bytes) -> bytes:
    """Return the text of a draft as it may lie on a disk. Raises `NotAReader` without a key.

    A note that is or was confidential counts: nobody decided yet that it may be read. A draft is
    encrypted for who types it, and for nobody else.
    """
    metas = (opened.meta, read(text).meta)
    if not any(map(is_confidential, metas)):
        return text
    if not of_now_or_recorded(book).settings.encrypts:
        return text
    own = own_keys(book)
    if not own:
        raise NotAReader
    return encrypted(text, own)


def reader_keys(book: Book) -> tuple[str, ...]:
    """Return the public keys for whom is encrypted now; the user's own is always among them.

    A reader whom this user did not confirm gets nothing yet. Raises `NoReaders` and `NotAReader`.
    """
    keys = tuple(reader.key for reader in book.settings.present_readers)
    if not keys:
        raise NoReaders
    own = own_keys(book)
    if not set(keys) & set(own):
        raise NotAReader
    if known_readers(book.root, book.key_file) is None:
        confirm_readers(book, book.settings.present_readers)
    unconfirmed = {reader.key for reader in unconfirmed_readers(book)}
    return tuple(key for key in keys if key not in unconfirmed)


def unconfirmed_readers(book: Book) -> tuple[Reader, ...]:
    """Return the readers that somebody else named since this user last looked at the list.

    Who can write in a shared raadsboek can add a reader; what is confidential goes to that one
    only after this user said so. The first time, all that stand there are taken for known.
    """
    readers = book.settings.present_readers
    known = known_readers(book.root, book.key_file)
    if known is None:
        return ()
    own = own_keys(book)
    return tuple(one for one in readers if one.key not in known and one.key not in own)


def confirm_readers(book: Book, readers: Iterable[Reader]) -> None:
    """Remember that these readers, and no others, are known to this user."""
    remember_readers(book.root, book.key_file, [reader.key for reader in readers])


def own_keys(book: Book) -> tuple[str, ...]:
    """Return the public keys of this user, the newest first."""
    return tuple(public_of(secret) for secret in secrets_of(book))
