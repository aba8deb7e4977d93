"""Who the notes name, and who is known: the short names of all members, past and present."""

from raadsboek.index.connecting import Connection


def handles(connection: Connection) -> set[tuple[str, str]]:
    """Return (organ, short name) of the members of any term: the name case folded."""
    rows = connection.execute(
        "SELECT organ, json_extract(meta, '$.kort') FROM note WHERE kind = 'lid' AND editable = 1"
    )
    return {
        (organ, name.strip().casefold())
        for organ, name in rows
        if isinstance(name, str) and name.strip()
    }


def named(connection: Connection) -> list[tuple[str, str, str, list[str]]]:
    """Return (path, kind, organ, names) of the actions and promises that name somebody, by path."""
    rows = connection.execute(
        "SELECT path, kind, organ, person FROM note"
        " WHERE kind IN ('actie', 'toezegging') AND person <> '' ORDER BY path"
    )
    return [(path, kind, organ, _names(person)) for path, kind, organ, person in rows]


def _names(person: str) -> list[str]:
    parts = (part.strip().removeprefix("@") for part in person.split(","))
    return [part for part in parts if part]
