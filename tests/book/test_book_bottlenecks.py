"""A raadsboek with planted defects: the report finds exactly those, and where."""

import datetime

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.bottlenecks import bottlenecks
from raadsboek.book.changing import Write, record
from raadsboek.book.counting import count
from raadsboek.book.notes import create, read
from raadsboek.book.problems import check
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Value
from raadsboek.core.problem import Severity

TODAY = NOW.date()
SIX: list[Value] = ["anna", "omar", "ruud", "noor", "lieke", "wouter"]


def _make(book: Book, kind: str, **values: Value) -> str:
    """Make a note and return its number; keys are written with _ for -."""
    keys = {key.replace("_", "-"): value for key, value in values.items()}
    return create(book, KIND_BY_NAME[kind], keys, now=NOW).text("nummer")


def _plant(book: Book) -> dict[str, set[str]]:
    """Fill a raadsboek with sound work and defects; return the codes to find, by number."""
    for handle in map(str, SIX):
        _make(book, "lid", naam=handle.capitalize(), kort=handle)
    _make(book, "lid", naam="Marjan", kort="bestuurder", rol="bestuurder")
    good = _make(
        book,
        "vergadering",
        titel="Raad",
        datum="2026-11-12",
        status="verslag concept",
        aanwezig=SIX,
    )
    late = _make(
        book,
        "vergadering",
        titel="Raad",
        datum="2026-08-20",
        status="verslag concept",
        aanwezig=SIX,
    )
    silent = _make(
        book, "vergadering", titel="Overleg", vorm="overleg", datum="2026-10-15", status="gehouden"
    )
    small = _make(
        book,
        "vergadering",
        titel="Raad",
        datum="2026-11-17",
        status="gehouden",
        aanwezig=[*SIX[:4], "bestuurder"],
    )
    hasty = _make(
        book,
        "vergadering",
        titel="Raad",
        datum="2026-11-19",
        status="gehouden",
        aanwezig=SIX,
        verzonden=["2026-11-16 agenda voor 2026-11-19 aan @anna: V-2026-05 1a2b3c4d"],
    )
    loose = create(
        book,
        KIND_BY_NAME["vergadering"],
        {
            "titel": "Raad",
            "datum": "2026-11-18",
            "status": "verslag concept",
            "aanwezig": SIX,
        },
        body="## 1. Opening\n\nBESLUIT: Ja.\nACTIE @anna: bellen\n\n::: vertrouwelijk\nGeheim.\n",
        now=NOW,
    ).text("nummer")
    _make(
        book,
        "vergadering",
        titel="Oud",
        datum="2024-01-11",
        status="afgesloten",
        aanwezig=["anna"],
    )
    meeting = f"[[{good}]]"
    _make(book, "besluit", titel="Goed", datum="2026-11-12", stemming="6-0-0", vergadering=meeting)
    no_vote = _make(book, "besluit", titel="Zonder", datum="2026-11-12", vergadering=meeting)
    lettered = _make(
        book,
        "besluit",
        titel="Advies",
        datum="2026-11-01",
        bevoegdheid="advies",
        stemming="6-0-0",
        vergadering=meeting,
    )
    create(
        book,
        KIND_BY_NAME["post"],
        {"titel": "Advies", "richting": "uit", "datum": "2026-11-02", "status": "afgehandeld"},
        body=f"Hierbij ons besluit [[{lettered}]].\n",
        now=NOW,
    )
    no_letter = _make(
        book,
        "besluit",
        titel="Instemming",
        datum="2026-11-01",
        bevoegdheid="instemming",
        stemming="6-0-0",
        vergadering=meeting,
    )
    _make(
        book,
        "besluit",
        titel="Vraag",
        datum="2026-11-01",
        bevoegdheid="initiatief",
        stemming="6-0-0",
        vergadering=meeting,
        brief="niet nodig",
    )
    _make(book, "actie", titel="Goed", wie=["anna"], uiterlijk="2026-12-01")
    nobody = _make(book, "actie", titel="Van niemand", uiterlijk="2026-12-01")
    someday = _make(book, "actie", titel="Ooit", wie=["anna"], termijn="zsm")
    forgotten = _make(book, "post", titel="Brief", richting="in", datum="2026-09-01")
    gone = read(book, _make(book, "toezegging", titel="Weg", door=["bestuurder"]))
    _make(book, "toezegging", titel="Blijft", door=["bestuurder"])
    record(
        book,
        [Write(path=gone.path, data=None, expected=gone.digest)],
        action="weggooien",
        numbers=[gone.text("nummer")],
        subject="Weg",
        now=NOW,
    )
    book.index.refresh()
    return {
        late: {"verslag-niet-vastgesteld"},
        silent: {"verslag-ontbreekt", "aanwezigheid-ontbreekt"},
        small: {"vergadering-zonder-quorum"},
        hasty: {"agenda-te-laat"},
        loose: {"verslag-niet-vastgelegd", "vertrouwelijk-open"},
        no_vote: {"besluit-zonder-stemming"},
        no_letter: {"besluit-zonder-brief"},
        nobody: {"actie-zonder-wie"},
        someday: {"actie-zonder-dag"},
        forgotten: {"post-blijft-liggen"},
        "": {"nummer-ontbreekt"},
    }


def test_the_report_finds_exactly_what_was_planted(book: Book) -> None:
    """Every defect at its note, each once, and nothing about what is in order."""
    planted = _plant(book)

    found = bottlenecks(book, TODAY)

    expected = sorted((number, code) for number, codes in planted.items() for code in codes)
    got = [
        (read(book, problem.path).text("nummer") if problem.path else "", problem.code)
        for problem in found
    ]
    assert sorted(got) == expected
    assert all(problem.severity is Severity.BOTTLENECK and problem.fix for problem in found)
    (missing,) = [problem for problem in found if problem.code == "nummer-ontbreekt"]
    assert "T-2026-001" in missing.message
    assert "22 november 2026" in missing.message


def test_bottlenecks_come_last_and_do_not_count_as_problems(book: Book) -> None:
    """Vandaag tells damage and lagging work apart; `controleer` shows both."""
    planted = _plant(book)
    number = sum(map(len, planted.values()))

    found = check(book, today=TODAY)

    assert [problem.severity for problem in found[-number:]] == [Severity.BOTTLENECK] * number
    assert count(book, today=TODAY) == (len(found) - number, number)


def test_nothing_lags_in_a_new_raadsboek(book: Book) -> None:
    """A secretary who begins is not greeted with reproaches."""
    assert bottlenecks(book, TODAY) == []
    assert bottlenecks(book, datetime.date(2030, 1, 1)) == []
