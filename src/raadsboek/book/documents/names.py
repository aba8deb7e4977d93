"""What a file with a document is called: its number, then what it is, in words that are safe."""

from raadsboek.core.documents.document import Audience, Document
from raadsboek.core.filenames import MAXIMUM_NAME, numbered

_TITLED = frozenset({"brief", "notitie", "oplegnotitie", "dossier"})
"""Of these the title says more than the sort."""


def name_of(document: Document, suffix: str, *, usual: Audience = Audience.FULL) -> str:
    """Return a file name: 'V-2026-15 verslag-concept.docx', 'besluitenlijst-2026.pdf'.

    For whom it is stands in it, unless that is the `usual` one. Nothing of a title is in it when
    the document is for those who may read what is confidential.
    """
    told = [document.kind]
    if document.kind in _TITLED and document.audience is not Audience.FULL:
        told.append(document.title.removeprefix("Dossier "))
    number = "" if document.is_list else document.reference
    if not number:
        told = [document.title]
    if document.audience is not usual:
        told.append(document.audience.value)
    if document.is_draft:
        told.append("concept")
    return numbered(number, " ".join(told), MAXIMUM_NAME - len(suffix)) + suffix
