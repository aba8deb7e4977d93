"""Which shared places the user of this computer agreed to: nothing is ever sent to another one.

A folder that came from elsewhere brings its own settings, and with them the address of whoever made
it. So the addresses stand in the user's configuration folder, never in a raadsboek.
"""

import json
from pathlib import Path

from raadsboek.history.addresses import Address
from raadsboek.vault.whole_files import write_beside
from raadsboek.vault.writing import disk_errors, make_folder

_MOST = 200
_LARGEST = 1 << 20


def is_agreed(address: Address) -> bool:
    """Tell if the user agreed to share with this place, on this computer."""
    return address.text in _known(_file())


def agree(address: Address) -> None:
    """Remember that the user wants to share with this place. Raises `StorageFailed`."""
    file = _file()
    known = [text for text in _known(file) if text != address.text]
    lines = [json.dumps(text) for text in [*known, address.text][-_MOST:]]
    with disk_errors("de gedeelde plaats"):
        make_folder(file.parent)
        write_beside(file, "".join(f"{line}\n" for line in lines).encode("ascii"), 0o600)


def _file() -> Path:
    import platformdirs  # only who shares needs it

    return platformdirs.user_config_path("raadsboek") / "gedeelde-plaatsen.jsonl"


def _known(file: Path) -> list[str]:
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST)
    except OSError:
        return []
    return [text for text in map(_read, data.split(b"\n")) if text]


def _read(line: bytes) -> str:
    try:
        value = json.loads(line.decode("ascii"))
    except (ValueError, RecursionError):
        return ""
    return value if isinstance(value, str) else ""
