"""Checkpoints in a real raadsboek: made with the adoption, proven by paper, and never fooled."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from forging import forge, git, rewrite
from sealed_world import NOW, adopted, held, make

from raadsboek.book.book import Book
from raadsboek.book.meetings import damage
from raadsboek.book.notes import read
from raadsboek.book.opening import open_book
from raadsboek.book.past import versions_of
from raadsboek.book.verification.report import Report
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.errors import InvalidInput
from raadsboek.core.meetings.adopted import text_digest
from raadsboek.core.verification.sheet import read_sheet
from raadsboek.vault.reading import note_from_bytes

FIRST = "controle/2026-12-17 V-2026-01.txt"
SECOND = "controle/2026-12-18 V-2026-02.txt"
MINUTES = "vergaderingen/2026/V-2026-01 raad.md"
DECISION = "besluiten/2026/B-2026-001 de-or-vraagt-nadere-cijfers.md"
ANOTHER = "ABCD-EFGH-IJKL-MNOP-QRST"


class Sealed(NamedTuple):
    """A raadsboek that is never changed, and the codes that were printed."""

    root: Path
    codes: list[str]


@pytest.fixture(scope="module")
def sealed(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """Return a raadsboek with two checkpoints, to be copied."""
    root = Path(shutil.copytree(empty_raadsboek, tmp_path_factory.mktemp("verzegeld") / "or"))
    return Sealed(root, make(root))


@pytest.fixture
def root(sealed: Sealed, tmp_path: Path) -> Path:
    """Return a copy of it to harm."""
    return Path(shutil.copytree(sealed.root, tmp_path / "or"))


def verified(root: Path, *codes: str) -> Report:
    """Return what the check finds in a folder, with codes from paper."""
    book = open_book(root, now=NOW)
    report = verify_history(book, codes=codes)
    book.index.close()
    return report


def found_in(root: Path, *codes: str) -> set[str]:
    """Return the codes of the problems in a folder."""
    return {problem.code for problem in verified(root, *codes).problems}


class TestMaking:
    """What an adoption writes."""

    def test_the_sheet_comes_with_the_adoption(self, sealed: Sealed, root: Path) -> None:
        """One version holds minutes and sheet; the code stands in the minutes."""
        book = open_book(root, now=NOW)
        note = read(book, "V-2026-01")
        (newest,) = versions_of(book, FIRST)

        assert (note.text("controlecode"), newest.action) == (
            sealed.codes[0],
            "verslag-vaststellen",
        )
        assert newest.identifier == versions_of(book, note.path)[0].identifier
        assert re.fullmatch(r"[0-9a-f]{32}", note.text("zout"))

    def test_the_sheet_tells_nothing_and_names_what_it_covers(self, root: Path) -> None:
        """Only numbers and leaves stand on it; the second follows the first and is short."""
        first, second = (read_sheet((root / path).read_bytes()) for path in (FIRST, SECOND))
        assert first is not None
        assert second is not None

        assert sorted(first.leaves) == ["B-2026-001", "V-2026-01"]
        assert sorted(second.leaves) == ["B-2026-002", "V-2026-02"]
        assert (first.after, second.after) == ((), (first.code,))

    def test_minutes_adopted_before_there_were_codes_are_fine(self, root: Path) -> None:
        """Minutes without salt and code stay as they are; one sentence says so."""
        path = root / MINUTES
        text = re.sub(r"(?m)^(zout|controlecode): .*\n", "", path.read_text(encoding="utf-8"))
        git(root, "rm", "--quiet", FIRST, SECOND)
        forge(root, MINUTES, text.encode(), name="Sanne de Wit")
        git(root, "checkout", "--quiet", "--orphan", "nieuw")
        git(root, "commit", "--quiet", "-m", "Begin", "--date=2026-12-18T15:30:00",
            given=b"", **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Sanne"),
            GIT_AUTHOR_EMAIL="s@x.nl", GIT_COMMITTER_EMAIL="s@x.nl")  # fmt: skip

        assert any("geen controlecode" in one for one in verified(root).unproven)


class TestCodes:
    """A code that somebody types from paper."""

    def test_a_code_proves_what_was_adopted_up_to_its_day(self, sealed: Sealed, root: Path) -> None:
        """However it is typed, alone or behind the number of the minutes."""
        typed = [sealed.codes[1].lower().replace("-", " "), f"V-2026-01 {sealed.codes[0]}"]
        report = verified(root, *typed)

        assert report.problems == ()
        assert [sentence for sentence in report.proven if sentence.startswith("De code")] == [
            f"De code {sealed.codes[1]} klopt: wat tot en met 18 december 2026 is vastgesteld "
            "(4 teksten), is daarna niet gewijzigd.",
            f"De code {sealed.codes[0]} klopt: wat tot en met 17 december 2026 is vastgesteld "
            "(2 teksten), is daarna niet gewijzigd.",
        ]

    def test_without_a_code_it_is_said_what_is_not_proven(self, root: Path) -> None:
        """Sheets that agree with the history may have been made anew with it."""
        report = verified(root)

        assert report.problems == ()
        assert any("alleen te zien met een code van papier" in one for one in report.unproven)

    def test_a_slip_another_code_and_no_code_are_told_apart(
        self, sealed: Sealed, root: Path
    ) -> None:
        """A slip is a warning with the code that was probably meant."""
        slip = ("B" if sealed.codes[0][0] != "B" else "C") + sealed.codes[0][1:]
        assert found_in(root, slip) == {"controlecode-bijna"}
        assert found_in(root, ANOTHER) == {"controlecode-onbekend"}
        assert found_in(root, f"V-2026-02 {ANOTHER}") == {"controlecode-anders-dan-papier"}
        assert found_in(root, "abc") == {"controlecode-ongeldig"}
        assert found_in(root, f"V-2026-02 {sealed.codes[0]}") == {"controlecode-van-ander-verslag"}
        assert found_in(root, f"v-2026-01 {sealed.codes[0]}") == set()

    def test_history_that_was_forged_throughout_is_found_by_paper_alone(
        self, sealed: Sealed, root: Path
    ) -> None:
        """Who makes everything anew, sheets and codes as well, cannot change what was printed."""
        git(root, "reset", "--quiet", "--hard", "HEAD~2")
        data = (root / MINUTES).read_bytes().replace(b"opent", b"sluit")
        forge(root, MINUTES, data, name="Sanne de Wit", day="2026-12-17T15:30:00+0100")
        book = open_book(root, now=NOW)
        for day, number in enumerate(("V-2026-01", "V-2026-02")):
            adopted(book, number, days=day)
        book.index.close()

        assert found_in(root) == set()
        (problem,) = verified(root, f"V-2026-01 {sealed.codes[0]}").problems
        assert problem.code == "controlecode-anders-dan-papier"
        assert problem.details == ("Op dat controleblad staan: B-2026-001, V-2026-01.",)


def _put(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a damage: somebody with git puts other words in a file, as a new version."""

    def inflict(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert re.search(old, text)
        forge(
            root,
            path,
            re.sub(old, new, text, count=1).encode(),
            name="Jan",
            day="2026-12-20T10:00:00",
        )

    return inflict


def _everywhere(path: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    return lambda root: rewrite(root, path, old, new)


def _adopted_anew(root: Path) -> None:
    """Take the adoption off the minutes with git, change them, and adopt them once more."""
    text = (root / MINUTES).read_text(encoding="utf-8").replace("opent", "sluit")
    draft = re.sub(
        r"(?m)^(vastgest\w+(-\w+)?|zout|controlecode|akkoord): .*\n( .*\n|- .*\n)*", "", text
    )
    draft = draft.replace("status: verslag vastgesteld", "status: verslag concept")
    forge(root, MINUTES, draft.encode(), name="Jan", day="2026-12-20T10:00:00")
    book = open_book(root, now=NOW)
    adopted(book, "V-2026-01", days=4)
    book.index.close()


def _adoption_forged(root: Path) -> None:
    """Change adopted minutes, and say in the words of the program that they were adopted so."""
    data = (root / MINUTES).read_bytes().replace(b"opent", b"sluit")
    digest = text_digest(note_from_bytes(MINUTES, data)).encode()
    data = re.sub(rb"vastgestelde-tekst: .*", b"vastgestelde-tekst: " + digest, data)
    said = "x\n\nRaadsboek-Actie: verslag-vaststellen\nRaadsboek-Nummer: V-2026-01"
    forge(root, MINUTES, data, name="Sanne de Wit", day="2026-12-20T10:00:00", message=said)


def _sheet_removed(root: Path) -> None:
    git(root, "rm", "--quiet", FIRST)
    forge(root, "kennis/x.txt", b"x", name="Jan", day="2026-12-20T10:00:00")


def _sheet_never_made(root: Path) -> None:
    git(root, "filter-branch", "-f", "--index-filter",
        f"git rm -q --cached --ignore-unmatch '{FIRST}'", "--", "main",
        given=b"", FILTER_BRANCH_SQUELCH_WARNING="1")  # fmt: skip


def _dated_before(root: Path) -> None:
    git(root, "commit", "--quiet", "--amend", "--no-edit", "--date=2019-03-01T10:00:00",
        given=b"", GIT_COMMITTER_NAME="S", GIT_COMMITTER_EMAIL="s@x.nl")  # fmt: skip


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "minutes changed": (_put(MINUTES, "opent", "sluit"), "verslag-gewijzigd"),
    "code changed": (
        _put(MINUTES, "controlecode: .*", f"controlecode: {ANOTHER}"), "controlecode-anders"),
    "salt changed": (_put(MINUTES, "zout: .*", "zout: 00"), "verslag-gewijzigd"),
    "adoption forged": (_adoption_forged, "verslag-niet-als-op-blad"),
    "sheet changed": (_put(FIRST, "V-2026-01", "V-2026-09"), "controleblad-gewijzigd"),
    "sheet removed": (_sheet_removed, "controleblad-weg"),
    "sheet never made": (_sheet_never_made, "controleblad-mist-vorige"),
    "minutes rewritten": (_everywhere(MINUTES, b"opent", b"sluit"), "controleblad-klopt-niet"),
    "decision rewritten": (_everywhere(DECISION, b"nadere", b"geen"), "controleblad-klopt-niet"),
    "sheet rewritten": (_everywhere(FIRST, b"V-2026-01", b"V-2026-09"), "controleblad-mist-vorige"),
    "adopted anew": (_adopted_anew, "controleblad-tweemaal"),
    "dated before": (_dated_before, "controleblad-te-vroeg"),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_named(root: Path, name: str) -> None:
    """Whatever somebody does to what was adopted, without touching the paper, is found."""
    inflict, code = DAMAGES[name]
    inflict(root)

    assert code in found_in(root)


def test_a_text_that_was_rewritten_everywhere_cannot_be_put_back(root: Path) -> None:
    """The adoption itself was rewritten: nothing to put back, and nobody says that it was done."""
    rewrite(root, MINUTES, b"opent", b"sluit")
    book = open_book(root, now=NOW)

    (problem,) = damage.problems(book)

    assert "herschreven" in problem.message
    assert "--terugzetten" not in problem.fix
    with pytest.raises(InvalidInput, match="niet meer te vinden"):
        damage.put_back(book, "V-2026-01", now=NOW)


def test_a_decision_that_changes_later_is_no_damage(book: Book) -> None:
    """What happens with a decision afterwards is its life; the next sheet has its new form."""
    first = adopted(book, held(book, "2026-11-05", "Raad"))
    note = read(book, "B-2026-001")
    text = (book.root / note.path).read_text(encoding="utf-8").replace("genomen", "geldig")
    forge(book.root, note.path, text.encode(), name="Sanne de Wit", day="2026-12-17T16:00:00")
    second = adopted(book, held(book, "2026-11-26", "Raad"), days=1)
    sheet = read_sheet((book.root / "controle/2026-12-18 V-2026-02.txt").read_bytes())

    assert verify_history(book, codes=[first, second]).problems == ()
    assert sheet is not None
    assert sorted(sheet.leaves) == ["B-2026-001", "B-2026-002", "V-2026-02"]
