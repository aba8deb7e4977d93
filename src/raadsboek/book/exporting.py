"""Writing a file for others to a place outside the raadsboek.

Owns which places will do: never inside the raadsboek, and never over a file of another sort. What
stands in the file is decided by who asks.
"""

from collections.abc import Callable
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.confidential.staying import refuse_private
from raadsboek.book.typed_path import typed_path
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.vault.whole_files import write_beside, write_whole
from raadsboek.vault.writing import disk_errors, temporary_of

_MODE = 0o644


def write_export(
    book: Book, typed: str, data: bytes, *, name: str, may_replace: Callable[[bytes], bool]
) -> Path:
    """Write `data` to the path that the user typed; return where it stands.

    A folder gets a file called `name`, and a new file without an extension gets that of `name`.
    An existing file is replaced only when `may_replace` says so of its bytes. Raises
    `InvalidInput` for a place that will not do, and `StorageFailed`.
    """
    file = place_of_export(book, typed, name=name, may_replace=may_replace)
    with disk_errors(str(file)):
        if file.exists():
            write_beside(file, data, _MODE, temporary_called=temporary_of(file.name))
        else:
            write_whole(file, data, _MODE)
    return file


def place_of_export(
    book: Book, typed: str, *, name: str, may_replace: Callable[[bytes], bool]
) -> Path:
    """Return where `write_export` would write, for who does something else first.

    Raises what `write_export` raises, and writes nothing.
    """
    refuse_private(book)
    file = typed_path(typed.strip()).absolute()
    with disk_errors(str(file)):
        if file.is_dir():
            file = file / name
        elif not file.suffix and not file.exists():
            file = file.with_name(f"{file.name}{Path(name).suffix}")
        _refuse_unfit(book, file)
        if file.exists() and not may_replace(file.read_bytes()):
            message = (
                f"'{file}' bestaat al en wordt niet overschreven: "
                "het is van uzelf of een ander soort bestand."
            )
            raise InvalidInput([_problem(message, "Kies een andere naam.")])
    return file


def _refuse_unfit(book: Book, file: Path) -> None:
    if file.resolve().is_relative_to(book.root.resolve()):
        message = f"'{file}' ligt in het raadsboek zelf."
        raise InvalidInput([_problem(message, "Kies een map daarbuiten.")])
    if not file.parent.is_dir():
        message = f"De map '{file.parent}' bestaat niet."
        raise InvalidInput([_problem(message, "Kies een map die er is.")])
    if file.is_symlink() or (file.exists() and not file.is_file()):
        message = f"'{file}' is geen gewoon bestand."
        raise InvalidInput([_problem(message, "Kies een andere naam.")])


def _problem(message: str, fix: str) -> Problem:
    return Problem(code="plaats-ongeschikt", message=message, fix=fix)


def free_place(typed: str, name: str, data: bytes) -> str:
    """Return where to write `name` in a folder without touching a file that says something else.

    'verslag (2).docx' when there is a 'verslag.docx'. What was typed stays when it is no folder.
    Raises `InvalidInput` when that is a file with another text: somebody may have worked in it.
    """
    folder = typed_path(typed.strip()).absolute()
    with disk_errors(str(folder)):
        if folder.is_file() and folder.read_bytes() != data:
            message = f"'{folder}' bestaat al en wordt niet overschreven."
            raise InvalidInput([_problem(message, "Kies een andere naam, of alleen een map.")])
        if not folder.is_dir():
            return typed
        wanted, count = Path(name), 1
        file = folder / name
        while file.exists() and not (file.is_file() and file.read_bytes() == data):
            count += 1
            file = folder / f"{wanted.stem} ({count}){wanted.suffix}"
    return str(file)
