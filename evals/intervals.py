"""Bootstrap intervals: how far a figure could lie from the one measured, had other questions been asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from scipy.stats import bootstrap

Statistic = Literal["mean", "median"]
RESAMPLES = 2000
CONFIDENCE = 0.95
_SEED = 0


def estimate(scores: Sequence[float], statistic: Statistic = "mean") -> float:
    """The mean or the median of at least one score."""
    return float(np.mean(scores) if statistic == "mean" else np.median(scores))


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
