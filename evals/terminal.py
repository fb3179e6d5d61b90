"""A run in the terminal: a bar while it goes on, and its figures at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from evals.baseline import Change, Comparison
from evals.metrics import METRICS
from evals.results import Figure, Record, Run

FEW = 20
"""Below so many cases, one of them moves a share by 5 points or more."""
_WIDTH = 100
_IDS = 12
_COLOURS = {"better": "green", "same": "dim", "worse": "bold red"}
MEDIANS = {metric.name for metric in METRICS if metric.statistic == "median"}

T = TypeVar("T")


def progress(label: str, console: Console | None = None) -> Callable[[Sequence[T]], Iterable[T]]:
    """What goes over a sequence with a bar on the terminal's standard error; without one where there is no terminal."""
    shown_on = console or Console(stderr=True)

    def over(items: Sequence[T]) -> Iterator[T]:
        if not shown_on.is_interactive:
            yield from items
            return
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=shown_on, transient=True) as bar:
            yield from bar.track(items, description=label)

    return over


def number(metric: str, value: float) -> str:
    """A metric's value as it is written: three decimals of a share, fewer of milliseconds and characters."""
    if metric in MEDIANS:
        return f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}"
    return f"{value:.3f}"


def interval_text(figure: Figure) -> str:
    """The 95 % interval of a figure, from–to."""
    return f"{number(figure.metric, figure.low)}–{number(figure.metric, figure.high)}"


def change_text(change: Change | None) -> str:
    """How a metric moved since the baseline: an arrow, by how much, and whether that is more than noise."""
    if change is None:
        return ""
    moved = change.after - change.before
    arrow = "=" if abs(moved) < 0.0005 else f"{'↑' if moved > 0 else '↓'} {number(change.metric, abs(moved))}"
    return arrow if change.verdict == "same" else f"{arrow} {change.verdict}"


def verdict_of(comparison: Comparison | None) -> str:
    """Whether the run passes against its baseline, in a sentence."""
    if comparison is None:
        return "Not compared: there is no baseline for these cases."
    gone = f", {comparison.removed} gone" if comparison.removed else ""
    rest = f"{comparison.cases} cases compared with the baseline, {comparison.unpaired} new or rewritten{gone}."
    if comparison.failed and not comparison.worse:
        return f"Failed: cases of the baseline are gone or rewritten; `make eval-accept` accepts that. {rest}"
    if comparison.worse:
        return f"Failed: {', '.join(change.metric for change in comparison.worse)} got worse beyond noise. {rest}"
    return f"Passed: no metric got worse beyond noise. {rest}"


def told_ids(ids: Sequence[str], records: Sequence[Record]) -> tuple[tuple[str, ...], int]:
    """Of ids of cases those that may be shown singly, and how many are of the half that is looked at only in sum."""
    kept = {record.id for record in records if record.detail is None}
    shown = tuple(name for name in ids if name not in kept)
    return shown, len(ids) - len(shown)


def report(run: Run, comparison: Comparison | None, console: Console) -> None:
    """Print every figure of a run and, as the last line, the verdict; at most 100 columns wide."""
    for part in _parts(run, comparison):
        console.print(part, width=_WIDTH, overflow="fold")
        console.print()
    colour = "yellow" if comparison is None else "bold red" if comparison.failed else "bold green"
    console.print(Text(verdict_of(comparison), style=colour), width=_WIDTH)


def _parts(run: Run, comparison: Comparison | None) -> Iterator[Table | Text]:
    summary = run.summary
    changes = {change.metric: change for change in comparison.changes} if comparison else {}
    yield _figures("metric", summary.figures, changes)
    if any(figure.cases < FEW for figure in (*summary.figures, *summary.ragas)):
        yield Text(f"* fewer than {FEW} cases: one of them moves the value by {1 / FEW:.2f} or more", style="dim")
    if summary.by_type:
        yield _right(run)
    if summary.steps:
        yield _counts("lost at the step", summary.steps)
    if summary.latency_ms:
        times = "   ".join(f"{share} {number('latency_ms', time)} ms" for share, time in summary.latency_ms.items())
        yield Text.assemble(("latency", "bold"), f"   {times}")
    if summary.ragas:
        yield _figures("ragas", summary.ragas, changes)
    if summary.not_measured:
        yield _reasons(summary.not_measured)
    if comparison is not None and any(change.gained or change.lost for change in comparison.changes):
        yield _moved(comparison, run.records)


def _table(*headings: str, numeric: Iterable[int] = ()) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    for index, heading in enumerate(headings):
        table.add_column(heading, justify="right" if index in numeric else "left", overflow="fold")
    return table


def _figures(heading: str, figures: Sequence[Figure], changes: Mapping[str, Change]) -> Table:
    compared = any(figure.metric in changes for figure in figures)
    headings = (heading, "value", "95 % CI", "cases ", *(("since baseline",) if compared else ()))
    table = _table(*headings, numeric=(1, 3))
    for figure in figures:
        cells = [_plain(figure.metric), Text(number(figure.metric, figure.value)), Text(interval_text(figure))]
        cells.append(Text(f"{figure.cases}*", style="yellow") if figure.cases < FEW else Text(f"{figure.cases} "))
        if compared:
            change = changes.get(figure.metric)
            cells.append(Text(change_text(change), style=_COLOURS[change.verdict] if change else ""))
        table.add_row(*cells)
    return table


def _right(run: Run) -> Table:
    """The right cases of each type, and of each half of it."""
    halves = tuple(run.summary.by_half)
    table = _table("right by type", "all", "", *(part for half in halves for part in (half, "")), numeric=range(1, 7))
    for kind in (*run.summary.by_type, None):
        members = [record for record in run.records if kind is None or record.type == kind]
        groups = [members, *([record for record in members if record.half == half] for half in halves)]
        cells = [cell for group in groups for cell in _share(group)]
        table.add_row(Text("all", style="bold") if kind is None else _plain(kind), *cells)
    return table


def _share(records: Sequence[Record]) -> tuple[Text, Text]:
    if not records:
        return Text("–"), Text("")
    right = sum(record.step is None for record in records)
    return Text(f"{right}/{len(records)}"), Text(f"{right / len(records):.3f}")


def _counts(heading: str, counts: Mapping[str, int]) -> Table:
    table = _table(heading, "cases", numeric=(1,))
    for name, count in counts.items():
        table.add_row(_plain(name), str(count))
    return table


def _reasons(reasons: Mapping[str, str]) -> Table:
    table = _table("not measured", "why")
    for name, reason in reasons.items():
        table.add_row(_plain(name), _plain(reason))
    return table


def _moved(comparison: Comparison, records: Sequence[Record]) -> Table:
    table = _table("since baseline", "became worse", "became better")
    for change in comparison.changes:
        if change.lost or change.gained:
            cells = (_plain(_listed(ids, records)) for ids in (change.lost, change.gained))
            table.add_row(Text(change.metric, style=_COLOURS[change.verdict]), *cells)
    return table


def _listed(ids: Sequence[str], records: Sequence[Record]) -> str:
    shown, kept = told_ids(ids, records)
    more = len(shown) - _IDS
    parts = [*shown[:_IDS], *([f"{more} more"] if more > 0 else []), *([f"{kept} of the test half"] if kept else [])]
    return ", ".join(parts) or "–"


def _plain(text: str) -> Text:
    """Text of others without what a terminal would obey."""
    return Text("".join(one if one.isprintable() else " " for one in text))
