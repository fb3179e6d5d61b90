"""Definitions: how a statement says what a thing is or what a name stands for."""

from __future__ import annotations

import re

from assistant.matching import match
from assistant.question import Reading
from assistant.statements import Statement

_DEFINING = re.compile(r"是指|即|指的是|简称|以下称|^[¹²³⁴⁵⁶⁷⁸⁹①②③④⑤]")
_NAME_DEFINED = re.compile(
    r"以下(?:简|统)?称[\"“‘]([^\"”’]{2,20})[\"”’]|[\"“‘]([^\"”’]{2,20})[\"”’][^,。;\"“]{0,6}?[(,]?(?:是指|即指?|指的是|系指)"
)
# 本条例所称古树后续资源,是指…: what stands before the defining word, back to the comma before.
_DEFINED = re.compile(r"(?P<name>[^,:]{2,24}?)[,:]?(?:是指|即指|指的是|系指)")
# Where nothing says what it is, an attribute may: 兼具人才培养和创新创业功能的产教联合体.
_DESCRIBED = re.compile(
    r"(?:兼具|具有|具备|集.{2,40}于一体|由.{2,40}(?:组成|构成)|以.{2,20}为(?:主|主体|核心|纽带|龙头|载体|平台|支撑)).*?的(?P<name>[^的]{2,20})$"
)
_EXPLAINS, _DESCRIBES, _MAY_EXPLAIN = 0.35, 0.25, 0.15
_OF_ITS_NAME = 0.8


def definition_fit(reading: Reading, statement: Statement) -> float:
    """How plainly a statement says what a quoted or named thing is: （以下称“…”）, …是指, …即, a footnote."""
    if any(name in reading.core for name in names_defined(statement.clauses_text)):
        return _EXPLAINS
    for name in reading.quoted:
        if re.search(
            rf"以下(?:简|统)?称[“\"]?{re.escape(name)}|{re.escape(name)}[”\"]?\d?(?:是指|即|指的是|：)",
            statement.clauses_text,
        ):
            return _EXPLAINS
    defined = _DEFINED.search(statement.clauses_text)
    if defined and any(term.text in defined["name"] and not term.manner for term in reading.terms):
        return _EXPLAINS
    described = (found["name"] for clause in statement.clauses for found in _DESCRIBED.finditer(clause.folded))
    if any(match(term, name) > _OF_ITS_NAME for name in described for term in reading.terms if not term.manner):
        return _DESCRIBES
    return _MAY_EXPLAIN if _DEFINING.search(statement.text) else 0.0


def names_defined(folded: str) -> list[str]:
    """The names in quotes that a folded text explains: 以下称"X", "X"即…, "X"计划(即…)."""
    return [found for match in _NAME_DEFINED.finditer(folded) for found in match.groups() if found]
