"""How a piece is called, whatever its sender or its program put before or behind the name."""

import re

from raadsboek.core.attachments import original_name
from raadsboek.core.filenames import words

_ANSWERED = re.compile(
    r"\s*(?:\[[^\]]{1,30}\]\s*)?(?:re|fw|fwd|aw|wg|antw|betr|betreft)\s*:\s*", re.I
)
_MADE_BY_WORD = re.compile(r"microsoft (?:word|powerpoint|excel) - ", re.IGNORECASE)
_EMPTY_TITLES = frozenset(
    {"", "document", "document1", "untitled", "naamloos", "scan", "word-document"}
)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_VERSION = re.compile(
    r"(?:^|-)(?:v|versie|version|rev|revisie)-?\d+(?:-\d+)?(?=-|$)"
    r"|(?:^|-)(?:concept|definitief|def|final|nieuw|aangepast|herzien|gewijzigd|kopie|copy|afschrift)"
    r"(?:-versie)?(?=-|$)"
    r"|(?:^|-)\d{1,4}-\d{1,2}-\d{1,4}(?=-|$)|(?:^|-)\d{6,8}(?=-|$)|(?:^|-)\d{1,2}$"
)
_LEAST = 4
_LONGEST_TITLE = 150


def plain_subject(subject: str) -> str:
    """Return a subject without what mail programs put before it when they answer or forward."""
    plain = subject.strip()
    while match := _ANSWERED.match(plain):
        plain = plain[match.end() :]
    return plain.strip()


def title_of(subject: str, name: str) -> str:
    """Return what to call a piece: its subject, else what its file is called."""
    plain = plain_subject(_MADE_BY_WORD.sub("", subject))
    if words(_SUFFIX.sub("", plain)) in _EMPTY_TITLES:
        plain = _SUFFIX.sub("", name.replace("_", " ")).strip()
    elif _SUFFIX.search(plain) and " " not in plain:
        plain = _SUFFIX.sub("", plain)
    shown = original_name(plain) or "Stuk zonder naam"
    return shown if len(shown) <= _LONGEST_TITLE else shown[: _LONGEST_TITLE - 1].rstrip() + "…"


def stem_of(name: str) -> str:
    """Return what all versions of a file are called alike; '' when its name says too little.

    'Thuiswerkregeling v2 (def).docx' and 'thuiswerkregeling_2026-11-02.docx' are one.
    """
    stem = words(_SUFFIX.sub("", name).replace("_", " "))
    before = ""
    while stem != before:
        before = stem
        stem = _VERSION.sub("", stem).strip("-")
    return stem if len(stem) >= _LEAST and stem not in _EMPTY_TITLES else ""
