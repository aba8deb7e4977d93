"""The start: text at once, the same text in the program, nothing blank, no key lost."""

import asyncio
import datetime
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pyte
import pytest
from note_world import raadsboek
from platformdirs import user_config_path
from pseudo_terminal import Terminal, Window
from reading_world import full
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip

from raadsboek.book import recent
from raadsboek.book.book import Book
from raadsboek.book.notes import read, save
from raadsboek.book.opening import open_book
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.recent import Recent
from raadsboek.book.today import overview
from raadsboek.core.overview import Overview
from raadsboek.tui import early, keys, palette
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.start import clock
from raadsboek.tui.widgets.footer import Footer

__all__ = ["full", "raadsboek"]

PROGRAM = Path(sys.executable).parent / "raadsboek"
LATE = ("strace", "-D", "-f", "-qq", "-o", os.devnull, "-e", "inject=write:delay_exit=3000")
"""A slow machine: whoever writes goes on 3 ms later."""
NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.UTC)
Cell = tuple[str, str, str, bool]


def cells_of(drawing: bytes, width: int, height: int) -> list[list[Cell]]:
    """Return what a terminal shows: the letter, the colours and boldness of every cell."""
    screen = pyte.Screen(width, height)
    pyte.ByteStream(screen).feed(drawing)
    return [
        [
            (cell.data, cell.fg, cell.bg, cell.bold)
            for cell in (screen.buffer[y][x] for x in range(width))
        ]
        for y in range(height)
    ]


def strip_cells(strip: Strip) -> list[Cell]:
    """Return the cells of a line as Textual draws it."""

    def hexadecimal(color: Color | None) -> str:
        return color.triplet.hex[1:] if color is not None and color.triplet else "default"

    return [
        (letter, hexadecimal(style.color), hexadecimal(style.bgcolor), bool(style.bold))
        for segment in strip
        for style in [segment.style or Style()]
        for letter in segment.text
    ]


def _without_colour(cell: Cell) -> tuple[str, bool]:
    return cell[0], cell[3]


def _look_alike(one: Cell, other: Cell) -> bool:
    """Tell if the colours are the same; Textual's own arithmetic may round by one."""

    def parts(colour: str) -> list[int]:
        return [int(colour[place : place + 2], 16) for place in (0, 2, 4)]

    seen = (2,) if one[0] == " " else (1, 2)
    return all(
        abs(mine - theirs) <= 1
        for place in seen
        for mine, theirs in zip(parts(str(one[place])), parts(str(other[place])), strict=True)
    )


@pytest.mark.parametrize("theme", [palette.DARK, palette.LIGHT, palette.CONTRAST])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_the_first_frame_is_the_early_text(
    size: tuple[int, int], theme: str, full: Book
) -> None:
    """Every letter and colour of the program's first frame stood there already."""
    facts = overview(full, NOW.date())
    drawing = early.drawn(facts, *size, palette.BY_NAME[theme], 1 << 24)
    assert drawing is not None
    gate = threading.Event()

    def opened() -> Book:
        gate.wait(10)
        return full

    app = RaadsboekApp(opened, lambda: NOW, overview=facts)
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        drawn = [strip_cells(strip) for strip in app.screen._compositor.render_strips()]
        gate.set()

    expected = cells_of(drawing, *size)
    for number, (was, is_now) in enumerate(zip(expected, drawn, strict=True)):
        assert [_without_colour(cell) for cell in is_now] == [_without_colour(cell) for cell in was]
        assert all(map(_look_alike, is_now, was)), f"line {number}"


def test_the_early_keys_are_those_of_the_program(full: Book) -> None:
    """The keys of the early text are the ones that work on the start screen."""

    async def footer() -> list[str]:
        app = RaadsboekApp(full, lambda: NOW)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            return [action.id for action in app.screen.query_one(Footer).shown_actions()]

    shown = [action.id for action in keys.footer(early.start_actions(), 80)]
    assert asyncio.run(footer()) == shown


@pytest.mark.parametrize("chosen", palette.PALETTES, ids=lambda chosen: chosen.name)
def test_few_colours_are_chosen_as_rich_does(chosen: palette.Palette) -> None:
    """On a terminal of 256 colours the early text has the colours of the program."""
    written = [value for value in chosen if isinstance(value, str) and value.startswith("#")]
    assert [early._colour(value, 256) for value in written] == [
        f"5;{Color.parse(value).downgrade(ColorSystem.EIGHT_BIT).number}" for value in written
    ]


