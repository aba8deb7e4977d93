"""Who is at a meeting: the keys aanwezig, afwezig-mk, afwezig-zk, machtigingen and gasten.

A reason for absence is never kept, only with or without notice. Counting is `core.quorum`'s.
"""

from enum import StrEnum

from msgspec import Struct

from raadsboek.core.note import Note, Value


class Presence(StrEnum):
    """Whether somebody is there; the value is how it is said."""

    UNKNOWN = "niet ingevuld"
    PRESENT = "aanwezig"
    WITH_NOTICE = "afwezig m.k."
    WITHOUT_NOTICE = "afwezig z.k."


NEXT_PRESENCE = {
    Presence.UNKNOWN: Presence.PRESENT,
    Presence.PRESENT: Presence.WITH_NOTICE,
    Presence.WITH_NOTICE: Presence.WITHOUT_NOTICE,
    Presence.WITHOUT_NOTICE: Presence.PRESENT,
}
_KEYS = {
    Presence.PRESENT: "aanwezig",
    Presence.WITH_NOTICE: "afwezig-mk",
    Presence.WITHOUT_NOTICE: "afwezig-zk",
}
ATTENDANCE_KEYS = frozenset({*_KEYS.values(), "machtigingen", "gasten"})
"""The keys of a meeting that together say who is there."""
_PROXY_WORD = " machtigt "


class Attendance(Struct, frozen=True, kw_only=True):
    """The attendance of a meeting: who is how, who votes for whom, and who else is there."""

    presence: dict[str, Presence]
    proxies: dict[str, str]
    guests: tuple[str, ...]
    other_proxies: tuple[str, ...] = ()
    """Lines under machtigingen that are not of the form 'noor machtigt anna'; left alone."""

    @classmethod
    def of(cls, meeting: Note) -> "Attendance":
        """Return the attendance that a meeting note holds."""
        presence = {handle: state for state, key in _KEYS.items() for handle in meeting.texts(key)}
        proxies: dict[str, str] = {}
        other: list[str] = []
        for line in meeting.texts("machtigingen"):
            absent, word, holder = line.partition(_PROXY_WORD)
            if word and " " not in absent.strip() and " " not in holder.strip():
                proxies[absent.strip().lstrip("@")] = holder.strip().lstrip("@")
            else:
                other.append(line)
        return cls(
            presence=presence,
            proxies=proxies,
            guests=tuple(meeting.texts("gasten")),
            other_proxies=tuple(other),
        )

    def changes(self, meeting: Note) -> dict[str, Value | None]:
        """Return the keys of the meeting note that differ; None for one that became empty."""
        wanted: dict[str, list[str]] = {
            key: [handle for handle, state in self.presence.items() if state is presence]
            for presence, key in _KEYS.items()
        }
        wanted["machtigingen"] = [
            *(f"{absent}{_PROXY_WORD}{holder}" for absent, holder in self.proxies.items()),
            *self.other_proxies,
        ]
        wanted["gasten"] = list(self.guests)
        return {
            key: list(value) or None
            for key, value in wanted.items()
            if sorted(value) != sorted(meeting.texts(key))
        }

    @property
    def present(self) -> list[str]:
        """The short names of who is there."""
        return [handle for handle, state in self.presence.items() if state is Presence.PRESENT]

    @property
    def proxy_lines(self) -> list[str]:
        """The proxies as they stand in the note."""
        return [f"{absent}{_PROXY_WORD}{holder}" for absent, holder in self.proxies.items()]
