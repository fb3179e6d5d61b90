from __future__ import annotations

import pytest

from assistant.names import has_proper_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("选择一所质量好的城区公办学校作为牵头校", False),
        ("带动相对薄弱学校、农村学校、新建学校整体发展", False),
        ("总结鹤华中学的办学经验", True),
        ("加大与华南理工大学、广东第二师范学院沟通", True),
        ("试点设在阳江市阳西县", True),
        ("命名为“青蓝书院”", True),
        ("按“城区学校+乡村学校”模式办学", False),
        ("制定《阳西县建设方案》,选择一所学校", False),
        ("评选出“文明校园”十所", False),
        ("义务教育减负提质（以下简称“双减”）工作落实到位", False),
    ],
)
def test_a_proper_name_is_no_kind(text: str, expected: bool) -> None:
    assert has_proper_name(text, "“文明校园”是哪十所") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县域普通高中与深圳市对口帮扶区托管办学", False),
        ("推进清远市第一中学等9所优质普通高中托管帮扶", True),
        ("阳江开放大学与阳江市老干部大学合作办学", True),
        ("阳江中小学课后服务全覆盖", False),
        ("总结鹤华中学的办学经验", True),
    ],
)
def test_asked_which_school_no_place_will_do(text: str, expected: bool) -> None:
    assert has_proper_name(text, "县中托管给深圳的哪所学校") is expected
    assert has_proper_name(text, "县中是哪间好高中来托管") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("设立“学前教育资源中心”试点镇", False),
        ("总结鹤华中学的办学经验", False),
        ("推进特殊教育学校建设", False),
        ("试点设在阳江市阳西县", True),
    ],
)
def test_asked_which_town_no_other_name_will_do(text: str, expected: bool) -> None:
    assert has_proper_name(text, "试点定在哪个镇") is expected
