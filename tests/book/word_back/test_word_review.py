"""Minutes out as Word, corrected there, and back: what changed is proposed, and nothing else."""

import copy
import datetime
import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from copies import Copies, nine_seats
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.house import house_of
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.house_style import start_house_style
from raadsboek.book.meetings.correcting import take_over
from raadsboek.book.notes import create, read, save
from raadsboek.book.recording import record_minutes
from raadsboek.book.word_back.reviewing import WordReview, is_word_file, review_of_word
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import meeting, member
from raadsboek.core.note import Note
from raadsboek.render.formats import format_of

NOW = datetime.datetime(2026, 3, 20, 10, 0, tzinfo=datetime.UTC)
BODY = """\
## 1. Opening

Anna opent de **zitting** van @bert.

## 2. Thuiswerken
doel: besluiten · stukken: [[P-2026-118]]

<!-- nog navragen bij de bestuurder -->
De bestuurder zegt: "dit is - echt - nodig".

- eerste punt
- tweede punt

BESLUIT: De OR stemt in onder twee voorwaarden.
STEMMING: 7 voor, 1 tegen
ACTIE @anna voor 1 april: reactie opvragen

| Wie | Wat |
|---|---|
| Anna | belt |

::: vertrouwelijk
Over de heer Smit is gesproken.
:::
"""


def hold(book: Book, now: datetime.datetime) -> None:
    """Make a meeting with draft minutes that were recorded."""
    create(book, member.KIND, {"naam": "Anna de Vries", "kort": "anna"}, now=now)
    values = {"titel": "Overlegvergadering", "datum": "2026-03-12", "status": "gehouden"}
    note = create(book, meeting.KIND, values, body=BODY, now=now)
    record_minutes(book, note, body=BODY, changes={}, now=now)


