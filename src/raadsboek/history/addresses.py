"""Addresses of a shared place: which forms there are, and which are refused.

Owns the allow-list: a folder or a file on this computer (or a network disk), ssh and https. It
must not look at a disk or a network; whether there is anything at an address `transport` finds out.
"""

import re
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath

from msgspec import Struct

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.text import visible

MOST_CHARACTERS = 2000

_USER = r"[A-Za-z0-9_.][A-Za-z0-9_.+~-]*"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]"
_PLACE = r"(?!-)[^\s:\\?#]+"
_SSH = re.compile(rf"ssh://(?:{_USER}@)?(?:{_HOST})(?::\d{{1,5}})?/{_PLACE}")
_SSH_SHORT = re.compile(rf"(?P<user>[A-Za-z0-9_.]+)@(?P<host>[A-Za-z0-9][A-Za-z0-9.-]*):{_PLACE}")
_USER_OF_PAGE = re.compile(r"\Ahttps://[^/@]*@")
_HTTPS = re.compile(rf"https://(?:{_USER}@)?(?:{_HOST})(?::\d{{1,5}})?/{_PLACE}")
_PASSWORD = re.compile(r"(https|ssh)://[^/@\s]*:[^/@\s]*@")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?=:|//)")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# A colon would make of a folder something that git takes for a computer's name.
_UNFIT_IN_FOLDER = re.compile(r"[:\"]")


class Kind(StrEnum):
    """How a place is reached."""

    FOLDER = "map"
    SSH = "ssh"
    HTTPS = "https"


class Address(Struct, frozen=True):
    """A place that may be spoken to, as git is told of it; only `address_of` makes one.

    A folder (or a file in one) is absolute and has forward slashes.
    """

    text: str
    kind: Kind

    @property
    def folder(self) -> Path:
        """Return the place on disk; of a `FOLDER` only."""
        return Path(self.text)

    @property
    def shown(self) -> str:
        """Return the address as a person may see it."""
        return visible(self.text)

    @property
    def without_user(self) -> str:
        """Return the address for in a note: a user name on a web server may be a password."""
        return visible(_USER_OF_PAGE.sub("https://", self.text))


class AddressRefused(RaadsboekError):
    """The text is no address that Raadsboek speaks to."""

    def __init__(self, text: str, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"'{visible(text)[:200]}' kan geen gedeelde plaats zijn: {reason}.",
            "Geef een map (bijvoorbeeld Z:/or/raadsboek-gedeeld), een adres dat begint met "
            "https:// of ssh://, of naam@server:map.",
        )


def address_of(text: str, *, near: Path) -> Address:
    """Return the address that a person gave; a relative folder counts from `near`.

    Raises `AddressRefused` for every other protocol, a password in the address, or odd characters.
    """
    text = text.strip()
    if not text or len(text) > MOST_CHARACTERS or _UNFIT.search(text):
        raise AddressRefused(text, "het adres is leeg, te lang of bevat vreemde tekens")
    if text.startswith("-"):
        raise AddressRefused(text, "een adres begint niet met een streepje")
    if _PASSWORD.match(text):
        raise AddressRefused(
            _PASSWORD.sub(r"\1://…@", text),
            "er staat een wachtwoord in, en dat zou leesbaar op de schijf komen",
        )
    if _SSH.fullmatch(text) or _SSH_SHORT.fullmatch(text):
        if not _DRIVE.match(text):
            return Address(text, Kind.SSH)
    elif _HTTPS.fullmatch(text):
        return Address(text, Kind.HTTPS)
    return _folder(text, near)


def _folder(text: str, near: Path) -> Address:
    rest = text
    if text.lower().startswith("file:///"):
        rest = text[len("file://") :]
        if "%" in rest:
            raise AddressRefused(text, "schrijf de map gewoon uit, zonder file:// en procenten")
    elif _SCHEME.match(text):
        raise AddressRefused(text, _why_not(text))
    rest = rest.replace("\\", "/") if PureWindowsPath(near).drive else rest
    if rest == "~" or rest.startswith("~/"):
        rest = str(Path(rest).expanduser())
    drive = rest[:2] if _DRIVE.match(rest) else ""
    if _UNFIT_IN_FOLDER.search(rest[len(drive) :]):
        raise AddressRefused(text, "dit is geen map en geen adres dat Raadsboek kent")
    absolute = rest if drive else (near.absolute() / rest).as_posix()
    clean = PurePosixPath(absolute).as_posix()
    if ".." in PurePosixPath(clean).parts:
        clean = Path(clean).resolve().as_posix()
    return Address(clean, Kind.FOLDER)


def _why_not(text: str) -> str:
    scheme = text.partition(":")[0].lower()
    if text.startswith(f"{text.partition(':')[0]}::"):
        return "het noemt een hulpprogramma, en Raadsboek start geen programma van een ander"
    if scheme == "http":
        return "http is niet beveiligd; gebruik https"
    if scheme in ("https", "ssh"):
        return "het adres is niet volledig of bevat vreemde tekens"
    return f"'{visible(scheme)[:20]}' is geen manier waarop Raadsboek bijwerkt"
