from __future__ import annotations

import pytest

from assistant.like_terms import has_like, swapped


@pytest.mark.parametrize(
    ("phrase", "changed"),
    [
        ("初中", "清远初中专任教师本科比例"),
        ("幼儿园教师大专", "清远幼儿园教师大专比例"),
        ("民办高中", "清远民办高中专任教师本科比例"),
        ("教师缺额率", None),
    ],
)
def test_swapped(phrase: str, changed: str | None) -> None:
    assert swapped("清远小学专任教师本科比例", phrase, ("清远",)) == changed


def test_what_is_there_already_stays() -> None:
    assert swapped("清远教师轮岗比例是多少", "轮岗比例", ("清远",)) == "清远教师轮岗比例是多少"


def test_a_region_is_no_like_term() -> None:
    assert swapped("清远市有几所", "阳江市", ("清远市", "清远")) is None


def test_has_like() -> None:
    assert has_like("初中")
    assert not has_like("工程")
