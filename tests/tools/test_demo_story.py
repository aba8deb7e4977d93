"""The demo raadsboek as notes: enough of each, all sound, all linked, always something due."""

import datetime
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.days import Days
from demo.dossiers import COUNCIL
from demo.story import tell
from demo.world import Version
from raadsboek.core.kinds import KIND_BY_NAME, KINDS
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import target, targets
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.note import Note
from raadsboek.core.schema import Shape, fields_of
from raadsboek.core.trajectories.checking import dossier_problems
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.core.trajectories.phases import phase_of
from raadsboek.vault.procedures import read_law
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.template import template_files

DAY = datetime.timedelta(days=1)
ANY_DAY = st.dates(datetime.date(2026, 1, 1), datetime.date(2029, 12, 31))
PICTURED = datetime.date(2026, 11, 22)
DAYS = (
    PICTURED,
    datetime.date(2026, 1, 1),
    datetime.date(2026, 3, 31),
    datetime.date(2026, 5, 14),
    datetime.date(2026, 8, 3),
    datetime.date(2026, 9, 1),
    datetime.date(2026, 12, 24),
    datetime.date(2026, 12, 31),
    datetime.date(2028, 2, 29),
)


@cache
def versions(today: datetime.date) -> list[Version]:
    """Return the versions of the demo that is opened on this day."""
    return tell(today)


@cache
def notes(today: datetime.date) -> dict[str, Note]:
    """Return the numbered notes of the demo as they are on this day, by number."""
    files = {file.path: file.data for v in versions(today) for file in v.draft.files}
    read = [
        note_from_bytes(path, data)
        for path, data in files.items()
        if path.endswith(".md") and data is not None
    ]
    return {note.text("nummer"): note for note in read if note.text("nummer")}


def of_kind(today: datetime.date, kind: str) -> list[Note]:
    """Return the notes of one kind, by number."""
    found = [note for note in notes(today).values() if note.text("soort") == kind]
    return sorted(found, key=lambda note: note.text("nummer"))


def open_due(today: datetime.date) -> dict[str, datetime.date]:
    """Return the number and due day of every note that still asks for work."""
    found = {}
    for number, note in notes(today).items():
        kind = KIND_BY_NAME[note.text("soort")]
        due = note.text(kind.due_key) if kind.due_key else ""
        if due and note.text(kind.status_key) in kind.open_statuses:
            found[number] = datetime.date.fromisoformat(due)
    return found


class TestContent:
    """What there is in the year."""

    def test_is_as_much_as_promised(self) -> None:
        """About 300 notes: 17 meetings held, two to come, the registers they fill, and the year."""
        count = Counter(note.text("soort") for note in notes(PICTURED).values())

        assert 250 <= sum(count.values()) <= 350
        assert count["vergadering"] == 19
        assert count["traject"] == 6
        assert count["afspraak"] >= 12
        assert count["post"] >= 60
        assert count["besluit"] >= 30
        assert count["actie"] >= 60
        assert count["toezegging"] >= 18
        assert set(count) == {kind.name for kind in KINDS}

    def test_has_eleven_council_and_six_consultation_meetings(self) -> None:
        """Meetings held have long minutes and attendance; the next two have an agenda."""
        meetings = of_kind(PICTURED, "vergadering")
        held = [note for note in meetings if note.text("datum") < PICTURED.isoformat()]
        coming = [note for note in meetings if note not in held]

        assert Counter(note.text("vorm") for note in held) == {"raad": 11, "overleg": 6}
        assert all(len(note.body.split()) > 250 for note in held)
        assert all(len(note.texts("aanwezig")) >= 7 for note in held)
        assert [note.text("status") for note in coming] == ["agenda concept"] * 2
        assert all(len(parse(note.body).items) >= 8 for note in coming)

    def test_has_dossiers_of_four_rights_in_different_phases(self) -> None:
        """Two for advice, two for consent, an initiative and the appointment of a director."""
        trajectories = of_kind(PICTURED, "traject")

        assert Counter(note.text("vorm") for note in trajectories) == {
            "advies": 2,
            "instemming": 2,
            "initiatief": 1,
            "benoeming bestuurder": 1,
        }
        assert len({note.text("status") for note in trajectories}) == 6

    def test_has_nine_members_in_office(self) -> None:
        """Nine seats are filled; one member left and one came during the year."""
        day = PICTURED.isoformat()
        seated = [
            note
            for note in of_kind(PICTURED, "lid")
            if note.text("rol") not in ("bestuurder", "ambtelijk secretaris", "vaste gast")
        ]

        assert len(seated) == 10
        assert sum(note.text("van") <= day <= note.text("tot") for note in seated) == 9

    def test_minutes_hold_confidential_blocks(self) -> None:
        """Four meetings spoke of something confidential; a decision there is confidential too."""
        meetings = of_kind(PICTURED, "vergadering")
        secret = [note for note in of_kind(PICTURED, "besluit") if note.text("vertrouwelijk")]

        assert sum("::: vertrouwelijk" in note.body for note in meetings) == 4
        assert [note.text("vertrouwelijk") for note in secret] == ["ja"]

    def test_titles_fit_in_a_list(self) -> None:
        """Hardly any title is cut: the first sentence of a line says it shortly."""
        cut = [note for note in notes(PICTURED).values() if note.text("titel").endswith("…")]

        assert len(cut) <= 3

    def test_no_two_meetings_say_the_same(self) -> None:
        """Paragraphs are written for one meeting: hardly any line returns in another."""
        lines = Counter(
            line
            for note in of_kind(PICTURED, "vergadering")
            for line in set(note.body.splitlines())
            if len(line.split()) > 12
        )

        assert [line for line, times in lines.items() if times > 1] == []


