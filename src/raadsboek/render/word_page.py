"""What stands around the text on the pages of a Word file: head, foot, CONCEPT, numbers of lines.

Adds to the heads and feet that are there; those of a house style stay as they are. What the text
says is for `render.word_body`.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _BaseHeaderFooter

from raadsboek.core.documents.document import Document
from raadsboek.render.word_body import word_text

Element: TypeAlias = Any
DRAFT = "CONCEPT"
_SPACES = (
    f'{nsdecls("w", "r")} xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles>'
    '<v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:430pt;height:107pt;rotation:315;"
    "z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    "mso-position-vertical-relative:margin"
)


def dress_pages(
    document: WordDocument, said: Document, styles: dict[str, str], *, of_house: bool
) -> None:
    """Give each page its head and foot, and the lines their numbers when the document has them."""
    section = document.sections[-1]
    head = _right_of(section)
    council = "" if of_house else said.council
    for at, header in enumerate(_parts(document, section, "header"), 1):
        if said.is_draft or council:
            mark = DRAFT if said.is_draft else ""
            _add(header, _line(styles["header"], council, _bold(mark), head, _mark(said, at)))
    for footer in _parts(document, section, "footer"):
        _add(footer, _line(styles["footer"], said.foot, _page_of_pages(), head, ""))
    if said.has_line_numbers:
        _number_lines(section)


def name_council(document: WordDocument, council: str, styles: dict[str, str]) -> None:
    """Put the name of the council at the head of the pages."""
    section = document.sections[-1]
    _add(section.header, _line(styles["header"], council, "", _right_of(section), ""))


def text_width(document: WordDocument) -> int:
    """Return how wide the text on a page is, in twentieths of a point."""
    section = document.sections[-1]
    return _right_of(section)


def _right_of(section: Section) -> int:
    sizes = (section.page_width, section.left_margin, section.right_margin)
    if any(size is None for size in sizes):
        return 9070
    width, left, right = (int(size.twips) for size in sizes if size is not None)
    return max(2000, width - left - right)


def _parts(document: WordDocument, section: Section, sort: str) -> Iterator[_BaseHeaderFooter]:
    """Yield the heads or feet of all pages: the first and the even ones may have their own."""
    yield getattr(section, sort)
    if section.different_first_page_header_footer:
        yield getattr(section, f"first_page_{sort}")
    if document.settings.odd_and_even_pages_header_footer:
        yield getattr(section, f"even_page_{sort}")


def _add(part: _BaseHeaderFooter, line: str) -> None:
    """Add a line to a head or foot, in the place of the empty one that a new one starts with."""
    part.is_linked_to_previous = False
    root = part._element  # the library has no other way to its XML
    only = list(root)
    if len(only) == 1 and _is_empty(only[0]):
        root.remove(only[0])
    root.append(parse_xml(line))


def _is_empty(element: Element) -> bool:
    seen = element.iter(qn("w:t"), qn("w:drawing"), qn("w:pict"), qn("w:instrText"))
    return element.tag == qn("w:p") and next(seen, None) is None


def _line(style: str, left: str, right: str, at: int, mark: str) -> str:
    """Return a line with text at the left, and at the right end of the page."""
    text = f'<w:r><w:t xml:space="preserve">{word_text(left)}</w:t></w:r>' if left else ""
    tab = "<w:r><w:tab/></w:r>" if right else ""
    return (
        f'<w:p {_SPACES}><w:pPr><w:pStyle w:val="{style}"/><w:tabs><w:tab w:val="clear"'
        f' w:pos="9070"/><w:tab w:val="right" w:pos="{at}"/></w:tabs></w:pPr>'
        f"{text}{tab}{right}{mark}</w:p>"
    )


def _bold(text: str) -> str:
    return f"<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>{text}</w:t></w:r>" if text else ""


def _page_of_pages() -> str:
    return (
        '<w:r><w:t xml:space="preserve">pagina </w:t></w:r>'
        f'{_field("PAGE")}<w:r><w:t xml:space="preserve"> van </w:t></w:r>{_field("NUMPAGES")}'
    )


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _mark(said: Document, at: int) -> str:
    """Return CONCEPT in large grey letters behind the text of a draft."""
    if not said.is_draft:
        return ""
    return (
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{_SHAPE}"
        f'<v:shape id="RaadsboekConcept{at}" o:spid="_x0000_s{2048 + at}" type="#_x0000_t136"'
        f' alt="{DRAFT}" style="{_PLACE}" o:allowincell="f" fillcolor="#d0d0d0" stroked="f">'
        '<v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string="{DRAFT}"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )


def _number_lines(section: Section) -> None:
    """Number the lines of each page from 1, as in 'p2 r8'."""
    element = section._sectPr  # the library has no word for it
    for old in element.findall(qn("w:lnNumType")):
        element.remove(old)
    numbers = parse_xml(
        f'<w:lnNumType {nsdecls("w")} w:countBy="1" w:distance="284" w:restart="newPage"/>'
    )
    before = [
        one
        for tag in ("w:pgBorders", "w:paperSrc", "w:pgMar", "w:pgSz")
        for one in element.findall(qn(tag))
    ]
    if before:
        before[0].addnext(numbers)
    else:
        element.append(numbers)
