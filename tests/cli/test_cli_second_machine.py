"""A second computer with nothing but the package gives the same lists, agenda and exports."""

import contextlib
import datetime
import io
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from raadsboek.cli.main import run
from raadsboek.core.kinds import KINDS

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=ZoneInfo("Europe/Amsterdam"))
QUESTIONS = (
    ["overdracht"],
    *(["lijst", kind.name] for kind in KINDS),
    *(["lijst", kind.name, "--json"] for kind in KINDS),
    *(["vandaag"], ["acties"], ["termijnen"], ["geldt"], ["zittingen"], ["jaarplan"]),
    *(["zoek", "nachtdienst"], ["geldt", "thuiswerken", "--op", "1-5-2026"]),
    *(["toon", "D-2026-003"], ["traject", "D-2026-003"], ["geschiedenis", "B-2026-014"]),
    *(["agenda", "V-2026-16"], ["postlijst", "V-2026-17"]),
)
"""What a secretary asks in a day, and every list there is."""


def asked(root: Path, *words: str) -> bytes:
    """Return what a command says on standard output, about the raadsboek at `root`."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = run([*words, "--map", str(root)], now=NOW)
    out.flush()
    assert code in (0, 1), words
    buffer = out.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def test_everything_is_equal_on_another_computer(
    demo_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through two hands, as a file and as a folder: the same words and the same bytes."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.chdir(tmp_path)
    me = ["--naam", "Eva Bos", "--email", "eva@x.example", "--rol", "collega"]
    asked(demo_copy, "overdracht", "een")
    first = [asked(demo_copy, *words) for words in QUESTIONS]
    asked(demo_copy, "agenda.ics", "een.ics")

    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "RAADSBOEK_CACHE"):
        monkeypatch.setenv(name, str(tmp_path / "andere computer" / name))
    asked(tmp_path, "openen", "een", "twee", *me)
    asked(tmp_path / "twee", "overdracht", "stick", "--als-map")
    asked(tmp_path, "openen", "stick", "drie", *me)
    last = [asked(tmp_path / "drie", *words) for words in QUESTIONS]
    asked(tmp_path / "drie", "agenda.ics", "drie.ics")

    for words, before, after in zip(QUESTIONS, first, last, strict=True):
        assert before, words
        assert before == after, words
    assert (tmp_path / "een.ics").read_bytes() == (tmp_path / "drie.ics").read_bytes()
