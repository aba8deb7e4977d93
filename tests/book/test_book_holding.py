"""What holds, from real notes and a real history: days that no note gives, names that changed."""

import datetime
from collections.abc import Mapping
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.holding.asking import Question, chain_around, what_holds
from raadsboek.book.holding.pasts import pasts_of, versions_by_note
from raadsboek.book.past import note_in, versions_of
from raadsboek.core.holding.answering import Answer, Item, Moment
from raadsboek.core.holding.commitment import Commitment, commitment_of
from raadsboek.core.holding.known_then import Then
from raadsboek.core.holding.periods import Source
from raadsboek.core.kinds import agreement, decision, trajectory
from raadsboek.core.note import Note, Value

TODAY = datetime.date(2026, 11, 22)


def on(day: int) -> datetime.datetime:
    """Return a moment on a day of December 2026, after the raadsboek began."""
    return datetime.datetime(2026, 12, day, 14, tzinfo=ZoneInfo("Europe/Amsterdam"))


LATER = on(30).date()


def make(book: Book, day: int = 1, **keys: str) -> Note:
    """Make a decision on a day of December."""
    values: Mapping[str, Value] = {"titel": "Thuiswerken", "datum": "2024-02-01"} | {
        key.replace("_", "-"): value for key, value in keys.items()
    }
    return notes.create(book, decision.KIND, values, now=on(day))


def change(book: Book, note: Note, day: int, **keys: str | None) -> Note:
    """Change a note on a day of December."""
    changes = {key.replace("_", "-"): value for key, value in keys.items()}
    return notes.change_keys(book, note.path, changes, now=on(day))


def moved(book: Book, note: Note, path: str, day: int, data: bytes | None = None) -> Note:
    """Give a note another name in one version."""
    raw = (book.root / note.path).read_bytes()
    record(
        book,
        [
            Write(path=note.path, data=None, expected=note.digest),
            Write(path=path, data=data or raw, expected=None),
        ],
        action="buiten",
        numbers=[],
        subject="anders genoemd",
        now=on(day),
    )
    return notes.read(book, path)


def asked(book: Book, words: str = "", day: datetime.date = LATER) -> Answer:
    """Ask what holds, at the end of December."""
    book.index.refresh()
    return what_holds(book, Question(words=words, day=day), today=LATER)


def found(answer: Answer, note: Note) -> Item:
    """Return what an answer says of a note."""
    return next(item for item in (*answer.held, *answer.other) if item.note.path == note.path)


def withdrawn(book: Book) -> Note:
    """Return a decision of the first of December that was withdrawn on the fifth, without a day."""
    note = change(book, make(book), 5, status="ingetrokken")
    return change(book, note, 7, **{"ingetrokken-op": None})


@pytest.mark.parametrize(
    "name", ["", "besluiten/2026/B-2024-001 anders.md", "besluiten/2026/oude regel.md"]
)
def test_the_history_tells_when_under_any_name(book: Book, name: str) -> None:
    """The fifth of December, also when the note lost its number with its name on the ninth."""
    note = withdrawn(book)
    if name:
        note = moved(book, note, name, 9)

    item = found(asked(book), note)

    assert item.period.until == (on(5).date(), Source.HISTORY, "")
    assert not item.holds
    assert item.period.holds(on(4).date())


def test_a_note_is_not_taken_for_another_with_its_number(book: Book) -> None:
    """A file that had the number in its name and another in its text tells nothing."""
    foreign = make(book, titel="Eerste", nummer="B-2024-077")
    moved(book, foreign, "besluiten/2024/B-2024-002 eerste.md", 2)
    moved(book, notes.read(book, "B-2024-077"), "besluiten/2024/B-2024-077 eerste.md", 3)
    note = make(book, 4, nummer="B-2024-002", datum="")

    assert found(asked(book), note).period.since == (on(4).date(), Source.FIRST_VERSION, "")


