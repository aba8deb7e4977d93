# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools>=4.60"]
# ///
"""Makes the two fonts that show a box for a character that no font of ours has.

In the first each character has a glyph of its own, so that whoever copies text out of a PDF gets
what was typed. A font has room for 65,535 of them; the second has one glyph for all other
characters. Run it with `uv run tools/make_boxes.py`; the result is under version control.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

FOLDER = Path(__file__).parents[1] / "src" / "raadsboek" / "render" / "fonts"
OWN_GLYPH = (
    *((0x00A0, 0x33FF), (0x4DC0, 0xD7A3), (0xE000, 0xF8FF), (0xF900, 0xFFFD)),
    (0x1F000, 0x1FBFF),
)
"""First and last of the characters with a glyph of their own: scripts, private use, emoji."""
BOX = "vak"


def box() -> Glyph:
    """Return a box with a stroke through it."""
    pen = TTGlyphPen(None)
    for corners in (
        ((60, -40), (60, 700), (540, 700), (540, -40)),
        ((490, 10), (490, 650), (110, 650), (110, 10)),
        ((110, 10), (110, 90), (490, 650), (490, 570)),
    ):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


def same_box() -> Glyph:
    """Return a glyph that shows the box."""
    pen = TTGlyphPen({BOX: None})
    pen.addComponent(BOX, (1, 0, 0, 1, 0, 0))
    return pen.glyph()


def font(family: str, characters: dict[int, str]) -> FontBuilder:
    """Return a font of this name with a glyph, the box, for each name in `characters`."""
    names = list(dict.fromkeys([".notdef", BOX, *characters.values()]))
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(characters)
    drawn, again = box(), same_box()
    builder.setupGlyf({name: drawn if name in (".notdef", BOX) else again for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 60)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    plain = family.replace(" ", "")
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": "Regular",
            "psName": f"{plain}-Regular",
            "fullName": f"{family} Regular",
        }
    )
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    return builder


def main() -> None:
    """Write both fonts."""
    codes = [code for first, last in OWN_GLYPH for code in range(first, last + 1)]
    font("Raadsboek Vak", {code: f"u{code:X}" for code in codes}).save(FOLDER / "vak.ttf")
    rest = font("Raadsboek Rest", {0xA0: BOX})
    every = CmapSubtable.newSubtable(13)
    every.platformID, every.platEncID, every.language = 3, 10, 0
    every.cmap = {code: BOX for code in range(0xA0, 0x110000) if not 0xD800 <= code < 0xE000}
    rest.font["cmap"].tables = [every]
    rest.save(FOLDER / "rest.ttf")


if __name__ == "__main__":
    main()
