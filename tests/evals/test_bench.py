from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from evals.bench import QUESTIONS, latencies, percentiles, questions_to_time

Heard = tuple[int, list[str]]


class Listener(BaseHTTPRequestHandler):
    """Keeps the questions that it is asked; the one that is empty is no question."""

    heard: list[str]

    def do_POST(self) -> None:
        """Answer with an empty object."""
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["question"]
        self.heard.append(question)
        self.send_response(200 if question else 422)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Heard]:
    """A port that answers, and what it was asked."""
    heard: list[str] = []
    listening = HTTPServer(("127.0.0.1", 0), type("Heard", (Listener,), {"heard": heard}))
    Thread(target=listening.serve_forever, daemon=True).start()
    yield listening.server_port, heard
    listening.shutdown()
    listening.server_close()


def test_each_question_is_timed_once(server: Heard) -> None:
    port, heard = server
    taken = latencies(port, ["甲", "乙"])
    assert heard == ["甲", "乙"]
    assert len(taken) == 2
    assert all(one > 0 for one in taken)


def test_a_question_that_fails_ends_the_run(server: Heard) -> None:
    with pytest.raises(SystemExit, match="422"):
        latencies(server[0], [""])


def test_no_question_is_timed_that_warms_the_server_or_stands_twice() -> None:
    questions = questions_to_time()
    assert len(questions) == len(set(questions)) > 100
    assert not set(questions) & set(QUESTIONS)
    assert questions_to_time(questions[:1]) == [one for one in questions_to_time([]) if one != questions[0]]


def test_percentiles() -> None:
    assert percentiles([float(one) for one in range(1, 102)]) == "51 ms, 100 ms"
