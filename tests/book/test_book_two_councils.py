"""Names and numbers that look alike: no front door ever shows what is of the other council."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import quick
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.documents.building import build
from raadsboek.book.documents.comparing import Verdict, compare_document
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.finding import numbers_like
from raadsboek.book.lists import kind_counts, rows
from raadsboek.book.minutes import context_of
from raadsboek.book.notes import create, read
from raadsboek.book.opening import open_book
from raadsboek.book.organs import choose, chosen
from raadsboek.book.problems import check
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.searching import search
from raadsboek.book.today import overview
from raadsboek.cli import quick as quick_command
from raadsboek.cli.main import run
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import action, decision, meeting, member
from raadsboek.core.minutes.completion import complete
from raadsboek.render.formats import House, format_of

LATER_NS = int(NOW.timestamp() + 10**8) * 10**9
"""Years after any file of this test, so that none of them is young."""

SETTINGS = """organen:
  - naam: "OR De Linden"
    zetels: 9
    nummering:
      besluit: "UR {jaar2}-{volg:03}"
  - naam: "CR De Linden"
    soort: CR
    zetels: 3
    nummering:
      besluit: "{jaar2}-{volg:03}"
secretaris:
  naam: "Sanne de Wit"
  email: s.dewit@delinden.example
"""


@pytest.fixture(scope="session")
def shared(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a raadsboek in which both councils have an anna, a decision and a late action."""
    folder = tmp_path_factory.mktemp("twee") / "raadsboek"
    shutil.copytree(empty_raadsboek, folder)
    (folder / "raadsboek.yaml").write_text(SETTINGS, encoding="utf-8")
    opened = open_book(folder, now=NOW)
    record_outside(opened, ["raadsboek.yaml"], now=NOW)
    for organ, name in (("or", "Anna de Vries"), ("cr", "Anna de Fries")):
        of = {"orgaan": organ}
        create(opened, member.KIND, {**of, "naam": name, "kort": "anna"}, now=NOW)
        create(opened, decision.KIND, {**of, "titel": "Roosters", "datum": "2026-03-12"}, now=NOW)
        action_keys = {**of, "titel": "Roosters", "wie": "anna", "uiterlijk": "2026-11-17"}
        create(opened, action.KIND, action_keys, now=NOW)
        create(opened, meeting.KIND, {**of, "titel": "Roosters", "datum": "2026-11-26"}, now=NOW)
    create(opened, member.KIND, {"orgaan": "cr", "naam": "Kees Kok", "kort": "kees"}, now=NOW)
    opened.index.close()
    return folder


@pytest.fixture
def two(home: Path, shared: Path, tmp_path: Path) -> Iterator[Book]:
    """Return a copy of that raadsboek, open for writing and ready for a quick start."""
    opened = open_book(Path(shutil.copytree(shared, tmp_path / "raadsboek")), now=NOW)
    refresh_and_remember(opened, now_ns=LATER_NS)
    yield opened
    opened.index.close()


NUMBERS = {
    "or": {"L-001", "UR 26-001", "A-2026-001", "V-2026-01"},
    "cr": {"CR-L-001", "CR-L-002", "26-001", "CR-A-2026-001", "CR-V-2026-01"},
}


def _listed(book: Book, organ: str) -> set[str]:
    kinds = (member.KIND, decision.KIND, action.KIND, meeting.KIND)
    return {row.number for kind in kinds for row in rows(book, kind, organ=organ).page(0, 99)}


def _found(book: Book, organ: str) -> set[str]:
    """Return what is found; the models of letters have no number and belong to the house."""
    return {hit.note.number for word in ("rooster", "an", "kees")
            for hit in search(book, word, organ=organ) if hit.note.number}  # fmt: skip


def _completed(book: Book, organ: str) -> set[str]:
    return {number for start in ("l", "u", "a", "v", "c", "2")
            for number in numbers_like(book, start, organ)}  # fmt: skip


def _on_start_screen(book: Book, organ: str) -> set[str]:
    seen = overview(book, NOW.date(), organ)
    return {due.number for due in seen.due} | {seen.meeting.number if seen.meeting else ""}


def _on_first_paint(book: Book, organ: str) -> set[str]:
    choose(book, organ)
    seen = quick.overview(str(book.root), NOW.date())
    assert seen == overview(book, NOW.date(), organ)
    return {due.number for due in seen.due} | {seen.meeting.number if seen.meeting else ""}


FRONT_DOORS = (_listed, _found, _completed, _on_start_screen, _on_first_paint)


@pytest.mark.parametrize("organ", ["or", "cr"])
@pytest.mark.parametrize("door", FRONT_DOORS)
def test_no_front_door_mixes(two: Book, door: Callable[[Book, str], set[str]], organ: str) -> None:
    """What one council sees holds something of its own and nothing of the other."""
    seen = door(two, organ)
    assert seen
    assert seen <= NUMBERS[organ]


