"""Exchanging versions with the shared place: both end equal, nothing odd comes in unasked."""

import datetime
from pathlib import Path

import pytest
from sync_world import copies, git, put, text_of

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.opening import open_book
from raadsboek.book.syncing import telling
from raadsboek.book.syncing.agreed import agree
from raadsboek.book.syncing.background import exchange_quietly, look
from raadsboek.book.syncing.conflicts import conflicts
from raadsboek.book.syncing.exchange import exchange, take_in
from raadsboek.book.syncing.merging import OtherRaadsboek
from raadsboek.book.syncing.overview import together
from raadsboek.book.syncing.refusals import (
    ANYTHING,
    AlreadySyncing,
    BrokenCopy,
    EmptiedPlace,
    HostileSupply,
    ManyRemoved,
    MarkersInside,
    NewerProgram,
    NotAgreed,
    NotShared,
    Rewritten,
)
from raadsboek.book.syncing.refusing import UnfitVersion
from raadsboek.book.syncing.remembering import BEFORE
from raadsboek.book.syncing.sharing import InTheCloud, share, share_in_a_file, stop_sharing
from raadsboek.core import sharing
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.history.addresses import address_of
from raadsboek.history.far_folder import PlaceMissing, PlaceUnfit
from raadsboek.history.shared_address import SEEN
from raadsboek.vault.locking import exchange_lock

NOTE = "acties/2026/A-2026-001 zaal.md"
TEXT = "---\nsoort: actie\nnummer: A-2026-001\ntitel: Zaal\nwie: anna\nstatus: open\n---\nBel.\n"
LATER = NOW + datetime.timedelta(days=1)


@pytest.fixture
def two(book: Book) -> tuple[Book, Book]:
    """Return two copies of one raadsboek with a note, and a shared place between them."""
    put(book, {NOTE: TEXT}, "A-2026-001")
    own, other = copies(book)
    agree(address_of(str(book.root.parent / "gedeeld.git"), near=book.root))
    return own, other


def shared_place(book: Book) -> Path:
    """Return the bare repository that the copies share."""
    return book.root.parent / "gedeeld.git"


def head(book: Book) -> str:
    """Return the newest version of a copy."""
    return git(book.root, "rev-parse", "HEAD")


def pushed(book: Book, files: dict[str, str]) -> None:
    """Bring files to the shared place by plain git, as somebody without the program would."""
    for path, text in files.items():
        file = book.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(book.root, "add", "-A")
    git(book.root, "-c", "user.name=Noor", "-c", "user.email=n@x", "commit", "-qm", "met de hand")
    git(book.root, "push", "-q", "origin", "HEAD:main")


def test_what_one_saves_comes_to_the_other(two: tuple[Book, Book]) -> None:
    """Ours goes out, theirs comes in; both sides are remembered and the moment is told."""
    own, other = two
    put(own, {NOTE: TEXT.replace("Bel.", "Mail.")}, "A-2026-001")

    sent = exchange(own, now=NOW)
    got = exchange(other, now=NOW)

    assert (sent.sent, sent.received) == (1, ())
    assert telling.arrived(got) == "Binnengekomen: 1 versie van Sanne de Wit."
    assert text_of(other, NOTE).endswith("Mail.\n")
    assert head(own) == head(other) == git(shared_place(own), "rev-parse", "main")
    assert git(other.root, "rev-parse", SEEN) == head(other)
    assert git(other.root, "status", "--porcelain") == ""
    state = look(other)
    assert state is not None
    assert (state.waiting, state.moment) == (0, NOW)
    assert sharing.in_words(state, NOW.date()) == f"bijgewerkt {NOW:%H:%M}"


def test_both_saved_and_both_end_equal(two: tuple[Book, Book]) -> None:
    """Different keys of one note merge without a question; the past before it is kept aside."""
    own, other = two
    put(own, {NOTE: TEXT.replace("anna", "bram")})
    put(other, {NOTE: TEXT.replace("open", "loopt")})
    before = head(other)

    exchange(own, now=NOW)
    exchange(other, now=NOW)
    exchange(own, now=NOW)

    assert head(own) == head(other)
    assert "wie: bram\nstatus: loopt\n" in text_of(own, NOTE)
    kept = git(other.root, "for-each-ref", "--format=%(objectname)", BEFORE)
    assert kept == before


