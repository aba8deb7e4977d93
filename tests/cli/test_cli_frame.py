"""The frame of the command line: help, complaints, exit codes, and what happens when it breaks."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from raadsboek import __version__
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, option, switch
from raadsboek.cli.main import COMMANDS, guarded, run
from raadsboek.cli.values import Choice, Number
from raadsboek.core.errors import (
    EXIT_BUG,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_NOT_FOUND,
    EXIT_OK,
    NotFound,
)

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.UTC)
FULL_DEVICE = Path("/dev/full")


def greet(context: click.Context, naam: str, keer: int, hard: bool, kleur: str | None) -> int:
    words = [f"dag {naam}"] * keer
    output.lines(word.upper() if hard else word for word in words)
    output.message(f"map={invocation_of(context).folder} kleur={kleur}")
    return EXIT_OK


GREET = Command(
    "groet",
    "Iemand groeten.",
    greet,
    [
        argument("naam"),
        option("keer", "Hoe vaak.", metavar="AANTAL", type=Number(), default="1"),
        option("kleur", "Welke kleur.", type=Choice(["rood", "blauw"])),
        switch("hard", "In hoofdletters."),
    ],
)


def failing(error: BaseException) -> Command:
    """Return a command that ends in `error`."""

    def call(context: click.Context) -> int:
        raise error

    return Command("stuk", "Gaat stuk.", call)


def test_a_command_prints_data_and_messages_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """Data goes to stdout and messages to stderr."""
    code = guarded(GREET, ["anna", "--keer", "2", "--hard"], now=NOW)

    assert (code, *capsys.readouterr()) == (0, "DAG ANNA\nDAG ANNA\n", "map= kleur=None\n")


def test_options_may_come_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    """Options stand before or after the name, with a space or an equals sign."""
    code = guarded(GREET, ["--map=een/map", "anna", "--kleur", "ROOD"], now=NOW)

    assert (code, *capsys.readouterr()) == (0, "dag anna\n", "map=een/map kleur=rood\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Geef NAAM op."),
        (["anna", "noor"], "'noor' is te veel."),
        (["anna", "--kler", "x"], "De optie '--kler' bestaat hier niet. Bedoelt u '--kleur'?"),
        (["anna", "-x"], "De optie '-x' bestaat hier niet."),
        (["anna", "--keer"], "Achter de optie '--keer' hoort een waarde."),
        (["anna", "--hard=ja"], "De optie '--hard' heeft geen waarde."),
        (
            ["anna", "--keer", "0"],
            "Bij de optie '--keer': '0' is geen aantal. Geef een getal zoals 10.",
        ),
        (
            ["anna", "--kleur", "paars"],
            "Bij de optie '--kleur': 'paars' kan niet. Kies uit: rood, blauw.",
        ),
    ],
)
def test_a_wrong_call_is_explained_in_dutch(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each way to call a command wrongly gives a Dutch sentence, the usage and where to read on."""
    code = guarded(GREET, arguments, now=NOW)

    assert (code, *capsys.readouterr()) == (
        EXIT_FAILED,
        "",
        f"Fout: {sentence}\n  Gebruik: raadsboek NAAM [OPTIES]\n  Uitleg: raadsboek --help\n",
    )


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    """The help of a command names its usage and options without an English word."""
    code = guarded(GREET, ["--help"], now=NOW)

    assert (code, capsys.readouterr().out) == (
        0,
        "Gebruik: raadsboek NAAM [OPTIES]\n"
        "\n"
        "Iemand groeten.\n"
        "\n"
        "Opties:\n"
        "  --keer AANTAL       Hoe vaak.\n"
        "  --kleur TEKST       Welke kleur.\n"
        "  --hard              In hoofdletters.\n"
        "  --map MAP           De map van het raadsboek (anders: de huidige map).\n"
        "  --help, -h, --hulp  Deze uitleg.\n",
    )


def test_the_help_of_the_program_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    """`raadsboek --help` lists the verbs with a line each."""
    code = run(["--help"], now=NOW)

    shown = capsys.readouterr().out
    assert code == EXIT_OK
    lines = " ".join(shown.split())
    assert [name for name, line in COMMANDS if f" {name} {line} " not in lines] == []


