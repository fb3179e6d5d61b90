"""What a question asks, read against one catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.asides import asides_in
from assistant.asking import (
    Kind,
    asks_called,
    asks_names,
    asks_permission,
    asks_ruling,
    asks_target,
    asks_why,
    count_of,
    figures_asked,
    figures_named,
    is_count,
    item_of,
    kind_of,
    sort_of,
    subject_of,
    unit_of,
    years_in,
)
from assistant.deeds import deeds_in
from assistant.described import in_terms
from assistant.dialect import in_mandarin
from assistant.lead_ins import without_lead_in
from assistant.mentioned import asks_mentions, without_gloss, without_mentions
from assistant.terms import Term, TermReader, deed_term
from index.thesaurus import Thesaurus
from index.words import fold, part_of_speech, probability, words, words_at
from ingest.regions import Mention, mentions, unlisted_division
from ingest.types import Region

_QUOTED = re.compile(r"[“\"「『‘《]([^”\"」』’》]{2,30})[”\"」』’》]")
_PROPER = ("", "ns", "nr", "nz", "nt")  # a word of no dictionary, or a name
_NOT_A_NAME = re.compile(r"几|什么|啥|多少|哪|xx")
_QUALITIES = ("a", "d", "z")
_NAME_WEIGHT = 0.8
_SCENE = 0.5
_GLOSS = 0.15  # what a word keeps of its weight that explains another
_A_THING = 2.0  # what the word weighs at least that a question is about, so that its asides need not be
_ASIDE = 0.2
_JOINING = ("和", "与", "及", "跟", "同", "、", ",", "以及", "还有", "对比", "比")
_BELONGING = ("", "的", "下辖", "下属")
_PARTNERED = re.compile(r"结对|合作|互派|对口|帮扶|协作|支援|联合|共建|交流(?!轮岗)|联手|互助")
_COMPARED = re.compile(r"分别|各|不同|区别|差别|一样|哪|谁|比|差|[两几]地")


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as understood: `core` is its folded text without the catalogue's regions, typos mended, and `subject`
    what is left of it without its asking words.

    `quoted` are the names that an answer has to have, those in quotation marks and of partners. `outside` are divisions
    that the catalogue does not cover, `beside` those of them that are named along with covered ones. `unit` is the
    measure asked for (所, %, 年, 元), `count` the 四 and `sort` the 计划 of 哪四个计划, `item` the 8 of 第8项,
    `figures` how many are asked for, `named` the numbers taken for given; `why` asks for a reason, `allowed` for yes or
    no, `ruling` for what is permitted or required and nothing else, `target` for what is to be reached, `names` for
    institutions or places by name, `called` for what a thing is called, `mentions` for the places that write of it;
    `deeds` are the names that documents have for what a question asks to be done.
    """

    text: str
    kind: Kind
    regions: tuple[Region, ...]
    outside: tuple[Region, ...]
    beside: tuple[Region, ...]
    years: tuple[int, ...]
    terms: tuple[Term, ...]
    core: str
    subject: str
    quoted: tuple[str, ...]
    unit: str | None
    count: int | None
    sort: str
    item: int | None
    figures: int
    named: tuple[str, ...]
    why: bool
    allowed: bool
    ruling: bool
    target: bool
    names: bool
    called: bool
    deeds: tuple[str, ...] = ()
    mentions: bool = False


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
        self._named_by_none = lambda word: rarity(word) >= rarity("\N{REPLACEMENT CHARACTER}")

    def read(self, text: str) -> Reading:
        """The reading of a standalone question."""
        inside, outside, beside, core = self._regions_of(in_terms(self._mend(in_mandarin(fold(text)))))
        core = without_lead_in(core)
        mentioned = not inside and asks_mentions(core)
        core = without_mentions(core).strip() if mentioned else core
        kind = "open" if mentioned else kind_of(core)
        partners = self._partners(inside, beside, core) if kind in ("method", "open", "list") else ()
        if partners:
            outside = beside = ()
        subject = subject_of(core, kind)
        deeds = deeds_in(core, kind)
        ruling = kind == "open" and asks_ruling(core)
        terms = _lightened(self._asked_of(subject, asides_in(core)), outside)
        terms = self._glossed(terms, subject)
        if ruling or kind == "method":
            terms = tuple(_scene(term) for term in terms)
        if kind in ("list", "definition"):
            terms = tuple(term for term in terms if not is_count(term.text))
        if deeds and not _said(terms, deeds):
            terms = (*terms, deed_term(deeds, kind == "department"))
        return Reading(
            text=text,
            kind=kind,
            regions=inside,
            outside=outside or _unlisted(core, inside),
            beside=beside,
            years=years_in(core),
            terms=terms,
            core=core,
            subject=re.sub(r"\W+|的$", "", subject),
            quoted=(*(name for name in _QUOTED.findall(core) if _is_name(name)), *partners),
            unit=unit_of(core),
            count=count_of(core),
            sort=sort_of(core),
            item=item_of(core),
            figures=figures_asked(core),
            named=figures_named(core),
            why=asks_why(core),
            allowed=asks_permission(core),
            ruling=ruling,
            target=asks_target(core),
            names=asks_names(core),
            called=asks_called(core),
            deeds=deeds,
            mentions=mentioned,
        )

    def _asked_of(self, subject: str, asides: Sequence[tuple[int, int]]) -> tuple[Term, ...]:
        """The terms of a subject, lighter those of its asides where the rest names a thing by itself."""
        terms, rest = self._terms.read(subject), subject
        for start, end in asides:
            rest = rest[:start] + " " * (end - start) + rest[end:]
        asked = self._terms.read(rest) if asides else ()
        if not any(term.known and not term.manner and term.weight >= _A_THING for term in asked):
            return terms
        names = {term.text for term in asked}
        return tuple(term if term.text in names else replace(term, weight=_ASIDE * term.weight) for term in terms)

    def _regions_of(self, folded: str) -> tuple[tuple[Region, ...], tuple[Region, ...], tuple[Region, ...], str]:
        """Regions in the catalogue, divisions outside it, those of them that stand beside the former, the rest."""
        placed, named = words_at(folded), mentions(folded)
        starts = {start for start, _ in placed} | {found.start for found in named}
        spans: list[tuple[int, int, Region]] = []
        for name in sorted({name for region in self._regions for name in (region.name, region.short)}, key=len)[::-1]:
            for match in re.finditer(re.escape(fold(name)), folded):
                # 公开平台 is no 开平: a name begins where a word begins, or where the gazetteer sees one (看清|远的).
                if match.start() in starts and not _overlaps(match.start(), match.end(), spans):
                    spans += [(match.start(), match.end(), region) for region in self._named(name, folded)]
        spans.sort(key=lambda span: span[0])
        # 阳江市阳西县 speaks of 阳西县 only: the city says where it lies.
        qualifiers = {
            left[0]
            for left, right in pairwise(spans)
            if folded[left[1] : right[0]] in _BELONGING and left[2].name in right[2].ancestors
        }
        outside = [
            found
            for found in named
            if not _overlaps(found.start, found.end, spans)
            and (folded[found.start : found.end] == fold(found.region.name) or _stands_alone(found, placed))
        ]
        beside = [
            found.region
            for found in outside
            for start, end, _ in spans
            if not any(found.region.name in region.ancestors for _, _, region in spans)
            if folded[end : found.start] in _JOINING or folded[found.end : start] in _JOINING
        ]
        core = folded
        for start, end in reversed(dict.fromkeys((start, end) for start, end, _ in spans)):
            core = f"{core[:start]} {core[end:]}"
        return (
            tuple(dict.fromkeys(region for start, _, region in spans if start not in qualifiers)),
            tuple(dict.fromkeys(found.region for found in outside)),
            tuple(dict.fromkeys(beside)),
            core.strip(),
        )

    def _glossed(self, terms: tuple[Term, ...], subject: str) -> tuple[Term, ...]:
        """Terms of which those weigh less that only explain a name before them: 银龄，就是退休教师再上岗那个."""
        bare = without_gloss(subject)
        if bare == subject:
            return terms
        own = {term.text for term in self._terms.read(bare)}
        return tuple(term if term.text in own else replace(term, weight=_GLOSS * term.weight) for term in terms)

    def _partners(self, inside: Sequence[Region], beside: Sequence[Region], core: str) -> tuple[str, ...]:
        """The names of divisions that the one place asked about does something together with: 开平跟鹤山怎么结对."""
        if len(inside) != 1 or not _PARTNERED.search(core) or _COMPARED.search(core):
            return ()
        names = tuple(fold(region.short) for region in beside)
        return () if any(map(self._named_by_none, names)) else names

    def _named(self, name: str, folded: str) -> list[Region]:
        """The catalogue's regions of a name; of several (鼓楼区) those whose city the text names too, else all."""
        named = [region for region in self._regions if name in (region.name, region.short)]
        placed = [
            region
            for region in named
            if any(fold(above.rstrip("省市区县")) in folded.replace(fold(name), "") for above in region.ancestors)
        ]
        return placed or named


