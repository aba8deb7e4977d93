"""Several files as one: a zip that every computer opens, the same bytes for the same files.

Owns the format. Which files are in it, and what must stay out, is decided by who gathers them.
"""

import io
import zipfile
from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""When a file in the zip is of: the files tell their own days."""
_READABLE = 0o644 << 16


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files by their paths in it, in this order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE
            opened.writestr(entry, data)
    return made.getvalue()
