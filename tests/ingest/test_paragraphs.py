from __future__ import annotations

from math import inf

from ingest.clean import Line, lines_of
from ingest.paragraphs import paragraphs_at, paragraphs_of, wrap_width

# Text as a page sets it: 20 characters a line, the first line of a paragraph indented by two.
WRAPPED = """
一、主要目标
到2025年，全市基本建成高质量教育体系，学
前教育普及普惠水平显著提高，义务教育优质均
衡发展取得明显成效，高中阶段教育毛入学率保
持在95%以上。
（一）优化县镇村教育资源配置，推动县域扩
优提质。
推进以乡镇为中心适度集中办学，加强寄宿制学
校建设，力争到
2025年新增公办学位2.5万个，其中小学学位
1.5万个、初中学位1万个。各县要按照规划完成。
落实城乡统一的学校建设标准，补齐办学短板，
"""


def paragraphs(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(lines_of(text))]


def test_wrapped_lines_are_joined() -> None:
    joined = paragraphs(WRAPPED)
    assert joined[0] == "一、主要目标"
    assert joined[1].startswith("到2025年，全市基本建成高质量教育体系，学前教育")
    assert joined[1].endswith("毛入学率保持在95%以上。")


def test_a_wrapped_heading_is_joined() -> None:
    assert paragraphs(WRAPPED)[2] == "（一）优化县镇村教育资源配置，推动县域扩优提质。"


def test_a_year_or_a_decimal_at_the_beginning_of_a_line_is_no_heading() -> None:
    text = paragraphs(WRAPPED)[3]
    assert "力争到2025年新增公办学位2.5万个，其中小学学位1.5万个、初中学位1万个。" in text


def test_a_sentence_that_ends_with_a_full_line_goes_on() -> None:
    text = (
        WRAPPED
        + "推进校园标准化建设，鼓励各校开放体育场馆，全\n面改善农村学校的条件和寄宿条件并落实责任。\n"
        + "各地各校要把任务落到实处并纳入年度考核内容，\n按期完成。\n"
    )
    assert "落实责任。各地各校要把任务" in paragraphs(text)[-1]


def test_a_full_line_does_not_take_in_the_signature() -> None:
    text = WRAPPED + "实施中遇到的问题，请及时报告某某市教育局反映。\n某某市教育局\n2024年2月22日\n"
    assert paragraphs(text)[-2:] == ["某某市教育局", "2024年2月22日"]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    text = WRAPPED + "按期完成。\n各地各校要认真落实本方案，把任务分解到部门，\n分解到人。\n"
    assert paragraphs(text)[-1] == "各地各校要认真落实本方案，把任务分解到部门，分解到人。"


def test_indented_lines_begin_paragraphs() -> None:
    text = "　　为落实义务教育招生入学的要求，现就做好有关\n工作通知如下，请遵照执行并抓好落实。\n"
    text += "　　各区要加强领导，落实\n责任，各校要严格执行规定。\n"
    assert paragraphs(text) == [
        "为落实义务教育招生入学的要求，现就做好有关工作通知如下，请遵照执行并抓好落实。",
        "各区要加强领导，落实责任，各校要严格执行规定。",
    ]


def test_one_paragraph_a_line_is_joined_only_across_a_page_break() -> None:
    first = "坚持和强化党对教育工作的全面领导，" * 6 + "把党的教育方针"
    second = "贯彻到学校各项工作之中，" + "建立书记校长上思政课制度。" * 6
    text = f"（一）党建引领树立典范\n\n{first}\n\n{second}\n\n（二）经费投入破解难题\n\n加大投入。\n"
    assert paragraphs(text) == ["（一）党建引领树立典范", first + second, "（二）经费投入破解难题", "加大投入。"]


def test_headings_without_marks_and_signatures_stay_alone() -> None:
    text = "某某市教育发展规划\n\n前 言\n\n" + "加快推进教育现代化，构建高质量教育体系。" * 5 + "\n\n某某市教育局\n"
    assert [paragraph.is_title for paragraph in paragraphs_of(lines_of(text))] == [True, False, False, False]
    assert paragraphs(text)[1] == "前言"


def test_a_footnote_begins_anew() -> None:
    body = "逐步落实了“三全两高一大”¹，推进教育信息化融合创新发展，" * 3
    assert paragraphs(f"{body}\n¹ “三全两高一大”即教学应用覆盖全体教师。\n") == [
        body,
        "¹“三全两高一大”即教学应用覆盖全体教师。",
    ]


def test_a_numbered_paragraph_that_lacks_its_end_is_joined_among_unwrapped_ones() -> None:
    others = [f"{n}.规范管理。各校按规定办学。" for n in range(2, 9)]
    cut = "1.扩大公办资源。新建公办幼儿园3所，改扩建公办幼儿园5所，新增学前教育学位1260个。每个乡镇"
    assert paragraphs("\n".join([cut, "至少办好1所公办中心幼儿园。", *others])) == [
        f"{cut}至少办好1所公办中心幼儿园。",
        *others,
    ]


def test_names_one_a_line_are_not_joined() -> None:
    names = [f"某某市江城区第{n}小学城南校区" for n in "一二三四五六七八"]
    assert paragraphs("\n".join(names)) == names


def test_wrap_width() -> None:
    wrapped = [Line.of("推进以乡镇为中心适度集中办学，加强寄宿制学")] * 9 + [Line.of("校建设。")]
    assert wrap_width(wrapped) == 21.0
    assert wrap_width([Line.of("优先发展教育。" * n) for n in range(1, 30)]) == inf


def test_lines_of_a_cell_are_joined_at_its_own_width() -> None:
    cell = [Line.of(text) for text in ("1.摸清学校底数，", "制定专项规划。", "2.改善办学条件，", "创建温馨校园。")]
    assert [one.text for one in paragraphs_at(cell, 8.0)] == [
        "1.摸清学校底数，制定专项规划。",
        "2.改善办学条件，创建温馨校园。",
    ]
