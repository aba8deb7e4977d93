"""`raadsboek aanwezig NUMMER`: fill in who is at a meeting, or show it with the quorum."""

import click

from raadsboek.book.meetings.attending import Attended, attend, attendance_of
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.core.attendance import Presence
from raadsboek.core.errors import EXIT_OK

_HELP = """Invullen wie er bij een vergadering is, en zien of er een quorum is.

Voorbeeld: raadsboek aanwezig V-2026-12 --mk noor --machtiging "noor machtigt anna" --allen

Namen zijn korte namen, met komma's ertussen. Wie u niet noemt, blijft zoals het was. Een reden van
afwezigheid wordt nooit bewaard."""


def call(
    context: click.Context,
    number: str,
    present: str,
    with_notice: str,
    without_notice: str,
    proxies: tuple[str, ...],
    guests: tuple[str, ...],
    everybody: bool,
    as_json: bool,
) -> int:
    """Save who is there, or show it."""
    given = invocation_of(context)
    presence = {
        Presence.PRESENT: _names(present),
        Presence.WITH_NOTICE: _names(with_notice),
        Presence.WITHOUT_NOTICE: _names(without_notice),
    }
    asked = any(presence.values()) or proxies or guests or everybody
    if asked:
        found = attend(
            open_here(context),
            number,
            presence=presence,
            proxies=proxies,
            guests=guests,
            everybody=everybody,
            now=given.now,
        )
    else:
        found = attendance_of(read_here(context), number, today=given.today)
    if as_json:
        output.json_object(_as_object(found))
    else:
        _print(found)
    if asked:
        saved = f"Opgeslagen: {found.meeting.path}"
        output.message(saved if found.changed else "Niets gewijzigd: zo stond het er al.")
    return EXIT_OK


def _names(typed: str) -> list[str]:
    return [name.strip() for name in typed.split(",") if name.strip()]


def _print(found: Attended) -> None:
    attendance = found.attendance
    output.table(
        ["Wie", "", "Naam"],
        ((handle, state, found.names.get(handle, "")) for handle, state in
         attendance.presence.items()),
    )  # fmt: skip
    output.lines(attendance.proxy_lines)
    output.lines(f"gast: {guest}" for guest in attendance.guests)
    output.lines([found.quorum.sentence.capitalize() + "."])


def _as_object(found: Attended) -> dict[str, object]:
    attendance = found.attendance
    groups = {
        key: [handle for handle, state in attendance.presence.items() if state is wanted]
        for key, wanted in (
            ("aanwezig", Presence.PRESENT),
            ("afwezig-mk", Presence.WITH_NOTICE),
            ("afwezig-zk", Presence.WITHOUT_NOTICE),
        )
    }
    quorum = found.quorum
    return {
        "nummer": found.meeting.text("nummer"),
        **groups,
        "machtigingen": attendance.proxy_lines,
        "gasten": list(attendance.guests),
        "quorum": quorum.reached,
        "nodig": quorum.needed,
        "stemmen": quorum.votes,
        "uitleg": quorum.sentence,
    }


COMMAND = Command(
    "aanwezig",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        option("aanwezig", "Wie er zijn.", metavar="WIE", default="", target="present"),
        option("mk", "Afwezig met kennisgeving.", metavar="WIE", default="", target="with_notice"),
        option(
            "zk", "Afwezig zonder kennisgeving.", metavar="WIE", default="", target="without_notice"
        ),
        option(
            "machtiging",
            "Wie namens wie stemt: 'noor machtigt anna'; mag vaker.",
            many=True,
            target="proxies",
        ),
        option("gast", "Een gast; mag vaker.", metavar="NAAM", many=True, target="guests"),
        switch("allen", "Iedereen van wie niets gezegd is, is er.", target="everybody"),
        then_option(),
        json_switch(),
    ],
)
