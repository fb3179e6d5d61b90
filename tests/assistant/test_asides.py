from __future__ import annotations

import pytest

from assistant.asides import asides_in


@pytest.mark.parametrize(
    ("question", "aside"),
    [
        ("群里又在吵排课,音乐老师缺多少", "群里又在吵排课,"),
        ("局里在编明年的预算,撤并学校牵涉哪几个局", "局里在编明年的预算,"),
        ("我听说课堂还是老一套,文件怎么批评的", "我听说课堂还是老一套,"),
        ("别等出了事才知道,有没有预警", "别等出了事才知道,"),
        ("写材料用:公办园占多少", "写材料用:"),
        ("钱够不够先不讲,办学的主体责任在哪个部门", "钱够不够先不讲,"),
    ],
)
def test_what_leads_up_to_a_question_is_an_aside(question: str, aside: str) -> None:
    assert "".join(question[start:end] for start, end in asides_in(question)) == aside


@pytest.mark.parametrize(
    "question",
    [
        "学校布局优化那项,参与的有哪些单位",
        "高校来帮县中,主要帮哪几方面",
        "擅自改变规划许可证确定的用途,罚款多少",
        "听说要先在几所学校干过,到底是真的吗",
        "公办园占比是多少,我听说的",
    ],
)
def test_a_topic_and_a_question_are_no_asides(question: str) -> None:
    assert asides_in(question) == ()
