"""Which letters went out about a decision; a concept has not."""

from raadsboek.index.connecting import Connection

_LETTER = (
    "SELECT EXISTS (SELECT 1 FROM link JOIN note ON note.id = link.note"
    " WHERE note.kind = 'post' AND json_extract(note.meta, '$.richting') = 'uit'"
    " AND note.status <> 'concept'"
    " AND (link.target = :decision"
    " OR (:trajectory <> '' AND link.target = :trajectory AND note.date >= :since)))"
)


def has_letter(
    connection: Connection, decision: str, *, trajectory: str = "", since: str = ""
) -> bool:
    """Tell if outgoing post links to a decision, or to its trajectory on `since` (ISO) or later."""
    values = {"decision": decision, "trajectory": trajectory, "since": since}
    return bool(connection.execute(_LETTER, values).fetchone()[0])
