"""Making, reading and changing notes, with a version for each."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from raadsboek.book.book import Book
from raadsboek.book.notes import change_keys, create, read, save
from raadsboek.book.past import difference_of, restore, text_of, versions_of
from raadsboek.core.errors import ChangedOnDisk, InvalidInput, NotFound
from raadsboek.core.kinds import action, decision, meeting, member, promise

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))


class TestMaking:
    """A new note."""

    def test_gets_the_next_number_and_a_version(self, book: Book) -> None:
        """Two actions are numbered one after the other, each in a version that names it."""
        first = create(book, action.KIND, {"titel": "Reactie HR opvragen"}, now=NOW)
        second = create(book, action.KIND, {"titel": "Nieuwsbrief", "wie": ["anna"]}, now=NOW)

        assert first.text("nummer") == "A-2026-001"
        assert second.path == "acties/2026/A-2026-002 nieuwsbrief.md"
        assert [version.numbers for version in versions_of(book, second.path)] == [("A-2026-002",)]
        assert versions_of(book, second.path)[0].action == "nieuw"

    def test_has_its_defaults_and_the_skeleton_of_its_kind(self, book: Book) -> None:
        """A meeting starts with the fixed agenda points and its status."""
        note = create(
            book, meeting.KIND, {"titel": "Raadsvergadering", "datum": "2026-12-17"}, now=NOW
        )

        assert note.text("status") == "gepland"
        assert "## 1. Opening" in note.body

    def test_is_numbered_in_the_year_of_its_day(self, book: Book) -> None:
        """A decision of next year belongs to next year's series."""
        note = create(book, decision.KIND, {"titel": "Jaarplan", "datum": "2027-01-14"}, now=NOW)

        assert note.text("nummer") == "B-2027-001"
        assert note.path.startswith("besluiten/2027/")

    def test_never_reuses_the_number_of_a_note_that_is_gone(self, book: Book) -> None:
        """A number stays issued when its file was removed outside the program."""
        gone = create(book, action.KIND, {"titel": "Vergissing"}, now=NOW)
        (book.root / gone.path).unlink()

        note = create(book, action.KIND, {"titel": "De echte"}, now=NOW)

        assert note.text("nummer") == "A-2026-002"

    def test_may_not_take_a_number_that_was_issued(self, book: Book) -> None:
        """A number that is given by hand is checked against every number ever issued."""
        create(book, action.KIND, {"titel": "Eerste"}, now=NOW)

        with pytest.raises(InvalidInput, match="A-2026-001 is al uitgegeven"):
            create(book, action.KIND, {"titel": "Tweede", "nummer": "A-2026-001"}, now=NOW)

    @pytest.mark.parametrize("word", ["ja", "JA"])
    def test_keeps_a_confidential_title_out_of_its_file_name(self, book: Book, word: str) -> None:
        """Whoever sees the folder must not read there what the note is about."""
        values = {"titel": "Ontslag Jansen", "vertrouwelijk": word}
        note = create(book, action.KIND, values, now=NOW)

        assert note.path == "acties/2026/A-2026-001 vertrouwelijk.md"

    def test_is_refused_when_it_is_unclear_whether_it_is_confidential(self, book: Book) -> None:
        """'yes' is no word of ours: better to ask than to guess."""
        with pytest.raises(InvalidInput, match="geen ja of nee"):
            create(book, action.KIND, {"titel": "Ontslag", "vertrouwelijk": "yes"}, now=NOW)

    def test_may_not_take_the_number_of_another_kind(self, book: Book) -> None:
        """A number is the identity of a note, so an action cannot have that of a decision."""
        create(book, decision.KIND, {"titel": "Jaarplan", "datum": "2026-11-26"}, now=NOW)

        with pytest.raises(InvalidInput, match="b-2026-001 is al uitgegeven"):
            create(book, action.KIND, {"titel": "x", "nummer": "b-2026-001"}, now=NOW)

    def test_does_not_get_the_number_of_a_note_from_another_program(self, book: Book) -> None:
        """A note that was put in the folder a moment ago has its number already."""
        create(book, action.KIND, {"titel": "Eerste"}, now=NOW)
        foreign = "---\nsoort: actie\nnummer: A-2026-002\ntitel: Uit Kladblok\n---\n"
        (book.root / "acties" / "2026" / "zomaar.md").write_text(foreign, encoding="utf-8")

        note = create(book, action.KIND, {"titel": "Tweede"}, now=NOW)

        assert note.text("nummer") == "A-2026-003"

    def test_names_everything_that_does_not_fit_and_writes_nothing(self, book: Book) -> None:
        """An unknown key, a wrong date and a missing title are told together."""
        with pytest.raises(InvalidInput) as caught:
            create(book, action.KIND, {"uiterlijk": "ooit", "kleur": "rood"}, now=NOW)

        assert {problem.key for problem in caught.value.problems} == {
            "kleur",
            "uiterlijk",
            "titel",
        }
        assert not (book.root / "acties").exists()

    def test_follows_the_number_form_of_the_council(self, book: Book) -> None:
        """A council may number its decisions as 'UR 26-014'."""
        settings = type(book.settings)(number_forms={"besluit": "UR {jaar2}-{volg:03}"})
        own = Book(root=book.root, settings=settings, repository=book.repository, index=book.index)

        note = create(own, decision.KIND, {"titel": "Jaarplan", "datum": "2026-11-26"}, now=NOW)

        assert note.text("nummer") == "UR 26-001"