def test_odd_letters_and_small_screens_wait_for_the_program(full: Book) -> None:
    """Where the width of a letter is not plain, or the screen is too small, nothing is drawn."""
    facts: Overview = overview(full, NOW.date())
    dark = palette.BY_NAME[palette.DARK]
    assert early.drawn(facts._replace(name="OR 漢字"), 80, 24, dark, 256) is None
    assert early.drawn(facts._replace(name="Coördinatie €"), 80, 24, dark, 256) is not None
    assert early.size_of({"COLUMNS": "40", "LINES": "10"}, -1) is None


def test_the_colour_file_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lean answer equals the one of platformdirs, with and without XDG_CONFIG_HOME."""
    assert Path(palette.choice_file()) == user_config_path("raadsboek") / "kleuren.txt"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert Path(palette.choice_file()) == user_config_path("raadsboek") / "kleuren.txt"


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "linux"}, 0),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, 0),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, 0),
    ],
)
def test_terminals_of_too_few_colours_wait_for_the_program(
    environment: dict[str, str], colours: int
) -> None:
    """The early text is drawn only in the very colours that the program will use."""
    assert early.colours_of(environment) == colours


def test_the_early_text_loads_neither_textual_nor_the_rest() -> None:
    """Until the first text stands, nothing heavy is imported."""
    code = (
        "import sys, raadsboek.__main__\n"
        "from raadsboek.tui import start, early, palette, early_terminal\n"
        "start._early_overview('nergens')\n"
        "print(sorted({'textual', 'rich', 'click', 'msgspec', 'git', 'yaml', 'platformdirs',"
        " 'asyncio', 'pathlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# -- in a real terminal ---------------------------------------------------------------------------

EARLY = b"\x1b[?1049h"
TAKEN_OVER = b"\x1b[?1004h"


def make_ready(book: Book) -> None:
    """Put the meeting after the real day; make the index fresh, as the last start left it."""
    moment = clock()
    ahead = moment.date() + datetime.timedelta(days=7)
    save(book, read(book, "V-2026-01"), changes={"datum": ahead.isoformat()}, body=None, now=moment)
    for path in book.root.rglob("*.md"):
        os.utime(path, (moment.timestamp() - 100, moment.timestamp() - 100))
    opened = open_book(book.root, now=moment)
    refresh_and_remember(opened)
    opened.index.close()


class Started(Window):
    """The real program on a raadsboek whose index is fresh."""

    def __init__(self, book: Book) -> None:
        make_ready(book)
        super().__init__(PROGRAM, "--map", str(book.root))


def blank_moments(sent: bytes) -> list[int]:
    """Return at which bytes after the first text the heading was not on the screen."""
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    found = []
    seen = False
    for place in range(0, len(sent), 16):
        stream.feed(sent[place : place + 16])
        heading = screen.display[0].strip()
        seen = seen or "week" in heading
        if seen and not heading.startswith("Raadsboek"):
            found.append(place)
    return found


def test_text_stands_at_once_and_is_never_blank(full: Book) -> None:
    """The early text comes before the program, and no frame after it is empty."""
    terminal = Started(full)
    terminal.wait_for(TAKEN_OVER)
    before = terminal.sent[: terminal.sent.index(TAKEN_OVER)]
    assert b"VOLGENDE VERGADERING" in before
    terminal.wait_for(b"\x1b[1;1H", after=TAKEN_OVER)
    terminal.see("Overlegvergadering")
    assert terminal.sent.count(EARLY) == 1
    assert blank_moments(terminal.sent) == []

    terminal.press(b"\x11")
    ended = terminal.end()
    assert ended.code == 0
    assert_tidy(ended.sent)


def assert_tidy(sent: bytes) -> None:
    """Check that the terminal is left as it was found."""
    assert sent.rindex(b"\x1b[?1049l") > sent.rindex(b"\x1b[?1049h")
    assert sent.rindex(b"\x1b[?25h") > sent.rindex(b"\x1b[?25l")
    for mode in (b"1000", b"1003", b"1004", b"2004"):
        on = sent.rfind(b"\x1b[?" + mode + b"h")
        assert sent.rfind(b"\x1b[?" + mode + b"l") >= on


def test_keys_typed_before_the_program_is_there_are_obeyed(full: Book) -> None:
    """F3 and a word, typed while only the early text stands, search for that word."""
    terminal = Started(full)
    terminal.wait_for(b"VOLGENDE VERGADERING")
    assert TAKEN_OVER not in terminal.sent
    terminal.press(b"\x1bORjaarplan")
    terminal.see("A-2026-004", "jaarplan")
    terminal.press(b"\x11")
    assert terminal.end().code == 0


def test_the_terminal_is_given_back_when_told_to_end(full: Book) -> None:
    """SIGTERM, early or late, leaves a terminal that can be typed in."""
    for moment in (b"VOLGENDE VERGADERING", b"\x1b[?2026$p"):
        terminal = Started(full)
        terminal.wait_for(moment)
        terminal.send_signal(signal.SIGTERM)
        ended = terminal.end()
        assert ended.code == 128 + signal.SIGTERM
        assert_tidy(ended.sent)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_nothing_is_asked_of_the_terminal_after_it_is_given_back(full: Book) -> None:
    """SIGTERM while the program takes over, on a machine where every write comes late."""
    make_ready(full)
    for moment in (b"\x1b[?1000h", b"\x1b[?1006h", b"\x1b[?1004h", b"\x1b[?2026$p"):
        terminal = Window(PROGRAM, "--map", str(full.root), under=LATE)
        terminal.wait_for(moment)
        terminal.send_signal(signal.SIGTERM)
        ended = terminal.end()
        assert ended.code == 128 + signal.SIGTERM
        assert_tidy(ended.sent)


def test_echo_is_back_after_quitting(full: Book) -> None:
    """The settings of the terminal are those of before."""
    terminal = Started(full)
    terminal.wait_for(b"VOLGENDE VERGADERING")
    assert not terminal.does_echo()
    terminal.wait_for(TAKEN_OVER)
    terminal.press(b"\x11")
    terminal.wait_for(b"\x1b[?1049l")
    assert terminal.does_echo()
    assert terminal.end().code == 0


def test_one_of_several_raadsboeken_is_chosen_and_left_for_another(
    full: Book, empty_raadsboek: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an empty folder: the list, one of it, the other by the menu, and back; then it stops."""
    other = tmp_path / "ander"
    shutil.copytree(empty_raadsboek, other)
    recent.remember(Recent(str(full.root), "OR De Linden", NOW))
    recent.remember(Recent(str(other), "CR De Hoeve", NOW))
    (tmp_path / "leeg").mkdir()
    monkeypatch.chdir(tmp_path / "leeg")
    make_ready(full)

    terminal = Window(PROGRAM)
    terminal.see("2  OR De Linden")
    terminal.press(b"2")
    terminal.see("VOLGENDE VERGADERING")
    terminal.see("Overlegvergadering")
    for shown, digit in (("2  CR De Hoeve", b"2"), ("2  OR De Linden", b"2")):
        terminal.press(b"\x1b[21~ander raad\r")
        terminal.see(shown)
        terminal.see("nu open")
        terminal.press(digit)
        terminal.see_gone("nu open")
        terminal.see("VOLGENDE VERGADERING")
    terminal.see("Overlegvergadering")
    terminal.wait_until(lambda: recent.recents()[0].folder == str(full.root))
    assert not terminal.does_echo()
    terminal.press(b"\x11")
    ended = terminal.end()

    assert ended.code == 0
    assert_tidy(ended.sent)
    assert [one.folder for one in recent.recents()] == [str(full.root), str(other)]


def test_a_raadsboek_is_remembered_when_it_was_opened(full: Book) -> None:
    """The next start outside a raadsboek knows its name."""
    terminal = Started(full)
    terminal.see("VOLGENDE VERGADERING")
    terminal.wait_until(lambda: bool(recent.recents()))
    terminal.press(b"\x11")
    assert terminal.end().code == 0
    assert [one.folder for one in recent.recents()] == [str(full.root)]


def test_a_folder_that_is_no_raadsboek_is_told_in_a_sentence(tmp_path: Path) -> None:
    """The screen is not taken, and the exit code says not found."""
    terminal = Terminal(PROGRAM, "--map", str(tmp_path))
    ended = terminal.end()
    assert ended.code == 3
    assert "is geen raadsboek" in ended.sent.decode()
    assert EARLY not in ended.sent
