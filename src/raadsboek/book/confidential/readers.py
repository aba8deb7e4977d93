"""For whom confidential notes are encrypted: turning it on and off, readers that come and go.

The readers stand in raadsboek.yaml, so that everybody's computer encrypts for the same people. Owns
that list; the notes themselves are `encrypting`'s.
"""

import datetime
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from raadsboek.book import drafts
from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.confidential.keys import NoKey
from raadsboek.book.confidential.protecting import (
    confirm_readers,
    own_keys,
    unconfirmed_readers,
)
from raadsboek.book.confidential.renewing import renewed
from raadsboek.book.saver import who_works_here
from raadsboek.book.source import read_bytes
from raadsboek.core.council import Reader, Settings
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Changes, Value
from raadsboek.core.problem import Problem
from raadsboek.vault.encryption import is_public
from raadsboek.vault.settings import SETTINGS_FILE, settings_from_bytes
from raadsboek.vault.settings_edit import edit_settings
from raadsboek.vault.settings_secrecy import ENCRYPTS, READERS, TO_ENCRYPT
from raadsboek.vault.writing import digest

_ACTION = "instellingen"


def turn_on(book: Book, *, now: datetime.datetime) -> Book:
    """Have confidential notes encrypted from now on, for this user and the readers that there are.

    What was saved before stays as it is; what is still a draft is encrypted. Returns the book with
    the new settings. Raises `NoKey`.
    """
    own = own_keys(book)
    if not own:
        raise NoKey

    def changes(settings: Settings) -> Changes:
        readers = settings.readers
        if not {one.key for one in settings.present_readers} & set(own):
            name = who_works_here(book).name or "secretaris"
            readers = (*readers, _new(name, own[0], now))
        return {ENCRYPTS: TO_ENCRYPT, READERS: _as_values(readers)}

    after = _changed(book, changes, "Vertrouwelijke notities worden versleuteld", now)
    drafts.protect_all(after)
    return after


def turn_off(book: Book, *, now: datetime.datetime) -> Book:
    """Have new confidential notes kept as ordinary text; what is encrypted stays encrypted."""
    subject = "Nieuwe vertrouwelijke notities worden niet meer versleuteld"
    return _changed(book, lambda settings: {ENCRYPTS: None}, subject, now)


def add_reader(book: Book, name: str, key: str, *, now: datetime.datetime) -> Book:
    """Name a reader, for what is saved from now on. Raises `InvalidInput`."""
    name, key = " ".join(name.split()), key.strip()
    if not name:
        raise InvalidInput([_wrong("naam", "Er staat geen naam bij.", "Geef de naam.")])
    if not is_public(key):
        message = f"'{key[:80]}' is geen openbare sleutel."
        fix = "Een openbare sleutel begint met age1. Uw lezer ziet hem met: raadsboek sleutel"
        raise InvalidInput([_wrong("sleutel", message, fix)])

    def changes(settings: Settings) -> Changes:
        for one in settings.present_readers:
            if key == one.key or name.casefold() == one.name.casefold():
                fix = "Haal de oude eerst weg, of gebruik een andere naam."
                raise InvalidInput([_wrong("lezers", f"{one.name} is al lezer.", fix)])
        return {READERS: _as_values((*settings.readers, _new(name, key, now)))}

    return _changed(book, changes, f"Lezer erbij: {name}", now)


def remove_reader(book: Book, name: str, *, now: datetime.datetime) -> Book:
    """End the reading of somebody, for what is saved from now on. Raises `InvalidInput`.

    What was encrypted for them, in the folder and in older versions, they can still open.
    """

    def changes(settings: Settings) -> Changes:
        wanted = name.strip().casefold()
        going = [one for one in settings.present_readers if one.name.casefold() == wanted]
        if not going:
            names = ", ".join(one.name for one in settings.present_readers) or "niemand"
            message, fix = f"'{name}' is geen lezer.", f"Lezers zijn nu: {names}."
            raise InvalidInput([_wrong("lezers", message, fix)])
        day = now.date().isoformat()
        readers = [replace(one, until=day) if one in going else one for one in settings.readers]
        if all(one.until for one in readers):
            message = "Dit is de laatste lezer: daarna kan niemand een nieuwe notitie lezen."
            fix = "Voeg eerst een andere lezer toe, of zet het versleutelen uit."
            raise InvalidInput([_wrong("lezers", message, fix)])
        return {READERS: _as_values(readers)}

    return _changed(book, changes, f"Lezer eraf: {name.strip()}", now)


def _changed(
    book: Book, changes: Callable[[Settings], Changes], subject: str, now: datetime.datetime
) -> Book:
    strange: set[str] = set()

    def prepare() -> Change:
        raw = read_bytes(book, SETTINGS_FILE)
        before = settings_from_bytes(raw)[0]
        strange.update(one.key for one in unconfirmed_readers(replace(book, settings=before)))
        data = edit_settings(raw, changes(before))
        write = Write(path=SETTINGS_FILE, data=data, expected=digest(raw))
        return Change(writes=[write], action=_ACTION, numbers=[], subject=subject)

    record_prepared(book, prepare, now=now)
    after = renewed(book)
    if own_keys(after):
        present = after.settings.present_readers
        confirm_readers(after, [one for one in present if one.key not in strange])
    return after


def _new(name: str, key: str, now: datetime.datetime) -> Reader:
    return Reader(name=name, key=key, since=now.date().isoformat())


def _as_values(readers: Iterable[Reader]) -> list[Value]:
    return [
        {
            key: value
            for key, value in (
                ("naam", one.name),
                ("sleutel", one.key),
                ("van", one.since),
                ("tot", one.until),
            )
            if value
        }
        for one in readers
    ]


def _wrong(key: str, message: str, fix: str) -> Problem:
    return Problem(code="lezer-ongeldig", key=key, message=message, fix=fix)