class TestFinding:
    """A note by what people call it."""

    def test_a_number_may_be_typed_in_any_case_or_as_a_link(self, book: Book) -> None:
        """a-2026-001, [[A-2026-001]] and the path are the same note."""
        made = create(book, action.KIND, {"titel": "Bellen"}, now=NOW)

        for wanted in ("A-2026-001", "a-2026-001", "[[A-2026-001]]", made.path):
            assert read(book, wanted).path == made.path

    def test_an_unknown_number_names_near_ones(self, book: Book) -> None:
        """The hint says what may have been meant."""
        create(book, action.KIND, {"titel": "Bellen"}, now=NOW)

        with pytest.raises(NotFound) as caught:
            read(book, "A-2026")

        assert "A-2026-001" in caught.value.hint


class TestChanging:
    """An edit of a note."""

    def test_changes_only_the_lines_of_its_keys(self, book: Book) -> None:
        """Closing an action touches three lines and makes one version that names them."""
        made = create(book, action.KIND, {"titel": "Bellen", "wie": ["anna"]}, now=NOW)
        before = text_of(book, made.path, "HEAD").splitlines()

        change_keys(book, "A-2026-001", {"status": "gereed", "resultaat": "gebeld"}, now=NOW)

        after = text_of(book, made.path, "HEAD").splitlines()
        assert [line for line in after if line not in before] == [
            "status: gereed",
            "resultaat: gebeld",
            "afgehandeld: 2026-11-22",
        ]
        assert versions_of(book, made.path)[0].subject == (
            "A-2026-001 gewijzigd: status, resultaat, afgehandeld"
        )

    def test_to_another_kind_must_fit_that_kind(self, book: Book) -> None:
        """An open action does not become a decision: 'open' is no status of a decision."""
        made = create(book, action.KIND, {"titel": "Bellen"}, now=NOW)

        with pytest.raises(InvalidInput, match="'status' kan niet 'open' zijn"):
            change_keys(book, made.path, {"soort": "besluit"}, now=NOW)

        changes = {"soort": "besluit", "status": "genomen"}
        assert change_keys(book, made.path, changes, now=NOW).text("soort") == "besluit"

    def test_may_not_take_a_number_that_was_issued(self, book: Book) -> None:
        """Renumbering is possible, but never to a number that some note has or had."""
        create(book, decision.KIND, {"titel": "Jaarplan", "datum": "2026-11-26"}, now=NOW)
        made = create(book, action.KIND, {"titel": "Bellen"}, now=NOW)

        with pytest.raises(InvalidInput, match="B-2026-001 is al uitgegeven"):
            change_keys(book, made.path, {"nummer": "B-2026-001"}, now=NOW)

        note = change_keys(book, made.path, {"nummer": "A-2026-009"}, now=NOW)
        assert note.text("nummer") == "A-2026-009"

    def test_refuses_a_value_that_does_not_fit(self, book: Book) -> None:
        """A status that does not exist is named, and the note stays as it was."""
        made = create(book, action.KIND, {"titel": "Bellen"}, now=NOW)

        with pytest.raises(InvalidInput, match="status"):
            change_keys(book, "A-2026-001", {"status": "klaar"}, now=NOW)

        assert read(book, "A-2026-001") == made

    def test_may_mend_one_key_while_another_is_still_wrong(self, book: Book) -> None:
        """A note with two mistakes can be put right one by one."""
        made = create(book, action.KIND, {"titel": "Bellen"}, now=NOW)
        file = book.root / made.path
        file.write_text(file.read_text().replace("status: open", "status: kapot\nuiterlijk: ooit"))

        note = change_keys(book, made.path, {"status": "open"}, now=NOW)

        assert note.text("status") == "open"
        assert [problem.key for problem in note.problems] == ["uiterlijk"]

    def test_of_nothing_records_nothing(self, book: Book) -> None:
        """Saving an unchanged note makes no version."""
        made = create(book, action.KIND, {"titel": "Bellen"}, now=NOW)

        save(book, made, changes={"titel": "Bellen"}, body=made.body, now=NOW)

        assert len(versions_of(book, made.path)) == 1

    def test_never_overwrites_a_note_that_changed_meanwhile(self, book: Book) -> None:
        """Both texts are handed back, and the other's stays on disk."""
        made = create(book, action.KIND, {"titel": "Bellen"}, now=NOW)
        file = book.root / made.path
        file.write_text(file.read_text() + "Van een collega.\n")

        with pytest.raises(ChangedOnDisk) as caught:
            save(book, made, changes={}, body="Van mij.\n", now=NOW)

        assert "Van een collega." in file.read_text()
        assert b"Van mij." in (caught.value.mine or b"")
        assert b"Van een collega." in (caught.value.theirs or b"")

    def test_records_an_outside_edit_as_such_before_its_own(self, book: Book) -> None:
        """An edit from another program that the user saw keeps a version of its own."""
        made = create(book, action.KIND, {"titel": "Bellen"}, now=NOW)
        file = book.root / made.path
        file.write_text(file.read_text() + "Uit Kladblok.\n")

        change_keys(book, "A-2026-001", {"status": "loopt"}, now=NOW)

        assert [version.action for version in versions_of(book, made.path)] == [
            "wijzigen",
            "buiten",
            "nieuw",
        ]


