"""The catalogue over HTTP: reading over the five plans, writing in folders of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from filelock import FileLock

from assistant.middleware import MAX_UPLOAD
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.wiring import build_app, build_assistant

PLAN = """龙门县教育提升行动方案（2024—2027年）

一、主要目标

到2027年，全县新增公办幼儿园学位1200个，新建寄宿制学校3所。

二、保障措施

县教育局牵头，县财政局配合，每年安排专项资金500万元。
"""
QUESTION = {"question": "龙门县要新增多少个公办幼儿园学位？"}


@pytest.fixture(scope="module")
def client(plans_settings: Settings, assistant: Assistant) -> TestClient:
    """Over the five plans, for reading."""
    return TestClient(build_app(plans_settings, assistant))


@pytest.fixture
def writable(tmp_path: Path) -> TestClient:
    """Over an empty data folder."""
    settings = Settings(_env_file=None, data_dir=tmp_path)
    return TestClient(build_app(settings, build_assistant(settings)))


def test_the_catalogue(client: TestClient) -> None:
    result = client.get("/v1/documents").json()
    assert result["generation"] == 1
    assert {entry["region"]["name"] for entry in result["documents"]} == {
        "开平市",
        "清远市",
        "阳江市",
        "阳西县",
        "龙川县",
    }
    for entry in result["documents"]:
        assert "/" not in entry["source"]
        assert len(entry["sha256"]) == 64
        assert entry["characters"] > 0
        assert entry["passages"] > 0


def test_one_document_has_its_outline(client: TestClient) -> None:
    entry = client.get("/v1/documents").json()["documents"][0]
    details = client.get(f"/v1/documents/{entry['id']}").json()
    sections = details.pop("sections")
    assert details == entry
    assert sections[0]["parent"] is None
    assert (sections[0]["start"], sections[0]["end"]) == (0, entry["characters"])


def test_the_text_and_a_part_of_it(client: TestClient) -> None:
    entry = client.get("/v1/documents").json()["documents"][0]
    address = f"/v1/documents/{entry['id']}/text"
    whole = client.get(address)
    assert whole.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(whole.text) == entry["characters"]
    assert client.get(address, params={"start": 5, "end": 9}).text == whole.text[5:9]
    assert client.get(address, params={"start": 5}).text == whole.text[5:]


@pytest.mark.parametrize("part", [{"start": 9, "end": 5}, {"end": 10_000_000}, {"start": -1}, {"start": "x"}])
def test_a_part_that_is_not_there(client: TestClient, part: dict[str, str]) -> None:
    entry = client.get("/v1/documents").json()["documents"][0]
    response = client.get(f"/v1/documents/{entry['id']}/text", params=part)
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "bad_request"


@pytest.mark.parametrize(("method", "tail"), [("GET", ""), ("GET", "/text"), ("DELETE", "")])
def test_an_unknown_document(client: TestClient, method: str, tail: str) -> None:
    response = client.request(method, f"/v1/documents/none{tail}")
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "document_not_found"
    assert response.json()["error"]["hint"]


def test_an_upload_answers_until_it_is_removed(writable: TestClient) -> None:
    other = {"file": ("博罗县.txt", PLAN.replace("龙门县", "博罗县").replace("1200", "800").encode())}
    assert writable.post("/v1/documents", files=other).status_code == 201

    added = writable.post("/v1/documents", files={"file": ("龙门县.txt", PLAN.encode())})
    assert added.status_code == 201
    entry = added.json()
    assert (entry["status"], entry["source"]) == ("added", "龙门县.txt")
    assert entry["title"] == "龙门县教育提升行动方案（2024—2027年）"
    assert "1200个" in writable.post("/v1/ask", json=QUESTION).json()["answer"]
    assert writable.get("/readyz").json()["documents"] == 2

    again = writable.post("/v1/documents", files={"file": ("龙门县.txt", PLAN.encode())})
    assert again.status_code == 200
    assert again.json() == entry | {"status": "unchanged"}

    changed = writable.post("/v1/documents", files={"file": ("龙门县.txt", PLAN.replace("1200", "1500").encode())})
    assert changed.status_code == 201
    assert changed.json()["status"] == "updated"
    answer = writable.post("/v1/ask", json=QUESTION).json()["answer"]
    assert "1500个" in answer
    assert "1200个" not in answer
    assert writable.get("/readyz").json()["documents"] == 2

    removed = writable.delete(f"/v1/documents/{changed.json()['id']}")
    assert (removed.status_code, removed.content) == (204, b"")
    answer = writable.post("/v1/ask", json=QUESTION).json()
    assert not answer["answerable"]
    assert "1500个" not in answer["answer"]
    assert writable.get("/readyz").json()["documents"] == 1
    assert writable.delete(f"/v1/documents/{changed.json()['id']}").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "unreadable_file"),
        ("a.txt", b"\x00\x01\x02\xff" * 500, "unreadable_file"),
        ("a.txt", b"  \n", "unreadable_file"),
        ("..", PLAN.encode(), "bad_request"),
        ("长" * 201 + ".txt", PLAN.encode(), "bad_request"),
    ],
)
def test_a_refused_upload_changes_nothing(writable: TestClient, name: str, data: bytes, code: str) -> None:
    writable.post("/v1/documents", files={"file": ("龙门县.txt", PLAN.encode())})
    before = writable.get("/v1/documents").json()
    response = writable.post("/v1/documents", files={"file": (name, data)})
    assert response.status_code == 422
    assert response.json()["error"]["code"] == code
    assert response.json()["error"]["hint"]
    assert writable.get("/v1/documents").json() == before


def test_a_name_with_folders_stays_in_its_folder(writable: TestClient, tmp_path: Path) -> None:
    response = writable.post("/v1/documents", files={"file": ("../../evil\\龙门县.txt", PLAN.encode())})
    assert response.status_code == 201
    assert response.json()["source"] == "龙门县.txt"
    assert not list(tmp_path.parent.glob("*.txt"))


def test_no_file_or_another_field(writable: TestClient) -> None:
    for files in ({"document": ("a.txt", PLAN.encode())}, None):
        response = writable.post("/v1/documents", files=files)
        assert response.status_code == 422
        assert response.json()["error"]["message"] == "缺少字段 file"


def test_a_multipart_body_that_is_broken(writable: TestClient) -> None:
    response = writable.post(
        "/v1/documents", content=b"nothing", headers={"Content-Type": "multipart/form-data; boundary=x"}
    )
    assert response.status_code in (400, 422)
    assert response.json()["error"]["code"] == "bad_request"


def test_a_file_over_the_limit(writable: TestClient) -> None:
    response = writable.post("/v1/documents", files={"file": ("a.txt", b"x" * (MAX_UPLOAD + 1))})
    assert response.status_code == 413
    assert response.json()["error"]["message"] == "内容超过上限 50 MB"
    assert writable.get("/readyz").status_code == 503


def test_while_another_writes(writable: TestClient, tmp_path: Path) -> None:
    writable.post("/v1/documents", files={"file": ("龙门县.txt", PLAN.encode())})
    (entry,) = writable.get("/v1/documents").json()["documents"]
    with FileLock(tmp_path / "write.lock"):
        upload = writable.post("/v1/documents", files={"file": ("b.txt", PLAN.encode())})
        removal = writable.delete(f"/v1/documents/{entry['id']}")
    for response in (upload, removal):
        assert response.status_code == 409
        assert response.json()["error"]["code"] == "index_busy"
    assert writable.get("/v1/documents").json()["documents"] == [entry]
