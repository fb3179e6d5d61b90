"""The suite as a ragas evaluation: our metrics beside those of ragas, and with a judge those that ask a model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.judge import JUDGED, NO_JUDGE, Judge, judged_of
from evals.metrics import METRICS
from evals.outcomes import Outcome
from evals.results import Figure
from evals.summary import figure_of

TEXTUAL = (
    "non_llm_context_recall",
    "non_llm_context_precision_with_reference",
    "non_llm_string_similarity",
    "chrf_score",
)
"""The metrics of ragas that compare texts; evals.ragas_metrics says how."""
_NOT_APPLICABLE = "there is no case to which it applies"

Progress = Callable[[Sequence[int]], Iterable[int]]
"""Goes over the numbers of the scores, each asked for when its turn has come; may show how far it is."""


@dataclass(frozen=True, slots=True)
class RagasScores:
    """What a ragas evaluation found.

    `figures` are of ragas's own metrics; `per_case` has, by the id of the case, the scores of all metrics that apply to
    it, the suite's own among them, which are the same as without ragas. `not_measured` names each metric of ragas
    without a figure, with the reason; `notes` each whose figure leaves failed cases out.
    """

    figures: tuple[Figure, ...]
    per_case: Mapping[str, Mapping[str, float]]
    not_measured: Mapping[str, str]
    notes: Mapping[str, str]


def evaluate_outcomes(
    outcomes: Sequence[Outcome], judge: Judge | None = None, progress: Progress = iter
) -> RagasScores:
    """Run the ragas evaluation; imports ragas, which takes seconds. Nothing that a judge does makes it fail."""
    if not outcomes:
        return RagasScores((), {}, dict.fromkeys((*TEXTUAL, *JUDGED), _NOT_APPLICABLE), {})
    from evals.ragas_metrics import scores_of, suite_metrics, text_metrics
    from evals.ragas_quiet import RunConfig

    judged = judged_of(outcomes, judge.cases) if judge else []
    scores_to_come = iter(progress(range(len(outcomes) * (len(METRICS) + len(TEXTUAL)) + len(judged) * len(JUDGED))))

    def done() -> None:
        next(scores_to_come, None)

    done()  # starts what shows the progress, so that the last score ends it
    by_id = {outcome.case.id: outcome for outcome in outcomes}
    metrics = [*suite_metrics(by_id, done), *text_metrics(by_id, done)]
    per_case = asyncio.run(scores_of(outcomes, metrics, RunConfig(max_workers=1)))
    not_measured = {} if judge else dict.fromkeys(JUDGED, NO_JUDGE)
    notes = {}
    if judge and judged:
        from evals.ragas_judge import judged_scores

        scores, tallies = asyncio.run(judged_scores(judged, judge, done))
        not_measured |= {name: tally.told for name, tally in tallies.items() if tally.lost}
        notes = {name: tally.told for name, tally in tallies.items() if tally.told and not tally.lost}
        for case_id, found in scores.items():
            per_case[case_id] |= {name: score for name, score in found.items() if name not in not_measured}
    figures = _figures_of(per_case)
    measured = {figure.metric for figure in figures}
    not_measured |= {name: _NOT_APPLICABLE for name in (*TEXTUAL, *JUDGED) if name not in {*measured, *not_measured}}
    return RagasScores(figures, per_case, not_measured, notes)


def _figures_of(per_case: Mapping[str, Mapping[str, float]]) -> tuple[Figure, ...]:
    scores = {name: [found[name] for found in per_case.values() if name in found] for name in (*TEXTUAL, *JUDGED)}
    return tuple(figure_of(name, found) for name, found in scores.items() if found)