def _unlisted(core: str, inside: Sequence[Region]) -> tuple[Region, ...]:
    """A division that no gazetteer lists, where a question without a region begins with one: 云岭县的…

    A question begins with words of many kinds (孩子在县城…, 你们市…), so the name has to be one word, and no other.
    """
    found = None if inside else unlisted_division(core.strip())
    if found is None or len(words(found.short)) != 1 or part_of_speech(found.short)[:2] not in _PROPER:
        return ()
    return (found,)


def _lightened(terms: tuple[Term, ...], outside: Sequence[Region]) -> tuple[Term, ...]:
    """Terms that name a division weigh little: a plan of the city around it speaks for it without naming it."""
    names = {fold(name) for region in outside for name in (region.name, region.short)}
    # 连南县 may be cut to 连 and 南县.
    names |= {fold(region.short[-1] + level) for region in outside for level in "县市区"}
    return tuple(replace(term, weight=min(term.weight, _NAME_WEIGHT)) if term.text in names else term for term in terms)


def _scene(term: Term) -> Term:
    """A term of a case put to the documents: what neither they nor the thesaurus know only sets its scene."""
    return term if term.known or term.alternatives else replace(term, weight=_SCENE * term.weight)


def _said(terms: tuple[Term, ...], deeds: tuple[str, ...]) -> bool:
    """Whether one of the terms is already what is asked to be done."""
    return any(name in deeds for term in terms for name in (term.text, *term.alternatives))


def _stands_alone(found: Mention, placed: Sequence[tuple[int, str]]) -> bool:
    """Whether a division's short name begins with a word and is part of no word of the dictionary: 连南|要, 连|南县."""
    whole = [word for start, word in placed if start <= found.start and found.end <= start + len(word)]
    begins = any(start == found.start for start, _ in placed)
    return begins and all(len(word) == found.end - found.start or not probability(word) for word in whole)


def _is_name(quoted: str) -> bool:
    """Whether what stands in quotation marks is a name: no asking words, no adjective whose sense is asked."""
    return not _NOT_A_NAME.search(quoted) and part_of_speech(quoted)[:1] not in _QUALITIES


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int, Region]]) -> bool:
    return any(start < stop and begin < end for begin, stop, _ in spans)
