"""What becomes of the files of an old archive, from their names and texts."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.archive.planning import SCAN, UNREAD, Planned, plan
from raadsboek.core.archive.proposing import Proposal, propose
from raadsboek.core.archive.report import NotTaken, Taken, report
from raadsboek.core.archive.seen import Seen
from raadsboek.core.archive.sorts import Role
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.kinds.post import Direction
from raadsboek.core.schema import check

TODAY = datetime.date(2026, 11, 22)
MARCH = datetime.date(2019, 3, 12)


def proposed(path: str, text: str = "", **more: object) -> Proposal:
    """Return what a Word file with this name and text becomes."""
    given: dict[str, object] = {"sort": "docx", **more}
    return propose(Seen(path=path, text=text, **given), today=TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "role", "form"),
    [
        ("verslag OR 12-03-2019.docx", Role.MINUTES, MeetingForm.COUNCIL),
        ("Notulen OV 12 maart 2019.docx", Role.MINUTES, MeetingForm.CONSULTATION),
        ("overlegvergadering/20190312 notulen.docx", Role.MINUTES, MeetingForm.CONSULTATION),
        ("conceptverslag DB 12-3-2019.docx", Role.MINUTES, MeetingForm.EXECUTIVE),
        ("agenda VGWM 2019-03-12.docx", Role.AGENDA, MeetingForm.COMMITTEE),
        ("presentielijst OR 12-03-2019.docx", Role.PAPER, MeetingForm.COUNCIL),
    ],
)
def test_meetings_by_their_names(path: str, role: Role, form: MeetingForm) -> None:
    """The name says what it is and of which meeting, else the folder does."""
    one = proposed(path)

    assert (one.role, one.form, one.day) == (role, form, MARCH)
    assert one.doubts == ()


@pytest.mark.parametrize(
    "path", ["Jaarverslag 12-03-2019.docx", "verslag heidag 12-03-2019.docx", "foto 12-03-2019.jpg"]
)
def test_what_only_looks_like_minutes_is_a_note(path: str) -> None:
    """A report of a year or of a day out is no meeting."""
    assert proposed(path).role is Role.NOTE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Verslag raadsvergadering van 12 maart 2019\nDe raad bespreekt de roosters.", MARCH),
        ("Ondernemingsraad\ndinsdag 12 maart 2019\n1. Opening", MARCH),
        ("De regeling van 12 maart 2019 is ingetrokken.", None),
        ("Verslag\n\n1. Opening\n\n2. Verslag van 12 maart 2019\nVastgesteld.", None),
        ("Agenda van 12 maart 2019 en van 9 april 2019", None),
    ],
)
def test_the_first_lines_are_a_title(text: str, day: datetime.date | None) -> None:
    """As in a Word file without headings; what only mentions a day is not of that day."""
    assert proposed("verslag mei (vertrouwelijk).docx", text).day == day


def test_brackets_stay_together() -> None:
    """What stands between them at the end of a name belongs to the title."""
    assert proposed("Reglement (oud).docx").title == "Reglement (oud)"


def test_the_text_tells_what_the_name_does_not() -> None:
    """Who was there, an opening and a close make minutes; the day stands behind 'Datum'."""
    text = (
        "Overlegvergadering\n\n**Datum:** 12 maart 2019\n\nAanwezig: x\n1. Opening\n9. Rondvraag\n"
    )
    one = proposed("Document1.docx", text)

    assert (one.role, one.form, one.day) == (Role.MINUTES, MeetingForm.CONSULTATION, MARCH)


def test_two_days_that_differ_are_doubted() -> None:
    """The day of the name is taken, and both are told; a day that both say is no doubt."""
    unsure = proposed("verslag OR 12-03-2019.docx", "Datum: 5 maart 2019\n")
    sure = proposed("20190320 verslag OR 12 maart 2019.docx", "Datum: 12 maart 2019\n")

    assert unsure.day == MARCH
    assert "5 maart 2019" in unsure.doubts[0]
    assert (sure.day, sure.doubts) == (MARCH, ())


def test_minutes_without_a_day_become_a_note_that_says_so() -> None:
    """A meeting has a day or is none."""
    one = proposed("Notulen maart 2017.docx")

    assert (one.role, one.day) == (Role.NOTE, None)
    assert "maart 2017" in one.doubts[0]


def test_mails_and_letters_are_post() -> None:
    """A mail has its own day, subject and sender; a letter says by its name which way it went."""
    mail = proposed("x.eml", "Beste raad", sort="eml", subject="Vraag", sender="Anna", sent=MARCH)
    letter = proposed("brief aan bestuurder 12-03-2019.docx")
    request = proposed("adviesaanvraag 12-03-2019.pdf", sort="pdf")
    unsure = proposed("brief 12-03-2019.docx")

    assert (mail.role, mail.title, mail.correspondent, mail.day) == (
        Role.LETTER,
        "Vraag",
        "Anna",
        MARCH,
    )
    assert (letter.role, letter.direction) == (Role.LETTER, Direction.OUT)
    assert (request.role, request.direction) == (Role.LETTER, Direction.IN)
    assert unsure.doubts


def test_a_decision_only_when_name_and_text_say_so() -> None:
    """Else it is a note."""
    assert proposed("Besluit roken 12-03-2019.docx", "De OR besluit").role is Role.DECISION
    assert proposed("Besluit roken 12-03-2019.docx", "Zie bijlage").role is Role.NOTE
    assert proposed("Besluit roken.docx", "De OR besluit").role is Role.NOTE


def planned(*proposals: Proposal) -> list[Planned]:
    """Return the notes that are planned in an empty raadsboek."""
    return plan(proposals, {})


def test_files_of_one_meeting_come_together() -> None:
    """The final text is its text; drafts, agenda and lists lie with it."""
    (one,) = planned(
        proposed("agenda OR 12-03-2019.docx", "Agenda"),
        proposed("verslag OR 12-03-2019 concept.docx", "Concept"),
        proposed("verslag OR 12-03-2019 definitief.pdf", "Definitief", sort="pdf"),
        proposed("presentielijst OR 12-03-2019.xlsx", sort="unknown"),
    )

    assert one.body == "Definitief\n"
    assert [source.seen.path[:7] for source in one.sources] == [
        "verslag",
        "verslag",
        "agenda ",
        "present",
    ]
    assert one.meta["status"] == "overgenomen"


def test_a_meeting_that_is_there_already_is_not_touched() -> None:
    """What belongs to it becomes a note that links to it."""
    (one,) = plan(
        [proposed("agenda OR 12-03-2019.docx", "Agenda")],
        {(MARCH, MeetingForm.COUNCIL): "V-2019-04"},
    )

    assert (one.kind.name, one.title) == ("notitie", "Agenda 12 maart 2019")
    assert one.body.startswith("Hoort bij [[V-2019-04]].")


def test_a_scan_and_what_could_not_be_read_say_so() -> None:
    """The note is there all the same, with a sentence in place of its text."""
    scan = proposed("verslag OR 12-03-2019.pdf", sort="pdf", has_no_text=True)
    locked = proposed("x.docx", trouble="Er staat een wachtwoord op.")

    assert [one.body for one in planned(scan, locked)] == [f"{SCAN}\n", f"{UNREAD}\n"]


def test_what_sounds_secret_is_confidential_and_has_no_name_in_the_report() -> None:
    """One such file makes the whole note confidential."""
    secret = proposed("vertrouwelijk/verslag OR 12-03-2019.docx", "Kanarie")
    (one,) = planned(secret, proposed("agenda OR 12-03-2019.docx"))
    text = report(
        "archief", [Taken("V-2019-01", one)], [NotTaken("geheim/kanarie.exe", "is leeg")], 0
    )

    assert one.meta["vertrouwelijk"] == "ja"
    assert "verslag OR" not in text
    assert "kanarie" not in text.casefold()
    assert "[[V-2019-01]], 12 maart 2019" in text


names = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            [
                "verslag",
                "OR",
                "OV",
                "agenda",
                "brief",
                "aan",
                "besluit",
                "12-03-2019",
                "2018",
                "geheim",
            ]
        ),
        max_size=5,
    ).map(" ".join),
)


@given(st.lists(st.tuples(names, st.sampled_from(["docx", "eml", "pdf", "unknown"])), max_size=5))
def test_any_archive_becomes_notes_that_are_right(files: list[tuple[str, str]]) -> None:
    """Every file is in exactly one note, and each note fits its kind."""
    paths = {f"{number}/{name}.{sort}": sort for number, (name, sort) in enumerate(files)}
    made = planned(*(proposed(path, "besluit", sort=sort) for path, sort in paths.items()))

    assert sorted(source.seen.path for one in made for source in one.sources) == sorted(paths)
    for one in made:
        meta = {key: value for key, value in one.meta.items() if value}
        assert check(KIND_BY_NAME[one.kind.name].struct, meta)[1] == ()
    assert report("x", [Taken("N-1", one) for one in made], [], 0).startswith("Overgenomen")
