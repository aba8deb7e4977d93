"""The keys of this user: one file in the user's own configuration folder, never in a raadsboek.

Owns the file `sleutel.txt`, readable by this user only: lines as the program age reads them, the
newest key first. It must not know for which notes the keys are.
"""

import datetime
from pathlib import Path

from raadsboek.core.errors import StorageFailed
from raadsboek.vault.encryption import public_of
from raadsboek.vault.whole_files import write_beside
from raadsboek.vault.writing import disk_errors, make_folder

FILE_NAME = "sleutel.txt"
_WHAT = "de sleutel"
_LARGEST_FILE = 64 * 1024
_BEGIN = "AGE-SECRET-KEY-"


def own_key_file() -> Path:
    """Return the file in which the keys of this user lie, or will lie."""
    import platformdirs

    return platformdirs.user_config_path("raadsboek") / FILE_NAME


def read_secrets(file: Path) -> tuple[str, ...]:
    """Return the secret keys, the newest first; none without a file. Raises `StorageFailed`."""
    try:
        with file.open("rb") as stream:
            text = stream.read(_LARGEST_FILE).decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise StorageFailed(
            f"Uw sleutel in '{file}' kan niet gelezen worden.",
            "Controleer of u dit bestand mag lezen.",
        ) from error
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line.startswith(_BEGIN) and _is_secret(line))


def add_secret(file: Path, secret: str, *, now: datetime.datetime) -> None:
    """Put a secret key in front of those that are there; nothing is ever taken away.

    Raises `StorageFailed`, with the file as it was.
    """
    make_folder(file.parent, 0o700)
    with disk_errors(what=_WHAT):
        old = file.read_bytes() if file.exists() else b""
        head = (
            "# Sleutel van Raadsboek. Houd dit bestand geheim en maak er een herstelblad van.\n"
            f"# gemaakt of teruggezet: {now.date().isoformat()}\n"
            f"# openbare sleutel: {public_of(secret)}\n{secret}\n"
        )
        write_beside(file, head.encode() + (b"\n" + old if old else b""), 0o600)


def _is_secret(line: str) -> bool:
    try:
        public_of(line)
    except ValueError:
        return False
    return True
