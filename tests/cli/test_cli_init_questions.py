"""`raadsboek init` by questions, in a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from raadsboek.core.errors import EXIT_OK

if sys.platform == "win32":
    pytest.skip("needs a pseudo terminal", allow_module_level=True)


def in_terminal(arguments: list[str], typed: str) -> tuple[int, str]:
    """Run `raadsboek` in a terminal in which `typed` was typed; return exit code and output."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "raadsboek", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # how Linux tells that nobody has the terminal open any more
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(), shown.decode()


def test_a_question_without_an_answer_is_asked_again(home: Path, tmp_path: Path) -> None:
    """Just Enter, or an address that is none, does not throw away what was answered before."""
    folder = tmp_path / "raad"
    typed = "\nOR De Linden\nXX\nmr\n\nNoor van Dijk\nnoor\nnoor@example.org\n"

    code, shown = in_terminal(["init", str(folder)], typed)

    assert (code, "Fout" in shown) == (EXIT_OK, False), shown
    settings = (folder / "raadsboek.yaml").read_text(encoding="utf-8")
    assert "OR De Linden" in settings
    assert "soort: MR" in settings
    assert "noor@example.org" in settings
