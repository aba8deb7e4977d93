"""Signing, set up in one step: a key for this user, and its public half on the list of writers.

Owns the order: the key first, then the list in a version that is signed with it. A key is never in
a raadsboek. It must not keep anybody from saving.
"""

import datetime
from pathlib import Path

from msgspec import Struct

from raadsboek.book.book import Book, writable
from raadsboek.book.changing import Write, record
from raadsboek.book.opening import SETTINGS_FILE
from raadsboek.book.saver import who_saves
from raadsboek.book.source import read_bytes
from raadsboek.book.typed_path import typed_path
from raadsboek.core.council import Writer
from raadsboek.core.errors import InvalidInput, RaadsboekError
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.verification.people import Person, Rules
from raadsboek.history.ssh_signature import (
    Sign,
    bare_key,
    fingerprint,
    new_key,
    signing_with,
)
from raadsboek.vault.settings import settings_from_bytes
from raadsboek.vault.settings_edit import edit_settings
from raadsboek.vault.signing_key import (
    has_signing_key,
    point_to_signing_key,
    put_signing_key_away,
    read_signing_key,
    write_signing_key,
)
from raadsboek.vault.writing import digest

ACTION = "ondertekenen"


class Signing(Struct, frozen=True, kw_only=True):
    """How somebody signs: the key as people compare it, and its public half.

    `made` tells that the key is new. `listed` tells that it stands on the list of writers: only
    who has a key on it may add one, so for a second person somebody else does that.
    """

    name: str
    fingerprint: str
    public: str
    made: bool
    listed: bool


def signer() -> Sign | None:
    """Return what signs for this user; None when there is no key that can."""
    try:
        return signing_with(read_signing_key())[0]
    except RaadsboekError:
        return None


def start_signing(
    book: Book, *, now: datetime.datetime, own_key: Path | None = None, renew: bool = False
) -> Signing:
    """Sign from now on, with a key that is made, or with one that the user has.

    `renew` makes another key in the place of the present one. The public half comes on the list of
    writers, in a version of its own. Raises `KeyUnfit`, and as `record`.
    """
    name = who_saves(book, writable(book)).name
    present = has_signing_key()
    made = own_key is None and (renew or not present)
    private = _file(own_key) if own_key else new_key() if made else read_signing_key()
    public = signing_with(private)[1]
    if not present:
        _take(private, own_key)
    # Another key is put on the list by a version that is signed with the present one.
    listed = _list(book, public, now)
    if present and (made or own_key is not None):
        put_signing_key_away(now)
        _take(private, own_key)
    return Signing(
        name=name, fingerprint=fingerprint(public), public=public, made=made, listed=listed
    )


def _take(private: bytes, own_key: Path | None) -> None:
    if own_key is None:
        write_signing_key(private)
    else:
        point_to_signing_key(typed_path(own_key))


def stop_signing(book: Book, *, now: datetime.datetime) -> bool:
    """Sign no more on this computer; return whether there was a key. It is kept, put aside.

    The list says up to which day the key counts, in a last version that is signed with it.
    """
    if not has_signing_key():
        return False
    try:
        key = signing_with(read_signing_key())[1]
    except RaadsboekError:
        key = ""
    writers = _ended(_writers(book), key, now.date())
    if key:
        _record(book, writers, "Ondertekenen gestopt", now)
    put_signing_key_away(now)
    return True


def _list(book: Book, key: str, now: datetime.datetime) -> bool:
    """Put a key on the list behind the name of who saves here; return whether it stands there."""
    identity = who_saves(book, writable(book))
    writers = _writers(book)
    if any(bare_key(one.key) == key and one.until is None for one in writers):
        return True
    person = Person(identity.name, identity.email)
    own = [one for one in Rules(tuple(writers)).entries_of(person) if one.until is None]
    if any(one.key for one in writers) and not any(one.key for one in own):
        return False
    kept = [
        _until(one, now.date()) if one in own and one.key else one
        for one in writers
        if one not in own or one.key
    ]
    without_key = next((one.since for one in own if not one.key), None)
    since = now.date() if any(one.key for one in own) else without_key
    added = Writer(name=identity.name, email=identity.email, since=since, key=key)
    _record(book, [*kept, added], f"{identity.name} ondertekent voortaan", now)
    return True


def _ended(writers: list[Writer], key: str, day: datetime.date) -> list[Writer]:
    return [_until(one, day) if bare_key(one.key) == key else one for one in writers]


def _until(one: Writer, day: datetime.date) -> Writer:
    until = one.until if one.until is not None else day
    return Writer(name=one.name, email=one.email, since=one.since, until=until, key=one.key)


def _writers(book: Book) -> list[Writer]:
    return list(settings_from_bytes(read_bytes(book, SETTINGS_FILE))[0].writers)


def _record(book: Book, writers: list[Writer], subject: str, now: datetime.datetime) -> None:
    raw = read_bytes(book, SETTINGS_FILE)
    data = edit_settings(raw, {"schrijvers": [_as_value(one) for one in writers]})
    write = Write(path=SETTINGS_FILE, data=data, expected=digest(raw))
    record(book, [write], action=ACTION, numbers=(), subject=subject, now=now)


def _as_value(one: Writer) -> Value:
    pairs: dict[str, str] = {
        "naam": one.name,
        "email": one.email,
        "van": one.since.isoformat() if one.since else "",
        "tot": one.until.isoformat() if one.until else "",
        "sleutel": one.key,
    }
    return {key: value for key, value in pairs.items() if value}


def _file(own_key: Path) -> bytes:
    file = typed_path(own_key)
    if not file.is_file():
        raise InvalidInput(
            [
                Problem(
                    code="sleutel-ontbreekt-hier",
                    message=f"Er is geen bestand '{file}'.",
                    fix="Geef het bestand met uw eigen sleutel, zoals ~/.ssh/id_ed25519.",
                )
            ]
        )
    return file.read_bytes()
