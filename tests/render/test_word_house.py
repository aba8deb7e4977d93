"""The house style of a council in Word: its look counts, and nothing else comes along."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from word_samples import SAID, opened, said_in, texts

from raadsboek.core.errors import InvalidInput
from raadsboek.render.formats import House, format_of

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def house(change: Callable[[docx.document.Document], None] | None = None) -> bytes:
    """Return a house style as Word makes one: with an author, a text, and a head of its own."""
    made = docx.Document()
    made.styles["Heading 1"].font.size = Pt(31)
    made.core_properties.author = "GEHEIME AUTEUR"
    made.add_paragraph("TEKST VAN EEN ANDER")
    made.sections[0].header.paragraphs[0].text = "Zorggroep Merenland"
    if change:
        change(made)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def in_house(base: bytes) -> bytes:
    found = format_of("docx")
    assert found is not None
    return found.write(SAID, House(word_base=base))


def edited(base: bytes, edit: Callable[[str, bytes], bytes], **new: bytes) -> bytes:
    """Return a file with each entry changed, and new entries behind them."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in old.namelist():
            file.writestr(name, edit(name, old.read(name)))
        for name, data in new.items():
            file.writestr(name, data)
    return made.getvalue()


def test_the_look_of_the_house_counts() -> None:
    """Styles and head of the page are those of the house; the text and the foot are ours."""
    word = opened(in_house(house()))
    size = word.styles["Heading 1"].font.size
    assert size == Pt(31)
    section = word.sections[-1]
    assert [one.text for one in section.header.paragraphs] == ["Zorggroep Merenland", "\tCONCEPT"]
    assert section.footer.paragraphs[-1].text.startswith("V-2026-03 · concept")
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    assert said_in(in_house(house()))[0] == SAID.title


def test_styles_that_the_house_lacks_are_added() -> None:
    """A table in a house style without our styles still has them, and lists their marks."""
    word = opened(in_house(house()))
    assert [one.style.name for one in word.tables if one.style] == [
        "Raadsboek gegevens",
        "Raadsboek tabel",
    ]
    inner = next(one for one in word.paragraphs if one.text == "een punt erin")
    assert next(inner._p.iter(qn("w:ilvl"))).get(qn("w:val")) == "1"


def test_what_was_in_the_file_stays_behind() -> None:
    """Its text, its author, its thumbnail and its settings are in no byte of the document."""
    data = in_house(house())
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        names = set(file.namelist())
        everything = b"\n".join(file.read(name) for name in names)
    assert b"GEHEIME AUTEUR" not in everything
    assert b"TEKST VAN EEN ANDER" not in everything
    assert not [name for name in names if "customXml" in name or "thumbnail" in name]


def test_a_head_of_its_own_for_the_first_page_gets_the_mark_too() -> None:
    """CONCEPT stands on the first page and on even ones as well."""

    def first(word: docx.document.Document) -> None:
        word.sections[0].different_first_page_header_footer = True
        word.settings.odd_and_even_pages_header_footer = True

    section = opened(in_house(house(first))).sections[-1]
    for head in (section.header, section.first_page_header, section.even_page_header):
        assert "CONCEPT" in head.paragraphs[-1].text


def test_nothing_is_fetched_from_elsewhere() -> None:
    """A template, a picture or a link that leads outside stays behind with what shows it."""

    def outside(word: docx.document.Document) -> None:
        part = word.sections[0].header.part
        place = part.relate_to("http://evil.example/x.png", f"{HYPERLINK[:-9]}image", True)
        other = part.relate_to("file://server/share", HYPERLINK, True)
        word.sections[0].header._element.append(
            parse_xml(
                f'<w:p {nsdecls("w", "r", "a")}><w:r><w:drawing><a:blip r:link="{place}"/>'
                f'</w:drawing></w:r><w:hyperlink r:id="{other}"><w:r><w:t>site</w:t></w:r>'
                "</w:hyperlink></w:p>"
            )
        )
        settings = word.settings.element
        template = word.part._settings_part.relate_to(
            "http://evil.example/t.dotm", f"{HYPERLINK[:-9]}attachedTemplate", True
        )
        settings.append(parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{template}"/>'))

    everything = texts(in_house(house(outside)))
    assert "evil.example" not in everything
    assert "file://server" not in everything
    assert "attachedTemplate" not in everything
    assert ">site<" in everything


def _field(word: docx.document.Document) -> None:
    parts = ['<w:fldChar w:fldCharType="begin"/>', "<w:instrText> DDE</w:instrText>"]
    parts += ["<w:instrText>AUTO c:\\\\x</w:instrText>", '<w:fldChar w:fldCharType="end"/>']
    runs = "".join(f"<w:r>{part}</w:r>" for part in parts)
    word.sections[0].header._element.append(parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))


def _bomb(name: str, data: bytes) -> bytes:
    return bytes(70_000_000) if name == "word/styles.xml" else data


def _entity(name: str, data: bytes) -> bytes:
    declared = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return data.replace(b"?>", b"?>" + declared, 1) if name == "word/styles.xml" else data


def _same(name: str, data: bytes) -> bytes:
    del name
    return data


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"geen word", "is geen Word-bestand"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "heeft een wachtwoord"),
        (lambda: house()[:4000], "is beschadigd"),
        (lambda: edited(house(), _same, **{"word/vbaProject.bin": b"x"}), "bevat een macro"),
        (lambda: edited(house(), _bomb), "is uitgepakt te groot"),
        (lambda: edited(house(), _entity), "bevat iets dat niet in een Word-bestand hoort"),
        (lambda: edited(house(), lambda name, data: b"<a/>"), "is beschadigd"),
        (lambda: house(_field), "bevat het veld DDEAUTO"),
    ],
    ids=["text", "locked", "cut-off", "macro", "bomb", "entity", "other-xml", "field"],
)
def test_a_file_that_will_not_do_is_refused_with_a_sentence(
    make: Callable[[], bytes], sentence: str
) -> None:
    """Whatever lies at the place of the house style, the user reads what is wrong with it."""
    with pytest.raises(InvalidInput) as caught:
        in_house(make())
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".") or "raadsboek huisstijl" in str(caught.value)


def test_our_own_start_is_a_house_style_that_will_do() -> None:
    """What Raadsboek makes itself can be the start of a house style."""
    from raadsboek.render.word_base import own_base

    again = in_house(own_base())
    assert said_in(again) == said_in(in_house(b""))
