"""The targets (指标) that an answer's quotes hold, named so that one goal of two places is known as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.citations import Quote
from assistant.compose import Piece
from assistant.figure_fit import unit_fit
from assistant.figures import figures_in
from assistant.matching import match
from assistant.question import Reading
from index.words import fold
from ingest.types import Bound, Document, Target

_OF_QUESTION = 0.25  # the share of a question's weight that the name of a goal has to carry
_SCOPE = re.compile(r"(?:全[省市县区]|[省市县]域内|县城内|本[市县区])的?")
_BOUND_WORDS = re.compile(r"至少|最少|最多|至多|最高|最低|原则上|一般|不(?:低|少|高|多)于|不超过|力争|确保")
_SINGLE = re.compile(r"\(\w\)")  # 校（园）长 is 校长 too
_OF = re.compile(
    r"(?:不(?:得|应|能)?(?:低|少|小|高|大|多)于|不(?:得|应)?超过|[高低大小少多]于|超过|占到?|达到?|至少有?|为)(?P<whole>[^,，。;；\d]*)$"
)
_HAN = re.compile(r"[一二两三四五六七八九十百千万]")
_BOUND_SAID: dict[Bound, str] = {"=": "为", "≥": "不低于", "≤": "不超过", ">": "高于", "<": "低于", "≈": "约为"}


@dataclass(frozen=True, slots=True)
class Goal:
    """A target of a document, with the name that it has in any plan: without scope, bounds and punctuation."""

    document: Document
    target: Target

    @property
    def name(self) -> str:
        """Whom it is set for and what is measured, folded, as one word."""
        subject, indicator = _bare(self.target.subject), _bare(self.target.indicator)
        return (indicator if subject in indicator else subject + indicator) + self._whole

    @property
    def _whole(self) -> str:
        """What a share is a share of, where that stands between its bound and the figure: 不低于教师总数5%."""
        before = self.document.text[self.target.clause.start : self.target.figure.start]
        found = _OF.search(re.sub(r"\s", "", fold(before))) if self.target.unit == "%" else None
        return _bare(found["whole"]) if found else ""

    @property
    def scope(self) -> str:
        """The part of its place that it is set for, where that is named: 县域内; empty for the whole, 全市."""
        found = _SCOPE.search(fold(self.target.subject + self.target.indicator))
        return found.group().rstrip("的") if found and not found.group().startswith("全") else ""

    @property
    def value(self) -> tuple[Decimal, Decimal | None]:
        """The figure, with its upper end where it is a range."""
        return self.target.value, self.target.value_to

    @property
    def is_rate(self) -> bool:
        """Whether it measures a share or a time, which does not grow with the size of a place."""
        return self.target.unit in ("%", "年", "学时", "小时")

    @property
    def digits(self) -> str:
        """The figure in digits, empty where the document does not write them, as in 一所 and 百所."""
        written = self.document.text[self.target.figure.start : self.target.figure.end]
        return "" if _HAN.search(written.replace(self.target.unit, "")) else f"{self.target.value.normalize():f}"

    @property
    def said(self) -> str:
        """The figure with its bound: 不超过10年."""
        to = f"—{self.target.value_to.normalize():f}" if self.target.value_to is not None else ""
        return f"{_BOUND_SAID[self.target.bound]}{self.digits}{to}{self.target.unit}"


def goals_in(pieces: Iterable[Piece]) -> list[Goal]:
    """The targets that stand in the quotes of an answer's pieces, each once."""
    found: dict[tuple[str, int], Goal] = {}
    for piece in pieces:
        for quote in piece.quotes:
            for target in quote.document.targets:
                if _holds(quote, target):
                    found.setdefault((quote.document.id, target.figure.start), Goal(quote.document, target))
    return list(found.values())


def goals_asked(reading: Reading, pieces: Iterable[Piece]) -> list[Goal]:
    """Of the goals that pieces quote, those that the question asks for: in its unit, and nearest to its words."""
    told = goals_in(pieces)
    goals = [goal for goal in told if _is_in_unit(reading, goal)]
    if reading.unit is None and len(told) > 1:
        return []
    best = max((_carried(reading, goal) for goal in goals), default=0.0)
    return [goal for goal in goals if _carried(reading, goal) == best >= _OF_QUESTION]


def _is_in_unit(reading: Reading, goal: Goal) -> bool:
    unit = goal.target.unit
    written = goal.document.text[goal.target.figure.start : goal.target.figure.end]
    figures = figures_in(written if unit in written else written + unit)
    return any(unit_fit(reading.unit, figure) > 0 for figure in figures)


def _carried(reading: Reading, goal: Goal) -> float:
    """The share of a question's weight that the name of a goal carries."""
    total = sum(term.weight for term in reading.terms) or 1.0
    return sum(term.weight * match(term, goal.name) for term in reading.terms) / total


def _holds(quote: Quote, target: Target) -> bool:
    return quote.start <= target.figure.start and target.figure.end <= quote.end


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", _SCOPE.sub("", _BOUND_WORDS.sub("", _SINGLE.sub("", fold(words)))))