def test_a_note_with_two_clashes_counts_as_one_note(two: tuple[Book, Book]) -> None:
    """The sentence is about notes; the screen shows each pair of texts."""
    own, other = two
    for turn in ("1", "2"):
        put(own, {NOTE: TEXT.replace("Bel.", f"Mail {turn}.")})
        put(other, {NOTE: TEXT.replace("Bel.", f"Schrijf {turn}.")})
        exchange(own, now=NOW)
        exchange(other, now=NOW)
        exchange(own, now=NOW)

    state = look(own)

    assert len(conflicts(own)) == 2
    assert state is not None
    assert state.twice == 1


def test_who_got_another_number_can_read_it_later(two: tuple[Book, Book]) -> None:
    """The line about it passes, and the old number may stand in a letter: Samenwerken keeps it."""
    one, other = two
    for book, title in ((one, "Eerst"), (other, "Ook")):
        notes.create(book, KIND_BY_NAME["besluit"], {"titel": title}, now=NOW)
        exchange(book, now=NOW)
    (told,) = together(other).renumbered
    assert "B-2026-001 hernummerd naar B-2026-002" in told.what


def test_the_past_before_an_exchange_is_kept_for_three_months(two: tuple[Book, Book]) -> None:
    """Older memories are let go when a new one is made."""
    own, other = two
    for day in (0, 1, 95):
        put(own, {NOTE: TEXT.replace("Bel.", f"Dag {day}.")})
        moment = NOW + datetime.timedelta(days=day)
        exchange(own, now=moment)
        exchange(other, now=moment)

    assert len(git(other.root, "for-each-ref", BEFORE).splitlines()) == 1


def test_others_who_are_faster_make_it_begin_anew(two: tuple[Book, Book]) -> None:
    """Many at once through one place: all end equal without anybody's version lost."""
    own, other = two
    for turn in range(3):
        put(own, {f"a{turn}.md": "x\n"})
        put(other, {f"b{turn}.md": "y\n"})
        exchange(other if turn % 2 else own, now=NOW)
    exchange(own, now=NOW)
    exchange(other, now=NOW)
    exchange(own, now=NOW)

    assert head(own) == head(other)
    assert {f"{side}{turn}.md" for side in "ab" for turn in range(3)} <= {
        path.name for path in own.root.iterdir()
    }


def test_a_rewritten_place_is_not_followed_unasked(two: tuple[Book, Book]) -> None:
    """Versions that were there and are gone are named; ours stay, and can go there again."""
    own, other = two
    put(own, {NOTE: TEXT.replace("Bel.", "Mail.")})
    exchange(own, now=NOW)
    exchange(other, now=NOW)
    old = git(shared_place(own), "rev-parse", "main~1")
    git(shared_place(own), "update-ref", "refs/heads/main", old)
    stood = head(other)

    with pytest.raises(Rewritten) as caught:
        exchange(other, now=NOW)

    assert "is 1 versie verdwenen: " in caught.value.message
    assert "Sanne de Wit: Gewijzigd" in caught.value.message
    assert head(other) == git(other.root, "rev-parse", SEEN) == stood
    exchange(other, now=NOW, consent=caught.value.theirs)
    assert git(shared_place(own), "rev-parse", "main") == stood


def test_an_emptied_place_is_not_filled_unasked(two: tuple[Book, Book]) -> None:
    """A place without anything may be the wrong stick: it is asked first."""
    own, _ = two
    exchange(own, now=NOW)
    git(shared_place(own), "update-ref", "-d", "refs/heads/main")

    with pytest.raises(EmptiedPlace):
        exchange(own, now=NOW)
    exchange(own, now=NOW, consent=ANYTHING)

    assert git(shared_place(own), "rev-parse", "main") == head(own)


