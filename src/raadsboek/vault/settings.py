"""The settings file `raadsboek.yaml`: text to `Settings`, every fault at once and in Dutch.

Owns reading that one file. A fault costs only the setting it is in; a file that cannot be read
gives the default settings. It must not write, and imports YAML only for a file that is unusual.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec

from raadsboek.core.council import KNOWN_FORMAT, Council, Secretary, Settings, Writer
from raadsboek.core.errors import NotFound, RaadsboekError
from raadsboek.core.kinds import KIND_BY_NAME, KINDS
from raadsboek.core.note import Value
from raadsboek.core.numbering import form_is_valid
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.schema import check
from raadsboek.vault.plain_lines import read_lines
from raadsboek.vault.reading import UnsafeFile, read_bytes
from raadsboek.vault.settings_documents import read_pdf_form
from raadsboek.vault.settings_secrecy import read_secrecy

SETTINGS_FILE = "raadsboek.yaml"

UNREAD = Settings(encrypts=True)
"""What holds while nobody can tell what the file says: nothing confidential goes in the clear."""


def read_settings(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings of the raadsboek at `root` and all that is wrong with them."""
    return settings_read(partial(read_bytes, root, SETTINGS_FILE))


def settings_read(read: Callable[[], bytes]) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that stand in the bytes which `read` gives, and all that is wrong."""
    try:
        raw = read()
    except NotFound:
        return Settings(), (_problem("instellingen-ontbreken", *_MISSING),)
    except UnsafeFile as unsafe:
        return UNREAD, (_located(unsafe.problem),)
    except RaadsboekError as error:
        return UNREAD, (_problem("instellingen-onleesbaar", error.message, error.hint),)
    return settings_from_bytes(raw)


def settings_from_bytes(raw: bytes) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that the bytes of `raadsboek.yaml` say, and all that is wrong."""
    try:
        meta = _keys(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return UNREAD, (_problem("niet-utf8", *_NOT_UTF8),)
    if isinstance(meta, Problem):
        return UNREAD, (_located(meta),)
    problems: list[Problem] = []
    settings = Settings(
        councils=_with_short_names(_councils(meta.get("organen", ""), problems), problems),
        secretary=_secretary(meta.get("secretaris", ""), problems),
        number_forms=dict(_number_forms(meta.get("nummering", ""), problems)),
        writers=_writers(meta.get("schrijvers", ""), problems),
        format=_format(meta.get("formaat", ""), problems),
        **read_secrecy(meta, problems),
        retention=_retention(meta.get("bewaren", ""), problems),
        reading=_reading(meta.get("inlezen", ""), problems),
        pdf_form=read_pdf_form(meta, problems),
    )
    problems += _numbers_of_two(settings)
    return settings, tuple(_located(problem) for problem in problems)


_PARTS = frozenset({"nummering", "agenda", "jaarplan", "termijnen", "jaarkalender", "scholing"})
"""The settings of a council that hold settings of their own: each is read by itself."""


def _with_short_names(councils: Iterable[Council], problems: list[Problem]) -> tuple[Council, ...]:
    """Return the councils, each with a short name of its own: as set, else or, cr, mr, or2 ..."""
    found: list[Council] = []
    taken: set[str] = set()
    for council in councils:
        if council.short in taken:
            message = f"Twee organen heten in het kort '{council.short}'."
            fix = "Geef elk orgaan bij 'kort' een eigen naam, zoals or, cr of vgwm."
            problems.append(_problem("orgaan-dubbel", message, fix, "kort"))
        base = council.form.value.casefold()
        names = (council.short, base, *(f"{base}{number}" for number in range(2, 100)))
        short = next(name for name in names if name and name not in taken)
        taken.add(short)
        found.append(msgspec.structs.replace(council, short=short))
    return tuple(found)


def _numbers_of_two(settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each form of numbers that two organs, or two kinds, would share."""
    taken: dict[str, str] = {}
    for council in settings.councils:
        for kind in KINDS:
            form = re.sub(r":\d+", "", settings.number_form(kind, council.short))
            whose = f"{kind.name} van {council.name}"
            if form in taken:
                yield _problem(
                    "nummervorm-dubbel",
                    f"'{whose}' en '{taken[form]}' zouden dezelfde nummers krijgen.",
                    "Geef onder 'nummering' elk een eigen vorm, met een eigen begin.",
                    "nummering",
                )
            taken[form] = whose


def _format(value: Value, problems: list[Problem]) -> int:
    """Return the form on disk: 1 where nothing stands. Of what cannot be read it is not guessed."""
    text = value.strip() if isinstance(value, str) else "?"
    if text and not _FORMAT.fullmatch(text):
        problems.append(
            _problem(
                "formaat-ongeldig",
                "Bij 'formaat' staat geen getal.",
                f"Haal de regel weg, of schrijf 'formaat: {KNOWN_FORMAT}'.",
                "formaat",
            )
        )
        return KNOWN_FORMAT
    found = int(text) if text else 1
    if found > KNOWN_FORMAT:
        problems.append(_problem("formaat-nieuwer", *NEWER, "formaat"))
    return found


_FORMAT = re.compile(r"[1-9][0-9]{0,5}")
NEWER = (
    "Dit raadsboek is bijgehouden met een nieuwere Raadsboek dan deze.",
    "Lezen kan. Installeer de nieuwste Raadsboek om iets te wijzigen.",
)
"""What is said of a raadsboek in a form that this program does not know."""
_MISSING = (
    "Het bestand raadsboek.yaml met de instellingen ontbreekt.",
    "Zet een eerdere versie terug, of kopieer het uit een ander raadsboek.",
)
_NOT_UTF8 = (
    "Het bestand raadsboek.yaml is geen UTF-8.",
    "Open het in Kladblok, kies Opslaan als en bij Codering: UTF-8.",
)


def _keys(text: str) -> Mapping[str, Value] | Problem:
    meta = read_lines(text)
    if meta is not None:
        return meta
    from raadsboek.vault import yaml_strings
    from raadsboek.vault.refusals import Refused

    try:
        return yaml_strings.parse(text, first_line=1).meta
    except Refused as refused:
        return refused.problem


def _councils(value: Value, problems: list[Problem]) -> Iterator[Council]:
    items = value if isinstance(value, list) else []
    if not items:
        problems.append(
            _problem(
                "orgaan-ontbreekt",
                "Er staat geen orgaan in de instellingen.",
                "Zet onder 'organen:' minstens een regel '- naam: OR Naam van de organisatie'.",
                "organen",
            )
        )
    for place, item in enumerate(items, start=1):
        if not isinstance(item, dict):
            problems.append(
                _problem(
                    "orgaan-ongeldig",
                    f"Orgaan {place} heeft geen regels 'naam:' en 'soort:'.",
                    "Schrijf '- naam: …' met daaronder 'soort: OR', 'soort: CR' of 'soort: MR'.",
                    "organen",
                )
            )
            continue
        plain = {key: value for key, value in item.items() if key not in _PARTS}
        council, checked = _checked_council(plain)
        found = list(checked)
        if council is not None:
            yield _with_parts(council, item, found)
        problems.extend(
            msgspec.structs.replace(problem, message=f"Orgaan {place}: {problem.message}")
            for problem in found
        )


def _with_parts(council: Council, given: Mapping[str, Value], problems: list[Problem]) -> Council:
    """Return the council with the settings that have settings of their own."""
    forms = dict(_number_forms(given.get("nummering", ""), problems))
    return msgspec.structs.replace(
        council,
        number_forms=forms,
        agenda=_agenda(given.get("agenda", ""), problems),
        year_plan=_year_plan(given.get("jaarplan", ""), problems),
        terms=given.get("termijnen", ""),
        year_calendar=given.get("jaarkalender", ""),
        training=_training(given.get("scholing", ""), problems),
    )


def _training(value: Value, problems: list[Problem]) -> dict[str, Value]:
    """Return what was agreed about training as it was typed; see `core.training.own`."""
    if isinstance(value, dict):
        return value
    if value:
        message = "onder 'scholing:' staan geen regels zoals 'raad: 6'."
        fix = "Schrijf daaronder 'raad:', 'commissie:', 'beide:' of 'uren:', met een getal."
        problems.append(_problem("scholing-onduidelijk", message, fix, "scholing"))
    return {}


def _year_plan(value: Value, problems: list[Problem]) -> dict[str, Value]:
    """Return the year plan as it was typed; what is wrong in it is told by whoever plans."""
    if isinstance(value, dict):
        return value
    if value:
        problems.append(
            _problem(
                "jaarplan-ongeldig",
                "onder 'jaarplan:' staan geen regels zoals 'vergaderingen:'.",
                "Een voorbeeld geeft: raadsboek jaarplan",
                "jaarplan",
            )
        )
    return {}


def _agenda(value: Value, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """Return the fixed agenda points per form of meeting; most councils set none."""
    if not value:
        return {}
    from raadsboek.vault.settings_agenda import read_agenda_settings

    return dict(read_agenda_settings(value, problems))


def _retention(value: Value, problems: list[Problem]) -> dict[str, int | None]:
    """Return the terms for keeping that this raadsboek chose; most choose none."""
    if not value:
        return {}
    from raadsboek.core.retention.terms import read_own_terms

    return read_own_terms(value, problems)


def _reading(value: Value, problems: list[Problem]) -> dict[str, int]:
    """Return what reading a file of others may take; most raadsboeken leave that alone."""
    if not value:
        return {}
    from raadsboek.vault.settings_reading import read_limits

    return read_limits(value, problems)


def _checked_council(given: Mapping[str, Value]) -> tuple[Council | None, tuple[Problem, ...]]:
    """Return the council without its faulty keys, or None when its name is missing."""
    council, problems = check(Council, given)
    if council is None:
        faulty = {problem.key for problem in problems}
        rest = {key: value for key, value in given.items() if key not in faulty}
        council, _ = check(Council, rest)
    if council and council.quorum and council.seats and council.quorum > council.seats:
        wrong = f"het quorum ({council.quorum}) is hoger dan het aantal zetels ({council.seats})."
        fix = "Verlaag 'quorum', of laat het weg: dan geldt meer dan de helft van de zetels."
        problems = (*problems, _problem("quorum-te-hoog", wrong, fix, "quorum", Severity.WARNING))
    return council, problems


def _secretary(value: Value, problems: list[Problem]) -> Secretary:
    if not isinstance(value, dict):
        if value:
            problems.append(
                _problem(
                    "secretaris-ongeldig",
                    "Onder 'secretaris:' staan geen regels 'naam:' en 'email:'.",
                    "Schrijf de naam en het adres elk op een eigen regel, met twee spaties ervoor.",
                    "secretaris",
                )
            )
        return Secretary()
    secretary, found = check(Secretary, value)
    problems.extend(found)
    if secretary is None:
        faulty = {problem.key for problem in found}
        rest = {key: item for key, item in value.items() if key not in faulty}
        secretary = check(Secretary, rest)[0] or Secretary()
    if secretary.email and "@" not in secretary.email:
        problems.append(
            _problem(
                "email-ongeldig",
                f"'{secretary.email}' is geen e-mailadres.",
                "Vul bij 'email' een adres in zoals s.dewit@delinden.example.",
                "email",
                Severity.WARNING,
            )
        )
    return secretary


def _writers(value: Value, problems: list[Problem]) -> tuple[Writer, ...]:
    """Return who may save; most raadsboeken have no such list."""
    if not value:
        return ()
    from raadsboek.vault.settings_writers import read_writers

    return tuple(read_writers(value, problems))


def _number_forms(value: Value, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        if value:
            problems.append(
                _problem(
                    "nummering-ongeldig",
                    "Onder 'nummering:' staan geen regels 'soort: vorm'.",
                    "Schrijf bijvoorbeeld 'besluit: B-{jaar}-{volg:03}'.",
                    "nummering",
                )
            )
        return
    taken: dict[str, str] = {}
    for name, form in value.items():
        if name not in KIND_BY_NAME:
            problems.append(
                _problem(
                    "soort-onbekend",
                    f"'{name}' onder 'nummering' is geen soort die dit programma kent.",
                    f"Kies een van: {', '.join(KIND_BY_NAME)}.",
                    name,
                    Severity.WARNING,
                )
            )
        elif not isinstance(form, str) or not form_is_valid(form):
            problems.append(
                _problem(
                    "nummervorm-ongeldig",
                    f"De vorm van nummers voor '{name}' klopt niet: '{form}'.",
                    "Gebruik precies een keer {volg} of {volg:03} en hooguit een keer {jaar}, "
                    "zoals B-{jaar}-{volg:03}.",
                    name,
                )
            )
        elif form in taken:
            problems.append(
                _problem(
                    "nummervorm-dubbel",
                    f"'{name}' en '{taken[form]}' zouden dezelfde nummers krijgen.",
                    "Geef elke soort een eigen vorm, bijvoorbeeld met een eigen beginletter.",
                    name,
                )
            )
        else:
            taken[form] = name
            yield name, form


def _problem(
    code: str, message: str, fix: str, key: str = "", severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(
        code=code, message=message, fix=fix, key=key, path=SETTINGS_FILE, severity=severity
    )


def _located(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, path=SETTINGS_FILE)
