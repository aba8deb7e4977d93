"""The key of the user: making one, its recovery print, and putting it back from paper.

A key belongs to a user and not to a raadsboek, so nothing here needs one. What is lost with a key
is told before it happens. It must not encrypt.
"""

import datetime
from pathlib import Path

from msgspec import Struct

from raadsboek.core.dates import long_date
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.recovery_print import NotAPrint, print_rows, read_rows
from raadsboek.vault.keys import add_secret, own_key_file, read_secrets

LOSS = (
    "Raakt u de sleutel kwijt en is er geen herstelblad en geen andere lezer, dan kan niemand de "
    "versleutelde notities ooit nog lezen. Ook de makers van Raadsboek niet."
)


class NoKey(RaadsboekError):
    """The user has no key yet."""

    def __init__(self) -> None:
        super().__init__(
            "U hebt op deze computer nog geen sleutel.",
            "Maak er een met: raadsboek sleutel maken. Hebt u een herstelblad, zet hem dan terug "
            "met: raadsboek sleutel terugzetten",
        )


class HasKey(RaadsboekError):
    """There is a key already; a second one is seldom what is wanted."""

    def __init__(self) -> None:
        super().__init__(
            "U hebt al een sleutel op deze computer. Er is niets gewijzigd.",
            "Is die sleutel in verkeerde handen, maak dan een nieuwe met: "
            "raadsboek sleutel maken --nieuw",
        )


class OwnKey(Struct, frozen=True):
    """The key that the user has now: its public part, and in which file it lies."""

    public: str
    file: Path
    older: tuple[str, ...] = ()
    """Public parts of keys that only open what was encrypted before."""


def own_key(key_file: Path | None = None) -> OwnKey | None:
    """Return the key of this user, None when there is none. Raises `StorageFailed`."""
    from raadsboek.vault.encryption import public_of

    file = key_file or own_key_file()
    known = tuple(public_of(secret) for secret in read_secrets(file))
    return OwnKey(known[0], file, known[1:]) if known else None


def make_key(
    key_file: Path | None = None, *, now: datetime.datetime, another: bool = False
) -> OwnKey:
    """Make a key for this user and return it. Raises `HasKey`, unless `another` is wanted."""
    from raadsboek.vault.encryption import new_secret

    file = key_file or own_key_file()
    if read_secrets(file) and not another:
        raise HasKey
    add_secret(file, new_secret(), now=now)
    return _made(file)


def put_back(typed: str, key_file: Path | None = None, *, now: datetime.datetime) -> OwnKey:
    """Put a key back that was typed over from its recovery print, and return it.

    A key that is there already stays the only one of its sort. Raises `NotAPrint`.
    """
    from raadsboek.vault.encryption import public_of

    secret = read_rows(typed)
    try:
        public_of(secret)
    except ValueError as error:
        raise NotAPrint(
            "Dit is geen sleutel: er zit een fout in.",
            "Vergelijk alle regels nog eens met het herstelblad.",
        ) from error
    file = key_file or own_key_file()
    if read_secrets(file)[:1] != (secret,):
        add_secret(file, secret, now=now)
    return _made(file)


def _made(file: Path) -> OwnKey:
    made = own_key(file)
    if made is None:  # the disk took it and does not give it back
        raise NoKey
    return made


def recovery_print(
    key_file: Path | None = None, *, name: str = "", today: datetime.date
) -> tuple[str, ...]:
    """Return the lines of the recovery print of the key of this user. Raises `NoKey`."""
    file = key_file or own_key_file()
    secrets = read_secrets(file)
    if not secrets:
        raise NoKey
    from raadsboek.vault.encryption import public_of

    return (
        f"HERSTELBLAD van de sleutel van {name}" if name else "HERSTELBLAD van uw sleutel",
        "",
        f"Afgedrukt op {long_date(today)}.",
        "",
        *print_rows(secrets[0]),
        "",
        "De laatste twee tekens van een regel controleren die regel.",
        "De letters B, I en O en het cijfer 1 komen niet voor.",
        "",
        "Terugzetten, op elke computer: raadsboek sleutel terugzetten",
        "Of op het scherm: menu (F10), Sleutel.",
        "Zonder Raadsboek: AGE-SECRET-KEY-1, met daarachter alle tekens zonder",
        "de controletekens, is een gewone sleutel van het programma age.",
        "",
        "Openbare sleutel:",
        public_of(secrets[0]),
        "",
        "Bewaar dit blad achter slot, niet bij de computer. Wie het heeft, kan",
        "alle versleutelde notities lezen.",
        "Raakt u de sleutel kwijt en is er geen herstelblad en geen andere lezer,",
        "dan kan niemand de versleutelde notities ooit nog lezen.",
    )
