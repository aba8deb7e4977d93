"""Mails and letters of our own making, for whoever tests the inbox."""

from email.message import EmailMessage
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.vault import inbox


def mail(
    subject: str,
    text: str,
    *,
    identifier: str = "een@example.org",
    answers: str = "",
    files: tuple[tuple[str, bytes], ...] = (),
    sender: str = "Petra de Wit <petra@example.org>",
    date: str = "Thu, 19 Nov 2026 10:12:00 +0100",
) -> bytes:
    """Return a mail as a mail program keeps it."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "or@example.org"
    message["Subject"] = subject
    message["Date"] = date
    message["Message-ID"] = f"<{identifier}>"
    if answers:
        message["In-Reply-To"] = f"<{answers}>"
    message.set_content(text)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def words(text: str) -> bytes:
    """Return a file of plain text."""
    return f"{text}\n".encode()


def put(book: Book, name: str, data: bytes) -> Path:
    """Put a file in the inbox, as a file manager does."""
    file = inbox.ready(book.root) / name
    file.write_bytes(data)
    return file
