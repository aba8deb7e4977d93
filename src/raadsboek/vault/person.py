"""Who works in this copy of the raadsboek, on this computer: name and address.

Owns one small file in our own folder inside `.git`: it follows the folder, is in no version, and
never goes along to anybody else. Where it is absent the secretary of the settings is meant.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from raadsboek.core.errors import RaadsboekError
from raadsboek.vault.private import PRIVATE, write_private
from raadsboek.vault.reading import read_bytes

FILE = "wie"


class Person(Struct, frozen=True):
    """The name and address that stand with what is saved here."""

    name: str
    email: str


def read_person(root: Path) -> Person | None:
    """Return who works here; None when that was never said, or cannot be read."""
    try:
        found = msgspec.json.decode(read_bytes(root, f"{PRIVATE}/{FILE}"), type=Person)
    except (RaadsboekError, OSError, msgspec.DecodeError):
        return None
    return found if found.name.strip() else None


def write_person(root: Path, person: Person) -> None:
    """Remember who works here. Raises `StorageFailed`."""
    write_private(root, FILE, msgspec.json.encode(person), what="uw naam")
