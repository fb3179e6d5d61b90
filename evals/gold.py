"""Where the gold quotes of the cases stand in the documents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evals.cases import BadCases, Case, Gold


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open range of characters in the canonical text of a document."""

    document_id: str
    start: int
    end: int

    def shared(self, other: Stretch) -> int:
        """How many characters two stretches have in common."""
        if self.document_id != other.document_id:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Text:
    """The canonical text of a document, and the region that it is of."""

    document_id: str
    region: str | None
    text: str


Places = tuple[Stretch, ...]
"""Every stretch where one gold quote stands: a plan may say a thing in its body and again in its annex."""


def places_of(gold: Gold, texts: Sequence[Text]) -> Places:
    """Where a gold quote stands in the documents of its region, white space aside; of all regions where it has none."""
    quote = _without_space(gold.quote)[0]
    found = []
    for text in texts:
        if gold.region is not None and text.region != gold.region:
            continue
        bare, positions = _without_space(text.text)
        start = bare.find(quote)
        while start >= 0:
            found.append(Stretch(text.document_id, positions[start], positions[start + len(quote) - 1] + 1))
            start = bare.find(quote, start + 1)
    return tuple(found)


def locate(cases: Sequence[Case], texts: Sequence[Text]) -> Mapping[str, tuple[Places, ...]]:
    """The places of every gold quote, by the case's id.

    Raises BadCases where one stands nowhere, and where an answer is to be of a region without a document.
    """
    located: dict[str, tuple[Places, ...]] = {}
    covered = sorted({text.region for text in texts if text.region})
    faults = []
    for case in cases:
        faults += [
            f"{case.source}: `regions` has {region}, of which there is no document: name one of {'、'.join(covered)}"
            for region in case.regions
            if case.answerable and region not in covered
        ]
        located[case.id] = tuple(places_of(gold, texts) for gold in case.gold)
        faults += [
            f"{case.source}: {_told(gold, texts)}"
            for gold, places in zip(case.gold, located[case.id], strict=True)
            if not places
        ]
    if faults:
        raise BadCases(faults)
    return located


def _told(gold: Gold, texts: Sequence[Text]) -> str:
    regions = sorted({text.region for text in texts if text.region})
    if gold.region is not None and gold.region not in regions:
        return f"a gold quote is of {gold.region}, of which there is no document: name one of {'、'.join(regions)}"
    elsewhere = places_of(Gold(quote=gold.quote), texts)
    if elsewhere:
        region = next(text.region for text in texts if text.document_id == elsewhere[0].document_id)
        return f"the gold quote “{gold.quote}” is not in the text of {gold.region} but of {region}: correct `region`"
    length = len(gold.quote)
    while not places_of(Gold(region=gold.region, quote=gold.quote[:length]), texts) and length > 1:
        length -= 1
    stands = f"up to “{gold.quote[:length]}” it is" if length > 1 else "not even its beginning is"
    return f"the gold quote “{gold.quote}” is not in the text ({stands}): copy it from the text, character by character"


@lru_cache(maxsize=2048)
def _without_space(text: str) -> tuple[str, tuple[int, ...]]:
    """A text without white space, and where each of its characters stood."""
    positions = tuple(match.start() for match in re.finditer(r"\S", text))
    return "".join(text[position] for position in positions), positions
