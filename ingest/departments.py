"""Departments (责任单位) out of the words that name them: the lead (牵头) apart from the supporting ones (配合)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_Role = Literal["lead", "supporting", "responsible"]

_LABEL = re.compile(
    r"(?:(?P<lead>(?:责任)?牵头(?:责任)?|主办|主要责任|第一责任)|(?P<supporting>(?:责任)?(?:配合|协办|协同|参与|参加|协助|支持)(?:责任)?)"
    r"|(?P<responsible>(?:共同|具体)?(?:责任|负责|主管|实施|落实|承办|承担|分工)))(?:单位|部门|科室|处室|股室|机构|主体)?\s*[:：]"
)
_TIME = re.compile(
    r"(?:完成|办结|实施|整改|工作)?(?:时限|时间|期限|进度|节点)\s*[:：]\s*(?P<when>[^；;，,。）)\n]+)[；;，,。]?"
)
_PERSON = re.compile(
    r"(?:责任|牵头|分管|包保|挂点|联系|负责|主管)(?:[省市县区镇]?领导|人)\s*[:：]\s*[^；;，,。）)\n]*[；;，,。]?"
)
_UNIT = re.compile(
    r"(?:主要|第一|共同|具体)?(?:责任|牵头|配合|主办|协办|承办|实施|负责|协同|参与|主管|落实)(?:责任|牵头|配合)?"
    r"(?:单位|部门|科室|处室|股室|机构|主体)\s*[:：]"
)
_VERB = re.compile(
    r"(?P<lead>(?:统一|共同|具体)?(?:牵头|主办)(?!单位|部门)(?:负责|落实|组织|实施|推进|抓总)*)"
    r"|(?P<supporting>(?:积极)?(?:配合|协办|协同|协助|参与)(?!单位|部门)(?:落实|实施|负责|做好)*)"
    r"|(?P<divided>(?:按|按照|根据|依)?(?:照)?各自?(?:的)?职[责能](?:分工)?(?:负责|落实|配合|参与|实施)*"
    r"|(?:按|按照|根据|依)(?:照)?(?:工作)?(?:职[责能]|分工)+(?:分工)?(?:负责|抓好|落实|配合|参与|实施|推进)*|分工负责|分别负责)"
    r"|(?P<responsible>(?:具体|组织|统筹|结合实际)?(?:负责|落实|实施|组织实施|承办)+)"
)
_SEPARATOR = re.compile(
    r"[、，,；;。/\s]+|(?<=[局委办部厅会联院府处站校街镇）])(?:和|及|以及|会同|与)(?=[市县区省镇各团妇残财教人民])"
)
_TAIL = re.compile(r"(?:等(?:有关|相关)?(?:部门|单位)*|为主)$")
_LEADING = re.compile(r"^(?:由|和|及|以及|会同|并由|与)")


_ORGANISATION = re.compile(
    r"(?:[局委办部厅院会联署社校处室科站所府团]|中心|部门|单位|乡镇|街道|[（(][街镇乡园市区县]+[）)])$"
)
_NAME = re.compile(
    rf"(?:{_ORGANISATION.pattern}|(?:[大支总]队|公司|集团|学院|大学|银行|幼儿园|县区|市区|区县|县市)$"
    r"|^各[省市县区镇乡街道]{0,4}(?:[（(][省市县区镇乡街道园办、]+[）)])?$)"
)
_NO_NAME = re.compile(
    r"[的要由是把]|[^（(]{21,}|^(?:推进|推动|促进|加强|强化|深化|完善|建立|健全|做好|落实|开展|构建|形成|实现|注重|坚持)"
)
_CHARGED = re.compile(r"牵头|主办|配合|协办|协同|协助|分工|职[责能]|负责")


@dataclass(frozen=True, slots=True)
class Departments:
    """Those responsible: where nothing tells a lead, all stand in `lead`; `when` is a deadline said beside them."""

    lead: tuple[str, ...]
    supporting: tuple[str, ...]
    when: str | None = None


def departments_of(words: str, role: _Role = "responsible") -> Departments:
    """Read 县教育局牵头，县财政局按职责分工负责, or 牵头单位：…；配合单位：…, or a bare list, which has `role`."""
    time = _TIME.search(words)
    words = _PERSON.sub("；", _TIME.sub("；", words))
    named: dict[_Role, list[str]] = {"lead": [], "supporting": [], "responsible": []}
    for label, part in _labelled(words, role):
        for verb, names in _assigned(part, label):
            named[verb] += [name for name in names if name not in named[verb]]
    lead, supporting = named["lead"], named["supporting"]
    if lead:
        supporting = [*supporting, *(name for name in named["responsible"] if name not in supporting)]
    else:
        lead = named["responsible"]
    if not lead:
        lead, supporting = supporting, []
    return Departments(
        tuple(lead), tuple(name for name in supporting if name not in lead), time["when"].strip() if time else None
    )


def is_labelled(words: str) -> bool:
    """Whether words begin as 责任单位：… does."""
    return _LABEL.match(words.strip()) is not None


def is_assigned(words: str) -> bool:
    """Whether words name organisations and end in what they do: 县教育局牵头，县财政局配合."""
    ends = [match for match in _VERB.finditer(words) if not words[match.end() :].strip(" 。；;")]
    return bool(ends) and _ORGANISATION.search(words[: ends[-1].start()].rstrip(" 、，,；;等")) is not None


def is_labelled_unit(words: str) -> bool:
    """Whether words begin as 责任单位：… does, with what is responsible named in the label."""
    return _UNIT.match(words.strip()) is not None


def is_accompanying(words: str) -> bool:
    """Whether words are what stands beside the departments: 完成时限：2025年底, 责任领导：张三."""
    return any(pattern.fullmatch(words.strip()) for pattern in (_TIME, _PERSON))


def are_organisations(words: str) -> bool:
    """Whether words are nothing but names of organisations."""
    return _are_named(_names(words.strip(" 。；;\n")))


def is_assignment(sentence: str) -> bool:
    """Whether a sentence is nothing but organisations and what they do: 由县教育局牵头，县财政局配合。"""
    words = sentence.strip(" 。；;，,\n")
    begin = 0
    for verb in _VERB.finditer(words):
        if not _are_named(_names(words[begin : verb.start()])) or not _CHARGED.search(verb.group()):
            return False
        begin = verb.end()
    return begin > 0 and begin == len(words)


def _are_named(names: list[str]) -> bool:
    return bool(names) and all(_NAME.search(name) and not _NO_NAME.search(name) for name in names)


def _labelled(words: str, role: _Role) -> list[tuple[_Role, str]]:
    labels = list(_LABEL.finditer(words))
    parts: list[tuple[_Role, str]] = [(role, words[: labels[0].start()] if labels else words)]
    for place, label in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(words)
        parts.append((_role_of(label, "responsible"), words[label.end() : end]))
    return parts


def _assigned(part: str, label: _Role) -> list[tuple[_Role, list[str]]]:
    """The names of a part by role: a verb such as 牵头 or 配合 says that of the names in front of it."""
    found: list[tuple[_Role, list[str]]] = []
    begin = 0
    for verb in _VERB.finditer(part):
        names = _names(part[begin : verb.start()].rstrip("（("))
        if names:
            role = _role_of(verb, label)
            found.append(
                ("supporting" if role == "responsible" and any(r == "lead" for r, _ in found) else role, names)
            )
        begin = verb.end()
        while part[begin : begin + 1] in ("）", ")"):
            begin += 1
    found.append((label, _names(part[begin:])))
    return found


def _role_of(match: re.Match[str], otherwise: _Role) -> _Role:
    roles: tuple[_Role, ...] = ("lead", "supporting")
    return next((role for role in roles if match.groupdict().get(role)), otherwise)


def _names(words: str) -> list[str]:
    pieces: list[str] = []
    depth = begin = 0
    for position, char in enumerate(words):
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and _SEPARATOR.match(char):
            pieces.append(words[begin:position])
            begin = position + 1
    pieces.append(words[begin:])
    names = [part for piece in pieces for part in _outside(piece)]
    tidy = [_TAIL.sub("", _LEADING.sub("", name.strip(" ：:；;。，,"))) for name in names]
    return list(dict.fromkeys(name for name in tidy if len(name) >= 2))


def _outside(piece: str) -> list[str]:
    """The names in a piece that may hold brackets, whose separators are part of the name: 各县（市、区）人民政府."""
    return [piece] if "（" in piece or "(" in piece else [part for part in _SEPARATOR.split(piece) if part]
