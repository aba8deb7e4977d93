"""Planning a year: one action makes all meetings in one version, and again adds nothing."""

import datetime
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.meetings.calendar_export import calendar_of, write_calendar
from raadsboek.book.meetings.moving import cancel_meeting
from raadsboek.book.meetings.plan_saving import save_plan
from raadsboek.book.meetings.planning_year import council_named, make_year, preview_year
from raadsboek.book.past import versions_since
from raadsboek.core.errors import InvalidInput
from raadsboek.core.holidays import Region, rest_days, school_holidays
from raadsboek.core.kinds import action, meeting
from raadsboek.core.meetings.year.choices import wanted
from raadsboek.core.meetings.year.planned import Outcome
from raadsboek.core.note import Value
from raadsboek.history.log import versions
from raadsboek.vault.reading import read_note
from raadsboek.vault.settings import read_settings

TODAY = NOW.date()
PLAN = """\
    voorzieningen: [zaal, lunch]
    jaarplan:
      regio: midden   # onze scholen
      vergaderingen:
        - vorm: raad
          # niet in de zomer
          ritme: elke tweede donderdag van de maand
          van: "13:30"
          tot: "15:30"
          plaats: zaal 2.14
          behalve: [juli]
        - vorm: overleg
          ritme: elke 8 weken op dinsdag
          vanaf: 2027-01-12
          plaats: directiekamer
"""


def with_settings(book: Book, text: str) -> Book:
    """Return the raadsboek with these lines added to its organ, recorded as an outside edit."""
    file = book.root / "raadsboek.yaml"
    before = file.read_text(encoding="utf-8")
    head, mark, tail = before.partition("    zetels: 9\n")
    file.write_text(head + mark + text + tail, encoding="utf-8")
    record_outside(book, ["raadsboek.yaml"], now=NOW)
    settings, problems = read_settings(book.root)
    assert problems == ()
    return replace(book, settings=settings)


@pytest.fixture
def planned(book: Book) -> Book:
    """Return a raadsboek whose council has a year plan."""
    return with_settings(book, PLAN)


def newest(book: Book) -> str:
    """Return the identifier of the newest version."""
    assert book.repository is not None
    return versions(book.repository, limit=1)[0].identifier


def test_one_action_makes_the_year(planned: Book) -> None:
    """Every meeting has its form, place, times and what must be arranged; none on a free day."""
    before = newest(planned)

    made = make_year(planned, 2027, now=NOW)

    assert len(made.numbers) == 10 + 7
    assert made.numbers == tuple(f"V-2027-{n:02}" for n in range(1, 18))
    (version,) = versions_since(planned, before)
    assert (version.action, version.numbers) == ("jaarplan", made.numbers)
    assert "17 vergaderingen" in version.subject
    free = {*rest_days(2027), *school_holidays(2027, Region.MIDDLE).days}
    days = []
    for path in made.paths:
        note = read_note(planned.root, path)
        day = datetime.date.fromisoformat(note.text("datum"))
        days.append(day)
        assert day not in free
        assert note.text("vorm") in ("raad", "overleg")
        assert note.text("plaats") in ("zaal 2.14", "directiekamer")
        assert note.text("status") == "gepland"
        assert note.texts("te-regelen") == ["zaal", "lunch"]
        assert note.body == meeting.KIND.skeleton
    assert days == sorted(days)


def test_making_it_again_adds_nothing(planned: Book) -> None:
    """No note, no version; also when one was moved meanwhile."""
    made = make_year(planned, 2027, now=NOW)
    notes.change_keys(
        planned,
        made.numbers[0],
        {"datum": "2027-01-19", "verplaatst-van": ["2027-01-12"]},
        now=NOW,
    )
    before = newest(planned)

    again = make_year(planned, 2027, now=NOW)

    assert again.numbers == ()
    assert newest(planned) == before


def test_a_rhythm_added_later_adds_only_its_own_meetings(planned: Book) -> None:
    """What is there keeps its number; the new ones go on from the last."""
    make_year(planned, 2027, now=NOW)
    more = with_settings(planned, "")
    file = more.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8")
    extra = "        - vorm: db\n          dagen: [2027-02-01, 2027-03-01]\n"
    file.write_text(
        text.replace(
            "          plaats: directiekamer\n", f"          plaats: directiekamer\n{extra}"
        ),
        encoding="utf-8",
    )

    made = make_year(more, 2027, now=NOW)

    assert made.numbers == ("V-2027-18", "V-2027-19")
    assert read_note(more.root, made.paths[0]).text("titel") == "Vergadering dagelijks bestuur"


