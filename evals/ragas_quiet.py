"""The one place that imports ragas, silenced first: no telemetry, no tracing, no look-ups, nothing in the home folder.

Import it only where a ragas evaluation is to run: ragas and what comes with it cost seconds.
"""

from __future__ import annotations

import logging
import os

# Read when these libraries are imported or first used, so set before any of them is.
os.environ.update(
    RAGAS_DO_NOT_TRACK="true",
    LANGSMITH_TRACING="false",
    LANGSMITH_TRACING_V2="false",
    LANGCHAIN_TRACING="false",
    LANGCHAIN_TRACING_V2="false",
    HF_HUB_OFFLINE="1",
    HF_DATASETS_OFFLINE="1",
    HF_HUB_DISABLE_TELEMETRY="1",
)

from ragas import EvaluationDataset, RunConfig, SingleTurnSample, _analytics, aevaluate
from ragas.dataset_schema import EvaluationResult
from ragas.embeddings import BaseRagasEmbeddings
from ragas.llms import InstructorBaseRagasLLM, llm_factory

# From their own modules: `ragas.metrics` warns that it will only offer another kind, which `aevaluate` does not take.
from ragas.metrics._answer_relevance import ResponseRelevancePrompt, ResponseRelevancy
from ragas.metrics._chrf_score import ChrfScore
from ragas.metrics._context_precision import ContextPrecision, NonLLMContextPrecisionWithReference
from ragas.metrics._context_recall import ContextRecall, NonLLMContextRecall
from ragas.metrics._factual_correctness import FactualCorrectness
from ragas.metrics._faithfulness import Faithfulness
from ragas.metrics._noise_sensitivity import NoiseSensitivity
from ragas.metrics._string import NonLLMStringSimilarity
from ragas.metrics.base import SingleTurnMetric

__all__ = [
    "BaseRagasEmbeddings",
    "ChrfScore",
    "ContextPrecision",
    "ContextRecall",
    "EvaluationDataset",
    "EvaluationResult",
    "FactualCorrectness",
    "Faithfulness",
    "InstructorBaseRagasLLM",
    "NoiseSensitivity",
    "NonLLMContextPrecisionWithReference",
    "NonLLMContextRecall",
    "NonLLMStringSimilarity",
    "ResponseRelevancePrompt",
    "ResponseRelevancy",
    "RunConfig",
    "SingleTurnMetric",
    "SingleTurnSample",
    "aevaluate",
    "llm_factory",
]

# Told not to track, ragas still runs the thread that would send, and still makes an id of the user, which it keeps in
# the home folder. It makes one id a process, and an anonymous one where there is no such folder.
_analytics._analytics_batcher.shutdown()
_kept = {name: os.environ.get(name) for name in ("HOME", "XDG_DATA_HOME")}
os.environ.update(dict.fromkeys(_kept, os.devnull))
_analytics.get_userid()
for _name, _value in _kept.items():
    if _value is None:
        del os.environ[_name]
    else:
        os.environ[_name] = _value

# What a judge gets wrong is told by the suite, once and in one line; these would print it at every attempt.
for _name in ("ragas", "instructor"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
