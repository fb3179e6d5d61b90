"""What holds for each benchmark over another corpus."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from evals import cmrc, laws
from evals.corpora import BadCorpus, fault_of, report

PARAGRAPH = {
    "context_id": "A_0",
    "context_text": "青石图书馆藏书八万册。青石图书馆的馆长由镇长任命。",
    "qas": [{"query_text": "青石图书馆藏书多少册？", "answers": ["八万册"]}],
}
LAW = {"id": "law_1", "title": "青石市供水条例", "text": "第一条 供水单位应当保证水质。"}
CASE = {
    "id": "own-1",
    "law": "law_1",
    "type": "unanswerable",
    "question": "滑翔伞比赛的裁判穿什么颜色的制服？",
    "colloquial": "滑翔伞裁判穿啥？",
    "answerable": False,
}
Benchmark = tuple[Callable[[list[str]], int], list[str], Path]


@pytest.fixture(params=["CMRC", "LAWS"])
def benchmark(request: pytest.FixtureRequest, tmp_path: Path) -> Benchmark:
    """The command of a benchmark, its arguments and its corpus, a small one."""
    path = tmp_path / "corpus"
    if request.param == "CMRC":
        path.write_text(json.dumps([PARAGRAPH]), encoding="utf-8")
        return cmrc.main, [str(path)], path
    path.write_bytes(gzip.compress(json.dumps(LAW).encode()))
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CASE), encoding="utf-8")
    return laws.main, [str(path), "--cases", str(cases), "--output", str(tmp_path / "results" / "laws.json")], path


@pytest.mark.parametrize(
    "content", [None, b"", b"no corpus", b"\xff\xfe", gzip.compress(b"x" * 1000)[:20], gzip.compress(b"\xff\xfe")]
)
def test_the_corpus_is_wanted(benchmark: Benchmark, capsys: pytest.CaptureFixture[str], content: bytes | None) -> None:
    main, arguments, path = benchmark
    path.unlink() if content is None else path.write_bytes(content)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert str(path) in said.err
    assert "CMRC=" in said.err or "LAWS=" in said.err


def test_the_users_stores_are_left_alone(
    benchmark: Benchmark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDUPLAN_DATABASE_URL", f"sqlite:///{tmp_path / 'own.db'}")
    monkeypatch.setenv("EDUPLAN_CHROMA_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("EDUPLAN_DATA_DIR", str(tmp_path / "own"))
    main, arguments, _ = benchmark
    assert main(arguments) == 0
    assert "1 questions" in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} <= {"corpus", "cases.jsonl", "results"}


def test_a_setting_that_cannot_be_used_is_told(
    benchmark: Benchmark, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDUPLAN_PORTT", "1")
    main, arguments, _ = benchmark
    assert main(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "EDUPLAN_PORT；" in said.err


def test_a_fault_is_told_with_its_place() -> None:
    class Whole(BaseModel):
        part: dict[str, int]

    with pytest.raises(ValidationError) as raised:
        Whole.model_validate({"part": {"one": "x"}})
    assert fault_of(raised.value).startswith("part.one: input should be a valid integer")
    with pytest.raises(ValidationError) as raised:
        Whole.model_validate(3)
    assert fault_of(raised.value).startswith("input should be")


def test_report_tells_what_is_measured_or_why_it_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> str:
        raise BadCorpus("No corpus.", "Name one.")

    assert (report(lambda: "a table"), report(fail)) == (0, 2)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("a table\n", "No corpus. Name one.\n")
