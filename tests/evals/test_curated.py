"""The curated cases themselves: complete, in their halves, and true to the plans."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals.cases import CASES, Case, load_cases
from evals.correctness import fold, holds
from evals.gold import Text, locate
from ingest.parse import parse

TYPES = {
    "number",
    "deadline",
    "department",
    "list",
    "definition",
    "method",
    "problem",
    "policy",
    "table",
    "compare",
    "region-unspecified",
    "followup",
    "unanswerable",
}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return load_cases(*sorted(CASES.glob("*.jsonl")))


@pytest.fixture(scope="module")
def texts(plans_dir: Path) -> list[Text]:
    plans = (parse(path.read_bytes(), path.name, str(path)) for path in sorted(plans_dir.glob("*.txt")))
    return [Text(plan.id, plan.region.name if plan.region else None, plan.text) for plan in plans]


def test_there_are_enough_of_every_type_and_no_question_twice(cases: list[Case]) -> None:
    assert len(cases) >= 300
    assert Counter(case.answerable for case in cases)[False] >= 60
    assert {case.type for case in cases} == TYPES
    assert len({(case.turns, case.question) for case in cases}) == len(cases)


def test_each_file_holds_its_half_and_both_have_the_types_in_like_shares(cases: list[Case]) -> None:
    assert [case.id for case in cases if not case.source.startswith(f"{case.half}.jsonl")] == []
    halves = {half: Counter(case.type for case in cases if case.half == half) for half in ("dev", "test")}
    assert halves["dev"].total() >= 200
    assert halves["test"].total() >= 100
    for kind in TYPES:
        shares = [counts[kind] / counts.total() for counts in halves.values()]
        assert abs(shares[0] - shares[1]) < 0.06, kind


def test_every_gold_quote_is_verbatim_in_its_plan(cases: list[Case], texts: list[Text]) -> None:
    located = locate(cases, texts)
    assert [case.id for case in cases if case.answerable and not located[case.id]] == []


def test_every_unanswerable_case_says_why_it_has_to_be_refused(cases: list[Case]) -> None:
    assert [case.id for case in cases if bool(case.reason) == case.answerable] == []


def test_every_key_accepts_its_own_answer(cases: list[Case]) -> None:
    wrong = [
        case.id
        for case in cases
        if not all(any(holds(fold(case.answer), words) for words in group) for group in case.must)
        or (case.answerable and any(holds(fold(case.answer), words) for words in case.must_not))
    ]
    assert wrong == []
