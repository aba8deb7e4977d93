"""File names for notes: the number and ASCII words, legal on every computer."""

import re
import unicodedata

MAXIMUM_NAME = 80
"""Characters in a file name, its suffix included."""

_BETWEEN = re.compile(r"[ -]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def words(title: str) -> str:
    """Return `title` as lower-case ASCII words joined by hyphens: 'Reactie HR' is 'reactie-hr'."""
    folded = unicodedata.normalize("NFKD", title.replace("ß", "ss").replace("ø", "o"))
    ascii_only = folded.encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))


def safe_number(number: str) -> str:
    """Return a number as it can stand in a file name."""
    return re.sub(r"[^A-Za-z0-9 ._-]", "-", number).strip(" .")


def shortened(joined: str, room: int) -> str:
    """Return as many words of a name as there is room for, each of them whole.

    Of a first word that does not fit by itself its beginning stays.
    """
    if len(joined) <= room:
        return joined
    ends = [found.start() for found in _BETWEEN.finditer(joined[: room + 1])]
    return joined[: ends[-1] if ends and ends[-1] else room]


def numbered(number: str, title: str, room: int) -> str:
    """Return a number as it is safe in a file name, with the words of a title that fit behind."""
    start = safe_number(number)[:room].rstrip(" .")
    space = room - len(start) - 1 if start else room
    return f"{start} {shortened(words(title), max(space, 0))}".strip().rstrip(" -.")


def note_name(number: str, title: str) -> str:
    """Return the file name of a note: 'B-2026-014 thuiswerkregeling.md'."""
    stem = numbered(number, title, MAXIMUM_NAME - len(".md"))
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"notitie {stem}".strip()
    return f"{stem}.md"
