"""What is proposed for an agenda, why, in which order, and putting it there."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raadsboek.core.council import Council
from raadsboek.core.kinds import meeting
from raadsboek.core.meetings.agenda.carrying import Earlier, carried_from
from raadsboek.core.meetings.agenda.fixed_points import Gathers, fixed_points_of
from raadsboek.core.meetings.agenda.placing import (
    fixed_point_for,
    gathered_lines,
    is_on,
    postponed_lines,
    waiting,
    waiting_below,
    whole_agenda,
    with_gathered,
    with_proposal,
    without_proposal,
)
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.meetings.agenda.proposals import Proposal, propose
from raadsboek.core.meetings.agenda.timing import timing_of
from raadsboek.core.meetings.agenda.waiting import Carried, Facts, Waiting

Day = datetime.date

COUNCIL = Council(name="OR")
FACTS = Facts(
    today=Day(2026, 11, 22),
    day=Day(2026, 12, 17),
    form="raad",
    next_day=Day(2027, 1, 21),
    fixed=fixed_points_of(COUNCIL, "raad"),
    actions=(
        Waiting(number="A-1", title="Reactie opvragen", people=("anna",), day=Day(2026, 11, 17)),
        Waiting(number="A-2", title="Nieuwsbrief", people=("omar",), day=Day(2026, 12, 17)),
        Waiting(number="A-3", title="Volgend jaar", people=("omar",), day=Day(2026, 12, 18)),
        Waiting(number="A-4", title="Ooit", form="overleg"),
    ),
    promises=(
        Waiting(number="T-1", title="Cijfers", people=("bestuurder",), day=Day(2026, 10, 15)),
        Waiting(number="T-2", title="Plan", people=("bestuurder",), day=Day(2027, 3, 1)),
    ),
    trajectories=(
        Waiting(
            number="D-1",
            title="Reorganisatie",
            people=("anna", "noor"),
            day=Day(2026, 11, 23),
            form="advies",
            reason="beroep Ondernemingskamer",
        ),
        Waiting(number="D-2", title="Rooster", day=Day(2027, 1, 10), form="instemming"),
        Waiting(number="D-3", title="Later", day=Day(2027, 1, 21), form="advies"),
        Waiting(number="D-4", title="Geen dag", form="advies"),
    ),
    post=(
        Waiting(
            number="P-1",
            title="Offerte",
            sender="bureau",
            day=Day(2026, 11, 20),
            handling="ter kennisname",
        ),
        Waiting(
            number="P-2",
            title="Geheime brief",
            sender="bestuurder",
            day=Day(2026, 11, 10),
            handling="ter bespreking",
            confidential=True,
            trajectory="D-1",
        ),
    ),
    decisions=(
        Waiting(number="B-1", title="Thuiswerken", day=Day(2026, 12, 1), power="instemming"),
        Waiting(number="B-2", title="Vergaderregels", day=Day(2026, 12, 1), power="intern"),
        Waiting(number="B-3", title="Later", day=Day(2027, 1, 1)),
    ),
    minutes=(Waiting(number="V-1", title="Raadsvergadering", day=Day(2026, 11, 12), form="raad"),),
    carried=(
        Carried(
            title="Jaarplan 2027",
            attributes={"tijd": "20 min", "doel": "besluiten"},
            why="aangehouden op do 12 nov",
        ),
    ),
)


PLAIN_POST = replace(FACTS, post=tuple(replace(one, trajectory="") for one in FACTS.post))
"""Post that is no paper of a topic: naming it there would count as being on the agenda."""


def by_source(facts: Facts = FACTS) -> dict[str, Proposal]:
    """Return the proposals by the note that they come from."""
    return {one.source: one for one in propose(facts) if one.source}


class TestProposing:
    """What belongs on an agenda."""

    def test_a_council_meeting_gets_everything_that_falls_due_before_it(self) -> None:
        """Each once, with the reason why; what falls due later waits."""
        found = by_source()

        assert {number: one.why for number, one in found.items()} == {
            "A-1": "te laat sinds di 17 nov",
            "A-2": "uiterlijk do 17 dec",
            "A-4": "zonder datum",
            "T-1": "te laat sinds do 15 okt",
            "D-1": "uiterlijk ma 23 nov: beroep Ondernemingskamer",
            "D-2": "loopt af op zo 10 jan",
            "P-1": "binnen sinds vr 20 nov",
            "P-2": "binnen sinds di 10 nov",
            "B-1": "evaluatie op 1 december",
            "B-2": "evaluatie op 1 december",
            "V-1": "nog niet vastgesteld",
        }

    def test_a_consultation_meeting_sees_only_what_is_for_both_tables(self) -> None:
        """All open promises; no post, no internal decisions, no action items of the council."""
        facts = replace(FACTS, form="overleg", fixed=fixed_points_of(COUNCIL, "overleg"))
        actions = tuple(
            replace(one, form="raad") if one.number in ("A-1", "A-2") else one
            for one in FACTS.actions
        )

        found = by_source(replace(facts, actions=actions))

        assert set(found) == {"A-4", "T-1", "T-2", "D-1", "D-2", "B-1", "V-1"}
        assert found["D-1"].attributes["doel"] == "bespreken"

    def test_a_decision_is_evaluated_in_its_month(self) -> None:
        """Twelve months on is a day after the second Thursday of that month, not a month late."""
        taken = Waiting(number="B-9", title="Proef", day=Day(2026, 12, 18), power="intern")
        facts = replace(FACTS, decisions=(taken,))

        assert by_source(facts)["B-9"].why == "evaluatie op 18 december"
        assert "B-9" not in by_source(replace(facts, next_day=Day(2026, 12, 31)))
        assert "B-9" not in by_source(replace(facts, day=Day(2026, 11, 30)))

    def test_an_own_meeting_of_a_few_gets_its_own_action_items(self) -> None:
        """The executive committee is no place for the whole council's list."""
        facts = replace(FACTS, form="db", fixed=fixed_points_of(COUNCIL, "db"))
        own = replace(FACTS.actions[0], form="db")

        found = by_source(replace(facts, actions=(own, *FACTS.actions[1:])))

        assert set(found) == {"A-1", "V-1"}

    def test_a_topic_has_goal_time_speakers_and_papers(self) -> None:
        """The post of the trajectory are its papers."""
        assert by_source()["D-1"].attributes == {
            "doel": "besluiten",
            "tijd": "30 min",
            "inbreng": "@anna @noor",
            "stukken": "[[P-2]]",
            "bevoegdheid": "advies",
            "traject": "[[D-1]]",
        }

    def test_what_is_gathered_is_one_line_each(self) -> None:
        """Post with its code, action items with who and when; confidential: the number only."""
        found = by_source()

        assert found["P-1"].line == "- [[P-1]] Offerte (bureau): ter kennisname"
        assert found["P-2"].line == "- [[P-2]] vertrouwelijk: ter bespreking"
        assert found["A-1"].line == "- [[A-1]] @anna: Reactie opvragen (uiterlijk di 17 nov)"
        assert found["V-1"].line == "- [[V-1]] Raadsvergadering do 12 nov"

    def test_without_a_point_for_post_only_what_needs_talk_is_proposed(self) -> None:
        """A council that handles its post by mail still discusses what must be discussed."""
        council = Council(name="OR", agenda={"raad": ("Opening", "verzamelt: onderwerpen")})

        found = by_source(replace(FACTS, fixed=fixed_points_of(council, "raad")))

        assert {"P-2", "A-1", "T-1", "V-1"} <= set(found)
        assert not {"P-1", "A-2", "A-4"} & set(found)
        assert found["P-2"].title == "Vertrouwelijk onderwerp (P-2)"
        assert found["V-1"].title == "Verslag van do 12 nov vaststellen"
        assert all(one.gathered is None for one in found.values())

    def test_a_trajectory_that_was_held_over_is_proposed_once(self) -> None:
        """With the title that it had, and both reasons."""
        held = Carried(
            title="Reorganisatie: vervolg",
            attributes={"traject": "[[D-1]]", "tijd": "40 min"},
            why="aangehouden op do 12 nov",
        )

        (one,) = [
            one
            for one in propose(replace(FACTS, carried=(held,)))
            if "D-1" in one.attributes.get("traject", "")
        ]

        assert (one.title, one.source) == ("Reorganisatie: vervolg", "D-1")
        assert one.attributes["tijd"] == "40 min"
        assert one.why == "aangehouden op do 12 nov · uiterlijk ma 23 nov: beroep Ondernemingskamer"


