from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.errors import BadQuestion
from assistant.streaming import server_sent_events
from assistant.types import Answer, Done, TextDelta

ANSWER = Answer(id="a", question="问", standalone_question="问", answer="答\n[1]", answerable=True, latency_ms=1.0)


def read(stream: bytes) -> list[tuple[str, Any]]:
    """Events as a client reads them: blocks parted by an empty line, one `data:` line in each."""
    events = []
    for block in stream.decode().split("\n\n")[:-1]:
        event, data = block.split("\n")
        events.append((event.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events


def test_deltas_then_done() -> None:
    stream = b"".join(server_sent_events([TextDelta(text="答\n"), TextDelta(text="[1]"), Done(answer=ANSWER)], "r"))
    assert read(stream) == [
        ("delta", {"text": "答\n"}),
        ("delta", {"text": "[1]"}),
        ("done", ANSWER.model_dump(mode="json")),
    ]
    assert stream.startswith('event: delta\ndata: {"text":"答\\n"}\n\n'.encode())


def test_an_error_ends_the_stream_as_an_event() -> None:
    def events() -> Iterator[TextDelta]:
        yield TextDelta(text="答")
        raise BadQuestion("不行", "这样做")

    assert read(b"".join(server_sent_events(events(), "r"))) == [
        ("delta", {"text": "答"}),
        ("error", {"error": {"code": "bad_question", "message": "不行", "hint": "这样做"}}),
    ]


def test_a_fault_of_ours_shows_nothing_but_its_number(caplog: pytest.LogCaptureFixture) -> None:
    def events() -> Iterator[TextDelta]:
        yield TextDelta(text="答")
        raise ZeroDivisionError("secret")

    stream = b"".join(server_sent_events(events(), "r-42"))
    event, data = read(stream)[-1]
    assert (event, data["error"]["code"]) == ("error", "internal")
    assert "r-42" in data["error"]["hint"]
    assert b"secret" not in stream
    assert "secret" in caplog.text
