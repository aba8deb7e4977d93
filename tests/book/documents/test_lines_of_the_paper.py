"""'p2 r8' is line 8 of page 2 of the PDF that members hold, wherever the secretary types it.

The pages are read by another library than the program uses.
"""

import datetime
from collections.abc import Mapping

import pypdfium2
import pytest

from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.meetings.correcting import Review, open_review, print_of, take_over
from raadsboek.book.meetings.sending import mark_sent, sendable
from raadsboek.book.meetings.sent_files import with_papers
from raadsboek.book.notes import change_keys, create, read, save
from raadsboek.book.recording import record_minutes
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import meeting, member
from raadsboek.core.meetings.corrections.trying import Outcome, try_typed
from raadsboek.core.meetings.send_log import SentPaper, SentWhat
from raadsboek.core.note import Value
from raadsboek.render.formats import House, format_of

NOW = datetime.datetime(2026, 3, 20, 10, 0, tzinfo=datetime.UTC)
_POINT = """\
## {at}. Punt {at} over de verhuizing
doel: bespreken · tijd: 10 min

<!-- nakijken {at} -->
De bestuurder licht het **voorgenomen besluit** toe in deel {at}. De raad vraagt naar de gevolgen \
voor wie in de nacht werken, naar de kosten van deel {at}, en naar wat er met de *afspraken van \
vorig jaar* gebeurt; zie [[B-2026-014]].

- de formatie van deel {at} blijft gelijk
  - met de cijfers per afdeling

| Wie | Wat |
|---|---|
| Anna | vraagt in deel {at} waarom de zorgadministratie niet eerst met de planning sprak |
| Noor | niets |

"""
BODY = "".join(_POINT.format(at=at) for at in range(1, 10)) + (
    "::: vertrouwelijk\nNamen zijn genoemd.\n:::\n\n"
    "BESLUIT: De OR stemt in onder twee voorwaarden.\n"
    "ACTIE @anna voor 1 april: reactie van HR opvragen\n"
)


@pytest.fixture
def number(book: Book) -> str:
    """Return the number of a meeting with draft minutes of some pages that were recorded."""
    create(book, member.KIND, {"naam": "Anna de Vries", "kort": "anna"}, now=NOW)
    values: dict[str, Value] = {
        "titel": "Overlegvergadering",
        "datum": "2026-03-12",
        "status": "verslag concept",
        "aanwezig": ["anna"],
    }
    note = create(book, meeting.KIND, values, body=BODY, now=NOW)
    return record_minutes(book, note, body=BODY, changes={}, now=NOW).meeting.text("nummer")


def on_paper(book: Book, number: str) -> dict[str, str]:
    """Return what stands on each numbered line of the minutes as PDF, by page and number."""
    sort, form = sort_of("verslag"), format_of("pdf")
    assert sort is not None
    assert form is not None
    document = build(book, sort, number, audience=Audience.FULL, today=NOW.date()).document
    return _read(form.write(document, House()))


def _read(pdf: bytes) -> dict[str, str]:
    """Return the words beside each number in the margin; the letters of CONCEPT lie below them."""
    lines: dict[str, str] = {}
    for page, one in enumerate(pypdfium2.PdfDocument(pdf), 1):
        words = one.get_textpage()
        text, marks = words.get_text_range(), []
        for at in range(words.count_chars()):
            left, bottom, _, top = words.get_charbox(at, loose=True)
            if top - bottom < 30 and not text[at].isspace():
                marks.append((left, (bottom + top) / 2, text[at]))
        margin: dict[float, str] = {}
        for left, middle, mark in marks:
            if left < 70 and mark.isdecimal():
                margin[middle] = margin.get(middle, "") + mark
        for height, number in margin.items():
            beside = [
                mark for left, middle, mark in marks if left > 70 and abs(middle - height) < 5
            ]
            lines[f"p{page} r{number}"] = _bare("".join(beside))
    return lines


