"""The last look before a file leaves: a leak is refused, and what anybody may read is not."""

import datetime
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.as_of import as_of
from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.choosing import audience_for
from raadsboek.book.documents.leaving import WouldLeak, check_leaving, write_leaving
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.documents.writing_lists import write_list
from raadsboek.book.lists import rows
from raadsboek.core.documents.blocks import words_in
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import decision, meeting, member, memo, post
from raadsboek.core.note import Note, Value
from raadsboek.render.archive import archive

OFFER = "Het bod van Zilverkruis bedraagt elf miljoen en geldt tot Pinksteren."


@pytest.fixture
def minutes(book: Book) -> Note:
    """Return minutes with a confidential part, in a raadsboek with confidential notes."""
    secret: dict[str, Value] = {"titel": "Project Zonsopgang", "vertrouwelijk": "ja"}
    secret["bijlagen"] = ["bod.txt"]
    notes.create(book, post.KIND, secret | {"datum": "2026-03-01"}, body=f"{OFFER}\n", now=NOW)
    (book.root / "post/2026/bod.txt").write_text("Elf miljoen, zegt de bank te Zwolle nu.\n")
    body = (
        "## 1. Opening\nDe voorzitter opent.\n<!-- Piet was te laat, niet opschrijven -->\n"
        "::: vertrouwelijk\nDe bestuurder vertelt over de fusie met het ziekenhuis in Goor.\n:::\n"
    )
    found = notes.create(
        book, meeting.KIND, {"titel": "Overleg", "datum": "2026-03-12"}, body=body, now=NOW
    )
    book.index.refresh()
    return found


def refused(book: Book, data: str, note: Note, audience: Audience = Audience.SHORT) -> str:
    """Return the sentence by which a file is refused; '' when it may leave."""
    try:
        check_leaving(
            book, data.encode(), withheld_from(book, [note], audience=audience), name="x.txt"
        )
    except WouldLeak as leak:
        return str(leak)
    return ""


def test_each_thing_that_is_left_out_is_found(book: Book, minutes: Note) -> None:
    """Confidential notes, their titles and attachments, confidential parts and remarks."""
    for text, whose in (
        (f"Namelijk: {OFFER}", "vertrouwelijke notitie P-2026-001"),
        ("over project zonsopgang", "vertrouwelijke notitie P-2026-001"),
        ("elf miljoen, zegt de bank te Zwolle", "vertrouwelijke bijlage in P-2026-001"),
        ("over de fusie met het ziekenhuis in Goor", "vertrouwelijk gedeelte in V-2026-01"),
        ("Piet was te laat, niet opschrijven", "opmerking in V-2026-01"),
    ):
        assert whose in refused(book, text, minutes), text
    assert refused(book, "De voorzitter opent.", minutes) == ""


def test_those_who_were_there_get_the_confidential_part(book: Book, minutes: Note) -> None:
    """In full the part is allowed, but no remark and no other confidential note."""
    full = Audience.FULL
    assert refused(book, "over de fusie met het ziekenhuis in Goor", minutes, full) == ""
    assert refused(book, "Piet was te laat, niet opschrijven", minutes, full)
    assert refused(book, OFFER, minutes, full)


def test_a_confidential_note_may_be_in_a_document_of_its_own(book: Book, minutes: Note) -> None:
    """Asked for in full it is there; for others it is not."""
    note = notes.read(book, "P-2026-001")
    full = withheld_from(book, [note], audience=Audience.FULL, subject=note.path)
    check_leaving(book, OFFER.encode(), full)
    short = withheld_from(book, [note], audience=Audience.SHORT, subject=note.path)
    with pytest.raises(WouldLeak):
        check_leaving(book, OFFER.encode(), short)


def test_what_others_may_read_as_well_is_no_leak(book: Book, minutes: Note) -> None:
    """The same sentence in an open note, in a paper that goes along, or of the program itself."""
    assert refused(book, OFFER, minutes)
    values: dict[str, Value] = {"titel": "Persbericht", "datum": "2026-04-01"}
    note = notes.create(book, decision.KIND, values, body=f"Er staat: {OFFER}\n", now=NOW)
    book.index.refresh()
    assert refused(book, OFFER, minutes) == ""
    notes.save(book, note, changes={"vertrouwelijk": "ja"}, body=None, now=NOW)
    book.index.refresh()
    withheld = withheld_from(book, [minutes], audience=Audience.SHORT)
    check_leaving(book, OFFER.encode(), withheld, papers=[f"Krant: {OFFER}".encode()])
    check_leaving(book, OFFER.encode(), withheld, known=[OFFER])
    with pytest.raises(WouldLeak):
        check_leaving(book, OFFER.encode(), withheld)


