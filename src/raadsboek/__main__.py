"""The front door: the screens when no verb is given at a terminal, otherwise the command line.

The only module that knows both front ends. It decides before either is imported, because the
start screen must stand within the blink of an eye and `raadsboek lijst` must not load a screen.
"""

import sys


def main() -> None:
    """Start Raadsboek."""
    arguments = sys.argv[1:]
    folder = folder_without_verb(arguments)
    if folder is not None and sys.stdin.isatty() and sys.stdout.isatty():
        from raadsboek.tui.app import run as run_screens

        sys.exit(run_screens(folder))
    from raadsboek.cli.main import run as run_command

    sys.exit(run_command(arguments))


def folder_without_verb(arguments: list[str]) -> str | None:
    """Return the folder when nothing but `--map` is given ('' when not even that), else None."""
    if not arguments:
        return ""
    if len(arguments) == 2 and arguments[0] == "--map":
        return arguments[1]
    if len(arguments) == 1 and arguments[0].startswith("--map="):
        return arguments[0].removeprefix("--map=")
    return None


if __name__ == "__main__":
    main()
