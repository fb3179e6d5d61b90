"""The metrics of the suite: each a score of one outcome, and how the scores of a run become a figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from evals import citing, correctness, refusal, retrieval
from evals.intervals import Statistic
from evals.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Metric:
    """A score of an outcome, None where it does not apply; a figure is its `statistic` over those where it does.

    `better` says in which direction; a `guard` may not get worse by a single case; a metric of `watched` False, which
    depends on the machine, is reported but never fails a run.
    """

    name: str
    score: Callable[[Outcome], float | None]
    describes: str
    better: Literal["higher", "lower"] = "higher"
    statistic: Statistic = "mean"
    guard: bool = False
    watched: bool = True

    def is_broken_by(self, score: float | None) -> bool:
        """Whether a score, of a metric that is met or not met, says that it is not."""
        return score == (0.0 if self.better == "higher" else 1.0)


def correct(outcome: Outcome) -> float | None:
    """Whether the outcome is right by its key: answered as it must be, or refused."""
    return float(not correctness.faults(outcome.case, outcome.answer))


def answered_right(outcome: Outcome) -> float | None:
    """Of an answerable question: whether it is right."""
    return correct(outcome) if outcome.case.answerable else None


def answer_length(outcome: Outcome) -> float | None:
    """Of an answer: the characters of its text and its marks."""
    return float(len(outcome.answer.answer)) if outcome.answer.answerable else None


def latency(outcome: Outcome) -> float | None:
    """The milliseconds that the engine took."""
    return outcome.answer.latency_ms


METRICS: tuple[Metric, ...] = (
    Metric("correct", correct, "right by its key, or rightly refused"),
    Metric("answer_correctness", answered_right, "answerable questions answered right"),
    Metric("refusal_precision", refusal.precision, "refusals that had to be"),
    Metric("refusal_recall", refusal.recall, "unanswerable questions refused"),
    Metric("wrongly_refused", refusal.wrongly_refused, "answerable questions refused", better="lower"),
    *(
        Metric(f"refusal_{which}.{reason}", partial(score, reason=reason), f"{which} of refusals for {reason}")
        for reason in refusal.REASONS
        for which, score in (("precision", refusal.reason_precision), ("recall", refusal.reason_recall))
    ),
    Metric("citation_recall", citing.recall, "gold quotes cited"),
    Metric("citation_precision", citing.precision, "statements cited at a gold quote"),
    Metric("marked", citing.marked, "answers with a citation for every statement", guard=True),
    Metric("verbatim", citing.verbatim, "quotes that are the document's own words", guard=True),
    Metric("figure_fidelity", citing.figure_fidelity, "figures that stand in the cited quote", guard=True),
    Metric("support", citing.support, "statements made of their quotes' words", guard=True),
    Metric("wrong_region", citing.wrong_region, "answers from a wrong region", better="lower", guard=True),
    *(
        Metric(f"recall@{k}", partial(retrieval.recall_at, k=k), f"gold quotes in the first {passages}")
        for k, passages in ((1, "passage"), (5, "5 passages"), (10, "10 passages"))
    ),
    Metric("mrr", retrieval.reciprocal_rank, "mean reciprocal rank of the gold quotes"),
    Metric("answer_length", answer_length, "characters of an answer", "lower", "median", watched=False),
    Metric("latency_ms", latency, "milliseconds a question", "lower", "median", watched=False),
)
