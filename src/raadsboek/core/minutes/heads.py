"""The keyword line: `ACTIE A-2026-031 @anna voor 1 april: reactie opvragen` taken apart.

A keyword stands at the start of a line, in capitals or with one capital. Between keyword and
colon come a number, names after @ and the words of a due date. In capitals the line is an
entry whatever stands there (the rest is `stray`, and said so); with one capital everything
must fit, because 'Besluit van de directie: ...' is an ordinary sentence.

A number is a word with a digit, with up to two words before it that start with a capital:
B-2026-014, UR 26-014. What the words of a due date mean is for `core.due`.
"""

import re
from typing import NamedTuple

from raadsboek.core.dates import MONTH_NUMBERS, WEEKDAY_NUMBERS
from raadsboek.core.minutes.entries import NOTE_KINDS, EntryKind

KEYWORDS = {
    "BESLUIT": EntryKind.DECISION,
    "STEMMING": EntryKind.VOTE,
    "ACTIE": EntryKind.ACTION,
    "TOEZEGGING": EntryKind.PROMISE,
    "AANGEHOUDEN": EntryKind.HELD_OVER,
}
_WITH_DUE = frozenset({EntryKind.ACTION, EntryKind.PROMISE, EntryKind.HELD_OVER})
KEYWORD_OF = {kind: keyword for keyword, kind in KEYWORDS.items()}

_CAPITALS = "|".join(KEYWORDS)
_ONE_CAPITAL = "|".join(keyword.capitalize() for keyword in KEYWORDS)
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))

# The colon of a time (' 13:30') does not end the head when another colon follows.
_LINE = re.compile(
    rf" {{0,3}}(?P<keyword>{_CAPITALS}|{_ONE_CAPITAL})(?![\w-])"
    r"(?P<head>(?:[^:]|(?:(?<= \d)|(?<= \d\d)):(?=\d\d))*):(?P<text>.*)",
    re.DOTALL,
)
_UNFINISHED = re.compile(rf" {{0,3}}(?P<keyword>{_CAPITALS})(?![\w-])")
_LOWER_CASE = re.compile(rf" {{0,3}}(?P<keyword>{_CAPITALS.lower()})(?![\w-])")
_DECORATED = re.compile(rf"[\s>*_+\-\d.)]{{1,20}}(?P<keyword>{_CAPITALS})(?![\w-])[^:]*:")
_HANDLE = re.compile(r"(?<![\w.-])@(\w[\w.-]*)")
_NUMBER = re.compile(
    rf"(?:[A-Z][^\W\d]*[.-]? ){{0,2}}[\w.-]*\d[\w.-]*(?![\w.-])(?! ?(?:{_MONTH})\b)"
)
_JOINING = re.compile(r"(?:[\s,;/&+]|en\b)+")
_DUE_START = re.compile(
    r"(?:vóór|voor|uiterlijk|op|tot|in|per|tegen|rond|over|binnen|tijdens|eind|einde|begin|half|"
    r"medio|volgende?|eerstvolgende|komende?|aanstaande|a\.s\.|deze|dit|de|het|nog|"
    r"vandaag|morgen|overmorgen|direct|onmiddellijk|meteen|doorlopend|continu|zo|zsm|z\.s\.m\.|asap|"
    r"q[1-4]|week|wk|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([-/.])\d{1,2}(?:\1\d{2,4})?|"
    rf"\d{{1,2}}(?:e|ste|de)? ?(?:{_MONTH})|{_WEEKDAY})(?![\w-])",
    re.IGNORECASE,
)


class Head(NamedTuple):
    """A keyword line taken apart; `insert_at` is the column right after the keyword."""

    kind: EntryKind
    number: str
    handles: tuple[str, ...]
    due: str
    stray: str
    text: str
    insert_at: int


def read_head(line: str) -> Head | None:
    """Return the parts of a keyword line, or None when the line is not one."""
    match = _LINE.match(line)
    if match is None:
        return None
    kind = KEYWORDS[match["keyword"].upper()]
    number, handles, due, stray = _read_middle(kind, match["head"].strip())
    if stray and not match["keyword"].isupper():
        return None
    return Head(kind, number, handles, due, stray, match["text"].strip(), match.end("keyword"))


def _read_middle(kind: EntryKind, middle: str) -> tuple[str, tuple[str, ...], str, str]:
    if not middle:
        return "", (), "", ""
    takes_due = kind in _WITH_DUE
    number = ""
    match = _NUMBER.match(middle) if kind in NOTE_KINDS else None
    if match and not (takes_due and _DUE_START.match(middle)):
        number = match[0]
        middle = middle[match.end() :]
    handles = tuple(dict.fromkeys(name.rstrip(".-") for name in _HANDLE.findall(middle)))
    rest = " ".join(_HANDLE.sub(" ", middle).split())
    joining = _JOINING.match(rest)
    if joining:
        rest = rest[joining.end() :]
    if takes_due and _DUE_START.match(rest):
        return number, handles, rest, ""
    return number, handles, "", rest


def lower_case_keyword(line: str) -> str:
    """Return the keyword that a line would have, were it not typed without capitals, else ''.

    'besluit: ...' in small letters may be an ordinary sentence, so it is asked about, not taken.
    """
    match = _LOWER_CASE.match(line)
    if match is None:
        return ""
    keyword = match["keyword"].upper()
    head = read_head(f"{keyword}{line[match.end() :]}")
    return keyword if head is not None and not head.stray else ""


def unfinished_keyword(line: str) -> str:
    """Return the keyword of a line that starts with one but has no colon yet, else ''."""
    match = _UNFINISHED.match(line)
    return match["keyword"] if match else ""


def decorated_keyword(line: str) -> str:
    """Return the keyword that stands behind a list mark, quote mark or bold mark, else ''."""
    match = _DECORATED.match(line)
    return match["keyword"] if match else ""
