"""Everything that says something in a file is found again, however deep it is packed."""

import io
import zipfile
from email.message import EmailMessage

import pytest
from docx import Document as WordFile
from pypdf import PdfWriter

from raadsboek.render.inside import CannotLookInside, inside

SECRET = "kanarie4711 zong"


def told(data: bytes, name: str = "") -> str:
    """Return all text that is found in a file."""
    return "\n".join(f"{part.told}\n{part.raw}" for part in inside(data, name))


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip with these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return made.getvalue()


def a_pdf() -> bytes:
    """Return a PDF with a property, a bookmark and an attachment."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": "titel1", "/Author": "maker1"})
    writer.add_outline_item(title="bladwijzer1", page_number=0)
    writer.add_attachment("bijlage1.md", SECRET.encode())
    writer.compress_identical_objects()
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def a_word_file() -> bytes:
    """Return a Word file with a word in two runs, a comment, a property and a footer."""
    file = WordFile()
    paragraph = file.add_paragraph()
    run = paragraph.add_run("kana")
    paragraph.add_run("rie4711 zong")
    file.add_comment(run, text="opmerking1", author="maker1")
    file.core_properties.subject = "onderwerp1"
    file.sections[0].footer.paragraphs[0].text = "voet1"
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def a_mail(attached: bytes, name: str) -> bytes:
    """Return a mail with a text in another character set and an attachment."""
    mail = EmailMessage()
    mail["Subject"] = "Ünderwerp1"
    mail.set_content("Groet van Zoë", charset="latin-1", cte="quoted-printable")
    mail.add_alternative("<p>Groet <b>h</b>tml1 &eacute;&eacute;n</p>", subtype="html")
    mail.add_attachment(attached, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def test_a_pdf_is_opened() -> None:
    """Properties, bookmarks and the file within it are found."""
    assert all(word in told(a_pdf()) for word in ("titel1", "maker1", "bladwijzer1", SECRET))


def test_a_word_file_is_opened() -> None:
    """Runs are joined; comments with their author, properties and footers are found."""
    found = told(a_word_file())
    assert all(word in found for word in (SECRET, "opmerking1", "maker1", "onderwerp1", "voet1"))


def test_files_within_files_are_opened() -> None:
    """A Word file in a mail in a zip is no hiding place."""
    mail = a_mail(a_word_file(), "brief.docx")
    found = told(zipped({"postvak/mail.eml": mail}))
    assert all(word in found for word in (SECRET, "Ünderwerp1", "Zoë", "html1 één", "brief.docx"))
    assert "postvak/mail.eml" in [part.where for part in inside(zipped({"postvak/mail.eml": mail}))]


def test_marks_of_a_page_do_not_hide_words() -> None:
    """Tags within a word, remarks and texts beside a picture are found in a web page."""
    page = "<p>kana<b>rie4711</b> zong</p><!-- opmerking1 --><img alt='x' title=\"plaatje1\">"
    found = told(page.encode())
    assert all(word in found for word in (SECRET, "opmerking1", "plaatje1"))


def test_an_agenda_file_is_unfolded() -> None:
    """A line that was cut to fit is one line again."""
    assert "SUMMARY:kanarie4711 zong" in told(
        b"BEGIN:VCALENDAR\r\nSUMMARY:kanarie47\r\n 11 zong\r\nEND:VCALENDAR\r\n"
    )


def test_what_cannot_be_opened_does_not_leave() -> None:
    """A file of our own that is damaged is refused; one of somebody else within it is looked at."""
    with pytest.raises(CannotLookInside, match="niet na te kijken"):
        inside(b"PK\x03\x04 kapot", "x.docx")
    assert SECRET in told(zipped({"kapot.docx": b"PK\x03\x04 " + SECRET.encode()}))


def test_a_bomb_is_not_unpacked() -> None:
    """Layer upon layer of zips ends in a sentence."""
    data = b"x"
    for _ in range(12):
        data = zipped({"laag.zip": data})
    with pytest.raises(CannotLookInside):
        inside(data)
