"""A document of LibreOffice (.odt) as a piece: its text as Markdown."""

from collections.abc import Iterator

from lxml import etree

from raadsboek.intake import facts, packages, troubles
from raadsboek.intake.escaping import escaped
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Piece
from raadsboek.intake.troubles import Unreadable

_SPACED = {"tab": "    ", "line-break": "\n"}
_NOT_TEXT = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "desc", "title")
)
_DEEPEST = 100


def read(data: bytes, limits: Limits) -> Piece:
    """Return a document; raises `Unreadable` for one that is locked, broken or hostile."""
    with packages.opened(data, limits) as package:
        about = packages.tree(packages.part(package, "meta.xml"))
        content = packages.tree(packages.part(package, "content.xml"))
        if b"encryption-data" in packages.part(package, "META-INF/manifest.xml"):
            raise Unreadable(troubles.LOCKED)
    if content is None:
        raise Unreadable(troubles.BROKEN)
    body = next((one for one in content.iter() if _name(one) == "text"), content)
    text = "\n\n".join(block for block in _blocks(body, 0) if block.strip()).strip()
    return Piece(
        sort="odt",
        subject=facts.title(facts.said(about, "title")),
        sender=facts.title(facts.said(about, "creator") or facts.said(about, "initial-creator")),
        sent=facts.day(facts.said(about, "date") or facts.said(about, "creation-date")),
        text=text,
        has_no_text=not text,
    )


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((v for k, v in element.items() if k.rpartition("}")[2] == name), "")


def _blocks(element: etree._Element, depth: int) -> Iterator[str]:
    """Yield the paragraphs, headings, lists and tables in an element, as Markdown."""
    if depth > _DEEPEST:
        raise Unreadable(troubles.BROKEN)
    for child in element:
        match _name(child):
            case "h":
                level = _attribute(child, "outline-level")
                marks = "#" * min(6, int(level) + 1 if level.isdecimal() else 2)
                yield f"{marks} {' '.join(_line(child).split())}"
            case "p":
                yield _line(child).strip()
            case "list":
                yield "\n".join(_items(child, depth))
            case "table":
                yield _table(child)
            case name if name not in _NOT_TEXT:
                yield from _blocks(child, depth + 1)


def _items(listed: etree._Element, depth: int) -> Iterator[str]:
    for item in listed:
        lines = "\n".join(_blocks(item, depth + 1)).split("\n")
        if any(lines):
            yield "- " + "\n  ".join(lines)


def _table(table: etree._Element) -> str:
    rows = [
        [
            " ".join(" ".join(_blocks(cell, 0)).split()).replace("|", "\\|")
            for cell in row
            if _name(cell) == "table-cell"
        ]
        for row in table.iter()
        if _name(row) == "table-row"
    ]
    rows = [row for row in rows if any(row)]
    if not rows:
        return ""
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _line(element: etree._Element) -> str:
    """Return the words of a paragraph, with the line ends and tabs that were typed in it."""
    found = [escaped(element.text or "")]
    for child in element.iterchildren():
        name = _name(child)
        if name == "s":
            count = _attribute(child, "c")
            found.append(" " * min(100, int(count) if count.isdecimal() else 1))
        elif name in _SPACED:
            found.append(_SPACED[name])
        elif name and name not in _NOT_TEXT:
            found.append(_line(child))
        found.append(escaped(child.tail or ""))
    return "".join(found).replace("\r", " ")
