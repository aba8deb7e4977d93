"""Which reader reads what: a line a format. Only the child process calls these.

To add a format: a module with `read(data, limits) -> Piece`, a line here, and how its bytes begin
in `sorts`.
"""

from importlib import import_module

from raadsboek.intake import troubles
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Piece
from raadsboek.intake.sorts import sort_of
from raadsboek.intake.troubles import Unreadable

READERS = {
    "eml": ("mail", "read"),
    "msg": ("outlook", "read"),
    "docx": ("word", "read"),
    "odt": ("opendocument", "read"),
    "pdf": ("pdf", "read"),
    "image": ("other", "read_image"),
    "text": ("other", "read_text"),
    "unknown": ("other", "read_unknown"),
}
"""By sort, the module beside this one and its function."""


_PAGES = ("bare_pages", "read")
"""What makes bare pages of a PDF."""


def load(sort: str, *, as_pages: bool = False) -> None:
    """Import the reader of a sort, so that it need not be looked for once the door is shut."""
    import_module(f"raadsboek.intake.{_reader(sort, as_pages=as_pages)[0]}")


def _reader(sort: str, *, as_pages: bool) -> tuple[str, str]:
    return _PAGES if as_pages and sort == "pdf" else READERS[sort]


def read(data: bytes, name: str, limits: Limits, *, as_pages: bool = False) -> Piece:
    """Return what is in a file; what cannot be read is told in the piece. Never raises."""
    sort = sort_of(data, name)
    module, function = _reader(sort, as_pages=as_pages)
    try:
        if not data:
            raise Unreadable(troubles.EMPTY)
        if name.startswith("~$") and sort == "unknown":
            raise Unreadable(troubles.OWNER_FILE)
        piece = getattr(import_module(f"raadsboek.intake.{module}"), function)(data, limits)
    except Unreadable as refused:
        return Piece(sort=sort, trouble=refused.sentence)
    except MemoryError:
        return Piece(sort=sort, trouble=troubles.TOO_MUCH)
    except Exception:  # a library met something that its makers did not think of
        return Piece(sort=sort, trouble=troubles.BROKEN)
    return piece if isinstance(piece, Piece) else Piece(sort=sort, trouble=troubles.BROKEN)
