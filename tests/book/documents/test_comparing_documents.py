"""A document that comes back is held against what the raadsboek says: whole, changed or older."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Copies, nine_seats
from docx import Document as WordFile
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.comparing import Verdict, compare_document
from raadsboek.book.documents.sorts import sort_of
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.origin import Origin, as_one_page, changes_between, origin_in
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import decision, meeting, member
from raadsboek.core.note import Note, Value
from raadsboek.render.formats import House, format_of

TODAY = NOW.date()
BODY = "## 1. Opening\n@anna opent de vergadering.\n\n## 2. Fusie\nDe raad is tegen de fusie.\n"


def hold(book: Book, now: datetime.datetime) -> None:
    """Make minutes, a member and a decision."""
    notes.create(book, member.KIND, {"naam": "Anna Bos", "kort": "anna"}, now=now)
    notes.create(book, decision.KIND, {"titel": "Rooster", "datum": "2026-03-12"}, now=now)
    values: dict[str, Value] = {"titel": "Overleg", "datum": "2026-03-12", "status": "gehouden"}
    notes.create(book, meeting.KIND, values, body=BODY, now=now)


@pytest.fixture
def book(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a raadsboek with those, opened and ready to be written in."""
    with copies.opened(tmp_path / "raadsboek", nine_seats, hold, now=NOW) as opened:
        yield opened


@pytest.fixture
def minutes(book: Book) -> Note:
    """Return the meeting of which the minutes are."""
    return notes.read(book, "V-2026-01")


def written(
    book: Book,
    place: Path,
    subject: str,
    *,
    sort: str = "verslag",
    form: str = "docx",
    audience: Audience = Audience.FULL,
) -> Path:
    """Write a document of the raadsboek to a file."""
    found, chosen = sort_of(sort), format_of(form)
    assert found is not None
    assert chosen is not None
    built = build(book, found, subject, audience=audience, today=TODAY)
    file = place / f"{sort}{chosen.suffix}"
    file.write_bytes(chosen.write(built.document, House()))
    return file


def test_a_document_that_nobody_touched_is_whole(book: Book, minutes: Note, tmp_path: Path) -> None:
    """In Word and PDF, for each audience, and also a list of more than one note."""
    number = minutes.text("nummer")
    for form, audience in (
        ("docx", Audience.PUBLIC),
        ("pdf", Audience.FULL),
    ):
        file = written(book, tmp_path, number, form=form, audience=audience)
        found = compare_document(book, str(file), today=TODAY)
        assert (found.verdict, found.sort) == (Verdict.WHOLE, "verslag")
        assert found.origin.reference == number
        assert found.version is not None
    file = written(book, tmp_path, "", sort="besluitenlijst", audience=Audience.SHORT)
    later = TODAY + datetime.timedelta(days=9)
    notes.create(book, decision.KIND, {"titel": "Nieuwer", "datum": "2026-03-12"}, now=NOW)
    found = compare_document(book, str(file), today=later)
    assert (found.verdict, found.sort) == (Verdict.WHOLE, "besluitenlijst")
    assert found.origin.reference == f"Besluitenlijst {TODAY:%d-%m-%Y}"
    file = written(book, tmp_path, "2026", sort="besluitenlijst", audience=Audience.SHORT)
    found = compare_document(book, str(file), today=later)
    assert (found.verdict, found.origin.reference) == (Verdict.WHOLE, "Besluitenlijst 2026")


def test_where_a_page_ends_says_nothing() -> None:
    """Head and foot of each page count for nothing, unless somebody changed what they say."""
    foot = "V-2026-01 · concept"
    one = f"OR\nWij vin-\nden dit.\nEn dat.\n{foot} pagina 1 van 1"
    two = (
        f"OR\nWij vinden\n{foot} pagina 1 van 2\n\nOR Verslag\ndit. En dat.\n{foot} pagina 2 van 2"
    )
    heads = ("OR", "OR Verslag")
    ours, theirs, forged = (
        as_one_page(text, heads=heads, foot=foot)
        for text in (one, two, two.replace("concept", "vastgesteld"))
    )
    assert changes_between(ours, theirs) == []
    assert changes_between(ours, forged) != []