class TestPlacing:
    """Proposals on an agenda."""

    def test_a_new_agenda_has_everything_in_the_order_of_the_council(self) -> None:
        """The headings of a new note make way for the fixed points."""
        agenda = whole_agenda(meeting.KIND.skeleton, propose(FACTS))

        assert [point.title for point in agenda.points] == [
            "Opening en vaststelling agenda",
            "Mededelingen",
            "Ingekomen en uitgegane post",
            "Verslag van de vorige vergadering",
            "Actielijst en toezeggingen",
            "Reorganisatie",
            "Rooster",
            "Evaluatie: Thuiswerken",
            "Evaluatie: Vergaderregels",
            "Jaarplan 2027",
            "W.v.t.t.k.",
            "Rondvraag",
            "Sluiting",
        ]
        assert waiting(agenda, propose(FACTS)) == []
        assert agenda.points[2].below == [
            "- [[P-2]] vertrouwelijk: ter bespreking",
            "- [[P-1]] Offerte (bureau): ter kennisname",
        ]
        assert len(agenda.points[4].below) == 4

    def test_an_agenda_that_was_worked_on_keeps_what_is_there(self) -> None:
        """Only what waits comes in, at its place."""
        body = (
            "## 1. Opening\n\n## 2. Verslag van V-1 vaststellen\nstukken: [[V-1]]\n\n"
            "## 3. Over [[D-2]]\n\n## 4. Onze eigen vraag\n\n## 5. Sluiting\n"
        )

        agenda = whole_agenda(body, propose(FACTS))

        titles = [point.title for point in agenda.points]
        assert titles[:2] == ["Opening", "Ingekomen en uitgegane post"]
        assert titles[2:5] == [
            "Verslag van V-1 vaststellen",
            "Actielijst en toezeggingen",
            "Over [[D-2]]",
        ]
        assert titles[5:7] == ["Onze eigen vraag", "Reorganisatie"]
        assert "Rooster" not in titles
        assert titles[-1] == "Sluiting"
        assert "Rondvraag" not in titles

    def test_what_is_dropped_waits_again(self) -> None:
        """A point, a gathered line and a fixed point each come off and go on again."""
        proposals = propose(PLAIN_POST)
        agenda = whole_agenda("", proposals)
        for proposal in proposals:
            less = without_proposal(agenda, proposals, proposal)
            assert not is_on(less, proposals, proposal), proposal
            more = with_proposal(less, proposals, proposal)
            assert is_on(more, proposals, proposal)
            if proposal.gathered is None:
                assert more.text == agenda.text

    def test_a_title_of_the_secretary_s_own_is_known_as_the_fixed_point(self) -> None:
        """'Postlijst' gathers the post when the council's own name for it is not there."""
        proposals = propose(FACTS)
        agenda = read_agenda("## 1. Post van deze maand\n")

        (post,) = [one for one in proposals if one.source == "P-1"]

        assert with_proposal(agenda, proposals, post).text == (
            "## 1. Post van deze maand\n- [[P-1]] Offerte (bureau): ter kennisname\n"
        )

    @given(st.sets(st.integers(0, 40)), st.integers(0, 40))
    def test_all_for_a_fixed_point_is_each_of_them_in_turn(self, on: set[int], which: int) -> None:
        """Whatever stands there already, and whether or not the fixed point itself does."""
        proposals = propose(PLAIN_POST)
        agenda = read_agenda("## 1. Eigen punt\n\nTekst.\n")
        for place in sorted(on):
            agenda = with_proposal(agenda, proposals, proposals[place % len(proposals)])
        fixed = [one for one in proposals if one.is_fixed]
        wanted = fixed[which % len(fixed)]
        found = waiting_below(agenda, proposals, wanted)
        expected = agenda
        for one in found:
            expected = with_proposal(expected, proposals, one)

        taken = with_gathered(agenda, proposals, wanted)

        assert taken == expected
        assert all(fixed_point_for(proposals, one) is wanted for one in found)
        assert waiting_below(taken, proposals, wanted) == []

    def test_hundreds_go_on_in_the_order_in_which_they_wait(self) -> None:
        """Action items that nobody did for years are no reason to wait."""
        many = tuple(Waiting(number=f"A-{at}", title=f"Taak {at}") for at in range(300))
        proposals = propose(replace(FACTS, actions=many))
        (fixed,) = [one for one in proposals if Gathers.ACTIONS in one.gathers]

        taken = with_gathered(read_agenda(""), proposals, fixed)

        lines = [one.line for one in proposals if fixed_point_for(proposals, one) is fixed]
        assert len(lines) == 301
        assert gathered_lines(taken.points[0]) == lines

    @given(st.lists(st.integers(0, 40), max_size=12))
    def test_taking_and_dropping_in_any_order_loses_nothing(self, steps: list[int]) -> None:
        """Each proposal is either on the agenda or waits, and never twice on it."""
        proposals = propose(PLAIN_POST)
        agenda = read_agenda("")
        for step in steps:
            proposal = proposals[step % len(proposals)]
            if is_on(agenda, proposals, proposal):
                agenda = without_proposal(agenda, proposals, proposal)
            else:
                agenda = with_proposal(agenda, proposals, proposal)
        on = [one for one in proposals if is_on(agenda, proposals, one)]
        assert len(on) + len(waiting(agenda, proposals)) == len(proposals)
        for one in on:
            if one.line:
                assert agenda.text.count(one.line) == 1


