"""A document as it is written to Word, and reading what came of it."""

import datetime
import io
import zipfile
from functools import cache

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from raadsboek.core.documents.document import Document
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.render.formats import House, format_of

TEXT = """## 2. Reorganisatie

De OR is **blij** en _streng_; zie [het rooster](https://example.nl/rooster) en [[B-2026-014]].
Tweede regel.

- een punt
  - een punt erin
- nog een punt

3. derde
4. vierde

| Nr | Actie |
|---|---|
| A-2026-031 | Reactie opvragen |
| A-2026-032 | Cijfers |

### Onderdeel

> Zei de bestuurder.

```
  zoals    getypt
```

---
"""
SAID = Document(
    kind="verslag",
    title="Verslag van de overlegvergadering",
    council="OR Merenland",
    author="R. de Vries",
    day=datetime.date(2026, 3, 12),
    blocks=parse_blocks(TEXT),
    reference="V-2026-03",
    version="1a2b3c4d",
    status="concept",
    is_draft=True,
    facts=(("Datum", "12 maart 2026"), ("Aanwezig", "Anna\nBert")),
    closing="Controlecode 7K3F",
    has_line_numbers=True,
)


def written(document: Document) -> bytes:
    """Return a document as a Word file in our own style."""
    found = format_of("docx")
    assert found is not None
    return found.write(document, House())


@cache
def draft() -> bytes:
    """Return the sample as a Word file."""
    return written(SAID)


def opened(data: bytes) -> WordDocument:
    """Return a Word file as an independent reader has it."""
    return docx.Document(io.BytesIO(data))


def texts(data: bytes) -> str:
    """Return all that is in the file, unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return "\n".join(file.read(name).decode() for name in file.namelist())


def said_in(data: bytes) -> list[str]:
    """Return the text of the paragraphs in the order of the page, those of tables too."""
    root = opened(data).element.body
    found = []
    for one in root.iter(qn("w:p")):
        parts = [
            "\n" if part.tag == qn("w:br") else part.text or ""
            for part in one.iter(qn("w:t"), qn("w:br"))
        ]
        found.append("".join(parts))
    return [one for one in found if one]
