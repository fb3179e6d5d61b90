"""Numerals (数词) in digits, in Chinese or in both: 1,500, 一百二十, 1.42万."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
_PART = re.compile(r"\d+(?:\.\d+)?|.")


def value_of(numeral: str) -> Decimal:
    """The value of 12, 1,500, 十五, 两, 千, 一点五, 7.5万 or 1亿2000万.

    Raises:
        KeyError: a character is of no numeral.
    """
    whole, _, fraction = numeral.replace(",", "").partition("点")
    total, section, digit, last = Decimal(0), Decimal(0), Decimal(0), 0
    for part in _PART.findall(whole):
        if part in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[part], Decimal(0)
        elif part in _SCALES:
            scale, below = _SCALES[part], section + digit
            total = (total + below or Decimal(1)) * scale if scale > last else total + below * scale
            section, digit, last = Decimal(0), Decimal(0), scale
        else:
            digit = Decimal(part) if part[0].isdigit() else Decimal(_DIGITS[part])
    behind = "".join(str(_DIGITS[char]) for char in fraction)
    return total + section + digit + (Decimal(f"0.{behind}") if behind else 0)
