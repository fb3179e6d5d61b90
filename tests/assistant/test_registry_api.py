from __future__ import annotations

import csv
import io

import pytest
from fastapi.testclient import TestClient

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.wiring import build_app, build_assistant


@pytest.fixture(scope="module")
def client(plans_settings: Settings, assistant: Assistant) -> TestClient:
    return TestClient(build_app(plans_settings, assistant))


def test_targets_with_their_source(client: TestClient) -> None:
    body = client.get("/v1/targets", params={"region": "阳西", "year": 2027, "q": "校长 50%"}).json()
    assert body["generation"] == 1
    (target,) = body["targets"]
    assert target["region"] == "阳西县"
    assert (target["bound"], target["value"], target["value_to"], target["unit"]) == ("≥", 50, None, "%")
    assert (target["deadline"], target["year"], target["binding"]) == ("到2027年", 2027, None)
    assert (target["lead"], target["section_path"]) == (["县教育局"], ["附件", "6 选优配强乡村校（园）长工程"])
    span = {"start": target["start"], "end": target["end"]}
    assert client.get(f"/v1/documents/{target['document_id']}/text", params=span).text == target["quote"]


def test_tasks_of_several_regions_by_department(client: TestClient) -> None:
    params = {"region": ["清远市", "阳西"], "department": "残联"}
    tasks = client.get("/v1/tasks", params=params).json()["tasks"]
    assert [(task["region"], task["number"]) for task in tasks] == [("清远市", "9"), ("阳西县", "9")]
    assert tasks[1]["lead"] == ["县教育局"]
    assert "县残联" in tasks[1]["supporting"]
    span = {"start": tasks[0]["start"], "end": tasks[0]["end"]}
    assert client.get(f"/v1/documents/{tasks[0]['document_id']}/text", params=span).text == tasks[0]["quote"]


@pytest.mark.parametrize(("route", "first"), [("targets", "指标"), ("tasks", "任务")])
def test_a_sheet_for_whoever_accepts_csv(client: TestClient, route: str, first: str) -> None:
    response = client.get(f"/v1/{route}", headers={"Accept": "text/csv, */*;q=0.1"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == f'attachment; filename="{route}.csv"'
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == len(client.get(f"/v1/{route}").json()[route])
    assert all(row[first] for row in rows)


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/json, text/csv;q=0.5", ""])
def test_json_for_everyone_else(client: TestClient, accept: str) -> None:
    response = client.get("/v1/tasks", headers={"Accept": accept})
    assert response.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        ({"region": "火星"}, "unknown_region", "没有“火星”的文件"),
        ({"year": "明年"}, "bad_request", "字段 year 不合要求"),
        ({"year": "12"}, "bad_request", "字段 year 不合要求"),
        ({"regoin": "清远"}, "bad_request", "不认识的字段 regoin"),
        ({"q": "词" * 201}, "bad_request", "字段 q 不合要求"),
    ],
)
@pytest.mark.parametrize("route", ["targets", "tasks"])
def test_a_wrong_filter_is_said(
    client: TestClient, route: str, params: dict[str, str], code: str, message: str
) -> None:
    response = client.get(f"/v1/{route}", params=params)
    assert response.status_code == 422
    error = response.json()["error"]
    assert (error["code"], error["message"]) == (code, message)
    assert error["hint"]


def test_what_nothing_fits_is_an_empty_list(client: TestClient) -> None:
    assert client.get("/v1/targets", params={"year": 2099}).json()["targets"] == []
    assert client.get("/v1/tasks", params={"department": "气象局"}).json()["tasks"] == []


def test_no_index_and_other_methods(settings_without_index: Settings) -> None:
    client = TestClient(build_app(settings_without_index, build_assistant(settings_without_index)))
    response = client.get("/v1/targets")
    assert (response.status_code, response.json()["error"]["code"]) == (503, "index_missing")
    response = client.post("/v1/tasks")
    assert (response.status_code, response.headers["allow"]) == (405, "GET")


@pytest.fixture
def settings_without_index(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("empty"))
