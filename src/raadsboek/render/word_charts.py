"""Charts in a Word file: a picture each, with what it says as its alternative text."""

import io

from docx.document import Document as WordDocument

from raadsboek.core.charts.chart import Chart
from raadsboek.core.charts.telling import alt_of
from raadsboek.render.word_body import word_text

_EMU = 635
"""English metric units in a twentieth of a point, in which pictures are measured (ECMA-376)."""


class DrawnCharts:
    """Puts charts in one Word file, each with a number of its own."""

    def __init__(self, word: WordDocument) -> None:
        self._word = word
        self._count = 0

    def __call__(self, chart: Chart, width: int) -> str:
        """Return a run with the picture of a chart, so wide in twentieths of a point."""
        # Loaded when there is a chart: what draws it is slow to load.
        from raadsboek.render.pictures import png_of, size_of

        data = png_of(chart)
        dots, lines = size_of(data)
        self._count += 1
        reference, _ = self._word.part.get_or_add_image(io.BytesIO(data))
        wide = width * _EMU
        high = wide * lines // dots
        told, name = word_text(alt_of(chart)), f"Grafiek {self._count}"
        shown = f'<wp:docPr id="{self._count}" name="{name}" descr="{told}"/>'
        picture = (
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{self._count}" name="{name}"/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{reference}"/><a:stretch><a:fillRect/>'
            '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic>"
        )
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{wide}" cy="{high}"/>{shown}<wp:cNvGraphicFramePr/><a:graphic>'
            f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f"{picture}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
