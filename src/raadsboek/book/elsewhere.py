"""Writing unsaved text to a place outside the raadsboek, when the raadsboek cannot take it.

The way out on a full or broken disk: a new file anywhere the user may write. It must not write
inside the raadsboek, and never over a file that is there.
"""

from pathlib import Path, PurePosixPath

from raadsboek.book.book import Book
from raadsboek.book.typed_path import typed_path
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.vault.frontmatter import compose
from raadsboek.vault.writing import disk_errors, sync_folder, write_new


def suggested_place(unsaved: Unsaved) -> str:
    """Return a path to suggest: the name of the note, in the user's home folder."""
    return str(Path("~") / PurePosixPath(unsaved.opened.path).name)


def write_elsewhere(book: Book, unsaved: Unsaved, typed: str) -> Path:
    """Write the whole note to the path that the user typed; return where it stands.

    A folder gets a file with the name of the note. Raises `InvalidInput` for a place that will
    not do, and `StorageFailed`.
    """
    file = typed_path(typed.strip()).absolute()
    with disk_errors(str(file)):
        if file.is_dir():
            file = file / PurePosixPath(unsaved.opened.path).name
        refuse_unfit(book, file)
        data = compose(unsaved.meta_over(unsaved.opened), unsaved.body_over(unsaved.opened))
        write_new(file, data, 0o600)
        sync_folder(file.parent)
    return file


def refuse_unfit(book: Book, file: Path) -> None:
    """Raise `InvalidInput` unless a new file may stand at this place outside the raadsboek."""
    if file.exists() or file.is_symlink():
        raise InvalidInput([_problem(f"'{file}' bestaat al.", "Kies een andere naam.")])
    if not file.parent.is_dir():
        raise InvalidInput(
            [_problem(f"De map '{file.parent}' bestaat niet.", "Kies een map die er is.")]
        )
    if file.resolve().is_relative_to(book.root.resolve()):
        raise InvalidInput(
            [_problem("Die plaats ligt in het raadsboek zelf.", "Kies een map daarbuiten.")]
        )


def _problem(message: str, fix: str) -> Problem:
    return Problem(code="plaats-ongeschikt", message=message, fix=fix)
