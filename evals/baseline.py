"""A run against the baseline, case by case: what became better, what worse, and whether that is more than noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evals.intervals import estimate, interval
from evals.metrics import METRICS, Metric
from evals.results import Record

Verdict = Literal["better", "same", "worse"]


@dataclass(frozen=True, slots=True)
class Change:
    """A metric in two runs over the cases that both were asked alike.

    `low` and `high` bound the change of the mean: the 95 % bootstrap interval over the cases' own differences.
    `gained` and `lost` are the ids of the cases that became better and worse.
    """

    metric: str
    before: float
    after: float
    low: float
    high: float
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since the baseline, over the `cases` asked alike in both; `unpaired` are new or rewritten."""

    cases: int
    unpaired: int
    changes: tuple[Change, ...]

    @property
    def worse(self) -> tuple[Change, ...]:
        """The metrics that dropped beyond noise."""
        return tuple(change for change in self.changes if change.verdict == "worse")


def compare(latest: Sequence[Record], baseline: Sequence[Record]) -> Comparison:
    """Pair the cases of two runs and judge each metric that is watched.

    A drop is beyond noise where the whole interval of the change lies on the worse side of 0; for a guard, where a
    single case is worse. Sampling is the only noise: the engine gives the same answers again.
    """
    before = {(record.id, record.digest): record for record in baseline}
    pairs = [(before[record.id, record.digest], record) for record in latest if (record.id, record.digest) in before]
    changes = (_change(metric, pairs) for metric in METRICS if metric.watched)
    return Comparison(len(pairs), len(latest) - len(pairs), tuple(change for change in changes if change is not None))


def _change(metric: Metric, pairs: Sequence[tuple[Record, Record]]) -> Change | None:
    sign = 1.0 if metric.better == "higher" else -1.0
    scored = [
        (new.id, old.scores[metric.name], new.scores[metric.name])
        for old, new in pairs
        if metric.name in old.scores and metric.name in new.scores
    ]
    if not scored:
        return None
    differences = [after - before for _, before, after in scored]
    low, high = interval(differences)
    gained = tuple(name for name, before, after in scored if sign * (after - before) > 0)
    lost = tuple(name for name, before, after in scored if sign * (after - before) < 0)
    best, worst = (high, low) if sign > 0 else (-low, -high)
    verdict: Verdict = "same"
    if best < 0 or (metric.guard and lost):
        verdict = "worse"
    elif worst > 0:
        verdict = "better"
    return Change(
        metric.name,
        estimate([before for _, before, _ in scored]),
        estimate([after for _, _, after in scored]),
        low,
        high,
        gained,
        lost,
        verdict,
    )
