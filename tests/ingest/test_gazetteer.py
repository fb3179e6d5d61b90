from __future__ import annotations

import pytest

from ingest.gazetteer import common_words, divisions_named, everyday_names, names_by_head, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("广东省", "广东"),
        ("清远市", "清远"),
        ("开平市", "开平"),
        ("龙川县", "龙川"),
        ("江城区", "江城"),
        ("连南瑶族自治县", "连南"),
        ("广西壮族自治区", "广西"),
        ("内蒙古自治区", "内蒙古"),
        ("延边朝鲜族自治州", "延边"),
        ("黔西南布依族苗族自治州", "黔西南"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("东乡族自治县", "东乡"),
        ("鄂伦春自治旗", "鄂伦春"),
        ("大兴安岭地区", "大兴安岭"),
        ("香港特别行政区", "香港"),
        ("浦东新区", "浦东"),
        ("清新区", "清新"),
        ("单县", "单县"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_divisions_have_level_and_ancestors() -> None:
    (kaiping,) = divisions_named("开平市")
    assert (kaiping.short, kaiping.level, kaiping.ancestors) == ("开平", "county", ("广东省", "江门市"))
    (dongguan,) = divisions_named("东莞市")
    assert (dongguan.level, dongguan.ancestors) == ("city", ("广东省",))
    (beijing,) = divisions_named("北京市")
    assert (beijing.level, beijing.ancestors) == ("province", ())
    assert divisions_named("海淀区")[0].ancestors == ("北京市",)
    assert divisions_named("没有市") == ()


def test_shared_names() -> None:
    assert len(divisions_named("鼓楼区")) > 1
    assert {region.name for region in divisions_named("开平")} == {"开平市", "开平区"}


def test_names_are_found_by_their_head_longest_first() -> None:
    assert names_by_head()["连南"] == ("连南瑶族自治县", "连南")


def test_word_lists() -> None:
    assert {"和平", "合作", "长安"} <= everyday_names()
    assert not {"清远", "开平", "阳江", "阳西", "龙川"} & everyday_names()
    assert {"公开", "平台"} <= common_words()
