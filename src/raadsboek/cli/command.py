"""What every verb of the command line shares: how it is declared, `--map`, `--json` and help.

A command file declares one `COMMAND = Command(...)` and a function that calls a use case and
prints the result. Knows click; knows nothing of notes on disk or of Git.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import click


@dataclass
class Invocation:
    """What one call of the program was given besides its verb; the clock was read once."""

    now: datetime.datetime
    folder: str = ""
    failure_code: int | None = None
    """The exit code for every failure, for a command that promises one; else the error's own."""
    then: datetime.date | None = None
    """The day of which the raadsboek is asked; None for now."""

    @property
    def today(self) -> datetime.date:
        """The day of this call, where the secretary is; that of `then` when the past is asked."""
        return self.then or self.now.date()


def invocation_of(context: click.Context) -> Invocation:
    """Return what this call was given; every context carries it."""
    found = context.obj
    assert isinstance(found, Invocation)
    return found


class _Text(click.ParamType[str]):
    """Text as typed. What is no text at all is refused here, before a file or query gets it."""

    name = "tekst"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; bytes that are no UTF-8 reach us as halves of characters."""
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(f"'{text}' is geen leesbare tekst (UTF-8)", param, ctx)
        return text


def argument(
    name: str,
    *,
    required: bool = True,
    many: bool = False,
    type: click.ParamType[Any] | None = None,
    target: str = "",
) -> click.Argument:
    """Declare something that is given by its place: `toon NUMMER`."""
    return click.Argument(
        [target or name],
        required=required,
        nargs=-1 if many else 1,
        type=type or _Text(),
        metavar=_metavar(name, required, many),
    )


def _metavar(name: str, required: bool, many: bool) -> str:
    shown = name.upper() + (" ..." if many else "")
    return shown if required else f"[{shown}]"


def option(
    name: str,
    help: str,
    *,
    metavar: str = "TEKST",
    type: click.ParamType[Any] | None = None,
    many: bool = False,
    default: object = None,
    target: str = "",
) -> click.Option:
    """Declare an option with a value; `target` is the name of the function's parameter."""
    flag = f"--{name}"
    return click.Option(
        [flag, target] if target else [flag],
        help=help,
        metavar=metavar,
        type=type or _Text(),
        multiple=many,
        default=default if default is not None or not many else (),
    )


def switch(name: str, help: str, *, target: str = "") -> click.Option:
    """Declare an option without a value."""
    flag = f"--{name}"
    return click.Option([flag, target] if target else [flag], help=help, is_flag=True)


def json_switch() -> click.Option:
    """Declare `--json`, the same for every command that has data."""
    return switch("json", "Gegevens als JSON, voor andere programma's.", target="as_json")


def _remember_folder(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    if value is not None:
        invocation_of(context).folder = value


def _folder_option() -> click.Option:
    return click.Option(
        ["--map", "_folder"],
        metavar="MAP",
        help="De map van het raadsboek (anders: de huidige map).",
        expose_value=False,
        callback=_remember_folder,
    )


def _show_help(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from raadsboek.cli import dutch_help  # not on the path of a good call

        dutch_help.show(context)
        context.exit()


def _help_option() -> click.Option:
    return click.Option(
        ["--help", "-h", "--hulp", "_help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help="Deze uitleg.",
        callback=_show_help,
    )


def shared_options() -> list[click.Parameter]:
    """Return the options that every command has."""
    return [_folder_option(), _help_option()]


class Command(click.Command):
    """One verb. `call` gets the context and the parameters by name, and returns an exit code."""

    def __init__(
        self,
        name: str,
        help: str,
        call: Callable[..., int],
        parameters: Sequence[click.Parameter] = (),
    ) -> None:
        super().__init__(
            name,
            callback=click.pass_context(call),
            params=[*parameters, *shared_options()],
            help=help,
            add_help_option=False,
            context_settings={"allow_extra_args": True},
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and refuse what is left over in our own words."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click forgets it where an option misses its value
            raise
        if rest and not ctx.resilient_parsing:
            raise click.UsageError(f"'{rest[0]}' is te veel.", ctx)
        return rest
