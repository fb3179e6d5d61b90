from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.numerals import value_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("12", "12"),
        ("1,500", "1500"),
        ("0.5", "0.5"),
        ("两", "2"),
        ("十", "10"),
        ("十二", "12"),
        ("一百二十", "120"),
        ("一千零三", "1003"),
        ("一千〇三", "1003"),
        ("千", "1000"),
        ("万", "10000"),
        ("三百万", "3000000"),
        ("一万二千", "12000"),
        ("一点五", "1.5"),
        ("1.42万", "14200"),
        ("3百", "300"),
        ("1亿2000万", "120000000"),
        ("一万亿", "1000000000000"),
    ],
)
def test_value_of(numeral: str, value: str) -> None:
    assert value_of(numeral) == Decimal(value)


def test_what_is_no_numeral_has_no_value() -> None:
    with pytest.raises(KeyError):
        value_of("几个")
