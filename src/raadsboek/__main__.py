"""The front door: hands over to the command line."""


def main() -> None:
    """Start Raadsboek."""
    from raadsboek.cli.main import run

    run()


if __name__ == "__main__":
    main()