class TestThePast:
    """Versions of a note."""

    def test_shows_what_changed_by_words_and_puts_it_back(self, book: Book) -> None:
        """Putting back an old version is a new version; nothing leaves the history."""
        made = create(book, member.KIND, {"naam": "Noor van Dijk", "kort": "noor"}, now=NOW)
        change_keys(book, made.path, {"naam": "Noor Bakker"}, now=NOW)
        newer, older = versions_of(book, made.path)

        changed = difference_of(book, made.path, older.identifier, newer.identifier)
        restored = restore(book, made.path, older.identifier, now=NOW)

        assert "naam: Noor [-van Dijk-]{+Bakker+}" in changed.plain()
        assert restored.text("naam") == "Noor van Dijk"
        assert [version.action for version in versions_of(book, made.path)] == [
            "terugzetten",
            "wijzigen",
            "nieuw",
        ]


def test_closing_takes_a_result_and_fills_in_the_day(book: Book) -> None:
    """An action is not done without a word on what came of it; a promise is kept on a day."""
    create(book, action.KIND, {"titel": "Bellen"}, now=NOW)
    with pytest.raises(InvalidInput) as refused:
        change_keys(book, "A-2026-001", {"status": "gereed"}, now=NOW)
    assert "resultaat" in refused.value.problems[0].message
    with pytest.raises(InvalidInput):
        create(book, action.KIND, {"titel": "Bellen", "status": "gereed"}, now=NOW)

    closed = change_keys(book, "A-2026-001", {"status": "gereed", "resultaat": "gebeld"}, now=NOW)
    assert closed.text("afgehandeld") == "2026-11-22"
    create(book, promise.KIND, {"titel": "Cijfers"}, now=NOW)
    kept = change_keys(book, "T-2026-001", {"status": "voldaan"}, now=NOW)
    assert kept.text("voldaan") == "2026-11-22"
