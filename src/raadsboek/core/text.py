"""The text boundary: everything from outside passes here before it reaches a terminal.

Notes, file names, Git authors, mail subjects and exception texts may hold control characters
that a terminal obeys (OSC 52 writes the clipboard, a bidirectional override reverses a
decision). `visible` shows them as harmless symbols. Both front ends use it, and only it.
"""

_CONTROL_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)}
_CONTROL_PICTURES[0x7F] = "\u2421"
_C1 = {code: "\ufffd" for code in range(0x80, 0xA0)}
_INVISIBLE = {
    code: "\u00b7"
    for code in (
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0x061C,
        0x180E,
        0xFEFF,
        0x00AD,
        *range(0xFFF9, 0xFFFC),
        *range(0x13430, 0x13440),
        *range(0x1BCA0, 0x1BCA4),
        *range(0x1D173, 0x1D17B),
        *range(0xE0000, 0xE0080),
    )
}
_LINE_SEPARATORS = {0x2028: "\u2424", 0x2029: "\u2424"}
_SURROGATES = {code: "\ufffd" for code in range(0xD800, 0xE000)}
_NO_CHARACTERS = {code: "\ufffd" for code in (0xFFFE, 0xFFFF)}
"""No file of Word or Excel can hold these."""
_TABLE = {
    **_CONTROL_PICTURES,
    **_C1,
    **_INVISIBLE,
    **_LINE_SEPARATORS,
    **_SURROGATES,
    **_NO_CHARACTERS,
}
_TABLE_KEEPING_LINES = {
    code: picture for code, picture in _TABLE.items() if code not in (0x09, 0x0A, 0x0D)
}
_BIDIRECTIONAL = frozenset(
    map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)


def visible(text: str) -> str:
    """Return one line of text in which every control or invisible character is a visible symbol."""
    # What the table replaces is never printable; no regular expression, since importing and
    # compiling one costs more than printing a whole list.
    return text if text.isprintable() else text.translate(_TABLE)


def visible_lines(text: str) -> str:
    """Return text of several lines made harmless; tabs become four spaces, line ends become \\n."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    if plain.replace("\n", "").isprintable():
        return plain
    return plain.translate(_TABLE_KEEPING_LINES)


def reorders(text: str) -> bool:
    """Tell if `text` holds characters that reverse or hide the order of words on screen."""
    return not _BIDIRECTIONAL.isdisjoint(text)
