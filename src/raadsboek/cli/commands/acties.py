"""`raadsboek acties`: the open actions, what is late first; cli/quick.py answers the plain case."""

import click

from raadsboek.book.lists import Row, columns_of, rows
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option, switch
from raadsboek.cli.here import read_here, then_option
from raadsboek.cli.open_actions import late, open_actions
from raadsboek.cli.organs import organ_of, organ_option, with_organ
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds import action

_KEYS = [item.key for item in columns_of(action.KIND)]
_DUE = _KEYS.index(action.KIND.due_key)
_WHO = _KEYS.index(action.KIND.person_key)


def call(context: click.Context, person: str, only_late: bool, organ: str, as_json: bool) -> int:
    """Print the open actions, soonest due first, those without a day last."""
    book = read_here(context)
    listing = rows(
        book,
        action.KIND,
        sort=action.KIND.due_key,
        only_open=True,
        organ=organ_of(book, organ),
    )
    today = invocation_of(context).today.isoformat()
    wanted = person.removeprefix("@").casefold()
    found = [
        row
        for row in listing.page(0, len(listing))
        if (not wanted or wanted in _names(row)) and (not only_late or late(row.cells[_DUE], today))
    ]
    if as_json:
        paths = {row.path for row in found}
        output.json_array(
            with_organ(book.settings, item) for item in listing.objects() if item["pad"] in paths
        )
        return EXIT_OK
    if not found:
        output.message("Niets gevonden.")
    columns = {item.key: item.label for item in columns_of(action.KIND)}
    output.table(*open_actions(columns, (row.cells for row in found), today))
    return EXIT_OK


def _names(row: Row) -> set[str]:
    return {name.strip().casefold() for name in row.cells[_WHO].split(",")}


COMMAND = Command(
    "acties",
    "De open acties, het eerst wat te laat is.",
    call,
    [
        option("wie", "Alleen van deze persoon.", metavar="NAAM", default="", target="person"),
        switch("te-laat", "Alleen wat te laat is.", target="only_late"),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
