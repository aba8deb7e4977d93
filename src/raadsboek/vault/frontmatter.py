"""The frontmatter codec: bytes of a note to strings and back, without touching a byte too many.

Owns what a note's bytes mean: encoding, the cut between frontmatter and body, the keys as typed
text, and every reason not to edit. It must not know note kinds or the disk. YAML is imported only
for frontmatter that `plain_lines` leaves alone, because its import costs more than 500 notes.
"""

import re
from collections.abc import Mapping

import msgspec
from msgspec import Struct

from raadsboek.core.note import Changes, Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.vault.parts import BREAK, Parts, join, split
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


def edit(raw: bytes, changes: Changes, body: str | None = None) -> bytes:
    """Return `raw` with the values of some keys changed, and with another body when given.

    Only lines of changed keys change; None removes a key; new keys come at the end of the
    frontmatter, which is added when absent. Lines of `body` that were there keep their own line
    break, whatever break they come with; new lines get the usual one of the note.
    Raises `CannotEdit` when the note may not be edited or the result does not read back as meant.
    """
    from raadsboek.vault import line_edit, yaml_strings
    from raadsboek.vault.line_breaks import keep_line_breaks
    from raadsboek.vault.line_edit import CannotEdit

    reading = read(raw)
    if not reading.editable:
        raise CannotEdit(reading.problems[0].message, reading.problems[0].fix)
    parts = _parts_to_edit(raw.decode("utf-8"), changes)
    if body is not None:
        kept = keep_line_breaks(parts.body, body, parts.newline or "\n")
        if parts.closing.endswith("\r") and kept.startswith("\n"):
            # Together they would be one line break.
            kept = "\r" + kept[1:]
        parts = msgspec.structs.replace(parts, body=kept)
    document = yaml_strings.parse(parts.block)
    block = line_edit.edit_block(parts.block, document, changes, parts.newline)
    parts_after = msgspec.structs.replace(parts, block=block)
    meta = {**document.meta, **changes}
    wanted = {key: value for key, value in meta.items() if value is not None}
    result = _proved(join(parts_after), wanted, parts.body)
    untouched = line_edit.untouched(parts.block, document, changes)
    if line_edit.untouched(block, yaml_strings.parse(block), changes) != untouched:
        raise CannotEdit("De wijziging zou ook andere regels veranderen.")
    return result


def compose(meta: Mapping[str, Value], body: str) -> bytes:
    """Return the bytes of a new note: UTF-8, lines of frontmatter end in \\n, the body as given.

    Raises `CannotEdit` when a key or value cannot be written so that it reads back the same.
    """
    from raadsboek.vault import yaml_text

    block = "".join(line + "\n" for line in yaml_text.mapping_lines(meta))
    return _proved(join(Parts("", "---\n", block, "---\n", body)), meta, body)


def _proved(text: str, meta: Mapping[str, Value], body: str) -> bytes:
    """Return `text` as bytes when it reads as `meta` and `body`; nothing else may be written."""
    from raadsboek.vault.line_edit import CannotEdit

    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CannotEdit(
            "De tekst bevat een half teken dat niet bewaard kan worden.",
            "Haal het teken weg dat als een ruit of blokje te zien is.",
        ) from error
    reading = read(raw)
    if not reading.editable:
        raise CannotEdit(reading.problems[0].message, reading.problems[0].fix)
    if reading.meta != meta or reading.body != body:
        raise CannotEdit("De gegevens zouden na het opslaan anders gelezen worden.")
    return raw


def _parts_to_edit(text: str, changes: Changes) -> Parts:
    """Return the parts of `text`, with an empty frontmatter when it has none and needs one."""
    parts = split(text)
    if isinstance(parts, Parts):
        return parts
    mark = text[: text.startswith("\ufeff")]
    if all(value is None for value in changes.values()):
        return Parts(mark, "", "", "", text[len(mark) :])
    found = BREAK.search(text)
    line = f"---{found.group() if found else chr(10)}"
    return Parts(mark, line, "", line, text[len(mark) :])


def _read_yaml(block: str) -> tuple[dict[str, Value], tuple[Problem, ...], Problem | None]:
    from raadsboek.vault.refusals import Refused
    from raadsboek.vault.string_handler import StringHandler

    handler = StringHandler()
    try:
        meta = handler.load(block)
    except Refused as refused:
        return {}, (), refused.problem
    return meta, handler.warnings, None


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
