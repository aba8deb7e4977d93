"""What an exchange did, in words: one quiet line, and the whole of it for who asks.

Pure but for the types it is given. It must not alarm: versions that come in are everyday news.
"""

from collections.abc import Sequence

from raadsboek.book.syncing.exchange import Exchanged
from raadsboek.core.text import visible
from raadsboek.history.whole_versions import WholeVersion


def arrived(exchanged: Exchanged) -> str:
    """Return the one line for what came in, '' for nothing: 'Binnengekomen: 2 versies van Noor.'"""
    lines = []
    if exchanged.received:
        lines.append(f"Binnengekomen: {_counted(exchanged.received)} van {_people(exchanged)}.")
    for merged in exchanged.merged:
        lines += [
            f"{one.old} heet nu {one.new}: dat nummer was al gebruikt." for one in merged.renumbered
        ]
        if merged.clashes:
            lines.append("Kies bij Samenwerken welke tekst blijft.")
    return " ".join(lines)


def sent(exchanged: Exchanged) -> str:
    """Return the line for what went out, '' for nothing."""
    if not exchanged.sent:
        return ""
    return f"Naar de gedeelde plaats: {_number(exchanged.sent)}."


def _people(exchanged: Exchanged) -> str:
    names = list(dict.fromkeys(visible(one.author.name) for one in exchanged.received))
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}" if len(names) < 4 else f"{len(names)} mensen"


def _counted(versions: Sequence[WholeVersion]) -> str:
    return _number(len(versions))


def _number(count: int) -> str:
    return "1 versie" if count == 1 else f"{count} versies"
