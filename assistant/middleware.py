"""What happens to every request before and after its route: identity, keys, size, log, last-resort errors."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import TooLarge, Unauthorized
from assistant.http_errors import error_response, internal_error

MAX_BODY: Final = 1 << 20
"""Bytes of a JSON body."""

MAX_UPLOAD: Final = 50 << 20
"""Bytes of an uploaded file."""

access = logging.getLogger("eduplan.access")
faults = logging.getLogger("eduplan.http")

REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,64}")
HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"}


class Envelope:
    """Gives each request an id, each response its headers, the log a line, and a fault of ours a plain 500.

    The log names method, path, status and time, never a body or a query: questions are the users' own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and send its response with an id and headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        begun = time.perf_counter()
        status = 0

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            faults.exception("%s %s failed, request %s", scope["method"], scope["path"], request_id)
            if status:
                raise  # part of the response is out: only a broken connection tells the client
            await error_response(internal_error(request_id))(scope, receive, send_with_headers)
        finally:
            spent = (time.perf_counter() - begun) * 1000
            # A view of the chat page is some forty requests, of no interest one by one.
            level = logging.INFO if _is_api(scope) else logging.DEBUG
            access.log(level, "%s %s %d %.1f ms %s", scope["method"], scope["path"], status, spent, request_id)


class KeyGuard:
    """Lets nothing under /v1 through without one of the API keys."""

    def __init__(self, app: ASGIApp, keys: Sequence[str]) -> None:
        self.app = app
        self.keys = [key.encode() for key in keys]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 401."""
        if scope["type"] == "http" and _is_api(scope) and not self._holds_key(scope):
            error = Unauthorized("缺少或不认识的密钥", "在请求头里写 Authorization: Bearer 密钥")
            response = error_response(error)
            response.headers["WWW-Authenticate"] = "Bearer"
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _holds_key(self, scope: Scope) -> bool:
        scheme, _, given = Headers(scope=scope).get("authorization", "").partition(" ")
        # A header's bytes come decoded as Latin-1, whatever they are.
        found = [secrets.compare_digest(key, given.strip().encode("latin-1")) for key in self.keys]
        return scheme.lower() == "bearer" and any(found)


class BodyLimit:
    """Refuses a body under /v1 that is over the limit: by its declared length, and else while it is read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 413."""
        if scope["type"] != "http" or not _is_api(scope):
            await self.app(scope, receive, send)
            return
        # A multipart body is a little longer than the file in it.
        limit = MAX_UPLOAD + MAX_BODY if _path(scope) == "/v1/documents" else MAX_BODY
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared) > limit:
            await error_response(too_large(limit))(scope, receive, send)
            return
        read = 0

        async def receive_within_limit() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                # The routing layer lets this kind alone through unchanged while it reads a body.
                raise HTTPException(413)
            return message

        await self.app(scope, receive_within_limit, send)


def too_large(limit: int) -> TooLarge:
    """The error for a body or file over `limit` bytes."""
    return TooLarge(f"内容超过上限 {limit >> 20} MB", "拆成较小的文件或请求再试")


def _path(scope: Scope) -> str:
    """The path as the routes see it: without the prefix under which a proxy serves the application."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _is_api(scope: Scope) -> bool:
    path = _path(scope)
    return path == "/v1" or path.startswith("/v1/")
