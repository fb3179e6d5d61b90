from __future__ import annotations

import pytest

from evals.baseline import Change, Comparison, Verdict, compare
from evals.results import Record


def record(number: int, digest: str = "d", **scores: float) -> Record:
    return Record(
        id=f"q{number}", half="dev", type="number", regions=(), digest=digest, scores=scores, step=None, detail=None
    )


def change_of(comparison: Comparison, metric: str) -> Change:
    return next(change for change in comparison.changes if change.metric == metric)


@pytest.mark.parametrize(
    ("lost", "gained", "verdict"),
    [
        (0, 0, "same"),
        (1, 0, "same"),
        (5, 0, "same"),
        (6, 0, "worse"),
        (8, 7, "same"),
        (0, 8, "better"),
        (20, 4, "worse"),
    ],
)
def test_a_drop_counts_when_it_is_beyond_noise(lost: int, gained: int, verdict: Verdict) -> None:
    before = [record(number, correct=float(number >= 50)) for number in range(100)]
    after = [record(number, correct=float(number >= 50 + lost or number < gained)) for number in range(100)]
    change = change_of(compare(after, before), "correct")
    assert change.verdict == verdict
    assert (len(change.lost), len(change.gained)) == (lost, gained)
    assert change.after - change.before == pytest.approx((gained - lost) / 100)
    assert change.low <= change.after - change.before <= change.high


def test_a_guard_may_not_lose_a_single_case_and_fewer_wrong_regions_are_better() -> None:
    before = [record(number, verbatim=1.0, wrong_region=1.0) for number in range(100)]
    after = [record(number, verbatim=float(number > 0), wrong_region=0.0) for number in range(100)]
    comparison = compare(after, before)
    assert change_of(comparison, "verbatim").verdict == "worse"
    assert change_of(comparison, "wrong_region").verdict == "better"
    assert [change.metric for change in comparison.worse] == ["verbatim"]
    assert change_of(comparison, "verbatim").lost == ("q0",)


def test_a_guard_watches_answers_that_the_baseline_did_not_have() -> None:
    before = [record(1), record(2, verbatim=1.0), record(3, verbatim=0.0)]
    newly_answered = [record(1, verbatim=0.0), record(2, verbatim=1.0), record(3, verbatim=0.0)]
    assert change_of(compare(newly_answered, before), "verbatim").lost == ("q1",)
    new_case = [record(2, verbatim=1.0), record(3, verbatim=0.0), record(4, verbatim=0.0)]
    assert change_of(compare(new_case, before), "verbatim").lost == ("q4",)
    assert compare([record(1), record(2, verbatim=1.0), record(3, verbatim=0.0)], before).worse == ()


def test_a_metric_may_drop_because_it_applies_to_other_cases() -> None:
    # of ten refusals all had to be; now forty more are, and none of them had to be
    before = [record(number, refusal_precision=1.0) for number in range(10)]
    before += [record(number) for number in range(10, 100)]
    after = [record(number, refusal_precision=float(number < 10)) for number in range(50)]
    after += [record(number) for number in range(50, 100)]
    change = change_of(compare(after, before), "refusal_precision")
    assert (change.before, change.after, change.verdict) == (1.0, 0.2, "worse")


def test_each_half_is_judged_for_itself() -> None:
    def run(dev: int, test: int) -> list[Record]:
        halves = [("dev", number, dev) for number in range(200)] + [
            ("test", number, test) for number in range(200, 300)
        ]
        return [
            record(number, correct=float(number % 100 < right)).model_copy(update={"half": half})
            for half, number, right in halves
        ]

    comparison = compare(run(70, 40), run(50, 50))
    assert change_of(comparison, "correct").verdict == "better"
    assert change_of(comparison, "correct.dev").verdict == "better"
    assert [change.metric for change in comparison.worse] == ["correct.test"]


def test_only_cases_asked_alike_are_paired_and_latency_is_not_judged() -> None:
    before = [record(1, correct=1.0, latency_ms=1.0), record(2, correct=1.0, latency_ms=1.0)]
    after = [
        record(1, "rewritten", correct=0.0, latency_ms=9.0),
        record(2, correct=1.0, latency_ms=9.0),
        record(3, correct=0.0),
    ]
    comparison = compare(after, before)
    assert (comparison.cases, comparison.unpaired, comparison.removed) == (1, 2, 1)
    assert [change.metric for change in comparison.changes] == ["correct", "correct.dev"]
    assert comparison.worse == ()
    assert comparison.failed, "a case of the baseline was rewritten"
    assert not compare(before[1:] + after[2:], before[1:]).failed
    assert compare(after, []).failed, "nothing was compared"


def test_a_metric_that_no_longer_applies_to_any_case_is_left_out() -> None:
    assert compare([record(1, correct=1.0)], [record(1, verbatim=1.0)]).changes == ()
