"""A document as a draft of a mail: its text is what the mail says, and it goes to nobody yet."""

from raadsboek.core.documents.blocks import (
    Block,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Rule,
    Words,
)
from raadsboek.core.documents.document import Document
from raadsboek.render.formats import House
from raadsboek.render.mail import Mail, mail_file


def write(document: Document, house: House) -> bytes:
    """Return the draft; the house style of Word has no say in it."""
    del house
    return mail_file(Mail(subject=document.title, blocks=tuple(_blocks(document))))


def _blocks(document: Document) -> list[Block]:
    """Return what the mail says: title, facts, text, and the line that says where it is from."""
    facts: list[Inline] = []
    for label, said in document.facts:
        facts += [*([LineBreak()] if facts else []), Words(f"{label}: ", bold=True), Words(said)]
    below = (document.closing, document.full_foot)
    closing: list[Block] = [Paragraph((Words(line),)) for line in below if line]
    head: list[Block] = [Paragraph(tuple(facts))] if facts else []
    return [
        Heading(2, (Words(document.title),)),
        *head,
        *document.blocks,
        Rule(),
        *closing,
    ]