class TestCarrying:
    """From one meeting to the next."""

    def test_a_point_that_was_held_over_or_taken_off_comes_back(self) -> None:
        """With what it had: time, goal, papers."""
        first = Earlier(
            day=Day(2026, 11, 12),
            body=(
                "## 5. Jaarplan\ndoel: besluiten · tijd: 20 min\n\nAANGEHOUDEN: geen cijfers\n\n"
                "## 6. Scholing\naangehouden: ja\n\n## 7. Rondvraag\n"
            ),
            postponed=("Kantine · tijd: 5 min",),
        )

        jaarplan, scholing, kantine = carried_from([first])

        assert jaarplan == Carried(
            title="Jaarplan",
            attributes={"doel": "besluiten", "tijd": "20 min"},
            why="aangehouden op do 12 nov: geen cijfers",
        )
        assert (scholing.title, scholing.attributes) == ("Scholing", {})
        assert (kantine.title, kantine.why) == ("Kantine", "doorgeschoven op do 12 nov")

    def test_a_point_that_stood_on_a_later_agenda_is_dealt_with(self) -> None:
        """Unless it was held over there as well; a meeting that knew nothing of it keeps it."""
        meetings = [
            Earlier(day=Day(2026, 9, 1), body="", postponed=("Kantine", "Scholing")),
            Earlier(day=Day(2026, 10, 1), body="## 1. Kantine\nBesproken.\n"),
            Earlier(day=Day(2026, 11, 1), body="## 1. Opening\n"),
        ]

        assert [one.title for one in carried_from(reversed(meetings))] == ["Scholing"]

    def test_what_was_held_over_behind_closed_doors_is_not_named(self) -> None:
        """Neither the reason nor the title of a confidential point goes on an agenda."""
        body = (
            "## 1. Bonus\n::: vertrouwelijk\nAANGEHOUDEN: ruzie\n:::\n\n"
            "::: vertrouwelijk\n## 2. Ontslag\nAANGEHOUDEN: later\n:::\n"
        )

        first, second = carried_from([Earlier(day=Day(2026, 11, 12), body=body)])

        assert (first.title, first.why) == ("Bonus", "aangehouden op do 12 nov")
        assert second.title == "Vertrouwelijk punt 2"


