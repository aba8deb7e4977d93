"""A fast reader for ordinary frontmatter: plain `key: value` lines, simple lists, nesting.

Owns speed only. It accepts a small part of YAML and returns None for all else; what it accepts it
reads exactly as `yaml_strings` does (a property test holds them together). It must not report
problems and must not guess.
"""

import re

from raadsboek.core.note import Value

MAXIMUM_DEPTH = 20

_KEY = re.compile(r"([^\W\d][\w-]{0,99}):(?: +|$)")
_ITEM = r"(?:\"[^\"\\\n]*\"|'[^'\n]*'|[^\W_](?:[\w./@()-]|(?: (?=[\w.@(])))*)"
_FLOW = re.compile(rf"\[ *(?:{_ITEM}(?: *, *{_ITEM})* *)?\]")
_FLOW_ITEM = re.compile(_ITEM)
_LINK = re.compile(r"\[\[[^\W_](?:[\w.-]|(?: (?=\w)))*\]\]")
# Line breaks of YAML 1.1 other than \n, tabs, control characters, marks, no characters at all.
_STRANGE = re.compile("[\x00-\t\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=~")


def read_lines(block: str) -> dict[str, Value] | None:
    """Return the keys and values of `block`, or None when only real YAML can tell."""
    if "\r" in block:
        block = block.replace("\r\n", "\n").replace("\r", "\n")
    if _STRANGE.search(block):
        return None
    lines = [line for line in block.split("\n") if (text := line.lstrip(" ")) and text[0] != "#"]
    if not lines:
        return {}
    try:
        meta, position = _mapping(lines, 0, 0, 1)
    except _NotPlain:
        return None
    return meta if position == len(lines) else None


class _NotPlain(Exception):
    """This needs YAML."""


def _mapping(
    lines: list[str], position: int, indent: int, depth: int
) -> tuple[dict[str, Value], int]:
    """Read the keys that stand at `indent`; return them and the first line that is not theirs."""
    if depth > MAXIMUM_DEPTH:
        raise _NotPlain
    found: dict[str, Value] = {}
    while position < len(lines):
        line = lines[position]
        match = _KEY.match(line, indent)
        if match is None or (indent and not line.startswith(" " * indent)):
            break
        key = match.group(1)
        if key in found:
            raise _NotPlain
        rest = line[match.end() :]
        position += 1
        if rest:
            found[key] = _scalar(rest)
        else:
            found[key], position = _below(lines, position, indent, depth)
    if position < len(lines) and _indent(lines[position]) >= indent:
        raise _NotPlain
    return found, position


def _below(lines: list[str], position: int, indent: int, depth: int) -> tuple[Value, int]:
    """Read the value of a key with nothing behind it: a list, keys, or nothing at all."""
    if position == len(lines):
        return "", position
    inner = _indent(lines[position])
    if lines[position].startswith("- ", inner) and inner >= indent:
        return _sequence(lines, position, inner, depth + 1, indent)
    if inner > indent:
        return _mapping(lines, position, inner, depth + 1)
    return "", position


def _sequence(
    lines: list[str], position: int, indent: int, depth: int, parent: int
) -> tuple[Value, int]:
    if depth > MAXIMUM_DEPTH:
        raise _NotPlain
    dash = " " * indent + "- "
    found: list[Value] = []
    while position < len(lines) and lines[position].startswith(dash):
        rest = lines[position][indent + 2 :]
        if rest.startswith((" ", "- ")):
            raise _NotPlain
        if _KEY.match(rest):
            # The keys of an item stand in the column of its first key, behind the dash.
            lines[position] = " " * (indent + 2) + rest
            item, position = _mapping(lines, position, indent + 2, depth + 1)
            found.append(item)
        else:
            found.append(_scalar(rest))
            position += 1
    if position < len(lines):
        after = _indent(lines[position])
        # Below a list whose dashes stand under its key, the next key has the same indent.
        if after > indent or (after == indent and indent > parent):
            raise _NotPlain
    return found, position


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _scalar(text: str) -> Value:
    """Read what stands behind a key or a dash on one line."""
    text = text.rstrip(" ")
    if not text:
        raise _NotPlain
    first = text[0]
    if first not in _INDICATORS:
        if ": " in text or " #" in text or text[-1] == ":":
            raise _NotPlain
        return text
    if first == '"' or first == "'":
        inner = text[1:-1]
        if len(text) < 2 or text[-1] != first or first in inner or "\\" in inner:
            raise _NotPlain
        return inner
    if _LINK.fullmatch(text):
        return text
    if first == "[" and _FLOW.fullmatch(text):
        return [item[1:-1] if item[0] in "\"'" else item for item in _FLOW_ITEM.findall(text, 1)]
    raise _NotPlain
