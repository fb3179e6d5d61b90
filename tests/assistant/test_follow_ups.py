from __future__ import annotations

import threading
from typing import Any

import pytest

from assistant.findings import Finder, Finding
from assistant.question import Reading
from assistant.service import Assistant
from assistant.types import Question
from index.corpus import Corpus

TENURE = "清远的校长最多能连任几年？"
ANSWERED = (
    TENURE,
    "阳西县乡村温馨校园要创建几所？",
    "阳江九年义务教育巩固率是多少？",
    "清远和开平的校长最多能连任几年？",
)
REFUSED = (
    "龙川要建几所乡村温馨校园？",
    "鹤山市老师轮岗的比例是多少？",
    "清远的“星火计划”由谁负责？",
    "阳江的居住证怎么办？",
)


@pytest.mark.parametrize("question", [*ANSWERED, *REFUSED])
def test_three_short_questions_that_the_documents_answer(assistant: Assistant, question: str) -> None:
    given = assistant.ask(Question(text=question))
    assert given.answerable == (question in ANSWERED)
    assert len(given.follow_ups) == len(set(given.follow_ups)) == 3
    for text in given.follow_ups:
        assert len(text) <= 26, text
        assert assistant.ask(Question(text=text)).answerable, text


def test_who_is_responsible_is_suggested_for_a_task(assistant: Assistant) -> None:
    asked = "清远的领导人员在同一岗位连续任职不超过几年？"
    suggested = assistant.ask(Question(text=asked)).follow_ups
    assert any(text.endswith("由谁负责？") for text in suggested)


def test_neither_the_question_nor_an_earlier_one_is_suggested(assistant: Assistant) -> None:
    first = assistant.ask(Question(text=TENURE)).follow_ups
    for text in first:
        again = assistant.ask(Question(text=text, turns=(TENURE, *first))).follow_ups
        assert not {TENURE, *first} & set(again)
    bare = first[0].replace("的", "").rstrip("？")
    assert first[0] not in assistant.ask(Question(text=bare)).follow_ups


def test_the_same_of_another_region_that_has_an_answer(assistant: Assistant) -> None:
    suggested = assistant.ask(Question(text="龙川的九年义务教育巩固率是多少？")).follow_ups
    assert [text for text in suggested if text.endswith("的九年义务教育巩固率是多少？")] != []


@pytest.mark.parametrize(
    "question",
    [
        "清远和深圳的校长最多能连任几年？",
        "开平市委编办参与哪些工程？",
        "阳西县中老师想提升学历，高校怎么帮？",
        "广东省清远市的校长最多能连任几年？",
    ],
)
def test_a_name_is_not_cut_out_of_a_question(assistant: Assistant, question: str) -> None:
    suggested = assistant.ask(Question(text=question)).follow_ups
    assert [text for text in suggested if text[-8:] == question[-8:]] == []


@pytest.mark.parametrize(
    ("question", "region"),
    [
        ("茂名的校长最多能连任几年？", "清远市"),
        ("教师轮岗的比例是多少？", "清远市"),
        ("龙川的九年义务教育巩固率是多少？", "龙川县"),
    ],
)
def test_a_filter_holds_for_suggestions(assistant: Assistant, question: str, region: str) -> None:
    def elsewhere(asked: Question) -> list[bool]:
        return [not text.startswith(region[:2]) for text in assistant.ask(asked).follow_ups]

    assert any(elsewhere(Question(text=question)))
    filtered = elsewhere(Question(text=question, regions=(region,)))
    assert filtered != []
    assert not any(filtered)


def test_what_is_prepared_need_not_be_sought_again(
    plans_corpus: Corpus, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []
    find = Finder.find

    def noting(self: Finder, reading: Reading, *rest: Any) -> Finding:
        sought.append(reading.text)
        return find(self, reading, *rest)

    monkeypatch.setattr(Finder, "find", noting)
    prepared = Assistant(plans_corpus)
    stop = threading.Event()
    stop.set()
    prepared.prepare(stop)
    assert not sought
    prepared.prepare(threading.Event())
    assert len(sought) > 100
    sought.clear()
    given = prepared.ask(Question(text=TENURE))
    assert given.follow_ups == assistant.ask(Question(text=TENURE)).follow_ups
    sought.clear()
    prepared.ask(Question(text="阳西县乡村温馨校园要创建几所？"))
    assert len(sought) <= 2
