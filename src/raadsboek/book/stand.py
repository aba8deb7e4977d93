"""One version of the raadsboek to look at: the whole of it, as it was on a day.

Reads from the history only. What a version holds that is no ordinary file is refused in the same
words as in the folder.
"""

import datetime

from msgspec import Struct

from raadsboek.core.dates import without_weekday
from raadsboek.core.errors import NotFound
from raadsboek.core.text import visible
from raadsboek.history.tree import File, Tree
from raadsboek.vault.reading import checked


class Stand(Struct, frozen=True, kw_only=True):
    """The version that was the newest at the end of `day`, made on the day `made`.

    `moment` is when it was made, where that version itself was asked for and not a day.
    """

    version: str
    day: datetime.date
    made: datetime.date
    files: Tree
    moment: datetime.datetime | None = None

    @property
    def title(self) -> str:
        """What is looked at: '12 maart 2026', or '12 maart 2026 14:32'."""
        day = without_weekday(self.day)
        return f"{day} {self.moment:%H:%M}" if self.moment else day

    @property
    def reason(self) -> str:
        """Why nothing can be saved."""
        return (
            f"U kijkt naar het raadsboek zoals het op {without_weekday(self.day)} was; "
            "daarin verandert niets. Ga eerst terug naar nu."
        )

    def read_bytes(self, path: str) -> bytes:
        """Return the bytes of the file at `path` as it was; raises as `vault.reading`."""
        file = self.files.find(path)
        if file is None:
            raise NotFound(visible(path))
        return checked_bytes(file, self.files.read([file])[0])

    def is_there(self, path: str) -> bool:
        """Tell if there was anything at `path`."""
        return self.files.has(path)


def checked_bytes(file: File, data: bytes) -> bytes:
    """Return the bytes of a file, unless it is none that is read. Raises `UnsafeFile`."""
    return checked(file.path, data, is_regular=file.is_regular, is_link=file.is_link)
