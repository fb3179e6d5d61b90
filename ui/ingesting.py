"""`eduplan ingest`: a line a file, and a progress bar where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.settings import Settings
from index.build import Progress
from index.update import Outcome
from ui.plans import bundled_plans


def ingest(settings: Settings, paths: Sequence[Path]) -> int:
    """Take files and folders into the index; 1 where one was refused."""
    from assistant.wiring import build_builder

    builder = build_builder(settings)
    printed: set[str] = set()
    with progress_bar() as advance:

        def report(progress: Progress) -> None:
            if progress.outcome is not None:
                # A document rebuilt for new settings comes once more where its file is among the paths.
                line = outcome_line(progress.outcome)
                if line not in printed:
                    print(line, flush=True)
                printed.add(line)
            advance(progress)

        outcomes = builder.ingest(list(paths) or [bundled_plans()], report)
    return 1 if any(outcome.status == "refused" for outcome in outcomes) else 0


def outcome_line(outcome: Outcome) -> str:
    """What became of one file, in one line."""
    here = Path(outcome.source)
    shown = here.relative_to(Path.cwd()) if here.is_relative_to(Path.cwd()) else here
    source = "".join(char if char.isprintable() else "?" for char in str(shown))
    why = "，".join(part for part in (outcome.reason, outcome.hint) if part)
    return f"{outcome.status:<9}  {source}" + (f"：{why}" if why else "")


@contextmanager
def progress_bar() -> Iterator[Callable[[Progress], None]]:
    """A bar on standard error while the block runs, where that is a terminal; else nothing."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    # Lines on standard output go above the bar, but only where both are the same terminal.
    bar = Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty())
    with bar:
        task = bar.add_task("", total=None)
        yield lambda progress: bar.update(
            task, completed=progress.done, total=progress.total, description=Path(progress.source).name
        )