def test_a_changed_document_says_where(book: Book, minutes: Note, tmp_path: Path) -> None:
    """Somebody takes a word away and adds a sentence; both are told with what is around them."""
    file = written(book, tmp_path, minutes.text("nummer"))
    word = WordFile(str(file))
    for paragraph in word.paragraphs:
        if "tegen" in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace("tegen de", "voor de")
            for run in paragraph.runs[1:]:
                run.text = ""
    word.save(str(file))
    found = compare_document(book, str(file), today=TODAY)
    assert found.verdict is Verdict.CHANGED
    assert [(one.ours, one.theirs) for one in found.changes] == [("tegen", "voor")]


def test_an_older_document_is_equal_to_its_own_version(
    book: Book, minutes: Note, tmp_path: Path
) -> None:
    """What the raadsboek says now is no reproach to what it said then."""
    file = written(book, tmp_path, minutes.text("nummer"))
    notes.save(book, minutes, changes={}, body=BODY + "Meer.\n", now=NOW)
    found = compare_document(book, str(file), today=TODAY)
    assert found.verdict is Verdict.OLDER
    assert len(found.newer) == 1
    assert found.changes == ()


def test_a_document_of_somebody_else_is_not_ours(book: Book, minutes: Note, tmp_path: Path) -> None:
    """Without our mark, or with a version or number that is not here."""
    other = tmp_path / "x.docx"
    word = WordFile()
    word.add_paragraph("Verslag")
    word.save(str(other))
    assert compare_document(book, str(other), today=TODAY).verdict is Verdict.FOREIGN
    for keywords in ("raadsboek V-2019-01 deadbeef", "raadsboek deadbeef", "raadsboek"):
        word.core_properties.keywords = keywords
        word.save(str(other))
        assert compare_document(book, str(other), today=TODAY).verdict is Verdict.FOREIGN
    (tmp_path / "x.txt").write_text("tekst")
    with pytest.raises(InvalidInput, match="geen Word-bestand en geen PDF"):
        compare_document(book, str(tmp_path / "x.txt"), today=TODAY)
    with pytest.raises(InvalidInput):
        compare_document(book, str(tmp_path / "weg.pdf"), today=TODAY)


@pytest.mark.parametrize(
    ("keywords", "origin"),
    [
        ("raadsboek V-2026-03 1a2b3c4d", Origin("V-2026-03", "1a2b3c4d")),
        ("raadsboek UR 26-014 1a2b3c4d", Origin("UR 26-014", "1a2b3c4d")),
        ("raadsboek 1a2b3c4d", Origin("", "1a2b3c4d")),
        ("raadsboek V-2026-03", Origin("V-2026-03", "")),
        ("raadsboek", Origin("", "")),
        ("kaas, wijn", None),
        ("", None),
    ],
)
def test_the_mark_is_read_back(keywords: str, origin: Origin | None) -> None:
    """A reference may have a space in it; a version is eight digits."""
    assert origin_in(keywords) == origin


_TEXTS = st.lists(st.sampled_from(["a", "b", "c", "d\n"]), max_size=12).map(" ".join)


@given(_TEXTS, _TEXTS)
def test_the_changes_make_one_text_of_the_other(ours: str, theirs: str) -> None:
    """Every difference is among them and nothing else: how the text is set counts not."""
    changes = changes_between(ours, theirs)
    assert (changes == []) == (ours.split() == theirs.split())
    assert changes_between(f"| **{ours}** |", f"| {ours} |\n| --- |") == []
    added = sum(len(one.theirs.split()) - len(one.ours.split()) for one in changes)
    assert added == len(theirs.split()) - len(ours.split())