@pytest.mark.parametrize("organ", ["or", "cr"])
@pytest.mark.parametrize(
    "command",
    [
        ["acties", "--json"],
        ["lijst", "besluiten", "--json"],
        ["lijst", "leden", "--json"],
        ["zoek", "rooster", "--json"],
    ],
)
def test_no_command_mixes(
    two: Book, command: list[str], organ: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every object says whose it is, and all are of the council that was asked for."""
    place = ["--map", str(two.root), "--orgaan", organ]
    assert run([*command, *place], now=NOW) == 0
    found = json.loads(capsys.readouterr().out)
    assert {item["orgaan"] for item in found} == {organ}
    assert {item["nummer"] for item in found} <= NUMBERS[organ]


@pytest.mark.parametrize("organ", ["or", "cr"])
def test_counts_and_next_numbers_are_of_the_organ(two: Book, organ: str) -> None:
    """Each council counts its own notes, and goes on with its own sequence."""
    assert kind_counts(two, organ)["besluit"] == (1, 1)
    assert kind_counts(two, organ)["lid"][0] == (1 if organ == "or" else 2)
    made = create(two, decision.KIND, {"orgaan": organ.upper(), "titel": "Nog een"}, now=NOW)
    assert made.text("nummer") == ("UR 26-002" if organ == "or" else "26-002")
    assert made.text("orgaan") == ("" if organ == "or" else "cr")


def test_a_list_of_either_council_is_found_again(two: Book, tmp_path: Path) -> None:
    """The reference of a list of the second council says so; each is held against its own."""
    sort, form = sort_of("besluitenlijst"), format_of("docx")
    assert sort is not None
    assert form is not None
    for organ, reference in (("or", "Besluitenlijst 2026"), ("cr", "Besluitenlijst CR 2026")):
        built = build(two, sort, "2026", audience=Audience.SHORT, today=NOW.date(), organ=organ)
        file = tmp_path / f"{organ}.docx"
        file.write_bytes(form.write(built.document, House()))
        found = compare_document(two, str(file), today=NOW.date())
        assert (found.verdict, found.origin.reference) == (Verdict.WHOLE, reference)


def test_names_are_completed_from_the_own_council(two: Book) -> None:
    """The anna of the minutes is the anna of that council."""
    for number, name in (("V-2026-01", "Anna de Vries"), ("CR-V-2026-01", "Anna de Fries")):
        context = context_of(two, read(two, number), today=NOW.date())
        line = "ACTIE @an"
        found = complete(line, len(line), context.members)
        assert found is not None
        assert [(one.handle, one.name) for one in found.options] == [("anna", name)]


def test_a_name_of_the_other_council_is_unknown_here(two: Book) -> None:
    """Kees sits in the client council; in the works council nobody is called kees."""
    keys = {"titel": "Iets", "wie": "kees"}
    create(two, action.KIND, {**keys, "orgaan": "cr"}, now=NOW)
    made = create(two, action.KIND, keys, now=NOW)
    unknown = [one for one in check(two, today=NOW.date()) if one.code == "persoon-onbekend"]
    assert [one.path for one in unknown] == [made.path]
    assert "ledenlijst van OR De Linden" in unknown[0].message


def test_the_choice_is_remembered_and_never_stands_in_the_vault(two: Book) -> None:
    """Another start begins with the organ that was chosen; one that is gone is not."""
    before = sorted(path.name for path in two.root.rglob("*") if ".git" not in path.parts)
    assert chosen(two) == "or"
    choose(two, "cr")
    assert chosen(open_book(two.root, now=NOW)) == "cr"
    choose(two, "mr")
    assert chosen(two) == "or"
    after = sorted(path.name for path in two.root.rglob("*") if ".git" not in path.parts)
    assert after == before


def test_the_start_screen_tells_what_waits_elsewhere(two: Book) -> None:
    """One line for each other council: how much is late there."""
    create(two, action.KIND, {"titel": "Oud", "uiterlijk": "2026-11-01"}, now=NOW)
    two.index.refresh()
    assert [tuple(one) for one in overview(two, NOW.date(), "or").elsewhere] == [
        ("cr", "CR De Linden", 1)
    ]
    assert [tuple(one) for one in overview(two, NOW.date(), "cr").elsewhere] == [
        ("or", "OR De Linden", 2)
    ]


def test_quick_actions_are_those_of_the_normal_command(
    two: Book, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Without an option both answer for the first council, whatever was chosen on screen."""
    choose(two, "cr")
    arguments = ["acties", "--map", str(two.root)]
    assert quick_command.run(arguments, "2026-11-22") == 0
    quickly = capfdbinary.readouterr().out
    assert run(arguments, now=NOW) == 0
    assert capfdbinary.readouterr().out == quickly
    assert b"A-2026-001" in quickly
    assert b"CR-" not in quickly


def test_another_organ_in_the_settings_ends_the_quick_answer(two: Book) -> None:
    """The actions of a council that came are not shown as those of the first one."""
    file: Path = two.root / "raadsboek.yaml"
    file.write_text(SETTINGS.replace("secretaris:", "  - naam: OC\n    kort: oc\nsecretaris:", 1))
    assert quick.open_rows(str(two.root), "actie", "uiterlijk") is None
