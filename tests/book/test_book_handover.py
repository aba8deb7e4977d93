"""The handover document: everything on day one, and nothing that is confidential."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.documents.writing import format_named
from raadsboek.book.handover.as_file import write_handover
from raadsboek.book.handover.document import Document, handover_document
from raadsboek.book.handover.predecessor import begin_note, note_for_successor
from raadsboek.book.opening import open_book
from raadsboek.book.problems import check
from raadsboek.core.handover.guidance import FIRST_WEEK, WHERE
from raadsboek.core.handover.section import words
from raadsboek.core.handover.typed import SKELETON, typed_parts
from raadsboek.core.kinds import KINDS, memo
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.schema import Field, Shape, fields_of
from raadsboek.render.inside import inside

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
CANARY = "KANARIE"
_FITTING = {
    Shape.TEXT: CANARY,
    Shape.DATE: "2026-12-01",
    Shape.TIME: "13:30",
    Shape.REFERENCE: "[[B-2026-999]]",
    Shape.PERSON: CANARY.lower(),
    Shape.VOTES: "7-1-1",
    Shape.INTEGER: "7",
    Shape.MONEY: "1250,50",
    Shape.QUANTITY: "1,5",
}


def made(book: Book) -> Document:
    """Return the document of today."""
    return handover_document(book, now=NOW, problems=check(book, today=NOW.date()))


@pytest.fixture(scope="module")
def of_demo(demo: Path) -> Iterator[Document]:
    """Return the document of the demo, whose secretary followed somebody up in April."""
    book = open_book(demo, now=NOW)
    yield made(book)
    book.index.close()


def part(document: Document, id: str) -> str:
    """Return the text of one part."""
    return next(one.text for one in document.sections if one.id == id)


@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("kort", "**5 trajecten lopen**"),
        ("kort", "Eerste termijn: Beroep bij de Ondernemingskamer van [[D-2026-003]]"),
        ("loopt", "uiterlijk ma 23 november 2026 (morgen) · wettelijk, art. 26 lid 2 WOR"),
        ("loopt", "Let op: niet in de brief:\n  - De nachtdienst heeft geen aanspreekpunt meer."),
        ("loopt", "Nog geen antwoord op:"),
        ("loopt", "Woordvoerder: @anna en @omar"),
        ("dagen", "- **do 10 dec** · agenda van [[V-2026-17]] verzenden · 7 dagen"),
        ("dagen", "veilig tot en met do 31 dec"),
        ("gevoelig", "Uit [[N-2026-003]], van 1 april 2026."),
        ("gevoelig", "De bestuurder leest stukken op vrijdagochtend."),
        ("open", "[[A-2026-055]] Reactie HR opvragen · @anna"),
        ("open", "(**5 weken te laat**)"),
        ("open", "[[V-2026-15]] Raadsvergadering"),
        ("geldt", "[[C-2025-002]] Faciliteitenregeling · met bestuurder · sinds 11 april 2025"),
        ("mensen", "**Noor van Dijk** (@noor) · lid · Wijkzorg · tot en met 31 maart 2028"),
        ("mensen", "een verkiezing begint uiterlijk op 31 december 2027"),
        ("gewoonten", "raad: elke maand op de tweede donderdag · 13:30–15:30 · zaal 1.03"),
    ],
)
def test_a_successor_reads_it_on_day_one(of_demo: Document, id: str, told: str) -> None:
    """What runs, what is due, what was promised, what holds, who is who, how it is done here."""
    assert told in part(of_demo, id)


def test_who_left_is_no_member_any_more(of_demo: Document) -> None:
    """Henk left in June and Karel in April: the successor meets neither."""
    assert "Henk" not in part(of_demo, "mensen")
    assert "Karel" not in part(of_demo, "mensen")


def test_the_page_is_the_same_text(of_demo: Document) -> None:
    """The page in a browser has every part; nothing on it runs or reaches outside."""
    page = of_demo.page().decode()
    for one in of_demo.sections:
        assert f">{one.title}</h2>" in page
    assert "<script" not in page
    assert "[[" not in page


def _line(item: Field) -> str:
    fitting = item.choices[0] if item.shape is Shape.CHOICE else _FITTING[item.shape]
    return f"{item.key}: '{fitting}'"


def _secret_note(kind: Kind, number: str) -> str:
    lines = [f"soort: {kind.name}", f"nummer: {number}", "vertrouwelijk: ja"]
    lines += [
        _line(item) for item in fields_of(kind.struct) if item.key not in ("nummer", "orgaan")
    ]
    return "---\n" + "\n".join(lines) + f"\n---\n## {CANARY}\n\nBESLUIT: {CANARY}\n"


def test_no_word_of_a_confidential_note_is_in_it(book: Book) -> None:
    """Of every kind with every key filled in: the number at most."""
    for place, kind in enumerate(KINDS):
        file = book.root / kind.folder / f"X-{place}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_secret_note(kind, f"X-{place}"), encoding="utf-8")
    document = made(book)

    assert CANARY not in document.text.upper()
    assert CANARY not in document.page().decode().upper()
    assert "X-1" in document.text


def test_what_stands_in_a_confidential_block_stays_there(book: Book) -> None:
    """Of the note for the successor too: a block that never ends hides the rest."""
    body = f"## Gevoelige punten\n\nBel eerst.\n\n::: vertrouwelijk\n{CANARY}\n"
    values = {"titel": "Overdracht", "labels": "overdracht"}
    notes.create(book, memo.KIND, values, body=body, now=NOW)

    told = part(made(book), "gevoelig")
    assert "Bel eerst." in told
    assert CANARY not in told


def test_the_note_for_the_successor_is_made_once(book: Book) -> None:
    """With headings to fill in; what is under them is told, empty headings are not."""
    note = begin_note(book, now=NOW)
    assert begin_note(book, now=NOW).path == note.path
    assert note.body.strip() == SKELETON.strip()
    text = note.body.replace("## Gevoelige punten", "## Gevoelige punten\n\nBel *nooit* op maandag")
    text = text.replace("## Huisstijl en gewoonten", "## Huisstijl en gewoonten\n\n### Brieven\nu")
    notes.save(book, note, changes={}, body=text, now=NOW)
    document = made(book)

    assert part(document, "gevoelig").splitlines()[2:] == [
        *("### Gevoelige punten", "", "Bel *nooit* op maandag")
    ]
    assert "#### Brieven\nu" in part(document, "huisstijl")


def test_an_empty_raadsboek_has_a_document_too(book: Book) -> None:
    """Each part says that there is nothing."""
    document = made(book)
    assert note_for_successor(book) is None
    assert part(document, "loopt") == "Er loopt geen traject."
    assert part(document, "open") == "Er staat niets open."
    assert document.footer.endswith("bijgehouden door Sanne de Wit.")


def test_the_keys_in_the_guidance_are_those_of_the_screens() -> None:
    """What a successor is told to press is what the screens listen to."""
    from raadsboek.tui.keys import ACTIONS, display

    known = {display(key) for action in ACTIONS for key in action.keys[:2]}
    told = {
        text.split(")")[0].split(" ")[0]
        for line in (*FIRST_WEEK.lines, *WHERE.lines)
        for text in line.split("(")[1:]
    }
    assert told
    assert told <= known


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_words_of_a_note_mean_nothing_in_the_document(text: str) -> None:
    """Whatever a title holds, it is one line of plain words: no mark, no link, no heading."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(f"- x{words(text)}x")
    inline = [token for token in tokens if token.type == "inline"]
    assert len(inline) == 1
    assert {one.type for one in inline[0].children or []} <= {"text", "text_special"}


@settings(max_examples=50)
@given(st.text(alphabet="#a \n:\t", max_size=80))
def test_every_line_that_was_typed_is_told(text: str) -> None:
    """Outside a confidential block no line gets lost."""
    plain = text.replace(":::", "")
    told = [line.strip("# \t") for one in typed_parts(plain) for line in (one.title, *one.lines)]
    for line in plain.split("\n"):
        wanted = line.strip("# \t")
        assert not wanted or wanted in told


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_it_can_be_printed(book: Book, tmp_path: Path, form: str) -> None:
    """The document is written in any format that documents have, under its own name."""
    folder = tmp_path / "uit"
    folder.mkdir()
    file = write_handover(book, made(book), format_named(form), str(folder), today=NOW.date())
    assert file.parent == folder
    assert file.name.startswith("overdracht")
    inner = "".join(part.told for part in inside(file.read_bytes(), file.name))
    assert "In het kort" in inner
