"""The front door of the command line: reads the clock once, runs a verb, ends with an exit code.

Verbs are named here and imported only when they are used: `raadsboek acties` must not pay for
what `raadsboek nieuw` needs. Every error of ours becomes a Dutch sentence on stderr here, and a
bug becomes a file with a traceback and one sentence; nowhere else is anything caught.
"""

import datetime
import importlib
import os
from collections.abc import Callable, Sequence
from typing import TypeAlias

import click

from raadsboek import __version__
from raadsboek.cli import output
from raadsboek.cli.command import Invocation, invocation_of, shared_options
from raadsboek.core.errors import (
    EXIT_BUG,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_OK,
    InvalidInput,
    RaadsboekError,
)

COMMANDS: tuple[tuple[str, str], ...] = (
    ("init", "Een nieuw raadsboek maken."),
    ("nieuw", "Een notitie maken: een besluit, een actie, een vergadering ..."),
    ("lijst", "Alle notities van een soort."),
    ("toon", "Een notitie lezen."),
    ("wijzig", "Sleutels van een notitie veranderen."),
    ("jaarplan", "De vergaderingen van een jaar bekijken, maken en delen."),
    ("jaar", "Het jaar in één overzicht: vergaderingen, termijnen, doelen, geld."),
    ("jaarkalender", "Wat ieder jaar terugkomt, en in welke vergadering."),
    ("werkplan", "De doelen van een jaar, en hoe ver ze zijn."),
    ("jaarverslag", "Het jaarverslag maken, of opnieuw tellen."),
    ("agenda.ics", "Vergaderingen en termijnen als bestand voor uw eigen agenda."),
    ("verplaats", "Een vergadering op een andere dag zetten of laten vervallen."),
    ("agenda", "De agenda van een vergadering lezen of maken."),
    ("oplegnotitie", "Een oplegnotitie maken bij een agendapunt."),
    ("stukken", "De agenda met alle stukken, als één PDF of als zip."),
    ("stap", "Hoe ver een vergadering is, en de volgende stap."),
    ("regel", "Afvinken wat er voor een vergadering is geregeld."),
    ("verzonden", "Opschrijven wat aan wie is verzonden."),
    ("mail", "Een mail klaarzetten: agenda, stukken, verslag, brief, herinneringen."),
    ("verzendlijst", "Wie er op een lijst staan, zoals OR + commissie VGWM."),
    ("adressen", "De e-mailadressen, alleen op deze computer."),
    ("contacten", "Uw contacten buiten de raad, per kring; alleen op deze computer."),
    ("aanwezig", "Wie er bij een vergadering is; het quorum."),
    ("vastleggen", "Besluiten en acties uit de notulen halen."),
    ("corrigeer", "Correcties overnemen in een conceptverslag."),
    ("terugleggen", "Overnemen wat iemand in Word heeft gewijzigd."),
    ("vaststellen", "Verslagen vaststellen: daarna ligt de tekst vast."),
    ("amendement", "Een vastgesteld verslag wijzigen in een volgende vergadering."),
    ("publiceren", "Vastleggen dat een verslag is gepubliceerd."),
    ("argument", "Een bezwaar, voorwaarde of standpunt in een traject opschrijven."),
    ("standpunten", "Voor en tegen in een traject, wie waar staat, wat is geparkeerd."),
    ("vraag", "Een vraag in een traject, of het antwoord erop."),
    ("scholing", "De scholing van een jaar: recht, gevolgd, gepland, kosten."),
    ("vragen", "De vragen van de achterban per thema, of er een noteren."),
    ("nieuwsbrief", "Een concept voor de nieuwsbrief, na een vergadering."),
    ("brief", "Een brief van een traject maken, nakijken, als verzonden opschrijven."),
    ("postvak", "Wat in het postvak wacht: overnemen, verbeteren of weigeren."),
    ("inlezen", "Mails, brieven en scans in het postvak zetten."),
    ("postlijst", "De post voor een vergadering, en het besluit erover."),
    ("document", "Een stuk voor anderen: Word, PDF, webpagina of platte tekst."),
    ("traject", "Een traject: wat er gebeurde, wie aan zet is, welke termijnen lopen."),
    ("vandaag", "Wat te laat is, wat deze week moet, de volgende vergadering."),
    ("acties", "Wat nog gedaan moet worden, het oudste eerst."),
    ("termijnen", "De open termijnen van alle trajecten, met uitleg."),
    ("reken", "Rekenen met de termijnen van de wet; zonder raadsboek."),
    ("artikel", "Een artikel van de wet in eigen woorden; zonder raadsboek."),
    ("overnemen", "Een map met oude verslagen overnemen in het raadsboek."),
    ("zoek", "Zoeken in alle notities en bijlagen."),
    ("geldt", "Wat geldt: besluiten, afspraken en toezeggingen, op elke dag."),
    ("herkomst", "Het leven van een besluit, van aanvraag tot opvolger."),
    ("geschiedenis", "De versies van een notitie: wie, wanneer, wat."),
    ("bewaren", "Wat langer is bewaard dan nodig, en hoe lang elke soort blijft."),
    ("vernietigen", "Stukken voorgoed vernietigen, ook uit alle oude versies."),
    ("verkiezing", "Het draaiboek van een verkiezing, de uitslag, nieuwe leden."),
    ("zittingen", "Wie er in de raad zit, en wie wanneer aftreedt."),
    ("leden", "Wie er op een dag bij de raad hoorde; visitekaartjes."),
    ("rooster", "Het rooster van aftreden, als tabel en als lijn."),
    ("vacature", "Lege zetels, en de vacature erbij maken."),
    ("kandidaten", "Kandidaten voor een zetel, alleen op deze computer."),
    ("persoonsgegevens", "Van wie er gegevens zijn buiten de geschiedenis; weghalen."),
    ("zetels", "Hoeveel leden een raad heeft, met het artikel."),
    ("begroting", "De begroting van een jaar: posten, uitgaven, wat er over is."),
    ("inwerken", "Het inwerken van nieuwe leden: wie, hoe ver, en de lijst."),
    ("leesmap", "De stukken die een nieuw lid moet lezen, als PDF of als zip."),
    ("coaching", "Uw eigen aantekeningen over het begeleiden van een lid."),
    ("bijwerken", "Ophalen wat collega's deden, en uw eigen werk delen."),
    ("kiezen", "Kiezen tussen twee versies van een notitie."),
    ("delen", "Dit raadsboek delen met een collega, op een gedeelde plaats."),
    ("sleutel", "Uw sleutel voor versleutelde notities, en het herstelblad."),
    ("versleutelen", "Vertrouwelijke notities versleutelen, en voor wie."),
    ("bijlage", "De bijlagen van een notitie, ook versleutelde."),
    ("prive", "Uw privé-raadsboek, dat nooit meegaat."),
    ("huisstijl", "Hoe uw Word-bestanden eruitzien."),
    ("controleer", "Nakijken of alles klopt."),
    ("controleer-document", "Nakijken of een Word-bestand of PDF nog gelijk is."),
    ("ondertekenen", "Voortaan ondertekenen wat u opslaat (hoeft niet)."),
    ("overdracht", "Een pakket voor uw opvolger maken, of lezen wat die moet weten."),
    ("openen", "Een raadsboek van iemand anders op deze computer openen."),
    ("raadsboeken", "De raadsboeken op deze computer."),
    ("index", "De zoekindex opnieuw maken."),
)
"""The verbs, in the order in which help shows them; each is a module in cli/commands."""

