"""From outcomes to a run: every case scored, and the scores in sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from evals import retrieval
from evals.citing import covered
from evals.correctness import faults
from evals.gold import Stretch
from evals.intervals import Statistic, estimate, interval
from evals.losses import step_of
from evals.metrics import METRICS
from evals.outcomes import Outcome
from evals.results import Detail, Figure, Found, Record, Summary

_RETRIEVED_SHOWN = 5


def record_of(outcome: Outcome, halved: bool = False, ragas: Mapping[str, float] | None = None) -> Record:
    """A case scored by every metric that applies to it, and by those of `ragas`; with what happened.

    Where the cases are `halved`, what happened with one of the test half is left out.
    """
    case = outcome.case
    scores = {metric.name: score for metric in METRICS if (score := metric.score(outcome)) is not None}
    half = case.half if halved else None
    detail = _detail(outcome) if half != "test" else None
    return Record(
        id=case.id,
        half=half,
        type=case.type,
        regions=case.regions,
        digest=case.digest,
        scores={**(ragas or {}), **scores},
        step=step_of(outcome),
        detail=detail,
    )


def summary_of(records: Sequence[Record]) -> Summary:
    """The figures of a run."""
    times = [record.scores["latency_ms"] for record in records]
    return Summary(
        cases=len(records),
        figures=figures_of(records),
        by_half=_grouped(records, lambda record: [record.half] if record.half else []),
        by_type=_grouped(records, lambda record: [record.type]),
        by_region=_grouped(records, lambda record: record.regions),
        steps=dict(Counter(record.step for record in records if record.step).most_common()),
        latency_ms={f"p{share}": float(np.percentile(times, share)) for share in (50, 95, 99)},
    )


def figures_of(records: Sequence[Record]) -> tuple[Figure, ...]:
    """Each metric over the cases to which it applies; one that applies to none is left out."""
    found = []
    for metric in METRICS:
        scores = [record.scores[metric.name] for record in records if metric.name in record.scores]
        if scores:
            found.append(figure_of(metric.name, scores, metric.statistic))
    return tuple(found)


def figure_of(metric: str, scores: Sequence[float], statistic: Statistic = "mean") -> Figure:
    """The figure of a metric from the scores of the cases to which it applies, one at least."""
    low, high = interval(scores, statistic)
    return Figure(metric=metric, value=estimate(scores, statistic), low=low, high=high, cases=len(scores))


def _grouped(
    records: Sequence[Record], groups_of: Callable[[Record], Iterable[str]]
) -> Mapping[str, tuple[Figure, ...]]:
    members: dict[str, list[Record]] = {}
    for record in records:
        for group in groups_of(record):
            members.setdefault(group, []).append(record)
    return {group: figures_of(members[group]) for group in sorted(members)}


def _detail(outcome: Outcome) -> Detail:
    workings = outcome.workings
    retrieved = [passage for ranking in workings.rankings for passage in ranking[:_RETRIEVED_SHOWN]]
    return Detail(
        case=outcome.case,
        answer=outcome.answer,
        faults=tuple(faults(outcome.case, outcome.answer)),
        evidence=tuple(_found(outcome, stretch) for stretch in workings.evidence),
        retrieved=tuple(_found(outcome, stretch) for stretch in retrieved),
        gold_ranks=tuple(retrieval.ranks(outcome)),
    )


def _found(outcome: Outcome, stretch: Stretch) -> Found:
    text = outcome.texts[stretch.document_id]
    return Found(
        region=text.region,
        text=text.text[stretch.start : stretch.end],
        at_gold=any(covered(places, [stretch]) for places in outcome.gold),
    )
