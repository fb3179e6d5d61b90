"""Whether the passages that an engine retrieved hold the gold quotes, and how far up they stand."""

from __future__ import annotations

from evals.citing import covered
from evals.outcomes import Outcome


def ranks(outcome: Outcome) -> list[int | None]:
    """The rank, from 1, of the first passage that holds each gold quote, in the best ranking; None where none does."""
    found: list[int | None] = []
    for places in outcome.gold:
        at = [
            rank
            for ranking in outcome.workings.rankings
            for rank, passage in enumerate(ranking, 1)
            if covered(places, [passage])
        ]
        found.append(min(at, default=None))
    return found


def recall_at(outcome: Outcome, k: int) -> float | None:
    """Of a question with gold: the share of its gold quotes that the first k passages hold."""
    found = ranks(outcome)
    return sum(rank is not None and rank <= k for rank in found) / len(found) if found else None


def reciprocal_rank(outcome: Outcome) -> float | None:
    """Of a question with gold: the mean of 1 / rank over its gold quotes, 0 for one that was not retrieved."""
    found = ranks(outcome)
    return sum(1 / rank for rank in found if rank) / len(found) if found else None
