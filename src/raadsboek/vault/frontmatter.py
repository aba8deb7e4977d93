"""The frontmatter codec: bytes of a note to strings and back, without touching a byte too many.

Owns what a note's bytes mean: encoding, the cut between frontmatter and body, the keys as typed
text, and every reason not to edit. It must not know note kinds or the disk. YAML is imported only
for frontmatter that `plain_lines` leaves alone, because its import costs more than 500 notes.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from raadsboek.core.note import Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.vault.parts import Parts, split
from raadsboek.vault.plain_lines import read_lines

_CONFLICT = re.compile(r"(?:\A|(?<=[\r\n]))<<<<<<< ")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Reading(Struct, frozen=True, kw_only=True):
    """What the bytes of a note say; `body` has its newlines as on disk."""

    meta: Mapping[str, Value]
    body: str
    problems: tuple[Problem, ...] = ()
    editable: bool = True


def read(raw: bytes) -> Reading:
    """Read a note's bytes; never raises: what is wrong stands in `problems`.

    A note without frontmatter is editable (an edit adds one); every other fault makes it
    read-only. Text that is not UTF-8 is shown with replacement characters.
    """
    text, fault = _decode(raw)
    if fault is None and "<<<<<<< " in text:
        fault = _conflict(text)
    parts = split(text)
    if not isinstance(parts, Parts):
        return _without(text, parts, fault)
    meta: Mapping[str, Value] | None = read_lines(parts.block)
    warnings: tuple[Problem, ...] = ()
    if meta is None:
        meta, warnings, refused = _read_yaml(parts.block)
        # Conflict markers break the YAML as well; that would be the same fault told twice.
        fault = fault or refused
    problems = warnings if fault is None else (fault, *warnings)
    return Reading(meta=meta, body=parts.body, problems=problems, editable=fault is None)


def _read_yaml(block: str) -> tuple[dict[str, Value], tuple[Problem, ...], Problem | None]:
    from raadsboek.vault import yaml_strings
    from raadsboek.vault.refusals import Refused

    try:
        document = yaml_strings.parse(block)
    except Refused as refused:
        return {}, (), refused.problem
    return document.meta, document.warnings, None


def _without(text: str, reason: Problem, fault: Problem | None) -> Reading:
    """The reading of a note whose text has no frontmatter."""
    if fault is not None:
        return Reading(meta={}, body=text, problems=(fault,), editable=False)
    if reason.code != "frontmatter-ontbreekt":
        return Reading(meta={}, body=text, problems=(reason,), editable=False)
    if not text:
        empty = Problem(
            code="leeg-bestand",
            message="Het bestand is leeg (0 bytes).",
            fix="Zet een eerdere versie terug, of verwijder het bestand.",
        )
        return Reading(meta={}, body="", problems=(empty,), editable=False)
    return Reading(meta={}, body=text.removeprefix("\ufeff"), problems=(reason,))


def _decode(raw: bytes) -> tuple[str, Problem | None]:
    """Return the text and, when it cannot be edited without harm, why."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if raw.startswith(_UTF16_MARKS):
            return raw.decode("utf-16", "replace"), Problem(
                code="utf-16",
                message="Het bestand is opgeslagen als UTF-16 (in Kladblok: Unicode).",
                fix="Open het in Kladblok, kies Opslaan als en bij Codering: UTF-8.",
            )
        line = 1 + raw.count(b"\n", 0, error.start)
        return raw.decode("utf-8", "replace"), Problem(
            code="niet-utf8",
            message=f"Het bestand is geen UTF-8: op regel {line} staat een teken in een andere "
            "codering.",
            fix="Open het in Kladblok, kies Opslaan als en bij Codering: UTF-8.",
        )
    if "\0" in text:
        line = 1 + text.count("\n", 0, text.index("\0"))
        return text, Problem(
            code="nul-teken",
            message=f"Het bestand bevat een nulteken (op regel {line}); het is beschadigd of "
            "geen tekst.",
            fix="Zet een eerdere versie terug, of haal het teken weg in een ander programma.",
        )
    return text, None


def _conflict(text: str) -> Problem | None:
    found = _CONFLICT.search(text)
    if found is None:
        return None
    line = 1 + text.count("\n", 0, found.start())
    return Problem(
        code="conflict-tekens",
        severity=Severity.ERROR,
        message=f"Vanaf regel {line} staan twee versies onder elkaar (<<<<<<< en >>>>>>>).",
        fix="Kies per stuk welke tekst blijft en haal de regels met <<<<<<<, ======= en "
        ">>>>>>> weg.",
    )
