"""For how long a note is kept, and what keeps it longer."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.retention.destruction_list import LABEL
from raadsboek.core.retention.holds import hold_of
from raadsboek.core.retention.judging import Keeps, counted_from, reasons_of
from raadsboek.core.retention.terms import RetentionTerm, read_own_terms, read_terms, with_own
from raadsboek.core.terms.procedure import Confidence
from raadsboek.history.shunned import compose_list, read_list

TODAY = datetime.date(2026, 11, 22)


def term(years: int | None) -> RetentionTerm:
    """Return a term of so many years."""
    return RetentionTerm(
        kind="post",
        years=years,
        counted_from="een dag",
        confidence=Confidence.MEMORY,
        checked=TODAY,
    )


def test_a_term_ends_on_the_same_day() -> None:
    """Seven years count to the same day; the 29th of February becomes the first of March."""
    assert term(7).ends(datetime.date(2018, 3, 12)) == datetime.date(2025, 3, 12)
    assert term(7).ends(datetime.date(2020, 2, 29)) == datetime.date(2027, 3, 1)
    assert term(None).ends(datetime.date(2018, 3, 12)) is None
    assert term(100).ends(datetime.date(9950, 1, 1)) is None


@given(st.dates(max_value=datetime.date(9000, 1, 1)), st.integers(0, 100))
def test_a_longer_term_never_ends_sooner(day: datetime.date, years: int) -> None:
    """The end is never before the day, and a year more ends later."""
    end, later = term(years).ends(day), term(years + 1).ends(day)

    assert end is not None
    assert later is not None
    assert day <= end < later


def test_the_council_chooses_its_own_terms() -> None:
    """Own terms come in place of the default, 'altijd' is for ever, and faults cost themselves."""
    problems: list[Problem] = []

    own = read_own_terms(
        {"post": "5 jaar", "besluit": "Altijd", "actie": "3", "lid": "lang", "taart": "1"},
        problems,
    )

    assert own == {"post": 5, "besluit": None, "actie": 3}
    assert [one.code for one in problems] == ["bewaartermijn-ongeldig"] * 2
    assert "'lid'" in problems[0].message
    found = with_own([term(7)], own)["post"]
    assert (found.years, found.own, found.basis) == (5, True, "eigen keuze (raadsboek.yaml)")
    assert term(7).basis == "gewoonte, niet nagegaan in een regel"


def test_faults_in_the_defaults_are_named() -> None:
    """A kind that does not exist, a source without an address and a missing kind are faults."""
    item: dict[str, Value] = {
        "soort": "taart",
        "jaren": "7",
        "vanaf": "x",
        "zekerheid": "M",
        "gecontroleerd": "2026-11-22",
        "bronnen": ["nergens"],
    }

    _, faults = read_terms({"soorten": [item]}, ["atim"])

    assert [one.way[-1] for one in faults] == ["soort", "bronnen"]
    assert read_terms({"soorten": []}, [])[1][0].message.startswith("Er ontbreekt een soort")


@pytest.mark.parametrize(
    ("meta", "holds"),
    [
        ({}, False),
        ({"niet-vernietigen": "rechtszaak"}, True),
        ({"niet-vernietigen": "ja"}, True),
        ({"niet-vernietigen": "nee"}, False),
        ({"niet-vernietigen": ["a"]}, True),
        ({"bewaren-tot": "2026-11-22"}, True),
        ({"bewaren-tot": "2026-11-21"}, False),
        ({"bewaren-tot": "einde zaak"}, True),
    ],
)
def test_what_cannot_be_understood_holds(meta: dict[str, Value], holds: bool) -> None:
    """A duty to keep fails closed: only a day that has passed and 'nee' let go."""
    assert bool(hold_of(meta, TODAY)) == holds


@pytest.mark.parametrize(
    ("kind", "meta", "keeps"),
    [
        ("actie", {"status": "open"}, [Keeps.RUNNING]),
        ("actie", {}, [Keeps.RUNNING]),
        ("actie", {"status": "gereed"}, []),
        ("post", {"status": "verzonden", "uiterlijk": "2026-12-01"}, [Keeps.RUNNING]),
        ("post", {"status": "verzonden"}, []),
        ("traject", {"status": "in behandeling"}, [Keeps.RUNNING]),
        ("lid", {"tot": "2027-01-01"}, [Keeps.RUNNING]),
        ("lid", {}, [Keeps.RUNNING]),
        ("lid", {"tot": "2018-01-01"}, []),
        ("geheimhouding", {"status": "geldt"}, [Keeps.RUNNING]),
        ("vergadering", {"status": "gepland"}, [Keeps.RUNNING]),
        ("notitie", {"labels": [LABEL]}, [Keeps.LIST]),
    ],
)
def test_only_what_is_closed_can_go(kind: str, meta: dict[str, Value], keeps: list[Keeps]) -> None:
    """What still asks for something keeps itself."""
    found = reasons_of(KIND_BY_NAME[kind], meta, in_force=False, today=TODAY)

    assert [one.keeps for one in found] == keeps


def test_a_dossier_counts_from_its_last_day() -> None:
    """Of a dossier the last of all its days counts, of other notes the day of their end."""
    dossier: dict[str, Value] = {
        "ontvangen": "2018-01-02",
        "uitgebracht": "2018-03-01",
        "gebeurtenissen": ["2018-05-01 besluit conform", "2018-02-01 ov"],
    }

    assert counted_from(KIND_BY_NAME["traject"], dossier) == datetime.date(2018, 5, 1)
    assert counted_from(KIND_BY_NAME["actie"], {"uiterlijk": "2018-01-01"}) == datetime.date(
        2018, 1, 1
    )
    assert counted_from(KIND_BY_NAME["notitie"], {"datum": "ooit"}) is None


_IDENTIFIERS = st.text("0123456789abcdef", min_size=40, max_size=40)
_NUMBERS = st.from_regex(r"[A-Z]{1,2}-20\d\d-\d{3}", fullmatch=True)


@given(st.dictionaries(_IDENTIFIERS, _NUMBERS))
def test_the_list_of_what_is_gone_reads_back(listed: dict[str, str]) -> None:
    """What was written is what is read, and nobody's line is lost."""
    assert read_list(compose_list(listed)) == listed


@given(st.binary())
def test_any_bytes_can_be_read_as_a_list(data: bytes) -> None:
    """A list that somebody spoiled gives the lines that are still whole."""
    assert all(len(one) == 40 for one in read_list(data))
