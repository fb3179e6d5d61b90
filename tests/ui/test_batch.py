from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.errors import BadQuestion
from assistant.limits import check_question
from assistant.types import Question
from ui.batch import answer_lines


def reply(question: Question) -> dict[str, Any]:
    """Say what was asked, as the assistant takes it."""
    checked = check_question(question)
    return {"id": "made", "asked": [*checked.turns, checked.text], "regions": list(checked.regions)}


def results(*lines: bytes, regions: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return [result.value for result in answer_lines(lines, reply, regions)]


def test_a_line() -> None:
    line = {"id": "q1", "question": "那清远呢？", "turns": ["阳西的校长能连任几年？"], "note": "left alone"}
    assert results(json.dumps(line, ensure_ascii=False).encode()) == [
        {"id": "q1", "asked": ["阳西的校长能连任几年？", "那清远呢？"], "regions": []}
    ]


def test_ids_are_kept_as_they_are_and_may_be_absent() -> None:
    lines = [b'{"id": 7, "question": "a"}', b'{"id": "", "question": "a"}', b'{"question": "a"}']
    assert [value["id"] for value in results(*lines)] == [7, "", "made"]


def test_regions_of_the_command_line_hold_where_a_line_names_none() -> None:
    lines = [b'{"question": "a", "regions": ["b"]}', b'{"question": "a"}']
    assert [value["regions"] for value in results(*lines, regions=("c",))] == [["b"], ["c"]]


def test_blank_lines_count_but_are_skipped_and_a_byte_order_mark_is_no_fault() -> None:
    values = results(b'\xef\xbb\xbf{"id": 1, "question": "a"}\r\n', b"\n", b"  \r\n", b"no json\n")
    assert [value.get("line") for value in values] == [None, 4]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", {"code": "bad_line", "message": "这一行不是合法的 JSON", "hint": "每行一个 JSON 对象，编码为 UTF-8"}),
        ("问".encode("gb18030"), {"code": "bad_line", "message": "这一行不是合法的 JSON"}),
        (b'{"question": "\\ud800"}', {"code": "bad_line", "message": "这一行不是合法的 JSON"}),
        (b'{"id": NaN, "question": "a"}', {"code": "bad_line", "message": "这一行不是合法的 JSON"}),
        (b"[" * 100_000, {"code": "bad_line", "message": "这一行不是合法的 JSON"}),
        (b"[]", {"code": "bad_line", "message": "这一行不是 JSON 对象"}),
        (b"{}", {"code": "bad_line", "message": "缺少 question"}),
        (b'{"question": 1}', {"code": "bad_line", "message": "question 不合要求"}),
        (b'{"question": "a", "turns": "b"}', {"code": "bad_line", "message": "turns 不合要求"}),
        (b'{"id": [], "question": "a"}', {"code": "bad_line", "message": "id 不合要求"}),
        (b'{"question": ""}', {"code": "bad_question", "message": "问题是空的"}),
    ],
)
def test_a_bad_line_is_an_error_in_its_place(line: bytes, error: dict[str, str]) -> None:
    first, second, third = results(b'{"id": 1, "question": "a"}', line, b'{"id": 3, "question": "c"}')
    assert (first["id"], third["id"]) == (1, 3)
    assert second["line"] == 2
    assert "id" not in second
    assert second["error"] | error == second["error"]
    assert set(second["error"]) == {"code", "message", "hint"}


def test_a_bad_line_keeps_its_id_where_that_can_be_read() -> None:
    (value,) = results(b'{"id": "q9", "question": null}')
    assert (value["id"], value["line"]) == ("q9", 1)


def test_a_fault_of_ours_is_logged_and_the_rest_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    def broken(question: Question) -> dict[str, Any]:
        if question.text == "a":
            raise ZeroDivisionError("secret")
        return {"id": "made"}

    first, second = answer_lines([b'{"id": 1, "question": "a"}', b'{"id": 2, "question": "b"}'], broken)
    assert first.failed
    assert first.value["error"]["code"] == "internal"
    assert "secret" not in json.dumps(first.value)
    assert "secret" in caplog.text
    assert second.value == {"id": 2}
    assert not second.failed


def test_the_rest_is_not_read_ahead() -> None:
    def lines() -> Any:
        yield b'{"question": "a"}'
        raise BadQuestion("read too far")

    assert next(answer_lines(lines(), reply)).value["asked"] == ["a"]
