"""What a reader of Word passes over: who struck what, and what stands beside the text."""

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from raadsboek.core.documents.reviewed import RemarkSort, Reviewed
from raadsboek.intake import packages
from raadsboek.intake.limits import DEFAULT
from raadsboek.intake.word_review import reviewed

BY = 'w:id="1" w:author="Anna"'


def read(*paragraphs: str, **parts: str) -> Reviewed:
    """Return what is read of a file with these paragraphs, in XML, and other parts."""
    word = docx.Document()
    spaces = (
        nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    for one in reversed(paragraphs):
        word.element.body.insert(0, parse_xml(f"<w:p {spaces}>{one}</w:p>"))
    made = io.BytesIO()
    word.save(made)
    with zipfile.ZipFile(made, "a") as file:
        for name, text in parts.items():
            file.writestr(f"word/{name}.xml", f"<w:{name} {nsdecls('w')}>{text}</w:{name}>")
    with packages.opened(made.getvalue(), DEFAULT) as package:
        found = reviewed(package, DEFAULT)
    assert found is not None
    return found


def run(text: str, tag: str = "t") -> str:
    """Return a run with a text."""
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def test_changes_that_word_kept_apart_count_as_made() -> None:
    """What was struck is gone, what was added or moved here is there; both are told."""
    found = read(
        f"{run('De OR ')}<w:del {BY}>{run('stemt in', 'delText')}</w:del>"
        f"<w:ins {BY}>{run('adviseert')}</w:ins><w:moveFrom {BY}>{run('weg')}</w:moveFrom>"
    )
    assert [one.text for one in found.lines] == ["De OR adviseert"]
    assert [one.line for one in found.remarks] == [
        "Anna, geschrapt: stemt in",
        "Anna, toegevoegd: adviseert",
        "Anna, geschrapt: weg",
    ]
    assert found.author == "Anna"


def test_a_paragraph_whose_end_was_struck_goes_on_in_the_next() -> None:
    """Two paragraphs that somebody joined are one line."""
    found = read(
        f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{run('een ')}", run("twee"), run("drie")
    )
    assert [one.text for one in found.lines] == ["een twee", "drie"]


def test_lines_have_the_mark_of_a_note() -> None:
    """Headings, lists and forced line ends come back as they are typed."""
    numbered = '<w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>'
    found = read(
        f'<w:pPr><w:pStyle w:val="Heading2"/></w:pPr>{run("Kop")}',
        f"{numbered}{run('punt')}",
        f"{run('een')}<w:r><w:br/></w:r>{run('twee')}<w:r><w:tab/></w:r>{run('drie')}",
    )
    assert [(one.mark, one.text, one.opens) for one in found.lines] == [
        ("### ", "Kop", True),
        ("1. ", "punt", True),
        ("", "een", True),
        ("", "twee drie", False),
    ]


def test_what_stands_beside_the_text_is_told_and_is_no_line() -> None:
    """Boxes and footnotes: no word that somebody typed gets lost without being said."""
    box = (
        f"<w:r><w:pict><w:txbxContent><w:p>{run('in een vak')}</w:p></w:txbxContent></w:pict></w:r>"
    )
    fallback = f"<mc:Fallback><w:p>{run('nog eens')}</w:p></mc:Fallback>"
    again = f"<mc:AlternateContent>{fallback}</mc:AlternateContent>"
    found = read(
        f"{run('tekst')}{box}{again}",
        footnotes=f'<w:footnote w:id="2"><w:p>{run("onderaan")}</w:p></w:footnote>',
    )
    assert [one.text for one in found.lines] == ["tekst"]
    assert [(one.sort, one.text) for one in found.remarks] == [
        (RemarkSort.BOX, "in een vak"),
        (RemarkSort.FOOTNOTE, "onderaan"),
    ]


def test_a_file_that_never_ends_is_read_up_to_the_limit() -> None:
    """Ten thousand comments around each other cost no more than some of them."""
    opened = "".join(f'<w:commentRangeStart w:id="{at}"/>' for at in range(10_000))
    found = read(opened + run("woord ") * 2_000)
    assert len(found.lines) == 1
