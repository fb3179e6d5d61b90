"""Whether the engine refused what it had to refuse, and nothing else."""

from __future__ import annotations

from typing import get_args

from assistant.types import RefusalReason
from evals.outcomes import Outcome

REASONS: tuple[RefusalReason, ...] = get_args(RefusalReason)


def precision(outcome: Outcome) -> float | None:
    """Of a refusal: whether the question is unanswerable. None for an answer."""
    return None if outcome.answer.answerable else float(not outcome.case.answerable)


def recall(outcome: Outcome) -> float | None:
    """Of an unanswerable question: whether it was refused, for whatever reason. None for an answerable one."""
    return None if outcome.case.answerable else float(not outcome.answer.answerable)


def wrongly_refused(outcome: Outcome) -> float | None:
    """Of an answerable question: whether it was refused. None for an unanswerable one."""
    return float(not outcome.answer.answerable) if outcome.case.answerable else None


def reason_precision(outcome: Outcome, reason: RefusalReason) -> float | None:
    """Of a refusal for this reason: whether the key allows the reason. None for anything else, or without a key."""
    refusal = outcome.answer.refusal
    if refusal is None or refusal.reason != reason or (not outcome.case.answerable and not outcome.case.reason):
        return None
    return float(reason in outcome.case.reason)


def reason_recall(outcome: Outcome, reason: RefusalReason) -> float | None:
    """Of a question to be refused for this reason first of all: whether it was, for a reason that the key allows."""
    if outcome.case.reason[:1] != (reason,):
        return None
    refusal = outcome.answer.refusal
    return float(refusal is not None and refusal.reason in outcome.case.reason)
