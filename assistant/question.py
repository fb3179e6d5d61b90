"""What a question asks, read against one catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.asking import (
    Kind,
    asks_comparison,
    asks_difference,
    asks_permission,
    asks_why,
    count_of,
    figures_asked,
    item_of,
    kind_of,
    subject_of,
    unit_of,
    years_in,
)
from assistant.terms import Term, TermReader
from index.thesaurus import Thesaurus
from index.words import fold, words
from ingest.regions import mentions
from ingest.types import Region

_QUOTED = re.compile(r"[“\"「『‘《]([^”\"」』’》]{2,30})[”\"」』’》]")
_NOT_A_NAME = re.compile(r"几|什么|啥|多少|哪|xx")
_NAME_WEIGHT = 0.8
_BELONGING = ("", "的", "下辖", "下属")


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood: `core` is its folded text without the catalogue's regions, typos mended, and `subject`
    what is left of it without its asking words.

    `outside` are divisions that the catalogue does not cover. `unit` is the measure asked for (所, %, 年, 元), `count`
    the 四 of 哪四个, `item` the 8 of 第8项, `figures` how many figures are asked for; `why` asks for a reason,
    `allowed` for yes or no.
    """

    text: str
    kind: Kind
    regions: tuple[Region, ...]
    outside: tuple[Region, ...]
    years: tuple[int, ...]
    terms: tuple[Term, ...]
    core: str
    subject: str
    quoted: tuple[str, ...]
    unit: str | None
    count: int | None
    item: int | None
    figures: int
    difference: bool
    compare: bool
    why: bool
    allowed: bool


class QuestionReader:
    """Reads questions against one catalogue: `regions` are the divisions it covers, `rarity` weighs a word."""

    def __init__(
        self,
        regions: Sequence[Region],
        thesaurus: Thesaurus,
        rarity: Callable[[str], float],
        mend: Callable[[str], str],
    ) -> None:
        self._regions = tuple(dict.fromkeys(regions))
        self._terms = TermReader(thesaurus, rarity)
        self._mend = mend

    def read(self, text: str) -> Reading:
        """The reading of a standalone question."""
        inside, outside, core = self._regions_of(fold(self._mend(text)))
        kind = kind_of(core)
        subject = subject_of(core, kind)
        return Reading(
            text=text,
            kind=kind,
            regions=inside,
            outside=outside,
            years=years_in(core),
            terms=_lightened(self._terms.read(subject), outside),
            core=core,
            subject=re.sub(r"\W+|的$", "", subject),
            quoted=tuple(name for name in _QUOTED.findall(core) if not _NOT_A_NAME.search(name)),
            unit=unit_of(core),
            count=count_of(core),
            item=item_of(core),
            figures=figures_asked(core),
            difference=asks_difference(core),
            compare=len(inside) > 1 or asks_comparison(core),
            why=asks_why(core),
            allowed=asks_permission(core),
        )

    def _regions_of(self, folded: str) -> tuple[tuple[Region, ...], tuple[Region, ...], str]:
        """Regions in the catalogue, regions outside it, and the text with the former cut out."""
        spans: list[tuple[int, int, Region]] = []
        for region in sorted(self._regions, key=lambda region: -len(region.name)):
            for name in (region.name, region.short):
                spans += [
                    (match.start(), match.end(), region)
                    for match in re.finditer(re.escape(fold(name)), folded)
                    if not _overlaps(match.start(), match.end(), spans)
                ]
        spans.sort(key=lambda span: span[0])
        # 阳江市阳西县 speaks of 阳西县 only: the city says where it lies.
        qualifiers = {
            left[0]
            for left, right in pairwise(spans)
            if folded[left[1] : right[0]] in _BELONGING and left[2].name in right[2].ancestors
        }
        cut = set(words(folded))
        outside = [
            found.region
            for found in mentions(folded)
            if not _overlaps(found.start, found.end, spans)
            and (folded[found.start : found.end] in cut or folded[found.start : found.end] == fold(found.region.name))
        ]
        core = folded
        for start, end, _ in reversed(spans):
            core = core[:start] + " " + core[end:]
        return (
            tuple(dict.fromkeys(region for start, _, region in spans if start not in qualifiers)),
            tuple(dict.fromkeys(outside)),
            core,
        )


def _lightened(terms: tuple[Term, ...], outside: Sequence[Region]) -> tuple[Term, ...]:
    """Terms that name a division weigh little: a plan of the city around it speaks for it without naming it."""
    names = {fold(name) for region in outside for name in (region.name, region.short)}
    return tuple(replace(term, weight=min(term.weight, _NAME_WEIGHT)) if term.text in names else term for term in terms)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int, Region]]) -> bool:
    return any(start < stop and begin < end for begin, stop, _ in spans)
