"""The annual report: every number counted twice, own text kept, nothing secret in it."""

import datetime
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conftest import NOW
from raadsboek.book.annual.comparing import differences
from raadsboek.book.annual.gathering import counts_in, parts_of
from raadsboek.book.annual.looking import calendar_year, time_of_year
from raadsboek.book.annual.making import make
from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.notes import change_keys, read, save
from raadsboek.book.problems import check
from raadsboek.book.yearly.overview import year_overview
from raadsboek.core.annual.part import Count, Period
from raadsboek.core.documents.blocks import Figure, words_in
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Value
from raadsboek.vault.frontmatter import compose
from raadsboek.vault.reading import MAXIMUM_SIZE

YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
SECRET = "Overname van huize Zonnewende"


def put(book: Book, name: str, meta: Mapping[str, Value]) -> None:
    """Put a note in the folder as another program would."""
    place = book.root / "los" / f"{name}.md"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(compose(dict(meta), "Tekst.\n"))


NOTES: tuple[dict[str, Value], ...] = (
    {"soort": "lid", "nummer": "L-001", "naam": "Anna", "kort": "anna", "van": "2025-04-01"},
    {
        "soort": "lid",
        "nummer": "L-002",
        "naam": "Henk",
        "kort": "henk",
        "van": "2025-04-01",
        "tot": "2026-06-04",
    },
    {"soort": "lid", "nummer": "L-003", "naam": "Bo", "kort": "bo", "rol": "bestuurder"},
    {
        "soort": "vergadering",
        "nummer": "V-2026-01",
        "titel": "OR",
        "datum": "2026-01-15",
        "status": "gehouden",
        "aanwezig": ["anna"],
        "afwezig-mk": ["henk", "bo"],
    },
    {
        "soort": "vergadering",
        "nummer": "V-2026-02",
        "titel": "OV",
        "datum": "2026-12-15",
        "status": "gepland",
        "vorm": "overleg",
    },
    {
        "soort": "traject",
        "nummer": "D-2026-001",
        "titel": "Rooster | nacht",
        "vorm": "instemming",
        "ontvangen": "2026-01-10",
        "uitgebracht": "2026-02-09",
        "status": "uitgebracht",
        "samenvatting": "De nachtdienst krijgt vaste rust.",
    },
    {
        "soort": "traject",
        "nummer": "D-2026-002",
        "titel": SECRET,
        "vorm": "advies",
        "ontvangen": "2026-03-01",
        "status": "ontvangen",
        "vertrouwelijk": "ja",
    },
    {"soort": "besluit", "nummer": "B-2026-001", "titel": "Akkoord", "datum": "2026-02-05"},
    {
        "soort": "besluit",
        "nummer": "B-2026-002",
        "titel": "Nog niet",
        "datum": "2026-02-05",
        "status": "concept",
    },
    {
        "soort": "scholing",
        "nummer": "S-2026-01",
        "titel": "Cursus",
        "datum": "2026-04-03",
        "wie": ["anna", "henk"],
        "dagen": "1,5",
        "kosten": "1250,50",
        "status": "gevolgd",
    },
    {
        "soort": "scholing",
        "nummer": "S-2026-02",
        "titel": SECRET,
        "datum": "2026-05-03",
        "wie": ["anna"],
        "dagen": "4",
        "kosten": "444",
        "status": "gevolgd",
        "vertrouwelijk": "ja",
    },
    {"soort": "geheimhouding", "nummer": "G-2026-001", "titel": SECRET, "opgelegd": "2026-03-01"},
    {
        "soort": "begrotingspost",
        "nummer": "BG-2026-01",
        "titel": "Scholing",
        "jaar": "2026",
        "begroot": "2000",
    },
    {
        "soort": "uitgave",
        "nummer": "U-2026-001",
        "titel": "Cursus",
        "bedrag": "1250,50",
        "begrotingspost": "[[BG-2026-01]]",
        "status": "betaald",
    },
    {
        "soort": "begrotingspost",
        "nummer": "BG-2026-02",
        "titel": SECRET,
        "jaar": "2026",
        "begroot": "777",
        "vertrouwelijk": "ja",
    },
    {
        "soort": "uitgave",
        "nummer": "U-2026-002",
        "titel": SECRET,
        "bedrag": "333",
        "begrotingspost": "[[BG-2026-01]]",
        "status": "betaald",
        "vertrouwelijk": "ja",
    },
)


@pytest.fixture
def year(book: Book) -> Book:
    """Return a raadsboek with notes of a year in it."""
    for at, meta in enumerate(NOTES):
        put(book, f"{at}", meta)
    book.index.refresh()
    return book


