"""An answer as terminal text, Markdown and HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from assistant.types import Answer, AnswerTable, Citation, Refusal, TableCell
from ui.excerpt import Excerpt
from ui.page_texts import EN, ZH
from ui.render import answer_html, answer_terminal, source_place, text_html

HOSTILE = '<script>alert(1)</script>![x](http://evil.example/i.png)[点我](javascript:alert(1))"onclick="x\x1b[31m\u202e'


def cited(mark: int, quote: str, region: str | None = "清远市", title: str = "清远市行动方案") -> Citation:
    return Citation(
        mark=mark,
        document_id=f"d{mark}",
        document_title=title,
        region=region,
        section_path=("附件", "6 选优配强乡村校（园）长工程"),
        page=None,
        quote=quote,
        start=0,
        end=len(quote),
        document_sha256="0" * 64,
    )


def answered(text: str = "清远市：同一岗位连续任职一般不超过12年。[1]", **changes: object) -> Answer:
    plain = Answer(
        id="a1",
        question="能连任几年",
        standalone_question="能连任几年",
        answer=text,
        answerable=True,
        citations=(cited(1, "同一岗位连续任职\n一般不超过 12年"),),
        latency_ms=1.0,
    )
    return plain.model_copy(update=changes)


COMPARISON = AnswerTable(
    columns=("地区", "教师交流比例"),
    rows=(
        (TableCell(text="龙川县"), TableCell(text="不低于10%", marks=(1,))),
        (TableCell(text="开平市"), TableCell(text="未提及")),
    ),
)


class Elements(HTMLParser):
    """The elements of a fragment, and whether each is closed where it should be."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(fragment)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


# -------------------------------------------------------------------------------------------------------- plain forms


def test_terminal() -> None:
    assert answer_terminal(answered(follow_ups=("阳西的校长呢？", "由谁负责？"))) == (
        "清远市：同一岗位连续任职一般不超过12年。[1]\n"
        "\n"
        "[1] 清远市 · 《清远市行动方案》 · 附件 > 6 选优配强乡村校（园）长工程\n"
        "    “同一岗位连续任职 一般不超过 12年”\n"
        "\n"
        "接着问：\n"
        "  阳西的校长呢？\n"
        "  由谁负责？"
    )


def compared(text: str) -> Answer:
    return answered(text, table=COMPARISON, citations=(cited(1, "不低于10%", "龙川县"),))


def test_terminal_of_a_comparison() -> None:
    assert answer_terminal(compared("两地不同。[1]")).split("\n\n")[:2] == [
        "两地不同。[1]",
        "地区    教师交流比例\n"
        "──────  ────────────\n"
        "龙川县  不低于10%[1]\n"
        "开平市  未提及",
    ]  # fmt: skip


def test_what_the_table_says_is_not_said_twice() -> None:
    answer = compared("龙川县：不低于10%。[1]\n开平市：未提及。")
    assert answer_terminal(answer).startswith("地区    教师交流比例\n")
    assert 'class="text"' not in answer_html(answer, {}, ZH)
    assert 'data-copy="龙川县：不低于10%。[1]\n开平市：未提及。\n\n[1] 龙川县' in answer_html(answer, {}, ZH)


def test_what_a_text_says_beyond_the_table_follows_it() -> None:
    answer = compared("龙川县：不低于10%。[1]\n开平市（全市）：未提及。\n龙川县比开平市高5个百分点（10-5）。[1]")
    assert answer_terminal(answer).split("\n\n")[1] == "龙川县比开平市高5个百分点（10-5）。[1]"
    page = answer_html(answer, {}, ZH)
    assert page.index("</table>") < page.index('class="text"') < page.index("高5个百分点")


def test_several_columns() -> None:
    table = AnswerTable(
        columns=("地区", "公办率", "普惠率"),
        rows=(
            (TableCell(text="龙川县"), TableCell(text="55%", marks=(1,)), TableCell(text="未提及")),
            (TableCell(text="开平市"), TableCell(text="未提及"), TableCell(text="未提及")),
        ),
    )
    answer = answered("龙川县：公办率：55%。[1]普惠率：未提及。\n开平市：未提及。", table=table)
    assert answer_terminal(answer).startswith(
        "地区    公办率  普惠率\n──────  ──────  ──────\n龙川县  55%[1]  未提及\n开平市  未提及  未提及\n\n"
    )
    page = answer_html(answer, {}, ZH)
    assert re.findall(r'data-column="(.*?)"', page) == ["地区", "公办率", "普惠率"] * 2


@pytest.mark.parametrize(
    "text", ["龙川县：不低于10%。[1]", "开平市：未提及。\n龙川县：10%。[1]", "两地：\n龙川县：10%。\n开平市：未提及。"]
)
def test_text_that_is_not_the_tables_stays(text: str) -> None:
    assert text.split("\n")[0] in answer_terminal(compared(text))
    assert 'class="text"' in answer_html(compared(text), {}, ZH)


def test_terminal_of_a_refusal_without_sources() -> None:
    refusal = Refusal(reason="region_not_covered", message="没有收录深圳市的文件。")
    answer = answered(refusal.message, answerable=False, refusal=refusal, citations=())
    assert answer_terminal(answer) == "没有收录深圳市的文件。"


def test_terminal_gets_no_control_characters() -> None:
    answer = answered(HOSTILE, citations=(cited(1, HOSTILE, HOSTILE, HOSTILE),), follow_ups=(HOSTILE,))
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", answer_terminal(answer)) == []


