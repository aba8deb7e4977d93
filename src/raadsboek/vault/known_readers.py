"""The readers that this user knows of: for whom this computer may encrypt.

Owns one small file per raadsboek beside the keys of the user, never in the raadsboek itself: what
stands there, others can change. It must not decide who is a reader.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from raadsboek.vault.keys import own_key_file
from raadsboek.vault.whole_files import write_beside
from raadsboek.vault.writing import disk_errors, make_folder

_FOLDER = "lezers"
_LARGEST_FILE = 64 * 1024


def known_readers(root: Path, key_file: Path | None) -> frozenset[str] | None:
    """Return the public keys that were confirmed for the raadsboek at `root`; None: never asked.

    Raises `StorageFailed`.
    """
    file = _file(root, key_file)
    with disk_errors(str(file)):
        try:
            with file.open("rb") as stream:
                return frozenset(stream.read(_LARGEST_FILE).decode("utf-8", "replace").split())
        except FileNotFoundError:
            return None


def remember_readers(root: Path, key_file: Path | None, keys: Iterable[str]) -> None:
    """Remember that these public keys are known, and no others. Raises `StorageFailed`."""
    file = _file(root, key_file)
    make_folder(file.parent, 0o700)
    with disk_errors(str(file)):
        write_beside(file, "".join(f"{key}\n" for key in keys).encode(), 0o600)


def _file(root: Path, key_file: Path | None) -> Path:
    folder = (key_file or own_key_file()).parent / _FOLDER
    name = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
    return folder / f"{name[:32]}.txt"
