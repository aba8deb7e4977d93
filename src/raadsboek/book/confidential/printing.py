"""The recovery print as a page for the printer.

Owns where such a page may be written: it holds a secret key, so never in a raadsboek, which is kept
for ever and shared. It must not know how a page looks: `render.html` does.
"""

import datetime
from pathlib import Path

from raadsboek.book.confidential.keys import recovery_print
from raadsboek.book.opening import find_root
from raadsboek.book.typed_path import typed_path
from raadsboek.core.errors import InvalidInput, NotAVault
from raadsboek.core.problem import Problem
from raadsboek.vault.writing import disk_errors, sync_folder, write_new


def write_recovery_page(
    typed: str, key_file: Path | None = None, *, name: str = "", today: datetime.date
) -> Path:
    """Write the recovery print as a web page, for this user only; return where it stands.

    Raises `NoKey`, and `InvalidInput` for a place in a raadsboek or a file that is there.
    """
    from raadsboek.render.html import page

    lines = recovery_print(key_file, name=name, today=today)
    file = typed_path(typed.strip()).absolute()
    _refuse_unfit(file)
    rows = [f"    {line}" if line[:1].isdigit() else line for line in lines[2:]]
    with disk_errors(str(file)):
        write_new(file, page(lines[0], "\n".join(rows)), 0o600)
        sync_folder(file.parent)
    return file


def _refuse_unfit(file: Path) -> None:
    if not file.parent.is_dir() or file.is_dir():
        raise InvalidInput([_problem(f"'{file}' is geen plaats voor een bestand.")])
    if file.exists():
        raise InvalidInput([_problem(f"'{file}' bestaat al.")])
    try:
        find_root(file.resolve().parent)
    except NotAVault:
        return
    message = f"'{file}' ligt in een raadsboek. Een herstelblad hoort daar nooit in."
    raise InvalidInput([_problem(message)])


def _problem(message: str) -> Problem:
    fix = "Kies een nieuw bestand in een eigen map, zoals ~/herstelblad.html."
    return Problem(code="plaats-ongeschikt", message=message, fix=fix)
