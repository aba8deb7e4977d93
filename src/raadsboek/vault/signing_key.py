"""The key with which this user signs, on this computer: in the user's own configuration folder.

Owns one small file, readable by the user only; it is never in a raadsboek. It holds a private key,
or the place of one that the user has elsewhere. It must not know what a key is.
"""

import datetime
from pathlib import Path

from raadsboek.core.errors import NotFound
from raadsboek.vault.whole_files import write_beside
from raadsboek.vault.writing import disk_errors, make_one_folder, move

_FOLDER = "ondertekening"
_FILE = "sleutel"
_ELSEWHERE = b"bestand: "
_LARGEST = 64 * 1024
_WHAT = "de sleutel"


def has_signing_key() -> bool:
    """Tell if this user signs."""
    try:
        return _file().is_file()
    except OSError:
        return False


def read_signing_key() -> bytes:
    """Return the private key. Raises `NotFound` when it is not there, `StorageFailed`."""
    raw = _read(_file())
    if raw.startswith(_ELSEWHERE):
        return _read(Path(raw.removeprefix(_ELSEWHERE).decode("utf-8", "surrogateescape").strip()))
    return raw


def write_signing_key(private: bytes) -> None:
    """Keep a private key for this user. Raises `StorageFailed`."""
    file = _file()
    with disk_errors(what=_WHAT):
        for folder in (file.parent.parent.parent, file.parent.parent, file.parent):
            if not folder.exists():
                make_one_folder(folder, 0o700)
        write_beside(file, private, 0o600)


def point_to_signing_key(elsewhere: Path) -> None:
    """Use a key of the user's own, in its own place."""
    place = str(elsewhere.absolute()).encode("utf-8", "surrogateescape")
    write_signing_key(_ELSEWHERE + place + b"\n")


def put_signing_key_away(now: datetime.datetime) -> None:
    """Stop using the key; it stays beside its place, under another name."""
    file = _file()
    with disk_errors(what=_WHAT):
        move(file, file.with_name(f"{_FILE}-tot-{now:%Y%m%d-%H%M%S}"))


def _read(file: Path) -> bytes:
    with disk_errors(what=_WHAT):
        if not file.is_file():
            raise NotFound(str(file), "Zet de sleutel terug, of maak een nieuwe.")
        with file.open("rb") as stream:
            return stream.read(_LARGEST)


def _file() -> Path:
    import platformdirs  # not on the path of a start

    return platformdirs.user_config_path("raadsboek") / _FOLDER / _FILE