def test_many_at_once_say_what_each_says_alone(book: Book) -> None:
    """The one question to the history answers as asking for every version of every note."""
    note = withdrawn(book)
    other = change(book, make(book, 2), 8, status="geëvalueerd")
    listed = [_commitment(one) for one in (note, change(book, other, 9, titel="Anders"))]

    pasts = pasts_of(book, listed, versions_by_note(book, listed))

    for one in listed:
        exact = [
            (
                version.date.date(),
                commitment_of(one.path, note_in(book, one.path, version.identifier).meta),
            )
            for version in reversed(versions_of(book, one.path))
        ]
        assert list(pasts[one.path]) == exact


def _commitment(note: Note) -> Commitment:
    one = commitment_of(note.path, note.meta)
    assert one is not None
    return one


def test_what_was_written_down_later_counts_by_its_own_day(book: Book) -> None:
    """And the answer says what the raadsboek itself told on that day."""
    old = make(book, 1)
    new = make(book, 10, titel="Andere regel", datum="2026-12-05")
    old = change(book, old, 12, gewijzigd_door="[[B-2026-001]]")

    answer = asked(book, "thuiswerken", on(6).date())

    assert [item.note.number for item in answer.held] == ["B-2026-001"]
    absent, stood = found(answer, new).known_then, found(answer, old).known_then
    assert absent is not None
    assert (absent.then, absent.since) == (Then.ABSENT, on(10).date())
    assert stood is not None
    assert (stood.then, stood.status, stood.since) == (Then.HELD, "genomen", on(12).date())
    # After that day raadsboek and truth agree again.
    assert found(asked(book, "thuiswerken", on(13).date()), old).known_then is None


def test_before_the_raadsboek_began_that_is_said_once(book: Book) -> None:
    """Not for each note that it was not there."""
    note = make(book)

    answer = asked(book, "thuiswerken", datetime.date(2024, 3, 1))

    assert answer.began == TODAY
    assert found(answer, note).holds
    assert found(answer, note).known_then is None


def test_words_find_by_title_text_and_trajectory_and_bring_the_chain(book: Book) -> None:
    """A successor in other words belongs to the answer; another subject does not."""
    notes.create(
        book, trajectory.KIND, {"titel": "Thuiswerkregeling", "vorm": "instemming"}, now=on(1)
    )
    about = make(book, titel="De OR stemt in", traject="[[D-2026-001]]")
    successor = make(book, titel="Andere woorden", datum="2026-12-02")
    change(book, about, 3, gewijzigd_door=f"[[{successor.text('nummer')}]]")
    make(book, titel="Nieuwsbrief")

    answer = asked(book, "thuiswerken")

    assert [item.note.title for item in answer.held] == ["Andere woorden"]
    assert [item.note.title for item in answer.other] == ["De OR stemt in"]
    chain = chain_around(book, successor.path, Moment(LATER, LATER))
    assert [item.note.title for item in chain] == ["De OR stemt in", "Andere woorden"]
    assert chain_around(book, "weg.md", Moment(LATER, LATER)) == []


def test_without_a_history_the_notes_alone_answer(book: Book) -> None:
    """What no note tells stays unknown; nothing fails."""
    note = withdrawn(book)

    item = found(asked(replace(book, repository=None), "thuiswerken", on(4).date()), note)

    assert (item.period.until, item.holds) == (None, False)


def test_a_damaged_date_hides_no_decision(book: Book) -> None:
    """A day that does not exist says nothing; then the history gives the day."""
    note = make(book)
    file = book.root / note.path
    file.write_bytes(file.read_bytes().replace(b"2024-02-01", b"2024-02-31"))

    item = found(asked(book), note)

    assert item.holds
    assert item.period.since is not None
    assert item.period.since.source is Source.FIRST_VERSION


def test_an_agreement_that_is_ended_gets_its_last_day(book: Book) -> None:
    """Today, unless it is said; and one that is changed by another gets that status."""
    made = notes.create(book, agreement.KIND, {"titel": "Convenant"}, now=on(1))

    ended = notes.change_keys(book, made.path, {"status": "beëindigd"}, now=on(4))

    assert ended.text("geldig-tot") == "2026-12-04"
