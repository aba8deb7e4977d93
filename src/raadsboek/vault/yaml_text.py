"""Values as YAML text: each string in the lightest form in which every YAML reader sees a string.

Owns quoting and layout of what is written. It must not know where in a file the text goes, and
must not fold long lines: a value is one line unless it holds line breaks itself.
"""

import re
from collections.abc import Mapping

from raadsboek.core.note import Value

_PLAIN = re.compile(
    "[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+"
)
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`=~<"
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\0": "\\0",
    "\t": "\\t",
    "\n": "\\n",
    "\r": "\\r",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_INDENT = "  "
FLOW_WIDTH = 80


def inline(text: str, style: str = "", *, flow: bool = False) -> str:
    """Return `text` on one line, in the quotes of `style` ("", ' or ") when they can hold it."""
    printable = _PLAIN.fullmatch(text) is not None
    if not style and printable and _is_plain(text, flow=flow):
        return text
    if style == "'" and (printable or not text):
        return "'" + text.replace("'", "''") + "'"
    if not style and printable and '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + "".join(_escaped(character) for character in text) + '"'


def fits_block(text: str) -> bool:
    """Tell if `text` can stand as lines of its own below `key: |`."""
    lines = text.removesuffix("\n").split("\n")
    return (
        bool(text)
        and lines[0][:1] not in ("", " ")
        and lines[-1] != ""
        and all(not line or (_PLAIN.fullmatch(line) and line.strip(" ")) for line in lines)
    )


def block_header(text: str) -> str:
    """Return the sign that starts a block of text: with or without a final line break."""
    return "|" if text.endswith("\n") else "|-"


def block_lines(text: str, indent: str) -> list[str]:
    """Return the lines of a block of text; empty lines stay empty."""
    return [indent + line if line else "" for line in text.removesuffix("\n").split("\n")]


def flow_list(items: list[Value]) -> str | None:
    """Return `[a, b]`, or None when an item is no string."""
    texts = [inline(item, flow=True) for item in items if isinstance(item, str)]
    return f"[{', '.join(texts)}]" if len(texts) == len(items) else None


def entry_lines(key: str, value: Value, indent: str = "") -> list[str]:
    """Return the lines for `key` with `value`, without line breaks."""
    head = f"{indent}{key_text(key)}:"
    if isinstance(value, str):
        if "\n" in value and fits_block(value):
            return [f"{head} {block_header(value)}", *block_lines(value, indent + _INDENT)]
        return [f"{head} {inline(value)}"]
    if not value:
        return [f"{head} {'[]' if isinstance(value, list) else '{}'}"]
    if isinstance(value, dict):
        return [head, *mapping_lines(value, indent + _INDENT)]
    short = flow_list(value)
    if short is not None and len(head) + 1 + len(short) <= FLOW_WIDTH:
        return [f"{head} {short}"]
    return [head, *list_lines(value, indent + _INDENT)]


def mapping_lines(meta: Mapping[str, Value], indent: str = "") -> list[str]:
    """Return the lines of several keys."""
    return [line for key, value in meta.items() for line in entry_lines(key, value, indent)]


def list_lines(items: list[Value], indent: str) -> list[str]:
    """Return one `- item` after another; an item with keys has them below each other."""
    lines = []
    for item in items:
        if isinstance(item, str):
            lines.append(f"{indent}- {inline(item)}")
        elif not item:
            lines.append(f"{indent}- {'[]' if isinstance(item, list) else '{}'}")
        else:
            below = indent + _INDENT
            nested = (
                mapping_lines(item, below) if isinstance(item, dict) else list_lines(item, below)
            )
            lines += [f"{indent}- {nested[0].removeprefix(below)}", *nested[1:]]
    return lines


def key_text(key: str) -> str:
    """Return a key as written: bare when it is a word, else in quotes."""
    return key if re.fullmatch(r"[^\W\d][\w-]*", key) else inline(key, '"')


def _is_plain(text: str, *, flow: bool) -> bool:
    if text != text.strip() or text[0] in _INDICATORS or text.startswith(("---", "...")):
        return False
    if flow and any(character in ",[]{}:" for character in text):
        return False
    return ": " not in text and " #" not in text and text[-1] != ":"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _PLAIN.fullmatch(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
