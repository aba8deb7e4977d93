"""From a file in the inbox to a note in the record: what is proposed, kept, recognised, refused."""

import datetime
import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from copies import Copies
from inbox_world import mail, put, words

from raadsboek.book import notes
from raadsboek.book.attachment_problems import attachment_problems
from raadsboek.book.attachments import Attached, Text, read_attachment
from raadsboek.book.book import Book
from raadsboek.book.inbox.bringing import bring_in
from raadsboek.book.inbox.looking import look, waiting_files
from raadsboek.book.inbox.pieces import Waiting
from raadsboek.book.inbox.taking import CannotBeTaken, refuse, take
from raadsboek.book.inbox.whole import whole_text
from raadsboek.book.past import versions_of
from raadsboek.book.problems import check
from raadsboek.book.reading import page_of
from raadsboek.core.attachments import attachments_of
from raadsboek.core.errors import ChangedOnDisk, InvalidInput, NotFound
from raadsboek.core.kinds import KIND_BY_NAME, trajectory
from raadsboek.core.note import Note
from raadsboek.history.outside import changed_outside

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.UTC)
TODAY = NOW.date()


def fill(book: Book, now: datetime.datetime) -> None:
    """Make two dossiers, of which one is confidential."""
    for title, secret in (("Thuiswerkregeling", "nee"), ("Verkoop van De Beemd", "ja")):
        keys = {"titel": title, "vorm": "instemming", "vertrouwelijk": secret}
        notes.create(book, trajectory.KIND, keys, now=now)


