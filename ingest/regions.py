"""The administrative divisions (行政区) that a name, a title or a text speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.gazetteer import common_words, divisions_named, everyday_names, names_by_head, short_name
from ingest.types import Region, RegionLevel

_RANK: dict[RegionLevel, int] = {"province": 0, "city": 1, "county": 2, "town": 3}
# Districts whose full name is a plain description of a place; they count only right behind their parent's name.
_DESCRIPTION = re.compile(
    r"城[东西中北关]?区|[郊矿西]区|[新老古山水]城区|新[市建]区|市[南北中]区|路[南北]区|湖滨区|海?港口?区|滨海新区"
)
# Things that bear a division's short name without speaking of it.
_NAMESAKES = re.compile(r"孙中山|中山[装陵]|[云天五]台山|千佛山|大理石|黄浦江|台湾海峡|阳春[三白]|中南海|复合肥")
_INSTITUTION = re.compile(
    r"[市省县区]?(?:开放|广播电视|职业|技术|师范|海洋|工业|理工|科技|农业|林业|医科|中医药|药科|财经|外语|外国语|艺术|体育|幼儿"
    r"|高等专科|第[一二三]|城市|工程|商|医|民族|警官|交通|电子|信息|城建|水利|应用|联合|综合)*(?:大学|学院|高等专科学校)"
)
_TOWN = re.compile(r"(?P<stem>[\u4e00-\u9fff]{1,4}?)(?:镇|乡|街道)(?!镇|村|[\u4e00-\u9fff]?级)")
# A division that the gazetteer does not know, by the form of its name, where a title begins with one.
_UNLISTED = re.compile(
    r"(?:关于(?:印发|转发|公布|发布))?《?(?P<name>(?P<stem>[\u4e00-\u9fff]{1,5}?)(?P<suffix>自治[县州旗]|[县市区旗镇乡]))"
    r"(?![域村场镇间划别级制化际内外])"
)
# Words of the same form, and what stands in words but in no name: 我市, 教育强县, 关于加强乡…
_NO_DIVISION = re.compile(
    r".*(?:社|学|园|校|地|市|城|辖|县|新|片|库|灾|山|牧|林|街|景|矿|湾|厂|小|营|开发|高新|实验|试验|示范|试点|先进|特|功能|保护|自贸"
    r"|保税|合作|聚集|集聚|安置|生活|教学|革命老|老|边|民族|贫困|少数民族|一体化)区|.*(?:城|超|股|都|菜|集|夜|强|大|小|各|全|我|本|该|某)市"
    r"|.*(?:强|各|全|我|本|该|某|示范|试点|先进|贫困|脱贫|大)县|.*(?:红|国|党|军|升|队|校|大)旗|.*(?:城|乡|村|集|重|小|强|中心|各|全|我|本|该)镇"
    r"|.*(?:城|下|家|故|老|他|返|回|入|水|各|全|我|本|该|梦|同|思)乡|.*(?:关于|[省部厅局委的和与及对为等]).*"
)
_LEVELS: dict[str, RegionLevel] = {"市": "city", "自治州": "city", "镇": "town", "乡": "town"}
_OFTEN, _MOSTLY = 5, 0.7
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A division named in a text: `text[start:end]` is its name, full or short."""

    start: int
    end: int
    region: Region


def region_named(name: str, near: Sequence[Region] = ()) -> Region | None:
    """The division with this full or short name (清远市, 清远, 广东省清远市), or None where none or several have it.

    `near` resolves names that several divisions share: the one inside, around or beside these is taken.
    """
    name = name.strip()
    chosen = _choose(divisions_named(name), near)
    if chosen is not None:
        return chosen
    chain = mentions(name, near)
    whole = bool(chain) and chain[0].start == 0 and chain[-1].end == len(name)
    if whole and all(left.end == right.start for left, right in pairwise(chain)):
        return chain[-1].region
    return None


def region_of_title(title: str) -> Region | None:
    """The division a title begins with or speaks for: 广东省清远市…方案 → 清远市, 关于印发开平市…的通知 → 开平市.

    Where it names none of the gazetteer, one known by the form of its name: 云岭县…规划 → 云岭县, without ancestors.
    """
    found = mentions(title)
    if not found:
        return unlisted_division(title)
    full = [mention for mention in found if mention.end - mention.start == len(mention.region.name)]
    best = found[0] if found[0].start == 0 or not full else full[0]
    for mention in found:
        if mention.start == best.end and best.region.name in mention.region.ancestors:
            best = mention
    town = _TOWN.match(title, best.end)
    if town and best.region.level == "county":
        return Region(town.group(), town["stem"], "town", (*best.region.ancestors, best.region.name))
    return best.region


