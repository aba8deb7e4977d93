"""Help and complaints in Dutch: what click would say in English, said by us.

`show` prints the help of a command; `explain` turns click's usage errors into a sentence and a
hint. Works from what click knows as values (names, parameters, possibilities), never by
translating its English text.
"""

import textwrap
from collections.abc import Sequence
from difflib import get_close_matches

import click

from raadsboek.cli import output

_WIDTH = 88
_HEADINGS_GAP = 2
_WIDEST_NAME, _WIDEST_OPTION = 14, 30
"""What is longer gets a line of its own, so that the rest keeps room for what it means."""


def show(context: click.Context) -> None:
    """Print the help of the command that `context` is about."""
    command = context.command
    output.text(f"Gebruik: {usage(context)}")
    if command.help:
        output.text("")
        output.text(_wrapped(command.help))
    if isinstance(command, click.Group):
        rows = []
        for name in command.list_commands(context):
            rows.append((name, _short_help(command, context, name)))
        _section(str(getattr(command, "heading", "Opdrachten")), rows, widest=_WIDEST_NAME)
    options = [item for item in command.params if isinstance(item, click.Option)]
    _section("Opties", [(_spelled(item), item.help or "") for item in options])
    if command.epilog:
        output.text("")
        output.text(_wrapped(command.epilog))


def usage(context: click.Context) -> str:
    """Return how to write a command: its path, arguments and that it takes options."""
    parts = [context.command_path]
    parts += [item.metavar or "" for item in context.command.params if not _is_option(item)]
    if isinstance(context.command, click.Group):
        parts.append(context.command.subcommand_metavar)
    return " ".join([*parts, "[OPTIES]"])


def explain(error: click.UsageError) -> tuple[str, str]:
    """Return what is wrong with how the program was called, and where to read more."""
    return _sentence(error), _hint(error)


def closest(word: str, words: Sequence[str]) -> str:
    """Return the question that suggests the word that was probably meant, or nothing."""
    found = get_close_matches(word, words, n=1)
    return f"Bedoelt u '{found[0]}'?" if found else ""


def _sentence(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        names = _option_names(error.ctx)
        return _joined(
            f"De optie '{error.option_name}' bestaat hier niet.", closest(error.option_name, names)
        )
    if isinstance(error, click.exceptions.NoSuchCommand):
        meant = closest(error.command_name, _command_names(error.ctx))
        return _joined(
            f"'{error.command_name}' is geen {_noun(error.ctx)}.", meant or _known(error.ctx)
        )
    if isinstance(error, click.MissingParameter):
        return f"Geef {_named(error.param)} op."
    if isinstance(error, click.BadParameter):
        ending = "" if error.message.endswith("?") else "."
        place = f"Bij {_named(error.param)}: " if isinstance(error.param, click.Option) else ""
        return f"{place}{error.message}{ending}"
    if isinstance(error, click.BadOptionUsage):
        if _takes_value(error.ctx, error.option_name):
            return f"Achter de optie '{error.option_name}' hoort een waarde."
        return f"De optie '{error.option_name}' heeft geen waarde."
    return error.message


def _noun(context: click.Context | None) -> str:
    """Return what the words after a group are: verbs, or kinds of note after `nieuw`."""
    return str(getattr(context and context.command, "noun", "opdracht"))


def _known(context: click.Context | None) -> str:
    """Return the words to choose from, where they are few: the kinds of note."""
    if context is None or not hasattr(context.command, "noun"):
        return ""
    return f"Kies uit: {', '.join(_command_names(context))}."


def _hint(error: click.UsageError) -> str:
    if error.ctx is None:
        return ""
    return f"Gebruik: {usage(error.ctx)}\n  Uitleg: {error.ctx.command_path} --help"


def _named(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "een waarde"
    if isinstance(parameter, click.Option):
        return f"de optie '{parameter.opts[0]}'"
    return (parameter.metavar or parameter.name or "").strip("[]").removesuffix(" ...")


def _is_option(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Option)


def _option_names(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    return [name for item in context.command.params if _is_option(item) for name in item.opts]


def _command_names(context: click.Context | None) -> list[str]:
    if context is None or not isinstance(context.command, click.Group):
        return []
    return context.command.list_commands(context)


def _takes_value(context: click.Context | None, name: str) -> bool:
    if context is None:
        return True
    return not any(
        isinstance(item, click.Option) and item.is_flag and name in item.opts
        for item in context.command.params
    )


def _spelled(option: click.Option) -> str:
    names = ", ".join(option.opts)
    return names if option.is_flag else f"{names} {option.metavar}"


def _short_help(group: click.Group, context: click.Context, name: str) -> str:
    summary = getattr(group, "summary", None)
    if callable(summary):
        return str(summary(name))
    command = group.get_command(context, name)
    return (command.help or "").split("\n")[0] if command else ""


def _section(
    heading: str, rows: Sequence[tuple[str, str]], *, widest: int = _WIDEST_OPTION
) -> None:
    if not rows:
        return
    output.text("")
    output.text(f"{heading}:")
    fitting = [len(name) for name, _ in rows if len(name) <= widest]
    width = max(fitting, default=widest) + _HEADINGS_GAP
    for name, meaning in rows:
        first = f"  {name:<{width}}"
        if len(first) > width + 2:
            output.text(first)
            first = " " * (width + 2)
        output.text(
            textwrap.fill(
                meaning,
                width=_WIDTH,
                initial_indent=first,
                subsequent_indent=" " * (width + 2),
                break_long_words=False,
            )
            or first.rstrip()
        )


def _wrapped(text: str) -> str:
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(
        paragraph if paragraph.startswith("  ") else textwrap.fill(paragraph, width=_WIDTH)
        for paragraph in paragraphs
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
