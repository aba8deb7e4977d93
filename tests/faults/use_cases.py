"""The use cases of the council's year that write, as the fault tests interrupt them.

Each is a raadsboek that is filled, what lies outside it, and the work: prepared first, then done.
"""

import datetime
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

from copies import Fill, nine_seats
from onboarding_world import papers, people

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.adopting_archive.looking import look_through
from raadsboek.book.adopting_archive.taking import take_over
from raadsboek.book.annual.making import make
from raadsboek.book.beside.candidates import add_candidates
from raadsboek.book.beside.personal_data import forget_person
from raadsboek.book.book import Book
from raadsboek.book.budget.reading_in import take_in
from raadsboek.book.elections.counting import publish_lists, record_result, record_votes
from raadsboek.book.elections.installing import install
from raadsboek.book.inbox.bringing import bring_in
from raadsboek.book.inbox.looking import look
from raadsboek.book.inbox.taking import refuse, take
from raadsboek.book.mailing.contacts import set_contact
from raadsboek.book.network.contacts import keep_contact
from raadsboek.book.onboarding.pack_files import Made, pack_as_pdf, pack_as_zip, write_pack
from raadsboek.book.onboarding.reading_pack import gather_pack
from raadsboek.book.opening import open_book
from raadsboek.core.annual.part import Period
from raadsboek.core.attachments import attachments_of
from raadsboek.core.beside.candidates import Candidate
from raadsboek.core.kinds import KIND_BY_NAME, election, vacancy
from raadsboek.core.network.contacts import NetworkContact
from raadsboek.core.note import Value
from raadsboek.vault import inbox
from raadsboek.vault.reading import read_note

TODAY = NOW.date()
YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
START = datetime.date(2027, 1, 1)
LEAVES = "Sam de Boer"
TABLES = tuple(f".git/raadsboek/{name}.csv" for name in ("adressen", "kandidaten", "contacten"))
ELECTION = "VK-2026-01"

Work = Callable[[Book, Path, Callable[[], None]], Callable[[], object]]
"""Prepares the work and returns what does it; the last argument marks that a turn is done."""


class UseCase(NamedTuple):
    """A piece of work, what is there before it, and in which order its parts may come to stand.

    `turns` are the places that change one after another; all others change with the first of them.
    `whole` checks the end where doing it again comes to something else than doing it once.
    """

    work: Work
    fills: tuple[Fill, ...] = ()
    outside: Callable[[Book, Path], None] = lambda book, folder: None
    turns: tuple[str, ...] = ()
    whole: Callable[[Book], None] | None = None


def _election(book: Book, now: datetime.datetime) -> None:
    keys = {"titel": "Verkiezing", "verkiezingsdag": TODAY.isoformat(), "zetels": "2"}
    notes.create(book, election.KIND, keys, now=now)
    lines = ["Noor Bakker · FNV", "Ali Demir", "Els de Wit"]
    publish_lists(book, ELECTION, TODAY, lines=lines, now=now)
    counted = ["Noor Bakker · 61", "Ali Demir · 35", "Els de Wit · 30"]
    record_votes(book, ELECTION, counted, ballots=80, invalid=2, now=now)


def _result(book: Book, now: datetime.datetime) -> None:
    record_result(book, ELECTION, TODAY, now=now)


def _report(book: Book, now: datetime.datetime) -> None:
    report = make(book, YEAR, now=now).note
    text = f"{report.body}\nMijn eigen woorden.\n"
    notes.save(book, report, changes={}, body=text, now=now)
    day: dict[str, Value] = {"titel": "Nog iets", "datum": TODAY.isoformat()}
    notes.create(book, KIND_BY_NAME["besluit"], day, now=now)


def _tables(book: Book, now: datetime.datetime) -> None:
    number = notes.create(book, vacancy.KIND, {"titel": "Zetel 4"}, now=now).text("nummer")
    book.index.refresh()
    both = [Candidate(subject=number, name=name) for name in (LEAVES, "Kim Vos")]
    add_candidates(book, number, both, today=TODAY)
    set_contact(book, "sam", "sam@example.org", name=LEAVES)
    set_contact(book, "anna", "anna@example.org")
    for name in (LEAVES, "Henk Mulder"):
        keep_contact(book, NetworkContact(name=name, circles=("vakbond",)))


