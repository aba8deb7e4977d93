"""The same number issued twice, adopted minutes and settings: what a merge does with them."""

import pytest
from sync_world import clean, copies, git, put, take, text_of

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.meetings.lock import MinutesLocked
from raadsboek.book.syncing.conflicts import Choice, choose, conflicts, texts_of
from raadsboek.core.kinds import action, decision
from raadsboek.core.meetings.adopted import Seal, seal_of, text_digest
from raadsboek.vault.frontmatter import edit
from raadsboek.vault.reading import note_from_bytes

MINUTES = "vergaderingen/2026/V-2026-03 overleg.md"
DRAFT = """---
soort: vergadering
nummer: V-2026-03
titel: Overleg
datum: 2026-03-12
status: verslag concept
verzonden: []
---
## 1. Opening

De voorzitter opent.

## 2. Rondvraag

Niets.
"""


def adopted(text: str) -> str:
    """Return minutes as adopted on a day."""
    changes = {"status": "verslag vastgesteld", "vastgesteld": "2026-04-16"}
    raw = edit(text.encode(), changes)
    digest = text_digest(note_from_bytes(MINUTES, raw))
    return edit(raw, {"vastgestelde-tekst": digest}).decode()


class TestNumbers:
    """A number is issued once; who comes second gets the next one."""

    def test_the_note_that_nobody_has_yet_gets_the_next(self, book: Book) -> None:
        """Its file, its number and every link that is new here follow; the version says so."""
        put(book, {"notitie.md": "zie [[B-2026-001]], dat komt nog\n"})
        own, other = copies(book)
        values = {"titel": "Thuiswerken", "datum": "2026-03-12"}
        mine = notes.create(own, decision.KIND, values, now=NOW)
        second = notes.create(own, decision.KIND, {**values, "titel": "Pauze"}, now=NOW)
        linked = f"zie [[{mine.text('nummer')}|dit]] en [[B-2026-002]], niet B-2026-0010\n"
        put(
            own,
            {
                "notitie.md": f"zie [[B-2026-001]], dat komt nog\n{linked}",
                "post/B-2026-001 x.pdf": b"%PDF",
            },
        )
        theirs = notes.create(other, decision.KIND, {**values, "titel": "Rooster"}, now=NOW)
        assert mine.text("nummer") == theirs.text("nummer") == "B-2026-001"

        done = take(own, other)

        assert [(one.old, one.new) for one in done.renumbered] == [("B-2026-001", "B-2026-003")]
        assert done.clashes == ()
        assert notes.read(own, "B-2026-001").text("titel") == "Rooster"
        moved = notes.read(own, "B-2026-003")
        assert (moved.text("titel"), moved.path) == (
            "Thuiswerken",
            "besluiten/2026/B-2026-003 thuiswerken.md",
        )
        assert notes.read(own, "B-2026-002").path == second.path
        assert text_of(own, "notitie.md").splitlines() == [
            "zie [[B-2026-001]], dat komt nog",
            "zie [[B-2026-003|dit]] en [[B-2026-002]], niet B-2026-0010",
        ]
        assert (own.root / "post/B-2026-003 x.pdf").exists()
        assert git(own.root, "log", "-1", "--first-parent", "--skip=1", "--format=%(trailers)") == (
            "Raadsboek-Actie: hernummeren\n"
            "Raadsboek-Nummer: B-2026-001\n"
            "Raadsboek-Nummer: B-2026-003"
        )
        assert clean(own)

    def test_a_number_that_was_taken_away_there_is_not_free(self, book: Book) -> None:
        """Others issued it and removed the note: it stays issued, so ours gets another."""
        own, other = copies(book)
        values = {"titel": "Zaal", "wie": "anna", "uiterlijk": "2026-12-01"}
        theirs = notes.create(other, action.KIND, values, now=NOW)
        put(other, {theirs.path: None}, theirs.text("nummer"))
        mine = notes.create(own, action.KIND, {**values, "titel": "Lunch"}, now=NOW)

        done = take(own, other)

        assert [(one.old, one.new) for one in done.renumbered] == [("A-2026-001", "A-2026-002")]
        assert not (own.root / mine.path).exists()
        third = notes.create(own, action.KIND, values, now=NOW)
        assert third.text("nummer") == "A-2026-003"

    def test_one_note_made_on_both_sides(self, book: Book) -> None:
        """Both recorded the same thing: it is one note, with what each knew of it."""
        own, other = copies(book)
        values = {"titel": "Zaal", "wie": "anna", "uiterlijk": "2026-12-01"}
        note = notes.create(own, action.KIND, values, now=NOW)
        notes.create(other, action.KIND, {**values, "wie": "cor"}, now=NOW)
        notes.change_keys(own, "A-2026-001", {"bron": "[[V-2026-03]]"}, now=NOW)

        done = take(own, other)

        assert (done.renumbered, done.clashes) == ((), (note.path,))
        assert notes.read(own, "A-2026-001").text("wie") == "cor"
        assert notes.read(own, "A-2026-001").text("bron") == "[[V-2026-03]]"