class TestTiming:
    """How long it takes."""

    @pytest.mark.parametrize(
        ("start", "end", "sentence", "short"),
        [
            ("13:30", "15:30", "45 van 120 min", 0),
            ("13:30", "14:00", "45 van 30 min", 15),
            ("23:30", "00:30", "45 van 60 min", 0),
            ("13:30", "", "45 min", 0),
            ("half twee", "15:30", "45 min", 0),
        ],
    )
    def test_the_time_against_the_length(
        self, start: str, end: str, sentence: str, short: int
    ) -> None:
        """Also over midnight, and without times."""
        agenda = read_agenda("## 1. A\ntijd: 5 min\n\n## 2. B\ntijd: 40 min\n\n## 3. C\n")

        timing = timing_of(agenda, start, end)

        assert (timing.sentence, timing.short) == (sentence, short)
        if start == "13:30":
            assert timing.starts == ("13:30", "13:35", "14:15")


def test_what_comes_back_every_year_is_proposed_once_and_returns_by_itself() -> None:
    """Not beside a fixed point of that name, and no meeting remembers that it was not on it."""
    duties = (
        Carried(title="Jaarrekening", why="jaarkalender (art. 31a lid 2 WOR)"),
        Carried(title=FACTS.fixed[0].title, why="jaarkalender"),
    )
    found = propose(replace(FACTS, duties=duties))
    yearly = [one for one in found if one.is_yearly]
    assert [(one.title, one.why) for one in yearly] == [
        ("Jaarrekening", "jaarkalender (art. 31a lid 2 WOR)")
    ]
    assert "Jaarrekening" not in " ".join(postponed_lines(read_agenda(""), found))


def test_gathers_are_what_the_settings_can_say() -> None:
    """The words behind 'verzamelt'."""
    assert [one.value for one in Gathers] == [
        "post",
        "acties",
        "toezeggingen",
        "verslagen",
        "onderwerpen",
    ]
