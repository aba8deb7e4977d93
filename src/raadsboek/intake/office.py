"""Documents of Word and LibreOffice to PDF, by LibreOffice when it is on this computer.

Owns how LibreOffice is found and started: without a window, in a folder and with settings of its
own for the moment, without network and macros, within limits. Without LibreOffice everything else
works. Not for the event loop: it takes seconds.
"""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from raadsboek.intake import troubles
from raadsboek.intake.limits import DEFAULT, Limits
from raadsboek.intake.office_child import Order
from raadsboek.intake.sorts import sort_of

CONVERTED = ("docx", "odt")
"""The sorts that are made into a PDF."""

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
    "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.exe",
)
_SECONDS_TO_START = 60
_OPTIONS = (
    *("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"),
    *("--nolockcheck", "--convert-to", "pdf"),
)
_KEPT_VARIABLES = ("SYSTEMROOT", "SYSTEMDRIVE", "PATH", "LANG", "LC_ALL")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="UseLocking" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


class Converted(Struct, frozen=True):
    """A document as PDF, or a sentence that tells why it is none."""

    pdf: bytes = b""
    trouble: str = ""


def find_office(search_path: str) -> str | None:
    """Return the LibreOffice of this computer; None when there is none."""
    names = ("soffice.exe",) if sys.platform == "win32" else ("soffice", "libreoffice")
    folders = [Path(one) for one in search_path.split(os.pathsep) if one]
    candidates = [folder / name for folder in folders if folder.is_absolute() for name in names]
    for candidate in (*candidates, *map(Path, _PLACES)):
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return str(candidate)
    return None


def as_pdfs(files: Sequence[tuple[str, bytes]], limits: Limits = DEFAULT) -> list[Converted]:
    """Return each document, given with its name, as PDF; all in one start of LibreOffice.

    What is no document of Word or LibreOffice, or cannot be made into one, tells so in a sentence.
    """
    program = find_office(os.environ.get("PATH", os.defpath))
    found = [_refused(name, data, program, limits) for name, data in files]
    wanted = [number for number, one in enumerate(found) if one is None]
    made: dict[int, Converted] = {}
    if wanted and program is not None:
        # A full disk leaves them as they are: documents that are no PDF.
        with (
            suppress(OSError),
            tempfile.TemporaryDirectory(prefix="raadsboek-", ignore_cleanup_errors=True) as name,
        ):
            made = _made(program, Path(name), {one: files[one] for one in wanted}, limits)
    return [one or made.get(number, _FAILED) for number, one in enumerate(found)]


_FAILED = Converted(trouble=troubles.NOT_CONVERTED)


def _refused(name: str, data: bytes, program: str | None, limits: Limits) -> Converted | None:
    """Return why a file is not made into a PDF; None when it can be tried."""
    if sort_of(data, name) not in CONVERTED:
        return Converted(trouble=troubles.NO_DOCUMENT)
    if program is None:
        return Converted(trouble=troubles.NO_OFFICE)
    return Converted(trouble=troubles.TOO_LARGE) if len(data) > limits.file_bytes else None


def _made(
    program: str, folder: Path, files: dict[int, tuple[str, bytes]], limits: Limits
) -> dict[int, Converted]:
    """Let LibreOffice make what it can of files, in a folder that is for the moment."""
    settings, made = folder / "profile" / "user", folder / "pdf"
    settings.mkdir(parents=True)
    made.mkdir()
    (settings / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    paths = []
    for number, (name, data) in files.items():
        # Names of our own: a name is no option, and no place.
        paths.append(folder / f"{number}.{sort_of(data, name)}")
        paths[-1].write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = Order(
        words=[program, profile, *_OPTIONS, "--outdir", str(made)],
        paths=[str(path) for path in paths],
        limits=limits,
        seconds=_SECONDS_TO_START + limits.seconds * len(files),
    )
    refused = _run(order, folder)
    return {
        number: Converted(trouble=refused[str(path)])
        if str(path) in refused
        else _converted(made / f"{number}.pdf")
        for number, path in zip(files, paths, strict=True)
    }


def _converted(path: Path) -> Converted:
    try:
        pdf = path.read_bytes()
    except OSError:
        return _FAILED
    # One that was cut off in the middle has no end.
    return Converted(pdf=pdf) if b"%%EOF" in pdf[-1024:] else _FAILED


def _run(order: Order, folder: Path) -> dict[str, str]:
    """Carry out an order in a child; return the paths that LibreOffice was not given, and why."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-m", "raadsboek.intake.office_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**kept, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"},
        cwd=folder,
        start_new_session=True,
    )
    try:
        out, _ = process.communicate(msgspec.json.encode(order), timeout=order.seconds)
        return msgspec.json.decode(out or b"{}", type=dict[str, str])
    except (subprocess.TimeoutExpired, msgspec.MsgspecError):
        return {}
    finally:
        _end_all(process)


def _end_all(process: "subprocess.Popen[bytes]") -> None:
    """End LibreOffice and what it started: its first program only waits for a second one."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError, subprocess.TimeoutExpired):
        process.communicate(timeout=10)
