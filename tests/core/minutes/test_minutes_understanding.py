"""What minutes mean: dates, people, votes, and the problems a secretary wants to see."""

import datetime

import pytest
from hypothesis import given
from minutes_texts import minutes_texts

from raadsboek.core.minutes.context import Context
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.titles import LONGEST_TITLE, title_of
from raadsboek.core.minutes.understanding import Understanding, understand
from raadsboek.core.minutes.votes import Votes, read_votes

MEETING = Context(
    said_on=datetime.date(2026, 3, 12),
    number="V-2026-03",
    members={
        "anna": "Anna Bakker",
        "noor": "Noor van Dijk",
        "piet": "Piet de Vries",
        "bestuurder": "W. Jansen",
    },
    seatless={"bestuurder"},
    present=("anna", "noor", "bestuurder"),
    proxies=("piet machtigt anna",),
    seats=3,
    needed=2,
    next_meeting=datetime.date(2026, 4, 16),
)


def codes(body: str, context: Context = MEETING) -> list[tuple[int, str]]:
    """Return the line and code of every finding."""
    return [(found.line, found.problem.code) for found in understand(parse(body), context).findings]


def messages(body: str, context: Context = MEETING) -> list[str]:
    """Return every finding as the user reads it."""
    return [
        f"{found.problem.message} {found.problem.fix}"
        for found in understand(parse(body), context).findings
    ]


class TestThePanel:
    """A meeting as in the picture of the minute screen."""

    BODY = (
        "## 3. Reorganisatie\n"
        "BESLUIT: De OR adviseert positief\nonder drie voorwaarden.\n"
        "STEMMING: 2 voor, 1 tegen\n"
        "ACTIE @Anna voor 1 april: reactie van HR opvragen\n"
        "ACTIE @noor voor volgende vergadering: bellen\n"
        "TOEZEGGING @bestuurder over twee weken: cijfers per afdeling\n"
    )

    @pytest.fixture
    def panel(self) -> Understanding:
        """Return the minutes understood."""
        return understand(parse(self.BODY), MEETING)

    def test_everything_is_counted(self, panel: Understanding) -> None:
        """Counts per kind, and the attendance."""
        assert panel.counts == {
            EntryKind.DECISION: 1,
            EntryKind.ACTION: 2,
            EntryKind.PROMISE: 1,
            EntryKind.VOTE: 1,
            EntryKind.HELD_OVER: 0,
            EntryKind.CONFIDENTIAL: 0,
        }
        assert panel.attendance.sentence == "aanwezig 2 van 3, quorum"
        assert panel.findings == ()

    def test_a_vote_belongs_to_the_decision_above_it(self, panel: Understanding) -> None:
        """Present and proxies add up."""
        (decision,) = panel.of_kind(EntryKind.DECISION)

        assert (decision.votes, decision.vote_check) == ("2-1-0", "klopt")
        assert decision.title == "De OR adviseert positief onder drie voorwaarden"

    def test_people_and_dates_are_resolved(self, panel: Understanding) -> None:
        """A name is told apart from how it is typed, words become a day."""
        first, second = panel.of_kind(EntryKind.ACTION)
        (promise,) = panel.of_kind(EntryKind.PROMISE)

        assert first.people == ("anna",)
        assert [one.due.date for one in (first, second, promise) if one.due] == [
            datetime.date(2026, 4, 1),
            datetime.date(2026, 4, 16),
            datetime.date(2026, 3, 26),
        ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("ACTIE voor 1 april: bellen", [(0, "actie-zonder-eigenaar")]),
        ("TOEZEGGING: cijfers", [(0, "toezegging-zonder-naam")]),
        ("ACTIE @nor: bellen", [(0, "naam-onbekend")]),
        ("ACTIE @anna voor de zomer: bellen", [(0, "termijn-onduidelijk")]),
        ("BESLUIT:", [(0, "tekst-ontbreekt")]),
        ("BESLUIT B-1: a\nBESLUIT B-1: b", [(1, "nummer-dubbel")]),
        ("STEMMING: unaniem", [(0, "stemming-zonder-besluit")]),
        ("BESLUIT: a\n## 2. B\nSTEMMING: unaniem", [(2, "stemming-zonder-besluit")]),
        ("BESLUIT: a\nSTEMMING: wie weet", [(1, "stemming-onduidelijk")]),
        ("BESLUIT: a\nSTEMMING: 3-0-0\nSTEMMING: 2-1-0", [(2, "stemming-dubbel")]),
        ("BESLUIT: a\nSTEMMING: 4 voor", [(0, "stemmen-kloppen-niet")]),
        ("BESLUIT: a\nSTEMMING: 1-2-0", [(0, "geen-meerderheid")]),
        (
            "BESLUIT: a\n::: vertrouwelijk\nSTEMMING: 3-0-0\n:::",
            [(2, "stemming-vertrouwelijk")],
        ),
    ],
)
def test_trouble_is_found_at_its_line(body: str, found: list[tuple[int, str]]) -> None:
    """One problem each, where it can be mended."""
    assert codes(body) == found


