"""The step at which a wrong answer was lost."""

from __future__ import annotations

from typing import Literal

from evals import retrieval
from evals.citing import covered
from evals.correctness import faults
from evals.outcomes import Outcome

Step = Literal["not retrieved", "wrongly refused", "not selected", "badly composed", "wrongly answered"]


def step_of(outcome: Outcome) -> Step | None:
    """Where a wrong outcome was lost; None for a right one.

    Not retrieved: no passage holds the gold quotes. Wrongly refused: passages hold them, yet there is no answer. Not
    selected: neither the best evidence nor the citations hold one. Badly composed: they do, and the answer is wrong.
    Wrongly answered: no document answers the question. A case without gold quotes cannot tell the first three apart,
    and counts as what its answer shows.
    """
    if not faults(outcome.case, outcome.answer):
        return None
    if not outcome.case.answerable:
        return "wrongly answered"
    if outcome.gold and None in retrieval.ranks(outcome):
        return "not retrieved"
    if not outcome.answer.answerable:
        return "wrongly refused"
    chosen = (*outcome.workings.evidence, *outcome.cited)
    if not all(covered(places, chosen) for places in outcome.gold):
        return "not selected"
    return "badly composed"