def _bare(text: str) -> str:
    """Return a line without spaces and without the point of a list."""
    return "".join(text.split()).lstrip("•–")


def shown(review: Review) -> Mapping[str, str]:
    """Return the lines as the secretary sees them."""
    return {line.place: _bare(line.text) for line in review.printed.lines}


def tried(review: Review, typed: str) -> Outcome:
    """Try one correction."""
    return try_typed(review.printed, review.meeting.body, [typed]).outcomes[0]


def sent(book: Book, number: str, *files: str) -> None:
    """Mark that the minutes went round, with files of these names."""
    wanted = sendable(book, number, what=SentWhat.MINUTES, on=NOW.date())
    wanted = with_papers(wanted, [SentPaper(name, "1a2b3c4d") for name in files])
    mark_sent(book, wanted, on=NOW.date(), now=NOW)


def test_lines_are_those_of_the_pdf_that_went_round(book: Book, number: str) -> None:
    """Page, number and words agree; after later changes the words are followed from there."""
    paper = on_paper(book, number)
    sent(book, number, "verslag.pdf")
    assert max(place.split(" ")[0] for place in paper) >= "p3"

    review = open_review(book, number)
    assert review.printed.is_laid_out
    assert shown(review) == paper
    place = next(place for place, said in paper.items() if "dekostenvandeel7" in said)
    text = " ".join(review.printed.as_text())
    assert "bespreken" in text
    assert "nakijken" not in text

    # Half a page goes out above it, and who was there gets a name of some lines.
    body = review.meeting.body.replace(BODY[: BODY.index("## 3.")], "")
    save(book, review.meeting, changes={}, body=body, now=NOW)
    anna = str(next(book.root.glob("leden/*.md")).relative_to(book.root))
    change_keys(book, anna, {"naam": "Anna " + "van der Lange Naam " * 12}, now=NOW)
    review = open_review(book, number)
    assert shown(review) == paper
    assert shown(open_review(book, number, version="nu")) == on_paper(book, number)

    placed = tried(review, f"{place}: de kosten wijzigen in de prijs").placed
    assert placed is not None
    assert (placed.place, placed.remark) == (place, "")
    assert "de prijs van deel 7," in placed.applied(review.meeting.body)
    take_over(book, review.meeting, body=placed.applied(body), placed=[placed], now=NOW)
    assert open_review(book, number).printed == review.printed


def test_a_line_of_the_list_of_actions_is_none_of_the_text(book: Book, number: str) -> None:
    """The document makes that list; a correction of it is told where in the text it belongs."""
    review = open_review(book, number)
    listed = next(line for line in review.printed.lines if line.text.startswith("reactie van HR"))

    problem = tried(review, f"{listed.place}: HR wijzigen in P&O").problem

    assert problem is not None
    assert problem.message == (
        f"Op {listed.place} staat “{listed.text}”. Dat maakt Raadsboek zelf, uit de tekst."
    )
    line = review.printed.line_at(review.meeting.body.index("HR opvragen"))
    assert line is not None
    assert problem.fix == f"Typ: {line.place}: HR wijzigen in P&O"


def test_lines_that_word_divides_are_warned_about(book: Book, number: str) -> None:
    """Only the PDF has lines that are known; the log says that a Word file went round as well."""
    assert not open_review(book, number).went_as_word
    sent(book, number, "verslag.pdf", "verslag.DOCX")
    assert open_review(book, number).went_as_word


def test_a_text_that_is_too_long_to_lay_out_has_lines_of_its_own(book: Book, number: str) -> None:
    """Nobody waits minutes for a number; the print says that it is not the PDF's."""
    note = read(book, number)
    save(book, note, changes={}, body="De raad vergadert. " * 22_000, now=NOW)

    printed = print_of(book, read(book, number))

    assert not printed.is_laid_out
    assert printed.pages > 100
    assert any(line.startswith("Van deze tekst is geen PDF te maken") for line in printed.heading)
