from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from assistant.types import Answer
from evals.cases import Case
from evals.gold import Stretch
from evals.judge import JUDGED, NO_JUDGE
from evals.metrics import METRICS
from evals.outcomes import Outcome, Workings
from evals.ragas_suite import TEXTUAL, RagasScores, evaluate_outcomes

ROOT = Path(__file__).parent.parent.parent
TERM = ("qy", "领导人员在同一岗位连续任职一般不超过 12年")
RIGHT = "清远市：领导人员在同一岗位连续任职一般不超过12年。[1]"
KEY = "领导人员在同一岗位连续任职一般不超过12年。"
HOLDS, OTHER, SAME_WORDS = Stretch("qy", 0, 29), Stretch("qy", 29, 57), Stretch("yx", 0, 26)

AnswerMaker = Callable[..., Answer]
CaseMaker = Callable[..., Case]
OutcomeMaker = Callable[..., Outcome]


def value(scores: RagasScores, metric: str) -> float:
    return next(figure.value for figure in scores.figures if figure.metric == metric)


@pytest.fixture
def mixed(case: CaseMaker, unanswerable: CaseMaker, answer: AnswerMaker, outcome: OutcomeMaker) -> list[Outcome]:
    """A right answer, a wrong refusal of which nothing was retrieved, a right refusal, and a key without quotes."""
    return [
        outcome(case(id="right", answer=KEY), answer(RIGHT, TERM), Workings(((OTHER, HOLDS),), (HOLDS,))),
        outcome(case(id="refused", answer=KEY), answer("没有", reason="no_evidence")),
        outcome(
            unanswerable(id="none", answer="没有"), answer("没有", reason="no_evidence"), Workings(((OTHER,),), ())
        ),
        outcome(case(id="bare", gold=[]), answer(RIGHT, TERM), Workings(((HOLDS,),), ())),
    ]


def test_the_metrics_of_the_suite_score_the_same_in_ragas(mixed: list[Outcome]) -> None:
    scores = evaluate_outcomes(mixed)
    for one in mixed:
        alone = {metric.name: score for metric in METRICS if (score := metric.score(one)) is not None}
        found = scores.per_case[one.case.id]
        assert {name: score for name, score in found.items() if name not in TEXTUAL} == alone


def test_a_case_to_which_a_metric_does_not_apply_does_not_count(mixed: list[Outcome]) -> None:
    scores = evaluate_outcomes(mixed)
    assert [figure.metric for figure in scores.figures] == [*TEXTUAL]
    assert {figure.cases for figure in scores.figures} == {2}
    assert set(scores.per_case["right"]) & set(TEXTUAL) == set(TEXTUAL)
    assert not set(scores.per_case["none"]) & set(TEXTUAL)
    assert not set(scores.per_case["bare"]) & set(TEXTUAL)
    assert scores.not_measured == dict.fromkeys(JUDGED, NO_JUDGE)


def test_nothing_retrieved_is_a_miss_and_no_gap(mixed: list[Outcome]) -> None:
    scores = evaluate_outcomes(mixed)
    assert scores.per_case["refused"]["non_llm_context_recall"] == 0.0
    assert scores.per_case["refused"]["non_llm_context_precision_with_reference"] == 0.0
    assert value(scores, "non_llm_context_recall") == 0.5


def test_a_short_quote_is_found_in_a_long_passage(mixed: list[Outcome]) -> None:
    found = evaluate_outcomes(mixed).per_case["right"]
    assert found["non_llm_context_recall"] == 1.0
    assert found["non_llm_context_precision_with_reference"] == pytest.approx(0.5)  # the second of two passages


@pytest.mark.parametrize(
    ("passage", "held"),
    [
        (HOLDS, 1.0),
        (SAME_WORDS, 0.0),  # 10年 is not 12年
        (OTHER, 0.0),
        (Stretch("qy", 6, 20), 0.0),  # a part of the quote, and nothing else
        (Stretch("qy", 10, 12), 0.0),
    ],
)
def test_what_holds_a_quote(
    passage: Stretch, held: float, case: CaseMaker, answer: AnswerMaker, outcome: OutcomeMaker
) -> None:
    one = outcome(case(answer=KEY), answer(RIGHT, TERM), Workings(((passage,),), ()))
    assert evaluate_outcomes([one]).per_case["q1"]["non_llm_context_recall"] == held


def test_texts_are_compared_by_their_words(case: CaseMaker, answer: AnswerMaker, outcome: OutcomeMaker) -> None:
    """White space that the setting of a page left, and full-width figures, are no difference."""
    spaced = outcome(case(id="spaced", answer="任职不超过 １２ 年。"), answer("任职不超过12年[1]", TERM))
    other = outcome(case(id="other", answer="任职不超过12年。"), answer("每县配备三名教研员。[1]", TERM))
    scores = evaluate_outcomes([spaced, other]).per_case
    assert scores["spaced"]["non_llm_string_similarity"] == pytest.approx(1.0)
    assert scores["spaced"]["chrf_score"] == pytest.approx(1.0)
    assert scores["other"]["chrf_score"] < 0.2
    assert scores["other"]["non_llm_string_similarity"] < 0.2


