"""The text of a note without what is confidential in it, for a copy that leaves the house.

Fails closed as reading minutes does: a block that does not end lasts until the end of the text.
"""

from raadsboek.core.minutes.entries import EntryKind, split_lines_with_ends
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.remarks import replace_remarks

LEFT_OUT = "(vertrouwelijk gedeelte weggelaten)"


def without_confidential(body: str) -> str:
    """Return a text with a remark in the place of each confidential block, and without remarks."""
    blocks = {
        one.start: one.end for one in parse(body).entries if one.kind is EntryKind.CONFIDENTIAL
    }
    kept: list[str] = []
    until = 0
    for at, (line, end) in enumerate(split_lines_with_ends(body)):
        if at in blocks and at >= until:
            until = blocks[at]
            kept.append(f"{LEFT_OUT}{end or chr(10)}")
        elif at >= until:
            kept.append(line + end)
    return replace_remarks("".join(kept), lambda _remark: "")
