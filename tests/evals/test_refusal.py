from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.types import Answer
from evals import refusal
from evals.cases import Case
from evals.outcomes import Outcome

Scores = tuple[float | None, float | None, float | None, float | None, float | None]


@pytest.mark.parametrize(
    ("answerable", "allowed", "given", "expected"),
    [
        # precision, recall, wrongly refused, precision and recall of no_evidence
        (True, [], None, (None, None, 0.0, None, None)),
        (True, [], "no_evidence", (0.0, None, 1.0, 0.0, None)),
        (True, [], "false_premise", (0.0, None, 1.0, None, None)),
        (False, ["no_evidence"], None, (None, 0.0, None, None, 0.0)),
        (False, ["no_evidence"], "no_evidence", (1.0, 1.0, None, 1.0, 1.0)),
        (False, ["no_evidence"], "out_of_scope", (1.0, 1.0, None, None, 0.0)),
        (False, ["false_premise"], "no_evidence", (1.0, 1.0, None, 0.0, None)),
        (False, ["no_evidence", "false_premise"], "false_premise", (1.0, 1.0, None, None, 1.0)),
        (False, ["false_premise", "no_evidence"], "no_evidence", (1.0, 1.0, None, 1.0, None)),
        (False, [], "no_evidence", (1.0, 1.0, None, None, None)),
    ],
)
def test_refusals(
    case: Callable[..., Case],
    unanswerable: Callable[..., Case],
    answer: Callable[..., Answer],
    outcome: Callable[..., Outcome],
    answerable: bool,
    allowed: list[str],
    given: str | None,
    expected: Scores,
) -> None:
    key = case() if answerable else unanswerable(reason=allowed)
    found = outcome(key, answer("12年[1]", reason=given))
    assert (
        refusal.precision(found),
        refusal.recall(found),
        refusal.wrongly_refused(found),
        refusal.reason_precision(found, "no_evidence"),
        refusal.reason_recall(found, "no_evidence"),
    ) == expected