def test_choices_go_into_the_settings_in_the_same_version(planned: Book) -> None:
    """A dropped and a moved meeting do not come back, and comments stay."""
    preview = preview_year(planned, 2027, today=TODAY)
    council = [one for one in preview.meetings if one.keys.form == "raad"]
    choices = {
        wanted(council[0]): None,
        wanted(council[1]): datetime.date(2027, 2, 18),
    }
    before = newest(planned)

    made = make_year(planned, 2027, choices=choices, now=NOW)

    (version,) = versions_since(planned, before)
    assert version.numbers == made.numbers
    assert len(made.numbers) == 16
    text = (planned.root / "raadsboek.yaml").read_text(encoding="utf-8")
    assert "behalve: [juli, 2027-01-14, 2027-02-11]" in text
    assert "dagen: [2027-02-18]" in text
    assert "# niet in de zomer" in text
    assert "regio: midden   # onze scholen" in text
    assert make_year(planned, 2027, now=NOW).numbers == ()


def test_a_plan_with_problems_makes_nothing(book: Book) -> None:
    """A region that is no region would put meetings in holidays."""
    wrong = with_settings(book, PLAN.replace("regio: midden", "regio: oost"))
    before = newest(wrong)

    with pytest.raises(InvalidInput) as refused:
        make_year(wrong, 2027, now=NOW)

    assert "noord, midden, zuid" in refused.value.hint
    assert newest(wrong) == before


def test_the_preview_says_what_it_does_not_know(planned: Book) -> None:
    """Holidays that are not fixed, no region, a rhythm that gives nothing."""
    unknown = preview_year(planned, 2030, today=TODAY)
    far = preview_year(planned, 2031, today=TODAY)
    early = preview_year(planned, 2026, today=TODAY)

    assert "herfstvakantie van 2030 (regio midden) is hier nog niet bekend" in unknown.remarks[0]
    assert "schoolvakanties van 2031 (regio midden) zijn" in far.remarks[0]
    assert early.remarks == ("Vergadering 2 van het jaarplan (overleg) geeft geen dagen in 2026.",)


def test_without_a_region_school_holidays_do_not_count_and_that_is_said(book: Book) -> None:
    """Only rest days are free then."""
    free = with_settings(book, PLAN.replace("      regio: midden   # onze scholen\n", ""))

    preview = preview_year(free, 2027, today=TODAY)

    assert "geen regio" in preview.remarks[0]
    assert not any("vakantie" in one.reason for one in preview.meetings)


def test_two_organs_keep_their_own_years(book: Book) -> None:
    """A meeting of one organ is not there for the other; numbers and notes say whose they are."""
    both = with_settings(
        book,
        PLAN + "  - naam: CR De Linden\n    soort: CR\n    jaarplan:\n      vergaderingen:\n"
        "        - vorm: raad\n          ritme: elke tweede donderdag van de maand\n",
    )
    make_year(both, 2027, now=NOW)

    made = make_year(both, 2027, organ="cr", now=NOW)

    assert made.numbers[0] == "CR-V-2027-01"
    assert read_note(both.root, made.paths[0]).text("orgaan") == "cr"
    with pytest.raises(InvalidInput):
        make_year(both, 2027, organ="db", now=NOW)


def test_papers_are_due_before_each_meeting(planned: Book) -> None:
    """For a works council seven days before, by law."""
    preview = preview_year(planned, 2027, today=TODAY)

    first = preview.meetings[0]
    due = preview.papers_due(first)
    assert due is not None
    assert due.day == first.day - datetime.timedelta(days=7)


def test_a_plan_that_was_typed_is_saved_as_a_version(book: Book) -> None:
    """Only its lines are added; a plan with problems is refused."""
    council = council_named(book, "")
    before = newest(book)
    series: list[Value] = [{"vorm": "raad", "ritme": "elke dinsdag"}]
    plan: dict[str, Value] = {"regio": "noord", "vergaderingen": series}

    save_plan(book, council, plan, now=NOW)
    with pytest.raises(InvalidInput):
        save_plan(book, council_named(book, ""), {"regio": "oost"}, now=NOW)

    (version,) = versions_since(book, before)
    assert version.action == "instellingen"
    assert council_named(book, "").year_plan == plan


def test_a_plan_that_changed_meanwhile_is_not_overwritten(planned: Book) -> None:
    """Somebody typed in the file while the form was open."""
    council = council_named(planned, "")
    file = planned.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8").replace("zaal 2.14", "zaal 3")
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InvalidInput) as refused:
        save_plan(planned, council, {"regio": "noord"}, now=NOW)

    assert "intussen gewijzigd" in refused.value.message
    assert file.read_text(encoding="utf-8") == text


def test_the_year_is_an_agenda_for_others(planned: Book, tmp_path: Path) -> None:
    """One event per meeting with place and the day of the papers; nothing confidential."""
    make_year(planned, 2027, now=NOW)
    notes.change_keys(planned, "V-2027-03", {"vertrouwelijk": "ja", "titel": "Ontslag"}, now=NOW)

    export = calendar_of(planned, 2027, now=NOW)
    place = write_calendar(planned, export, str(tmp_path))

    assert place == tmp_path / "vergaderingen-or-2027.ics"
    text = place.read_bytes().decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == export.count == 16
    assert export.confidential == ("V-2027-03",)
    assert "Ontslag" not in text
    assert "LOCATION:zaal 2.14" in text
    assert "Agenda en stukken uiterlijk di 5 januari 2027" in text