@pytest.mark.parametrize("today", DAYS, ids=str)
class TestSoundness:
    """What holds whatever the day on which the demo is opened."""

    def test_every_note_is_without_problems(self, today: datetime.date) -> None:
        """The program has nothing to say about any note."""
        assert [problem for note in notes(today).values() for problem in note.problems] == []

    def test_every_link_leads_somewhere(self, today: datetime.date) -> None:
        """Numbers between brackets, in the text and in the keys, are numbers of notes."""
        known = notes(today)

        for number, note in known.items():
            keys = " ".join(note.text(key) for key in note.meta)
            dead = [link for link in targets(f"{keys} {note.body}") if link not in known]
            assert dead == [], number

    def test_numbers_are_given_once_and_without_gaps(self, today: datetime.date) -> None:
        """Every path has its own number, and each series counts on."""
        paths = {
            file.path for v in versions(today) for file in v.draft.files if file.path.endswith("md")
        }
        series: dict[str, list[int]] = {}
        for number in notes(today):
            form, _, sequence = number.rpartition("-")
            series.setdefault(form, []).append(int(sequence))

        models = sum(path.startswith("sjablonen/") for path, _data in template_files())
        assert len([path for path in paths if path.count("/") >= 1]) == len(notes(today)) + models
        for form, found in series.items():
            assert sorted(found) == list(range(1, len(found) + 1)), form

    def test_meeting_line_and_note_point_at_each_other(self, today: datetime.date) -> None:
        """A note made in a meeting stands in its minutes, and the other way round."""
        for meeting in of_kind(today, "vergadering"):
            number = meeting.text("nummer")
            lines = {entry.number for entry in parse(meeting.body).entries if entry.number}
            made = {
                other
                for other, note in notes(today).items()
                if note.text("soort") in ("besluit", "actie", "toezegging")
                and target(note.text("vergadering")) == number
            }
            assert lines == made, number

    def test_decisions_and_promises_have_the_day_of_their_meeting(
        self, today: datetime.date
    ) -> None:
        """A date in the register is the date of the meeting it came from."""
        for kind, key in (("besluit", "datum"), ("toezegging", "toegezegd")):
            for note in of_kind(today, kind):
                meeting = notes(today)[target(note.text("vergadering"))]
                assert note.text(key) == meeting.text("datum"), note.path

    def test_what_is_closed_says_when_and_how(self, today: datetime.date) -> None:
        """An action that is done has a day and a result, a promise that was kept a day."""
        for note in of_kind(today, "actie"):
            if note.text("status") == "gereed":
                assert note.text("resultaat"), note.path
                assert note.text("afgehandeld") <= today.isoformat(), note.path
        for note in of_kind(today, "toezegging"):
            if note.text("status") == "voldaan":
                assert note.text("toegezegd") < note.text("voldaan") <= today.isoformat(), note.path

    def test_an_expense_is_on_a_post_of_its_year(self, today: datetime.date) -> None:
        """Also where a year of meetings lies over two years of the budget."""
        for note in of_kind(today, "uitgave"):
            day = note.text("verplicht") or note.text("betaald")
            post = notes(today)[target(note.text("begrotingspost"))]
            assert not day or post.text("jaar") == day[:4], note.path

    def test_trajectories_go_forward(self, today: datetime.date) -> None:
        """Received, consulted, issued, decided: in that order."""
        for note in of_kind(today, "traject"):
            consulted = notes(today).get(target(note.text("overleg")))
            steps = [
                note.text("ontvangen"),
                consulted.text("datum") if consulted else "",
                note.text("uitgebracht"),
                note.text("besluit-ontvangen"),
            ]
            known = [step for step in steps if step]
            assert all(earlier < later for earlier, later in pairwise(known)), note.path

    def test_dossiers_are_in_the_phase_that_their_events_say(self, today: datetime.date) -> None:
        """Only work of the council itself, between two events, sets another phase by hand."""
        for note in of_kind(today, "traject"):
            dossier = work_out(note.meta, read_law(), COUNCIL)
            phase = phase_of(dossier, dossier.events, today)
            assert note.text("status") in (phase, "in behandeling", "concept"), note.path
            assert not dossier_problems(note.meta, read_law(), COUNCIL), note.path

    def test_the_appeal_runs_until_the_day_of_the_story(self, today: datetime.date) -> None:
        """The engine counts the same last day as the story says in its letters."""
        last = [
            one.last
            for note in of_kind(today, "traject")
            for one in work_out(note.meta, read_law(), COUNCIL).open_deadlines
            if one.step.id == "appeal"
        ]
        assert last == [Days(today)["beroep"]]

    def test_nothing_has_happened_yet_that_lies_ahead(self, today: datetime.date) -> None:
        """No post, note or decision has a day in the future; nor does any version."""
        for kind in ("post", "notitie", "besluit"):
            for note in of_kind(today, kind):
                assert note.text("datum") <= today.isoformat(), note.path
        assert all(version.when.date() <= today for version in versions(today))

    def test_history_goes_forward_in_working_hours(self, today: datetime.date) -> None:
        """One version after the other, on workdays, by somebody with a name."""
        told = versions(today)

        assert all(earlier.when < later.when for earlier, later in pairwise(told))
        assert all(8 <= version.when.hour < 18 for version in told)
        # Only the director's decision may come in on a day off.
        off = [version for version in told if version.when.weekday() >= 5]
        assert len({version.when.date() for version in off}) <= 1