def test_many_removed_notes_are_asked_about(two: tuple[Book, Book]) -> None:
    """A colleague's mistaken removal takes nothing away here; a move or new title is no removal."""
    own, other = two
    notes = {f"acties/2026/A-2026-{n:03} x.md": f"tekst {n}\n" for n in range(100, 130)}
    put(own, dict(notes))
    exchange(own, now=NOW)
    exchange(other, now=NOW)
    moved = {path: None for path in notes} | {
        path.replace("x.md", "ander.md"): f"{text}meer\n" for path, text in notes.items()
    }
    put(own, dict(moved))
    exchange(own, now=NOW)
    exchange(other, now=NOW)
    put(own, {path: None for path in moved if "ander" in path})
    exchange(own, now=NOW)

    with pytest.raises(ManyRemoved, match="30 van de") as caught:
        exchange(other, now=NOW)

    assert len(list((other.root / "acties/2026").glob("*ander.md"))) == 30
    exchange(other, now=NOW, consent=caught.value.theirs)
    assert head(other) == head(own)


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        (".gitmodules", "[submodule]\n", HostileSupply),
        ("map/.gitattributes", "*.md filter=kwaad\n", HostileSupply),
        ("ACTIES/2026/a-2026-001 ZAAL.md", "x\n", HostileSupply),
        ("a\\b.md", "x\n", UnfitVersion),
        ("raadsboek.yaml", "formaat: 99\n", NewerProgram),
        ("notitie.md", "---\n---\n<<<<<<< hier\na\n=======\nb\n>>>>>>> daar\n", UnfitVersion),
    ],
)
def test_what_does_not_belong_is_not_taken_over(
    name: str, text: str, error: type[Exception], two: tuple[Book, Book]
) -> None:
    """Settings for git, twins on Windows, odd names and half merges stop at the door."""
    own, other = two
    pushed(own, {name: text})
    stood = head(other)

    with pytest.raises(error):
        exchange(other, now=NOW)

    assert head(other) == stood
    assert git(other.root, "status", "--porcelain") == ""


def test_a_link_of_others_is_not_taken_over(two: tuple[Book, Book]) -> None:
    """A link that leaves the raadsboek stops everything that came with it."""
    own, other = two
    (own.root / "geheim").symlink_to("/etc/passwd")
    pushed(own, {})

    with pytest.raises(UnfitVersion):
        exchange(other, now=NOW)

    assert not (other.root / "geheim").exists()


def test_half_merges_of_ours_do_not_go_out(two: tuple[Book, Book]) -> None:
    """A note with the marks of another program stays here until somebody has chosen."""
    own, _ = two
    (own.root / "los.md").write_text("<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n", encoding="utf-8")
    git(own.root, "add", "los.md")
    git(own.root, "-c", "user.name=N", "-c", "user.email=n@x", "commit", "-qm", "x")
    stood = git(shared_place(own), "rev-parse", "main")

    with pytest.raises(MarkersInside, match=r"los\.md"):
        exchange(own, now=NOW)

    assert git(shared_place(own), "rev-parse", "main") == stood


def test_nothing_goes_to_a_place_that_nobody_agreed_to(
    two: tuple[Book, Book], tmp_path: Path
) -> None:
    """A folder from elsewhere names an address of its maker: it is told, and nothing is sent."""
    own, _ = two
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "kwaad.git")
    git(own.root, "config", "remote.origin.url", str(tmp_path / "kwaad.git"))

    happened = exchange_quietly(own, now=NOW)

    assert isinstance(happened.error, NotAgreed)
    assert git(tmp_path / "kwaad.git", "for-each-ref") == ""
    assert happened.shared is not None
    assert happened.shared.asks


def test_a_place_that_is_away_is_a_state_and_no_error(two: tuple[Book, Book]) -> None:
    """A stick that is not there: work goes on, versions wait, and later all is well."""
    own, _ = two
    away = shared_place(own).rename(own.root.parent / "elders")
    put(own, {NOTE: TEXT.replace("Bel.", "Mail.")})

    happened = exchange_quietly(own, now=NOW)

    assert happened.error is None
    assert happened.shared is not None
    assert sharing.in_words(happened.shared, NOW.date()) == "geen verbinding"
    assert "U kunt gewoon doorwerken" in sharing.in_a_sentence(happened.shared, NOW.date())
    with pytest.raises(PlaceMissing):
        exchange(own, now=NOW)
    away.rename(shared_place(own))
    later = exchange_quietly(own, now=LATER).shared
    assert later is not None
    assert sharing.in_words(later, NOW.date()) == "bijgewerkt ma 23 nov"


def test_an_edit_outside_the_program_is_never_overwritten(two: tuple[Book, Book]) -> None:
    """What somebody typed in another editor becomes a version before theirs is laid over it."""
    own, other = two
    put(own, {NOTE: TEXT.replace("anna", "bram")})
    exchange(own, now=NOW)
    (other.root / NOTE).write_text(TEXT.replace("Bel.", "Bel nu."), encoding="utf-8")

    exchange(other, now=NOW)

    assert "wie: bram" in text_of(other, NOTE)
    assert text_of(other, NOTE).endswith("Bel nu.\n")


