"""What of a note may be in a document, by for whom the document is. An allow-list: fails closed.

Pure. Whoever makes a document takes the text of a note from here only.
"""

from collections.abc import Mapping

from raadsboek.core.confidential import is_confidential
from raadsboek.core.documents.document import Audience
from raadsboek.core.minutes.entries import split_lines
from raadsboek.core.minutes.public import confidential_lines, without_confidential
from raadsboek.core.note import Note, Value
from raadsboek.core.remarks import replace_remarks, without_remarks


def may_leave(meta: Mapping[str, Value], audience: Audience, *, is_subject: bool = False) -> bool:
    """Tell if a note may be in a document; a confidential one only as the whole of it, in full.

    `is_subject`: somebody asked for a document of this very note.
    """
    if not is_confidential(meta):
        return True
    return is_subject and audience is Audience.FULL


def text_for(audience: Audience, body: str) -> str:
    """Return the text of a note as it may be in a document: never a remark.

    What is confidential is there in full only; for others a line stands in its place.
    """
    if audience is not Audience.FULL:
        return without_confidential(body)
    return without_remarks(body)


def has_confidential(note: Note) -> bool:
    """Tell if a note is confidential or has a part that is."""
    return is_confidential(note.meta) or bool(confidential_parts(note.body))


def confidential_parts(body: str) -> list[str]:
    """Return the text of each confidential block, with what stands behind its marks."""
    lines = split_lines(body)
    parts: list[list[str]] = []
    last = -2
    for at in sorted(confidential_lines(body)):
        if at > last + 1:
            parts.append([])
        parts[-1].append(lines[at])
        last = at
    return ["\n".join(part) for part in parts]


def remarks_in(body: str) -> list[str]:
    """Return the remarks in a text, without their marks."""
    found: list[str] = []

    def keep(remark: str) -> str:
        found.append(remark[4:-3].strip())
        return ""

    replace_remarks(body, keep)
    return [remark for remark in found if remark]
