"""Minutes of five pages as a Word file and as a PDF, in a process that has made one before.

The promise is half a second for both together. The baseline of each is its bare library on
the same blocks. Where a correction of line 8 of page 2 belongs is read from the pages of a PDF.
"""

import datetime

from msgspec.structs import replace

from bench.baselines import pdf as bare_pdf
from bench.baselines import word as bare_word
from bench.measuring import Result, compare, seconds
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.core.meetings.corrections.on_paper import printed_lines
from raadsboek.render.formats import House, Writer, format_of
from raadsboek.render.page_lines import page_lines

_POINT = """## {number}. Adviesaanvraag reorganisatie zorgadministratie

De bestuurder licht het **voorgenomen besluit** toe. De raad vraagt naar de gevolgen voor de mensen
die in de nacht werken, naar de kosten, en naar wat er met de *afspraken van vorig jaar* gebeurt.
Daarover is in de vorige vergadering ook gesproken; zie [[B-2026-014]].

- de formatie blijft gelijk tot het einde van het jaar
- de planning komt in de volgende vergadering terug
  - met de cijfers per afdeling

BESLUIT B-2026-0{number}: De OR adviseert positief onder drie voorwaarden.
STEMMING: 7 voor, 1 tegen, 1 onthouding
ACTIE @anna voor 1 april: reactie van HR opvragen

De raad dankt de bestuurder voor de toelichting. De antwoorden op de vragen komen schriftelijk.
"""
_TABLE = """## Acties

| Nr | Actie | Wie | Wanneer |
|---|---|---|---|
"""
_ROW = "| A-2026-{number:03} | Reactie van HR opvragen | Anna | 1 april 2026 |\n"


def run() -> list[Result]:
    """Compare both formats with half a second, and each with its library."""
    minutes = _minutes()
    docx, pdf = _writer("docx"), _writer("pdf")
    both = compare(
        "minutes of 5 pages to docx and pdf",
        "half a second",
        lambda: seconds(lambda: (docx(minutes, House()), pdf(minutes, House()))),
        lambda: 0.5,
        target=1.0,
    )
    word = compare(
        "minutes of 5 pages to docx",
        "python-docx on the same blocks",
        lambda: seconds(lambda: docx(minutes, House())),
        lambda: seconds(lambda: bare_word.write(minutes.title, minutes.blocks)),
        target=1.3,
    )
    portable = compare(
        "minutes of 5 pages to pdf",
        "typst on the same blocks",
        lambda: seconds(lambda: pdf(minutes, House())),
        lambda: seconds(lambda: bare_pdf.write(minutes.title, minutes.blocks)),
        target=1.3,
    )
    body = "\n".join(_POINT.format(number=number) for number in range(10, 76))
    long = replace(minutes, blocks=minutes_blocks(body))
    lines = compare(
        "which words stand on which line of 20 pages",
        "0.3 seconds",
        lambda: seconds(lambda: printed_lines(body, long.blocks, page_lines(long))),
        lambda: 0.3,
        target=1.0,
    )
    return [both, word, portable, lines]


def _writer(name: str) -> Writer:
    found = format_of(name)
    assert found is not None
    return found.write


def _minutes() -> Document:
    points = "\n".join(_POINT.format(number=number) for number in range(10, 21))
    rows = "".join(_ROW.format(number=number) for number in range(1, 13))
    return Document(
        kind="verslag",
        title="Verslag van de overlegvergadering van 12 maart 2026",
        council="OR De Linden",
        author="OR De Linden",
        day=datetime.date(2026, 3, 12),
        blocks=parse_blocks(f"{points}\n{_TABLE}{rows}"),
        reference="V-2026-03",
        version="1a2b3c4d",
        status="concept",
        is_draft=True,
        has_line_numbers=True,
    )
