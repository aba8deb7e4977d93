"""Who a version is by: the list of writers, keys that come and go, and what a forger tries."""

import datetime
import stat
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from forging import forge, git

from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.destroying.destroying import destroy
from raadsboek.book.notes import create, read, save
from raadsboek.book.opening import open_book
from raadsboek.book.verification.keys import Signing, start_signing, stop_signing
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.kinds import memo
from raadsboek.history.recording import ask
from raadsboek.history.signing import with_signature
from raadsboek.history.ssh_signature import KeyUnfit, new_key, signing_with

NOW = datetime.datetime(2026, 11, 22, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
MEMO = b"---\nsoort: notitie\nnummer: N-2026-900\ntitel: Vals\n---\n"


def memo_of(book: Book, *, days: int = 0) -> None:
    """Save something, some days later."""
    moment = NOW + datetime.timedelta(days=days)
    create(book, memo.KIND, {"titel": "Los"}, body="Een woord.\n", now=moment)


def codes(book: Book) -> set[str]:
    """Return the codes of what is wrong with the history as it is on disk."""
    fresh = open_book(book.root, now=NOW)
    found = {problem.code for problem in verify_history(fresh).problems}
    fresh.index.close()
    return found


def signed_as(root: Path, private: bytes, text: bytes, *, name: str, day: str) -> None:
    """Add a version with a key, as somebody who knows git does."""
    identifier = forge(root, "kennis/x.md", text, name=name, day=day)
    raw = subprocess.run(
        ["git", "-C", str(root), "cat-file", "commit", identifier],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    signed = with_signature(raw, signing_with(private)[0](raw), "sha1")
    made = git(root, "hash-object", "-t", "commit", "-w", "--stdin", given=signed)
    git(root, "update-ref", "HEAD", made)


def writers(book: Book, text: str, *, name: str = "Sanne de Wit") -> None:
    """Put a list of writers in the settings, as a version by somebody."""
    file = book.root / "raadsboek.yaml"
    kept = file.read_text(encoding="utf-8").split("schrijvers:")[0]
    forge(book.root, "raadsboek.yaml", f"{kept}schrijvers:\n{text}".encode(), name=name,
          day="2026-11-22T15:30:00+0100")  # fmt: skip


class TestWriters:
    """The list of who may save, without any key."""

    def test_without_a_list_everybody_is_fine(self, book: Book) -> None:
        """One sentence says so, and that names are not proven."""
        forge(book.root, "kennis/x.md", MEMO, name="Jan")
        report = verify_history(book)

        assert report.problems == ()
        assert any("geen lijst van schrijvers" in one for one in report.unproven)

    def test_where_nobody_signs_one_calm_sentence_says_so(self, book: Book) -> None:
        """No version is counted as lacking until somebody has a key; then it is told."""
        memo_of(book)
        calm = "Er is niets ondertekend; dat hoeft ook niet."
        assert calm in verify_history(book).unproven
        start_signing(book, now=NOW)
        unproven = verify_history(book).unproven
        assert calm not in unproven
        assert any("zonder goede handtekening" in one for one in unproven)

    def test_who_is_not_on_the_list_is_named(self, book: Book) -> None:
        """The secretary always counts; a stranger is named with the day."""
        writers(book, "- naam: Anna Bos\n")
        memo_of(book)
        forge(book.root, "kennis/a.md", MEMO, name="Anna  Bos")
        assert codes(book) == set()
        forge(book.root, "kennis/x.md", MEMO, name="Jan", day="2026-11-23T10:00:00+0100")

        (problem,) = verify_history(book).problems
        assert problem.code == "schrijver-onbekend"
        assert problem.message == (
            "1 versie op 23 november 2026 op naam van Jan, die niet in de lijst van schrijvers "
            "stond."
        )

    def test_days_are_kept_to(self, book: Book) -> None:
        """Somebody whose time had ended, or not begun."""
        writers(book, "- naam: Anna Bos\n  tot: 2026-11-22\n")
        forge(book.root, "kennis/a.md", MEMO, name="Anna Bos", day="2026-11-23T10:00:00+0100")

        assert codes(book) == {"schrijver-buiten-tijd"}

    def test_nobody_puts_themselves_on_the_list(self, book: Book) -> None:
        """Who adds themselves is judged by the list before that, for ever."""
        writers(book, "- naam: Anna Bos\n")
        writers(book, "- naam: Anna Bos\n- naam: Jan\n", name="Jan")
        forge(book.root, "kennis/x.md", MEMO, name="Jan")

        assert codes(book) == {"schrijver-onbekend", "schrijvers-gewijzigd"}

    def test_a_list_in_the_folder_alone_changes_nothing(self, book: Book) -> None:
        """What is in no version is no rule."""
        writers(book, "- naam: Anna Bos\n")
        forge(book.root, "kennis/x.md", MEMO, name="Jan")
        with (book.root / "raadsboek.yaml").open("a") as file:
            file.write("- naam: Jan\n")

        assert codes(book) == {"schrijver-onbekend"}

    def test_a_date_in_the_past_is_named(self, book: Book) -> None:
        """A version says that it is years older than the one it stands on."""
        forge(book.root, "kennis/x.md", MEMO, name="Sanne de Wit", day="2019-03-01T10:00:00")

        assert codes(book) == {"versie-teruggedateerd"}

    def test_settings_that_cannot_be_read_end_no_rules(self, book: Book) -> None:
        """Who makes the list unreadable is judged by the one before."""
        writers(book, "- naam: Anna Bos\n")
        forge(book.root, "raadsboek.yaml", b"organen: [\n", name="Jan")
        forge(book.root, "kennis/x.md", MEMO, name="Jan")

        assert codes(book) == {"schrijver-onbekend"}

    def test_faults_in_the_list_are_told(self, book: Book) -> None:
        """A line without a name, a day that is none, a key that is none."""
        writers(book, "- email: x\n- naam: A\n  van: ooit\n- naam: B\n  sleutel: geheim\n")

        assert {one.code for one in open_book(book.root, now=NOW).problems} == {
            "schrijver-ongeldig", "schrijver-dag-ongeldig", "schrijver-sleutel-ongeldig",
        }  # fmt: skip


@pytest.fixture
def signing(book: Book) -> Signing:
    """Let the secretary sign."""
    return start_signing(book, now=NOW)


class TestSigning:
    """A key in one step."""

    def test_one_step_makes_a_key_and_lists_it(
        self, book: Book, signing: Signing, home: Path
    ) -> None:
        """The private half is the user's alone; a second time changes nothing."""
        (file,) = (home / "config").rglob("ondertekening/sleutel")
        memo_of(book)
        head = git(book.root, "rev-parse", "HEAD")
        again = start_signing(book, now=NOW)
        report = verify_history(open_book(book.root, now=NOW))

        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert (signing.made, signing.listed, again.made, again.listed) == (True, True, False, True)
        assert git(book.root, "rev-parse", "HEAD") == head
        assert report.problems == ()
        assert "1 versie met een goede handtekening: Sanne de Wit (1)." in report.proven
        assert f"Sleutel van Sanne de Wit: {signing.fingerprint}." in report.proven

    def test_git_itself_agrees(self, book: Book, signing: Signing, tmp_path: Path) -> None:
        """The signature is one that git and ssh-keygen take for good, and the version is whole."""
        memo_of(book)
        allowed = tmp_path / "allowed"
        allowed.write_text(f's@x.nl namespaces="git" {signing.public}\n')
        git(book.root, "-c", f"gpg.ssh.allowedSignersFile={allowed}", "verify-commit", "HEAD")
        git(book.root, "fsck", "--strict")

        assert git(book.root, "status", "--porcelain") == ""

    def test_an_edit_from_outside_and_our_own_are_both_signed(
        self, book: Book, signing: Signing
    ) -> None:
        """Two versions in one save keep their order, each with a signature."""
        memo_of(book)
        note = read(book, "N-2026-001")
        file = book.root / note.path
        file.write_text(file.read_text(encoding="utf-8") + "Van buiten.\n", encoding="utf-8")
        opened = read(book, "N-2026-001")
        save(book, opened, changes={"titel": "Anders"}, body=None, now=NOW)

        assert book.repository is not None
        raw = [answer.data for answer in ask(book.repository, ["HEAD", "HEAD~1"]) if answer]
        assert all(b"\ngpgsig -----BEGIN SSH SIGNATURE-----\n " in one for one in raw)
        assert b"Raadsboek-Actie: buiten" in raw[1]
        assert codes(book) == set()

    def test_a_key_that_is_gone_blocks_nobody(
        self, book: Book, signing: Signing, home: Path
    ) -> None:
        """Saving goes on without a signature, and the check says so."""
        (file,) = (home / "config").rglob("ondertekening/sleutel")
        file.write_bytes(b"stuk")
        memo_of(book)

        assert codes(book) == {"handtekening-ontbreekt"}

    def test_a_key_of_ones_own_is_used_where_it_is(self, book: Book, tmp_path: Path) -> None:
        """ssh-keygen's own key will do; one with a password is refused with a way on."""
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "mijn"], check=True
        )
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "geheim", "-f", tmp_path / "dicht"],
            check=True,
        )
        with pytest.raises(KeyUnfit, match="wachtwoord"):
            start_signing(book, now=NOW, own_key=tmp_path / "dicht")
        done = start_signing(book, now=NOW, own_key=tmp_path / "mijn")
        memo_of(book)

        assert (tmp_path / "mijn.pub").read_text().startswith(done.public)
        assert (done.made, codes(book)) == (False, set())

    def test_a_new_key_takes_over_and_an_old_one_stops(self, book: Book, signing: Signing) -> None:
        """Changing the list is signed with the key that is on it; every version stays good."""
        memo_of(book)
        renewed = start_signing(book, now=NOW + datetime.timedelta(days=3), renew=True)
        memo_of(book, days=4)
        assert stop_signing(book, now=NOW + datetime.timedelta(days=5))
        memo_of(book, days=6)

        assert renewed.public != signing.public
        assert codes(book) == set()

    def test_destroying_takes_signatures_away_and_says_so(
        self, book: Book, signing: Signing
    ) -> None:
        """All below is made anew without them; the destruction itself is signed."""
        memo_of(book)
        memo_of(book)
        destroy(
            book,
            ["N-2026-001"],
            ground="verzoek",
            decided_by="de raad",
            confirmed="vernietig 1",
            also_running=True,
            now=NOW,
        )
        report = verify_history(open_book(book.root, now=NOW))

        assert report.problems == ()
        assert any("de handtekeningen van alles daarvoor" in one for one in report.unproven)
        assert "1 versie met een goede handtekening: Sanne de Wit (1)." in report.proven

    def test_destroying_without_a_key_says_that_signatures_went_by_it(
        self, book: Book, signing: Signing, home: Path
    ) -> None:
        """What lacks a signature below it is named, and so is why that proves nothing."""
        memo_of(book)
        memo_of(book)
        (file,) = (home / "config").rglob("ondertekening/sleutel")
        file.unlink()
        destroy(
            book,
            ["N-2026-001"],
            ground="verzoek",
            decided_by="de raad",
            confirmed="vernietig 1",
            also_running=True,
            now=NOW,
        )
        report = verify_history(open_book(book.root, now=NOW))

        assert "handtekening-ontbreekt" in {one.code for one in report.problems}
        assert any("zelf niet ondertekend" in one for one in report.unproven)

    def test_a_second_person_is_put_on_the_list_by_the_first(
        self, book: Book, signing: Signing, home: Path
    ) -> None:
        """Who is not on a list with keys cannot get on it alone, and hears what to do."""
        (file,) = (home / "config").rglob("ondertekening/sleutel")
        file.unlink()
        settings = (book.root / "raadsboek.yaml").read_text(encoding="utf-8")
        text = settings.replace("Sanne de Wit", "Anna", 1).replace("s.dewit@", "anna@", 1)
        forge(book.root, "raadsboek.yaml", text.encode(), name="Anna")
        done = start_signing(open_book(book.root, now=NOW), now=NOW)

        assert (done.name, done.made, done.listed) == ("Anna", True, False)


