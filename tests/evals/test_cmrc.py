from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from assistant.wiring import build_assistant
from evals.cmrc import (
    Asked,
    Paragraph,
    Score,
    has_answer,
    ingest,
    load_paragraphs,
    main,
    rank_of,
    score,
    sentences_at,
    shares_of,
)
from evals.corpora import BadCorpus

SET: list[dict[str, Any]] = [
    {
        "context_id": "A_0",
        "context_text": "白鹭湖位于青石镇以东。白鹭湖的面积为１２ 平方公里；湖中有三座小岛。每年春天有大批候鸟北返。",
        "title": "白鹭湖",
        "qas": [
            {"query_id": "A_0_0", "query_text": "白鹭湖的面积是多少平方公里？", "answers": ["12平方公里", 12.0]},
            {"query_id": "A_0_1", "query_text": "白鹭湖的面积是多少平方公里？", "answers": ["三座小岛"]},
        ],
    },
    {
        "context_id": "A_1",
        "context_text": "青石图书馆藏书八万册。青石图书馆的馆长由镇长任命。",
        "title": "青石图书馆",
        "qas": [{"query_id": "A_1_0", "query_text": "滑翔伞比赛的裁判穿什么颜色的制服？", "answers": ["红色"]}],
    },
]


def written(folder: Path, content: object) -> Path:
    path = folder / "set.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def without(field: str) -> list[dict[str, Any]]:
    return [SET[0], {name: value for name, value in SET[1].items() if name != field}]


def test_load_paragraphs(tmp_path: Path) -> None:
    first, second = load_paragraphs(written(tmp_path, SET))
    assert first.context_id == "A_0"
    assert [asked.answers for asked in first.qas] == [("12平方公里",), ("三座小岛",)]
    assert second == Paragraph(
        context_id="A_1",
        context_text="青石图书馆藏书八万册。青石图书馆的馆长由镇长任命。",
        qas=(Asked(query_text="滑翔伞比赛的裁判穿什么颜色的制服？", answers=("红色",)),),
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ({"data": SET}, "valid array"),
        (without("context_text"), "1.context_text: field required"),
        (without("qas"), "1.qas: field required"),
        ([{**SET[1], "qas": [{"query_text": "问？", "answers": []}]}], "0.qas.0.answers"),
        ([{**SET[1], "qas": [{"query_text": "问？", "answers": [4.0]}]}], "0.qas.0.answers"),
        ([{**SET[1], "qas": [{"query_text": "问？", "answers": "红色"}]}], "0.qas.0.answers"),
        ([{**SET[1], "qas": [{"query_text": " ", "answers": ["红色"]}]}], "0.qas.0.query_text"),
        ([SET[0], SET[0]], "context_id A_0 stands twice"),
        ([{**SET[0], "qas": []}], "holds no question"),
        ([], "holds no question"),
    ],
)
def test_a_file_of_another_shape_is_told_what_is_wrong_with_it(tmp_path: Path, content: object, fault: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(BadCorpus) as raised:
        load_paragraphs(path)
    assert fault in raised.value.message
    assert str(path) in raised.value.message
    assert "CMRC=" in raised.value.hint


@pytest.mark.parametrize(
    ("wanted", "found", "rank"),
    [
        ("a", ["a", "b"], 1),
        ("c", ["a", "a", "b", "a", "c"], 3),
        ("c", ["a", "b"], None),
        ("a", [], None),
        (None, ["a"], None),
    ],
)
def test_a_paragraph_cut_into_several_passages_counts_once(
    wanted: str | None, found: list[str], rank: int | None
) -> None:
    assert rank_of(wanted, found) == rank


@pytest.mark.parametrize(
    ("quote", "sentences"),
    [
        ("乙，丙", "乙，丙。"),
        ("丙。丁", "乙，丙。丁！”"),
        ("甲", "甲？"),
        ("戊", "戊；"),
        ("己", "己"),
        ("？", "甲？"),
    ],
)
def test_sentences_at(quote: str, sentences: str) -> None:
    text = "甲？乙，丙。丁！”戊；\n己"
    start = text.index(quote)
    assert sentences_at(text, start, start + len(quote)).strip() == sentences


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("面积为１２ 平方公里", ("12平方公里",), True),
        ("面积为12平方公里", ("十二平方公里", "１２平方 公里"), True),
        ("面积为12平方公里", ("13平方公里",), False),
        ("", ("12",), False),
        ("12", (), False),
    ],
)
def test_holds(text: str, answers: tuple[str, ...], expected: bool) -> None:
    assert has_answer(text, answers) is expected


def test_score(tmp_path: Path) -> None:
    paragraphs = load_paragraphs(written(tmp_path, SET))
    texts = tmp_path / "texts"
    texts.mkdir()
    settings = Settings(_env_file=None, data_dir=tmp_path / "index")
    documents = ingest(paragraphs, texts, settings)
    assert sorted(documents) == ["A_0", "A_1"]
    heard: list[Score] = []
    scores = score(build_assistant(settings), paragraphs, documents, heard.append)
    assert scores == heard
    assert scores[:2] == [
        Score(rank=1, refused=False, first=True, cited=True, nearest=True),
        Score(rank=1, refused=False, first=False, cited=False, nearest=False),
    ]
    assert scores[2].refused
    assert not scores[2].cited


def test_shares_of() -> None:
    scores = [
        Score(rank=1, refused=False, first=True, cited=True, nearest=True),
        Score(rank=5, refused=False, first=False, cited=True, nearest=False),
        Score(rank=6, refused=True, first=False, cited=False, nearest=True),
        Score(rank=None, refused=True, first=False, cited=False, nearest=False),
    ]
    assert [sum(values) / len(values) for _, values in shares_of(scores)] == [
        0.25, 0.5, 0.25, 0.5, 0.5, 0.5, 0.5,
    ]  # fmt: skip


def test_main_prints_a_line_a_figure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(written(tmp_path, SET))]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 paragraphs, 3 questions"
    assert [line.split(" | ")[1] for line in lines if line.startswith("| passage")] == ["0.667", "1.000"]
    assert len([line for line in lines if " to " in line]) == 7
