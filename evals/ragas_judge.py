"""The metrics of ragas that ask a judge, each request bounded, each failure counted."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from openai import AsyncOpenAI
from pydantic import BaseModel

from evals.judge import Judge, Tally
from evals.outcomes import Outcome
from evals.ragas_metrics import RagasMetric, Step, sample_of, scores_of
from evals.ragas_quiet import (
    BaseRagasEmbeddings,
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
from index.hashing import FeatureHashing

PATIENCE = 8
_REQUESTS_A_CASE = 10
_MAX_TOKENS = 4096
_STOPS = str.maketrans({"。": ". ", "！": "! ", "？": "? "})
_OF_ANSWERS = ("faithfulness", "noise_sensitivity")

Model = TypeVar("Model", bound=BaseModel)


def with_stops(text: str) -> str:
    """A text with western stops, as the judge gets it.

    ragas counts on sentences that end in a western full stop and a space: its prompts take each sentence of an answer
    apart, by examples that are written so. The words stay unspaced: a model reads Chinese as it is.
    """
    return text.translate(_STOPS)


class GivenUp(Exception):
    """The judge failed so often in a row that it is not asked any more."""


class NoScore(Exception):
    """The judge answered in form, but so that no score follows."""


class BoundedLLM(InstructorBaseRagasLLM):
    """A judge for ragas that asks few questions at a time, waits so long and no longer, and gives up on a dead server.

    A time-out of the HTTP client holds for each piece of a response, so one that trickles would never end.
    """

    is_async = True

    def __init__(self, llm: InstructorBaseRagasLLM, judge: Judge) -> None:
        self._llm = llm
        self._seconds = 2 * judge.seconds
        self._free = asyncio.Semaphore(judge.parallel)
        self._failed_in_a_row = 0

    def generate(self, prompt: str, response_model: type[Model]) -> Model:
        """Not offered: ragas asks an asynchronous judge by `agenerate`."""
        raise TypeError("this judge is asynchronous")

    async def agenerate(self, prompt: str, response_model: type[Model]) -> Model:
        """The judge's answer in the form of the model. Raises GivenUp, TimeoutError and what the client raises."""
        async with self._free:
            if self._failed_in_a_row >= PATIENCE:
                raise GivenUp(f"no usable answer {PATIENCE} times in a row")
            self._failed_in_a_row += 1
            async with asyncio.timeout(self._seconds):
                answer: Model = await self._llm.agenerate(prompt, response_model)
            self._failed_in_a_row = 0
            return answer


class OfflineEmbeddings(BaseRagasEmbeddings):
    """The index's offline embedding for ragas; it knows words and synonyms, so likenesses are lower than a model's."""

    def __init__(self) -> None:
        super().__init__()
        self._embedding = FeatureHashing()

    def embed_query(self, text: str) -> list[float]:
        """The vector of a text. Raises NoScore where it has no word."""
        vector = self._embedding.vector(text)
        if not any(vector):
            raise NoScore(f"a question without a word: {text!r}")
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of texts."""
        return [self.embed_query(text) for text in texts]

    async def aembed_query(self, text: str) -> list[float]:
        """The vector of a text."""
        return self.embed_query(text)

    async def aembed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of texts."""
        return self.embed_documents(texts)


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
