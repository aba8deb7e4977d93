"""The addresses that mail goes to, in this copy of the raadsboek only.

Owns one file in our own folder inside `.git`: it follows the folder, is in no version, and goes
along to nobody. A shared history would keep contact data for ever (see the design, C9).
"""

from pathlib import Path

from raadsboek.core.errors import StorageFailed
from raadsboek.core.mailing.contacts import Contacts, contacts_text, read_contacts
from raadsboek.vault.private import PRIVATE, write_private
from raadsboek.vault.reading import is_there, read_bytes

FILE = "adressen.csv"
PLACE = f"{PRIVATE}/{FILE}"
_WHAT = "de adressen"


def read_addresses(root: Path) -> Contacts:
    """Return the addresses that are known here; none where the file does not exist.

    Raises `StorageFailed` for a file that is no text: it is never written over.
    """
    if not is_there(root, PLACE):
        return Contacts()
    try:
        return read_contacts(read_bytes(root, PLACE).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise StorageFailed(
            f"Het bestand met adressen ({PLACE}) is geen leesbare tekst.",
            "Bewaar het als CSV in UTF-8, of haal het weg en voer de adressen opnieuw in.",
        ) from None


def write_addresses(root: Path, contacts: Contacts) -> None:
    """Write the addresses down, readable by this user only. Raises `StorageFailed`."""
    write_private(root, FILE, contacts_text(contacts).encode(), what=_WHAT)