def test_what_became_confidential_since_does_not_leave_from_an_earlier_day(
    book: Book, tmp_path: Path
) -> None:
    """Documents and lists of that day leave it out; in full it must be asked for."""
    later, values = NOW + datetime.timedelta(days=30), {"titel": "Zeilschip", "datum": "2026-03-12"}
    note = notes.create(book, decision.KIND, dict(values), body="Naar Goor.\n", now=NOW)
    notes.save(book, note, changes={"vertrouwelijk": "ja"}, body=None, now=later)
    past = as_of(book, NOW.date(), today=later.date())
    for_all, one = sort_of("besluitenlijst"), sort_of("notitie")
    assert for_all is not None
    assert one is not None
    built = build(past, for_all, audience=Audience.PUBLIC, today=NOW.date())
    assert "Zeilschip" not in "\n".join(words_in(built.document.blocks))
    with pytest.raises(InvalidInput, match="alleen volledig"):
        build(past, one, "B-2026-001", audience=Audience.SHORT, today=NOW.date())
    with pytest.raises(InvalidInput, match="iets vertrouwelijks"):
        audience_for(past, one, "B-2026-001", None)
    place = str(tmp_path / "b.csv")
    found = write_list(past, decision.KIND, rows(past, decision.KIND), place, today=NOW.date())
    assert (found.count, found.hidden) == (0, 1)
    withheld = withheld_from(past, [notes.read(past, "B-2026-001")], audience=Audience.SHORT)
    with pytest.raises(WouldLeak):
        check_leaving(past, b"Het Zeilschip", withheld)


def test_a_confidential_file_goes_along_under_no_name(book: Book, minutes: Note) -> None:
    """Its bytes are known, in whatever they are packed."""
    data = archive({"foto.jpg": (book.root / "post/2026/bod.txt").read_bytes()})
    with pytest.raises(WouldLeak, match=r"bod\.txt"):
        check_leaving(book, data, withheld_from(book, [], audience=Audience.FULL))


def test_nothing_is_written_when_something_would_leak(
    book: Book, minutes: Note, tmp_path: Path
) -> None:
    """The place stays empty; without the words the file is there."""
    withheld = withheld_from(book, [minutes], audience=Audience.SHORT)
    file = tmp_path / "x.txt"
    with pytest.raises(WouldLeak, match="Er is niets gemaakt"):
        write_leaving(
            book, str(file), OFFER.encode(), withheld, name="x.txt", may_replace=lambda _: True
        )
    assert not file.exists()
    assert (
        write_leaving(
            book, str(file), b"Opening", withheld, name="x.txt", may_replace=lambda _: True
        )
        == file
    )


def test_names_are_left_out_of_public_documents_when_the_council_says_so(book: Book) -> None:
    """The setting is read from the file; in other documents a name may stand."""
    from raadsboek.book.opening import open_to_read

    values: dict[str, Value] = {"naam": "Anna Bos", "kort": "anna", "rol": "voorzitter"}
    notes.create(book, member.KIND, values, now=NOW)
    note = notes.create(book, memo.KIND, {"titel": "Van Anna Bos"}, now=NOW)
    assert refused(book, "Anna Bos", note, Audience.PUBLIC) == ""
    settings = book.root / "raadsboek.yaml"
    settings.write_text(f"{settings.read_text()}namen-openbaar: nee\n")
    hiding = open_to_read(book.root, now=NOW)
    assert "(naam in leden)" in refused(hiding, "van Anna Bos.", note, Audience.PUBLIC)
    assert refused(hiding, "van Anna Bos.", note, Audience.SHORT) == ""
    hiding.index.close()


def test_a_document_for_everybody_says_roles(book: Book) -> None:
    """The builder takes the names away, and the look afterwards finds none."""
    from raadsboek.book.documents.leaving import withheld_of
    from raadsboek.book.opening import open_to_read
    from raadsboek.render.formats import FORMATS, House

    values: dict[str, Value] = {"naam": "Anna Bos", "kort": "anna", "rol": "voorzitter"}
    notes.create(book, member.KIND, values, now=NOW)
    body = "## 1. Opening\nAnna Bos opent. @anna sluit.\n"
    keys: dict[str, Value] = {"titel": "Overleg", "datum": "2026-03-12", "notulist": "Piet Post"}
    keys |= {"aanwezig": ["anna", "weg"], "gasten": ["Piet Post"]}
    note = notes.create(book, meeting.KIND, keys, body=body, now=NOW)
    settings = book.root / "raadsboek.yaml"
    settings.write_text(f"{settings.read_text()}namen-openbaar: nee\n")
    hiding = open_to_read(book.root, now=NOW)
    sort = sort_of("verslag")
    assert sort is not None
    built = build(hiding, sort, note.text("nummer"), audience=Audience.PUBLIC, today=NOW.date())
    for form in FORMATS:
        data = form.write(built.document, House())
        check_leaving(hiding, data, withheld_of(hiding, built), name=f"x{form.suffix}")
        assert b"Anna" not in data
    assert "Piet" not in str(built.document.facts)
    assert ("Aanwezig", "De voorzitter (voorzitter), een lid") in built.document.facts
    hiding.index.close()
