"""A run against the baseline, case by case: what became better, what worse, and whether that is more than noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from evals.cases import Half
from evals.intervals import change_interval, estimate
from evals.metrics import METRICS, Metric
from evals.results import Record

Verdict = Literal["better", "same", "worse"]
Pair = tuple[Record, Record]

_ENOUGH = 6
"""Cases that have to differ: of fewer, all on one side is still chance (sign test, two-sided, 5 %)."""


@dataclass(frozen=True, slots=True)
class Change:
    """A metric in two runs over the cases that both were asked alike.

    `low` and `high` bound the change: its 95 % bootstrap interval over the cases. `gained` and `lost` are the ids of
    the cases that became better and worse; of a guard, `lost` are all that break it now and did not before.
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
    """What changed since the baseline.

    `cases` were asked alike in both runs; `unpaired` are new or rewritten, `removed` are in the baseline only.
    """

    cases: int
    unpaired: int
    removed: int
    changes: tuple[Change, ...]

    @property
    def failed(self) -> bool:
        """Whether something got worse, or cannot be told because cases of the baseline are not asked any more."""
        return bool(self.worse) or self.removed > 0 or self.cases == 0

    @property
    def worse(self) -> tuple[Change, ...]:
        """The metrics that dropped beyond noise."""
        return tuple(change for change in self.changes if change.verdict == "worse")


def compare(latest: Sequence[Record], baseline: Sequence[Record]) -> Comparison:
    """Pair the cases of two runs and judge each metric that is watched, and the share of right answers of each half.

    A drop is beyond noise where the whole interval of the change lies on the worse side of 0 and at least 6 cases
    differ; for a guard, where a single case breaks it that did not before, a new case included. Sampling is the only
    noise: the engine gives the same answers again.
    """
    before = {(record.id, record.digest): record for record in baseline}
    pairs = [(before[key], record) for record in latest if (key := (record.id, record.digest)) in before]
    paired = {new.id for _, new in pairs}
    unpaired = [record for record in latest if record.id not in paired]
    changes = [_change(metric, metric.name, pairs, unpaired) for metric in METRICS if metric.watched]
    (correct,) = (metric for metric in METRICS if metric.name == "correct")
    for half in get_args(Half):
        members = [pair for pair in pairs if pair[1].half == half]
        changes.append(_change(correct, f"correct.{half}", members, []))
    return Comparison(
        len(pairs), len(unpaired), len(before) - len(pairs), tuple(change for change in changes if change is not None)
    )


def _change(metric: Metric, name: str, pairs: Sequence[Pair], unpaired: Sequence[Record]) -> Change | None:
    sign = 1.0 if metric.better == "higher" else -1.0
    scores = [(old.scores.get(metric.name), new.scores.get(metric.name)) for old, new in pairs]
    before, after = (
        ([one for one in run if one is not None] for run in zip(*scores, strict=True)) if scores else ([], [])
    )
    differ = {
        new.id: sign * (score - was)
        for (_, new), (was, score) in zip(pairs, scores, strict=True)
        if was is not None and score is not None and score != was
    }
    gained = tuple(case for case, better in differ.items() if better > 0)
    lost = tuple(case for case, better in differ.items() if better < 0)
    if metric.guard:
        lost = _newly_broken(metric, pairs, unpaired)
    if not after or not (before or lost):
        return None
    low, high = change_interval(*zip(*scores, strict=True)) if before else (0.0, 0.0)
    best, worst = (high, low) if sign > 0 else (-low, -high)
    moved = sum(was != score for was, score in scores)
    verdict: Verdict = "same"
    if lost if metric.guard else (best < 0 and moved >= _ENOUGH):
        verdict = "worse"
    elif worst > 0 and moved >= _ENOUGH:
        verdict = "better"
    return Change(name, estimate(before or after), estimate(after), low, high, gained, lost, verdict)


def _newly_broken(metric: Metric, pairs: Sequence[Pair], unpaired: Sequence[Record]) -> tuple[str, ...]:
    """The cases that break a guard and did not before; one that had no score, or was not there, did not."""

    def is_broken(record: Record) -> bool:
        return metric.is_broken_by(record.scores.get(metric.name))

    known = {new.id for old, new in pairs if is_broken(old)}
    latest = [*(new for _, new in pairs), *unpaired]
    return tuple(one.id for one in latest if is_broken(one) and one.id not in known)
