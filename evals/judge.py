"""A language model as judge: where it is, what it may cost, and what it failed at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import SecretStr

from assistant.errors import BadSetting
from assistant.settings import Settings
from evals.outcomes import Outcome

MOST_CASES = 50
JUDGED = (
    "faithfulness",
    "factual_correctness",
    "context_precision",
    "context_recall",
    "answer_relevancy",
    "noise_sensitivity",
)
"""The metrics that ask the judge; noise sensitivity is the share of wrong statements, the lower the better."""
NO_JUDGE = "no judge is set: EDUPLAN_LLM_BASE_URL and EDUPLAN_LLM_MODEL name one"
_MAY_FAIL = 0.2
_REASON_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Judge:
    """An OpenAI-compatible model, and the limits of asking it.

    At most `cases` cases are judged, about 40 requests each, `parallel` at a time. An attempt may take `seconds`; one
    that fails for the server's or the network's sake is repeated up to `retries` times, all of it in twice `seconds`.
    """

    base_url: str
    model: str
    api_key: SecretStr | None = None
    cases: int = MOST_CASES
    seconds: float = 60.0
    retries: int = 2
    parallel: int = 4


def judge_of(settings: Settings, cases: int = MOST_CASES) -> Judge | None:
    """The judge that the settings name, None where they name no model. Raises BadSetting for half of one."""
    if not settings.model_is_set:
        return None
    if settings.llm_base_url is None or settings.llm_model is None:
        missing = "EDUPLAN_LLM_BASE_URL" if settings.llm_base_url is None else "EDUPLAN_LLM_MODEL"
        raise BadSetting(f"评测用的模型缺少设置 {missing}", "补上这一项，或删去所有 EDUPLAN_LLM_ 设置，不用模型评测")
    return Judge(settings.llm_base_url, settings.llm_model, settings.llm_api_key, cases)


def judged_of(outcomes: Sequence[Outcome], most: int) -> list[Outcome]:
    """The outcomes to be judged: answerable questions with an answer in their key, evenly spread."""
    found = [one for one in outcomes if one.case.answerable and one.case.answer]
    count = min(most, len(found))
    return [found[index * len(found) // count] for index in range(count)]


@dataclass(slots=True)
class Tally:
    """How a metric fares with the judge over the `planned` cases: how many failed or were not asked, and why first."""

    planned: int
    failed: int = 0
    skipped: int = 0
    reason: str = ""

    def fail(self, error: BaseException, asked: bool = True) -> None:
        """Count a case without a score, for which the judge was `asked` or not."""
        self.failed += asked
        self.skipped += not asked
        self.reason = self.reason or reason_of(error)

    @property
    def lost(self) -> bool:
        """Whether too many cases failed for a figure over the others to stand for all."""
        return self.failed + self.skipped > _MAY_FAIL * self.planned

    @property
    def told(self) -> str:
        """What failed, in one line; empty where nothing did."""
        if not self.reason:
            return ""
        skipped = f" and was not asked for {self.skipped} more" if self.skipped else ""
        return f"the judge failed for {self.failed} of {self.planned} cases{skipped}; first: {self.reason}"


def reason_of(error: BaseException) -> str:
    """An error in one short line; what ragas's client wraps, without the wrapping."""
    if error.__cause__ is not None and type(error).__module__.startswith("instructor."):
        error = error.__cause__
    text = " ".join(str(error).split())
    told = f"{type(error).__name__}: {text}" if text else type(error).__name__
    return told if len(told) <= _REASON_LENGTH else told[: _REASON_LENGTH - 1] + "…"
