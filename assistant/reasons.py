"""Why a question has no answer, and how that is said: what is missing, and what there is instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.asking import Kind
from assistant.evidence import Evidence
from assistant.question import Reading
from assistant.refusal import carries, is_for
from assistant.terms import Term
from assistant.types import RefusalReason
from index.types import CatalogEntry
from index.words import part_of_speech

_OFF_TOPIC = 0.25
_CARRYING = 1.0  # the weight of a term that a question is about
_NAMING = 2.0  # and of one that names what is missing
_REGIONS, _TERMS, _LONGEST_TERM = 6, 2, 10
_TALK = re.compile(r"^[^一二三四五两]?[一二三四五两这那哪几了的不要好去年月日天]|[了年月日天要去]$|一[起样定]|多少")
_MEASURES = {
    "元": "金额",
    "%": "比例",
    "年": "年限",
    "月": "期限",
    "天": "期限",
    "小时": "时长",
    "久": "期限",
    "每": "次数",
}
_ASKED: dict[Kind, str] = {
    "number": "具体数字",
    "deadline": "时间",
    "department": "责任单位",
    "definition": "含义",
    "method": "具体做法",
    "problem": "问题",
    "list": "具体内容",
    "duties": "任务",
}


def reason_for(reading: Reading, evidence: Sequence[Evidence], catalog: Sequence[CatalogEntry]) -> RefusalReason:
    """The reason of a refusal, false premises apart; `evidence` and `catalog` are of the documents asked."""
    if not catalog:
        return "region_not_covered"
    if reading.years:
        timeless = replace(reading, years=())
        # A plan for the years after it may still tell of a year.
        told = any(str(year) in one.statement.text for one in evidence for year in reading.years)
        if not told and not any(is_for(entry.period, year) for entry in catalog for year in reading.years):
            return "period_not_covered"
        sentences = [one for one in evidence if one.statement.row is None]
        if any(carries(timeless, one) and not carries(reading, one) for one in sentences):
            return "period_not_covered"
    best = max((one.coverage for one in evidence), default=0.0)
    if best < _OFF_TOPIC and (not reading.regions or _is_of_another_field(reading)):
        return "out_of_scope"
    return "no_evidence"


def region_message(reading: Reading, catalog: Sequence[CatalogEntry]) -> str:
    """That the region asked about is not covered, and which are; a filter may leave out one that is."""
    if not reading.outside:
        return f"所选范围内没有{'、'.join(region.name for region in reading.regions) or '这个地区'}的文件。"
    asked = "、".join(region.name for region in reading.outside)
    covered = _regions_of(catalog)
    return f"没有收录{asked}的文件，无法回答。" + (f"目前收录：{covered}。" if covered else "")


def period_message(reading: Reading, label: str, asked: Sequence[CatalogEntry]) -> str:
    """That the documents asked say nothing of a year, and which years they are for if that is none of them."""
    years = "、".join(f"{year}年" for year in reading.years)
    periods = list(dict.fromkeys(entry.period for entry in asked if entry.period is not None))
    if not periods or any(period.start <= year <= period.end for period in periods for year in reading.years):
        return f"{label}的文件没有{years}的相关内容。"
    told = "、".join(f"{period.start}—{period.end}年" for period in periods)
    return f"{label}的文件没有{years}的相关内容，写的是{told}。"


def scope_message(catalog: Sequence[CatalogEntry]) -> str:
    """That a question is of another field than all documents, and what these are."""
    covered = _regions_of(catalog)
    whose = f"{covered}的" if covered and all(entry.region for entry in catalog) else ""
    example = f"，如《{catalog[0].title}》" if catalog else ""
    return f"这个问题不在收录文件的范围内。目前收录{whose}{len(catalog)}份文件{example}。"


def evidence_message(reading: Reading, label: str, mentioned: Callable[[str], bool]) -> str:
    """What of a question the documents asked do not hold, in its own words; `mentioned` says what words they have."""
    named = [term for term in reading.terms if not term.manner and term.weight >= _CARRYING]
    absent = [
        term
        for term in named
        if _names_a_thing(term) and not any(mentioned(name) for name in (term.text, *term.alternatives))
    ]
    if absent:
        heaviest = sorted(absent, key=lambda term: -term.weight)[:_TERMS]
        return f"{label}的文件没有提到{_quoted(term for term in absent if term in heaviest)}。"
    asked = _asked(reading)
    # What is asked of something stands last: 山区老师每个月的生活补助.
    topics = [*reading.quoted, *(term.text for term in reversed(named) if _names_a_thing(term, "n"))]
    if asked is None or not topics:
        return f"{label}的文件没有写明这一点。"
    return f"{label}的文件没有写明“{topics[0]}”的{asked}。"


def _is_of_another_field(reading: Reading) -> bool:
    """Whether no document knows any of the several things that a question names."""
    named = [term for term in reading.terms if not term.manner and term.weight >= _CARRYING]
    return len(named) > 1 and not any(term.known for term in named)


def _names_a_thing(term: Term, tags: str = "njv") -> bool:
    if term.weight < _NAMING or len(term.text) > _LONGEST_TERM or (len(term.text) < 4 and _TALK.search(term.text)):
        return False
    return part_of_speech(term.text)[:1] in ("", *tags) and not term.text[0].isdigit()


def _asked(reading: Reading) -> str | None:
    if reading.why:
        return "原因"
    if reading.names:
        return "具体名单"
    if reading.kind == "number" and reading.unit in _MEASURES:
        return _MEASURES[reading.unit]
    return _ASKED.get(reading.kind)


def _quoted(terms: Iterable[Term]) -> str:
    return "、".join(f"“{term.text}”" for term in terms)


def _regions_of(catalog: Sequence[CatalogEntry]) -> str:
    """The regions of a catalogue, the first of them where there are many."""
    names = list(dict.fromkeys(entry.region.name for entry in catalog if entry.region is not None))
    if len(names) <= _REGIONS:
        return "、".join(names)
    return f"{'、'.join(names[: _REGIONS - 1])}等{len(names)}个地区"
