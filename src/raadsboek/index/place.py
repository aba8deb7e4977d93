"""Where the index of a vault lies: in the user's cache folder, one folder per vault.

Standard library only and little of it: this stands on the path to the first text on screen, so
platformdirs (23 ms) and hashlib (6 ms) are not imported here.
"""

import os
import sys
from zlib import crc32

STAND = "stand-"
"""What the name of the index of one version begins with."""

TEXTS = "bijlagen.sqlite"
"""The name of the file with the texts of attachments, beside the index."""


def real_root(root: str) -> str:
    """Return the path by which a vault is known, whichever way it was reached."""
    return os.path.realpath(root)


def index_file(root: str, version: str = "") -> str:
    """Return the path of the index of the vault at `root`; nothing is made or opened.

    With a `version` it is the index of the vault as that version has it. The name is a checksum and
    not proof: an index also holds the path that it was made for.
    """
    raw = os.fsencode(real_root(root))
    name = f"{crc32(raw):08x}{crc32(raw[::-1], len(raw)):08x}"
    return f"{cache_folder()}/{name}/{f'{STAND}{version}' if version else 'index'}.sqlite"


def cache_folder() -> str:
    """Return the folder for caches: RAADSBOEK_CACHE when set, else the user's own."""
    given = os.environ.get("RAADSBOEK_CACHE")
    if given:
        return given
    system = sys.platform
    if system == "linux":
        # The same answer as platformdirs gives there (a test compares them).
        base = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
        return f"{base}/raadsboek"
    from platformdirs import user_cache_dir

    return user_cache_dir("raadsboek", appauthor=False)
