"""Our Word and Excel files as another office suite opens them: nothing missing, nothing run."""

import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from word_samples import SAID, draft

from raadsboek.core.documents.blocks import words_in
from raadsboek.core.documents.sheet import Sheet
from raadsboek.render.workbook import write as write_workbook

_LIST = Sheet(
    title="Actielijst",
    council="OR Merenland",
    day=SAID.day,
    labels=("Nummer", "Actie", "Uiterlijk"),
    rows=(("A-2026-031", "=1+1 & <b>vragen</b>", SAID.day), ("A-2026-032", "Cijfers", None)),
)


@pytest.mark.torture
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_all_that_we_wrote(tmp_path: Path) -> None:
    """The pages that it makes hold every word; the foot counts pages, a draft says CONCEPT."""
    (tmp_path / "verslag.docx").write_bytes(draft())
    (tmp_path / "lijst.xlsx").write_bytes(write_workbook(_LIST))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    files = [str(tmp_path / name) for name in ("verslag.docx", "lijst.xlsx")]
    words = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, *files], check=True, capture_output=True, timeout=120)

    minutes = _text(tmp_path / "verslag.pdf")
    for said in (SAID.title, SAID.council, SAID.reference, SAID.closing, *words_in(SAID.blocks)):
        assert "".join(said.split()) in minutes
    assert "pagina1van" in minutes
    assert "CONCEPT" in minutes

    rows = _text(tmp_path / "lijst.pdf")
    assert "=1+1&<b>vragen</b>" in rows
    for said in (*_LIST.labels, "A-2026-031", "A-2026-032", "Cijfers", "2026"):
        assert said in rows


def _text(file: Path) -> str:
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(file).pages)
