"""The house style of a council: a Word file that somebody else made, of which only the look counts.

Takes along styles, numbering, theme, and the heads and feet of its pages with their pictures; by a
list of what may, never by what may not. Its text, its author, its macros and whatever it fetches
from elsewhere stay behind. Raises `InvalidInput` for a file that will not do.
"""

import io
import re
import zipfile
from typing import Any, NoReturn, TypeAlias

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from raadsboek.core.documents.links import is_safe_link
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem

Element: TypeAlias = Any
LARGEST = 20_000_000
_UNPACKED = 60_000_000
_ENTRIES = 500
_RATIO = 200
_ZIP, _LOCKED = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OF_DOCUMENT = {f"{_TYPE}{name}" for name in ("styles", "numbering", "theme", "header", "footer")}
_SETTINGS = RELATIONSHIP_TYPE.SETTINGS
_KEPT_SETTINGS = ("w:mirrorMargins", "w:gutterAtTop", "w:evenAndOddHeaders")
_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "STYLEREF", "TITLE", "SUBJECT"}
_REFERENCES = tuple(qn(f"r:{name}") for name in ("id", "embed", "link", "pict"))
_DROPPED = tuple(
    qn(name)
    for name in (
        "w:altChunk",
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:commentReference",
        "w:dataBinding",
        "w:del",
        "w:moveFrom",
        "w:object",
        "w:control",
    )
)
_PICTURE = re.compile(r"image/[a-z.+-]+")


def opened_house(data: bytes, settings: Element) -> WordDocument:
    """Return the house style as a file to write in; `settings` take the place of its own."""
    _refuse_unfit(data)
    try:
        document = docx.Document(io.BytesIO(data))
        _keep_look(document, settings)
        return document
    except (
        AttributeError, KeyError, ValueError, TypeError, LxmlError, OpcError, OSError,
        zipfile.BadZipFile, NotImplementedError, RecursionError, IndexError, EOFError,
    ):  # fmt: skip
        _refuse("is beschadigd, of het is geen Word-bestand (.docx)", _AGAIN)


_AGAIN = "Open het in Word en bewaar het opnieuw als .docx, of haal het bestand weg."
_MAKE = "Haal het weg, of maak een nieuw begin met: raadsboek huisstijl"


def _refuse_unfit(data: bytes) -> None:
    if len(data) > LARGEST:
        _refuse("is te groot (meer dan 20 MB)", "Maak de plaatjes erin kleiner.")
    if data.startswith(_LOCKED):
        _refuse("heeft een wachtwoord, of is een oud Word-bestand (.doc)", _AGAIN)
    if not data.startswith(_ZIP):
        _refuse("is geen Word-bestand (.docx)", _MAKE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            entries = opened.infolist()
            size = sum(entry.file_size for entry in entries)
            if len(entries) > _ENTRIES or size > min(_UNPACKED, _RATIO * len(data)):
                _refuse("is uitgepakt te groot", _MAKE)
            for entry in entries:
                if entry.flag_bits & 1:
                    _refuse("heeft een wachtwoord", _AGAIN)
                if "vbaproject" in entry.filename.casefold():
                    _refuse("bevat een macro", "Bewaar het in Word als .docx, zonder macro's.")
                if entry.filename.casefold().endswith((".xml", ".rels")):
                    _refuse_declarations(opened.read(entry))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        _refuse("is beschadigd", _AGAIN)


def _refuse_declarations(xml: bytes) -> None:
    """Refuse XML that declares something: no file of Word does, and it can reach or blow up."""
    if b"<!" in xml.replace(b"\0", b"").replace(b"<!--", b"").replace(b"<![CDATA[", b""):
        _refuse("bevat iets dat niet in een Word-bestand hoort", _AGAIN)


def _keep_look(document: WordDocument, settings: Element) -> None:
    main = document.part
    for place in list(main.package.rels):
        if main.package.rels[place].reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del main.package.rels[place]
    own = main._settings_part.element  # the library has no other way to it
    for tag in reversed(_KEPT_SETTINGS):
        for kept in own.findall(qn(tag)):
            settings.find(qn("w:zoom")).addnext(kept)
    own[:] = list(settings)
    _keep(main, _OF_DOCUMENT | {_SETTINGS})
    for relation in list(main.rels.values()):
        part = relation.target_part
        _keep(part, {RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK})
        if isinstance(part, XmlPart):
            _refuse_fields(part.element)
            _drop_dangling(part)


def _keep(part: Part, types: set[str]) -> None:
    """Leave out what a part refers to, except for these sorts: in the file, or a safe address."""
    for place in list(part.rels):
        relation = part.rels[place]
        fits = relation.reltype in types
        if fits and relation.is_external:
            fits = relation.reltype == RELATIONSHIP_TYPE.HYPERLINK and is_safe_link(
                relation.target_ref
            )
        elif fits and relation.reltype == RELATIONSHIP_TYPE.IMAGE:
            fits = _PICTURE.fullmatch(relation.target_part.content_type) is not None
        if not fits:
            del part.rels[place]


def _refuse_fields(root: Element) -> None:
    """Refuse fields that run or fetch something (DDE, INCLUDETEXT): only known ones may stay."""
    simple = (one.get(qn("w:instr"), "") for one in root.iter(qn("w:fldSimple")))
    names = _names_in(root).union(*(said.split()[:1] for said in simple))
    unknown = sorted(name for name in names if name.upper() not in _FIELDS)
    if unknown:
        _refuse(f"bevat het veld {unknown[0][:30]}", "Haal dat veld uit de kop- en voettekst.")


def _names_in(root: Element) -> set[str]:
    """Return the names of the fields that are spread over runs."""
    names: set[str] = set()
    open_fields: list[str] = []
    for one in root.iter(qn("w:fldChar"), qn("w:instrText")):
        if one.tag == qn("w:instrText"):
            if open_fields:
                open_fields[-1] += str(one.text or "")
            else:
                names.add(str(one.text or "?").strip() or "?")
        elif one.get(qn("w:fldCharType")) == "begin":
            open_fields.append("")
        elif open_fields and one.get(qn("w:fldCharType")) in ("separate", "end"):
            names.update(open_fields[-1].split()[:1])
            open_fields[-1] = ""
            if one.get(qn("w:fldCharType")) == "end":
                open_fields.pop()
    return names


def _drop_dangling(part: XmlPart) -> None:
    """Take out what refers to something that stayed behind."""
    root = part.element
    for element in list(root.iter(*_DROPPED)):
        if element.getparent() is not None:
            element.getparent().remove(element)
    for element in list(root.iter("*")):
        dangling = [key for key in _REFERENCES if key in element.attrib]
        if any(element.get(key) not in part.rels for key in dangling):
            for key in dangling:
                del element.attrib[key]
            if element.tag != qn("w:hyperlink") and element.getparent() is not None:
                element.getparent().remove(element)


def _refuse(what: str, fix: str) -> NoReturn:
    message = f"De huisstijl (sjablonen/huisstijl.docx) {what}."
    raise InvalidInput([Problem(code="huisstijl-ongeschikt", message=message, fix=fix)])
