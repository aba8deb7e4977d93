"""Documents are made of notes and lists, for an audience, and say what they left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.names import name_of
from raadsboek.book.documents.sorts import sort_of, sorts_for
from raadsboek.book.notes import create, read
from raadsboek.book.opening import open_book
from raadsboek.core.documents.blocks import Table, words_in
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.kinds import member, memo
from raadsboek.core.note import Value

TODAY = NOW.date()
SECRET = "De grens van de OR is 22,0 fte"


@pytest.fixture(scope="module")
def told(demo: Path) -> Iterator[Book]:
    """Return the demo raadsboek, opened once for all tests here."""
    book = open_book(demo, now=NOW)
    yield book
    book.index.close()


def made(book: Book, sort: str, subject: str = "", audience: Audience = Audience.FULL) -> Built:
    """Return a document of a sort."""
    found = sort_of(sort)
    assert found is not None
    return build(book, found, subject, audience=audience, today=TODAY)


def text_of(built: Built) -> str:
    """Return all that a document says, a paragraph or cell a line."""
    facts = [f"{label}: {said}" for label, said in built.document.facts]
    return "\n".join([built.document.title, *facts, *words_in(built.document.blocks)])


def test_minutes_in_full_say_everything(told: Book) -> None:
    """Who was there reads who was there, what was said in confidence, and who took what on."""
    document = made(told, "verslag", "V-2026-15").document
    text = text_of(made(told, "verslag", "V-2026-15"))
    assert document.title == "Verslag van de raadsvergadering van 29 oktober 2026"
    assert (document.reference, document.is_draft, document.has_line_numbers) == (
        "V-2026-15",
        True,
        True,
    )
    assert "Afwezig m.k.: Wouter de Graaf" in text
    assert "Anna Verhoeven (voorzitter), Omar Yildiz" in text
    assert SECRET in text
    assert "[Vertrouwelijk]" in text
    assert "Anna Verhoeven, Omar Yildiz" in text


def test_minutes_for_everybody_have_no_secret_and_no_actions(told: Book) -> None:
    """What was said in confidence is left out and named; nobody's actions are told."""
    built = made(told, "verslag", "V-2026-15", Audience.PUBLIC)
    text = text_of(built)
    assert "(vertrouwelijk gedeelte weggelaten)" in text
    assert SECRET not in text
    assert "ACTIE" not in text
    assert "BESLUIT B-2026-027" in text
    assert any(SECRET in one.text for one in built.withheld)


def test_minutes_in_short_are_decisions_and_actions(told: Book) -> None:
    """The short form says under each point what was decided, and ends with the actions."""
    text = text_of(made(told, "verslag", "V-2026-15", Audience.SHORT))
    assert "Besluit B-2026-028: De OR neemt de roosterregeling" in text
    assert "Acht leden zijn aanwezig: quorum" not in text
    assert "Nieuwsbrief maken." in text
    assert "B-2026-026" not in text


def test_an_agenda_is_reasoned(told: Book) -> None:
    """Each point has its time and purpose, and below it the papers, the term and who brings it."""
    built = made(told, "agenda", "V-2026-16")
    text = text_of(built)
    assert built.document.is_draft
    assert "13:45\n3.\nReorganisatie zorgadministratie: formatie en uitvoering\nbespreken" in text
    assert "Inbreng: Ruud Janssen, Noor van Dijk" in text
    assert "Stuk: P-2026-050 Opschorting en verzoek om een gesprek" in text
    assert "Termijn: uiterlijk ma 23 november 2026: Beroep bij de Ondernemingskamer" in text


def test_the_agenda_of_a_meeting_that_was_held_has_nothing_of_its_minutes(told: Book) -> None:
    """Held or adopted, an agenda is what was sent: not what was said, and no term of today."""
    built = made(told, "agenda", "V-2026-13")
    text = text_of(built)
    assert "Inbreng: Peter Brands" in text
    assert "Stuk: P-2026-041 Veertien vragen over de reorganisatie" in text
    for written in ("De bestuurder licht toe", "TOEZEGGING", "Anna opent", "Termijn:"):
        assert written not in text
        assert written.encode() not in built.document.source
    assert b"## 4. Zelf roosteren" in built.document.source


