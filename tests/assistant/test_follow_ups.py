from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.findings import Finder
from assistant.follow_ups import follow_ups_of
from assistant.places import places_of
from assistant.question import QuestionReader
from assistant.service import Assistant
from assistant.types import Question
from index.corpus import Corpus

Suggest = Callable[..., tuple[str, ...]]
TENURE = "清远的校长最多能连任几年？"


@pytest.fixture
def suggest(plans_corpus: Corpus, reader: QuestionReader) -> Suggest:
    """Suggest questions after one, `answered` saying whether the same of another region has an answer."""

    def suggest_after(question: str, answered: bool = True) -> tuple[str, ...]:
        snapshot = plans_corpus.snapshot()
        reading, finder = reader.read(question), Finder(snapshot)
        findings = [finder.find(reading, place) for place in places_of(reading, snapshot.catalog, (), ())]
        return follow_ups_of(reading, findings, snapshot.catalog, lambda text: answered)

    return suggest_after


def test_who_is_responsible_is_suggested_for_a_task(suggest: Suggest) -> None:
    assert "清远的选优配强乡村校（园）长工程由谁负责？" in suggest(TENURE)


def test_what_was_asked_is_not_suggested(suggest: Suggest) -> None:
    assert "清远的县中托管帮扶工程由谁负责？" not in suggest("清远的县中托管帮扶工程由谁负责？")


@pytest.mark.parametrize("question", [TENURE, "校长最多能连任几年？", "清远和开平的校长最多能连任几年？"])
def test_suggestions_are_few_differ_and_name_their_place(suggest: Suggest, question: str) -> None:
    suggested = suggest(question)
    assert 1 <= len(suggested) <= 3
    assert len(set(suggested)) == len(suggested)
    assert all(text[:2] in ("清远", "开平", "阳西", "阳江", "龙川") for text in suggested)


def test_the_same_of_another_region_only_where_that_has_an_answer(suggest: Suggest) -> None:
    def of_others(suggested: tuple[str, ...]) -> list[str]:
        return [text for text in suggested if text.endswith("的校长最多能连任几年？")]

    assert len(of_others(suggest(TENURE))) == 1
    assert of_others(suggest(TENURE, answered=False)) == []


def test_the_same_of_another_region_is_not_asked_beside_one_that_is_not_covered(suggest: Suggest) -> None:
    assert [text for text in suggest("清远和深圳的校长最多能连任几年？") if "深圳" in text] == []


def test_nothing_is_suggested_beside_no_evidence(suggest: Suggest) -> None:
    assert suggest("清远的火锅底料怎么炒？", answered=False) == ()


@pytest.mark.parametrize("question", [TENURE, "阳西县乡村温馨校园要创建几所？", "阳江九年义务教育巩固率是多少？"])
def test_the_documents_answer_a_suggestion(assistant: Assistant, question: str) -> None:
    given = assistant.ask(Question(text=question))
    for text in given.follow_ups:
        if text.endswith("由谁负责？") or text[2:] == question[2:]:
            assert assistant.ask(Question(text=text)).answerable, text