def _waiting(book: Book, now: datetime.datetime) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "b@example.org", "Adviesaanvraag"
    message.set_content("Hierbij.")
    message.add_attachment("Het voorstel.\n", filename="voorstel.txt")
    message.set_boundary("grens")  # the same bytes in every run
    inbox.add(book.root, "vraag.eml", bytes(message))


def _budget_file(book: Book, folder: Path) -> None:
    lines = ["Omschrijving;Jaar;Begroot", "Scholing;2026;1250,50", "Zaalhuur;2026;800"]
    (folder / "begroting.csv").write_text("\n".join(lines), encoding="utf-8")


def _archive(book: Book, folder: Path) -> None:
    for year in (2018, 2019):
        file = folder / "archief" / f"verslag OR 12-03-{year}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"# Verslag\n\nOver het rooster van {year}.\n", encoding="utf-8")


def _older_pack(book: Book, folder: Path) -> None:
    pack = gather_pack(book, "@noor", now=NOW)
    write_pack(book, pack_as_zip(book, pack), str(folder / "leesmap.zip"))
    notes.create(book, KIND_BY_NAME["traject"], {"titel": "Nieuw", "vorm": "informatie"}, now=NOW)


def _letter(book: Book, folder: Path) -> None:
    (folder / "brief.txt").write_text("Geachte raad, " * 500, encoding="utf-8")


def _pack(suffix: str) -> Work:
    """Return the writing of a pack; it is made once, as its library does not survive a fork."""
    kept: list[Made] = []

    def work(book: Book, outside: Path, mark: Callable[[], None]) -> Callable[[], object]:
        if not kept:
            pack = gather_pack(book, "@noor", now=NOW)
            kept.append(pack_as_zip(book, pack) if suffix == ".zip" else pack_as_pdf(book, pack))
        return lambda: write_pack(book, kept[0], str(outside / f"leesmap{suffix}"))

    return work


def _take_over(book: Book, outside: Path, mark: Callable[[], None]) -> Callable[[], object]:
    def progress(count: int, total: int) -> None:
        mark()

    looked = look_through(
        book, outside / "archief", today=TODAY, progress=lambda count, total: None
    )
    return lambda: take_over(book, looked, now=NOW, progress=progress)


def _archive_is_whole(book: Book) -> None:
    """Check that each file of the archive is with one note, and each note in one report."""
    paths = [path.relative_to(book.root).as_posix() for path in book.root.rglob("*.md")]
    every = [read_note(book.root, path) for path in paths]
    reports = [one for one in every if one.text("titel").startswith("Overgenomen archief")]
    digests: list[str] = []
    for note in every:
        kept = attachments_of(note)
        digests += [one.digest for one in kept]
        if kept:
            named = [one for one in reports if f"[[{note.text('nummer')}]]" in one.body]
            assert len(named) == 1, note.path
    assert len(digests) == len(set(digests)) == 2


def _take_piece(book: Book, outside: Path, mark: Callable[[], None]) -> Callable[[], object]:
    book.index.refresh()
    (one,) = look(book, today=TODAY)
    if one.can_be_taken:
        return lambda: take(book, one, now=NOW)
    return lambda: refuse(book, one)


def _refuse_piece(book: Book, outside: Path, mark: Callable[[], None]) -> Callable[[], object]:
    (one,) = look(book, today=TODAY)
    return lambda: refuse(book, one)


def _new_candidates(book: Book, outside: Path, mark: Callable[[], None]) -> Callable[[], object]:
    both = [Candidate(subject="VC-2026-01", name=name) for name in ("Bo Jansen", "Wil Smit")]
    return lambda: add_candidates(book, "VC-2026-01", both, today=TODAY)


