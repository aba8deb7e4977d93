"""Making a whole folder at once: built aside, and put in place only when it is complete.

Owns the folder aside and taking it away when something fails. It must not touch a folder that
holds anything already, and knows nothing of what is put in.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.vault.writing import disk_errors, make_folder, move, sync_folder, temporary_name


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder beside `target` that takes its place when all went well.

    Raises `InvalidInput` when something stands there already, `StorageFailed`. When the block
    fails nothing is left of it.
    """
    refuse_taken(target)
    with folder_aside(target.parent) as aside:
        yield aside
        refuse_taken(target)  # others may have put something there meanwhile
        with disk_errors(str(target)):
            aside.chmod(0o755)
            if target.exists():
                target.rmdir()
            move(aside, target)
            sync_folder(target.parent)


@contextmanager
def folder_aside(parent: Path) -> Iterator[Path]:
    """Give an empty folder within `parent`, which is made when absent, and take it away after."""
    make_folder(parent)
    aside = parent / temporary_name()
    with disk_errors(str(parent)):
        aside.mkdir(mode=0o700)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def refuse_taken(target: Path, *, folder: bool = True) -> None:
    """Raise `InvalidInput` unless nothing stands at `target`, or for a folder an empty one."""
    with disk_errors(str(target)):
        is_free = not target.exists() and not target.is_symlink()
        if is_free or (folder and target.is_dir() and not any(target.iterdir())):
            return
    raise InvalidInput(
        [
            Problem(
                code="plaats-ongeschikt",
                message=f"Op '{target}' staat al iets.",
                fix="Kies een nieuwe of een lege map." if folder else "Kies een andere naam.",
            )
        ]
    )