def region_most_named(texts: Iterable[str]) -> Region | None:
    """The division that a document speaks of nearly always when it names one, None where there is no such."""
    named = Counter(mention.region for text in texts for mention in mentions(text))
    region, often = next(iter(named.most_common(1)), (None, 0))
    return region if often >= _OFTEN and often >= _MOSTLY * named.total() else None


def unlisted_division(title: str) -> Region | None:
    """The division that a text begins with by the form of its name (云岭县…), whether a gazetteer lists it or not."""
    match = _UNLISTED.match(title)
    if match is None or _NO_DIVISION.fullmatch(match["name"]):
        return None
    stem, name = match["stem"], match["name"]
    if name in common_words() or stem in common_words() or (len(stem) > 2 and stem[:2] in common_words()):
        return None
    level = _LEVELS.get(match["suffix"], "county")
    short = stem if level == "town" and len(stem) > 1 else short_name(name)
    return Region(name, short, level, ())


def mentions(text: str, near: Sequence[Region] = ()) -> list[Mention]:
    """The divisions named in free text, in order, not overlapping; the longest name wins at each place.

    Full names always count. Short names count when they are no everyday word (和平, 合作), stand in no other words
    (公开平台) and no institution's name (阳江职业技术学院), and one division has them, or one of several by `near`.
    """
    taken = {index for match in _NAMESAKES.finditer(text) for index in range(*match.span())}
    found: list[Mention] = []
    position = 0
    while position < len(text) - 1:
        mention = _mention_at(text, position, near, found[-1] if found else None)
        if mention is None or position in taken:
            position += 1
        else:
            found.append(mention)
            position = mention.end
    return found


def _mention_at(text: str, start: int, near: Sequence[Region], previous: Mention | None) -> Mention | None:
    parent = previous.region.name if previous and previous.end == start else None
    for name in names_by_head().get(text[start : start + 2], ()):
        if not text.startswith(name, start):
            continue
        candidates = divisions_named(name)
        inside = [region for region in candidates if parent in region.ancestors]
        if len(inside) == 1:
            return Mention(start, start + len(name), inside[0])
        region = _choose(candidates, near)
        if region and (_full_name_counts if name == region.name else _short_name_counts)(text, start, name):
            return Mention(start, start + len(name), region)
    return None


def _full_name_counts(text: str, start: int, name: str) -> bool:
    if _DESCRIPTION.fullmatch(name):
        return False
    # 单县 by itself, but not 示范县 or 提高县域
    return len(name) > 2 or not ((start and _HAN.match(text[start - 1])) or text.startswith("域", start + 2))


def _short_name_counts(text: str, start: int, name: str) -> bool:
    end = start + len(name)
    if name in everyday_names() or _INSTITUTION.match(text, end):
        return False
    right = text[end - 1 : end + 1]
    meeting = text[max(0, start - 1) : start + 1] in common_words() and (
        right in common_words() or bool(divisions_named(right))
    )
    return not meeting


def _choose(candidates: Sequence[Region], near: Sequence[Region]) -> Region | None:
    """The only candidate, else the one nearest to `near`, else the one that people mean by the bare name, else None."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    kinship = [max((_kinship(region, other) for other in near), default=0) for region in candidates]
    if kinship.count(max(kinship)) == 1:
        return candidates[kinship.index(max(kinship))]
    # 朝阳 is the city before the district, 开平 the county-level city before the district
    prominence = [(_RANK[region.level], region.name.endswith("区")) for region in candidates]
    if prominence.count(min(prominence)) == 1 and not min(prominence)[1]:
        return candidates[prominence.index(min(prominence))]
    return None


def _kinship(one: Region, other: Region) -> int:
    """How many divisions both lines of descent share from the province down, counting the two themselves."""
    shared = 0
    for left, right in zip((*one.ancestors, one.name), (*other.ancestors, other.name), strict=False):
        if left != right:
            break
        shared += 1
    return shared
