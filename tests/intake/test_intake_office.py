"""Documents to PDF by LibreOffice, where it is installed; what is said where it is not."""

import io
import shutil
from pathlib import Path

import pypdf
import pytest
from made_files import mail, word, word_of

from raadsboek.intake.office import as_pdfs, find_office

has_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
LINKED = (
    '<w:p xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    "<w:r><w:t>Met een bijlage</w:t></w:r></w:p>"
)


@pytest.mark.torture
@has_office
def test_documents_become_pdf() -> None:
    """What can be made into a PDF is; what is hostile, broken or no document says so, alone."""
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    files = [
        ("-outdir.docx", word("Anna opent de vergadering.")),
        ("vijandig.docx", word_of(LINKED, **{"word/styles.xml": entity})),
        ("kapot.docx", b"PK\x03\x04 word/document"),
        ("bericht.eml", mail().as_bytes()),
    ]

    made, hostile, broken, other = as_pdfs(files)

    text = pypdf.PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()
    assert "Anna opent de vergadering." in text
    assert not made.trouble
    assert (hostile.pdf, broken.pdf, other.pdf) == (b"", b"", b"")
    assert "verwijzing naar buiten" in hostile.trouble
    assert "beschadigd" in broken.trouble
    assert "Alleen van een document" in other.trouble


def test_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has no LibreOffice reads what to do instead."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("raadsboek.intake.office._PLACES", ())

    (made,) = as_pdfs([("a.docx", word("Tekst"))])

    assert "geen LibreOffice" in made.trouble


def test_where_libreoffice_is_looked_for(tmp_path: Path) -> None:
    """It is looked for on the search path, in absolute folders only."""
    program = tmp_path / "soffice"
    program.write_text("", encoding="utf-8")
    program.chmod(0o755)

    assert find_office(f"bin:{tmp_path}") == str(program)
