"""How many kinds (几种) there are of a thing, told by naming them where no document counts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Evidence
from assistant.matching import match
from assistant.question import Reading
from assistant.refusal import carries
from assistant.runs import run_in

_KINDS = re.compile(
    r"(?:几|多少|几多)(?:[种类样]|大类|条(?:路子|渠道|途径|路(?![\u4e00-\u9fff]))"
    r"|个?(?:大|重点|主要)?(?:方面|渠道|途径|类型|类别|种类|阶段|环节|步骤|层次|维度|板块|领域|方向))"
)
_NAMED, _LED = 0.5, 0.6


def asks_for_kinds(reading: Reading) -> bool:
    """Whether a question asks how many kinds, ways or sides something has, and not how many of it there are."""
    return reading.kind == "number" and _KINDS.search(reading.core) is not None


def as_list(reading: Reading) -> Reading:
    """The same question asking which kinds there are."""
    return replace(reading, kind="list", unit=None, figures=0)


def naming(reading: Reading, evidence: Sequence[Evidence]) -> list[Evidence]:
    """What of the evidence names the kinds, best first."""
    return [one for one in evidence if _names_kinds(reading, one)]


def _names_kinds(reading: Reading, evidence: Evidence) -> bool:
    """Whether a statement names several kinds of what is asked: in a run closed by what they are of, or as a list."""
    listing = evidence.statement.enumeration
    if not carries(reading, evidence):
        return False
    if listing is not None and listing.is_announced:
        text = evidence.statement.document.text
        return _share(reading, text[listing.lead.start : listing.lead.end]) >= _LED
    run = run_in(evidence.statement.clauses[evidence.anchor].folded)
    return run is not None and len(run.things) > 1 and _share(reading, run.head) >= _NAMED


def _share(reading: Reading, text: str) -> float:
    total = sum(term.weight for term in reading.terms) or 1.0
    return sum(term.weight * match(term, text) for term in reading.terms) / total
