"""Anchors: the clauses of a statement that an answer could stand in, and how well each fits the kind of question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agents import agent_in
from assistant.dates import deadline_fit
from assistant.figure_fit import figure_fit
from assistant.figures import Figure
from assistant.matching import match
from assistant.names import has_proper_name
from assistant.question import Reading
from assistant.runs import Run, run_in
from assistant.signs import rules
from assistant.statements import Clause, Statement

_NO_FIGURE = -0.35  # what a statement loses without a figure where one is asked for
_AGENT, _DEED = 0.15, 0.15  # what a clause that says who, and one that says who does what is asked, gains
_RULED = 0.3  # what the clause that rules on all that is asked gains
_RUN, _MANY = 0.3, 4  # for a clause that names things of what is asked, in full for so many of them
_OF_SORT = 0.15  # and for things of the sort that is asked for
_AS_MANY = 0.1  # and more where they are as many as asked for


@dataclass(frozen=True, slots=True)
class Anchor:
    """A clause by its `place` in a statement, with its `figure` and what it gains by its `fit`."""

    place: int
    fit: float = 0.0
    figure: Figure | None = None


def anchors_in(reading: Reading, statement: Statement, carried: Sequence[float]) -> list[Anchor]:
    """The clauses an answer could stand in; `carried` is the weight of the question's terms in each clause.

    What asks for no figure, date, agent or ruling stands where most of it is.
    """
    clauses = statement.clauses
    if reading.kind == "number":
        return _with_figures(reading, statement) or [Anchor(0, _NO_FIGURE)]
    if reading.kind == "deadline":
        return [Anchor(place, deadline_fit(statement, clause, carried[place])) for place, clause in enumerate(clauses)]
    if reading.kind == "department":
        return [Anchor(place, _agent_fit(reading, clause)) for place, clause in enumerate(clauses)]
    if reading.ruling and (ruling := _ruling(reading, clauses, carried)):
        return ruling
    if reading.kind == "list" and not (statement.enumeration and statement.enumeration.is_announced):
        return [_naming_most(reading, clauses, carried)]
    return [Anchor(max(range(len(clauses)), key=lambda place: carried[place]))]


def _with_figures(reading: Reading, statement: Statement) -> list[Anchor]:
    return [
        Anchor(place, fit, figure)
        for place, clause in enumerate(statement.clauses)
        for figure in clause.figures
        if (fit := figure_fit(reading, clause, figure, statement)) > 0
    ]


def _agent_fit(reading: Reading, clause: Clause) -> float:
    """What a clause gains by saying who does something, and more where it is what the question asks to be done."""
    if not agent_in(clause.text):
        return 0.0
    return _AGENT + (_DEED if any(deed in clause.folded for deed in reading.deeds) else 0.0)


def _ruling(reading: Reading, clauses: Sequence[Clause], carried: Sequence[float]) -> list[Anchor]:
    """The clauses that rule, if any on what is asked: the more of that a clause names itself, the more it is of it."""
    total = sum(term.weight for term in reading.terms)
    found = [
        Anchor(place, _RULED * carried[place] / total) for place, clause in enumerate(clauses) if rules(clause.text)
    ]
    return found if any(anchor.fit for anchor in found) else []


def _naming_most(reading: Reading, clauses: Sequence[Clause], carried: Sequence[float]) -> Anchor:
    """The clause that has most of what is asked and of the things to be named."""
    total = sum(term.weight for term in reading.terms)
    fits = [_run_fit(reading, clause) for clause in clauses]
    best = max(range(len(clauses)), key=lambda place: carried[place] / total + fits[place])
    return Anchor(best, fits[best])


def _run_fit(reading: Reading, clause: Clause) -> float:
    """What a clause brings by naming several things of what is asked, of the sort and as many as are asked for."""
    run = run_in(clause.folded)
    if run is None or len(run.things) < (reading.count or 0):
        return 0.0
    total = sum(term.weight for term in reading.terms)
    share = sum(term.weight * match(term, run.around) for term in reading.terms) / total
    of_sort = (bool(reading.sort) and run.are(reading.sort)) or (reading.names and _are_named(run, reading.core))
    as_many = reading.count is not None and len(run.things) == reading.count > 2
    many = min(1.0, len(run.things) / _MANY)
    return _RUN * many * share + _OF_SORT * many * of_sort + _AS_MANY * as_many * max(share, of_sort)


def _are_named(run: Run, core: str) -> bool:
    """Whether two things of a run at least are institutions or places by name."""
    return sum(has_proper_name(thing, core) for thing in run.things) > 1
