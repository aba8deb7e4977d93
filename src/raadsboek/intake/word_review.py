"""A Word file as a reviewer sent it back: line by line, with comments and changes kept apart.

Reads what other readers pass over: who struck what, who added what, who wrote what in the margin.
Only the child process calls this.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import Any, TypeAlias

from raadsboek.core.documents.reviewed import Remark, RemarkSort, Reviewed, ReviewedLine
from raadsboek.intake import facts, packages
from raadsboek.intake.limits import Limits

Element: TypeAlias = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {f"{_W}del", f"{_W}moveFrom"}
_COME = {f"{_W}ins", f"{_W}moveTo"}
_APART = {
    f"{_W}txbxContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_MOST_REMARKS = 2_000
_LONGEST = 2_000
_MOST_AT_ONCE = 50
_KEYWORDS = re.compile(r"raadsboek(?: (?P<reference>.*?))??(?: (?P<version>[0-9a-f]{8}))?")
_FOOT = re.compile(
    r"(?:(?P<reference>\S[^·]*?) · )?(?:[^·]* · )*?versie (?P<version>[0-9a-f]{8})(?![0-9a-f])"
)
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"list number", re.IGNORECASE)
_LISTED = re.compile(r"list (?:bullet|number)", re.IGNORECASE)


def reviewed(package: zipfile.ZipFile, limits: Limits) -> Reviewed | None:
    """Return the file as it was sent back; None when it holds no text of Word."""
    document = packages.tree(packages.part(package, "word/document.xml"))
    if document is None:
        return None
    reader = _Reader(_style_names(package), limits.text_characters)
    lines = tuple(reader.lines(document))
    remarks = [*_comments(package, document), *reader.remarks, *_footnotes(package)]
    reference, version = _made_from(package)
    return Reviewed(
        lines=lines,
        remarks=tuple(remarks[:_MOST_REMARKS]),
        reference=reference,
        version=version,
    )


class _Reader:
    """The paragraphs of one file, read from first to last."""

    def __init__(self, styles: dict[str, str], room: int) -> None:
        self.styles = styles
        self.room = room
        self.remarks: list[Remark] = []

    def lines(self, document: Element) -> Iterator[ReviewedLine]:
        held = ""
        for paragraph in document.iter(f"{_W}p"):
            if _is_apart(paragraph):
                self._box(paragraph)
                continue
            text = held + "".join(self._text(paragraph))
            held = ""
            self._changes(paragraph)
            if _mark_is_gone(paragraph):
                held = text
                continue
            yield from self._as_lines(paragraph, text)
            if self.room <= 0:
                return

    def _as_lines(self, paragraph: Element, text: str) -> Iterator[ReviewedLine]:
        is_cell = next(paragraph.iterancestors(f"{_W}tc"), None) is not None
        mark, opens = "" if is_cell else self._mark(paragraph), True
        for line in text.split("\n"):
            self.room -= len(line)
            said = " ".join(line.split())
            if said:
                yield ReviewedLine(
                    text=said, mark=mark if opens else "", opens=opens, is_cell=is_cell
                )
                opens = False

    def _text(self, element: Element, *, gone: bool = False) -> Iterator[str]:
        """Yield the text in an element as if every change had been taken over."""
        for child in element:
            tag = child.tag
            if tag in _APART or (tag in _GONE and not gone):
                continue
            if tag == f"{_W}t" or (gone and tag == f"{_W}delText"):
                yield child.text or ""
            elif tag in (f"{_W}br", f"{_W}cr"):
                yield "\n"
            elif tag == f"{_W}tab" and element.tag == f"{_W}r":
                yield " "
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif isinstance(tag, str):
                yield from self._text(child, gone=gone)

    def _changes(self, paragraph: Element) -> None:
        for change in paragraph.iter(*_GONE, *_COME):
            gone = change.tag in _GONE
            said = " ".join("".join(self._text(change, gone=gone)).split())
            if said:
                sort = RemarkSort.REMOVED if gone else RemarkSort.ADDED
                self._remark(sort, change, said, "")

    def _box(self, paragraph: Element) -> None:
        said = " ".join("".join(self._text(paragraph)).split())
        inside = next(paragraph.iterancestors(*_APART))
        if said and inside.tag == f"{_W}txbxContent":
            self._remark(RemarkSort.BOX, paragraph, said, "")

    def _remark(self, sort: RemarkSort, element: Element, text: str, about: str) -> None:
        author = element.get(f"{_W}author", "")
        self.remarks.append(
            Remark(sort=sort, author=author, text=text[:_LONGEST], about=about[:_LONGEST])
        )

    def _mark(self, paragraph: Element) -> str:
        """Return what stands before such a paragraph in a note."""
        layout = paragraph.find(f"{_W}pPr")
        if layout is None:
            return ""
        style = layout.find(f"{_W}pStyle")
        name = self.styles.get(style.get(f"{_W}val", ""), "") if style is not None else ""
        heading = _HEADING.match(name)
        if heading:
            return "#" * min(6, int(heading[1]) + 1) + " "
        if layout.find(f"{_W}numPr") is not None or _LISTED.match(name):
            return "1. " if _NUMBERED.match(name) else "- "
        return ""


def _is_apart(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(*_APART), None) is not None


def _mark_is_gone(paragraph: Element) -> bool:
    """Tell if the end of a paragraph was struck out: it goes on in the next one."""
    path = f"{_W}pPr/{_W}rPr/{_W}del"
    return paragraph.find(path) is not None


def _style_names(package: zipfile.ZipFile) -> dict[str, str]:
    styles = packages.tree(packages.part(package, "word/styles.xml"))
    if styles is None:
        return {}
    found = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            found[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return found


def _comments(package: zipfile.ZipFile, document: Element) -> Iterator[Remark]:
    """Yield the comments in the margin, with the words that each is about."""
    root = packages.tree(packages.part(package, "word/comments.xml"))
    if root is None:
        return
    about = _commented(document)
    for comment in root.iter(f"{_W}comment"):
        text = _said(comment)
        if text:
            yield Remark(
                sort=RemarkSort.COMMENT,
                author=comment.get(f"{_W}author", ""),
                text=text,
                about=about.get(comment.get(f"{_W}id", ""), ""),
            )


def _commented(document: Element) -> dict[str, str]:
    """Return the words between the begin and the end of each comment."""
    found: dict[str, str] = {}
    running: dict[str, list[str]] = {}
    for element in document.iter(f"{_W}commentRangeStart", f"{_W}commentRangeEnd", f"{_W}t"):
        identifier = element.get(f"{_W}id", "")
        if element.tag == f"{_W}commentRangeStart":
            if len(running) < _MOST_AT_ONCE:
                running[identifier] = []
        elif element.tag == f"{_W}commentRangeEnd":
            words = " ".join("".join(running.pop(identifier, [])).split())
            found[identifier] = words if len(words) <= 120 else f"{words[:119]}…"
        else:
            for words_so_far in running.values():
                words_so_far.append(element.text or "")
    return found


def _footnotes(package: zipfile.ZipFile) -> Iterator[Remark]:
    for name in ("word/footnotes.xml", "word/endnotes.xml"):
        root = packages.tree(packages.part(package, name))
        for note in root.iter(f"{_W}footnote", f"{_W}endnote") if root is not None else ():
            text = _said(note)
            if text:
                yield Remark(sort=RemarkSort.FOOTNOTE, author="", text=text)


def _said(element: Element) -> str:
    paragraphs = element.iter(f"{_W}p")
    texts = ("".join(one.text or "" for one in part.iter(f"{_W}t")) for part in paragraphs)
    return " ".join(" ".join(texts).split())[:_LONGEST]


def _made_from(package: zipfile.ZipFile) -> tuple[str, str]:
    """Return the reference and the version that the file says it was made from."""
    about = packages.tree(packages.part(package, "docProps/core.xml"))
    told = _KEYWORDS.fullmatch(" ".join(facts.said(about, "keywords").split()))
    if told and told["version"]:
        return told["reference"] or "", told["version"]
    # Some programs keep no properties; the foot of the pages says the same.
    for name in package.namelist():
        if re.fullmatch(r"word/footer\d*\.xml", name):
            found = _at_foot(packages.tree(packages.part(package, name)))
            if found is not None:
                return found["reference"] or "", found["version"]
    return (told["reference"] or "", "") if told else ("", "")


def _at_foot(root: Element) -> re.Match[str] | None:
    lines = map(_said, root.iter(f"{_W}p")) if root is not None else iter(())
    return next(filter(None, map(_FOOT.match, lines)), None)
