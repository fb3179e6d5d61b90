"""Engines broken on purpose score as they should: no single habit makes a suite look good."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.types import Answer, Citation, Question, Refusal
from evals.cases import CASES, Case, load_cases
from evals.gold import Stretch
from evals.outcomes import AssistantEngine, Engine, Workings, run, texts_of
from evals.results import Summary
from evals.summary import record_of, summary_of
from index.types import Hit


class FirstPassage:
    """Answers everything with the whole of the first passage that a search gives."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def ask(self, question: Question) -> Answer:
        return pasted(question, self._hits(question)[0])

    def workings(self, question: Question) -> Workings:
        hits = self._hits(question)
        found = tuple(Stretch(hit.document.id, hit.passage.start, hit.passage.end) for hit in hits)
        return Workings((found,), found[:1])

    def _hits(self, question: Question) -> list[Hit]:
        return self._assistant.search(question.text, k=10) or self._assistant.search("教育", k=1)


class AlwaysRefuses:
    """Refuses everything."""

    def ask(self, question: Question) -> Answer:
        return refused(question)

    def workings(self, question: Question) -> Workings:
        return Workings((), ())


class NeverRefuses(FirstPassage):
    """Answers as the assistant does, and where it refuses, with the first passage."""

    def ask(self, question: Question) -> Answer:
        answer = self._assistant.ask(question)
        return answer if answer.answerable else super().ask(question)


def refused(question: Question) -> Answer:
    return Answer(
        id="a",
        question=question.text,
        standalone_question=question.text,
        answer="没有依据。",
        answerable=False,
        refusal=Refusal(reason="no_evidence", message="没有依据。"),
        latency_ms=0.0,
    )


def pasted(question: Question, hit: Hit) -> Answer:
    region = hit.document.region.name if hit.document.region else None
    citation = Citation(
        mark=1,
        document_id=hit.document.id,
        document_title=hit.document.title,
        region=region,
        section_path=hit.passage.path,
        page=None,
        quote=hit.passage.text,
        start=hit.passage.start,
        end=hit.passage.end,
        document_sha256=hit.document.sha256,
    )
    return Answer(
        id="a",
        question=question.text,
        standalone_question=question.text,
        answer=f"{region}：{' '.join(hit.passage.text.split())}[1]",
        answerable=True,
        citations=(citation,),
        latency_ms=0.0,
    )


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return load_cases(CASES / "dev.jsonl")


def summary(cases: list[Case], engine: Engine, assistant: Assistant) -> Summary:
    return summary_of([record_of(outcome) for outcome in run(cases, engine, texts_of(assistant))])


def value(found: Summary, metric: str) -> float | None:
    figure = found.figure(metric)
    return figure.value if figure else None


def test_the_first_passage_is_no_answer(cases: list[Case], assistant: Assistant) -> None:
    found = summary(cases, FirstPassage(assistant), assistant)
    real = summary(cases, AssistantEngine(assistant), assistant)
    assert value(found, "refusal_recall") == 0.0
    assert value(found, "refusal_precision") is None
    assert value(found, "wrongly_refused") == 0.0
    assert (value(found, "correct") or 0) < 0.5 * (value(real, "correct") or 0)
    assert (value(found, "citation_recall") or 0) < (value(real, "citation_recall") or 0)
    assert (value(found, "answer_length") or 0) > 150
    # whatever it says is cited word by word: that alone makes no right answer
    assert value(found, "verbatim") == 1.0
    assert value(found, "citation_recall") == value(found, "recall@1")


def test_always_refusing_is_right_only_where_it_must_be(cases: list[Case], assistant: Assistant) -> None:
    found = summary(cases, AlwaysRefuses(), assistant)
    unanswerable = sum(not case.answerable for case in cases) / len(cases)
    assert value(found, "answer_correctness") == 0.0
    assert value(found, "refusal_recall") == 1.0
    assert value(found, "wrongly_refused") == 1.0
    assert value(found, "correct") == pytest.approx(unanswerable)
    assert value(found, "refusal_precision") == pytest.approx(unanswerable)
    assert value(found, "citation_recall") == value(found, "recall@10") == value(found, "mrr") == 0.0
    assert value(found, "verbatim") is None
    assert set(found.steps) == {"not retrieved"}


def test_never_refusing_gets_nothing_for_what_must_be_refused(cases: list[Case], assistant: Assistant) -> None:
    found = summary(cases, NeverRefuses(assistant), assistant)
    real = summary(cases, AssistantEngine(assistant), assistant)
    assert value(found, "refusal_recall") == 0.0
    assert value(found, "wrongly_refused") == 0.0
    assert (value(found, "correct") or 0) < (value(real, "correct") or 0)
    assert found.steps["wrongly answered"] == sum(not case.answerable for case in cases)
