"""`eduplan targets` and `eduplan tasks` over the five plans."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from assistant.registry import BYTE_ORDER_MARK, TARGET_COLUMNS, TASK_COLUMNS, target_rows
from assistant.service import Assistant
from assistant.settings import Settings
from ui.cli import main
from ui.registry import figure


@pytest.fixture
def plans(plans_settings: Settings) -> tuple[str, str]:
    """The arguments that name the index of the five plans."""
    return "--data-dir", str(plans_settings.data_dir)


def test_targets_are_a_table(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["targets", *plans, "--region", "阳江", "--year", "2025", "--q", "学历 高中"]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines() if "─" not in line] == [
        ["地区", "对象", "指标", "目标", "期限"],
        ["阳江市", "高中阶段教育", "高中专任教师硕士研究生以上学历比例", "14%（2020年4.92）", "2025年"],
        ["阳江市", "高中阶段研究生学历教师", "14%", "2025年"],
    ]


def test_tasks_are_a_table(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", *plans, "--region", "阳西", "--region", "清远市", "--department", "残联"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split() == ["地区", "编号", "任务", "牵头", "配合", "期限"]
    assert [line.split()[:3] for line in out[2:]] == [
        ["清远市", "9", "特殊群体关爱教育工程"],
        ["阳西县", "9", "特殊群体关爱教育工程"],
    ]


@pytest.mark.parametrize(("command", "key"), [("targets", "indicator"), ("tasks", "name")])
def test_json_has_rows_with_quotes(
    plans: tuple[str, str], assistant: Assistant, capsys: pytest.CaptureFixture[str], command: str, key: str
) -> None:
    assert main([command, *plans, "--region", "清远", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)[command]
    assert rows
    for row in rows:
        assert row[key]
        text = assistant.snapshot().document(row["document_id"]).text
        assert text[row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize(("command", "columns"), [("targets", TARGET_COLUMNS), ("tasks", TASK_COLUMNS)])
def test_csv_is_a_sheet(
    plans: tuple[str, str], capsys: pytest.CaptureFixture[str], command: str, columns: tuple[str, ...]
) -> None:
    assert main([command, *plans, "--region", "阳西", "--csv"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(BYTE_ORDER_MARK)
    header, *rows = csv.reader(io.StringIO(out.removeprefix(BYTE_ORDER_MARK)))
    assert tuple(header) == columns
    assert {row[0] for row in rows} == {"阳西县"}


def test_nothing_that_fits_is_said(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["targets", *plans, "--year", "2099"]) == 0
    assert main(["tasks", *plans, "--department", "气象局"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "没有符合条件的指标\n没有符合条件的任务\n")
    assert main(["tasks", *plans, "--year", "2099", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"tasks": []}


def test_an_unknown_region_is_wrong_usage(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["targets", *plans, "--region", "火星"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "错误：没有“火星”的文件",
        "提示：可选地区：开平市、清远市、阳江市、阳西县、龙川县",
    ]


def test_no_index_says_how_to_make_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", "--data-dir", str(tmp_path / "none")]) == 1
    assert "提示：运行 eduplan ingest" in capsys.readouterr().err


def test_json_and_csv_exclude_each_other() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["tasks", "--json", "--csv"])
    assert stopped.value.code == 2


def test_figure(assistant: Assistant) -> None:
    rows = target_rows(assistant.snapshot(), ["阳江市"])
    said = {figure(row) for row in rows}
    assert {"96%（2020年98.7）", "高于95%（2020年高于95）", "1～2项", "不低于90学时", "高于100个"} <= said