class TestHeldOver:
    """A point that goes to the next meeting."""

    @pytest.mark.parametrize(
        "line",
        [
            "AANGEHOUDEN: de cijfers zijn er nog niet",
            "AANGEHOUDEN tot volgende vergadering: de cijfers zijn er nog niet",
            "Aangehouden tot 17 december: de cijfers zijn er nog niet",
        ],
    )
    def test_the_reason_is_read_below_its_point(self, line: str) -> None:
        """With or without the words until when; it becomes no note of its own."""
        minutes = parse(f"## 3. Jaarplan\n\n{line}\n")

        (entry,) = minutes.entries
        assert (entry.kind, entry.text) == (
            EntryKind.HELD_OVER,
            "de cijfers zijn er nog niet",
        )
        assert minutes.item_of(entry) == minutes.items[0]
        assert understand(minutes, MEETING).findings == ()

    def test_without_a_point_it_is_told_so(self) -> None:
        """Above the first heading there is nothing to hold over."""
        assert codes("AANGEHOUDEN: later\n") == [(0, "aangehouden-zonder-punt")]


def test_an_unknown_name_comes_with_the_nearest_one() -> None:
    """Also when a surname was typed, or the @ was forgotten."""
    assert messages("ACTIE @nor: bellen") == ["Niemand heet @nor. Bedoelt u @noor?"]
    assert messages("ACTIE @bakker: bellen") == ["Niemand heet @bakker. Bedoelt u @anna?"]
    assert "Schrijf @anna achter ACTIE." in messages("ACTIE anna: bellen")[1]
    assert "Schrijf @anna achter ACTIE." in messages("ACTIE anna voor 1 april: bellen")[1]


def test_a_vote_above_its_decision_is_told_so() -> None:
    """There is a decision in the point, only not above the vote."""
    (message,) = messages("STEMMING: unaniem\nBESLUIT: a")

    assert message.startswith("Boven deze stemming staat geen besluit in hetzelfde agendapunt.")


def test_a_vote_that_does_not_add_up_says_how() -> None:
    """The numbers are shown, so that the secretary sees which one is wrong."""
    (message,) = messages("BESLUIT: a\nSTEMMING: 8 voor")

    assert message.startswith("De stemming klopt niet: 8 stemmen, 2 aanwezig en 1 machtiging.")


def test_a_decision_without_quorum_is_flagged() -> None:
    """One member and a director do not make a council."""
    alone = Context(
        said_on=MEETING.said_on,
        members=MEETING.members,
        seatless=MEETING.seatless,
        present=("anna", "bestuurder"),
        seats=3,
        needed=2,
    )

    assert codes("BESLUIT: a", alone) == [(0, "besluit-zonder-quorum")]


def test_as_long_as_attendance_is_not_filled_in_nothing_is_held_against_a_vote() -> None:
    """The list of those present often comes last."""
    unknown = Context(said_on=MEETING.said_on, seats=3, needed=2)

    assert codes("BESLUIT: a\nSTEMMING: 8 voor", unknown) == []
    (decision,) = understand(parse("BESLUIT: a\nSTEMMING: unaniem"), unknown).of_kind(
        EntryKind.DECISION
    )
    assert decision.votes == ""


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("7 voor, 1 tegen, 1 onthouding", Votes(7, 1, 1)),
        ("7 stemmen voor en 2 onthoudingen", Votes(7, 0, 2)),
        ("zeven voor, geen tegen, 1 blanco", Votes(7, 0, 1)),
        ("tegen: 1", None),
        ("7-1-1", Votes(7, 1, 1)),
        ("7/2", Votes(7, 2, 0)),
        ("Unaniem", Votes(0, 0, 0, unanimous=True)),
        ("met algemene stemmen", Votes(0, 0, 0, unanimous=True)),
        ("unaniem, 9 voor", Votes(9, 0, 0)),
        ("dertien voor, twee tegen", Votes(13, 2, 0)),
        ("7 vóór, 1 tegen", Votes(7, 1, 0)),
        ("5 leden stemmen voor, 1 lid stemt tegen", Votes(5, 1, 0)),
        ("", None),
    ],
)
def test_votes_are_read_in_the_forms_that_people_write(text: str, votes: Votes | None) -> None:
    """Figures, words and the two ways to say that everybody agreed."""
    assert read_votes(text) == votes


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Reactie van HR opvragen", "Reactie van HR opvragen"),
        ("De OR stemt in. Hij vraagt om een evaluatie.", "De OR stemt in"),
        ("Advies o.b.v. art. 25 WOR. Dan volgt overleg", "Advies o.b.v. art. 25 WOR"),
        ("Dhr. Jansen spreekt met J. de Vries.", "Dhr. Jansen spreekt met J. de Vries"),
        ("Wie belt? Anna belt.", "Wie belt?"),
        ("Volgens **[[D-2026-004|het dossier]]**:\n- a", "Volgens het dossier: - a"),
        ("", ""),
    ],
)
def test_a_title_is_the_first_sentence(text: str, title: str) -> None:
    """An abbreviation does not end it, marks and links are left out."""
    assert title_of(text) == title


def test_a_long_title_is_cut_at_a_word() -> None:
    """With a mark that there is more."""
    title = title_of("woord " * 40)

    assert len(title) <= LONGEST_TITLE
    assert title.endswith("woord…")


@given(minutes_texts())
def test_any_minutes_are_understood(body: str) -> None:
    """Every entry comes back, and every problem has something to do."""
    minutes = parse(body)
    understood = understand(minutes, MEETING)

    assert [one.entry for one in understood.entries] == list(minutes.entries)
    assert all(found.problem.message and found.problem.fix for found in understood.findings)
