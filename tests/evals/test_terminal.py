from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from evals.baseline import Change, Comparison
from evals.results import Figure, Record, Run, Summary
from evals.terminal import change_text, number, progress, report


def figure(metric: str, value: float = 0.5, cases: int = 40) -> Figure:
    return Figure(metric=metric, value=value, low=value - 0.1, high=value + 0.1, cases=cases)


def record(name: str, step: str | None, half: str | None = "dev", type: str = "number") -> Record:
    given: dict[str, object] = {
        "id": name,
        "half": half,
        "type": type,
        "regions": (),
        "digest": "d",
        "scores": {},
        "step": step,
    }
    made = Record.model_validate(given)
    # Only what the test half lacks matters here: whether there is a detail at all.
    return made if half == "test" else made.model_copy(update={"detail": object()})


def run_of(*records: Record, **summary: object) -> Run:
    given: dict[str, object] = {
        "cases": len(records),
        "figures": (figure("correct", 0.75), figure("refusal_precision.region_not_covered", 0.9, 5)),
        "by_half": {one.half: () for one in records if one.half},
        "by_type": {one.type: () for one in records},
        "by_region": {},
        "steps": {"not selected": 2},
        "latency_ms": {"p50": 12.0, "p95": 120.0, "p99": 1300.0},
    }
    return Run(config={}, summary=Summary.model_validate(given | summary), records=records)


def change(metric: str, after: float, verdict: str, gained: tuple[str, ...] = (), lost: tuple[str, ...] = ()) -> Change:
    return Change(metric, 0.5, after, -0.2, 0.2, gained, lost, verdict)  # type: ignore[arg-type]


def printed(run: Run, comparison: Comparison | None, width: int = 100, terminal: bool = False) -> str:
    out = io.StringIO()
    report(
        run,
        comparison,
        Console(file=out, width=width, force_terminal=terminal, color_system="standard" if terminal else "auto"),
    )
    return out.getvalue()


RUN = run_of(
    record("q1", None),
    record("q2", "not selected"),
    record("q3", None, "test"),
    record("q4", "not selected", "test", "list"),
    ragas=(figure("NonLLMContextPrecisionWithReference"),),
    not_measured={"faithfulness": "no judge model is set; " * 20},
)


def test_prints_every_figure_and_the_verdict_last() -> None:
    lines = printed(RUN, Comparison(3, 1, 0, (change("correct", 0.6, "better", ("q1",)),))).rstrip().split("\n")
    rows = [line.split() for line in lines]
    assert ["correct", "0.750", "0.650–0.850", "40", "↑", "0.100", "better"] in rows
    assert ["refusal_precision.region_not_covered", "0.900", "0.800–1.000", "5*"] in rows
    assert any("* fewer than 20 cases" in line for line in lines)
    assert ["number", "2/3", "0.667", "1/2", "0.500", "1/1", "1.000"] in rows
    assert ["list", "0/1", "0.000", "–", "0/1", "0.000"] in rows
    assert ["all", "2/4", "0.500", "1/2", "0.500", "1/2", "0.500"] in rows
    assert ["not", "selected", "2"] in rows
    assert "latency p50 12.0 ms p95 120 ms p99 1300 ms".split() in rows
    assert ["NonLLMContextPrecisionWithReference", "0.500", "0.400–0.600", "40"] in rows
    assert any(line.startswith("faithfulness  no judge model is set;") for line in lines)
    assert (
        lines[-1] == "Passed: no metric got worse beyond noise. 3 cases compared with the baseline, 1 new or rewritten."
    )


def test_names_what_got_worse_but_the_test_half_only_in_sum() -> None:
    text = printed(RUN, Comparison(4, 0, 0, (change("correct", 0.4, "worse", ("q3",), ("q2", "q4")),)))
    assert "↓ 0.100 worse" in text
    assert "q2, 1 of the test half" in text
    assert "q3" not in text
    assert "q4" not in text
    assert text.rstrip().split("\n")[-1].startswith("Failed: correct got worse beyond noise.")


def test_a_long_list_of_ids_is_cut() -> None:
    lost = tuple(f"q{index}" for index in range(100, 140))
    text = " ".join(printed(RUN, Comparison(40, 0, 0, (change("correct", 0.4, "worse", (), lost),))).split())
    assert "q111, 28 more" in text
    assert "q112" not in text


@pytest.mark.parametrize("width", [80, 100, 200])
def test_fits_and_is_plain_where_there_is_no_terminal(width: int) -> None:
    text = printed(RUN, Comparison(4, 0, 0, (change("correct", 0.4, "worse", (), ("q2",) * 50),)), width)
    assert "\x1b" not in text
    assert max(cell_len(line) for line in text.split("\n")) <= min(width, 100)


def test_colours_are_for_a_terminal() -> None:
    comparison = Comparison(4, 0, 0, (change("correct", 0.4, "worse", (), ("q2",)),))
    assert "\x1b[1;31m" in printed(RUN, comparison, terminal=True)


def test_a_run_with_hardly_anything_prints() -> None:
    bare = run_of(record("q1", None, None), figures=(figure("correct"),), steps={}, latency_ms={})
    lines = printed(bare, None).rstrip().split("\n")
    assert lines[-1] == "Not compared: there is no baseline for these cases."
    assert not any(word in line for line in lines for word in ("ragas", "not measured", "latency", "lost at", "fewer"))


def test_words_of_others_command_neither_rich_nor_the_terminal() -> None:
    hostile = "[red]x[/nothing]\x1b[2J\x07"
    run = run_of(record(hostile, None, type=hostile), not_measured={hostile: hostile}, steps={hostile: 1})
    text = printed(run, Comparison(1, 0, 0, (change("correct", 0.4, "same", (hostile,)),)))
    assert text.count("[red]x[/nothing] [2J") == 5
    assert "\x1b" not in text


def test_numbers_and_changes_as_they_are_written() -> None:
    assert [number("correct", 0.5), number("latency_ms", 9.26), number("latency_ms", 1234.5)] == [
        "0.500",
        "9.3",
        "1234",
    ]
    assert change_text(None) == ""
    assert change_text(change("mrr", 0.5002, "same")) == "="
    assert change_text(change("mrr", 0.52, "same")) == "↑ 0.020"
    assert change_text(change("wrongly_refused", 0.4, "better")) == "↓ 0.100 better"


def test_progress_gives_everything_and_shows_a_bar_only_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress("Asking")([1, 2, 3])) == [1, 2, 3]
    assert capsys.readouterr() == ("", "")
    out = io.StringIO()
    assert list(progress("Asking [all]", Console(file=out, force_terminal=True, width=80))(["a", "b"])) == ["a", "b"]
    assert "Asking [all]" in out.getvalue()
    assert "2/2" in out.getvalue()
