from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.types import Answer
from evals.cases import Case
from evals.gold import Stretch
from evals.outcomes import Outcome, Workings
from evals.results import PAGE, BadResults, Run, read_run, write_run
from evals.summary import record_of, summary_of

TERM = ("qy", "领导人员在同一岗位连续任职一般不超过 12年")


@pytest.fixture
def finished(
    case: Callable[..., Case],
    unanswerable: Callable[..., Case],
    answer: Callable[..., Answer],
    outcome: Callable[..., Outcome],
) -> Run:
    """Three cases: a right one, a wrong refusal and a right refusal."""
    workings = Workings(((Stretch("qy", 28, 60), Stretch("qy", 6, 28)),), (Stretch("qy", 6, 28),))
    outcomes = [
        outcome(case(id="q001"), answer("清远市：不超过12年。[1]", TERM, latency_ms=1.0), workings),
        outcome(case(id="q003", type="deadline"), answer("没有", reason="no_evidence", latency_ms=3.0), workings),
        outcome(unanswerable(id="q004", reason="out_of_scope"), answer("没有", reason="no_evidence", latency_ms=2.0)),
    ]
    records = tuple(record_of(outcome) for outcome in outcomes)
    return Run(config={"suite": "own"}, summary=summary_of(records), records=records)


def test_a_run_in_sum(finished: Run) -> None:
    summary = finished.summary
    values = {figure.metric: figure.value for figure in summary.figures}
    assert values["correct"] == pytest.approx(2 / 3)
    assert values["answer_correctness"] == values["wrongly_refused"] == values["refusal_precision"] == 0.5
    assert values["refusal_recall"] == 1.0
    assert values["refusal_recall.out_of_scope"] == 0.0
    assert (values["recall@1"], values["recall@5"], values["mrr"]) == (0.0, 1.0, 0.5)
    assert "refusal_recall.false_premise" not in values
    assert summary.steps == {"wrongly refused": 1}
    assert summary.latency_ms["p50"] == 2.0
    assert {kind: figures[0].value for kind, figures in summary.by_type.items()} == {
        "number": 1.0,
        "deadline": 0.0,
        "unanswerable": 1.0,
    }
    assert summary.by_half == {}
    assert list(summary.by_region) == ["清远市"]


def test_the_test_half_is_kept_in_sum_only(
    case: Callable[..., Case], answer: Callable[..., Answer], outcome: Callable[..., Outcome]
) -> None:
    ids = [f"q{number:03}" for number in range(30)]
    records = [record_of(outcome(case(id=name), answer("没有", reason="no_evidence")), halved=True) for name in ids]
    assert {record.half for record in records} == {"dev", "test"}
    assert [record.id for record in records if (record.detail is None) != (record.half == "test")] == []
    assert "清远的校长" not in "".join(record.model_dump_json() for record in records if record.half == "test")
    assert set(summary_of(records).by_half) == {"dev", "test"}


def test_what_happened_is_kept_for_whoever_mends_the_engine(finished: Run) -> None:
    detail = finished.records[1].detail
    assert detail is not None
    assert detail.faults == ("refused",)
    assert detail.gold_ranks == (2,)
    assert [found.at_gold for found in detail.retrieved] == [False, True]
    assert "不超过 12年" in detail.evidence[0].text


def test_a_run_comes_back_as_it_was_written(finished: Run, tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "notes.txt").write_text("a user's own file", encoding="utf-8")
    (tmp_path / "results" / "cases.jsonl").write_text("of the last run", encoding="utf-8")
    write_run(finished, tmp_path / "results", "<html>")
    assert read_run(tmp_path / "results") == finished
    assert {path.name for path in (tmp_path / "results").iterdir()} == {
        "config.json",
        "summary.json",
        "cases.jsonl",
        "notes.txt",
        PAGE,
    }
    write_run(finished, tmp_path / "results")
    assert not (tmp_path / "results" / PAGE).exists(), "a page of another run is no report of this one"


def test_results_that_are_missing_or_broken_are_told_with_a_cure(finished: Run, tmp_path: Path) -> None:
    with pytest.raises(BadResults, match="no results"):
        read_run(tmp_path)
    write_run(finished, tmp_path / "results")
    (tmp_path / "results" / "cases.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(BadResults, match="cannot be read") as caught:
        read_run(tmp_path / "results")
    (tmp_path / "results" / "cases.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(BadResults, match="holds 0 cases of the 3"):
        read_run(tmp_path / "results")
    assert "make eval" in caught.value.hint
