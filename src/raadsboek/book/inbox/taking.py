"""Taking a piece in, or refusing it: the one place where something from outside enters the record.

A piece becomes a post note with its files beside it, in one version; only when that stands does it
leave the inbox. It must not propose anything.
"""

import datetime
from collections.abc import Mapping
from contextlib import suppress

from msgspec.structs import replace

from raadsboek.book.book import Book, writable
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import find, issued_numbers
from raadsboek.book.inbox.files import attached_writes, files_of
from raadsboek.book.inbox.known import DOSSIER_KEY, Kept
from raadsboek.book.inbox.looking import read_again
from raadsboek.book.inbox.pieces import Waiting
from raadsboek.book.notes import draft_meta, free_number, new_note
from raadsboek.book.organs import refuse_unknown_organ
from raadsboek.book.source import read_note
from raadsboek.core.attachments import keys_of
from raadsboek.core.closing import with_closing_day, with_ending_status
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.errors import InvalidInput, NotFound, RaadsboekError, StorageFailed
from raadsboek.core.inbox.folder import FOLDER, REFUSED
from raadsboek.core.kinds import post
from raadsboek.core.links import target
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.index import attachments
from raadsboek.vault import inbox

ACTION = "inlezen"


class CannotBeTaken(RaadsboekError):
    """A piece is in the record already, or could not be read."""

    def __init__(self, one: Waiting) -> None:
        name = visible(one.file.name)
        if one.same is not None:
            what = "dezelfde mail" if one.same_message else "hetzelfde stuk"
            super().__init__(
                f"'{name}' is {what} als {one.same.number}; dat staat al in het raadsboek.",
                "Weiger het stuk: dan gaat het uit het postvak.",
            )
        else:
            super().__init__(
                f"'{name}' kan niet worden overgenomen. {one.refusal}",
                "Weiger het stuk, of haal het uit het postvak.",
            )


def take(
    book: Book,
    one: Waiting,
    *,
    values: Mapping[str, Value] | None = None,
    now: datetime.datetime,
) -> Note:
    """Make the post note of a piece, with its files, and take it out of the inbox.

    `values` are the keys as the user corrected them, else those of the proposal. Raises
    `CannotBeTaken`, `NotFound` or `ChangedOnDisk` when it is not what was shown, `InvalidInput` for
    a value that does not fit, and what `record` raises; the piece then waits as before.
    """
    if not one.can_be_taken:
        raise CannotBeTaken(one)
    writable(book)
    data, piece = read_again(book, one)
    # What was proposed and not shown, such as the mark of the mail, stays with a correction.
    hidden = {key: one.proposal.values[key] for key in _HIDDEN if key in one.proposal.values}
    chosen = dict(one.proposal.values) if values is None else {**hidden, **values}
    meta = _meta(book, chosen, now.date())
    # Whoever sees the folder sees the name of a file: of confidential post it tells nothing.
    silent = "bijlage" if is_confidential(meta) else ""
    done: list[str] = []

    def prepare() -> Change:
        book.index.refresh()
        _refuse_taken(book, one)
        organ = book.settings.organ_of(meta)
        number = free_number(book, post.KIND, meta, issued_numbers(book, post.KIND, organ), now)
        files = list(files_of(number, one.file.name, data, piece, called=silent))
        full = {**meta, **keys_of(kept for kept, _ in files)}
        path, note = new_note(post.KIND, full, number, one.proposal.body, now)
        done.append(path)
        attached = attached_writes(book, path, full, files)
        return Change(
            writes=[Write(path=path, data=note, expected=None), *attached],
            action=ACTION,
            numbers=[number],
            subject=f"Post {number} ingelezen",
        )

    record_prepared(book, prepare, now=now)
    # It is saved: a piece that the disk does not let go is recognised from now on.
    with suppress(StorageFailed):
        inbox.strike(book.root, one.file.name, one.digest)
    book.index.refresh()
    return read_note(book, done[-1])


def _refuse_taken(book: Book, one: Waiting) -> None:
    """Raise `CannotBeTaken` when another window took this file in meanwhile."""
    number = book.index.ask(attachments.numbers_by_digest).get(one.digest)
    if number:
        raise CannotBeTaken(replace(one, same=Kept(number, "")))


def _refuse_unknown_dossier(book: Book, reference: str) -> None:
    number = target(reference)
    try:
        if number:
            find(book, number)
    except NotFound as error:
        problem = Problem(
            code="verwijzing-dood",
            key=DOSSIER_KEY,
            message=f"Er is geen traject {visible(number)}.",
            fix="Vul een nummer in dat er is, of laat het traject leeg.",
        )
        raise InvalidInput([problem]) from error


_HIDDEN = ("bericht-id",)


def refuse(book: Book, one: Waiting) -> str:
    """Take a piece out of the inbox without keeping it in the record; say in words where it went.

    What is in the record byte for byte is taken away, all else is put aside. Raises `NotFound` or
    `ChangedOnDisk` when it is not what was shown.
    """
    writable(book)
    if one.same is not None and not one.same_message:
        inbox.strike(book.root, one.file.name, one.digest)
        return f"'{visible(one.file.name)}' is weg; het staat in {one.same.number}."
    name = inbox.refuse(book.root, one.file)
    return f"Geweigerd. Het bestand staat in {FOLDER}/{REFUSED}/{visible(name)}"


def _meta(book: Book, chosen: Mapping[str, Value], today: datetime.date) -> dict[str, Value]:
    """Return the keys of the note without its number. Raises `InvalidInput`."""
    ended = with_closing_day(post.KIND, {}, with_ending_status(post.KIND, {}, dict(chosen)), today)
    meta = draft_meta(post.KIND, {key: value for key, value in ended.items() if value})
    refuse_unknown_organ(book, meta)
    organ = book.settings.organ_of(meta)
    _refuse_unknown_dossier(book, text_in(meta, DOSSIER_KEY))
    meta.pop(ORGAN_KEY, None)
    if organ != book.settings.first_organ:
        meta[ORGAN_KEY] = organ
    return meta
