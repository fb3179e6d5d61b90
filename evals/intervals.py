"""Bootstrap intervals: how far a figure could lie from the one measured, had other questions been asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap

Statistic = Literal["mean", "median"]
RESAMPLES = 2000
CONFIDENCE = 0.95
_SEED = 0


def estimate(scores: Sequence[float], statistic: Statistic = "mean") -> float:
    """The mean or the median of at least one score."""
    return float(np.mean(scores) if statistic == "mean" else np.median(scores))


def change_interval(before: Sequence[float | None], after: Sequence[float | None]) -> tuple[float, float]:
    """The 95 % percentile bootstrap interval of how a mean changed, over the same cases in two runs.

    A score is None where the metric does not apply to a case, which may be so in one run only: a case then counts in
    the mean of the other. Cases are drawn with both their scores, so that what they have in common cancels out.
    """
    drawn = np.random.default_rng(_SEED).integers(len(before), size=(RESAMPLES, len(before)))
    changes = _means(after, drawn) - _means(before, drawn)
    low, high = np.nanpercentile(changes, [100 * (1 - CONFIDENCE) / 2, 100 * (1 + CONFIDENCE) / 2])
    return float(low), float(high)


def _means(scores: Sequence[float | None], drawn: NDArray[np.int64]) -> NDArray[np.float64]:
    """The mean of each drawing over the cases that have a score, NaN where none has one."""
    values = np.array([0.0 if score is None else score for score in scores])
    counted = np.array([score is not None for score in scores])
    counts = counted[drawn].sum(axis=1)
    means: NDArray[np.float64] = np.full(len(drawn), np.nan)
    np.divide(values[drawn].sum(axis=1), counts, out=means, where=counts > 0)
    return means


def interval(scores: Sequence[float], statistic: Statistic = "mean") -> tuple[float, float]:
    """The 95 % percentile bootstrap interval (Efron) of the statistic; the same for the same scores."""
    if len(set(scores)) == 1:
        return scores[0], scores[0]
    function = np.mean if statistic == "mean" else np.median
    found = bootstrap(
        (np.asarray(scores, dtype=float),),
        function,
        n_resamples=RESAMPLES,
        batch=100,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    ).confidence_interval
    return float(found.low), float(found.high)
