from __future__ import annotations

from collections.abc import Callable

import pytest

from evals.cases import BadCases, Case, Gold
from evals.gold import Stretch, Text, locate, places_of

TEXTS = (
    Text("a", "清远市", "一般不超过 12年。\n附件\n一般不\n超过12年。"),
    Text("b", "阳西县", "一般不超过10年。一般不超过12年。"),
)


def test_a_quote_stands_wherever_its_words_do_white_space_aside() -> None:
    places = places_of(Gold(region="清远市", quote="不超过12 年"), TEXTS)
    assert [TEXTS[0].text[place.start : place.end] for place in places] == ["不超过 12年", "不\n超过12年"]
    assert {place.document_id for place in places} == {"a"}
    assert len(places_of(Gold(quote="不超过12年"), TEXTS)) == 3


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Stretch("a", 0, 10), Stretch("a", 5, 20), 5),
        (Stretch("a", 0, 10), Stretch("a", 10, 20), 0),
        (Stretch("a", 0, 10), Stretch("b", 0, 10), 0),
    ],
)
def test_shared(one: Stretch, other: Stretch, expected: int) -> None:
    assert one.shared(other) == other.shared(one) == expected


@pytest.mark.parametrize(
    ("region", "quote", "told"),
    [
        ("清远市", "一般不超过10年", "is not in the text of 清远市 but of 阳西县: correct `region`"),
        ("清远市", "一般不超过15年", "up to “一般不超过1” it is): copy it from the text"),
        (None, "完全没有", "not even its beginning is"),
        ("开平市", "一般不超过12年", "name one of 清远市、阳西县"),
    ],
)
def test_a_quote_that_stands_nowhere_is_told_with_the_line_and_a_cure(
    case: Callable[..., Case], region: str | None, quote: str, told: str
) -> None:
    bad = case(gold=[{"region": region, "quote": quote}], source="own.jsonl:7")
    with pytest.raises(BadCases) as caught:
        locate([bad], TEXTS)
    assert caught.value.faults[0].startswith("own.jsonl:7: ")
    assert told in caught.value.faults[0]


def test_an_answer_of_a_region_without_a_document_is_told(
    case: Callable[..., Case], unanswerable: Callable[..., Case]
) -> None:
    with pytest.raises(BadCases, match="`regions` has 火星县"):
        locate([case(gold=[], regions=["火星县"])], TEXTS)
    assert locate([unanswerable(regions=["火星县"])], TEXTS) == {"q1": ()}
