"""Vandaag warns in time: for agendas, messages and facilities, by the council's own rules."""

import datetime
from pathlib import Path

import pytest

from raadsboek.book import quick
from raadsboek.book.opening import open_to_read
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.today import overview
from raadsboek.core.overview import Overview
from raadsboek.core.overview_layout import plain_lines, rows

NOW = datetime.datetime(2036, 11, 22, 13, 47, tzinfo=datetime.UTC)
LATER_NS = int(NOW.timestamp()) * 1_000_000_000
TODAY = datetime.date(2026, 11, 17)
OWN_DAYS = "  agenda-dagen: 10\n  voorzieningen: [zaal, lunch]\n"
SENT = "verzonden:\n- '2026-11-16 agenda voor 2026-11-26 aan @anna'\n"


def look(root: Path, meetings: list[str], settings: str = "", today: datetime.date = TODAY
         ) -> Overview:  # fmt: skip
    """Return what the start screen shows of these meetings, the same by both roads."""
    folder = root / "vergaderingen/2026"
    folder.mkdir(parents=True)
    for place, keys in enumerate(meetings, 1):
        number = f"V-2026-{place:02}"
        text = f"---\nsoort: vergadering\nnummer: {number}\ntitel: Raad\n{keys}---\n\ntekst\n"
        (folder / f"{number} raad.md").write_text(text, encoding="utf-8")
    (root / "raadsboek.yaml").write_text(f"organen:\n- naam: OR\n  soort: OR\n{settings}")
    book = open_to_read(root, now=NOW)
    refresh_and_remember(book, now_ns=LATER_NS)
    found = overview(book, today)
    assert quick.overview(str(root), today) == found
    return found


def told(found: Overview, width: int = 80) -> list[str]:
    """Return the lines of the right column that ask for something."""
    lines = ["".join(span.text for span in row.right.spans) for row in rows(found, width)]
    end = next(at for at, line in enumerate(lines) if line.startswith("POST "))
    return lines[4 : end - 1]


@pytest.mark.parametrize(
    ("settings", "today", "lines"),
    [
        ("", datetime.date(2026, 11, 11), []),
        (
            "",
            datetime.date(2026, 11, 16),
            ["● agenda uiterlijk do 19 nov · over", "  3 dagen", "  7 dagen · art. 14 lid 2 g WOR"],
        ),
        (
            "",
            datetime.date(2026, 11, 20),
            ["! moest do 19 nov verzonden zijn", "  7 dagen · art. 14 lid 2 g WOR"],
        ),
        (
            "  agenda-dagen: 10\n",
            datetime.date(2026, 11, 17),
            ["! moest ma 16 nov verzonden zijn", "  10 dagen · reglement; de wet", "  vraagt 7"],
        ),
    ],
)
def test_the_agenda_is_asked_for_a_week_before_it_must_be_known(
    tmp_path: Path, settings: str, today: datetime.date, lines: list[str]
) -> None:
    """By the law, or by the longer term of the council's own rules."""
    found = look(tmp_path, ["datum: 2026-11-26\nstatus: gepland\n"], settings, today)
    assert told(found) == lines


@pytest.mark.parametrize("form", ["db", "commissie"])
def test_a_meeting_of_a_part_of_the_council_has_no_such_day(tmp_path: Path, form: str) -> None:
    """The executive need not publish its agenda."""
    assert told(look(tmp_path, [f"datum: 2026-11-18\nvorm: {form}\n"])) == []


def test_what_is_to_be_arranged_is_told_two_weeks_ahead(tmp_path: Path) -> None:
    """What the council always needs, or the meeting's own list; not what is arranged."""
    found = look(
        tmp_path,
        [
            f"datum: 2026-11-26\nstatus: agenda verzonden\n{SENT}",
            "datum: 2026-11-30\nstatus: agenda verzonden\nte-regelen: beamer, lunch\n"
            "geregeld: [Lunch]\n",
            "datum: 2026-12-01\nstatus: agenda verzonden\n",
        ],
        OWN_DAYS,
    )
    assert told(found) == ["● nog te regelen: zaal, lunch", "● V-2026-02 nog te regelen: beamer"]


@pytest.mark.parametrize("status", ["gehouden", "verslag concept"])
def test_a_meeting_that_was_held_today_asks_nothing_any_more(tmp_path: Path, status: str) -> None:
    """Its room is no longer to be arranged, and nobody needs to hear of its day."""
    found = look(tmp_path, [f"datum: 2026-11-18\nstatus: {status}\n{SENT}te-regelen: zaal\n"])
    assert told(found) == []


def test_whoever_was_told_another_day_is_owed_a_message(tmp_path: Path) -> None:
    """After a move; a later meeting has one line for what presses most."""
    found = look(
        tmp_path,
        [
            f"datum: 2026-11-25\nstatus: agenda verzonden\n{SENT}",
            "datum: 2026-11-27\nstatus: agenda concept\n",
            "datum: 2026-11-23\nstatus: vervallen\n",
        ],
    )
    assert told(found) == [
        "! de nieuwe dag is nog niet gemeld",
        "● V-2026-02 agenda voor vr 20 nov",
    ]
    assert "● V-2026-02 agenda voor vr 20 nov" in plain_lines(found)