class TestForgery:
    """What somebody with git and a key tries."""

    def test_a_name_is_no_proof(self, book: Book, signing: Signing) -> None:
        """An unsigned version in the name of who signs stands out."""
        forge(book.root, "kennis/x.md", MEMO, name="Sanne de Wit")

        assert codes(book) == {"handtekening-ontbreekt"}

    def test_a_foreign_key_in_the_folder_is_no_proof(self, book: Book, signing: Signing) -> None:
        """A key that is put on the list in the folder, or by its own version, does not count."""
        private = new_key()
        line = f"  - naam: Sanne de Wit\n    sleutel: {signing_with(private)[1]}\n"
        with (book.root / "raadsboek.yaml").open("a") as file:
            file.write(line)
        signed_as(book.root, private, MEMO, name="Sanne de Wit", day="2026-11-23T10:00:00+0100")
        assert codes(book) == {"handtekening-onbekend"}

        git(book.root, "add", "raadsboek.yaml")
        signed_as(book.root, private, MEMO + b"x", name="Sanne de Wit",
                  day="2026-11-23T11:00:00+0100")  # fmt: skip
        assert codes(book) == {"handtekening-onbekend", "schrijvers-gewijzigd"}

    def test_an_old_key_with_an_old_date_is_no_proof(
        self, book: Book, signing: Signing, home: Path
    ) -> None:
        """After a key ended, a date from when it held does not make it hold."""
        (file,) = (home / "config").rglob("ondertekening/sleutel")
        old = file.read_bytes()
        memo_of(book)
        start_signing(book, now=NOW + datetime.timedelta(days=30), renew=True)
        memo_of(book, days=31)
        signed_as(book.root, old, MEMO, name="Sanne de Wit", day="2026-11-25T10:00:00+0100")
        assert codes(book) == {"handtekening-verlopen", "versie-teruggedateerd"}

        signed_as(book.root, old, MEMO + b"x", name="Sanne de Wit", day="2026-11-25T11:00:00+0100")
        (outdated,) = [
            one for one in verify_history(book).problems if one.code == "handtekening-verlopen"
        ]
        assert outdated.message.startswith("2 versies")

    def test_a_signature_moved_to_other_words_is_wrong(self, book: Book, signing: Signing) -> None:
        """The signature of one version does not fit another."""
        memo_of(book)
        assert book.repository is not None
        (head,) = ask(book.repository, ["HEAD"])
        assert head is not None
        changed = head.data.replace(b"gemaakt", b"gewist")
        made = git(book.root, "hash-object", "-t", "commit", "-w", "--stdin", given=changed)
        git(book.root, "update-ref", "HEAD", made)

        report = verify_history(book)
        assert [one.code for one in report.problems] == ["handtekening-fout"]
        assert not report.is_sound

    def test_a_colleague_who_signs_in_anothers_name_is_told(
        self, book: Book, signing: Signing
    ) -> None:
        """Who signed is who it is by."""
        private = new_key()
        text = (book.root / "raadsboek.yaml").read_text(encoding="utf-8")
        text += f"  - naam: Anna\n    sleutel: {signing_with(private)[1]}\n"
        (book.root / "raadsboek.yaml").write_text(text, encoding="utf-8")
        record_outside(book, ["raadsboek.yaml"], now=NOW)
        signed_as(book.root, private, MEMO, name="Sanne de Wit", day="2026-11-23T10:00:00+0100")

        assert codes(book) == {"handtekening-ander"}


def test_a_thousand_signatures_are_read_at_once() -> None:
    """No process is started for a signature: a thousand take less than git's own two hundred."""
    from raadsboek.history.ssh_signature import read_signature

    sign, public = signing_with(new_key())
    texts = [str(turn).encode() * 50 for turn in range(1000)]
    found = [read_signature(sign(text), text) for text in texts]

    assert {one.key for one in found} == {public}
    assert all(one.fits for one in found)
