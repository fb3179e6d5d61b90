from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evals.cases import BadCases, load_cases_of
from evals.corpora import BadCorpus
from evals.correctness import fold, holds
from evals.gold import Text, locate
from evals.laws import (
    LAW_CASES,
    REPORTED,
    BigramSearch,
    Law,
    LawCase,
    Result,
    figures_of,
    load_laws,
    main,
)
from evals.results import Record
from ingest.parse import parse

LAWS: list[dict[str, Any]] = [
    {
        "id": "law_1",
        "title": "青石市湿地保护条例",
        "date": "2020-05-14",
        "text": "第一条 为了保护湿地，制定本条例。\n第二条 在湿地内捕捞的，处二百元以上一千元以下的罚款。",
    },
    {
        "id": "law_2",
        "title": "青石市公共图书馆条例",
        "text": "青石市公共图书馆条例\n第一条 公共图书馆每周开放时间不少于五十六小时。",
    },
    {"id": "law_3", "title": "青石市供水条例", "text": "第一条 供水单位应当保证水质。"},
]
ANSWERED: dict[str, Any] = {
    "id": "own-1",
    "law": "law_2",
    "type": "number",
    "question": "公共图书馆每周开放时间不少于多少小时？",
    "colloquial": "图书馆一星期得开几个钟头？",
    "answerable": True,
    "must": [["五十六小时"]],
    "gold": [{"quote": "每周开放时间不少于五十六小时"}],
}
REFUSED: dict[str, Any] = {
    "id": "own-2",
    "law": "law_1",
    "type": "unanswerable",
    "question": "滑翔伞比赛的裁判穿什么颜色的制服？",
    "colloquial": "滑翔伞裁判穿啥？",
    "answerable": False,
}


def corpus(folder: Path, *laws: dict[str, Any] | str) -> Path:
    path = folder / "laws.jsonl.gz"
    lines = (law if isinstance(law, str) else json.dumps(law, ensure_ascii=False) for law in laws or LAWS)
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


def written(folder: Path, *cases: dict[str, Any]) -> Path:
    path = folder / "own.jsonl"
    path.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), encoding="utf-8")
    return path


def arguments(folder: Path, *cases: dict[str, Any]) -> list[str]:
    output = folder / "results" / "laws.json"
    return [str(corpus(folder)), "--cases", str(written(folder, *cases)), "--output", str(output)]


def test_the_cases_are_in_their_halves_and_each_key_accepts_its_own_answer() -> None:
    cases = load_cases_of(LawCase, *LAW_CASES)
    assert [case.id for case in cases if not case.source.startswith(f"{case.half}.jsonl")] == []
    assert {case.half for case in cases if not case.answerable} == {"dev", "test"}
    assert len({case.law for case in cases}) == 75
    assert len(cases) > 200
    assert max(Counter(case.question for case in cases).values()) == 1
    keyed = [(case, fold(case.answer)) for case in cases if case.answerable]
    lacking = [
        case.id for case, text in keyed if not all(any(holds(text, one) for one in group) for group in case.must)
    ]
    assert lacking == []
    assert [case.id for case, text in keyed if any(holds(text, words) for words in case.must_not)] == []


def test_every_gold_quote_is_verbatim_in_its_law(shared: Path) -> None:
    path = shared / "corpora" / "laws.jsonl.gz"
    if not path.is_file():
        pytest.skip("no corpus of laws in ../shared")
    cases = load_cases_of(LawCase, *LAW_CASES)
    for law in load_laws(path, {case.law for case in cases}).values():
        document = parse(law.whole.encode(), law.file_name, law.file_name)
        locate([case for case in cases if case.law == law.id], [Text(document.id, None, document.text)])


@pytest.mark.parametrize(
    ("fields", "told"),
    [({"law": ""}, "`law` is empty"), ({"colloquial": None}, "`colloquial` is None"), ({"gold": []}, "needs `gold`")],
)
def test_a_case_has_a_law_both_questions_and_a_quote(tmp_path: Path, fields: dict[str, Any], told: str) -> None:
    with pytest.raises(BadCases, match=told):
        load_cases_of(LawCase, written(tmp_path, {**ANSWERED, **fields}))


