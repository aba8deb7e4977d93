"""How the program ends when things go wrong: a bug is told, a terminal that is gone is let go.

A bug: the traceback goes to a file in the user's state folder, the screen gets one sentence.

The file holds the traceback only, without the values of variables: those are the council's text.
"""

import datetime
import os
import sys
import traceback
from pathlib import Path

from platformdirs import user_state_path

_APOLOGY = (
    "Raadsboek is gestopt door een fout in het programma. "
    "Tekst die nog niet was opgeslagen, krijgt u terug als u opnieuw start."
)


def report(error: BaseException, moment: datetime.datetime) -> str:
    """Write the traceback of `error` to a file and return the Dutch sentences for the user."""
    text = "".join(traceback.format_exception(error))
    file = user_state_path("raadsboek") / "fouten" / f"{moment:%Y-%m-%dT%H.%M.%S}.txt"
    try:
        _write(file, text)
    except OSError:
        return f"{_APOLOGY}\n\n{text}"
    return f"{_APOLOGY}\nWat er misging staat in: {file}"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.touch(mode=0o600)
    file.write_text(text, encoding="utf-8", errors="backslashreplace")


def let_go_of_a_lost_terminal() -> None:
    """Point the output at nothing when the window was closed.

    Otherwise the interpreter ends with a complaint of its own instead of our exit code.
    """
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is None or stream.closed:
            continue
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
