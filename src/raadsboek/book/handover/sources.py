"""From what a person types to the address that is copied: a file, a folder, a server.

Owns finding the copy inside a handover package, and which sources stay the shared place afterwards.
"""

from pathlib import Path

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.text import visible
from raadsboek.history.addresses import Address, AddressRefused, Kind, address_of
from raadsboek.history.copying import SUFFIX

COPY = "raadsboek"
"""What the copy is called in a package: a file with a suffix, or a folder."""


class NoSource(RaadsboekError):
    """What was typed is no place from which a raadsboek can be copied."""

    def __init__(self, typed: str, why: str) -> None:
        super().__init__(
            f"'{visible(typed)[:200]}' kan niet worden geopend: {why}.",
            "Geef het bestand van de overdracht, de map waarin het staat, of een adres dat begint "
            "met https:// of ssh://.",
        )


def source_of(typed: str, *, near: Path) -> Address:
    """Return the address to copy from. Raises `NoSource`; nothing there is opened."""
    text = typed.strip().strip("\"'")
    try:
        address = address_of(text, near=near)
    except AddressRefused as error:
        # The address may hold a password: it is not repeated, and that is why it was refused.
        raise NoSource("dit adres" if "@" in text else text, error.reason) from error
    if address.kind is not Kind.FOLDER:
        return address
    place = address.folder
    if not place.exists():
        raise NoSource(typed, "daar staat niets, of de stick of het netwerk is niet verbonden")
    if place.is_dir() and not _has_history(place):
        return address_of(str(_copy_in(place, typed)), near=near)
    return address


def is_shared_place(address: Address) -> bool:
    """Tell if others keep saving at this address, so that it can be brought up to date with."""
    if address.kind is not Kind.FOLDER:
        return True
    return address.folder.is_dir() and not (address.folder / ".git").exists()


def _has_history(folder: Path) -> bool:
    return (folder / ".git").exists() or (folder / "HEAD").is_file()


def _copy_in(folder: Path, typed: str) -> Path:
    """Return the copy in a package: the one file, or the folder that is called raadsboek."""
    files = sorted(file for file in folder.glob(f"*{SUFFIX}") if file.is_file())
    if len(files) == 1:
        return files[0]
    if files:
        raise NoSource(typed, "er staan meer pakketten in deze map; wijs er een aan")
    if _has_history(folder / COPY):
        return folder / COPY
    raise NoSource(typed, "in deze map staat geen raadsboek met geschiedenis en geen pakket")
