"""Files as other programs make them, for the readers: small, and the same each time."""

import io
import zipfile
from email.message import EmailMessage

import docx
import typst

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def mail(text: str = "Beste leden,\n\nHierbij de stukken.\n", **headers: str) -> EmailMessage:
    """Return a mail with the headers that each mail has; `Message_ID` stands for `Message-ID`."""
    made = EmailMessage()
    usual = {
        "From": "Anna de Vriès <a.devries@delinden.example>",
        "To": "Ondernemingsraad <or@delinden.example>",
        "Subject": "Adviesaanvraag réorganisatie",
        "Date": "Thu, 12 Mar 2026 00:30:00 +0100",
        "Message-ID": "<een@delinden.example>",
    }
    for name, value in {**usual, **{k.replace("_", "-"): v for k, v in headers.items()}}.items():
        made[name] = value
    made.set_content(text)
    return made


def word(*paragraphs: str) -> bytes:
    """Return a Word document with a heading, paragraphs, a list and a table."""
    made = docx.Document()
    made.core_properties.title = "Verslag van 12 maart"
    made.core_properties.author = "Sanne de Wit"
    made.add_heading("Verslag", 1)
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.add_paragraph("Een punt", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Naam", "Functie", "Anna", "voorzitter"), strict=True):
        cell.text = text
    return saved(made)


def saved(document: docx.document.Document) -> bytes:
    """Return a document of python-docx as bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_of(body: str, **others: str) -> bytes:
    """Return a Word document with this XML as its body, and other parts as given."""
    xml = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    kinds = "http://schemas.openxmlformats.org/package/2006/"
    types = (
        f'<Types xmlns="{kinds}content-types"><Default Extension="xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        "</Types>"
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = (
        f'<Relationships xmlns="{kinds}relationships"><Relationship Id="r" Type="{office}" '
        'Target="word/document.xml"/></Relationships>'
    )
    parts = {"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": xml}
    return package({**parts, **others})


def package(parts: dict[str, str]) -> bytes:
    """Return a zip of texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(name, text, stored)
    return buffer.getvalue()


def opendocument(body: str) -> bytes:
    """Return a document of LibreOffice with this XML as its text."""
    names = " ".join(f'xmlns:{one}="{_OFFICE}{one}:1.0"' for one in ("office", "text", "table"))
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return package({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": "<m/>"})


def pdf(text: str = "Het rooster van de nachtdienst", pages: int = 1) -> bytes:
    """Return a PDF with the same line on each page."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    page = f'#"{escaped}"'
    facts = '#set document(title: "Rooster 2026", author: "Personeelszaken")\n'
    return bytes(typst.compile((facts + "#pagebreak()\n".join([page] * pages)).encode()))
