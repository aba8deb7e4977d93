"""What was adopted when minutes are adopted: their text in one fixed form, and what may change.

The digest of that form stands in the note, so that anybody can see whether the text is still the
one that was adopted: it is the SHA-256 of `adopted_text` as UTF-8. Light to import: the index asks
for it.
"""

import hashlib
import re
from enum import IntEnum

from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.note import Note

LOCKED = frozenset({MeetingStatus.ADOPTED, MeetingStatus.PUBLISHED, MeetingStatus.CLOSED})
"""In these statuses the minutes are adopted: their text no longer changes."""

DIGEST_KEY = "vastgestelde-tekst"
SALT_KEY = "zout"
"""A random number by which a leaf on a checkpoint tells nothing of the text it is of."""
CODE_KEY = "controlecode"
"""The code of the checkpoint on which these minutes were first put."""
SEAL_KEYS = (
    "vastgesteld",
    "vastgesteld-in",
    "vastgestelde-versie",
    DIGEST_KEY,
    SALT_KEY,
    CODE_KEY,
)
"""The keys that tell of the adoption itself; written once."""

_FACTS = ("nummer", "orgaan", "titel", "vorm", "datum", "van", "tot", "plaats")
_PEOPLE_IN_CHARGE = ("voorzitter", "notulist")
_LISTS = ("aanwezig", "afwezig-mk", "afwezig-zk", "machtigingen", "gasten")
LOCKED_KEYS = (*_FACTS, *_PEOPLE_IN_CHARGE, *_LISTS)
"""The keys that are part of the minutes: they are adopted with the text."""

_LINE_END = re.compile(r"\r\n|\r")
_DIGITS = 32


class Seal(IntEnum):
    """Whether a note still has the text that was adopted; NONE when nobody can tell by the note."""

    NONE = 0
    WHOLE = 1
    BROKEN = 2


def adopted_text(note: Note) -> str:
    """Return the minutes in the form that is adopted: a line per fact, an empty line, the text.

    How lines end and empty lines at the end are no part of it; nor is any key that tells what
    happens with the minutes afterwards.
    """
    lines = [f"{key}: {_escaped(value)}" for key in LOCKED_KEYS for value in _values(note, key)]
    body = _LINE_END.sub("\n", note.body).strip("\n")
    return "\n".join([*lines, "", body, ""])


def _values(note: Note, key: str) -> list[str]:
    found = note.texts(key) if key in _LISTS else [note.text(key)]
    return [value.strip() for value in found if value.strip()]


def _escaped(value: str) -> str:
    """Return a value on one line, so that no value reads as two facts."""
    return _LINE_END.sub("\n", value).replace("\\", "\\\\").replace("\n", "\\n")


def text_digest(note: Note) -> str:
    """Return what stands in `vastgestelde-tekst` when this text is adopted."""
    raw = adopted_text(note).encode("utf-8", "surrogatepass")
    return hashlib.sha256(raw).hexdigest()[:_DIGITS]


def is_locked(note: Note) -> bool:
    """Tell if the minutes of a meeting were adopted: by their status, or by the adoption itself."""
    if note.text("soort").strip() != "vergadering":
        return False
    return note.text("status").strip() in LOCKED or bool(note.text(DIGEST_KEY).strip())


def seal_of(note: Note) -> Seal:
    """Return whether the note still is what it says that was adopted."""
    digest = note.text(DIGEST_KEY).strip()
    if not digest or note.text("soort").strip() != "vergadering":
        return Seal.NONE
    whole = note.text("status").strip() in LOCKED and digest == text_digest(note)
    return Seal.WHOLE if whole else Seal.BROKEN


def same_seal(one: Note, other: Note) -> bool:
    """Tell if two notes say the same about their adoption."""
    return all(one.text(key).strip() == other.text(key).strip() for key in SEAL_KEYS)


def may_follow(before: Note, after: Note) -> bool:
    """Tell if adopted minutes may become this: the same text, still adopted.

    Text that was changed outside may go back to what was adopted. What was adopted before digests
    were kept may get one.
    """
    if after.text("soort").strip() != "vergadering" or after.text("status").strip() not in LOCKED:
        return False
    digest = before.text(DIGEST_KEY).strip()
    if not digest:
        return adopted_text(before) == adopted_text(after)
    if not same_seal(before, after):
        return False
    return adopted_text(before) == adopted_text(after) or text_digest(after) == digest


def adopted_footer(minutes: Note) -> str:
    """Return the line below adopted minutes wherever they stand; '' without a code."""
    proof = adopted_proof(minutes)
    return f"Vastgesteld {proof}" if proof else ""


def adopted_proof(minutes: Note) -> str:
    """Return when minutes were adopted, and the code that proves them; '' without a code."""
    code, day = minutes.text(CODE_KEY).strip(), minutes.text("vastgesteld").strip()
    return f"{day} · controlecode {code}" if code and is_locked(minutes) else ""