def sequences(text: str) -> dict[str, int]:
    """Return the sequence of each event by its identity."""
    found = re.findall(r"^SEQUENCE:(\d+)", text, re.MULTILINE)
    named = re.findall(r"^UID:(\S+)", text, re.MULTILINE)
    return dict(zip(named, map(int, found), strict=True))


def test_the_agenda_tells_of_a_move(planned: Book) -> None:
    """The identity stays, and the sequence is higher: agendas replace what they have."""
    make_year(planned, 2027, now=NOW)
    first = calendar_of(planned, 2027, now=NOW).data.decode()
    notes.change_keys(
        planned, "V-2027-01", {"datum": "2027-01-19", "verplaatst-van": ["2027-01-12"]}, now=NOW
    )
    second = calendar_of(planned, 2027, now=NOW).data.decode()

    identities = [line for line in first.splitlines() if line.startswith("UID:")]
    assert len(identities) == 17
    assert set(identities) == {line for line in second.splitlines() if line.startswith("UID:")}
    newer = [one for one, number in sequences(second).items() if number > sequences(first)[one]]
    assert len(newer) == 1
    assert sequences(second).keys() == sequences(first).keys()


def test_a_meeting_that_is_called_off_stays_off(planned: Book) -> None:
    """The plan does not bring it back, and other agendas take it away."""
    make_year(planned, 2027, now=NOW)
    cancel_meeting(planned, notes.read(planned, "V-2027-02"), now=NOW)

    again = preview_year(planned, 2027, today=TODAY)
    text = calendar_of(planned, 2027, now=NOW).data.decode()

    assert again.counted(Outcome.NEW) == 0
    assert "V-2027-02 is afgezegd" in [one.reason for one in again.meetings]
    assert text.count("STATUS:CANCELLED") == 1
    assert text.count("STATUS:CONFIRMED") == 16


def test_due_dates_that_name_a_meeting_follow(planned: Book) -> None:
    """'Volgende vergadering' had no day; now it has, in the same version."""
    last = notes.create(
        planned,
        meeting.KIND,
        {"titel": "Raadsvergadering", "vorm": "raad", "datum": "2026-11-19"},
        now=NOW,
    )
    task = notes.create(
        planned,
        action.KIND,
        {
            "titel": "Cijfers opvragen",
            "wie": ["anna"],
            "termijn": "volgende vergadering",
            "vergadering": f"[[{last.text('nummer')}]]",
        },
        now=NOW,
    )
    before = newest(planned)

    made = make_year(planned, 2027, now=NOW)

    assert made.followed == (task.text("nummer"),)
    assert notes.read(planned, task.text("nummer")).text("uiterlijk") == "2027-01-12"
    assert len(versions_since(planned, before)) == 1


def test_an_agenda_replaces_only_an_agenda(planned: Book, tmp_path: Path) -> None:
    """A letter with that name, and anything in the raadsboek, stays as it is."""
    make_year(planned, 2027, now=NOW)
    export = calendar_of(planned, 2027, now=NOW)
    letter = tmp_path / "brief.ics"
    letter.write_text("Geachte bestuurder,", encoding="utf-8")

    with pytest.raises(InvalidInput):
        write_calendar(planned, export, str(letter))
    with pytest.raises(InvalidInput):
        write_calendar(planned, export, str(planned.root / "jaar.ics"))
    file = write_calendar(planned, export, str(tmp_path / "jaar.ics"))
    again = write_calendar(planned, export, str(file))

    assert letter.read_text(encoding="utf-8") == "Geachte bestuurder,"
    assert again.read_bytes() == export.data


def test_eleven_council_and_six_consultation_meetings_are_seventeen_notes(book: Book) -> None:
    """The year that a council asks for, whole: nothing is left out."""
    year = with_settings(
        book,
        "    jaarplan:\n      regio: zuid\n      vergaderingen:\n"
        "        - vorm: raad\n          ritme: 11 keer per jaar op donderdag\n"
        "          behalve: [juli, augustus]\n"
        "        - vorm: overleg\n          ritme: 6 keer per jaar op dinsdag\n",
    )

    made = make_year(year, 2027, now=NOW)
    outcomes = {one.outcome for one in preview_year(year, 2027, today=TODAY).meetings}

    forms = [read_note(year.root, path).text("vorm") for path in made.paths]
    assert (forms.count("raad"), forms.count("overleg")) == (11, 6)
    assert outcomes == {Outcome.THERE}
