"""Runs (顿号列举): several things named in one clause, 党建、德育和体育等特色学校, and the words around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_BRACKETS = re.compile(r"\([^()]*\)")
# What parts the things: 、, the marks between two quoted names, the arrow from one step to the next.
_PARTING = re.compile(r"、|(?<=[”\"])(?=[“\"])|→")
_LAST = re.compile(r"以及|[和与及]")
_CLOSED = re.compile(r"等(?!级|同|于|待|效|额|分|量)")
_LONGEST = 24  # characters of a thing; more is a clause of its own
_HEAD = 10  # characters behind a run that may say what its things are
_MARKS = '“”"‘’《》'


@dataclass(frozen=True, slots=True)
class Run:
    """`things` in a row, and `around`, what the clause says before and behind them.

    The first thing may have words before it, and the last one, where no 等 closes the run, words behind it; `head` are
    the words right behind.
    """

    things: tuple[str, ...]
    around: str
    head: str

    def are(self, sort: str) -> bool:
        """Whether the things are of a sort by their own names or by what the run is said to be of."""
        inside = self.things[1:-1] or self.things
        return sort in self.head or 2 * sum(thing.endswith(sort) for thing in inside) > len(inside)


@lru_cache(maxsize=8192)
def run_in(clause: str) -> Run | None:
    """The run of a folded clause; None where it names no two things in a row."""
    parts = _PARTING.split(_BRACKETS.sub("", clause))
    if len(parts) < 2 or any(len(part) > _LONGEST for part in parts[1:-1]):
        return None
    closed = _CLOSED.search(parts[-1])
    last, behind = (parts[-1][: closed.start()], parts[-1][closed.end() :]) if closed else (parts[-1], parts[-1])
    things = (*parts[:-1], *_halves(last, parts[1:-1]))
    return Run(tuple(thing.strip(_MARKS) for thing in things), f"{parts[0]} {behind}", behind[:_HEAD])


def _halves(last: str, others: list[str]) -> tuple[str, ...]:
    """The two last things that 和 joins, unless one would be far shorter than the others: 鹤山和珠海的培训 is one."""
    joined = _LAST.search(last, 1)
    if joined is None:
        return (last,)
    halves = (last[: joined.start()], last[joined.end() :])
    least = sum(len(other) for other in others) / (2 * len(others)) if others else 2
    return halves if all(len(half) >= least for half in halves) else (last,)
