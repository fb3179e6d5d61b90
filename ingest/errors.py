"""The base of every error a user can mend, and the errors of reading files."""

from __future__ import annotations


class EduplanError(Exception):
    """A fault with a message for the user and a hint that says how to mend it.

    `status` is the HTTP status the API answers with; `code` is the stable name of the error in JSON.
    """

    status: int = 500
    code: str = "internal"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UnreadableFile(EduplanError):
    """A file that cannot become a document: missing, empty, binary, or in an unknown encoding."""

    status = 422
    code = "unreadable_file"
