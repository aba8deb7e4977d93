"""What the words of a piece say: its name, how to handle it, by when, and for which dossier."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.inbox.body import note_text
from raadsboek.core.inbox.guessing import Dossier, guess
from raadsboek.core.inbox.pieces import plain_subject, stem_of, title_of
from raadsboek.core.inbox.wishes import answer_due, handling_of, letter_day
from raadsboek.core.links import targets

DAY = datetime.date(2026, 11, 22)
DOSSIERS = (
    Dossier(number="D-2026-001", title="Thuiswerkregeling"),
    Dossier(number="D-2026-002", title="Roosterregeling nachtdienst"),
    Dossier(
        number="D-2026-003",
        title="Reorganisatie zorgadministratie",
        correspondents=frozenset({"petra de wit"}),
    ),
)


@pytest.mark.parametrize(
    ("subject", "plain"),
    [
        ("RE: FW: Thuiswerken", "Thuiswerken"),
        ("Antw: [EXTERN] Re: rooster", "rooster"),
        ("Fwd:Vraag", "Vraag"),
        ("Rekening: maart", "Rekening: maart"),
    ],
)
def test_an_answer_has_the_subject_of_what_it_answers(subject: str, plain: str) -> None:
    """Whatever mail program it was, and however often it was sent on."""
    assert plain_subject(subject) == plain


@pytest.mark.parametrize(
    ("subject", "name", "title"),
    [
        ("RE: Thuiswerken", "mail.eml", "Thuiswerken"),
        ("", "Brief_aan de OR.docx", "Brief aan de OR"),
        ("Microsoft Word - plan.docx", "scan.pdf", "plan"),
        ("Document1", "Plan van aanpak.docx", "Plan van aanpak"),
        ("", "", "Stuk zonder naam"),
    ],
)
def test_a_piece_is_called_by_its_subject_or_its_name(subject: str, name: str, title: str) -> None:
    """What Word calls every document says nothing."""
    assert title_of(subject, name) == title


@pytest.mark.parametrize(
    "name",
    [
        "Thuiswerkregeling.docx",
        "thuiswerkregeling v2.pdf",
        "Thuiswerkregeling_v2 (def).docx",
        "thuiswerkregeling-concept-2026-11-02.docx",
        "Thuiswerkregeling versie 3.1 definitief.docx",
        "thuiswerkregeling (2).docx",
    ],
)
def test_versions_of_a_file_have_one_stem(name: str) -> None:
    """However the version is written behind the name."""
    assert stem_of(name) == "thuiswerkregeling"


@pytest.mark.parametrize("name", ["scan.pdf", "v2.docx", "1.pdf", "2026-11-02.pdf", "def.docx"])
def test_a_name_that_says_nothing_has_no_stem(name: str) -> None:
    """Two scans are not two versions of one piece."""
    assert stem_of(name) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wij ontvangen graag uiterlijk vrijdag 4 december uw reactie.", "2026-12-04"),
        ("Kunt u vóór 1 januari 2027 laten weten of u komt?", "2027-01-01"),
        ("Graag hoor ik binnen twee weken van u.", "2026-12-06"),
        ("Reageren kan uiterlijk 15-12-2026, of liever uiterlijk 10-12-2026.", "2026-12-10"),
    ],
)
def test_the_day_by_which_an_answer_is_asked(text: str, day: str) -> None:
    """As it is said in a letter, counted from the day of the letter."""
    found = answer_due(text, written=DAY)
    assert found is not None
    assert found.day.isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "De regeling gaat voor 1 januari in.",
        "Wij schreven u dat het uiterlijk 3 maart 2024 klaar zou zijn.",
        "Uiterlijk een wat oudere man.",
        "",
    ],
)
def test_no_answer_is_asked(text: str) -> None:
    """A day on which something else happens, or that is past, is no term for the council."""
    assert answer_due(text, written=DAY) is None


@given(st.text(max_size=300))
def test_any_text_can_be_read_for_wishes(text: str) -> None:
    """Whatever it says, there is an answer and no fault."""
    due = answer_due(text, written=DAY)
    assert due is None or due.day >= DAY
    assert handling_of(text, text, due=due is not None, to_advise=False).reason
    assert letter_day(text, today=DAY) is None
    stem_of(text)
    title_of(text, text)


@pytest.mark.parametrize(
    ("subject", "text", "handling"),
    [
        ("Adviesaanvraag fusie", "", "ter advisering"),
        ("Instemmingsverzoek rooster", "", "ter advisering"),
        ("Nieuwsbrief november", "Geef uw advies!", "ter kennisname"),
        ("Uitnodiging netwerkdag", "", "ter afhandeling"),
        ("Vraag", "Wij horen graag van u.", "ter afhandeling"),
        ("Parkeren", "Zes collega's zoeken een plek.", "ter bespreking"),
    ],
)
def test_how_a_piece_is_handled(subject: str, text: str, handling: str) -> None:
    """The subject counts before the text, and there is always a reason."""
    found = handling_of(subject, text, due=False, to_advise=False)
    assert (found.handling, bool(found.reason)) == (handling, True)


def test_the_day_on_a_letter() -> None:
    """The first full date that has been; one ahead or of long ago is something else."""
    text = "Geldig tot 1 januari 2030. Besluit van 3 maart 1999.\nUtrecht, 16 november 2026"
    assert letter_day(text, today=DAY) == datetime.date(2026, 11, 16)


def _guess(
    subject: str,
    text: str = "",
    sender: str = "",
    answered: str = "",
    dossiers: tuple[Dossier, ...] = DOSSIERS,
) -> str:
    found = guess(
        subject,
        text,
        [],
        sender=sender,
        dossiers=dossiers,
        dossier_of={"D-2025-009": "D-2025-009", "P-2026-018": "D-2026-001"},
        answered=answered,
    )
    return found.number if found else ""


def test_a_number_in_a_piece_decides() -> None:
    """That of the dossier, also one that is closed, or of any note in it."""
    assert _guess("Uw kenmerk: d-2025-009, thuiswerkregeling") == "D-2025-009"
    assert _guess("Rooster", "Wij verwijzen naar P-2026-018.") == "D-2026-001"


def test_an_answer_belongs_with_what_it_answers() -> None:
    """Whatever it says, unless it names a number."""
    assert _guess("Akkoord", answered="P-2026-018") == "D-2026-001"


def test_words_decide_when_they_are_clear() -> None:
    """Compounds count; a word that two dossiers share does not say which."""
    assert _guess("Vragen over thuiswerken") == "D-2026-001"
    other = Dossier(number="D-2026-006", title="Evaluatie thuiswerkregeling")
    assert _guess("Thuiswerkregeling en evaluatie", dossiers=(*DOSSIERS, other)) == ""
    assert _guess("Reorganisatie", sender="Petra de Wit") == "D-2026-003"
    assert _guess("Kerstpakketten") == ""


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_piece_can_be_guessed_at(subject: str, text: str) -> None:
    """Whatever it says, it gets a dossier that there is, or none."""
    assert _guess(subject, text) in ("", *(one.number for one in DOSSIERS), "D-2025-009")


def test_the_text_of_a_piece_is_not_taken_for_ours() -> None:
    """No link to a note that is not there, no remark that hides words, no marks of a merge."""
    text = "[[../../etc]] en [[P-2026-018]] <!-- weg -->\n<<<<<<< HEAD\n"
    body = note_text(text, known={"P-2026-018"})

    assert targets(body) == ["P-2026-018"]
    assert "<!--" not in body
    assert not body.startswith("<<<<<<<")
    assert "\n<<<<<<<" not in body
    assert "weg" in body


def test_a_long_text_says_that_it_goes_on() -> None:
    """The note stays readable; the whole of it is in the attachment."""
    body = note_text("regel\n" * 10_000, known=())
    assert len(body) < 21_000
    assert body.endswith("> De tekst gaat verder; lees de bijlage voor het hele stuk.\n")
