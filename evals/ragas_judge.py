"""The metrics of ragas that ask a judge, each failure counted."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping, Sequence
from typing import Any

from openai import AsyncOpenAI

from evals.judge import Judge, Tally
from evals.outcomes import Outcome
from evals.ragas_metrics import RagasMetric, Step, scores_of
from evals.ragas_models import BoundedLLM, GivenUp, NoScore, OfflineEmbeddings
from evals.ragas_quiet import (
    ContextPrecision,
    ContextRecall,
    FactualCorrectness,
    Faithfulness,
    InstructorBaseRagasLLM,
    NoiseSensitivity,
    ResponseRelevancePrompt,
    ResponseRelevancy,
    RunConfig,
    SingleTurnMetric,
    SingleTurnSample,
    llm_factory,
)
from evals.ragas_samples import sample_of, with_stops

_REQUESTS_A_CASE = 10
_MAX_TOKENS = 4096
_OF_ANSWERS = ("faithfulness", "noise_sensitivity")


class JudgedMetric(RagasMetric):
    """A metric whose failures are counted, and which stops asking when it has lost too many cases."""

    def __init__(self, metric: SingleTurnMetric, outcomes: Mapping[str, Outcome], done: Step, seconds: float) -> None:
        super().__init__(metric, "reference", with_stops, outcomes, done)
        self._seconds = seconds
        self.tally = Tally(sum(self.applies(one, sample_of(one)) for one in outcomes.values()))

    def applies(self, outcome: Outcome, sample: SingleTurnSample) -> bool:
        """Whether the key has an answer and, where the metric takes the answer's statements, there is one."""
        return super().applies(outcome, sample) and (outcome.answer.answerable or self.name not in _OF_ANSWERS)

    async def score_of(self, outcome: Outcome, sample: SingleTurnSample, callbacks: Any) -> float | None:
        """The score that the judge's answers lead to, None where it failed."""
        if not self.applies(outcome, sample):
            return None
        if self.tally.lost:
            self.tally.skipped += 1
            return None
        try:
            async with asyncio.timeout(self._seconds):
                score = await super().score_of(outcome, sample, callbacks)
            if score is None or math.isnan(score):
                raise NoScore("nothing to be judged in its answer")
        except GivenUp as error:
            self.tally.fail(error, asked=False)
        except Exception as error:  # whatever a model may answer, the other metrics stand
            self.tally.fail(error)
        else:
            return score
        return None


def _metrics(llm: InstructorBaseRagasLLM) -> list[SingleTurnMetric]:
    question = ResponseRelevancePrompt()
    question.instruction += ". Write the question in the language of the answer."  # it is compared word by word
    metrics: list[Any] = [
        Faithfulness(),
        FactualCorrectness(),
        ContextPrecision(),
        ContextRecall(),
        ResponseRelevancy(question_generation=question, strictness=1, embeddings=OfflineEmbeddings()),
        NoiseSensitivity(),
    ]
    for metric in metrics:
        metric.llm = llm
    return metrics


async def judged_scores(
    outcomes: Sequence[Outcome], judge: Judge, done: Step
) -> tuple[dict[str, dict[str, float]], dict[str, Tally]]:
    """Have the judge score outcomes; the scores of each case by its id, and how each metric fared."""
    by_id = {outcome.case.id: outcome for outcome in outcomes}
    async with AsyncOpenAI(
        base_url=judge.base_url,
        api_key=judge.api_key.get_secret_value() if judge.api_key else "none",
        timeout=judge.seconds,
        max_retries=judge.retries,
    ) as client:
        llm = llm_factory(judge.model, client=client, temperature=0.0, max_tokens=_MAX_TOKENS)
        limit = _REQUESTS_A_CASE * judge.seconds
        metrics = [JudgedMetric(one, by_id, done, limit) for one in _metrics(BoundedLLM(llm, judge))]
        run_config = RunConfig(timeout=math.ceil(2 * limit), max_workers=judge.parallel)
        scores = await scores_of(outcomes, metrics, run_config)
    return scores, {metric.name: metric.tally for metric in metrics}
