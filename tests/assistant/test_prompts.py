from __future__ import annotations

import re

import pytest

from assistant.findings import Finder, Finding
from assistant.places import places_of
from assistant.prompts import messages_for
from assistant.question import QuestionReader
from index.corpus import Corpus


@pytest.fixture(scope="module")
def findings(plans_corpus: Corpus, reader: QuestionReader) -> list[Finding]:
    snapshot = plans_corpus.snapshot()
    reading = reader.read("校长最多能连任几年？")
    return [Finder(snapshot).find(reading, place) for place in places_of(reading, snapshot.catalog, (), ())]


def evidence_lines(content: str) -> list[str]:
    return [line for line in content.splitlines() if re.match(r"\[\d+\] ", line)]


def test_the_rules_then_the_evidence_and_the_question(findings: list[Finding]) -> None:
    system, user = messages_for("校长最多能连任几年？", findings)
    assert (system.role, user.role) == ("system", "user")
    assert "[编号]" in system.content
    assert user.content.endswith("问题：校长最多能连任几年？")


def test_evidence_is_numbered_and_says_where_it_stands(findings: list[Finding]) -> None:
    _, user = messages_for("校长最多能连任几年？", findings)
    lines = evidence_lines(user.content)
    assert [line.partition(" ")[0] for line in lines] == [f"[{number}]" for number in range(1, len(lines) + 1)]
    assert len(lines) <= 12
    for finding in findings:
        for one in finding.nearest[:1]:
            (line,) = (line for line in lines if one.statement.text in line)
            assert finding.place.label in line
            assert f"《{one.statement.document.title}》" in line


def test_every_place_has_its_turn(findings: list[Finding]) -> None:
    _, user = messages_for("校长最多能连任几年？", findings)
    heads = "\n".join(evidence_lines(user.content)[: len(findings)])
    assert all(finding.place.label in heads for finding in findings if finding.nearest)


def test_without_evidence_the_prompt_says_so() -> None:
    _, user = messages_for("今天天气怎么样", [])
    assert evidence_lines(user.content) == []
    assert "没有找到" in user.content