def test_one_window_exchanges_at_a_time(two: tuple[Book, Book]) -> None:
    """A second one hears so at once; saving is never kept waiting by it."""
    own, _ = two
    with exchange_lock(own.root) as alone:
        assert alone
        with pytest.raises(AlreadySyncing):
            exchange(own, now=NOW)
        put(own, {NOTE: TEXT.replace("Bel.", "Mail.")})


class TestSharing:
    """Setting up the place."""

    def test_an_empty_folder_becomes_the_place(self, book: Book, tmp_path: Path) -> None:
        """It is made, says what it is to whoever opens it, and takes only steps forward."""
        put(book, {NOTE: TEXT})
        made = share(book, "samen/raadsboek", near=tmp_path)
        exchange(book, now=NOW)

        place = tmp_path / "samen/raadsboek"
        assert made.made
        assert "Verander" in (place / "LEESMIJ.txt").read_text(encoding="utf-8")
        assert git(place, "rev-parse", "main") == head(book)
        assert git(place, "config", "receive.denyNonFastForwards") == "true"
        assert not share(book, str(place), near=tmp_path).made

    def test_what_cannot_be_the_place_says_why(self, book: Book, tmp_path: Path) -> None:
        """Our own folder, a folder around it, somebody's raadsboek, papers, a cloud folder."""
        put(book, {NOTE: TEXT})
        own, _ = copies(book)
        (tmp_path / "papieren").mkdir()
        (tmp_path / "papieren/brief.txt").write_text("x", encoding="utf-8")
        for text in (str(book.root / "x"), str(book.root.parent), str(own.root), "papieren"):
            with pytest.raises(PlaceUnfit):
                share(book, text, near=tmp_path)
        with pytest.raises(InTheCloud, match="OneDrive"):
            share(book, "OneDrive - Zorggroep/raadsboek", near=tmp_path)
        with pytest.raises(NotShared):
            exchange(book, now=NOW)

    def test_another_raadsboek_is_not_joined(self, two: tuple[Book, Book], tmp_path: Path) -> None:
        """Two that do not share their beginning are never put together."""
        own, _ = two
        git(tmp_path, "init", "-q", "--bare", "-b", "main", "vreemd.git")
        git(tmp_path, "clone", "-q", "vreemd.git", "vreemd")
        strange = open_book(own.root, now=NOW)
        (tmp_path / "vreemd/x.md").write_text("x\n", encoding="utf-8")
        git(tmp_path / "vreemd", "add", ".")
        who = ("-c", "user.name=N", "-c", "user.email=n@x")
        git(tmp_path / "vreemd", *who, "commit", "-qm", "x")
        git(tmp_path / "vreemd", "push", "-q", "origin", "HEAD:main")

        with pytest.raises(OtherRaadsboek):
            share(strange, "vreemd.git", near=tmp_path)

        assert look(strange) is not None

    def test_sharing_can_stop(self, two: tuple[Book, Book]) -> None:
        """The place stays as it is; this copy goes on alone."""
        own, _ = two
        exchange(own, now=NOW)

        stop_sharing(own)

        assert look(own) is None
        assert git(own.root, "for-each-ref", SEEN) == ""

    def test_a_copy_in_one_file_is_taken_in_once(
        self, two: tuple[Book, Book], tmp_path: Path
    ) -> None:
        """A file brings a colleague's versions and sends nothing; half a file says that it is."""
        own, other = two
        put(own, {NOTE: TEXT.replace("Bel.", "Mail.")})
        (tmp_path / "brief.txt").write_text("x", encoding="utf-8")
        with pytest.raises(PlaceUnfit):
            share_in_a_file(own, "brief.txt", near=tmp_path)
        assert share_in_a_file(own, "k.bundle", near=tmp_path) == tmp_path / "k.bundle"
        share_in_a_file(own, "k.bundle", near=tmp_path)
        whole = (tmp_path / "k.bundle").read_bytes()
        for part in (16, len(whole) // 2, len(whole) - 9):
            (tmp_path / "half.bundle").write_bytes(whole[:part])
            with pytest.raises(BrokenCopy):
                take_in(other, "half.bundle", near=tmp_path, now=NOW)

        got = take_in(other, "k.bundle", near=tmp_path, now=NOW)

        assert len(got.received) == 1
        assert text_of(other, NOTE).endswith("Mail.\n")
        assert git(shared_place(own), "rev-parse", "main") != head(other)