class TestAdopted:
    """What was adopted stands."""

    @pytest.mark.parametrize("side", ["own", "other"])
    def test_adopted_here_while_somebody_edited_there(self, book: Book, side: str) -> None:
        """The adopted text and its seal stay to the byte; the edit can be seen, not chosen."""
        put(book, {MINUTES: DRAFT})
        own, other = copies(book)
        seal, edited = adopted(DRAFT), DRAFT.replace("Niets.", "Toch iets.")
        edited = edited.replace("verzonden: []", "verzonden: [aan allen]")
        put(own, {MINUTES: seal if side == "own" else edited})
        put(other, {MINUTES: edited if side == "own" else seal})

        done = take(own, other)

        assert done.clashes == (MINUTES,)
        assert text_of(own, MINUTES) == seal.replace("verzonden: []", "verzonden: [aan allen]")
        assert seal_of(notes.read(own, "V-2026-03")) is Seal.WHOLE
        (conflict,) = conflicts(own)
        assert "Toch iets." in (texts_of(own, conflict).other or b"").decode()
        with pytest.raises(MinutesLocked):
            choose(own, conflict, Choice.OTHER, now=NOW)
        choose(own, conflict, Choice.STANDING, now=NOW)
        assert clean(own)

    @pytest.mark.parametrize("theirs", [None, adopted(DRAFT).replace("Niets.", "Anders.")])
    def test_others_cannot_change_or_remove_it(self, book: Book, theirs: str | None) -> None:
        """Even with nothing new on the own side: the adopted text stays, and is told."""
        put(book, {MINUTES: adopted(DRAFT)})
        own, other = copies(book)
        (other.root / MINUTES).unlink()
        if theirs is not None:
            (other.root / MINUTES).write_text(theirs)
        git(other.root, "add", "-A")
        git(other.root, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x")

        assert take(own, other).clashes == (MINUTES,)
        assert text_of(own, MINUTES) == adopted(DRAFT)

    def test_it_goes_along_when_others_moved_it(self, book: Book) -> None:
        """Another name is no other text: the version of others is taken as it is."""
        put(book, {MINUTES: adopted(DRAFT)})
        own, other = copies(book)
        elsewhere = MINUTES.replace("overleg", "raad")
        put(other, {MINUTES: None, elsewhere: adopted(DRAFT)})

        assert take(own, other).outcome == "vooruit"
        assert text_of(own, elsewhere) == adopted(DRAFT)
        assert clean(own)

    def test_what_may_follow_adoption_is_merged(self, book: Book) -> None:
        """Two who note what happened with adopted minutes are both right."""
        put(book, {MINUTES: adopted(DRAFT)})
        own, other = copies(book)
        put(own, {MINUTES: adopted(DRAFT).replace("verzonden: []", "verzonden: [aan anna]")})
        published = edit(adopted(DRAFT).encode(), {"status": "gepubliceerd"})
        put(other, {MINUTES: published})

        assert take(own, other).clashes == ()
        merged = notes.read(own, "V-2026-03")
        assert (merged.text("status"), merged.text("verzonden")) == ("gepubliceerd", "aan anna")
        assert seal_of(merged) is Seal.WHOLE

    def test_its_number_is_never_changed(self, book: Book) -> None:
        """Two meetings with one number, of which ours is adopted: both keep it, in two files."""
        own, other = copies(book)
        put(own, {MINUTES: adopted(DRAFT)}, "V-2026-03")
        elsewhere = MINUTES.replace("overleg", "raad")
        put(other, {elsewhere: DRAFT.replace("Overleg", "Raad")}, "V-2026-03")

        done = take(own, other)

        assert done.renumbered == ()
        assert text_of(own, MINUTES) == adopted(DRAFT)
        assert (own.root / elsewhere).exists()


class TestSettings:
    """raadsboek.yaml is merged by its lines, and only when it then reads without a fault."""

    def test_two_settings(self, book: Book) -> None:
        """Different settings of two people are both set."""
        own, other = copies(book)
        text = text_of(book, "raadsboek.yaml")
        put(own, {"raadsboek.yaml": text.replace("zetels: 9", "zetels: 11")})
        put(other, {"raadsboek.yaml": text.replace("# quorum: 5", "quorum: 6")})

        assert take(own, other).clashes == ()
        assert "zetels: 11\n" in text_of(own, "raadsboek.yaml")
        assert "    quorum: 6\n" in text_of(own, "raadsboek.yaml")

    def test_lines_that_do_not_fit_together(self, book: Book) -> None:
        """One setting twice is no setting: then the shared file stands as it is."""
        own, other = copies(book)
        text = text_of(book, "raadsboek.yaml")
        put(own, {"raadsboek.yaml": text + "nummering:\n  besluit: 'X-{volg}'\n"})
        theirs = text + "nummering:\n  actie: 'Y-{volg}'\n# van ons\n"
        put(other, {"raadsboek.yaml": theirs})

        take(own, other)

        merged = text_of(own, "raadsboek.yaml")
        assert merged.count("nummering:\n") == text.count("nummering:\n") + 1


class TestOutside:
    """Edits made without the program in files that a merge touches."""

    def test_are_recorded_first_and_then_merged(self, book: Book) -> None:
        """They become a version of their own; nothing is overwritten, other edits stay."""
        put(book, {MINUTES: DRAFT, "ander.md": "oud\n"})
        own, other = copies(book)
        put(other, {MINUTES: DRAFT.replace("Niets.", "Iets."), "los.md": "hun\n"})
        (own.root / MINUTES).write_text(DRAFT.replace("opent.", "opent om tien uur."))
        (own.root / "los.md").write_text("mijn\n")
        (own.root / "ander.md").write_text("nog niet vastgelegd\n")

        done = take(own, other)

        assert done.clashes == ("los.md",)
        assert "opent om tien uur." in text_of(own, MINUTES)
        assert "Iets." in text_of(own, MINUTES)
        assert text_of(own, "los.md") == "hun\n"
        assert texts_of(own, conflicts(own)[0]).other == b"mijn\n"
        assert text_of(own, "ander.md") == "nog niet vastgelegd\n"
        assert git(own.root, "status", "--porcelain") == "M ander.md"
        assert git(own.root, "log", "-1", "--first-parent", "--skip=1", "--format=%s") == (
            "Buiten Raadsboek gewijzigd: V-2026-03 en 1 andere"
        )

    def test_an_emptied_file_is_no_edit(self, book: Book) -> None:
        """A note that a power cut emptied gets the merged text, and the damage is no version."""
        put(book, {MINUTES: DRAFT})
        own, other = copies(book)
        put(other, {MINUTES: DRAFT.replace("Niets.", "Iets.")})
        (own.root / MINUTES).write_bytes(b"")

        assert take(own, other).outcome == "vooruit"
        assert "Iets." in text_of(own, MINUTES)
        assert clean(own)
