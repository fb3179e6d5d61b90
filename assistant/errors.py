"""The errors of asking, settings and HTTP that a user can mend."""

from __future__ import annotations

from ingest.errors import EduplanError


class BadSetting(EduplanError):
    """A setting that is unknown or has a value that cannot be used."""

    status = 500
    code = "bad_setting"


class BadQuestion(EduplanError):
    """A question that is empty or too long."""

    status = 422
    code = "bad_question"


class UnknownRegion(EduplanError):
    """A region filter that names no region of the catalogue."""

    status = 422
    code = "unknown_region"


class UnknownDocument(EduplanError):
    """A document filter that names no document of the catalogue."""

    status = 422
    code = "unknown_document"


class BadRequest(EduplanError):
    """A request whose body or parameters are not of the route's form."""

    status = 422
    code = "bad_request"


class Unauthorized(EduplanError):
    """A request without one of the configured API keys."""

    status = 401
    code = "unauthorized"


class TooLarge(EduplanError):
    """A request body over the limit."""

    status = 413
    code = "too_large"


class ConversationNotFound(EduplanError):
    """A conversation id under which nothing is stored."""

    status = 404
    code = "conversation_not_found"
