"""What an answer says in words of its own: places compared, sums, and where other words stand.

Written anew from how answers read: a measure that shared the engine's wording would let pass what the engine lets pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.types import Answer, Citation
from evals.figures import foreign
from evals.labels import is_aspect, labels_in, labels_of
from index.words import fold

_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = r"[^\W\d_]{1,4}"
_CHANGE = rf"{_NUMBER}(?P<unit>{_UNIT})（(?P<more>{_NUMBER}%?)-(?P<less>{_NUMBER}%?)）"
_BOUNDS = "为|不低于|不超过|高于|低于|约为"
_COUNTS = "零一两三四五六七八九"
_SUMMED = re.compile(rf"；(?:增加|减少|合计){_NUMBER}(?P<unit>{_UNIT})（{_NUMBER}%?(?:-{_NUMBER}%?|(?:\+{_NUMBER})+)）")
_LISTED = re.compile(r"^共\d+项：|（共\d+项）$")
_ELSEWHERE = re.compile(
    r"(?:^|(?<=；))(?:同一文件的(?:指标表|其他部分|“(?P<heading>[^”：]{1,40})”部分)另写：|另：(?P<owner>[^：]{1,60})的文件写：)"
)
_POINTS = "个百分点"
# What a heading is numbered with: 9.、（三）、第二章.
_NUMBERING = re.compile(r"[\W\d_第章节条款编一二三四五六七八九十百零]*")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Places side by side: the words before, and the figure that each place is said to set."""

    lead: str
    told: tuple[tuple[str, str], ...]


def comparison_in(text: str, citations: Sequence[Citation]) -> Comparison | None:
    """What a text says of the cited places beside each other; None where it is not just that.

    It is 甲、乙相同：均为5% (两地, if there are two), 甲比乙长2年（12-10） or 最长的是甲，最短的是乙，相差2年（12-10）.
    """
    names = "|".join(map(re.escape, sorted(labels_in(citations), key=len, reverse=True)))
    place = rf"(?:{names})(?:、(?:{names}))*"
    alike = rf"(?P<all>{place}|[{_COUNTS}]地)相同：均(?:{_BOUNDS})(?P<same>{_NUMBER}(?:—{_NUMBER})?)(?P<of>%|{_UNIT})"
    apart = rf"(?P<top>{place})比(?P<low>{place})[高长多]"
    ends = rf"最[高长多]的是(?P<first>{place})，最[低短少]的是(?P<last>{place})，相差"
    found = re.fullmatch(rf"(?:(?P<lead>[^：]{{1,40}})：)?(?:{alike}|(?:{apart}|{ends}){_CHANGE})。?", text)
    if found is None or not _is_unit(found["unit"] or found["of"], citations):
        return None
    if found["all"] is None:
        tops, lows = found["top"] or found["first"], found["low"] or found["last"]
        told = [(one, found["more"]) for one in _split(tops, names)] + [
            (one, found["less"]) for one in _split(lows, names)
        ]
        return Comparison(found["lead"] or "", tuple(told))
    cited = list(dict.fromkeys(one.region or one.document_title for one in citations))
    counted = _COUNTS.find(found["all"][0]) if found["all"].endswith("地") else None
    if counted not in (None, len(cited)):
        return None
    places = cited if counted is not None else _split(found["all"], names)
    figures = found["same"].split("—")
    sign = "%" if found["of"] == "%" else ""
    return Comparison(found["lead"] or "", tuple((one, f"{figure}{sign}") for one in places for figure in figures))


def misplaced(text: str, citations: Sequence[Citation]) -> list[str]:
    """The places of a comparison that are given a figure which no quote of their own has."""
    found = comparison_in(text, citations)
    told = found.told if found else ()
    return [
        label
        for label, figure in told
        if foreign(figure, "\n".join(one.quote for one in citations if label in labels_of(one)))
    ]


def borrowed(text: str, answer: Answer, citations: Sequence[Citation]) -> str:
    """What a statement has from its quotes: without its aspect's name, what is reckoned and where the words stand."""
    text = _ELSEWHERE.sub(lambda one: "" if _stands(one, citations) else one[0], text)
    lead, colon, rest = text.partition("：")
    text = rest if colon and is_aspect(lead, answer) else text
    if (found := comparison_in(text, citations)) is not None:
        return found.lead
    bare = _SUMMED.sub(lambda one: "" if _is_unit(one["unit"], citations) else one[0], text)
    return _LISTED.sub("", bare)


def _split(places: str, names: str) -> list[str]:
    return re.findall(names, places)


def _is_unit(unit: str, citations: Iterable[Citation]) -> bool:
    return unit in ("%", _POINTS) or any(fold(unit) in re.sub(r"\s", "", fold(one.quote)) for one in citations)


def _stands(found: re.Match[str], citations: Iterable[Citation]) -> bool:
    """Whether a citation is of the document that is named, or stands below the heading that is."""
    if found["owner"]:
        return found["owner"] in labels_in(citations)
    return found["heading"] is None or any(_is_headed(one, found["heading"]) for one in citations)


def _is_headed(citation: Citation, name: str) -> bool:
    headings = (re.sub(r"\s", "", fold(heading)) for heading in citation.section_path)
    wanted = re.sub(r"\s", "", fold(name))
    return any(
        heading.endswith(wanted) and _NUMBERING.fullmatch(heading.removesuffix(wanted)) is not None
        for heading in headings
    )
