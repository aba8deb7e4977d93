"""Which notes hold which files."""

from raadsboek.index.connecting import Connection


def numbers_by_digest(connection: Connection) -> dict[str, str]:
    """Return the number, else the path, of a note that holds the file with each known digest."""
    rows = connection.execute(
        "SELECT attachment.digest, note.number, note.path FROM attachment"
        " JOIN note ON note.id = attachment.note WHERE attachment.digest <> ''"
        " ORDER BY note.path DESC"
    )
    return {digest: number or path for digest, number, path in rows}
