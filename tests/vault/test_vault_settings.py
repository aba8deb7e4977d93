"""Settings: every fault at once and in Dutch; a broken file never stops the program."""

from pathlib import Path

import pytest

from raadsboek.core.council import CouncilForm, Settings
from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.core.kinds import find_kind
from raadsboek.core.meetings.agenda.fixed_points import Gathers, fixed_points_of
from raadsboek.vault.settings import read_settings, settings_from_bytes

GOOD = """\
# De instellingen van dit raadsboek
organen:
  - naam: OR Zorggroep De Linden
    soort: OR            # OR, CR, MR
    zetels: 9
    quorum: 5
    kleur: groen
secretaris:
  naam: Sanne de Wit
  email: s.dewit@delinden.example
nummering:
  besluit: UR {jaar2}-{volg:03}
eigen-sleutel: blijft
"""


def test_good_settings_are_read_without_problems(tmp_path: Path) -> None:
    """Councils, secretary and number forms are read; keys of one's own do no harm."""
    (tmp_path / "raadsboek.yaml").write_text(GOOD, encoding="utf-8")
    settings, problems = read_settings(tmp_path)
    assert problems == ()
    (council,) = settings.councils
    assert (council.name, council.form) == ("OR Zorggroep De Linden", CouncilForm.WORKS_COUNCIL)
    assert (council.seats, council.quorum) == (9, 5)
    assert settings.secretary.email == "s.dewit@delinden.example"
    kind = find_kind("besluit")
    assert kind is not None
    assert settings.number_form(kind) == "UR {jaar2}-{volg:03}"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_settings_saved_by_notepad_are_read(newline: str, mark: str) -> None:
    """CRLF and a byte order mark change nothing."""
    raw = (mark + GOOD.replace("\n", newline)).encode()
    assert settings_from_bytes(raw) == settings_from_bytes(GOOD.encode())


def test_all_faults_are_told_at_once() -> None:
    """Each fault costs only its own setting and is told with its key."""
    settings, problems = settings_from_bytes(
        b"organen:\n  - naam: OR A\n    soort: XR\n    zetels: veel\n  - soort: OR\n  - tekst\n"
        b"  - naam: CR B\n    soort: CR\n    zetels: 5\n    quorum: 7\n"
        b"secretaris:\n  naam: S\n  email: geen-adres\n"
        b"nummering:\n  besluit: B-{jaar}\n  actie: A-{volg}\n  toezegging: A-{volg}\n  borrel: X\n"
    )
    assert [(problem.code, problem.key) for problem in problems] == [
        ("waarde-ongeldig", "soort"),
        ("waarde-ongeldig", "zetels"),
        ("sleutel-ontbreekt", "naam"),
        ("orgaan-ongeldig", "organen"),
        ("quorum-te-hoog", "quorum"),
        ("email-ongeldig", "email"),
        ("nummervorm-ongeldig", "besluit"),
        ("nummervorm-dubbel", "toezegging"),
        ("soort-onbekend", "borrel"),
    ]
    assert {problem.path for problem in problems} == {"raadsboek.yaml"}
    assert "Orgaan 1" in problems[0].message
    assert all(problem.fix for problem in problems)
    assert [council.name for council in settings.councils] == ["OR A", "CR B"]
    assert settings.number_forms == {"actie": "A-{volg}"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "orgaan-ontbreekt"),
        (b"organen: OR\n", "orgaan-ontbreekt"),
        (b"organen:\n  - naam: OR\nsecretaris: Sanne\n", "secretaris-ongeldig"),
        (b"organen:\n  - naam: OR\nnummering: B\n", "nummering-ongeldig"),
        (b"organen: [\n", "frontmatter-onleesbaar"),
        (b"a: 1\na: 2\n", "sleutel-dubbel"),
        (b"a: &x 1\nb: *x\n", "yaml-anker"),
        (b"- a\n", "frontmatter-geen-sleutels"),
        (b"naam: \xff\n", "niet-utf8"),
        (b"\0", "stuurteken"),
    ],
)
def test_a_broken_file_gives_default_settings(raw: bytes, code: str) -> None:
    """Whatever the file holds, there are settings to work with and a problem that says why."""
    settings, problems = settings_from_bytes(raw)
    assert [problem.code for problem in problems] == [code]
    assert settings.councils == () or settings.name == "OR"


def test_line_numbers_are_those_of_the_settings_file() -> None:
    """The settings file has no opening line, so its first line is line 1."""
    _, problems = settings_from_bytes(b"a: 1\nb: 2\na: 3\n")
    assert "regel 3" in problems[0].message


def test_missing_or_strange_files_give_default_settings(tmp_path: Path) -> None:
    """No file, a link and a folder in its place are problems, not crashes.

    While nobody can tell what it says, nothing confidential is written in the clear.
    """
    assert [problem.code for problem in read_settings(tmp_path)[1]] == ["instellingen-ontbreken"]
    (tmp_path / "raadsboek.yaml").symlink_to("/dev/zero")
    assert [problem.code for problem in read_settings(tmp_path)[1]] == ["koppeling"]
    (tmp_path / "raadsboek.yaml").unlink()
    (tmp_path / "raadsboek.yaml").mkdir()
    settings, (problem,) = read_settings(tmp_path)
    assert (problem.code, problem.path) == ("geen-gewoon-bestand", "raadsboek.yaml")
    assert settings == Settings(encrypts=True)


