"""What can go wrong between two places, each as a Dutch sentence: from git's words to ours.

Owns the reading of what git, ssh and curl complain. Being offline is normal and sounds like it. It
must not try anything again or decide what follows.
"""

import errno
import os
import re
from typing import NamedTuple

from raadsboek.core.disk import storage_failed
from raadsboek.core.errors import HistoryFailed, RaadsboekError
from raadsboek.core.text import visible
from raadsboek.history.git import GitFailed


class Unreachable(HistoryFailed):
    """The other side cannot be reached now; nothing is wrong and nothing was changed."""

    def __init__(self, address: str, reason: str = "er is geen verbinding") -> None:
        super().__init__(
            f"'{address}' is nu niet te bereiken: {reason}.",
            "U kunt gewoon doorwerken. Zodra er weer verbinding is, werkt Raadsboek bij.",
        )


class FellSilent(Unreachable):
    """The other side was reached but says nothing any more."""

    def __init__(self, address: str) -> None:
        super().__init__(address, "de andere kant geeft geen antwoord")


class NoProgram(HistoryFailed):
    """There is no ssh on this computer."""

    def __init__(self) -> None:
        super().__init__(
            "Op deze computer staat geen ssh; zonder ssh is dit adres niet te bereiken.",
            "Installeer OpenSSH, of gebruik een gedeelde map.",
        )


class AccessRefused(HistoryFailed):
    """The other side wants to know who we are, and what it was told was not enough."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"'{address}' laat u niet binnen: de aanmelding is niet gelukt.",
            "Raadsboek vraagt nooit zelf om een wachtwoord. Meld deze computer eerst aan bij de "
            "server (vraag de beheerder), en werk dan opnieuw bij.",
        )


class UnknownServer(HistoryFailed):
    """The server is not known on this computer, or has another identity than before."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"Deze computer kan niet nagaan of '{address}' echt de goede server is.",
            "Er is niets verstuurd. Vraag de beheerder de server op deze computer bekend te maken. "
            "Was hij eerder wel bekend, meld dit dan: er kan iets mis zijn.",
        )


class NothingThere(HistoryFailed):
    """The other side answers, but there is no raadsboek at this address."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"Op '{address}' staat geen raadsboek, of u mag het niet zien.",
            "Kijk het adres na.",
        )


class NotAccepted(HistoryFailed):
    """The other side has newer versions than ours stand on; fetch first."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"Op '{address}' staan versies die hier nog niet zijn.",
            "Werk opnieuw bij.",
        )


class PushRefused(HistoryFailed):
    """The other side does not take our versions, whatever we do."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"'{address}' neemt uw versies niet aan: {reason}.",
            "Uw werk staat veilig op deze computer. Vraag de beheerder van de gedeelde plaats om "
            "hulp, of kies een andere met: raadsboek delen MAP",
        )


class DamagedSupply(HistoryFailed):
    """What came from the other side is damaged or built to do harm; nothing was taken over."""

    def __init__(self, address: str, detail: str) -> None:
        super().__init__(
            f"Wat van '{address}' kwam, is beschadigd of niet te vertrouwen ({detail}).",
            "Er is niets overgenomen, en uw eigen werk staat er nog. Probeer het nog eens. Blijft "
            "het zo, maak dan een nieuwe gedeelde plaats met: raadsboek delen MAP",
        )


class Cancelled(HistoryFailed):
    """The user called it off; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Het bijwerken is gestopt. Er is niets gewijzigd.")


class _Sign(NamedTuple):
    words: re.Pattern[bytes]
    error: type[HistoryFailed]
    reason: str = ""


def _sign(words: bytes, error: type[HistoryFailed], reason: str = "") -> _Sign:
    return _Sign(re.compile(words, re.IGNORECASE), error, reason)


# In this order: git adds "could not read from remote repository" to nearly everything.
_SIGNS = (
    _sign(rb"non-fast-forward|fetch first|cannot lock ref|failed to update ref|stale info|"
          rb"incorrect old value", NotAccepted),
    _sign(rb"host key verification failed|identification has changed|"
          rb"certificate|SSL peer|self.signed", UnknownServer),
    _sign(rb"permission denied \(|authentication failed|could not read (username|password)|"
          rb"too many authentication|returned error: 40[13]|access denied", AccessRefused),
    _sign(rb"branch is currently checked out", PushRefused,
          "die map is het raadsboek van iemand zelf"),
    _sign(rb"insufficient permission|unable to create|permission denied|read-only file system",
          PushRefused, "u mag daar niet schrijven"),
    _sign(rb"no space left|disk quota|out of diskspace", PushRefused, "de schijf daar is vol"),
    _sign(rb"hook declined|protected branch|remote rejected|denied", PushRefused,
          "de plaats is ertegen beveiligd"),
    _sign(rb"fsck error|fsck failed|object corrupt|did not send all necessary|inflate|"
          rb"index-pack failed|unpack-objects|bad object|missing blob|bad pack|"
          rb"invalid index-pack|SHA1 COLLISION|not our ref", DamagedSupply),
    _sign(rb"not found|does not appear to be a git repository|not a git repository|"
          rb"no such file or directory|does not exist", NothingThere),
    _sign(rb"could not resolve|name or service not known|temporary failure in name", Unreachable,
          "er is geen netwerk, of het adres klopt niet"),
    _sign(rb"timed out|connection refused|no route|unreachable|could not connect|connection reset|"
          rb"connection closed|failed to connect|hung up|early eof|broken pipe|kex_exchange|"
          rb"RPC failed|returned error: 5\d\d|unexpected disconnect|could not read from remote",
          Unreachable),
)  # fmt: skip
_OUR_DISK = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EIO)


def translated(command: str, address: str, errors: bytes, status: int) -> RaadsboekError:
    """Return the error for what git wrote when `command` with the place at `address` failed."""
    own = b"\n".join(line for line in _lines(errors) if not line.startswith(b"remote:"))
    if command != "push":
        for code in _OUR_DISK:
            if os.strerror(code).encode() in own:
                return storage_failed(code, "wat er binnenkwam")
    for sign in _SIGNS:
        if sign.words.search(errors):
            if sign.error is PushRefused and command != "push":
                return AccessRefused(address)
            return _made(sign, address, errors)
    return GitFailed(command, own or errors, status)


def _made(sign: _Sign, address: str, errors: bytes) -> HistoryFailed:
    if sign.error is DamagedSupply:
        line = next((one for one in _lines(errors) if sign.words.search(one)), b"")
        return DamagedSupply(address, visible(line.decode("utf-8", "replace"))[:120])
    if sign.error is PushRefused:
        return PushRefused(address, sign.reason)
    if sign.error is Unreachable and sign.reason:
        return Unreachable(address, sign.reason)
    error: HistoryFailed = sign.error(address)
    return error


def _lines(errors: bytes) -> list[bytes]:
    return [line.strip() for line in re.split(rb"[\r\n]+", errors) if line.strip()]
