"""Alignment of places: of what several say on a question, the statements that are of the same thing come first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Evidence

_SAME_THING = 0.16  # what a statement gains that another place's best one is the like of
_NEAR_BEST = 0.15  # how far behind the best of its place a statement may be that others are likened to
_LIKENED = 6
_WITHOUT_SENSE = re.compile(r"[\W\d年到至以上以下全市县区]+")


def aligned(evidence: Sequence[Evidence], others: Sequence[Sequence[Evidence]]) -> list[Evidence]:
    """The evidence of one place, best first, where what the `others` are likely to tell has its like.

    `others` is the evidence of each other place that carries an answer, best first.
    """
    if not others:
        return list(evidence)
    raised = [replace(one, score=one.score + _SAME_THING * _told_elsewhere(one, others)) for one in evidence]
    found = sorted(raised, key=lambda one: (-one.score, one.statement.start))
    # 甲区5个，其他县2个 says more of a place than a sentence on 甲区 alone, however like another place's that is.
    return list(evidence) if _figures_alike(found[0]) < _figures_alike(evidence[0]) else found


def _figures_alike(evidence: Evidence) -> int:
    """How many figures a statement has of the kind and unit of the one that answers."""
    figure = evidence.figure
    figures = [other for clause in evidence.statement.clauses for other in clause.figures]
    return sum(1 for other in figures if figure and (other.kind, other.unit) == (figure.kind, figure.unit))


def _told_elsewhere(evidence: Evidence, others: Sequence[Sequence[Evidence]]) -> float:
    """How like the likeliest statements of the other places this one is, on average over the places: 0 to 1."""
    return sum(_likest(evidence, other) for other in others) / len(others)


def _likest(evidence: Evidence, other: Sequence[Evidence]) -> float:
    return max(
        (likeness(evidence, one) * max(0.0, 1 - (other[0].score - one.score) / _NEAR_BEST) for one in other[:_LIKENED]),
        default=0.0,
    )


def likeness(one: Evidence, other: Evidence) -> float:
    """How much the clauses that answer have in common, by pairs of characters: 0 to 1."""
    left, right = (_pairs(evidence.statement.clauses[evidence.anchor].text) for evidence in (one, other))
    return 2 * len(left & right) / max(1, len(left) + len(right))


def _pairs(text: str) -> frozenset[str]:
    runs = _WITHOUT_SENSE.split(text)
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