def test_each_organ_gets_a_short_name_of_its_own() -> None:
    """As set, else from its form; a name that is taken is told and replaced."""
    settings, problems = settings_from_bytes(
        b"organen:\n  - naam: OR A\n  - naam: OR B\n  - naam: CR C\n    soort: CR\n"
        b"  - naam: VGWM\n    kort: vgwm\n  - naam: Nog een\n    kort: cr\n"
    )

    assert [council.short for council in settings.councils] == ["or", "or2", "cr", "vgwm", "or3"]
    assert [(problem.code, problem.key) for problem in problems] == [("orgaan-dubbel", "kort")]


def test_two_organs_that_would_share_numbers_are_told() -> None:
    """The width of a number makes no difference: B-2026-1 and B-2026-001 read as the same."""
    settings, problems = settings_from_bytes(
        b"organen:\n  - naam: OR A\n  - naam: CR B\n    soort: CR\n"
        b"    nummering:\n      besluit: B-{jaar}-{volg}\n      borrel: X\n"
    )

    assert settings.councils[1].number_forms == {"besluit": "B-{jaar}-{volg}"}
    assert [problem.code for problem in problems] == ["soort-onbekend", "nummervorm-dubbel"]
    assert "Orgaan 2" in problems[0].message
    assert "CR B" in problems[1].message


def test_the_rules_of_an_organ_are_read() -> None:
    """Majority, terms and facilities; a fault costs only its own setting."""
    settings, problems = settings_from_bytes(
        b"organen:\n  - naam: OR A\n    meerderheid: tweederde\n    agenda-dagen: 10\n"
        b"    stukken-dagen: nul\n    verslag-weken: 6\n    voorzieningen: [zaal, lunch]\n"
    )
    council = settings.councils[0]

    assert (council.majority, council.agenda_days, council.own_papers_days) == (
        "tweederde",
        10,
        None,
    )
    assert (council.minutes_weeks, council.facilities) == (6, ("zaal", "lunch"))
    assert [(problem.code, problem.key) for problem in problems] == [
        ("waarde-ongeldig", "stukken-dagen")
    ]


def test_a_council_sets_its_own_fixed_points() -> None:
    """As lines per form of meeting; what is not set keeps the usual order."""
    raw = (
        "organen:\n  - naam: OR\n    agenda:\n      raad:\n"
        '        - "Opening · tijd: 5 min"\n'
        '        - "Post · verzamelt: post"\n'
        '        - "verzamelt: onderwerpen"\n'
    )
    settings, problems = settings_from_bytes(raw.encode())

    assert problems == ()
    points = fixed_points_of(settings.council(), "raad")
    assert [point.title for point in points] == ["Opening", "Post", ""]
    assert points[1].gathers == (Gathers.POST,)
    assert points[2].is_place_of_topics
    assert fixed_points_of(settings.council(), "overleg")[-1].title == "Sluiting"


def test_a_fault_in_the_fixed_points_is_told_and_costs_no_other_line() -> None:
    """A typing error, a line without quotes, a form that does not exist, a point without title."""
    raw = (
        "organen:\n  - naam: OR\n    zetels: 9\n    agenda:\n      borrel: [Opening]\n"
        "      overleg: Opening\n      raad:\n"
        "        - Opening · tijd: 5 min\n"
        '        - "Post · verzamelt: posten"\n'
        '        - "Mededelingen · tijd: even"\n'
        '        - "Rondvraag · duur: 5 min"\n'
        '        - "tijd: 5 min"\n'
    )
    settings, problems = settings_from_bytes(raw.encode())

    assert {(problem.code, problem.key) for problem in problems} == {("agenda-ongeldig", "agenda")}
    told = " ".join(problem.message for problem in problems)
    for words in ("borrel", "overleg", "posten", "even", "duur", "titel ontbreekt"):
        assert words in told
    assert len(problems) == 6
    council = settings.council()
    assert council.seats == 9
    assert [point.title for point in fixed_points_of(council, "raad")] == [
        "Opening",
        "Post",
        "Mededelingen",
        "Rondvraag",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "form", "codes"),
    [
        ("", PdfForm.BOTH, []),
        ("pdf: Archief\n", PdfForm.ARCHIVE, []),
        ("pdf: [a]\n", PdfForm.BOTH, ["pdf-onbekend"]),
        ("pdf: mooi\n", PdfForm.BOTH, ["pdf-onbekend"]),
    ],
)
def test_what_a_pdf_promises_is_a_setting(line: str, form: PdfForm, codes: list[str]) -> None:
    """A word that nobody knows is told, and the usual promises count."""
    settings, problems = settings_from_bytes(f"organen:\n  - naam: OR\n{line}".encode())
    assert settings.pdf_form is form
    assert [problem.code for problem in problems] == codes
