"""Throwing away everything that was ever remembered of one vault, also what nothing refers to.

A row that is deleted can stay readable in a file; after a destruction the files themselves go.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from raadsboek.index.place import index_file


def forget_cache(root: Path) -> None:
    """Remove the folder of the vault at `root` in the cache; what is still open elsewhere too.

    Where the system does not let go of an open file, the next index is made anew all the same.
    """
    with suppress(OSError):
        shutil.rmtree(Path(index_file(str(root))).parent)
