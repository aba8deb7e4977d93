"""What a disk may refuse: each error number as a failed operation with a Dutch sentence.

Shared by the two workers that write (`vault` itself, `history` through Git). It must not touch a
disk: it only translates.
"""

import errno

from raadsboek.core.errors import StorageFailed


class DiskFull(StorageFailed):
    """No room left, or the quota is used up."""


class DiskReadOnly(StorageFailed):
    """The folder or the disk may not be written."""


class DiskFailing(StorageFailed):
    """The disk reports an error: what it says about saved data is not to be trusted."""


class TooManyFiles(StorageFailed):
    """The computer has too many files open to open another."""


class NotYetInPlace(StorageFailed):
    """The version is recorded, but the disk refused to put its files in the folder."""

    def __init__(self) -> None:
        super().__init__(
            "De wijziging is bewaard in de geschiedenis, maar de schijf weigerde de bestanden in "
            "de map te zetten.",
            "Maak ruimte of geef schrijfrechten en start Raadsboek opnieuw: dan worden ze alsnog "
            "neergezet.",
        )


_FULL = (
    "De schijf is vol; {what} is niet opgeslagen.",
    "Maak ruimte op de schijf en sla opnieuw op. Uw tekst staat nog in het venster.",
)
_READ_ONLY = (
    "De map of het bestand is beveiligd tegen schrijven: {what} kan niet worden opgeslagen.",
    "Vraag schrijfrechten op de map, of zet een kopie van het raadsboek op een andere plaats.",
)
_FAILING = (
    "De schijf geeft een fout; {what} is niet opgeslagen.",
    "Maak nu een kopie van het raadsboek op een andere schijf en laat deze schijf nakijken.",
)
_TOO_MANY = (
    "Er zijn te veel bestanden tegelijk open; {what} is niet opgeslagen.",
    "Sluit andere programma's en sla opnieuw op.",
)
_OTHER = (
    "{what} is niet opgeslagen: de computer meldt fout {code}.",
    "Probeer het opnieuw. Blijft het misgaan, sla de tekst dan op een andere schijf op.",
)

_BY_CODE: dict[int, tuple[type[StorageFailed], tuple[str, str]]] = {
    errno.ENOSPC: (DiskFull, _FULL),
    getattr(errno, "EDQUOT", errno.ENOSPC): (DiskFull, _FULL),
    errno.EROFS: (DiskReadOnly, _READ_ONLY),
    errno.EACCES: (DiskReadOnly, _READ_ONLY),
    errno.EPERM: (DiskReadOnly, _READ_ONLY),
    errno.EIO: (DiskFailing, _FAILING),
    errno.EMFILE: (TooManyFiles, _TOO_MANY),
    errno.ENFILE: (TooManyFiles, _TOO_MANY),
}
KNOWN_CODES = tuple(_BY_CODE)
"""The error numbers that have a sentence of their own."""


def storage_failed(code: int | None, what: str) -> StorageFailed:
    """Return the error for error number `code` while saving `what` (a path or a short phrase)."""
    kind, (message, hint) = _BY_CODE.get(code or 0, (StorageFailed, _OTHER))
    shown = message.format(what=what, code=code or "onbekend")
    return kind(shown[:1].upper() + shown[1:], hint)