def test_an_unknown_verb_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    """A typing mistake in the verb is answered with the verb that was probably meant."""
    code = run(["lisjt"], now=NOW)

    assert code == EXIT_FAILED
    assert capsys.readouterr().err.startswith(
        "Fout: 'lisjt' is geen opdracht. Bedoelt u 'lijst'?\n"
    )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints the version as data."""
    assert (run(["--version"], now=NOW), *capsys.readouterr()) == (
        EXIT_OK,
        f"raadsboek {__version__}\n",
        "",
    )


def test_our_errors_become_a_sentence_a_hint_and_an_exit_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A RaadsboekError ends in its own sentence on stderr and its own exit code."""
    code = guarded(failing(NotFound("B-2026-999", "Zoek eerst.")), [], now=NOW)

    assert (code, *capsys.readouterr()) == (
        EXIT_NOT_FOUND,
        "",
        "Fout: 'B-2026-999' staat niet in dit raadsboek.\n  Zoek eerst.\n",
    )


def test_hostile_text_in_an_error_is_shown_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    """An escape sequence in what the user typed is shown as a symbol."""
    guarded(failing(NotFound("\x1b]52;c;eA==\x07", "-")), [], now=NOW)

    assert "\x1b" not in capsys.readouterr().err


def test_interrupting_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C ends without a traceback, with the exit code that shells expect."""
    code = guarded(failing(KeyboardInterrupt()), [], now=NOW)

    assert (code, *capsys.readouterr()) == (EXIT_INTERRUPTED, "", "")


def test_a_bug_leaves_a_file_and_one_sentence(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    """A bug shows no traceback to the secretary; it lies in a file that only they can read."""
    code = guarded(failing(ZeroDivisionError("een geheim")), [], now=NOW)

    out, err = capsys.readouterr()
    (report,) = home.rglob("fout-20261122-140300-*.txt")
    assert (code, out) == (EXIT_BUG, "")
    assert err == (
        "Fout: Er ging iets mis in Raadsboek zelf. Uw notities zijn niet half opgeslagen.\n"
        f"  De bijzonderheden staan in {report}\n"
    )
    assert "ZeroDivisionError: een geheim" in report.read_text(encoding="utf-8")
    if os.name == "posix":
        assert report.stat().st_mode & 0o077 == 0


def python(*arguments: str, **environment: str) -> "subprocess.Popen[bytes]":
    """Start a fresh interpreter with pipes for its output."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


def test_output_is_utf8_under_the_c_locale() -> None:
    """A locale that knows ASCII only does not make the program crash on an é."""
    code = (
        "from raadsboek.cli import output; output.prepare();"
        r"output.text('ge\u00ebvalueerd \udce9')"
    )
    process = python("-c", code, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")

    assert process.communicate() == ("geëvalueerd \ufffd\n".encode(), b"")


def test_a_reader_who_stops_reading_is_no_error() -> None:
    """`raadsboek ... | head -1` ends silently when head has seen enough."""
    code = (
        "import sys\n"
        "from raadsboek.cli.command import Command\n"
        "from raadsboek.cli import main, output\n"
        "import datetime\n"
        "def call(context):\n"
        "    for number in range(200_000): output.text(f'regel {number}')\n"
        "    return 0\n"
        "now = datetime.datetime.now(datetime.UTC)\n"
        "sys.exit(main.guarded(Command('veel', '', call), [], now=now))\n"
    )
    process = python("-c", code)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().strip() == b"regel 0"
    process.stdout.close()

    errors = process.stderr.read()
    process.stderr.close()
    assert (errors, process.wait()) == (b"", EXIT_OK)


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_a_redirect_is_an_error() -> None:
    """When the output cannot be written, the exit code and a sentence say so."""
    with FULL_DEVICE.open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "raadsboek", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert process.returncode == EXIT_FAILED
    assert process.stderr.startswith(b"Fout: De uitvoer kon niet worden geschreven")


def test_a_closed_stream_is_no_bug() -> None:
    """`raadsboek ... <&- >&- 2>&-` has nobody to ask or tell anything, and goes on."""
    code = (
        "import sys\n"
        "sys.stdin = sys.stdout = sys.stderr = None\n"
        "from raadsboek.cli import main\n"
        "code = main.run(['--help'])\n"
        "assert sys.stdin.read() == ''\n"
        "sys.exit(code or main.run(['niets']))\n"
    )
    process = python("-c", code)
    assert process.communicate() == (b"", b"")
    assert process.returncode == EXIT_FAILED
