"""Each middleware around a small application of its own."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse
from fastapi.testclient import TestClient

from assistant import http_errors
from assistant.errors import BadQuestion
from assistant.middleware import MAX_BODY, MAX_UPLOAD, BodyLimit, Envelope, KeyGuard


@pytest.fixture
def app() -> FastAPI:
    app = FastAPI()
    http_errors.install(app)

    @app.post("/v1/length")
    async def length(request: Request) -> int:
        return len(await request.body())

    @app.post("/v1/documents")
    async def upload(request: Request) -> int:
        return len(await request.body())

    @app.post("/page")
    async def page(request: Request) -> int:
        return len(await request.body())

    @app.get("/v1/broken")
    def broken() -> None:
        raise ZeroDivisionError("secret")

    @app.get("/v1/mistaken")
    def mistaken() -> None:
        raise BadQuestion("不行", "这样做")

    @app.get("/v1/half")
    def half() -> StreamingResponse:
        def chunks() -> Iterator[bytes]:
            yield b"begun"
            raise ZeroDivisionError("secret")

        return StreamingResponse(chunks())

    return app


def test_a_request_keeps_its_id_and_gets_headers(app: FastAPI) -> None:
    app.add_middleware(Envelope)
    response = TestClient(app).post("/v1/length", content=b"abc", headers={"X-Request-ID": "r-42"})
    assert response.json() == 3
    assert response.headers["x-request-id"] == "r-42"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "<script>"])
def test_an_id_that_is_none_is_replaced(app: FastAPI, given: str) -> None:
    app.add_middleware(Envelope)
    made = TestClient(app).post("/v1/length", headers={"X-Request-ID": given}).headers["x-request-id"]
    assert len(made) == 32
    assert made != given


def test_the_log_names_no_question(app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    app.add_middleware(Envelope)
    with caplog.at_level(logging.INFO, logger="eduplan"):
        TestClient(app).post("/v1/length?q=secret", content="secret", headers={"X-Request-ID": "r-42"})
    (record,) = [record for record in caplog.records if record.name == "eduplan.access"]
    assert record.getMessage().startswith("POST /v1/length 200 ")
    assert record.getMessage().endswith(" r-42")
    assert "secret" not in caplog.text.replace("testserver", "")


def test_a_fault_of_ours_is_logged_and_shows_nothing(app: FastAPI, caplog: pytest.LogCaptureFixture) -> None:
    app.add_middleware(Envelope)
    response = TestClient(app).get("/v1/broken", headers={"X-Request-ID": "r-42"})
    assert response.status_code == 500
    assert response.json() == {
        "error": {
            "code": "internal",
            "message": "服务内部出错",
            "hint": "请把编号 r-42 告诉管理员，日志里有详情",
        }
    }
    assert response.headers["x-request-id"] == "r-42"
    assert "ZeroDivisionError: secret" in caplog.text


def test_a_fault_in_mid_response_breaks_the_connection(app: FastAPI) -> None:
    app.add_middleware(Envelope)
    with pytest.raises(ZeroDivisionError):
        TestClient(app).get("/v1/half")


def test_an_error_of_the_user_has_its_own_status(app: FastAPI) -> None:
    app.add_middleware(Envelope)
    response = TestClient(app).get("/v1/mistaken")
    assert response.status_code == 422
    assert response.json() == {"error": {"code": "bad_question", "message": "不行", "hint": "这样做"}}


def test_a_key_opens_v1(app: FastAPI) -> None:
    app.add_middleware(KeyGuard, keys=["first", "密钥"])
    client = TestClient(app)
    for key in ("first", "密钥"):
        authorization = f"Bearer {key}".encode()
        assert client.post("/v1/length", headers=[(b"authorization", authorization)]).status_code == 200
    assert client.post("/page").status_code == 200


@pytest.mark.parametrize("authorization", [None, "", "first", "Bearer", "Bearer ", "Bearer second", "Basic first"])
@pytest.mark.parametrize("path", ["/v1/length", "/v1", "/v1/", "/v1/none"])
def test_without_a_key_v1_is_closed(app: FastAPI, authorization: str | None, path: str) -> None:
    app.add_middleware(KeyGuard, keys=["first"])
    headers = {} if authorization is None else {"Authorization": authorization}
    response = TestClient(app).post(path, headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.json()["error"]["code"] == "unauthorized"
    assert response.json()["error"]["hint"] == "在请求头里写 Authorization: Bearer 密钥"


def test_a_body_over_the_limit_by_its_declared_length(app: FastAPI) -> None:
    app.add_middleware(BodyLimit)
    client = TestClient(app)
    assert client.post("/v1/length", content=b"x" * MAX_BODY).json() == MAX_BODY
    response = client.post("/v1/length", content=b"x" * (MAX_BODY + 1))
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "too_large"
    assert response.json()["error"]["message"] == "内容超过上限 1 MB"


def test_a_body_over_the_limit_found_while_it_is_read(app: FastAPI) -> None:
    app.add_middleware(BodyLimit)
    response = TestClient(app).post("/v1/length", content=(b"x" * (MAX_BODY // 4) for _ in range(5)))
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "too_large"


def test_an_upload_may_be_longer_and_the_page_has_its_own_limit(app: FastAPI) -> None:
    app.add_middleware(BodyLimit)
    client = TestClient(app)
    assert client.post("/v1/documents", content=b"x" * (MAX_BODY + 1)).status_code == 200
    assert client.post("/v1/documents", headers={"Content-Length": str(MAX_UPLOAD + 2 * MAX_BODY)}).status_code == 413
    assert client.post("/page", content=b"x" * (MAX_BODY + 1)).status_code == 200
