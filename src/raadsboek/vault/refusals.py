"""The Dutch sentences for frontmatter that is not read, each with its line and what to do.

Owns codes and words only; `yaml_strings` finds the trouble. The codes are stable.
"""

from raadsboek.core.problem import Problem, Severity


class Refused(Exception):
    """The frontmatter may not be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def control_character(line: int, character: str) -> Problem:
    """A character that no text file should hold."""
    return Problem(
        code="stuurteken",
        message=f"Regel {line} bevat een teken dat niet in tekst hoort (U+{ord(character):04X}).",
        fix="Haal het onzichtbare teken weg, of typ de regel opnieuw.",
    )


def alias(line: int) -> Problem:
    """`*name`: repeats a value; a few lines can grow to gigabytes."""
    return Problem(
        code="yaml-verwijzing",
        message=f"Regel {line} verwijst met * naar een andere waarde; dat wordt niet gelezen.",
        fix="Typ de waarde zelf, of zet de waarde tussen aanhalingstekens.",
    )


def anchor(line: int) -> Problem:
    """`&name`: names a value for an alias."""
    return Problem(
        code="yaml-anker",
        message=f"Regel {line} begint een waarde met &; dat wordt niet gelezen.",
        fix="Haal de & met de naam weg, of zet de waarde tussen aanhalingstekens.",
    )


def tag(line: int) -> Problem:
    """`!name`: asks for a programming object."""
    return Problem(
        code="yaml-type",
        message=f"Regel {line} begint een waarde met !; dat wordt niet gelezen.",
        fix="Haal de ! met de naam weg, of zet de waarde tussen aanhalingstekens.",
    )


def merge(line: int) -> Problem:
    """`<<: …`: takes over the keys of another value."""
    return Problem(
        code="yaml-samenvoeging",
        message=f"Regel {line} gebruikt << als sleutel; dat wordt niet gelezen.",
        fix="Typ de sleutels en waarden zelf.",
    )


def duplicate(line: int, key: str) -> Problem:
    """The same key twice: nobody can tell which one counts."""
    return Problem(
        code="sleutel-dubbel",
        key=key,
        message=f"'{_short(key)}' staat er twee keer in; de tweede keer op regel {line}.",
        fix="Haal een van de twee regels weg.",
    )


def odd_key(line: int) -> Problem:
    """A key that is empty, a list, or several lines."""
    return Problem(
        code="sleutel-ongeldig",
        message=f"Op regel {line} staat voor de dubbele punt geen gewoon woord.",
        fix="Schrijf de regel als 'sleutel: waarde'.",
    )


def several_documents(line: int) -> Problem:
    """`...` ends the block; what follows would be read by nobody."""
    return Problem(
        code="yaml-meer-delen",
        message=f"Voor regel {line} worden de gegevens afgesloten, maar er komen er nog meer.",
        fix="Haal de regel met ... weg.",
    )


def too_deep(line: int, limit: int) -> Problem:
    """Nesting that no council data has."""
    return Problem(
        code="yaml-te-diep",
        message=f"Op regel {line} zitten meer dan {limit} lijsten in elkaar.",
        fix="Haal de overbodige haken of spaties weg.",
    )


def no_keys(line: int) -> Problem:
    """Text, a list, or `{…}` where lines of `key: value` are expected."""
    return Problem(
        code="frontmatter-geen-sleutels",
        message=f"Vanaf regel {line} staan geen regels 'sleutel: waarde'.",
        fix="Schrijf elke sleutel op een eigen regel, zoals 'titel: Thuiswerken'.",
    )


def invalid(line: int, reason: str, character: str) -> Problem:
    """Anything else that is no YAML; the fix follows from the parser's reason."""
    if "mapping values" in reason:
        return Problem(
            code="dubbele-punt",
            message=f"In de waarde op regel {line} staat een dubbele punt met een spatie erachter.",
            fix="Zet de waarde tussen aanhalingstekens.",
        )
    if "end of stream" in reason:
        return Problem(
            code="aanhalingsteken-open",
            message=f"Een aanhalingsteken op of voor regel {line} wordt niet gesloten.",
            fix="Zet het tweede aanhalingsteken achter de waarde.",
        )
    if "<document start>" in reason:
        return several_documents(line)
    if character == "\t":
        return Problem(
            code="tab",
            message=f"Regel {line} begint met een tab; dat wordt niet gelezen.",
            fix="Vervang de tab door spaties.",
        )
    return Problem(
        code="frontmatter-onleesbaar",
        message=f"Regel {line} van de gegevens bovenaan is niet te lezen.",
        fix="Schrijf de regel als 'sleutel: waarde'; zet een waarde die met een leesteken begint "
        "tussen aanhalingstekens.",
    )


def cut_off(line: int, key: str, value: str, rest: str) -> Problem:
    """`titel: Punt #3`: YAML reads a comment where the secretary typed a number."""
    typed = _short(f"{value} {rest}".strip())
    return Problem(
        code="waarde-afgekapt",
        key=key,
        severity=Severity.WARNING,
        message=f"Op regel {line} telt '{_short(rest)}' niet mee: na een "
        "spatie begint # een opmerking.",
        fix=f'Zet de hele waarde tussen aanhalingstekens: {_short(key)}: "{typed}".',
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