@pytest.mark.parametrize(
    ("citation", "place"),
    [
        (cited(1, "x"), "清远市 · 《清远市行动方案》 · 附件 > 6 选优配强乡村校（园）长工程"),
        (
            cited(1, "x", None, "《某条例》").model_copy(update={"section_path": (), "page": 3}),
            "《某条例》 · 第 3 页",
        ),
        (cited(1, "x", None, "关于印发\n方案的通知"), "《关于印发 方案的通知》 · 附件 > 6 选优配强乡村校（园）长工程"),
    ],
)
def test_source_place(citation: Citation, place: str) -> None:
    assert source_place(citation) == place


# --------------------------------------------------------------------------------------------------------------- HTML


def test_marks_are_links_to_their_sources() -> None:
    html = answer_html(answered("不超过12年。[1]清办〔2023〕5号[2]，见[2023]。"), {}, ZH)
    assert '<p>不超过12年。<a class="mark" href="#source-a1-1">[1]</a>清办〔2023〕5号[2]，见[2023]。</p>' in html
    sources = [attributes["id"] for tag, attributes in Elements(html).found if tag == "details"]
    assert sources == ["source-a1-1"]


def test_a_source_opens_its_quote_in_context() -> None:
    around = Excerpt("实行交流轮岗，", "同一岗位连续任职\n一般不超过 12年", "。到2027年", True, True)
    html = answer_html(answered(), {1: around}, ZH)
    assert (
        '<blockquote lang="zh-CN">…实行交流轮岗，<mark>同一岗位连续任职\n一般不超过 12年</mark>。到2027年…</blockquote>'
    ) in html
    assert '<a class="full-text" href="/v1/documents/d1/text" target="_blank" rel="noopener">打开文件全文</a>' in html
    assert "附件 › 6 选优配强乡村校（园）长工程" in html


def test_a_source_that_has_changed_says_so() -> None:
    html = answer_html(answered(), {1: None}, ZH)
    assert "<mark>同一岗位连续任职\n一般不超过 12年</mark>" in html
    assert ZH.document_changed in html


def test_a_comparison_is_a_table() -> None:
    html = answer_html(answered("龙川县：不低于10%。[1]", table=COMPARISON), {}, ZH)
    assert '<th role="columnheader" scope="col">教师交流比例</th>' in html
    assert (
        '<td role="cell" data-column="教师交流比例">不低于10%<a class="mark" href="#source-a1-1">[1]</a></td>' in html
    )
    assert '<td role="cell" data-column="教师交流比例">未提及</td>' in html


def test_a_refusal_looks_different_and_keeps_its_nearest_facts() -> None:
    refusal = Refusal(reason="no_evidence", message="文件没有提到天气。最接近的内容：轮岗。[1]")
    html = answer_html(answered(refusal.message, answerable=False, refusal=refusal), {}, ZH)
    assert html.startswith('<div class="reply refusal"><p class="reason">文件中没有找到依据</p>')
    assert 'href="#source-a1-1"' in html
    assert ZH.extractive not in html


def test_follow_ups_are_buttons() -> None:
    html = answer_html(answered(follow_ups=('“三所学校”"呢"？',)), {}, ZH)
    assert (
        '<button type="button" class="ask" data-ask="“三所学校”&quot;呢&quot;？">“三所学校”&quot;呢&quot;？</button>'
        in html
    )


def test_a_completed_follow_up_shows_how_it_was_understood() -> None:
    html = answer_html(answered(question="那阳西呢", standalone_question="阳西能连任几年"), {}, ZH)
    assert '<p class="understood">理解为：阳西能连任几年</p>' in html
    assert "understood" not in answer_html(answered(), {}, ZH)


def test_labels_are_english_and_the_answer_is_not() -> None:
    html = answer_html(answered(follow_ups=("由谁负责？",)), {1: None}, EN)
    labels = re.sub(r"data-copy=\"[^\"]*\"", "", html)
    assert "<h3>Sources</h3>" in labels
    assert "<h3>Ask next</h3>" in labels
    assert EN.extractive in labels
    assert "一般不超过12年" in labels
    assert [label for label in (ZH.sources, ZH.follow_ups, ZH.copy, ZH.document_text) if label in labels] == []


def test_a_worded_answer_says_that_a_model_worded_it() -> None:
    assert ZH.worded_by_model in answer_html(answered(mode="model"), {}, ZH)


def test_list_lines_hang() -> None:
    assert text_html("共四项：\n1. 领航\n（二）卓越\n\n不是列表") == (
        '<p>共四项：</p><p class="item">1. 领航</p><p class="item">（二）卓越</p><p>不是列表</p>'
    )


def test_nothing_of_a_document_becomes_an_element() -> None:
    table = AnswerTable(columns=(HOSTILE,), rows=((TableCell(text=HOSTILE, marks=(1,)),),))
    citation = cited(1, HOSTILE, HOSTILE, HOSTILE).model_copy(
        update={"section_path": (HOSTILE,), "document_id": '"><img src=x>'}
    )
    refusal = Refusal(reason="no_evidence", message=HOSTILE)
    answer = answered(
        HOSTILE,
        id='"><b>',
        standalone_question=HOSTILE,
        table=table,
        citations=(citation,),
        refusal=refusal,
        follow_ups=(HOSTILE,),
    )
    html = answer_html(answer, {1: Excerpt(HOSTILE, HOSTILE, HOSTILE)}, ZH)
    elements = Elements(html).found
    ours = {"div", "p", "h3", "ol", "li", "details", "summary", "span", "blockquote", "mark", "a", "button"}
    assert {tag for tag, _ in elements} <= ours | {"table", "thead", "tbody", "tr", "th", "td"}
    assert [name for _, attributes in elements for name in attributes if name.startswith("on")] == []
    links = [str(attributes["href"]) for tag, attributes in elements if tag == "a"]
    assert [link for link in links if not link.startswith(("#source-", "/v1/documents/"))] == []
    assert "\x1b" not in html
    assert "\u202e" not in html
