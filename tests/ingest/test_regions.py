from __future__ import annotations

import pytest

from ingest.regions import mentions, region_named, region_of_title


def names(text: str, *near: str) -> list[str]:
    hints = [region for name in near if (region := region_named(name))]
    return [mention.region.name for mention in mentions(text, hints)]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("清远市", "清远市"),
        ("清远", "清远市"),
        (" 阳西 ", "阳西县"),
        ("连南", "连南瑶族自治县"),
        ("广东清远", "清远市"),
        ("广东省江门市开平市", "开平市"),
        ("吉林", "吉林省"),
        ("朝阳", "朝阳市"),
        ("开平", "开平市"),
        ("和平县", "和平县"),
        ("和平", "和平县"),
    ],
)
def test_region_named(name: str, full: str) -> None:
    region = region_named(name)
    assert region
    assert region.name == full


@pytest.mark.parametrize("name", ["", "没有市", "城区", "鼓楼区", "清远和阳江", "清远教育"])
def test_names_of_no_or_of_several_divisions(name: str) -> None:
    assert region_named(name) is None


def test_near_tells_divisions_of_one_name_apart() -> None:
    nanjing, fuzhou, tangshan = (region_named(name) for name in ("南京市", "福州市", "唐山市"))
    assert nanjing
    assert fuzhou
    assert tangshan
    assert [region_named("鼓楼区", [near]) for near in (nanjing, fuzhou)] == [
        region_named("南京市鼓楼区"),
        region_named("福州市鼓楼区"),
    ]
    kaiping = region_named("开平", [tangshan])
    assert kaiping
    assert kaiping.name == "开平区"


@pytest.mark.parametrize(
    ("title", "full"),
    [
        ("清远市人民政府办公室关于印发清远市“百县千镇万村高质量发展工程”教育提升行动实施方案的通知", "清远市"),
        ("阳江市教育发展“十四五”规划", "阳江市"),
        ("广东省清远市连南瑶族自治县教育规划", "连南瑶族自治县"),
        ("关于印发《和平县教育规划》的通知", "和平县"),
        ("深圳经济特区社会建设条例", "深圳市"),
        ("开平市赤坎镇教育行动方案", "赤坎镇"),
        ("中共阳江市委教育工作要点", "阳江市"),
    ],
)
def test_region_of_title(title: str, full: str) -> None:
    region = region_of_title(title)
    assert region
    assert region.name == full


def test_a_town_knows_its_county() -> None:
    region = region_of_title("开平市赤坎镇教育行动方案")
    assert region
    assert (region.short, region.level, region.ancestors) == ("赤坎", "town", ("广东省", "江门市", "开平市"))


@pytest.mark.parametrize(
    ("title", "name", "short", "level"),
    [
        ("云岭县教育发展规划", "云岭县", "云岭", "county"),
        ("石桥市2024年教育工作报告", "石桥市", "石桥", "city"),
        ("石桥市教育局关于做好2025年招生工作的通知", "石桥市", "石桥", "city"),
        ("关于印发《云岭县教育发展规划》的通知", "云岭县", "云岭", "county"),
        ("青石镇教育发展规划", "青石镇", "青石", "town"),
    ],
)
def test_a_division_unknown_to_the_gazetteer_goes_by_its_form(title: str, name: str, short: str, level: str) -> None:
    region = region_of_title(title)
    assert region
    assert (region.name, region.short, region.level, region.ancestors) == (name, short, level, ())


@pytest.mark.parametrize(
    "title",
    [
        "社区教育发展规划",
        "学区制管理办法",
        "新区学校建设方案",
        "农村地区教育发展规划",
        "城市学校建设规划",
        "城乡教育一体化方案",
        "乡镇中心幼儿园建设方案",
        "我市教育发展规划",
        "教育强县建设方案",
        "推进县域教育均衡方案",
        "加强乡村教师队伍建设",
        "关于加强乡镇学校管理的通知",
        "示范区建设方案",
    ],
)
def test_ordinary_words_in_the_form_of_a_division(title: str) -> None:
    assert region_of_title(title) is None


@pytest.mark.parametrize(
    "title", ["中华人民共和国教育法", "教育部关于加强和改进教研工作的意见", "县中托管帮扶方案", ""]
)
def test_titles_of_no_region(title: str) -> None:
    assert region_of_title(title) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城乡教育共同体，阳西和龙川各定了几个？", ["阳西县", "龙川县"]),
        ("清远、开平、阳西都提到了什么", ["清远市", "开平市", "阳西县"]),
        ("开平与鹤山互派教师", ["开平市", "鹤山市"]),
        ("连南实验区要建几个", ["连南瑶族自治县"]),
        ("清远市清新区和汕尾市城区", ["清远市", "清新区", "汕尾市", "城区"]),
        ("结合阳江实际", ["阳江市"]),
        ("我想了解开平教育", ["开平市"]),
        ("单县怎么样", ["单县"]),
        ("清远有哪些大学", ["清远市"]),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "坚持和平发展与合作共赢",
        "公开平台有什么内容",
        "摸清城乡学校底数",
        "深化德育改革",
        "示范县和城区优质学校",
        "提高县域办学水平",
        "振兴县域经济",
        "孙中山纪念学校",
        "江门职业技术学院组建专家团队",
        "应当会同资源部门",
    ],
)
def test_words_that_only_look_like_names(text: str) -> None:
    assert names(text) == []


def test_mentions_stand_where_they_say() -> None:
    text = "广东省和阳江，以及连南瑶族自治县"
    found = mentions(text)
    assert [text[mention.start : mention.end] for mention in found] == ["广东省", "阳江", "连南瑶族自治县"]


def test_mentions_near_a_region() -> None:
    assert names("鼓楼区的学校") == []
    assert names("鼓楼区的学校", "福州市") == ["鼓楼区"]


def test_the_mentions_of_a_plan(plans: dict[str, object]) -> None:
    assert set(plans) == {"清远市", "开平市", "阳江市", "阳西县", "龙川县"}
