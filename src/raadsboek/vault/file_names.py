"""What is wrong with the name of a file or folder in the raadsboek.

Owns the judgement of names: unreadable, misleading on screen, impossible on Windows, left behind
by another program. Pure: names in, problems out; the walk is `scanning`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import reorders, visible

MAXIMUM_PATH = 180
"""Characters of a path inside the raadsboek; Windows stops at 260 with the folders above it."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNDECODED = re.compile("[\ud800-\udfff]")
_ILLEGAL = re.compile(r'[<>:"|?*\\]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_COPY = re.compile(
    r" ?\(\d+\)\.[^.]+$|conflicted copy|conflicterende kopie|conflictkopie|\.sync-conflict-"
    r"|[ -](kopie|copy)( van .*)?( ?\(\d+\))?\.[^.]+$|-kopie van |^kopie van |^copy of ",
    re.IGNORECASE,
)
_STRAY = re.compile(r"\.rb-.*\.tmp|~\$.*|.*\.(orig|rej|swp|bak|tmp)|.*~", re.IGNORECASE)


def name_problems(path: str) -> Iterator[Problem]:
    """Yield what is wrong with the last part of `path`."""
    name = path.rpartition("/")[2]
    shown = visible(name)
    if _UNDECODED.search(name):
        yield _found("naam-onleesbaar", path, f"De naam '{shown}' is geen UTF-8.")
    elif _CONTROL.search(name):
        yield _found(
            "naam-stuurteken", path, f"De naam '{shown}' bevat een onzichtbaar stuurteken."
        )
    elif reorders(name) or visible(name) != name:
        yield _warning(
            "naam-misleidend",
            path,
            f"De naam '{shown}' bevat tekens die onzichtbaar zijn of de leesrichting omkeren.",
        )
    if "[" in name or "]" in name:
        yield _warning(
            "naam-haken",
            path,
            f"De naam '{shown}' bevat vierkante haken; die horen bij verwijzingen.",
        )
    reason = _windows_reason(name)
    if reason:
        yield _warning("naam-windows", path, f"De naam '{shown}' {reason}.")
    if len(path) > MAXIMUM_PATH or len(name.encode("utf-8", "surrogateescape")) > 255:
        yield _warning(
            "pad-te-lang",
            path,
            f"De naam '{shown[:40]}…' is met zijn mappen te lang voor sommige computers.",
            "Kort de naam in, of zet het bestand in een map hoger.",
        )
    if _COPY.search(name):
        yield _warning(
            "conflictkopie",
            path,
            f"'{shown}' lijkt een kopie die een ander programma heeft gemaakt.",
            "Vergelijk de kopie met het origineel, neem over wat mist en verwijder de kopie.",
        )


def stray_problem(path: str) -> Problem | None:
    """Return the problem of a file that some program left behind, or None."""
    name = path.rpartition("/")[2]
    if not _STRAY.fullmatch(name):
        return None
    return _warning(
        "achtergebleven-bestand",
        path,
        f"'{visible(name)}' is een tijdelijk bestand dat een programma heeft achtergelaten.",
        "Sluit andere programma's; staat het er dan nog, verwijder het.",
    )


def collisions(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for names that are one name on another computer.

    Windows and macOS do not tell capitals apart, and macOS not the two ways to write é.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[comparable(path)].append(path)
    for group in groups.values():
        first, *others = sorted(group)
        for path in others:
            yield _found(
                "naam-botst",
                path,
                f"'{visible(path)}' en '{visible(first)}' zijn op Windows of macOS dezelfde naam.",
            )


def comparable(path: str) -> str:
    """Return the form of a path under which equal means: the same file on some computer."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _windows_reason(name: str) -> str:
    illegal = _ILLEGAL.search(name)
    if illegal:
        return f"kan niet op Windows: het teken {illegal.group()} mag daar niet"
    if _DEVICE.fullmatch(name):
        return "kan niet op Windows: dat woord is daar een apparaat"
    if name.endswith((".", " ")):
        return "kan niet op Windows: de naam eindigt op een punt of spatie"
    return ""


def _found(code: str, path: str, message: str, fix: str = "Geef het een andere naam.") -> Problem:
    return Problem(code=code, path=path, message=message, fix=fix)


def _warning(code: str, path: str, message: str, fix: str = "Geef het een andere naam.") -> Problem:
    return Problem(code=code, path=path, message=message, fix=fix, severity=Severity.WARNING)
