"""The place that somebody typed, on the command line or in a field."""

import os
from pathlib import Path


def typed_path(typed: str | Path) -> Path:
    """Return the place; `~` is the own home folder, and a `~` that names nobody is a letter.

    So `~$verslag.docx`, which Word makes, is a file in this folder.
    """
    return Path(os.path.expanduser(typed))  # noqa: PTH111 - Path.expanduser raises
