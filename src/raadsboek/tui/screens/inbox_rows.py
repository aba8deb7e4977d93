"""A piece in the inbox as a row of the list and as a page beside it."""

from collections.abc import Iterator, Mapping, Sequence

from raadsboek.book.inbox.pieces import InInbox, Newer, Waiting
from raadsboek.core.difference import Difference
from raadsboek.core.inbox.body import trouble_line
from raadsboek.core.inbox.telling import (
    FOLDER_WAYS,
    folder_told,
    proposal_lines,
    same_in_words,
    size_in_words,
    what_is_proposed,
)
from raadsboek.core.links import link
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.virtual_list import Row

COLUMNS = (
    Column(key="titel", label="Onderwerp", wide=True),
    Column(key="relatie", label="Van of aan"),
    Column(key="voorstel", label="Voorstel", last_to_go=True),
)
_MOST_CHANGES = 60
"""Lines of a difference that are shown; more is read in the two files themselves."""


class PieceRows:
    """The pieces as rows of the list; one that is still being read has the name of its file.

    Rows are made when they come on screen: there may be thousands. Folders come last.
    """

    def __init__(
        self, files: Sequence[InInbox], read: Mapping[InInbox, Waiting], folders: Sequence[str]
    ) -> None:
        self._files, self._read = files, read
        self._folders = folders

    def __len__(self) -> int:
        return len(self._files) + len(self._folders)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return the rows at `offset` and after."""
        files = self._files[offset : offset + limit]
        rows = [_row(file, self._read.get(file)) for file in files]
        start = max(0, offset - len(self._files))
        inside = self._folders[start : start + limit - len(rows)]
        return [*rows, *((name, "", "! een map") for name in inside)]


def _row(file: InInbox, one: Waiting | None) -> Row:
    if one is None:
        return (file.name, "", "wordt gelezen …")
    values = one.proposal.values
    known = one.same.number if one.same else ""
    newer = one.newer[0].kept.number if one.newer else ""
    return (
        str(values["titel"]),
        str(values.get("relatie", "")),
        what_is_proposed(values, refused=bool(one.refusal), known=known, newer=newer),
    )


def folder_text(name: str) -> str:
    """Return what is to be known of a folder that somebody put in the inbox."""
    return folder_told(name) + " " + FOLDER_WAYS


def facts_of(one: Waiting, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what stands above the text of a piece: what is proposed, why, and its files."""
    facts = [("Bestand", f"{one.file.name} ({size_in_words(one.file.size)})")]
    if one.refusal:
        return [("! Niet te lezen", one.refusal), *facts]
    if one.same is not None:
        said = same_in_words(one.same.number, same_message=one.same_message)
        return [("! Dubbel", said), *facts, ("", link(one.same.number))]
    if one.piece.trouble:
        facts.insert(0, ("! Let op", one.piece.trouble))
    facts = [*(("Nieuwe versie", _in_short(newer)) for newer in one.newer), *facts]
    facts += proposal_lines(one.proposal.values, one.proposal.reasons, titles)
    for place, (name, size) in enumerate(one.sizes):
        facts.append(("" if place else "In dit stuk", f"{name} ({size_in_words(size)})"))
    return facts


def _in_short(newer: Newer) -> str:
    """Return of which note a file is a new version, and how much of its text differs."""
    of = f"{newer.name}, eerder in {link(newer.kept.number)}"
    if newer.difference is None:
        return f"{of}; de tekst is niet te vergelijken"
    count = len(_changed_lines(newer.difference))
    if not count:
        return f"{of}; de woorden zijn gelijk"
    return f"{of}; {'1 regel' if count == 1 else f'{count} regels'} anders, zie onder"


def text_of(one: Waiting) -> str:
    """Return the text of a piece; of a new version of a known one, first what differs."""
    if one.refusal or one.same is not None:
        return ""
    changes = [line for newer in one.newer for line in _changes(newer)]
    # It stands above the text already.
    told = trouble_line(one.piece.trouble)
    body = [line for line in one.proposal.body.split("\n") if line != told]
    return "\n".join([*changes, "\n".join(body).lstrip("\n")])


def _changed_lines(difference: Difference) -> list[str]:
    """Return the lines that differ, without the empty ones: nobody sees those."""
    return [
        line.plain
        for line in difference.lines
        if line.changed and any(run.text.strip() for run in line.runs)
    ]


def _changes(newer: Newer) -> Iterator[str]:
    yield f"## Anders dan in {link(newer.kept.number)}: {newer.name}"
    yield ""
    if newer.difference is None:
        yield "De tekst is niet te vergelijken."
    elif not (lines := _changed_lines(newer.difference)):
        yield "De woorden zijn gelijk gebleven."
    else:
        for line in lines[:_MOST_CHANGES]:
            yield f"{line}\n"
        if len(lines) > _MOST_CHANGES:
            yield f"… en nog {len(lines) - _MOST_CHANGES} regels."
    yield ""
    yield "---"
    yield ""