@pytest.fixture
def book(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a raadsboek with those minutes, opened and ready to be written in."""
    with copies.opened(tmp_path / "raadsboek", nine_seats, hold, now=NOW) as opened:
        yield opened


@pytest.fixture
def minutes(book: Book) -> Note:
    """Return the meeting of which the minutes are."""
    return read(book, "V-2026-01")


def sent(book: Book, audience: Audience = Audience.FULL) -> bytes:
    """Return the minutes as they go to the members."""
    sort, word = sort_of("verslag"), format_of("docx")
    assert sort is not None
    assert word is not None
    built = build(book, sort, "V-2026-01", audience=audience, today=NOW.date())
    return word.write(built.document, house_of(book))


def came_back(
    book: Book, place: Path, edit: Callable[[WordDocument], None] = lambda word: None
) -> WordReview:
    """Return what is read of the minutes that somebody edited in Word."""
    word = docx.Document(io.BytesIO(sent(book)))
    edit(word)
    file = place / "verslag.docx"
    word.save(str(file))
    return review_of_word(book, "V-2026-01", str(file), today=NOW.date())


def said(found: WordReview) -> list[str]:
    """Return what is proposed, in words."""
    trial = found.given.tried(found.review.meeting.body, by=found.by)
    return [one.placed.what if one.placed else "?" for one in trial.outcomes]


def replaced(word: WordDocument, old: str, new: str) -> None:
    """Put other words in the runs of a file, those in tables too."""
    cells = (cell for table in word.tables for row in table.rows for cell in row.cells)
    for one in [*word.paragraphs, *(part for cell in cells for part in cell.paragraphs)]:
        for run in one.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)


def test_a_file_that_comes_back_as_it_went_proposes_nothing(
    book: Book, minutes: Note, tmp_path: Path
) -> None:
    """No piece and no remark, also in a house style."""
    found = came_back(book, tmp_path)
    assert (found.given.count, found.beside, found.by) == (0, (), "")
    start_house_style(book, now=NOW)
    assert came_back(book, tmp_path).given.count == 0


def test_what_was_typed_in_word_is_taken_over_piece_by_piece(
    book: Book, minutes: Note, tmp_path: Path
) -> None:
    """Each change is a piece of its own; what is taken is one version, and the decision follows."""

    def edit(word: WordDocument) -> None:
        replaced(word, "zitting", "bijeenkomst")
        replaced(word, "raadsvergadering", "bijeenkomst")
        replaced(word, "twee voorwaarden", "drie voorwaarden")
        replaced(word, "tweede punt", "ander punt")

    found = came_back(book, tmp_path, edit)
    title = "Verslag van de {} van 12 maart 2026"
    assert found.beside == (
        f"niet in de tekst te plaatsen: {title.format('raadsvergadering')} → "
        + title.format("bijeenkomst"),
    )
    assert said(found) == [
        "**zitting** → **bijeenkomst**",
        "tweede → ander",
        "twee → drie",
    ]
    trial = found.given.tried(found.review.meeting.body, by="anna", chosen=[0, 2])
    take_over(book, found.review.meeting, body=trial.body, placed=trial.placed, now=NOW)
    after = read(book, "V-2026-01")
    assert "Anna opent de **bijeenkomst** van @bert." in after.body
    assert "- tweede punt" in after.body
    assert "onder drie voorwaarden" in read(book, "B-2026-001").body


def test_a_program_that_keeps_no_properties_leaves_the_foot(
    book: Book, minutes: Note, tmp_path: Path
) -> None:
    """Without its properties a file still says at its foot what it was made from."""

    def edit(word: WordDocument) -> None:
        word.core_properties.keywords = ""

    assert came_back(book, tmp_path, edit).review.base.why == "de versie die u noemde"


def test_comments_and_tracked_changes_are_told_with_their_author(
    book: Book, minutes: Note, tmp_path: Path
) -> None:
    """What Word kept apart counts as made; who did it is told, and gives the name of the piece."""

    def edit(word: WordDocument) -> None:
        point = next(one for one in word.paragraphs if one.text == "eerste punt")
        word.add_comment(point.runs, text="Was dit niet het tweede?", author="Anna de Vries")
        run = point.runs[0]._r
        gone = parse_xml(f'<w:del {nsdecls("w")} w:id="9" w:author="Anna de Vries"/>')
        come = parse_xml(
            f'<w:ins {nsdecls("w")} w:id="10" w:author="Anna de Vries"><w:r><w:t>derde punt</w:t>'
            "</w:r></w:ins>"
        )
        run.addnext(gone)
        gone.addnext(come)
        struck = copy.deepcopy(run)
        struck[-1].tag = struck[-1].tag.replace("}t", "}delText")
        gone.append(struck)
        run.getparent().remove(run)

    found = came_back(book, tmp_path, edit)
    assert said(found) == ["eerste → derde"]
    assert found.by == "anna"
    assert found.beside == (
        "Anna de Vries, opmerking: Was dit niet het tweede? (bij 'derde punt')",
        "Anna de Vries, geschrapt: eerste punt",
        "Anna de Vries, toegevoegd: derde punt",
    )


def test_a_change_follows_the_text_that_went_on(book: Book, minutes: Note, tmp_path: Path) -> None:
    """The file names its version; what was changed there meanwhile is told, never overwritten."""
    word = docx.Document(io.BytesIO(sent(book)))
    body = minutes.body.replace("twee voorwaarden", "vier voorwaarden").replace(
        "## 1", "Vooraf.\n\n## 1"
    )
    save(book, minutes, changes={}, body=body, now=NOW)
    replaced(word, "twee voorwaarden", "drie voorwaarden")
    replaced(word, "eerste punt", "allereerste punt")
    file = tmp_path / "oud.docx"
    word.save(str(file))
    found = review_of_word(book, "V-2026-01", str(file), today=NOW.date())
    trial = found.given.tried(found.review.meeting.body)
    assert said(found) == ["eerste → allereerste", "?"]
    assert "vier voorwaarden" in trial.body
    assert "Vooraf." in trial.body
    assert [one.code for one in trial.problems] == ["correctie-al-gewijzigd"]


def test_a_number_does_not_get_lost_in_word(book: Book, minutes: Note, tmp_path: Path) -> None:
    """A line with a number that was deleted in Word stays, with the reason."""

    def edit(word: WordDocument) -> None:
        for one in word.paragraphs:
            if one.text.startswith("BESLUIT"):
                one._p.getparent().remove(one._p)

    found = came_back(book, tmp_path, edit)
    trial = found.given.tried(found.review.meeting.body)
    assert [one.code for one in trial.problems] == ["correctie-nummer"]
    assert trial.body == found.review.meeting.body


@pytest.mark.parametrize("audience", [Audience.SHORT, Audience.PUBLIC])
def test_minutes_that_do_not_say_everything_do_not_come_back(
    book: Book, minutes: Note, tmp_path: Path, audience: Audience
) -> None:
    """What was never in the file would count as struck out: it is refused."""
    file = tmp_path / "kort.docx"
    file.write_bytes(sent(book, audience))
    with pytest.raises(InvalidInput, match=audience.value):
        review_of_word(book, "V-2026-01", str(file), today=NOW.date())


def test_other_files_are_refused_with_a_sentence(book: Book, minutes: Note, tmp_path: Path) -> None:
    """No file, another file, and the minutes of another meeting."""
    file = tmp_path / "x.docx"
    with pytest.raises(InvalidInput, match="is er niet meer"):
        review_of_word(book, "V-2026-01", str(file), today=NOW.date())
    file.write_bytes(b"PK\x03\x04 word/document kapot")
    assert is_word_file(str(file))
    with pytest.raises(InvalidInput, match="beschadigd"):
        review_of_word(book, "V-2026-01", str(file), today=NOW.date())
    values = {"titel": "Andere", "datum": "2026-04-12", "status": "gehouden"}
    create(book, meeting.KIND, values, body="Tekst.\n", now=NOW)
    file.write_bytes(sent(book))
    with pytest.raises(InvalidInput, match="is gemaakt van V-2026-01"):
        review_of_word(book, "V-2026-02", str(file), today=NOW.date())
    docx.Document().save(str(file))
    with pytest.raises(InvalidInput, match="geen tekst"):
        review_of_word(book, "V-2026-01", str(file), today=NOW.date())


@pytest.mark.torture
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_what_another_word_processor_writes_again_proposes_nothing(
    book: Book, minutes: Note, tmp_path: Path
) -> None:
    """LibreOffice opens the file and saves it in its own way: nothing was changed by a person."""
    file = tmp_path / "verslag.docx"
    file.write_bytes(sent(book))
    again = tmp_path / "opnieuw"
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    words = ["soffice", home, "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*words, str(again), str(file)], check=True, capture_output=True)
    found = review_of_word(book, "V-2026-01", str(again / "verslag.docx"), today=NOW.date())
    assert (found.given.count, found.beside) == (0, ())