class TestAlwaysSomethingToDo:
    """Vandaag is never empty, whatever the day."""

    @settings(max_examples=12, deadline=None)
    @given(ANY_DAY)
    def test_on_any_day(self, today: datetime.date) -> None:
        """Something is late, something falls due this week, and a meeting is near."""
        self._has_something_to_do(today)

    @pytest.mark.torture
    @settings(max_examples=150, deadline=None)
    @given(ANY_DAY)
    def test_on_very_many_days(self, today: datetime.date) -> None:
        """The same on many more days."""
        self._has_something_to_do(today)

    def _has_something_to_do(self, today: datetime.date) -> None:
        due = open_due(today)
        appeal = [
            one.last
            for note in of_kind(today, "traject")
            for one in work_out(note.meta, read_law(), COUNCIL).open_deadlines
            if one.step.id == "appeal" and one.last is not None
        ]
        coming = [
            note
            for note in of_kind(today, "vergadering")
            if today.isoformat() < note.text("datum") <= (today + 6 * DAY).isoformat()
        ]
        waiting = [note for note in of_kind(today, "post") if note.text("status") == "open"]

        assert sum(day < today for day in due.values()) >= 2
        assert sum(today <= day <= today + 6 * DAY for day in due.values()) >= 3
        assert len(appeal) == 1
        assert today < appeal[0] <= today + 6 * DAY
        assert [note.text("status") for note in coming] == ["agenda concept"]
        assert len(waiting) == 3

    def test_the_member_of_the_pictures_is_late(self) -> None:
        """Anna was to ask HR for a reply five days ago."""
        late = [
            note
            for note in of_kind(PICTURED, "actie")
            if note.text("titel") == "Reactie HR opvragen"
        ]

        assert [note.text("uiterlijk") for note in late] == ["2026-11-17"]
        assert late[0].texts("wie") == ["anna"]


class TestDates:
    """Keys that hold a date."""

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_are_real_dates(self, kind: Kind) -> None:
        """Every date key of every note reads back as a day of this or the last decade."""
        keys = [item.key for item in fields_of(kind.struct) if item.shape is Shape.DATE]

        for note in of_kind(PICTURED, kind.name):
            for key in keys:
                if note.text(key):
                    day = datetime.date.fromisoformat(note.text(key))
                    assert abs(day.year - PICTURED.year) <= 12, f"{note.path}: {key}"
