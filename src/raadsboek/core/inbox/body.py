"""The text of a piece as the text of a note: nothing lost, and nothing taken for what is ours."""

import re
from collections.abc import Collection

_LONGEST = 20_000
"""Characters of a piece that stand in its note; the whole of it is in the attachment."""
_LINK = re.compile(r"\[\[([^\[\]|\n]{1,40})")
_MARK = re.compile(r"^(?=<{7} |={7}$|>{7} )", re.MULTILINE)


def note_text(
    text: str, *, known: Collection[str], trouble: str = "", no_text: bool = False, above: str = ""
) -> str:
    """Return the body of the note of a piece; `above` is a line of ours that comes first.

    A link in it stays one only when it is to a note that there is (`known` numbers).
    """
    parts = [above, trouble_line(trouble) if trouble else ""]
    if no_text:
        parts.append("> Dit stuk heeft geen tekst; het is een scan of een afbeelding.")
    parts.append(_cut(_inert(text.strip("\n"), known)))
    return "\n\n".join(part for part in parts if part).rstrip() + "\n"


def trouble_line(trouble: str) -> str:
    """Return the line that says in a note what was wrong with its piece."""
    return f"> Let op: {trouble}"


def _inert(text: str, known: Collection[str]) -> str:
    def link(match: re.Match[str]) -> str:
        is_known = match.group(1).strip() in known
        return match.group() if is_known else f"[ [{match.group(1)}"

    # A remark would be left out of every document, and marks would keep the note from being saved.
    quiet = _LINK.sub(link, text).replace("<!--", "< !--")
    return _MARK.sub(" ", quiet)


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    whole = text[:_LONGEST].rpartition("\n")[0] or text[:_LONGEST]
    return f"{whole}\n\n> De tekst gaat verder; lees de bijlage voor het hele stuk."