def test_one_action_makes_a_report_whose_numbers_are_those_of_the_notes(year: Book) -> None:
    """Each number is what was put in the folder, names the notes, and both counts agree."""
    made = make(year, YEAR, now=NOW)
    counts = {count.name: count for count in made.counts}
    assert made.is_new
    assert made.doubts == ()
    assert {name: str(count.value) for name, count in counts.items() if count.value} == {
        "leden-eerste-dag": "2",
        "leden-laatste-dag": "1",
        "leden-geëindigd": "1",
        "vergaderingen-raad": "1",
        "aanwezig-raad": "1",
        "verwacht-raad": "2",
        "aanvragen-advies": "1",
        "aanvragen-instemming": "1",
        "beantwoord": "1",
        "dagen-instemming": "30",
        "besluiten": "1",
        "scholingen": "1",
        "scholing-deelnames": "2",
        "scholing-dagen": "3.0",
        "scholing-kosten": "1250.50",
        "geheim-opgelegd": "1",
        "geheim-geldt": "1",
        "begroot": "2000.00",
        "betaald": "1250.50",
        "dossiers-open": "2",
    }
    assert counts["leden-laatste-dag"].numbers == ("L-001",)
    body = made.note.body
    assert "besluiten genomen: 1 ([[B-2026-001]])" in body
    assert "D-2026-001 Rooster | nacht: De nachtdienst krijgt vaste rust." in body
    assert SECRET not in body
    assert "D-2026-002" not in body
    assert body.count("Wat vertrouwelijk is, is niet meegeteld.") == 2


def test_the_year_says_as_the_report_does_how_many_meetings_were_held(year: Book) -> None:
    """One that is over and not worked out is told beside them."""
    found = year_overview(year, 2026, today=datetime.date(2026, 12, 20))
    assert found.blocks[0].summary == "1 gehouden · 1 geweest, nog niet uitgewerkt · 0 komen nog"


def test_own_text_and_a_corrected_part_survive_and_a_finished_report_is_left_alone(
    year: Book,
) -> None:
    """Counting again is one version; after approval nothing is counted any more."""
    number = make(year, YEAR, now=NOW).note.text("nummer")
    note = read(year, number)
    mine = note.body.replace("## Samenstelling", "Een mooi jaar.\n\n## Samenstelling").replace(
        "De raad nam 1 besluit", "De raad nam één groot besluit"
    )
    save(year, note, changes={}, body=mine, now=NOW)
    put(year, "toezegging", {"soort": "toezegging", "nummer": "T-2026-001", "titel": "Cijfers"}
        | {"toegezegd": "2026-05-01"})  # fmt: skip
    again = make(year, YEAR, now=NOW)
    assert not again.is_new
    assert again.note.text("nummer") == number
    assert again.parts.kept == ("besluiten",)
    assert "Een mooi jaar." in again.note.body
    assert "één groot besluit" in again.note.body
    assert "Er werd 1 toezegging gedaan." in again.note.body
    change_keys(year, number, {"status": "goedgekeurd"}, now=NOW)
    with pytest.raises(InvalidInput, match="de getallen veranderen niet meer"):
        make(year, YEAR, now=NOW)


def test_the_report_of_a_year_is_the_one_that_is_there_also_of_a_council_year(year: Book) -> None:
    """A year that ends in March has its report; a half year is asked for by its days."""
    council_year = Period(datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))
    make(year, council_year, now=NOW)
    make(year, Period(datetime.date(2027, 1, 1), datetime.date(2027, 6, 30)), now=NOW)
    year.index.refresh()
    assert time_of_year(year, 2026) == council_year
    assert time_of_year(year, 2027) == calendar_year(2027)
    make(year, calendar_year(2026), now=NOW)
    year.index.refresh()
    assert time_of_year(year, 2026) == calendar_year(2026)


def test_the_document_has_charts_and_no_marks(year: Book) -> None:
    """For others: pictures, no empty chapters, no lists of notes, nothing secret."""
    number = make(year, YEAR, now=NOW).note.text("nummer")
    sort = sort_of("jaarverslag")
    assert sort is not None
    built = build(year, sort, number, audience=Audience.PUBLIC, today=NOW.date())
    charts = [one.chart.title for one in built.document.blocks if isinstance(one, Figure)]
    assert charts == [
        "Aanwezigheid",
        "Aanvragen per soort",
        "Dagen tot het antwoord",
        "Betaald per post",
    ]
    said = "\n".join(words_in(built.document.blocks))
    assert "Geteld uit" not in said
    assert ":::" not in said
    assert "Voorwoord" not in said
    assert SECRET not in said


