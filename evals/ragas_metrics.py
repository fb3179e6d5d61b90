"""Metrics over ragas samples: the suite's own, and those of ragas that need no model."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from evals.metrics import METRICS, Metric
from evals.outcomes import Outcome
from evals.ragas_quiet import (
    ChrfScore,
    EvaluationDataset,
    EvaluationResult,
    NonLLMContextPrecisionWithReference,
    NonLLMContextRecall,
    NonLLMStringSimilarity,
    RunConfig,
    SingleTurnMetric,
    SingleTurnSample,
    aevaluate,
)
from evals.ragas_samples import sample_of, segmented, unspaced

HELD = 0.99

Step = Callable[[], None]
"""Called whenever one metric is done with one case."""


class OutcomeMetric(SingleTurnMetric):
    """A metric that sees the outcome behind a sample; NaN, which no mean counts, where it does not apply."""

    def __init__(self, name: str, outcomes: Mapping[str, Outcome], done: Step) -> None:
        super().__init__(name=name)
        self._outcomes = outcomes
        self._done = done

    def init(self, run_config: RunConfig) -> None:
        """Nothing to make ready."""

    async def score_of(self, outcome: Outcome, sample: SingleTurnSample, callbacks: Any) -> float | None:
        """The score of an outcome, None where the metric does not apply to it."""
        raise AssertionError(f"{self.name} has no score")

    async def _single_turn_ascore(self, sample: SingleTurnSample, callbacks: Any) -> float:
        outcome = self._outcomes[(sample.rubrics or {})["case"]]
        score = await self.score_of(outcome, sample, callbacks)
        self._done()
        return math.nan if score is None else score


class SuiteMetric(OutcomeMetric):
    """A metric of the suite; its scores in ragas are the very same."""

    def __init__(self, metric: Metric, outcomes: Mapping[str, Outcome], done: Step) -> None:
        super().__init__(metric.name, outcomes, done)
        self._metric = metric

    async def score_of(self, outcome: Outcome, sample: SingleTurnSample, callbacks: Any) -> float | None:
        """The suite's score."""
        return self._metric.score(outcome)


class RagasMetric(OutcomeMetric):
    """A metric of ragas over the samples that have a certain field, each text of them read in a certain way."""

    def __init__(
        self,
        metric: SingleTurnMetric,
        needs: str,
        reading: Callable[[str], str],
        outcomes: Mapping[str, Outcome],
        done: Step,
    ) -> None:
        super().__init__(metric.name, outcomes, done)
        self._metric = metric
        self._needs = needs
        self._reading = reading

    def init(self, run_config: RunConfig) -> None:
        """Make the metric ready."""
        self._metric.init(run_config)

    def applies(self, outcome: Outcome, sample: SingleTurnSample) -> bool:
        """Whether the sample has what the metric needs."""
        return getattr(sample, self._needs) is not None

    async def score_of(self, outcome: Outcome, sample: SingleTurnSample, callbacks: Any) -> float | None:
        """The score that ragas gives."""
        if not self.applies(outcome, sample):
            return None
        return float(await self._metric.single_turn_ascore(self._read(sample), callbacks))

    def _read(self, sample: SingleTurnSample) -> SingleTurnSample:
        fields = sample.model_dump(exclude={"rubrics"}, exclude_none=True)
        return SingleTurnSample(
            **{
                name: self._reading(value) if isinstance(value, str) else [self._reading(text) for text in value]
                for name, value in fields.items()
            }
        )


class QuoteInPassage(NonLLMStringSimilarity):
    """How much of a quote a passage holds: the similarity (Indel) of the quote and the passage's best stretch for it.

    ragas compares a quote of 20 characters with a passage of 300 as wholes, which are never alike. A passage that is
    shorter than the quote is compared as a whole.
    """

    async def _single_turn_ascore(self, sample: SingleTurnSample, callbacks: Any) -> float:
        passage, quote = sample.reference or "", sample.response or ""
        if len(passage) < len(quote):
            return await super()._single_turn_ascore(sample, callbacks)
        return fuzz.partial_ratio(quote, passage) / 100


def suite_metrics(outcomes: Mapping[str, Outcome], done: Step) -> list[OutcomeMetric]:
    """The suite's metrics for a ragas evaluation."""
    return [SuiteMetric(metric, outcomes, done) for metric in METRICS]


def text_metrics(outcomes: Mapping[str, Outcome], done: Step) -> list[OutcomeMetric]:
    """The metrics of ragas that compare texts.

    Over questions with gold quotes, context recall: the share of the quotes that a retrieved passage holds, and context
    precision: the average precision of the passages that hold one. Held is what is more than 0.99 alike, see
    QuoteInPassage: quotes are verbatim, and 10年 for 12年 in a quote of 30 characters leaves a likeness of 0.97. Texts
    know no region: a passage of another plan with the same words counts here, and not in the suite's own recall@10.

    Over answerable questions with an answer in their key, the likeness of the two answers: by edit distance
    (Levenshtein), and by n-grams of characters and pairs of words (chrF++; hence the segmentation).
    """
    contexts = [
        NonLLMContextRecall(_distance_measure=QuoteInPassage(), threshold=HELD),
        NonLLMContextPrecisionWithReference(distance_measure=QuoteInPassage(), threshold=HELD),
    ]
    likeness, n_grams = NonLLMStringSimilarity(), ChrfScore(kwargs={"word_order": 2})
    return [
        *(RagasMetric(metric, "reference_contexts", unspaced, outcomes, done) for metric in contexts),
        RagasMetric(likeness, "reference", unspaced, outcomes, done),
        RagasMetric(n_grams, "reference", segmented, outcomes, done),
    ]


async def scores_of(
    outcomes: Sequence[Outcome], metrics: Sequence[OutcomeMetric], run_config: RunConfig
) -> dict[str, dict[str, float]]:
    """Run a ragas evaluation; the scores of each case by its id, those metrics left out that do not apply to it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"aevaluate\(\) is deprecated", DeprecationWarning)
        result = await aevaluate(
            EvaluationDataset([sample_of(outcome) for outcome in outcomes]),
            list(metrics),
            run_config=run_config,
            raise_exceptions=True,  # by default an error is a NaN, as if the metric did not apply
            show_progress=False,
        )
    assert isinstance(result, EvaluationResult)
    return {
        outcome.case.id: {name: score for name, score in scores.items() if not math.isnan(score)}
        for outcome, scores in zip(outcomes, result.scores, strict=True)
    }
