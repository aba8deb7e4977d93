"""The settings about documents that leave: what a PDF promises to who gets it.

Values of raadsboek.yaml in, facts out; what is wrong is told, and the usual choice counts then.
"""

from collections.abc import Mapping

from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem, Severity

KEY = "pdf"


def read_pdf_form(meta: Mapping[str, Value], problems: list[Problem]) -> PdfForm:
    """Return what stands at `pdf`; a word that nobody knows is added to `problems`."""
    value = meta.get(KEY, "")
    word = value.strip().casefold() if isinstance(value, str) else "?"
    if not word:
        return PdfForm.BOTH
    try:
        return PdfForm(word)
    except ValueError:
        known = ", ".join(form.value for form in PdfForm)
        problems.append(
            Problem(
                code="pdf-onbekend",
                key=KEY,
                message=f"Bij '{KEY}' staat een woord dat dit programma niet kent.",
                fix=f"Kies uit: {known}. Nu geldt '{PdfForm.BOTH}'.",
                severity=Severity.WARNING,
            )
        )
        return PdfForm.BOTH
