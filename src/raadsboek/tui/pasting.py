"""Text from Word, Outlook or a browser becomes text as a note holds it.

Lists stay lists and tables stay tables; fonts, soft breaks, bullets from a symbol font and
invisible characters go. Pure: text in, text out.
"""

import re

from raadsboek.core.text import visible

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"(\s*)(?:[•·▪◦‣●○■□\uf0b7\uf0a7\uf0d8\uf076\uf0fc]\s+|[o–—-]\t\s*)(?=\S)")
_NUMBER = re.compile(r"(\s*)(\d{1,3}|[a-z])[.)]\t\s*(?=\S)")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})


def from_clipboard(text: str) -> str:
    """Return pasted text with plain lines, `- ` for bullets and Markdown for tables."""
    lines = [_line(line) for line in _LINE_ENDS.sub("\n", text).translate(_SPACES).split("\n")]
    return "\n".join(_with_tables(lines))


def _line(line: str) -> str:
    line = _BULLET.sub(_bullet, line, count=1) if _BULLET.match(line) else line
    if _NUMBER.match(line):
        line = _NUMBER.sub(
            lambda match: f"{_indent(match.group(1))}{match.group(2)}. ", line, count=1
        )
    if visible(line) != line:
        # A control character has no meaning in a note: it is dropped, not shown as a symbol.
        line = "".join(mark for mark in line if mark == "\t" or visible(mark) == mark)
    return line


def _bullet(match: re.Match[str]) -> str:
    return _indent(match.group(1)) + "- "


def _indent(space: str) -> str:
    return "  " * (space.count("\t") + len(space.replace("\t", "")) // 2)


def _with_tables(lines: list[str]) -> list[str]:
    """Turn each run of lines with equally many tabs, as a copied table has, into a table."""
    found: list[str] = []
    start = 0
    while start < len(lines):
        tabs = lines[start].count("\t")
        end = start + 1
        while tabs and end < len(lines) and lines[end].count("\t") == tabs:
            end += 1
        if tabs and end - start > 1:
            found += _table([line.split("\t") for line in lines[start:end]])
        else:
            found += [line.replace("\t", "    ") for line in lines[start:end]]
        start = end
    return found


def _table(rows: list[list[str]]) -> list[str]:
    cells = [[cell.strip().replace("|", "/") for cell in row] for row in rows]
    head, *body = ["| " + " | ".join(row) + " |" for row in cells]
    return [head, "|" + "---|" * len(cells[0]), *body]
