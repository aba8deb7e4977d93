"""A chart as a picture of its own, for formats that take pictures: drawn by typst as in a PDF.

The same chart gives the same bytes. What it says is told beside it by who puts it somewhere.
"""

import base64
import struct
from functools import lru_cache

import msgspec
import typst

from raadsboek.core.charts.chart import Chart
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.text import visible
from raadsboek.render.figure_data import figure_data
from raadsboek.render.typesetting import fonts, template

_SHARP = 200.0
"""Dots an inch of a picture: sharp on paper as well."""


class NotDrawn(RaadsboekError):
    """A chart cannot be drawn."""

    def __init__(self, title: str, reason: str) -> None:
        super().__init__(
            f"De grafiek '{visible(title)}' kan niet worden getekend: {visible(reason)}.",
            "Maak het document als platte tekst, en meld dit.",
        )


@lru_cache(maxsize=32)
def png_of(chart: Chart) -> bytes:
    """Return a chart as PNG. Raises `NotDrawn`."""
    data = msgspec.json.encode(figure_data(chart)).decode()
    try:
        return typst.compile(
            template("picture.typ"),
            font_paths=fonts(),
            sys_inputs={"data": data},
            format="png",
            ppi=_SHARP,
        )
    except typst.TypstError as error:
        raise NotDrawn(chart.title, error.message) from error


def address_of(chart: Chart) -> str:
    """Return a chart as the address of a picture that holds all of it. Raises `NotDrawn`."""
    return f"data:image/png;base64,{base64.b64encode(png_of(chart)).decode()}"


def size_of(png: bytes) -> tuple[int, int]:
    """Return the width and height of a PNG in dots (PNG specification, IHDR)."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height
