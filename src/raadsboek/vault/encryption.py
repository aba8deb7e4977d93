"""Encrypting for named readers with age, and reading back; the one place that knows the library.

Bytes and keys in, bytes out: everything happens in memory. It must not touch a disk, and must not
know what a note is. What it makes opens with the program `age` as well, also without Raadsboek.
"""

from collections.abc import Sequence

from raadsboek.core.errors import RaadsboekError


class NotEncrypted(RaadsboekError):
    """Nothing could be encrypted, because for nobody or for a key that is none."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"'{key}' is geen openbare sleutel.",
            "Een openbare sleutel begint met age1; uw lezer ziet hem met: raadsboek sleutel",
        )


def new_secret() -> str:
    """Return a new secret key: one line that begins with AGE-SECRET-KEY-1."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def public_of(secret: str) -> str:
    """Return the public key that goes with a secret one. Raises ValueError when it is none."""
    from pyrage import IdentityError, x25519

    try:
        return str(x25519.Identity.from_str(secret).to_public())
    except IdentityError as error:
        raise ValueError("no secret key") from error


def is_public(text: str) -> bool:
    """Tell if text is a public key that can be encrypted for."""
    from pyrage import RecipientError, x25519

    try:
        return text.isascii() and str(x25519.Recipient.from_str(text)) == text
    except RecipientError:
        return False


def encrypt(data: bytes, readers: Sequence[str]) -> str:
    """Return data as a block of text that each of these public keys opens.

    Raises `NotEncrypted` when there is no reader or one of the keys is none.
    """
    return _encrypted(data, readers, armoured=True).decode("ascii")


def encrypt_file(data: bytes, readers: Sequence[str]) -> bytes:
    """Return the bytes of a file for these public keys. Raises as `encrypt`."""
    return _encrypted(data, readers, armoured=False)


def _encrypted(data: bytes, readers: Sequence[str], *, armoured: bool) -> bytes:
    import pyrage
    from pyrage import x25519

    recipients = []
    for key in readers:
        if not is_public(key):
            raise NotEncrypted(key)
        recipients.append(x25519.Recipient.from_str(key))
    if not recipients:
        raise NotEncrypted("")
    return bytes(pyrage.encrypt(data, recipients, armored=armoured))


def decrypt(block: bytes, secrets: Sequence[str]) -> bytes | None:
    """Return what was encrypted; None when none of these keys opens it, or it is damaged."""
    import pyrage
    from pyrage import x25519

    keys = [x25519.Identity.from_str(secret) for secret in secrets]
    try:
        return bytes(pyrage.decrypt(block, keys)) if keys else None
    except pyrage.DecryptError:
        return None
