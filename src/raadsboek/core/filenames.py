"""File names for notes: the number and ASCII words, legal on every computer."""

import re
import unicodedata

MAXIMUM_NAME = 80
"""Characters in a file name, its suffix included."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def words(title: str) -> str:
    """Return `title` as lower-case ASCII words joined by hyphens: 'Reactie HR' is 'reactie-hr'."""
    folded = unicodedata.normalize("NFKD", title.replace("ß", "ss").replace("ø", "o"))
    ascii_only = folded.encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only))


def safe_number(number: str) -> str:
    """Return a number as it can stand in a file name."""
    return re.sub(r"[^A-Za-z0-9 ._-]", "-", number).strip(" .")


def note_name(number: str, title: str) -> str:
    """Return the file name of a note: 'B-2026-014 thuiswerkregeling.md'."""
    stem = f"{safe_number(number)} {words(title)}".strip()
    stem = stem[: MAXIMUM_NAME - len(".md")].rstrip(" -.")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"notitie {stem}".strip()
    return f"{stem}.md"
