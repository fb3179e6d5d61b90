"""Queries as the lexical index takes them."""

from __future__ import annotations

import pytest

from index.query import weighted_terms, without_names
from index.thesaurus import Thesaurus

THESAURUS = Thesaurus([("教师", "老师"), ("交流轮岗", "轮岗", "老师换校")])


def test_a_term_weighs_as_often_as_it_stands() -> None:
    weights = weighted_terms("学位的缺口，学位的缺口，学位", Thesaurus([]))
    assert (weights["学位"], weights["缺口"]) == (6.0, 4.0)  # each as word and as bigram
    assert "的" not in weights


def test_alternatives_bring_their_terms_at_less_weight() -> None:
    weights = weighted_terms("老师轮岗", THESAURUS, alternative_weight=0.25)
    assert weights["老师"] == weights["轮岗"] == 2.0
    assert weights["教师"] == 0.5
    assert 0 < weights["换校"] <= 0.5


def test_an_alternative_never_makes_a_term_of_the_query_lighter() -> None:
    both = weighted_terms("老师和教师", THESAURUS, alternative_weight=0.25)
    assert both["教师"] == both["老师"] == 2.0


def test_a_query_without_words_has_no_terms() -> None:
    assert weighted_terms("？！", THESAURUS) == {}


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("清远市的校长", ["清远", "清远市"], "的校长"),
        ("清遠的校長", ["清远市", "清远"], "的校长"),
        ("清远", ["清远"], "清远"),
        ("清远？", ["清远"], "清远？"),
        ("阳西的校长", ["清远"], "阳西的校长"),
        ("校长", [], "校长"),
    ],
)
def test_without_names(text: str, names: list[str], rest: str) -> None:
    assert without_names(text, names).strip() == rest
