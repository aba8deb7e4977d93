"""A document as a Word file: its styles, its pages, what it says of itself, and its bytes."""

import datetime
import io
import re
import zipfile

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from word_samples import SAID, draft, opened, said_in, texts, written

from raadsboek.core.documents.blocks import (
    Heading,
    Items,
    Link,
    Paragraph,
    Table,
    Verbatim,
    Words,
    words_in,
)
from raadsboek.core.text import visible


def test_the_text_has_the_styles_of_word() -> None:
    """Title, headings, lists, quotes and tables each have their own style."""
    word = opened(draft())
    named = {one.text: one.style.name for one in word.paragraphs if one.text and one.style}
    assert named["Verslag van de overlegvergadering"] == "Title"
    assert named["2. Reorganisatie"] == "Heading 1"
    assert named["Onderdeel"] == "Heading 2"
    assert named["een punt"] == "List Bullet"
    assert named["derde"] == "List Number"
    assert named["Zei de bestuurder."] == "Quote"
    assert named["  zoals    getypt"] == "Raadsboek letterlijk"
    assert [table.style.name for table in word.tables if table.style] == [
        "Raadsboek gegevens",
        "Raadsboek tabel",
    ]


def test_everything_that_was_said_is_in_the_file_in_its_order() -> None:
    """The words of the blocks are the words of the file, between title and closing line."""
    told = [part for fact in SAID.facts for part in fact]
    wanted = [SAID.title, *told, *filter(None, words_in(SAID.blocks)), SAID.closing]
    assert said_in(draft()) == wanted


def test_the_header_row_of_a_table_comes_back_on_each_page() -> None:
    """The header row repeats, and no row is torn in two."""
    rows = opened(draft()).tables[1].rows
    marks = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in rows]
    assert [mark is not None for mark in marks] == [True, False, False]
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_list_counts_from_its_own_number() -> None:
    """A list that begins with 3 has a numbering of its own that begins with 3."""
    word = opened(draft())
    third = next(one for one in word.paragraphs if one.text == "derde")
    number = next(third._p.iter(qn("w:numId"))).get(qn("w:val"))
    numbering = word.part.numbering_part.element
    (own,) = [one for one in numbering.findall(qn("w:num")) if one.get(qn("w:numId")) == number]
    assert next(own.iter(qn("w:startOverride"))).get(qn("w:val")) == "3"


def test_the_file_is_dutch_and_says_what_it_is() -> None:
    """Language and properties: title, council, reference and version."""
    word = opened(draft())
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    told = word.core_properties
    assert languages == {"nl-NL"}
    assert (told.title, told.author, told.language) == (SAID.title, "OR Merenland", "nl-NL")
    assert (told.subject, told.keywords) == ("V-2026-03", "raadsboek V-2026-03 1a2b3c4d")
    assert told.modified == datetime.datetime(2026, 3, 12, tzinfo=datetime.UTC)
    assert told.last_modified_by == "OR Merenland"
    assert "python-docx" not in texts(draft())


def test_each_page_of_a_draft_says_so() -> None:
    """CONCEPT is in the head of the pages as a word and as a mark; the foot counts pages."""
    section = opened(draft()).sections[-1]
    head, foot = section.header._element, section.footer._element
    assert "CONCEPT" in [one.text for one in head.iter(qn("w:t"))]
    assert "CONCEPT" in {
        one.get("string") for one in head.iter("{urn:schemas-microsoft-com:vml}textpath")
    }
    assert "".join(one.text or "" for one in foot.iter(qn("w:t"))) == (
        "V-2026-03 · concept · versie 1a2b3c4dpagina 1 van 1"
    )
    fields = [one.get(qn("w:instr")) for one in foot.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    assert next(section._sectPr.iter(qn("w:lnNumType"))).get(qn("w:restart")) == "newPage"


def test_what_is_no_draft_has_no_mark_and_no_numbers() -> None:
    """Adopted minutes have neither CONCEPT nor numbers at their lines."""
    final = texts(
        written(replace(SAID, is_draft=False, has_line_numbers=False, status="vastgesteld"))
    )
    assert "CONCEPT" not in final
    assert "lnNumType" not in final


def test_the_same_document_gives_the_same_bytes() -> None:
    """No time and no chance is in the file."""
    assert written(SAID) == draft()
    with zipfile.ZipFile(io.BytesIO(draft())) as file:
        assert {one.date_time[0] for one in file.infolist()} == {1980}


def test_only_a_safe_address_becomes_a_link() -> None:
    """Of the links only that to https reaches outside; what else was asked for is words."""
    links = tuple(
        Paragraph((Link((Words(address),), address=address),))
        for address in ("https://a.nl/x", "javascript:alert(1)", "file:///etc/passwd", "map/b.md")
    )
    data = written(replace(SAID, blocks=links))
    found = re.findall(r'Target="([^"]*)" TargetMode="External"', texts(data))
    assert found == ["https://a.nl/x"]
    assert "javascript:alert(1)" in said_in(data)


_TEXT = st.text(max_size=40)
_WORDS = st.builds(Words, _TEXT.map(visible), st.booleans(), st.booleans(), st.booleans())
_LINE = st.lists(_WORDS, min_size=1, max_size=3).map(tuple)
_BLOCKS = st.recursive(
    st.builds(Paragraph, _LINE)
    | st.builds(Heading, st.integers(2, 6), _LINE)
    | st.builds(Verbatim, _TEXT.map(visible))
    | st.tuples(_LINE, _LINE).map(lambda row: Table(row, (row,))),
    lambda inner: st.builds(
        Items,
        st.lists(st.lists(inner, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple),
        st.none() | st.integers(0, 999_999_999),
    ),
    max_leaves=6,
)


@settings(max_examples=25)
@given(title=_TEXT, block=_BLOCKS)
def test_any_words_come_out_as_they_went_in(title: str, block: object) -> None:
    """Whatever is typed, the file opens and says it; what is no character is made visible."""
    assert isinstance(block, Paragraph | Heading | Verbatim | Table | Items)
    data = written(replace(SAID, title=title, facts=(), closing="", blocks=(block,)))
    wanted = [visible(one) for one in (title, *words_in((block,)))]
    assert said_in(data) == [one for one in wanted if one]


@pytest.mark.parametrize("depth", [12, 30])
def test_deep_lists_stay_lists(depth: int) -> None:
    """Word knows nine levels; what lies deeper stands at the ninth."""
    block: Items = Items(((Paragraph((Words("diep"),)),),))
    for _ in range(depth):
        block = Items(((Paragraph((Words("laag"),)), block),))
    assert said_in(written(replace(SAID, blocks=(block,), facts=(), closing="")))[-1] == "diep"
