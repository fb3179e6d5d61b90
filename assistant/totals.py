"""The sum of the figures that a question asks for together, where one clause lists all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose import Piece
from assistant.findings import Finding
from assistant.goals import Goal, goals_in
from assistant.question import Reading
from ingest.quantities import quantities_in

_TOGETHER = re.compile(r"一共|总共|合计|共计|总计|加起来|加在一起|总和|合起来")
_PARTED = re.compile(r"共|合计|总计|其中|含|累计|每|[，。；;：:\n]")


def with_total(reading: Reading, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, a figure asked for together with others summed up, with its arithmetic."""
    if reading.kind != "number" or reading.unit is None or not _TOGETHER.search(reading.core):
        return tuple(findings)
    return tuple(
        replace(one, pieces=(_summed(reading, one.pieces[0]),)) if len(one.pieces) == 1 else one for one in findings
    )


def _summed(reading: Reading, piece: Piece) -> Piece:
    goals = goals_in([piece])
    if piece.arithmetic or len(goals) < 2 or not _is_list(piece, goals) or not _all_asked(reading, goals):
        return piece
    total = sum((goal.target.value for goal in goals), Decimal())
    terms = "+".join(goal.digits for goal in goals)
    return replace(piece, arithmetic=f"；合计{total.normalize():f}{goals[0].target.unit}（{terms}）")


def _is_list(piece: Piece, goals: Sequence[Goal]) -> bool:
    """Whether goals are plain figures of one unit and year in one clause, and all that a quote says in that unit."""
    first, last = goals[0].target, goals[-1].target
    between = goals[0].document.text[first.figure.end : last.figure.start]
    alike = {(goal.document.id, goal.target.unit, goal.target.year, goal.target.bound) for goal in goals}
    quantities = [one for quote in piece.quotes for one in quantities_in(quote.text) if one.unit == first.unit]
    return (
        len(alike) == 1
        and first.bound == "="
        and first.unit != "%"
        and all(goal.digits and goal.target.value_to is None for goal in goals)
        and len(quantities) == len(goals)
        and not _PARTED.search(between)
    )


def _all_asked(reading: Reading, goals: Sequence[Goal]) -> bool:
    """Whether a question asks for all of the goals: it has a word of its own for each of them, or for none."""
    pairs = [_pairs(goal.name) for goal in goals]
    asked = _pairs(reading.core)
    own = [bool(asked & (one - set().union(*pairs[:place], *pairs[place + 1 :]))) for place, one in enumerate(pairs)]
    return all(own) or not any(own)


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}