_HELP = """Het geheugen van een medezeggenschapsraad: notities in een gewone map, met geschiedenis.

Zonder opdracht opent het scherm; is er geen terminal, dan volgt het overzicht van vandaag."""

_EPILOG = """Uitkomst (exit code): 0 gelukt, 1 problemen gevonden, 2 mislukt of verkeerd
aangeroepen, 3 niet gevonden, 4 intussen gewijzigd, 5 alleen-lezen, 70 fout in het programma,
130 afgebroken."""

OpenScreens: TypeAlias = Callable[[str], int]
"""Runs the terminal program on the raadsboek in or around a folder; returns the exit code."""


class Verbs(click.Group):
    """All verbs, each imported by name when it is asked for."""

    def __init__(self, open_screens: OpenScreens | None = None) -> None:
        super().__init__(
            "raadsboek",
            callback=click.pass_context(_without_verb(open_screens)),
            params=[_version_option(), *shared_options()],
            help=_HELP,
            epilog=_EPILOG,
            invoke_without_command=True,
            add_help_option=False,
            subcommand_metavar="[OPDRACHT]",
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the verbs."""
        return [name for name, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb and return it; None for a word that is no verb."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module_name = cmd_name.replace(".", "_").replace("-", "_")
        module = importlib.import_module(f"raadsboek.cli.commands.{module_name}")
        command = module.COMMAND
        assert isinstance(command, click.Command)
        return command

    def summary(self, name: str) -> str:
        """Return the line of help of a verb without importing it."""
        return dict(COMMANDS)[name]


def _version_option() -> click.Option:
    return click.Option(
        ["--version", "--versie", "_version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help="Het versienummer.",
        callback=_show_version,
    )


def _show_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        output.text(f"raadsboek {__version__}")
        context.exit()


def _without_verb(open_screens: OpenScreens | None) -> Callable[[click.Context], int]:
    def call(context: click.Context) -> int:
        if context.invoked_subcommand is not None:
            return EXIT_OK
        if open_screens is not None and output.is_terminal():
            return open_screens(invocation_of(context).folder)
        from raadsboek.cli.vandaag import print_overview

        return print_overview(invocation_of(context))

    return call


def clock() -> datetime.datetime:
    """Return the moment it is now, where the secretary is."""
    return datetime.datetime.now().astimezone()


def run(
    arguments: Sequence[str],
    *,
    now: datetime.datetime | None = None,
    open_screens: OpenScreens | None = None,
) -> int:
    """Run `raadsboek` with these arguments and return its exit code.

    `now` is the clock unless a test says otherwise. Without a verb, on a terminal,
    `open_screens` takes over; errors before and after it are told here all the same.
    """
    return guarded(Verbs(open_screens), arguments, now=now or clock())


def guarded(command: click.Command, arguments: Sequence[str], *, now: datetime.datetime) -> int:
    """Run a command and turn whatever ends it into an exit code and, on stderr, a sentence."""
    output.prepare()
    given = Invocation(now=now)
    try:
        code = _invoke(command, list(arguments), given)
        output.finish()
    except output.ReaderGone:
        return EXIT_OK
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except click.UsageError as error:
        from raadsboek.cli import dutch_help

        output.failure(*dutch_help.explain(error))
        return EXIT_FAILED
    except InvalidInput as error:
        for problem in error.problems:
            output.failure(problem.message, problem.fix)
        return given.failure_code or error.exit_code
    except RaadsboekError as error:
        output.failure(error.message, error.hint)
        return given.failure_code or error.exit_code
    except Exception as error:
        # The front door: a bug ends here, as a file for the makers and a sentence for the user.
        if os.environ.get("RAADSBOEK_DEBUG"):
            raise
        from raadsboek.book.crash import keep_traceback

        output.failure(*keep_traceback(error, now=now))
        return EXIT_BUG
    return code


def _invoke(command: click.Command, arguments: list[str], given: Invocation) -> int:
    try:
        with command.make_context("raadsboek", arguments, obj=given) as context:
            result = command.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    return result if isinstance(result, int) else EXIT_OK
