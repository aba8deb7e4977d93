"""Tables beside the history, in this copy of the raadsboek only: addresses, candidates, contacts.

Owns their files in our own folder inside `.git`: it follows the folder, is in no version, and goes
along to nobody. A shared history would keep data of people for ever (see the design, C9).
"""

from pathlib import Path

from raadsboek.core.beside.tables import Table
from raadsboek.core.errors import StorageFailed
from raadsboek.vault.private import PRIVATE, write_locked
from raadsboek.vault.reading import is_there, read_bytes


def place_of(table: Table) -> str:
    """Return where the file of a table stands, below the folder of the raadsboek."""
    return f"{PRIVATE}/{table.file}"


def read_beside(root: Path, table: Table) -> str:
    """Return the text of a table; '' where its file does not exist.

    Raises `StorageFailed` for a file that is no text: it is never written over.
    """
    place = place_of(table)
    if not is_there(root, place):
        return ""
    try:
        return read_bytes(root, place).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StorageFailed(
            f"Het bestand met {table.what} ({place}) is geen leesbare tekst.",
            f"Bewaar het als CSV in UTF-8, of haal het weg en voer de {table.what} opnieuw in.",
        ) from None


def write_beside_history(root: Path, table: Table, text: str) -> None:
    """Write a table down, readable by this user only; the caller holds the lock of the vault.

    Raises `StorageFailed`.
    """
    write_locked(root, table.file, text.encode(), what=f"de {table.what}")
