"""Encrypted notes as bytes: from a note to its encrypted form and back, in memory only.

Joins the form (`core.encrypted`), the frontmatter and the encryption. It must not touch a disk.
"""

from collections.abc import Sequence

from raadsboek.core.encrypted import BEGIN, block_in, body_around, outside_keys
from raadsboek.vault import frontmatter
from raadsboek.vault.encryption import decrypt, encrypt

_MARK = BEGIN.encode()


def is_encrypted(raw: bytes) -> bool:
    """Tell if these bytes are an encrypted note."""
    return _MARK in raw and bool(block_in(frontmatter.read(raw).body))


def encrypted(raw: bytes, readers: Sequence[str]) -> bytes:
    """Return a note in its encrypted form, for these public keys. Raises `NotEncrypted`."""
    meta = frontmatter.read(raw).meta
    return frontmatter.compose(outside_keys(meta), body_around(encrypt(raw, readers)))


def decrypted(raw: bytes, secrets: Sequence[str]) -> bytes | None:
    """Return the real note inside an encrypted one; None when no key opens it, or it is none."""
    if _MARK not in raw:
        return None
    block = block_in(frontmatter.read(raw).body)
    return decrypt(block.replace("\r\n", "\n").encode(), secrets) if block else None