@pytest.fixture
def world(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a raadsboek with two dossiers."""
    with copies.opened(tmp_path / "raadsboek", fill, now=NOW) as book:
        book.index.refresh()
        yield book


def only(book: Book) -> Waiting:
    """Return the one piece that waits."""
    (one,) = look(book, today=TODAY)
    return one


def bytes_of(book: Book, note: Note) -> list[bytes]:
    """Return the bytes of the attachments of a note as they lie beside it."""
    folder = book.root / PurePosixPath(note.path).parent
    return [(folder / one.name).read_bytes() for one in attachments_of(note)]


def test_a_mail_becomes_post_with_its_files(world: Book) -> None:
    """Number, facts, text, the original bytes and those of each part, in one version."""
    plan = words("Plan van aanpak")
    raw = mail(
        "RE: Thuiswerkregeling",
        "Graag uiterlijk 4 december uw reactie.\n",
        files=(("../../.bashrc", b"alias"), ("Plan.txt", plan), ("Kopie plan.txt", plan)),
    )
    put(world, "mail.eml", raw)

    one = only(world)
    assert one.sizes == (
        ("../../.bashrc", 5),
        ("Plan.txt", len(plan)),
        ("Kopie plan.txt", len(plan)),
    )
    note = take(world, one, now=NOW)

    assert {key: note.text(key) for key in ("nummer", "titel", "richting", "datum", "relatie")} == {
        "nummer": "P-2026-001",
        "titel": "Thuiswerkregeling",
        "richting": "in",
        "datum": "2026-11-19",
        "relatie": "Petra de Wit",
    }
    assert note.text("behandeling") == "ter advisering"
    assert note.text("uiterlijk") == "2026-12-04"
    assert note.text("traject") == "[[D-2026-001]]"
    assert "Graag uiterlijk 4 december" in note.body
    assert [one.name for one in attachments_of(note)] == [
        "P-2026-001-1 bericht.eml",
        "P-2026-001-2 bashrc.bin",
        "P-2026-001-3 plan.txt",
    ]
    assert bytes_of(world, note) == [raw, b"alias", plan]
    assert attachments_of(note)[0].digest == hashlib.sha256(raw).hexdigest()
    assert attachments_of(note)[1].original == "../../.bashrc"
    assert [version.action for version in versions_of(world, note.path)] == ["inlezen"]
    assert waiting_files(world) == []
    assert check(world, today=TODAY) == []


def test_nothing_in_the_inbox_is_recorded(world: Book) -> None:
    """Whatever lies there is in no version, is no edit from outside, and Git does not see it."""
    put(world, "brief.txt", words("Beste raad"))
    assert world.repository is not None

    assert changed_outside(world.repository) == []
    status = ["git", "-C", str(world.root), "status", "--porcelain"]
    assert subprocess.run(status, capture_output=True, check=True).stdout == b""
    list(look(world, today=TODAY))
    assert changed_outside(world.repository) == []


def test_the_same_piece_is_recognised(world: Book) -> None:
    """Byte for byte, as an attachment of something else, and as the same mail saved anew."""
    plan = words("Plan van aanpak")
    raw = mail("Plan", "Zie de bijlage.", files=(("Plan.txt", plan),))
    put(world, "mail.eml", raw)
    take(world, only(world), now=NOW)
    put(world, "a.eml", raw)
    put(world, "b.txt", plan)
    put(world, "c.eml", raw.replace(b"Zie de", b"Zie  de"))

    found = {one.file.name: one for one in look(world, today=TODAY)}

    assert {one.same.number for one in found.values() if one.same} == {"P-2026-001"}
    assert {name: one.same_message for name, one in found.items()} == {
        "a.eml": False,
        "b.txt": False,
        "c.eml": True,
    }
    with pytest.raises(CannotBeTaken, match="P-2026-001"):
        take(world, found["a.eml"], now=NOW)
    for one in found.values():
        refuse(world, one)
    # Only what is in the record byte for byte is thrown away.
    assert [file.name for file in (world.root / "postvak/geweigerd").iterdir()] == ["c.eml"]


def test_a_new_version_shows_what_changed(world: Book) -> None:
    """The words of the two files are laid over each other, and the dossier is the same."""
    put(world, "Regeling.txt", words("Er geldt een maximum van twee dagen."))
    first = take(
        world, only(world), values={"titel": "Regeling", "traject": "[[D-2026-001]]"}, now=NOW
    )
    put(world, "Regeling v2 (def).txt", words("Er geldt een maximum van drie dagen."))

    one = only(world)

    (newer,) = one.newer
    assert newer.kept.number == first.text("nummer")
    assert newer.difference is not None
    assert newer.difference.plain() == ["Er geldt een maximum van [-twee-]{+drie+} dagen."]
    assert one.proposal.values["traject"] == "[[D-2026-001]]"
    assert "Nieuwe versie van [[P-2026-001]]" in take(world, one, now=NOW).body


def test_a_new_version_of_what_was_taken_meanwhile_is_seen(world: Book) -> None:
    """Both lay there when the screen opened: taking the first in changes what the second is."""
    put(world, "Regeling v1.txt", words("Er geldt een maximum van twee dagen."))
    put(world, "Regeling v2.txt", words("Er geldt een maximum van drie dagen."))
    seen = {one.file: one for one in look(world, today=TODAY)}
    first = take(world, next(iter(seen.values())), now=NOW)
    world.index.refresh()

    (one,) = look(world, today=TODAY, seen=seen)

    assert [newer.kept.number for newer in one.newer] == [first.text("nummer")]


def test_an_answer_follows_what_it_answers(world: Book) -> None:
    """By the marks of the mail, whatever its subject and its words."""
    put(world, "a.eml", mail("Eerste", "Hallo", identifier="a@b"))
    take(world, only(world), values={"titel": "Eerste", "traject": "[[D-2026-001]]"}, now=NOW)
    put(world, "b.eml", mail("Iets anders", "Dag", identifier="c@d", answers="a@b"))

    proposal = only(world).proposal

    assert proposal.values["traject"] == "[[D-2026-001]]"
    assert proposal.body.startswith("Antwoord op [[P-2026-001]]")


def test_the_own_mail_is_outgoing(world: Book) -> None:
    """Who keeps the raadsboek sends for the council; nothing is to be done with it any more."""
    own = world.settings.secretary.email
    put(world, "uit.eml", mail("Advies", "Uiterlijk 4 december", sender=f"Noor <{own}>"))

    note = take(world, only(world), now=NOW)

    keys = {key: note.text(key) for key in ("richting", "status", "relatie", "uiterlijk")}
    assert keys == {
        "richting": "uit", "status": "afgehandeld", "relatie": "or@example.org", "uiterlijk": "",
    }  # fmt: skip


def test_a_confidential_dossier_makes_confidential_post(world: Book) -> None:
    """Proposed, with why; the name of the file tells nothing."""
    put(world, "a.eml", mail("Verkoop van De Beemd", "Vertrouwelijk."))

    one = only(world)
    assert one.proposal.values["vertrouwelijk"] == "ja"
    assert one.proposal.reasons["vertrouwelijk"]
    assert take(world, one, now=NOW).path.endswith("P-2026-001 vertrouwelijk.md")


def test_what_cannot_be_read_is_kept_all_the_same(world: Book) -> None:
    """A broken file becomes an unread attachment, with a sentence in the note."""
    put(world, "kapot.pdf", b"%PDF-1.7\nniets")

    one = only(world)
    assert one.piece.trouble.endswith(".")
    note = take(world, one, now=NOW)

    assert one.piece.trouble in note.body
    assert bytes_of(world, note) == [b"%PDF-1.7\nniets"]


def test_a_piece_that_changed_is_not_taken(world: Book) -> None:
    """What was shown is what is kept, or nothing is."""
    file = put(world, "brief.txt", words("Een"))
    one = only(world)
    file.write_bytes(words("Twee"))

    with pytest.raises(ChangedOnDisk):
        take(world, one, now=NOW)
    assert file.exists()


def test_a_wrong_correction_keeps_nothing(world: Book) -> None:
    """The piece waits as before."""
    put(world, "brief.txt", words("Een"))
    one = only(world)

    with pytest.raises(InvalidInput):
        take(world, one, values={**one.proposal.values, "datum": "gisteren"}, now=NOW)
    with pytest.raises(InvalidInput, match="Er is geen traject D-2026-0"):
        take(world, one, values={**one.proposal.values, "traject": "[[D-2026-0]]"}, now=NOW)
    assert [one.file for one in look(world, today=TODAY)] == waiting_files(world)


def test_a_file_that_did_not_change_is_not_read_again(world: Book) -> None:
    """Its proposal is made anew, by what is known now."""
    put(world, "a.eml", mail("Roosters", "Over de dienst."))
    first = only(world)
    keys = {"titel": "Roosters", "vorm": "instemming"}
    notes.create(world, KIND_BY_NAME["traject"], keys, now=NOW)
    world.index.refresh()

    (again,) = look(world, today=TODAY, seen={first.file: first})

    assert "traject" not in first.proposal.values
    assert again.proposal.values["traject"] == "[[D-2026-003]]"
    assert again.piece is first.piece


def test_what_is_asked_for_is_read_first(world: Book) -> None:
    """Who looks at the last of many pieces does not wait for all before it; each comes once."""
    for place in range(5):
        put(world, f"{place}.txt", words(f"Stuk {place}."))
    files = waiting_files(world)
    wishes = iter([files[4], files[4], files[0], None, files[2]])

    order = [one.file.name for one in look(world, today=TODAY, asked=lambda: next(wishes, None))]

    assert order == ["4.txt", "0.txt", "1.txt", "2.txt", "3.txt"]
    assert [one.file for one in look(world, today=TODAY, only=files[3:4])] == files[3:4]


def test_all_text_of_a_piece_is_read(world: Book) -> None:
    """Its own and that of its attachments; what cannot be read is told, and nothing is kept."""
    scan = b"\x89PNG\r\n\x1a\n" + b"0" * 30
    many = ("w" * 60 + "\n") * 2_000
    files = (("Plan.txt", b"Het plan."), ("scan.png", scan), ("lang.txt", many.encode()))
    put(world, "a.eml", mail("Roosters", "Zie het plan.", files=files))

    own, plan, picture, long = whole_text(world, only(world))

    assert own.text == "Zie het plan."
    assert not own.remark
    assert (plan.name, plan.size, plan.text) == ("Plan.txt", 9, "Het plan.")
    assert picture.remark
    assert not picture.text
    assert len(long.text) == 100_000
    assert long.remark.startswith("De tekst gaat verder.")
    assert [one.name for one in waiting_files(world)] == ["a.eml"]


def test_a_file_is_brought_in_from_elsewhere(world: Book, tmp_path: Path) -> None:
    """It stays where it was; what is no letter is refused with what to do."""
    file = tmp_path / "brief.txt"
    file.write_bytes(words("Een"))

    assert bring_in(world, file) == "brief.txt"
    assert bring_in(world, world.root / "postvak/brief.txt") == "brief.txt"
    assert file.exists()
    for name in ("weg.pdf", ".", "~$brief.docx"):
        (tmp_path / "~$brief.docx").write_bytes(b"x")
        with pytest.raises(InvalidInput):
            bring_in(world, tmp_path / name)


def test_attachments_are_checked(world: Book) -> None:
    """One that is gone, one with other bytes, and one that no note names."""
    files = (("Een.txt", b"een"), ("Twee.txt", b"twee"))
    put(world, "mail.eml", mail("Plan", "Zie de bijlagen.", files=files))
    note = take(world, only(world), now=NOW)
    folder = (world.root / note.path).parent
    (folder / "P-2026-001-2 een.txt").unlink()
    (folder / "P-2026-001-3 twee.txt").write_bytes(b"anders")
    (folder / "P-2026-001-9 los.txt").write_bytes(b"los")

    found = {problem.code: problem for problem in attachment_problems(world)}

    assert set(found) == {"bijlage-ontbreekt", "bijlage-gewijzigd", "bijlage-los"}
    assert "een.txt" in found["bijlage-ontbreekt"].message
    assert "twee.txt" in found["bijlage-gewijzigd"].message
    assert found["bijlage-los"].path.endswith("P-2026-001-9 los.txt")
    assert all(one.message.endswith(".") and one.fix.endswith(".") for one in found.values())


def test_attachments_of_a_note_can_be_read(world: Book) -> None:
    """Each with its size and its first name; the text is read in a process of its own."""
    put(world, "mail.eml", mail("Plan", "Zie de bijlage.", files=(("Plan A.txt", b"het plan"),)))
    note = take(world, only(world), now=NOW)

    page = page_of(world, note.path)
    name = "P-2026-001-2 plan-a.txt"
    assert page.attachments[1] == Attached(name, "Plan A.txt", 8)
    assert read_attachment(world, note.path, name) == Text(name, "het plan", "")
    with pytest.raises(NotFound):
        read_attachment(world, note.path, "../../raadsboek.yaml")


def test_confidential_post_is_encrypted_with_its_files(closed: Book) -> None:
    """In a raadsboek that encrypts: no word of it lies readable, and its owner knows it again."""
    raw = mail("Kanariepiet", "kanariepiet", files=(("kanariepiet.txt", b"kanariepiet"),))
    put(closed, "mail.eml", raw)
    values = {"titel": "Kanariepiet", "datum": "2026-11-19", "vertrouwelijk": "ja"}
    note = take(closed, only(closed), values=values, now=NOW)

    beside = sorted((closed.root / note.path).parent.iterdir())
    assert [file.name for file in beside] == [
        "P-2026-001 vertrouwelijk.md",
        "P-2026-001-1 bijlage.eml.age",
        "P-2026-001-2 bijlage.txt.age",
    ]
    assert not any(b"anariepiet" in file.read_bytes() for file in beside)
    assert attachments_of(note)[1].original == "kanariepiet.txt"
    assert read_attachment(closed, note.path, "P-2026-001-2 bijlage.txt").text == "kanariepiet"
    assert list(attachment_problems(closed)) == []
    put(closed, "mail.eml", raw)
    same = only(closed).same
    assert same is not None
    assert same.number == "P-2026-001"


def test_a_piece_that_another_window_took_is_not_taken_twice(world: Book) -> None:
    """Both had it on screen; the second hears which note it is."""
    file = put(world, "brief.txt", words("Geachte raad"))
    (one,) = look(world, today=TODAY)
    made = take(world, one, now=NOW)
    file.write_bytes(words("Geachte raad"))  # as it still lay there for the second

    with pytest.raises(CannotBeTaken, match=made.text("nummer")):
        take(world, one, now=NOW)
