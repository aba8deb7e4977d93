"""Which place the raadsboek is shared with: one line in the settings of this copy.

Owns where that line stands (`remote.origin.url`), reading it without running git on it, and the
name under which the place's newest version is remembered. It must not look whether there is
anything at that address.
"""

from contextlib import suppress
from pathlib import Path

from raadsboek.history.addresses import Address, AddressRefused, address_of
from raadsboek.history.git import Repository, run
from raadsboek.history.trust import settings_in

_KEY = "remote.origin.url"

SEEN_PLACES = "refs/raadsboek/gezien/"
"""Below this the newest version of each shared place is remembered, as it was last seen."""
SEEN = f"{SEEN_PLACES}origin"
"""The newest version of the shared place when it was last seen; never moved back unasked."""


def shared_address(repository: Repository) -> Address | None:
    """Return the place that this copy is shared with; None when it is not shared.

    An address that is none (any more) counts as not shared: `trust` reported it while opening.
    """
    settings = dict(settings_in(repository.git_directory / "config"))
    with suppress(AddressRefused):
        if settings.get(_KEY):
            return address_of(settings[_KEY], near=repository.root)
    return None


def is_shared(root: Path) -> bool:
    """Tell if a shared place seems to be set, from the bytes of the settings: no git is started."""
    try:
        return b"url" in (root / ".git" / "config").read_bytes()
    except OSError:
        return False


def set_shared_address(repository: Repository, address: Address | None) -> None:
    """Remember a place, or forget it; the caller holds the vault lock."""
    if address is not None:
        run(repository, ["config", "--local", "--replace-all", _KEY, address.text])
    else:
        # Status 5 says that it was not there.
        run(repository, ["config", "--local", "--unset-all", _KEY], accept=(0, 5))
