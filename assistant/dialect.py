"""Cantonese wording to Mandarin, so that one grammar of questions reads both."""

from __future__ import annotations

import re
from functools import reduce

# Characters that Mandarin words have too (体系, 周边, 重点) are Cantonese only beside what is asked or done.
_ASKING = "(?:几|谁|哪|什么|点|怎|多少|多久)"
_BESIDE = "(?<![周旁身海两路左右东南西北外里上下这那])(?<!(?<![目之以])前)(?<!(?<![课之以])后)"
_POINT = "重要难热痛亮观学站网地早晚几\\d一二三四五六七八九十差优缺特焦试考布堵疑弱盲识节名"
_DONE = "(?:搞|做|办|安排|算|处理|解决|分(?!类|层|布)|落实|定(?!时|点|期|价))"
_NOW = "[而依]家(?![长庭校里中访教委属])"
_RULES = tuple(
    (re.compile(said), meant)
    for said, meant in (
        (r"(.)唔\1", r"\1不\1"),
        (r"得不得(?!到)", "行不行"),
        (r"使不使", "要不要"),
        (r"有冇|有无(?=[\u4e00-\u9fff])(?!障碍|线|人|偿|关|效|数|声|形|限)", "有没有"),
        (r"唔使", "不用"),
        (r"唔[系是]", "不是"),
        (r"唔好", "不要"),
        (r"唔", "不"),
        (r"冇", "没有"),
        (r"乜[嘢野]?|咩[嘢野]|咩(?=[\u4e00-\u9fff])|(?<=[系是有叫做搞定讲教学用靠指])咩", "什么"),
        (r"咩(?=\??$)", "吗"),
        (r"系咪", "是不是"),
        (
            rf"{_BESIDE}边个(?=(?:主要|具体|统一|共同|负责)?(?:来|去|出面|负责|牵头|管|查|做|批|帮|落|话事|一齐|一起))",
            "谁",
        ),
        (rf"{_BESIDE}边啲", "哪些"),
        (rf"{_BESIDE}边[度处]|(?<=[在喺到去])边(?=[,。?]|$)", "哪里"),
        (rf"{_BESIDE}边(?=几|[两三四五六七八九十]|个(?![别体])|[些间位年条样类种班门])", "哪"),
        (r"话事(?![项件业例故])", "做主"),
        (r"几多", "多少"),
        (r"几钱(?!学)", "多少钱"),
        (r"几耐", "多久"),
        (r"几时", "什么时候"),
        (r"(?<=[几少\d半])个?钟头?(?![表楼声])", "个小时"),
        (rf"(?<![{_POINT}])点解(?!决)", "为什么"),
        (r"点样", "怎样"),
        (rf"(?<![{_POINT}])点(?=[搞做])|(?:(?<=[是该会想])|^|(?<=[,。;、?\s]))点(?={_DONE})", "怎么"),
        (r"呢啲", "这些"),
        (r"𠮶啲", "那些"),  # folded from 嗰
        (r"呢(?=[个间份条班项件])", "这"),
        (r"𠮶", "那"),
        (r"嘅", "的"),
        (r"啲", "些"),
        (r"喺", "在"),
        (r"咗", "了"),
        (r"仲系", "还是"),
        (r"同埋", "和"),
        (r"[俾畀](?=[\u4e00-\u9fff])", "给"),
        (r"嚟", "来"),
        (r"嘢", "东西"),
        (r"咁|噉", "那么"),
        (r"佢哋?", "他们"),
        (r"哋", "们"),
        (r"啱啱", "刚刚"),
        (r"(?<![仔精详])细路(?![线径段面由])仔?|细佬仔|细蚊仔", "孩子"),
        (r"睇住", "看着"),
        (r"睇", "看"),
        (r"攞", "拿"),
        (r"揾", "找"),
        (r"返工", "上班"),
        (r"返学", "上学"),
        (r"踢波", "足球"),
        (_NOW, "现在"),
        (r"屋企", "家里"),
        (r"帮手", "帮忙"),
        (r"帮补", "补助"),
        (r"课室", "教室"),
        (r"啫|㖞|㗎|嘞|啩|嗱", ""),
    )
)
# Mandarin has these words in other senses: they are Cantonese only in a question that is so by another word.
_AMBIGUOUS = tuple(
    (re.compile(said), meant)
    for said, meant in (
        (rf"(?<![体关联院派直谱嫡语星文])系(?={_ASKING})", "是"),
        (rf"(?<![{_POINT}])点(?={_DONE})", "怎么"),
        (r"学识(?=几|多少|[一两二三四五]|什么|哪)", "学会"),
        (r"晒(?=\??$)", "了"),
        (r"(?<![高初普职完杜])仲(?![裁夏秋冬春恺介])", "还"),
        (r"落(?=来|去)", "下"),
    )
)
_CANTONESE = re.compile(
    rf"[唔冇嘅啲喺咗嚟嘢乜咩佢哋睇攞揾𠮶㗎㖞啫啩嗱噉咁俾畀啱]|{_BESIDE}边(?:度|处|几|[两三四五六七八九十]|[间位样])"
    r"|系咪|几[多耐时]|同埋|点样|{_NOW}|屋企"
)


def in_mandarin(folded: str) -> str:
    """A folded question in Mandarin words; one that has no Cantonese ones stays as it is."""
    rules = (*_RULES, *_AMBIGUOUS) if _CANTONESE.search(folded) else _RULES
    return reduce(lambda said, rule: rule[0].sub(rule[1], said), rules, folded)
