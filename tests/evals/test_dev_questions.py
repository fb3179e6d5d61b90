from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.cases import DEV_QUESTIONS, fold, load_cases
from ingest.parse import parse

LINES: list[dict[str, Any]] = [json.loads(line) for line in DEV_QUESTIONS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def texts(plans_dir: Path) -> dict[str, str]:
    plans = (parse(path.read_bytes(), path.name, str(path)) for path in sorted(plans_dir.glob("*.txt")))
    return {plan.region.name: fold(plan.text) for plan in plans if plan.region is not None}


def test_every_question_loads_once() -> None:
    cases = load_cases(DEV_QUESTIONS)
    assert len({case.id for case in cases}) == len({(case.turns, case.question) for case in cases}) == 240


def test_answerable_questions_have_keys_and_gold_and_others_none() -> None:
    assert [
        line["id"] for line in LINES if not bool(line["must"]) == bool(line["gold"]) == bool(line["answerable"])
    ] == []


def test_every_gold_quote_is_verbatim_in_its_plan(texts: dict[str, str]) -> None:
    lost = [
        (line["id"], gold["quote"])
        for line in LINES
        for gold in line["gold"]
        if fold(gold["quote"]) not in texts[gold["region"]]
    ]
    assert lost == []