def test_a_note_that_goes_with_a_point_says_whole_names(book: Book) -> None:
    """Who brings it in is no short name with a sign before it; other text stays as typed."""
    for name, short in (("Anna Bos", "anna"), ("Omar Yildiz", "omar")):
        create(book, member.KIND, {"naam": name, "kort": short}, now=NOW)
    body = "Onderwerp: Rooster\nInbreng: @anna @omar\n\nVraag het @anna.\n"
    values: dict[str, Value] = {"titel": "Rooster", "labels": ["oplegnotitie"]}
    note = create(book, memo.KIND, values, body=body, now=NOW)
    text = text_of(made(book, "oplegnotitie", note.text("nummer")))
    assert "Inbreng: Anna Bos, Omar Yildiz" in text
    assert "Vraag het @anna." in text


def test_a_list_carries_what_it_is_called(told: Book) -> None:
    """Its sort and its year, or the day that it is of; of a meeting the number of that meeting."""
    for sort, subject, said, file in (
        ("besluitenlijst", "2026", "Besluitenlijst 2026", "besluitenlijst-2026.pdf"),
        ("ledenlijst", "", f"Ledenlijst {TODAY:%d-%m-%Y}", "ledenlijst-op-22-november-2026.pdf"),
        ("actielijst", "V-2026-13", "V-2026-13", "V-2026-13 actielijst.pdf"),
    ):
        document = made(told, sort, subject, Audience.SHORT).document
        assert document.reference == said
        assert document.foot == f"{said} · versie {document.version}"
        assert document.mark == f"raadsboek {said} {document.version}"
        assert name_of(document, ".pdf", usual=Audience.SHORT) == file


def test_a_part_of_the_members_has_no_empty_column(told: Book) -> None:
    """Who is around the council has no group of voters and no term: nothing stands there."""
    document = made(told, "ledenlijst", "", Audience.SHORT).document
    for one in document.blocks:
        if isinstance(one, Table):
            assert len(one.widths) == len(one.header)
            assert all(any(row[place] for row in one.rows) for place in range(len(one.header)))


def test_a_list_leaves_out_what_is_confidential_and_says_so(told: Book) -> None:
    """A confidential decision is on no list; how many there are stands below it."""
    built = made(told, "besluitenlijst", "V-2026-15", Audience.SHORT)
    text = text_of(built)
    assert "B-2026-027" in text
    assert "B-2026-026" not in text
    assert "Niet in deze lijst: 1 vertrouwelijke notitie." in text
    assert any("advocaat" in one.text for one in built.withheld)


def test_only_who_may_have_all_gets_the_text_behind_a_document(told: Book) -> None:
    """In short or for everybody nothing is attached, also no empty file."""
    assert made(told, "agenda", "V-2026-16").document.source_name.startswith("V-2026-16")
    short = made(told, "agenda", "V-2026-16", Audience.SHORT).document
    assert (short.source, short.source_name) == (b"", "")


def test_a_document_says_which_version_it_is_of(told: Book) -> None:
    """The short code is that of the version in which the note last changed."""
    document = made(told, "verslag", "V-2026-15").document
    assert len(document.version) == 8
    assert document.source.startswith(b"---\nsoort: vergadering")
    assert made(told, "verslag", "V-2026-15", Audience.SHORT).document.source == b""


def test_the_likeliest_sort_of_a_meeting_follows_its_status(told: Book) -> None:
    """Before it is held that is the agenda, afterwards the minutes."""
    assert sorts_for(read(told, "V-2026-16"))[0].name == "agenda"
    assert sorts_for(read(told, "V-2026-15"))[0].name == "verslag"


def test_a_confidential_note_leaves_in_full_or_not_at_all(told: Book) -> None:
    """For others than those who were there it is refused, in a sentence."""
    assert "advocaat" in text_of(made(told, "notitie", "B-2026-026"))
    with pytest.raises(InvalidInput, match="B-2026-026 is vertrouwelijk"):
        made(told, "notitie", "B-2026-026", Audience.SHORT)


@pytest.mark.parametrize(
    ("sort", "subject", "audience", "said"),
    [
        ("verslag", "", Audience.FULL, "Waarvan wilt u een verslag maken"),
        ("verslag", "B-2026-027", Audience.FULL, "kan geen verslag worden gemaakt"),
        ("actielijst", "", Audience.PUBLIC, "niet voor 'openbaar'"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    told: Book, sort: str, subject: str, audience: Audience, said: str
) -> None:
    """A sort without a note, of the wrong kind or for the wrong people is not made."""
    with pytest.raises(InvalidInput, match=said):
        made(told, sort, subject, audience)


def test_a_number_that_is_not_there_is_said(told: Book) -> None:
    """Nothing is made of a note that nobody has."""
    with pytest.raises(NotFound):
        made(told, "verslag", "V-2031-01")
