from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.types import Answer
from evals.cases import Case
from evals.gold import Stretch
from evals.losses import step_of
from evals.outcomes import Outcome, Workings

AT, ELSEWHERE = Stretch("qy", 6, 28), Stretch("qy", 28, 60)


@pytest.mark.parametrize(
    ("text", "reason", "retrieved", "evidence", "expected"),
    [
        ("12年[1]", None, ELSEWHERE, ELSEWHERE, None),
        ("很久[1]", None, ELSEWHERE, AT, "not retrieved"),
        ("没有", "no_evidence", ELSEWHERE, AT, "not retrieved"),
        ("没有", "no_evidence", AT, AT, "wrongly refused"),
        ("很久[1]", None, AT, ELSEWHERE, "not selected"),
        ("很久[1]", None, AT, AT, "badly composed"),
    ],
)
def test_the_step_that_lost_an_answer(
    case: Callable[..., Case],
    answer: Callable[..., Answer],
    outcome: Callable[..., Outcome],
    text: str,
    reason: str | None,
    retrieved: Stretch,
    evidence: Stretch,
    expected: str | None,
) -> None:
    workings = Workings(((retrieved,),), (evidence,))
    given = answer(text, ("qy", "到2025年创建5所温馨校园"), reason=reason)
    assert step_of(outcome(case(), given, workings)) == expected


def test_an_answer_to_what_no_document_answers(
    unanswerable: Callable[..., Case], answer: Callable[..., Answer], outcome: Callable[..., Outcome]
) -> None:
    assert step_of(outcome(unanswerable(), answer("12年"))) == "wrongly answered"
    assert step_of(outcome(unanswerable(), answer("没有", reason="no_evidence"))) is None
