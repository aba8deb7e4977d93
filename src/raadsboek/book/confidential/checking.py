"""What is wrong with the encryption: text that is still readable, readers nobody confirmed.

For `controleer` and the screen of problems. Reads only.
"""

from collections.abc import Iterator

from raadsboek.book.book import Book
from raadsboek.book.confidential.encrypting import standing
from raadsboek.book.confidential.protecting import unconfirmed_readers
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import visible
from raadsboek.vault.settings import SETTINGS_FILE


def encryption_problems(book: Book) -> Iterator[Problem]:
    """Yield what keeps confidential notes from being encrypted as the settings ask."""
    if not book.settings.encrypts:
        return
    if not book.settings.present_readers:
        yield Problem(
            code="lezers-ontbreken",
            path=SETTINGS_FILE,
            key="lezers",
            message="Vertrouwelijke notities worden versleuteld, maar er staat geen lezer.",
            fix="Zet het opnieuw aan met: raadsboek versleutelen --aan",
        )
    for reader in unconfirmed_readers(book):
        yield Problem(
            code="lezer-onbevestigd",
            path=SETTINGS_FILE,
            key="lezers",
            severity=Severity.WARNING,
            message=f"{visible(reader.name)} staat als lezer in raadsboek.yaml, maar u hebt dat "
            "nog niet bevestigd. Uw computer versleutelt nog niet voor deze lezer.",
            fix="Vraag het na. Klopt het, voer dan uit: raadsboek versleutelen --bevestig",
        )
    for path in standing(book).readable:
        yield Problem(
            code="vertrouwelijk-leesbaar",
            path=path,
            severity=Severity.WARNING,
            message="Dit is vertrouwelijk en ligt nog leesbaar in de map.",
            fix="Versleutel het met: raadsboek versleutelen --opnieuw",
        )
