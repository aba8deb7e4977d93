"""The Word file that a document starts from: ours, or the house style of the council.

Owns our styles (the XML in `word_parts`) and adds to a house style those that it lacks, so that a
text can be written without asking which file it starts from. What may come along of a house style
is decided by `render.word_house`.
"""

import io
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from raadsboek.render.archive import archive
from raadsboek.render.word_house import opened_house

Element: TypeAlias = Any
"""An element of XML; lxml has no types."""

LANGUAGE = "nl-NL"
_PARTS = Path(__file__).parent / "word_parts"
_PLACES = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
}


@cache
def own_base() -> bytes:
    """Return our own Word file: styles, and no text."""
    return archive({place: (_PARTS / name).read_bytes() for place, name in _PLACES.items()})


def opened_base(house: bytes) -> WordDocument:
    """Return the file to write in: that of the house, or ours when `house` is b''.

    Raises `InvalidInput` for a house style that will not do.
    """
    if not house:
        return docx.Document(io.BytesIO(own_base()))
    document = opened_house(house, own_settings())
    _add_numbering(document)
    _add_styles(document)
    _speak_dutch(document)
    return document


def style_ids(document: WordDocument) -> dict[str, str]:
    """Return the identifier in this file of each of our styles, by its name."""
    there = _styles_by_name(document.styles.element)
    return {name: _id(there[name.casefold()]) for name in _own_names()}


def own_settings() -> Element:
    """Return our settings as an element that may be changed."""
    return parse_xml((_PARTS / "settings.xml").read_bytes())


def own_numbering() -> Element:
    """Return our numbering as an element that may be changed."""
    return parse_xml((_PARTS / "numbering.xml").read_bytes())


def _own_styles() -> Element:
    return parse_xml((_PARTS / "styles.xml").read_bytes())


@cache
def _own_names() -> tuple[str, ...]:
    return tuple(_name(style) for style in _own_styles().iterchildren(qn("w:style")))


def _styles_by_name(styles: Element) -> dict[str, Element]:
    """Return styles by name in lower case: Word takes 'Heading 1' and 'heading 1' for the same."""
    return {
        _name(style).casefold(): style
        for style in styles.iterchildren(qn("w:style"))
        if style.find(qn("w:name")) is not None and _id(style)
    }


def _name(style: Element) -> str:
    return str(style.find(qn("w:name")).get(qn("w:val")))


def _id(style: Element) -> str:
    return str(style.get(qn("w:styleId"), ""))


def _add_numbering(document: WordDocument) -> None:
    """Give a file without lists a place for them."""
    part = document.part
    if any(one.reltype == RELATIONSHIP_TYPE.NUMBERING for one in part.rels.values()):
        return
    empty = own_numbering()
    for one in list(empty):
        empty.remove(one)
    place = PackURI("/word/numbering.xml")
    numbering = XmlPart(place, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
    part.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)


def _add_styles(document: WordDocument) -> None:
    """Add those of our styles that the house has none for, in the terms of the house."""
    styles = document.styles.element
    there = _styles_by_name(styles)
    own = _own_styles()
    new = [
        style for style in own.iterchildren(qn("w:style")) if _name(style).casefold() not in there
    ]
    taken = {_id(style) for style in styles.iterchildren(qn("w:style"))}
    names = {_id(style): _name(style).casefold() for style in own.iterchildren(qn("w:style"))}
    called = {identifier: _id(there[name]) for identifier, name in names.items() if name in there}
    for style in new:
        called[_id(style)] = _free(_id(style), taken)
        taken.add(called[_id(style)])
    standard = {
        style.get(qn("w:type"))
        for style in styles.iterchildren(qn("w:style"))
        if style.get(qn("w:default")) in ("1", "true", "on")
    }
    for style in map(deepcopy, new):
        style.set(qn("w:styleId"), called[_id(style)])
        if style.get(qn("w:type")) in standard:
            style.attrib.pop(qn("w:default"), None)
        for tag in ("w:basedOn", "w:next"):
            for reference in style.iterchildren(qn(tag)):
                reference.set(qn("w:val"), called[reference.get(qn("w:val"))])
        # Lists get their numbering from who writes them.
        for numbering in list(style.iter(qn("w:numPr"))):
            numbering.getparent().remove(numbering)
        styles.append(style)


def _free(identifier: str, taken: set[str]) -> str:
    count = 2
    free = identifier
    while free in taken:
        free, count = f"{identifier}{count}", count + 1
    return free


def _speak_dutch(document: WordDocument) -> None:
    """Make Dutch the language of the text, whatever language Word had when the file was made."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
