"""The application as a whole: health, documentation, addresses that are none, keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.wiring import build_app, build_assistant


@pytest.fixture(scope="module")
def client(plans_settings: Settings, assistant: Assistant) -> TestClient:
    return TestClient(build_app(plans_settings, assistant))


@pytest.fixture
def empty(tmp_path: Path) -> TestClient:
    """The application over a data folder in which nothing has been ingested."""
    settings = Settings(_env_file=None, data_dir=tmp_path)
    return TestClient(build_app(settings, build_assistant(settings)))


def test_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"status": "ready", "generation": 1, "documents": 5}


def test_alive_but_not_ready_without_an_index(empty: TestClient) -> None:
    assert empty.get("/healthz").status_code == 200
    ready = empty.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["error"]["code"] == "index_missing"
    assert "eduplan ingest" in ready.json()["error"]["hint"]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/v1/ask", {"question": "清远的校长最多能连任几年？"}),
        ("POST", "/v1/ask", {"question": "清远的校长最多能连任几年？", "stream": True}),
        ("POST", "/v1/search", {"query": "校长"}),
        ("GET", "/v1/documents", None),
        ("GET", "/v1/documents/abc", None),
        ("GET", "/v1/documents/abc/text", None),
    ],
)
def test_without_an_index_the_cure_is_named(empty: TestClient, method: str, path: str, body: object) -> None:
    response = empty.request(method, path, json=body)
    assert response.status_code == 503
    assert response.json()["error"]["code"] == "index_missing"
    assert "eduplan ingest" in response.json()["error"]["hint"]


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/nothing", "/v1/ask/", "/v1/documents/a/b/c", "/nothing"])
def test_an_address_that_is_none(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.json() == {"error": {"code": "not_found", "message": "没有这个地址", "hint": "全部地址见 /docs"}}


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/v1/ask", "POST"),
        ("GET", "/v1/search", "POST"),
        ("PUT", "/v1/documents", "GET, POST"),
        ("PATCH", "/v1/documents/abc", "DELETE, GET"),
        ("POST", "/v1/documents/abc/text", "GET"),
        ("DELETE", "/v1/conversations/abc", "GET"),
        ("POST", "/healthz", "GET"),
        ("OPTIONS", "/v1/ask", "POST"),
    ],
)
def test_a_method_that_is_not_allowed(client: TestClient, method: str, path: str, allowed: str) -> None:
    response = client.request(method, path)
    assert response.status_code == 405
    assert response.headers["allow"] == allowed
    assert response.json()["error"]["code"] == "method_not_allowed"


def test_the_documentation_loads_from_this_host_alone(client: TestClient) -> None:
    page = client.get("/docs").text
    loaded = re.findall(r"""(?:src|href)=["']([^"']+)""", page)
    assert loaded
    assert not [address for address in loaded if "//" in address]
    for address in loaded:
        assert client.get(address).status_code == 200


def test_the_schema_lists_every_route(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {(path, method.upper()) for path, methods in paths.items() for method in methods} == {
        ("/v1/ask", "POST"),
        ("/v1/search", "POST"),
        ("/v1/targets", "GET"),
        ("/v1/tasks", "GET"),
        ("/v1/conversations/{conversation_id}", "GET"),
        ("/v1/documents", "GET"),
        ("/v1/documents", "POST"),
        ("/v1/documents/{document_id}", "GET"),
        ("/v1/documents/{document_id}", "DELETE"),
        ("/v1/documents/{document_id}/text", "GET"),
        ("/healthz", "GET"),
        ("/readyz", "GET"),
    }


def test_every_response_has_its_headers(client: TestClient) -> None:
    for path in ("/healthz", "/v1/nothing", "/docs"):
        response = client.get(path, headers={"Origin": "http://elsewhere.example"})
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["x-request-id"]
        assert "access-control-allow-origin" not in response.headers


def test_keys_close_v1_and_nothing_else(plans_settings: Settings, assistant: Assistant) -> None:
    settings = Settings(_env_file=None, data_dir=plans_settings.data_dir, api_keys=("k-first", "k-second"))
    client = TestClient(build_app(settings, assistant))
    for path in ("/healthz", "/readyz", "/docs", "/openapi.json"):
        assert client.get(path).status_code == 200
    refused = client.get("/v1/documents")
    assert refused.status_code == 401
    assert refused.json()["error"]["code"] == "unauthorized"
    assert client.post("/v1/documents", files={"file": ("a.txt", b"a")}).status_code == 401
    for key in ("k-first", "k-second"):
        assert client.get("/v1/documents", headers={"Authorization": f"Bearer {key}"}).status_code == 200
