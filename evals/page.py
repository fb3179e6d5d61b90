"""A run as one self-contained HTML page: its figures, what changed, and every case that is wrong or breaks a guard."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.baseline import Comparison
from evals.losses import Step
from evals.metrics import METRICS
from evals.results import Figure, Found, Record, Run
from evals.terminal import FEW, MEDIANS, change_text, interval_text, number, told_ids, verdict_of

_TEMPLATE = "page.html.j2"
_BINS = 32
# Texts of documents are most of the page: a passage is cut, and where many cases are wrong, each shows fewer.
_CHARACTERS = 240
_PASSAGES, _PASSAGES_IN_ALL = 5, 700
_FOLDERS = re.compile(r"(?<![\w:/\\.])(?:file:/{2}|~|[A-Za-z]:)?[/\\](?:[^\s/\\]+[/\\])*(?=[^\s/\\])")

STEPS: Mapping[Step, str] = {
    "not retrieved": "The search did not bring up every passage that holds the expected words.",
    "wrongly refused": "The passages with the answer were found, and yet the engine said that there is none.",
    "not selected": "The passages were found, but the sentences taken from them as evidence are not the expected ones.",
    "badly composed": "The expected sentences were at hand, but the answer made of them is not right.",
    "wrongly answered": "No document answers the question: it had to be refused, without the words that are false.",
}
# Stands in the place of the step for a case that is right by its key and yet breaks a guard.
_GUARD = "breaks a guard"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the histogram: where it begins, its width and its height, each in percent of the plot."""

    left: float
    width: float
    height: float
    told: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many questions took how long, on a logarithmic axis; `ticks` and `marks` are labels at a percentage."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[str, float], ...]
    marks: tuple[tuple[str, float], ...]
    told: str


def page_of(run: Run, comparison: Comparison | None) -> str:
    """The report of a run as HTML that loads nothing from elsewhere.

    Cases without detail, which are of the test half, are counted and never shown singly.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"change": change_text, "bare": bare, "cut": cut}
    wrong = [record for record in run.records if record.detail and (record.step or broken(record))]
    kept = [record for record in run.records if record.detail is None]
    shown = max(1, min(_PASSAGES, _PASSAGES_IN_ALL // max(1, len(wrong))))
    return environment.get_template(_TEMPLATE).render(
        run=run,
        summary=run.summary,
        comparison=comparison,
        verdict=verdict_of(comparison),
        moved=[change for change in comparison.changes if change.gained or change.lost] if comparison else [],
        changes={change.metric: change for change in comparison.changes} if comparison else {},
        metrics={metric.name: metric for metric in METRICS},
        few=FEW,
        steps=STEPS,
        step_cases={step: sum((record.step or _GUARD) == step for record in wrong) for step in (*STEPS, _GUARD)},
        type_cases={name: sum(record.type == name for record in wrong) for name in sorted({one.type for one in wrong})},
        wrong=wrong,
        anchors={record.id: f"case-{index}" for index, record in enumerate(wrong, 1)},
        right=sum(record.step is None for record in run.records),
        kept=len(kept),
        kept_wrong=sum(record.step is not None for record in kept),
        histogram=histogram(
            [record.scores["latency_ms"] for record in run.records if "latency_ms" in record.scores],
            run.summary.latency_ms,
        ),
        number=number,
        interval=interval_text,
        percent=lambda share: f"{100 * share:.1f}%",
        first=lambda found: first(found, shown),
        told_ids=lambda ids: told_ids(ids, run.records),
        rights=rights,
        broken=broken,
        guard=_GUARD,
        is_share=is_share,
    )


def broken(record: Record) -> list[str]:
    """The guards that a case breaks, be its answer right by its key or not."""
    return [metric.name for metric in METRICS if metric.guard and metric.is_broken_by(record.scores.get(metric.name))]


def rights(groups: Mapping[str, Sequence[Figure]]) -> list[tuple[str, Figure]]:
    """The share of right cases of each group, the worst first."""
    found = [(name, figure) for name, figures in groups.items() for figure in figures if figure.metric == "correct"]
    return sorted(found, key=lambda pair: (pair[1].value, -pair[1].cases, pair[0]))


def is_share(figure: Figure) -> bool:
    """Whether a figure and its interval lie on the scale from 0 to 1, where it can be drawn as a bar."""
    return figure.metric not in MEDIANS and figure.low >= 0 and figure.high <= 1


def first(found: Sequence[Found], count: int) -> list[Found]:
    """The first stretches of each region, and those further down that hold a gold quote."""
    seen: Counter[str | None] = Counter()
    kept = []
    for one in found:
        seen[one.region] += 1
        if one.at_gold or seen[one.region] <= count:
            kept.append(one)
    return kept


def cut(text: str) -> str:
    """A text no longer than is needed to know the passage."""
    return text if len(text) <= _CHARACTERS else f"{text[:_CHARACTERS]}…"


def bare(text: str) -> str:
    """A text whose paths name no folder of the machine."""
    return _FOLDERS.sub("", text)


def histogram(times: Sequence[float], marked: Mapping[str, float]) -> Histogram | None:
    """How long the questions took, in milliseconds, with some times marked by name; None without a question."""
    if not times:
        return None
    times = sorted(max(time, 0.01) for time in times)
    ticks = _ticks(times[0], times[-1])
    low, high = math.log10(ticks[0]), math.log10(ticks[-1])

    def at(time: float) -> float:
        return round(100 * min(1.0, max(0.0, (math.log10(max(time, 0.01)) - low) / (high - low))), 2)

    counts = [0] * _BINS
    for time in times:
        counts[min(_BINS - 1, int(at(time) * _BINS / 100))] += 1
    edges = [10 ** (low + (high - low) * index / _BINS) for index in range(_BINS + 1)]
    bars = tuple(
        Bar(
            round(100 * index / _BINS, 2),
            round(100 / _BINS, 2),
            round(100 * count / max(counts), 1),
            f"{_milliseconds(edges[index])} to {_milliseconds(edges[index + 1])}: {count} of {len(times)} questions",
        )
        for index, count in enumerate(counts)
        if count
    )
    labels = [tick for tick in ticks if len(ticks) <= 10 or f"{tick:e}"[0] == "1"]
    return Histogram(
        bars,
        tuple((f"{tick:g}", at(tick)) for tick in labels),
        tuple((f"{name} {_milliseconds(time)}", at(time)) for name, time in marked.items()),
        ", ".join(
            [
                f"{len(times)} questions, the fastest {_milliseconds(times[0])}",
                *(f"{name} {_milliseconds(time)}" for name, time in marked.items()),
                f"the slowest {_milliseconds(times[-1])}",
            ]
        ),
    )


def _ticks(least: float, most: float) -> list[float]:
    """1, 2, 5, 10, … from at most the least value to more than the most."""
    decades = range(math.floor(math.log10(least)), math.floor(math.log10(most)) + 2)
    steps = [factor * 10.0**decade for decade in decades for factor in (1, 2, 5)]
    begin = max(index for index, step in enumerate(steps) if step <= least)
    end = min(index for index, step in enumerate(steps) if step > most)
    return steps[begin : end + 1]


def _milliseconds(time: float) -> str:
    return f"{time:.3g} ms" if time < 1000 else f"{time / 1000:.3g} s"