def test_a_count_that_the_files_do_not_bear_out_is_told(year: Book) -> None:
    """With the number in both counts, and the notes that it is about."""
    wrong = Count(name="besluiten", words="besluiten genomen", notes=({"nummer": "B-2026-009"},))
    counts = [
        wrong if count.name == "besluiten" else count
        for count in counts_in(parts_of(year, "", YEAR))
    ]
    organ = year.settings.first_organ
    assert [sentence for _, sentence in differences(year, organ, YEAR, counts)] == [
        "Besluiten genomen: 1 in de lijsten, 1 in de bestanden. "
        "Het gaat om: B-2026-001, B-2026-009."
    ]
    make(year, YEAR, now=NOW)
    assert "telling-verschilt" not in {one.code for one in check(year, today=NOW.date())}


def test_a_file_that_is_too_big_to_read_counts_in_neither(year: Book) -> None:
    """The check names the file and goes on with the report."""
    make(year, YEAR, now=NOW)
    (year.root / "besluiten").mkdir(exist_ok=True)
    (year.root / "besluiten/groot.md").write_bytes(b"a" * (MAXIMUM_SIZE + 1))
    found = {one.code for one in check(year, today=NOW.date())}
    assert "te-groot" in found
    assert "telling-verschilt" not in found


def test_a_time_that_ends_before_it_begins_is_told_at_the_field(book: Book) -> None:
    """And a part that does not exist is named."""
    number = make(book, YEAR, now=NOW).note.text("nummer")
    with pytest.raises(InvalidInput, match="voordat zij begint"):
        change_keys(book, number, {"tot": "2025-01-01"}, now=NOW)
    with pytest.raises(InvalidInput, match="geen deel 'begrootig'"):
        make(book, YEAR, anew=["begrootig"], now=NOW)


_DAY = st.dates(datetime.date(2025, 11, 1), datetime.date(2027, 2, 1)).map(str) | st.just("")
_KINDS = (
    *(("vergadering", form) for form in ("", "raad", "overleg", "achterban")),
    *(("traject", form) for form in ("advies", "instemming", "initiatief", "informatie")),
    *((kind, "") for kind in ("besluit", "toezegging", "geheimhouding", "verkiezing", "lid")),
)
_SOME: dict[str, st.SearchStrategy[object]] = {
    "soort": st.sampled_from(_KINDS),
    "datum": _DAY,
    "status": st.sampled_from(
        (
            "",
            "gehouden",
            "gepland",
            "vervallen",
            "concept",
            "genomen",
            "openstaand",
            "voldaan",
            "afgerond",
            "uitgebracht",
            "uitslag definitief",
            "in voorbereiding",
        )
    ),
    **dict.fromkeys(
        ("ontvangen", "uitgebracht", "toegezegd", "voldaan", "opgelegd", "opgeheven", "van"), _DAY
    ),
    **dict.fromkeys(("tot", "geldt-tot", "verkiezingsdag", "ingetrokken-op"), _DAY),
    "rol": st.sampled_from(["", "lid", "voorzitter", "bestuurder", "plaatsvervangend lid"]),
    "rollen": st.sampled_from(
        [
            "",
            "lid van 2026-03-01 tot 2026-08-31",
            "Bestuurder  vanaf 2026-05-01",
            "commissielid tot en met 2026-01-01, lid sinds 2026-12-31",
            "lid tot 2026-02-30",
            "lid van 2026-05-01 tot 2026-04-01",
        ]
    ),
    "vertrouwelijk": st.sampled_from(["", "ja"]),
}


@settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.fixed_dictionaries(_SOME), min_size=25, max_size=25))
def test_both_counts_agree_on_any_notes(book: Book, some: list[dict[str, object]]) -> None:
    """Whatever days and statuses notes have, lists and files give the same numbers."""
    for at, keys in enumerate(some):
        kind, form = next(one for one in _KINDS if one == keys["soort"])
        meta: dict[str, Value] = {"soort": kind, "nummer": f"N-{at:03}", "titel": "T"}
        meta |= {"vorm": form} if form else {}
        meta |= {key: str(value) for key, value in keys.items() if value and key != "soort"}
        put(book, f"los-{at}", meta)
    book.index.refresh()
    counts = counts_in(parts_of(book, "", YEAR))
    assert sum((count.value for count in counts), Decimal(0)) >= 0
    assert differences(book, book.settings.first_organ, YEAR, counts) == []
