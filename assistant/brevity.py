"""Answers over several places kept short: the best statement of each place, cut to the clauses that carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose import piece_of
from assistant.evidence import Evidence
from assistant.findings import Finding
from assistant.question import Reading

LONGEST = 320
"""Characters of an answer over several places that can be read at a glance."""

_LABEL = 6  # characters of a place's name and its colon
_CLAUSE = 60
_AS_COVERED = 0.75  # of what the best place's statement carries, a place that writes of the same thing carries


def shortened(reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of several places, where they are too long together each by its best statement alone."""
    length = sum(_LABEL + sum(len(piece.text) for piece in finding.pieces) for finding in findings)
    if len(findings) < 2 or length <= LONGEST:
        return list(findings)
    room = LONGEST // len(findings) - _LABEL
    return [_by(reading, one, one.carried[0], room) if one.carried else one for one in findings]


def mentioning(reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of the places that write of the very thing asked about, in a clause each."""
    best = {
        finding.place: max(naming, key=lambda one: (one.coverage, one.score))
        for finding in findings
        if (naming := [one for one in finding.carried if _names_it(reading, one)])
    }
    enough = _AS_COVERED * max((one.coverage for one in best.values()), default=0.0)
    return [
        _by(reading, finding, best[finding.place], _CLAUSE)
        for finding in findings
        if finding.place in best and best[finding.place].coverage >= enough
    ]


def _names_it(reading: Reading, one: Evidence) -> bool:
    """Whether a statement or its surroundings have the word of the question that weighs most."""
    named = [term for term in reading.terms if not term.manner] or reading.terms
    return max(named, key=lambda term: term.weight) not in one.missing


def _by(reading: Reading, finding: Finding, one: Evidence, room: int) -> Finding:
    """A finding told by one statement alone."""
    piece = piece_of(reading, one, room)
    return replace(finding, pieces=(piece,)) if piece.grounded else finding
