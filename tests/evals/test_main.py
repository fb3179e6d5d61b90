"""The command `python -m evals` from end to end, over few cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.settings import Settings
from evals.__main__ import main
from evals.results import PAGE, read_run

GOOD = {
    "id": "own1",
    "type": "number",
    "question": "清远的校长在一个位子上最多能坐几年",
    "answerable": True,
    "regions": ["清远市"],
    "must": [["12年"]],
    "gold": [{"region": "清远市", "quote": "领导人员在同一岗位连续任职一般不超过12年"}],
}
REFUSED = {
    "id": "own2",
    "type": "unanswerable",
    "question": "深圳的学位补贴是多少",
    "answerable": False,
    "reason": "region_not_covered",
}


def written(folder: Path, *cases: dict[str, object]) -> Path:
    path = folder / "own.jsonl"
    path.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), encoding="utf-8")
    return path


def test_own_cases_over_an_own_index(
    tmp_path: Path, plans_settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "results"
    cases = written(tmp_path, GOOD, REFUSED)
    code = main(["--cases", str(cases), "--data-dir", str(plans_settings.data_dir), "--output", str(output)])
    told = capsys.readouterr().out
    assert code == 0
    assert "correct" in told
    assert "citation_recall" in told
    run = read_run(output)
    assert run.config["suite"] == "own"
    assert run.config["judge"] == "none"
    assert [record.scores["correct"] for record in run.records] == [1.0, 1.0]
    assert [record.detail is not None for record in run.records] == [True, True]
    assert (output / PAGE).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    # what was asked of other cases is no baseline
    assert main(["--accept", "--output", str(output)]) == 2
    assert "make eval" in capsys.readouterr().err


def test_bad_cases_are_told_before_anything_runs(
    tmp_path: Path, plans_settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    data_dir = ["--data-dir", str(plans_settings.data_dir), "--output", str(tmp_path / "results")]
    assert main(["--cases", str(written(tmp_path, GOOD, GOOD)), *data_dir]) == 2
    assert "own.jsonl:2: the id own1 is taken" in capsys.readouterr().err
    lost = {**GOOD, "gold": [{"region": "清远市", "quote": "没有这句话"}]}
    assert main(["--cases", str(written(tmp_path, lost)), *data_dir]) == 2
    assert "own.jsonl:1: the gold quote “没有这句话” is not in the text" in capsys.readouterr().err
    assert not (tmp_path / "results").exists()


def test_a_folder_without_an_index_is_told_with_a_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = written(tmp_path, GOOD)
    assert main(["--cases", str(cases), "--data-dir", str(tmp_path / "none"), "--output", str(tmp_path / "out")]) == 2
    assert f"eduplan ingest --data-dir {tmp_path / 'none'}" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_wrong_usage_is_told_before_anything_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = written(tmp_path, GOOD)
    assert main(["--cases", str(cases), "--output", str(cases)]) == 2
    assert "--output DIR" in capsys.readouterr().err
    monkeypatch.setenv("EDUPLAN_LLM_MODEL", "half-a-judge")
    assert main(["--cases", str(cases), "--output", str(tmp_path / "out")]) == 2
    assert "EDUPLAN_LLM_BASE_URL" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["--judged", "-1"])
