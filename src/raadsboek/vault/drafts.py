"""Drafts: text that is not saved yet, kept where it survives a crash and is never published.

Owns one file per draft in `.git/raadsboek/concept`: a line of JSON, then the text as typed. Inside
`.git` a draft follows the folder but is in no version and no clone. It must not apply a draft.
"""

import datetime
import re
from pathlib import Path

import msgspec
from msgspec import Struct

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import visible
from raadsboek.vault.private import PRIVATE, remove_private, write_private
from raadsboek.vault.reading import read_bytes
from raadsboek.vault.writing import is_temporary, place

FOLDER = "concept"
_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Draft(Struct, frozen=True):
    """Unsaved text of the note at `path`.

    `base_digest` is the digest of the note as it was opened ('' for a new note); `saved` is the
    moment of saving in ISO form. `identifier` is letters, digits, `-` and `_`.
    """

    identifier: str
    path: str
    text: str
    base_digest: str
    saved: str


class _Header(Struct, frozen=True):
    path: str
    base_digest: str
    saved: str


def save_draft(root: Path, draft: Draft) -> None:
    """Keep a draft durably, in place of an earlier one with the same identifier.

    Raises `StorageFailed`; ValueError for an identifier that is no file name.
    """
    _refuse_odd_name(draft.identifier)
    header = msgspec.json.encode(_Header(draft.path, draft.base_digest, draft.saved))
    text = draft.text.encode("utf-8", "surrogatepass")
    write_private(root, draft.identifier, header + b"\n" + text, below=FOLDER, what="het concept")


def load_drafts(root: Path) -> tuple[list[Draft], tuple[Problem, ...]]:
    """Return the drafts by moment, then path, and a problem for each file that is none of ours."""
    folder = root / PRIVATE / FOLDER
    drafts = []
    problems = []
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        if is_temporary(name):
            continue
        draft = _read(root, name)
        if draft is None:
            problems.append(_unreadable(name))
        else:
            drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.saved, draft.path)), tuple(problems)


def drop_draft(root: Path, identifier: str) -> None:
    """Remove a draft whose text is saved or no longer wanted; one that is gone is fine."""
    _refuse_odd_name(identifier)
    if (root / PRIVATE / FOLDER / identifier).exists():
        remove_private(root, identifier, below=FOLDER)


def _read(root: Path, name: str) -> Draft | None:
    if not _IDENTIFIER.fullmatch(name):
        return None
    try:
        raw = read_bytes(root, f"{PRIVATE}/{FOLDER}/{name}")
        first, _, text = raw.partition(b"\n")
        header = msgspec.json.decode(first, type=_Header)
        place(root, header.path)
        datetime.datetime.fromisoformat(header.saved)
        return Draft(
            identifier=name,
            path=header.path,
            text=text.decode("utf-8", "surrogatepass"),
            base_digest=header.base_digest,
            saved=header.saved,
        )
    except (msgspec.DecodeError, ValueError, RaadsboekError):
        return None


def _refuse_odd_name(identifier: str) -> None:
    if not _IDENTIFIER.fullmatch(identifier):
        raise ValueError(f"no identifier of a draft: {identifier!r}")


def _unreadable(name: str) -> Problem:
    return Problem(
        code="concept-onleesbaar",
        severity=Severity.WARNING,
        path=f"{PRIVATE}/{FOLDER}/{visible(name)}",
        message=f"Het concept '{visible(name)[:80]}' is niet te lezen en wordt overgeslagen.",
        fix="Bekijk het bestand in Kladblok; haal het daarna weg.",
    )
