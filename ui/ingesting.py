"""`eduplan ingest`: a line a file, and a progress bar where somebody watches."""

from __future__ import annotations

import os
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

    def show(outcome: Outcome) -> None:
        # A document rebuilt for new settings comes once more where its file is among the paths.
        line = outcome_line(outcome)
        if line not in printed:
            print_if_read(line)
        printed.add(line)

    with progress_bar() as advance:
        outcomes = builder.ingest(list(paths) or [bundled_plans()], advance, show)
    return 1 if any(outcome.status == "refused" for outcome in outcomes) else 0


def print_if_read(line: str) -> None:
    """Print a line; where nobody reads standard output any more (| head -1), it and all that follow are dropped."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        # The rest of the files is still to be stored, and the interpreter flushes once more when it ends.
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


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