COUNCIL = (nine_seats, people, papers)
USE_CASES: Mapping[str, UseCase] = {
    "uitslag": UseCase(
        lambda book, *_: lambda: record_result(book, ELECTION, TODAY, now=NOW),
        (nine_seats, _election),
    ),
    "zittingen": UseCase(
        lambda book, *_: lambda: install(book, ELECTION, start=START, now=NOW),
        (nine_seats, _election, _result),
    ),
    "jaarverslag": UseCase(lambda book, *_: lambda: make(book, YEAR, now=NOW), COUNCIL),
    "jaarverslag-opnieuw": UseCase(
        lambda book, *_: lambda: make(book, YEAR, now=NOW), (*COUNCIL, _report)
    ),
    "leesmap-zip": UseCase(_pack(".zip"), COUNCIL),
    "leesmap-pdf": UseCase(_pack(".pdf"), COUNCIL),
    "leesmap-opnieuw": UseCase(_pack(".zip"), COUNCIL, _older_pack),
    "begroting-inlezen": UseCase(
        lambda book, outside, mark: (
            lambda: take_in(book, outside / "begroting.csv", year=2026, now=NOW)
        ),
        (nine_seats,),
        _budget_file,
    ),
    "overnemen": UseCase(_take_over, (nine_seats,), _archive, whole=_archive_is_whole),
    "persoonsgegevens-weg": UseCase(
        lambda book, *_: lambda: forget_person(book, LEAVES), (nine_seats, _tables), turns=TABLES
    ),
    "kandidaten": UseCase(_new_candidates, (nine_seats, _tables)),
    "contact": UseCase(
        lambda book, *_: lambda: keep_contact(book, NetworkContact(name="Ria", circles=("LSR",))),
        (nine_seats, _tables),
    ),
    "adres": UseCase(
        lambda book, *_: lambda: set_contact(book, "ria", "ria@example.org"), (nine_seats, _tables)
    ),
    "postvak-erin": UseCase(
        lambda book, outside, mark: lambda: bring_in(book, outside / "brief.txt"),
        (nine_seats,),
        _letter,
    ),
    "postvak-overnemen": UseCase(
        _take_piece, (nine_seats, _waiting), turns=("", "postvak/vraag.eml")
    ),
    "postvak-weigeren": UseCase(_refuse_piece, (nine_seats, _waiting)),
}


def do(name: str, root: Path, outside: Path, mark: Callable[[], None] = lambda: None) -> None:
    """Do the work of a use case, uninterrupted."""
    book = open_book(root, now=NOW)
    try:
        USE_CASES[name].work(book, outside, mark)()
    finally:
        book.index.close()


def state_of(root: Path, outside: Path) -> dict[str, bytes]:
    """Return every file that the user has, by place, and the subjects of all versions.

    What an interrupted export left in another folder is no file of theirs: doing it again takes it.
    """
    from fault_world import git  # its folder is on the path in tests only

    found = {
        f"{prefix}{path.relative_to(folder).as_posix()}": path.read_bytes()
        for prefix, folder in (("", root), ("buiten/", outside))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and ".git" not in path.relative_to(folder).parts
        and not is_left_over(path)
    }
    found |= {path: (root / path).read_bytes() for path in TABLES if (root / path).exists()}
    return found | {"versies": git(root, "log", "--format=%s").encode()}


def is_left_over(path: Path) -> bool:
    """Tell that a file is one of ours that never came to be what it was for."""
    return path.name.startswith(".rb-") and path.name.endswith(".tmp")


def left_over(folder: Path) -> list[str]:
    """Return what an interrupted write left in a folder, our own in `.git` among it."""
    return sorted(str(path) for path in folder.rglob(".rb-*") if is_left_over(path))


def with_turn(
    before: Mapping[str, bytes], after: Mapping[str, bytes], turns: tuple[str, ...], done: int
) -> dict[str, bytes]:
    """Return the state in which only the first turns are done."""
    late = set(turns[done:])
    places = {*before, *after}
    found: dict[str, bytes] = {}
    for place in places:
        is_after = place not in late if "" in turns[:done] else place in turns[:done]
        source = after if is_after else before
        if place in source:
            found[place] = source[place]
    return found
