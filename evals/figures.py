"""The figures of a text, read anew here: a measure that shared the engine's reading would share its mistakes."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_NUMBER = r"\d+(?:\.\d+)?"
NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_UNITS = "年月日天周个名位人次所间校园家项类种门批条县区镇市岁元倍成节课时学期栋对支"
_ARABIC = re.compile(rf"(?<![\d.]){_NUMBER}%?")
_CHINESE = re.compile(rf"(?:百分之[{NUMERALS}]+|[{NUMERALS}]+(?=[{_UNITS}]))")
_REACHED = re.compile(
    rf"(?P<way>增加|提高|减少|下降|高|多|长|相差)(?P<by>{_NUMBER})[^\d（(]*[（(](?P<to>{_NUMBER}%?)-(?P<of>{_NUMBER}%?)[)）]"
)
_SUMMED = re.compile(rf"合计(?P<sum>{_NUMBER})[^\d（(]*[（(](?P<terms>{_NUMBER}(?:\+{_NUMBER})+)[)）]")
_PERCENT_LABEL = re.compile(r"[(（][%％][)）]")
_COUNTED = re.compile(r"^共(\d+)项:")


def figures_of(text: str) -> frozenset[str]:
    """Every figure: Arabic ones as written, with their %; Chinese ones that count something, such as 三 of 三所."""
    folded = _folded(text)
    return frozenset(_ARABIC.findall(folded)) | frozenset(_CHINESE.findall(folded))


def foreign(statement: str, quotes: str, items: int = 0) -> list[str]:
    """The figures of a statement that do not stand in its quotes.

    A difference or a sum written out, 增加3.55个百分点（92-88.45）, is right where the arithmetic is; what it is made
    of has to be quoted. The count of a list, 共3项：, is right where the list has so many `items`. The % of a table's
    cell may stand in the label of its row, as （%）. Two quoted figures that change places are not found out: both are
    quoted.
    """
    told = _COUNTED.sub(lambda found: "" if int(found[1]) == items else found[0], _folded(statement))
    told = _REACHED.sub(lambda found: f"{found['to']},{found['of']}" if _is_difference(found) else found[0], told)
    told = _SUMMED.sub(lambda found: found["terms"].replace("+", ",") if _is_sum(found) else found[0], told)
    quoted = figures_of(quotes)
    has_percent = _PERCENT_LABEL.search(quotes) is not None
    return sorted(
        figure
        for figure in figures_of(told)
        if figure not in quoted and not (has_percent and figure.endswith("%") and figure[:-1] in quoted)
    )


def _is_difference(found: re.Match[str]) -> bool:
    change = Decimal(found["to"].rstrip("%")) - Decimal(found["of"].rstrip("%"))
    return Decimal(found["by"]) == (-change if found["way"] in ("减少", "下降") else change)


def _is_sum(found: re.Match[str]) -> bool:
    return Decimal(found["sum"]) == sum(map(Decimal, found["terms"].split("+")))


def _folded(text: str) -> str:
    """Half-width, without white space but between two figures, as of the cells of a row, and without 1,000's comma."""
    folded = re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", folded)
