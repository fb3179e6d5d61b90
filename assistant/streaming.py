"""An answer as server-sent events: `delta` {text} …, then `done` {answer object}, or `error`."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi.sse import format_sse_event

from assistant.http_errors import error_object, internal_error
from assistant.types import Done, TextDelta
from ingest.errors import EduplanError

log = logging.getLogger("eduplan.http")


def server_sent_events(events: Iterable[TextDelta | Done], request_id: str) -> Iterator[bytes]:
    """Each event in the wire format; an error ends the stream as an event, since the status is already out."""
    try:
        for event in events:
            match event:
                case TextDelta():
                    yield _frame("delta", {"text": event.text})
                case Done():
                    yield _frame("done", event.answer.model_dump(mode="json"))
    except EduplanError as error:
        yield _frame("error", {"error": error_object(error)})
    except Exception:
        log.exception("stream failed, request %s", request_id)
        yield _frame("error", {"error": error_object(internal_error(request_id))})


def _frame(event: str, data: dict[str, Any]) -> bytes:
    return format_sse_event(event=event, data_str=json.dumps(data, ensure_ascii=False, separators=(",", ":")))
