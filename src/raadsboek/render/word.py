"""A document as a Word file (.docx): real styles, Dutch, and the same bytes for the same document.

Puts together what `render.word_body` makes of the text and `render.word_page` of the pages, in the
file of `render.word_base`. It must not look at a note.
"""

import datetime
import io
import zipfile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from raadsboek.core.documents.document import Document
from raadsboek.core.text import visible
from raadsboek.render.archive import archive
from raadsboek.render.formats import House
from raadsboek.render.word_base import LANGUAGE, opened_base, style_ids
from raadsboek.render.word_body import Look, body_of, facts_table, paragraph
from raadsboek.render.word_charts import DrawnCharts
from raadsboek.render.word_lists import NumberedLists
from raadsboek.render.word_page import dress_pages, text_width


def write(document: Document, house: House) -> bytes:
    """Return the Word file; raises `InvalidInput` for a house style that will not do."""
    word = opened_base(house.word_base)
    styles = style_ids(word)
    fill(word, document, styles)
    dress_pages(word, document, styles, of_house=bool(house.word_base))
    return packed(word, document)


def fill(word: WordDocument, document: Document, styles: dict[str, str]) -> None:
    """Put the text of a document in a file, in the place of what was there."""
    look = Look(
        styles=styles,
        link=lambda address: word.part.relate_to(
            address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        ),
        lists=NumberedLists(word, styles),
        picture=DrawnCharts(word),
        width=text_width(word),
    )
    _replace_text(word, _text_of(document, look))


def packed(word: WordDocument, document: Document) -> bytes:
    """Return the bytes of the file; they say what it is, and nothing of when it was made."""
    _say_what_it_is(word, document)
    made = io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made) as opened:
        return archive({name: opened.read(name) for name in opened.namelist()})


def _text_of(document: Document, look: Look) -> str:
    closing = paragraph("Raadsboek slot", document.closing, look) if document.closing else ""
    return (
        paragraph("Title", document.title, look)
        + facts_table(document.facts, look)
        + body_of(document.blocks, look)
        + closing
    )


def _replace_text(word: WordDocument, text: str) -> None:
    """Put the text in the place of what was in the file; how its pages are laid out stays."""
    body = word.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    filled = parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'a', 'pic')}>{text}</w:body>")
    for at, element in enumerate(list(filled)):
        body.insert(at, element)


def _say_what_it_is(word: WordDocument, document: Document) -> None:
    """Fill in the properties that Word shows of a file, each of them: none is left as it was."""
    told = word.core_properties
    made = datetime.datetime.combine(document.day, datetime.time())
    told.title = _property(document.title)
    told.subject = _property(document.reference)
    told.author = told.last_modified_by = _property(document.council)
    told.keywords = _property(document.mark)
    told.category = _property(document.kind)
    told.content_status = _property(document.status)
    told.language = LANGUAGE
    told.comments = ""
    told.revision = 1
    told.created = told.modified = made


def _property(text: str) -> str:
    """Return text for a property: the library takes 255 characters and no control character."""
    return visible(text)[:255]
