"""Figures of several years asked for together: what stands beside the best evidence for the years that this lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.dates import years_of
from assistant.evidence import Evidence
from assistant.question import Reading
from assistant.refusal import carries

_SAID_OF_ALL = re.compile(r"[\W\d_年月底末初前到至以上下达高低不少多于过超为占的约]")


def of_each_year(reading: Reading, carried: Sequence[Evidence], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The best evidence and, for each asked year that it does not speak of, the best of that year for the same thing.

    In the order of the years; the best alone where one year is asked, or a table's row answers.
    """
    best = carried[0]
    told = {min(years_of(best.statement, best.anchor), default=0): best}
    if reading.kind != "number" or len(reading.years) < 2 or best.statement.row is not None:
        return [best]
    for year in set(reading.years) - years_of(best.statement, best.anchor):
        if f"{year}" in best.statement.text:
            continue
        found = next((one for one in evidence if _is_of_year(one, year) and _measures_alike(reading, one, best)), None)
        if found is not None:
            told[year] = found
    return [told[year] for year in sorted(told)]


def _is_of_year(evidence: Evidence, year: int) -> bool:
    return evidence.statement.row is None and year in years_of(evidence.statement, evidence.anchor)


def _measures_alike(reading: Reading, one: Evidence, best: Evidence) -> bool:
    """Whether a figure is of the unit of the best one and of what that measures, by itself or in the same breath."""
    if one.figure is None or best.figure is None or one.statement is best.statement:
        return False
    if (one.figure.kind, one.figure.unit) != (best.figure.kind, best.figure.unit):
        return False
    near = one.statement.passage is best.statement.passage
    return bool(_measured(one) & _measured(best)) and (near or carries(reading, one))


def _measured(evidence: Evidence) -> set[str]:
    """The pairs of characters of the clause that answers, but for its figure, its year and its bound."""
    words = _SAID_OF_ALL.split(evidence.statement.clauses[evidence.anchor].folded)
    return {word[at : at + 2] for word in words for at in range(len(word) - 1)}
