"""The text of a note without what is confidential in it, for a copy that leaves the house.

Fails closed as reading minutes does: a block that does not end lasts until the end of the text. A
mark inside a remark neither ends a block for others nor keeps one from them: a line is confidential
when it is so with the remarks in the text or without them.
"""

from raadsboek.core.minutes.entries import EntryKind, split_lines_with_ends
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.remarks import without_remarks

LEFT_OUT = "(vertrouwelijk gedeelte weggelaten)"


def confidential_lines(body: str) -> set[int]:
    """Return which lines of a text are confidential, the marks around them included."""
    said = without_remarks(body)
    texts = [text for text in dict.fromkeys((body, said)) if "::" in text]
    return {
        line
        for text in texts
        for one in parse(text).entries
        if one.kind is EntryKind.CONFIDENTIAL
        for line in range(one.start, one.end)
    }


def without_confidential(body: str) -> str:
    """Return a text with a remark in the place of each confidential block, and without remarks."""
    hidden = confidential_lines(body)
    kept: list[str] = []
    for at, (line, end) in enumerate(split_lines_with_ends(without_remarks(body))):
        if at not in hidden:
            kept.append(line + end)
        elif at - 1 not in hidden:
            kept.append(f"{LEFT_OUT}{end or chr(10)}")
    return "".join(kept)