def test_words_count_in_the_likeness_of_answers(case: CaseMaker, answer: AnswerMaker, outcome: OutcomeMaker) -> None:
    """The same characters in words of another order: chrF++ sees pairs of words, for which there have to be words."""
    from evals.ragas_samples import segmented

    assert segmented("每县配备三名教研员。") == "每县 配备 三名 教研员"
    same = outcome(case(id="same", answer="每县配备三名教研员。"), answer("每县配备三名教研员。[1]", TERM))
    turned = outcome(case(id="turned", answer="每县配备三名教研员。"), answer("三名教研员配备每县。[1]", TERM))
    scores = evaluate_outcomes([same, turned]).per_case
    assert scores["same"]["chrf_score"] == pytest.approx(1.0)
    assert 0.3 < scores["turned"]["chrf_score"] < 0.8


def test_samples_are_of_the_schema_of_ragas(case: CaseMaker, answer: AnswerMaker, outcome: OutcomeMaker) -> None:
    from evals.ragas_samples import sample_of

    rankings = ((HOLDS, OTHER), (SAME_WORDS, HOLDS))
    sample = sample_of(outcome(case(answer=KEY), answer(RIGHT, TERM), Workings(rankings, ())))
    assert sample.user_input == "问"
    assert sample.response == "清远市：领导人员在同一岗位连续任职一般不超过12年。"
    assert sample.reference == KEY
    assert sample.reference_contexts == [TERM[1]]
    assert sample.retrieved_contexts is not None
    assert [context[:4] for context in sample.retrieved_contexts] == ["清远市计", "阳西县计", "到202"]


def test_only_the_first_ten_passages_count(case: CaseMaker, answer: AnswerMaker, outcome: OutcomeMaker) -> None:
    from evals.ragas_samples import sample_of

    ranking = tuple(Stretch("qy", start, start + 5) for start in range(30))
    sample = sample_of(outcome(case(), answer(RIGHT, TERM), Workings((ranking,), ())))
    assert sample.retrieved_contexts is not None
    assert len(sample.retrieved_contexts) == 10


def test_progress_goes_over_every_score(mixed: list[Outcome]) -> None:
    seen: list[int] = []
    ended: list[bool] = []

    def over(numbers: Sequence[int]) -> Iterator[int]:
        for number in numbers:
            yield number
            seen.append(number)
        ended.append(True)

    evaluate_outcomes(mixed, progress=over)
    assert len(seen) == len(mixed) * (len(METRICS) + len(TEXTUAL))
    assert ended == [True]


def test_no_outcome_has_no_figure() -> None:
    scores = evaluate_outcomes([])
    assert (scores.figures, scores.per_case) == ((), {})
    assert set(scores.not_measured) == {*TEXTUAL, *JUDGED}


SILENT = """
import json, os, sys, threading, time
from assistant.types import Answer
from evals.cases import Case
from evals.outcomes import Outcome, Workings
from evals.ragas_suite import evaluate_outcomes
early = sorted(name for name in ("ragas", "datasets", "openai", "rapidfuzz") if name in sys.modules)
case = Case(id="a", type="number", question="q", answerable=True, must=(("12年",),), answer="12年")
answer = Answer(id="a", question="q", standalone_question="q", answer="12年", answerable=True, latency_ms=1)
before = dict(os.environ)
scores = evaluate_outcomes([Outcome(case, answer, Workings((), ()), (), {})])
time.sleep(1.1)  # the thread that would send looks once a second whether it has to end
print(json.dumps({
    "early": early,
    "chrf": scores.per_case["a"]["chrf_score"],
    "threads": [thread.name for thread in threading.enumerate() if "flush" in thread.name],
    "home": [os.environ.get(name) == before.get(name) for name in ("HOME", "XDG_DATA_HOME")],
    "track": os.environ["RAGAS_DO_NOT_TRACK"],
}))
"""


def test_ragas_is_imported_late_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """No thread that sends, no id of the user, nothing in the home folder, whatever the user has set."""
    wishes = {"LANGSMITH_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "RAGAS_DO_NOT_TRACK": "false"}
    environment = {name: value for name, value in os.environ.items() if name not in ("XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment |= {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), **wishes}
    done = subprocess.run(
        [sys.executable, "-c", SILENT], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found == {"early": [], "chrf": pytest.approx(1.0), "threads": [], "home": [True, True], "track": "true"}
    assert [str(path) for path in tmp_path.rglob("*") if path.is_file()] == []
