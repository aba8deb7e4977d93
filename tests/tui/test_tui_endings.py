"""However the program ends, in a real terminal, the text that was typed is still there."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import Terminal, forbidden

PROGRAM = Path(__file__).parent / "draft_program.py"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return the file in which the program keeps its draft."""
    return tmp_path / "concept.txt"


@pytest.fixture
def terminal(tmp_path: Path, draft: Path) -> Terminal:
    """Return a terminal in which half a sentence was typed."""
    terminal = Terminal(PROGRAM, str(tmp_path), str(draft))
    terminal.wait_for(b"Menu")
    terminal.press("De OR vráágt naar ".encode())
    terminal.wait_for(b"naar ")
    return terminal


ENDINGS: dict[str, tuple[Callable[[Terminal], None], int]] = {
    "ctrl-q": (lambda terminal: terminal.press(b"\x11"), 0),
    "terminate": (lambda terminal: terminal.send_signal(signal.SIGTERM), 128 + signal.SIGTERM),
    "hang up": (lambda terminal: terminal.send_signal(signal.SIGHUP), 128 + signal.SIGHUP),
    "window closed": (lambda terminal: terminal.close_window(), 128 + signal.SIGHUP),
}


@pytest.mark.parametrize("how", ENDINGS)
def test_typed_text_survives_the_end(how: str, terminal: Terminal, draft: Path) -> None:
    """Ctrl+Q, a signal and a closed window all leave a draft, and the program really ends."""
    make_it_end, code = ENDINGS[how]

    make_it_end(terminal)
    ended = terminal.end()

    assert draft.read_text(encoding="utf-8") == "De OR vráágt naar "
    assert ended.code == code


def test_a_bug_says_one_sentence_and_keeps_the_text(terminal: Terminal, draft: Path) -> None:
    """After a bug the terminal is tidy, says where the traceback is, and shows none of it."""
    terminal.press(b"fout")
    ended = terminal.end()

    assert ended.code == 1
    assert draft.read_text(encoding="utf-8") == "De OR vráágt naar fout"
    last = ended.sent.rpartition(b"\x1b[?1049l")[2]
    assert b"Raadsboek is gestopt door een fout in het programma" in last
    assert b"Traceback" not in last
    assert b"RuntimeError" not in last
    assert [found for found in forbidden(ended.sent) if "▮" not in found] == []
