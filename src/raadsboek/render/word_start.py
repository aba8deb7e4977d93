"""The file that a house style starts from: our styles, each shown with what it is for.

Who adapts it changes styles, and the heads and feet of the pages; its text counts for nothing.
"""

import datetime

from raadsboek.core.documents.document import Document
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.render.word import fill, packed
from raadsboek.render.word_base import opened_base, style_ids
from raadsboek.render.word_page import name_council

_TEXT = """\
Dit bestand bepaalt hoe de Word-bestanden van Raadsboek eruitzien. De tekst hier telt niet mee: \
alleen de stijlen, de marges en de kop- en voetteksten.

## Zo past u het aan (stijl Kop 1)

1. Open dit bestand in Word.
2. Wijzig een stijl: klik in het lint met rechts op de naam, en kies *Wijzigen*.
3. Zet uw logo in de koptekst, en uw adres in de voettekst.
4. Bewaar het, onder dezelfde naam, als .docx.

De regel met kenmerk, status en bladzijde komt vanzelf onder uw voettekst. CONCEPT komt vanzelf \
op elke bladzijde van een concept.

### Een kop binnen een punt (stijl Kop 2)

#### Een kleinere kop (stijl Kop 3)

- een punt van een lijst (stijl Lijst opsom.teken)
  - een punt daarbinnen

> Wat iemand anders zei (stijl Citaat).

| Nr | Tabel (stijl Raadsboek tabel) | Wie |
|---|---|---|
| 1 | De bovenste rij staat boven aan elke bladzijde. | Anna |
| 2 | Kleuren en lijnen wijzigt u in de stijl van de tabel. | Bert |

```
Tekst die precies zo blijft staan (stijl Raadsboek letterlijk)
```

---

Kijk het bestand daarna na met: `raadsboek huisstijl`
"""


def start_file(council: str, day: datetime.date) -> bytes:
    """Return a Word file to adapt, with the name of the council at the head of its pages."""
    document = Document(
        kind="huisstijl",
        title="Huisstijl (stijl Titel)",
        council=council,
        author=council,
        day=day,
        blocks=parse_blocks(_TEXT),
        facts=(("Gegevens", "staan in een tabel zonder lijnen"), ("Datum", "12 maart 2026")),
        closing="Een slotregel, zoals de controlecode (stijl Raadsboek slot)",
    )
    word = opened_base(b"")
    styles = style_ids(word)
    fill(word, document, styles)
    name_council(word, council, styles)
    return packed(word, document)
