"""Asking over HTTP, with the real engine over the five plans."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.wiring import build_app

QUESTION = "清远的校长最多能连任几年？"


@pytest.fixture(scope="module")
def client(plans_settings: Settings, assistant: Assistant) -> TestClient:
    return TestClient(build_app(plans_settings, assistant))


def ask(client: TestClient, **body: Any) -> dict[str, Any]:
    response = client.post("/v1/ask", json=body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def fault(client: TestClient, path: str, status: int, **request: Any) -> dict[str, str]:
    response = client.post(path, **request)
    assert response.status_code == status, response.text
    assert list(response.json()) == ["error"]
    error: dict[str, str] = response.json()["error"]
    assert list(error) == ["code", "message", "hint"]
    return error


def test_an_answer_object(client: TestClient) -> None:
    answer = ask(client, question=QUESTION)
    assert set(answer) == {
        "id",
        "question",
        "standalone_question",
        "answer",
        "answerable",
        "refusal",
        "mode",
        "citations",
        "table",
        "follow_ups",
        "latency_ms",
    }
    assert answer["question"] == QUESTION
    assert answer["answerable"]
    assert answer["refusal"] is None
    assert answer["mode"] == "extractive"
    assert "12年" in answer["answer"]
    (citation, *_) = answer["citations"]
    assert citation["region"] == "清远市"
    text = client.get(f"/v1/documents/{citation['document_id']}/text").text
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    part = client.get(
        f"/v1/documents/{citation['document_id']}/text", params={"start": citation["start"], "end": citation["end"]}
    )
    assert part.text == citation["quote"]


def test_a_refusal_is_an_answer(client: TestClient) -> None:
    answer = ask(client, question="火星基地的氧气费怎么收？")
    assert not answer["answerable"]
    assert answer["refusal"]["reason"] in ("no_evidence", "out_of_scope")
    assert answer["answer"] == answer["refusal"]["message"]


def test_regions_narrow(client: TestClient) -> None:
    answer = ask(client, question="校长最多能连任几年？", regions=["清远"])
    assert {citation["region"] for citation in answer["citations"]} == {"清远市"}


def test_documents_narrow(client: TestClient) -> None:
    documents = client.get("/v1/documents").json()["documents"]
    (wanted,) = [entry["id"] for entry in documents if entry["region"]["name"] == "清远市"]
    answer = ask(client, question="校长最多能连任几年？", document_ids=[wanted])
    assert {citation["document_id"] for citation in answer["citations"]} == {wanted}


def test_history_is_looked_back_at(client: TestClient) -> None:
    history = [
        {"role": "user", "content": "阳西的校长能连任几年？"},
        {"role": "assistant", "content": "……"},
    ]
    answer = ask(client, question="那清远呢？", history=history)
    assert answer["question"] == "那清远呢？"
    assert "清远" in answer["standalone_question"]
    assert "12年" in answer["answer"]


def test_a_conversation_is_kept_and_looked_back_at(client: TestClient) -> None:
    first = ask(client, question="阳西的校长能连任几年？", conversation_id="c-1")
    second = ask(client, question="那清远呢？", conversation_id="c-1")
    assert "12年" in second["answer"]
    kept = client.get("/v1/conversations/c-1")
    assert kept.status_code == 200
    assert kept.json() == {"id": "c-1", "turns": [first, second]}


def test_without_an_id_nothing_is_kept(client: TestClient) -> None:
    ask(client, question=QUESTION)
    response = client.get("/v1/conversations/none")
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "conversation_not_found"


def test_a_stream_ends_with_the_answer_object(client: TestClient) -> None:
    with client.stream("POST", "/v1/ask", json={"question": QUESTION, "stream": True}) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-cache"
        blocks = "".join(response.iter_text()).split("\n\n")
    assert blocks.pop() == ""
    events = []
    for block in blocks:
        event, data = block.split("\n")
        events.append((event.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    assert [event for event, _ in events] == ["delta"] * (len(events) - 1) + ["done"]
    answer = events[-1][1]
    assert "".join(data["text"] for event, data in events if event == "delta") == answer["answer"]
    same = ask(client, question=QUESTION)
    for changing in ("id", "latency_ms"):
        del answer[changing], same[changing]
    assert answer == same


def test_a_stream_is_kept_in_its_conversation(client: TestClient) -> None:
    response = client.post("/v1/ask", json={"question": QUESTION, "conversation_id": "c-2", "stream": True})
    assert response.status_code == 200
    (turn,) = client.get("/v1/conversations/c-2").json()["turns"]
    assert turn["question"] == QUESTION


def test_what_is_wrong_from_the_start_gets_its_own_status_in_a_stream(client: TestClient) -> None:
    assert fault(client, "/v1/ask", 422, json={"question": " ", "stream": True})["code"] == "bad_question"


@pytest.mark.parametrize(
    ("question", "message"),
    [("", "问题是空的"), ("　\u200b\n", "问题是空的"), ("问" * 10_000, "问题太长：10,000 字，上限 2,000 字")],
)
def test_a_bad_question(client: TestClient, question: str, message: str) -> None:
    error = fault(client, "/v1/ask", 422, json={"question": question})
    assert (error["code"], error["message"]) == ("bad_question", message)
    assert error["hint"]


def test_an_unknown_region_names_those_there_are(client: TestClient) -> None:
    for path, body in (("/v1/ask", {"question": "校长？"}), ("/v1/search", {"query": "校长"})):
        error = fault(client, path, 422, json=body | {"regions": ["火星市"]})
        assert (error["code"], error["message"]) == ("unknown_region", "没有“火星市”的文件")
        assert "清远市" in error["hint"]


def test_an_unknown_document(client: TestClient) -> None:
    for path, body in (("/v1/ask", {"question": "校长？"}), ("/v1/search", {"query": "校长"})):
        assert fault(client, path, 422, json=body | {"document_ids": ["none"]})["code"] == "unknown_document"


@pytest.mark.parametrize(
    ("request_", "message", "hint"),
    [
        ({"content": b"{"}, "请求体不是合法的 JSON", "检查引号、逗号和编码（UTF-8）"),
        ({}, "没有请求体", "见 /docs 中的例子"),
        ({"json": []}, "请求体要是一个 JSON 对象", None),
        ({"content": b"{}", "headers": {"Content-Type": "text/plain"}}, "请求体要是一个 JSON 对象", None),
        ({"json": {}}, "缺少字段 question", "见 /docs 中的例子"),
        ({"json": {"question": 1}}, "字段 question 不合要求", None),
        ({"content": rb'{"\ud800": 1}'}, r"不认识的字段 \ud800", None),
        ({"json": {"qestion": "校长？"}}, "不认识的字段 qestion", "最接近的是 question"),
        ({"json": {"question": "校长？", "region": ["清远"]}}, "不认识的字段 region", "最接近的是 regions"),
        (
            {"json": {"question": "校长？", "history": [{"role": "bot", "content": "a"}]}},
            "字段 history.0.role 不合要求",
            None,
        ),
        ({"json": {"question": "校长？", "history": [{"role": "user"}]}}, "缺少字段 history.0.content", None),
        ({"json": {"question": "校长？", "conversation_id": "a b"}}, "字段 conversation_id 不合要求", None),
        ({"json": {"question": "校长？", "stream": "perhaps"}}, "字段 stream 不合要求", None),
    ],
)
def test_a_bad_body(client: TestClient, request_: dict[str, Any], message: str, hint: str | None) -> None:
    if "content" in request_:
        request_ = {"headers": {"Content-Type": "application/json"}} | request_
    error = fault(client, "/v1/ask", 422, **request_)
    assert (error["code"], error["message"]) == ("bad_request", message)
    assert error["hint"] == hint if hint else error["hint"]


def test_a_body_in_another_encoding(client: TestClient) -> None:
    body = '{"question": "校长？"}'.encode("gb18030")
    error = fault(client, "/v1/ask", 400, content=body, headers={"Content-Type": "application/json"})
    assert (error["code"], error["hint"]) == ("bad_request", "检查请求体的格式和编码（UTF-8）；见 /docs")


def test_half_a_character_is_left_out(client: TestClient) -> None:
    body = rb'{"question": "\ud800\u6821\u957f\uff1f"}'
    response = client.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert response.json()["question"] == "校长？"


def test_a_body_that_is_too_large(client: TestClient) -> None:
    assert fault(client, "/v1/ask", 413, json={"question": "问" * 400_000})["code"] == "too_large"


def test_search(client: TestClient) -> None:
    response = client.post("/v1/search", json={"query": "校长 连续任职", "k": 3, "regions": ["清远市"]})
    assert response.status_code == 200
    result = response.json()
    assert result["query"] == "校长 连续任职"
    assert 1 <= len(result["hits"]) <= 3
    scores = [hit["score"] for hit in result["hits"]]
    assert scores == sorted(scores, reverse=True)
    for hit in result["hits"]:
        assert hit["region"] == "清远市"
        text = client.get(f"/v1/documents/{hit['document_id']}/text").text
        assert text[hit["start"] : hit["end"]] == hit["text"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": ""}, "bad_question"),
        ({"query": "校" * 2_001}, "bad_question"),
        ({"query": "校长", "k": 0}, "bad_request"),
        ({"query": "校长", "k": 101}, "bad_request"),
        ({"question": "校长"}, "bad_request"),
    ],
)
def test_a_bad_search(client: TestClient, body: dict[str, Any], code: str) -> None:
    assert fault(client, "/v1/search", 422, json=body)["code"] == code
