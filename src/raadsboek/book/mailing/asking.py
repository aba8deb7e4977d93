"""What the secretary asks of a mail, and what must be said before it is made."""

from enum import StrEnum

from msgspec import Struct

from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import EXIT_PROBLEMS, RaadsboekError
from raadsboek.core.mailing.wording import MailWhat

AS_USUAL = "pdf"
"""The format of the documents that go along, unless another one is asked for."""


class PapersAs(StrEnum):
    """How the agenda and the papers of a meeting go along."""

    LOOSE = "los"
    """Each as a file of its own."""
    ONE_PDF = "pdf"
    """As one PDF with bookmarks."""
    ZIP = "zip"


class HoldsSecrets(RaadsboekError):
    """The text that would go along is confidential in part; who may read it must be said."""

    exit_code = EXIT_PROBLEMS

    def __init__(self, number: str) -> None:
        super().__init__(
            f"In {number} staat vertrouwelijke tekst. Er is geen mail gemaakt.",
            "Zeg voor wie het is: --voor volledig (alles, voor wie erbij was) of --voor verkort "
            "(alleen besluiten en acties).",
        )


class Asked(Struct, frozen=True, kw_only=True):
    """What the secretary wants of a mail; what is not said follows from the log."""

    what: MailWhat | None = None
    to: str | None = None
    """A list in words; '' for nobody yet."""
    cc: str | None = None
    audience: Audience | None = None
    wanted_format: str = AS_USUAL
    leave: frozenset[str] = frozenset()
    """Names of files that do not go along."""
    is_preview: bool = False
    """Only to be looked at: documents are not written yet."""
    papers_as: PapersAs = PapersAs.LOOSE
    with_papers: bool = True
    with_invitation: bool = True
