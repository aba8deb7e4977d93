"""Writing the line-numbered print to a file outside the raadsboek, to send round or to print.

The file may leave the house, so it says what it is; it must not be written inside the raadsboek,
and never over a file that is there.
"""

from pathlib import Path, PurePosixPath

from raadsboek.book.book import Book
from raadsboek.book.confidential.staying import refuse_private
from raadsboek.book.elsewhere import refuse_unfit
from raadsboek.book.typed_path import typed_path
from raadsboek.core.meetings.corrections.numbered_print import NumberedPrint
from raadsboek.core.note import Note
from raadsboek.vault.writing import disk_errors, sync_folder, write_new


def suggested_place(meeting: Note) -> str:
    """Return a path to suggest: the name of the meeting, in the user's home folder."""
    return str(Path("~") / f"{PurePosixPath(meeting.path).stem} met regelnummers.txt")


def write_print(book: Book, printed: NumberedPrint, typed: str, meeting: Note) -> Path:
    """Write the print to the path that the user typed; return where it stands.

    A folder gets a file with the name of the meeting. Raises `InvalidInput` for a place that will
    not do, and `StorageFailed`.
    """
    refuse_private(book)
    file = typed_path(typed.strip()).absolute()
    with disk_errors(str(file)):
        if file.is_dir():
            file = file / PurePosixPath(suggested_place(meeting)).name
        refuse_unfit(book, file)
        text = "\n".join(printed.as_text()) + "\n"
        # Notepad on an old computer takes UTF-8 for something else without the mark in front.
        write_new(file, text.encode("utf-8-sig", "replace"), 0o600)
        sync_folder(file.parent)
    return file