def test_load_laws(tmp_path: Path) -> None:
    laws = load_laws(corpus(tmp_path), ["law_2", "law_1", "law_2"])
    assert sorted(laws) == ["law_1", "law_2"]
    assert laws["law_1"].whole.startswith("青石市湿地保护条例\n\n第一条 为了")
    assert laws["law_2"].whole == LAWS[1]["text"]


def test_a_law_is_a_file_of_its_title() -> None:
    assert Law(id="a", title="水法（试行） 2/3", text="文").file_name == "水法试行23.txt"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["{"], "laws.jsonl.gz:1: invalid JSON"),
        ([LAWS[0], {"id": "law_2", "title": "青石"}], "laws.jsonl.gz:2: text: field required"),
        ([{**LAWS[0], "id": "../law"}], "laws.jsonl.gz:1: id: "),
        ([LAWS[1]], "holds no law_1"),
    ],
)
def test_a_corpus_of_another_shape_is_told_what_is_wrong_with_it(
    tmp_path: Path, lines: list[dict[str, Any] | str], told: str
) -> None:
    with pytest.raises(BadCorpus) as raised:
        load_laws(corpus(tmp_path, *lines), ["law_1"])
    assert told in raised.value.message
    assert "LAWS=" in raised.value.hint


def test_bigram_search_ranks_by_rare_pairs_and_finds_nothing_of_what_is_not_there() -> None:
    search = BigramSearch(["湿地的保护", "湿地的保护和水质的保护", "图书馆的开放"])
    assert search.best("水质、保护", 10) == [1, 0]
    assert search.best("湿地的开放", 1) == [2]
    assert search.best("滑翔伞", 10) == []
    assert BigramSearch([]).best("保护", 10) == []


def test_figures_are_of_all_and_of_each_half_that_there_is() -> None:
    def record(half: Any, **scores: float) -> Record:
        return Record(id="a", half=half, type="number", regions=(), digest="", scores=scores, step=None)

    records = [record("dev", verbatim=1.0), record("dev", verbatim=0.0), record("test", refusal_recall=1.0, other=1.0)]
    figures = {
        group: [(one.metric, one.value, one.cases) for one in found] for group, found in figures_of(records).items()
    }
    assert figures == {
        "all": [("refusal_recall", 1.0, 1), ("verbatim", 0.5, 2)],
        "dev": [("verbatim", 0.5, 2)],
        "test": [("refusal_recall", 1.0, 1)],
    }
    assert list(figures_of([record(None, verbatim=1.0)])) == ["all"]


def test_main_prints_the_figures_and_keeps_the_cases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments(tmp_path, ANSWERED, REFUSED)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["2 laws, 2 questions", "", "| measured | all |"]
    assert lines[4] == "| answerable, right | 1.000 (1.000–1.000) of 1 |"
    assert len(lines) == 4 + len(REPORTED)
    result = Result.model_validate_json((tmp_path / "results" / "laws.json").read_text(encoding="utf-8"))
    answered, refused = result.records
    assert [answered.scores[f"{engine}_question@1"] for engine in ("search", "bigrams")] == [1.0, 1.0]
    assert answered.detail is not None
    assert refused.scores["refusal_recall"] == 1.0
    assert "search_question@1" not in refused.scores


def test_an_index_is_kept_where_a_data_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = ["--data-dir", str(tmp_path / "kept")]
    for _ in range(2):
        assert main(arguments(tmp_path, ANSWERED, REFUSED) + kept) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "laws.jsonl.gz", "own.jsonl", "results"]
    assert (tmp_path / "kept" / "texts" / "law_2" / "青石市公共图书馆条例.txt").is_file()
    capsys.readouterr()
    assert main(arguments(tmp_path, ANSWERED) + kept) == 2
    assert "--data-dir" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "told"),
    [(["--output", "."], "--output FILE"), (["--data-dir", __file__], "--data-dir DIR")],
)
def test_a_path_that_cannot_be_used_is_told_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], told: str
) -> None:
    assert main(arguments(tmp_path, ANSWERED) + more) == 2
    assert told in capsys.readouterr().err


def test_a_quote_of_another_law_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments(tmp_path, {**ANSWERED, "law": "law_1"}, {**REFUSED, "law": "law_2"})) == 2
    assert "own.jsonl:1" in capsys.readouterr().err
