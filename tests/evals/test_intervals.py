from __future__ import annotations

import pytest

from evals.intervals import change_interval, estimate, interval


def test_estimates() -> None:
    assert estimate([0.0, 0.0, 1.0, 1.0]) == 0.5
    assert estimate([1.0, 2.0, 9.0], "median") == 2.0


def test_an_interval_holds_the_estimate_and_narrows_with_more_scores() -> None:
    few, many = [0.0, 1.0] * 10, [0.0, 1.0] * 200
    low, high = interval(few)
    # of a share of 0.5 over n cases the normal approximation is 0.5 ± 1.96 · 0.5 / √n
    assert low == pytest.approx(0.5 - 0.98 / 20**0.5, abs=0.06)
    assert high == pytest.approx(0.5 + 0.98 / 20**0.5, abs=0.06)
    narrow = interval(many)
    assert low < narrow[0] < 0.5 < narrow[1] < high


def test_the_change_of_a_mean_counts_each_case_in_the_run_where_it_has_a_score() -> None:
    low, high = change_interval([1.0] * 50, [1.0] * 25 + [0.0] * 25)
    assert low < -0.5 < high < 0
    assert change_interval([1.0, 0.0] * 20, [1.0, 0.0] * 20) == (0.0, 0.0)
    low, high = change_interval([1.0] * 10 + [None] * 40, [1.0] * 10 + [0.0] * 40)
    assert low < -0.8 < high < 0


def test_the_same_scores_have_the_same_interval_and_one_value_has_none() -> None:
    scores = [0.1, 0.4, 0.9, 0.3]
    assert interval(scores) == interval(scores)
    assert interval([0.7, 0.7]) == (0.7, 0.7)
    assert interval([3.0, 1.0, 2.0], "median") == (1.0, 3.0)
