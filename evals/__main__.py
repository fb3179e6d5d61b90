"""Score the assistant on cases: `make eval`, or `python -m evals --cases FILE --data-dir DIR` for any corpus.

The curated cases are asked over the five bundled plans, ingested from nothing into a temporary folder, so a run says
something of the code alone. A drop beyond noise from `evals/results/baseline` makes the exit code 1.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import sys
import tempfile
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.settings import Settings, load_settings
from evals.cases import CASES, PLANS, Case, load_cases
from evals.judge import MOST_CASES, Judge, judge_of
from evals.results import BASELINE, LATEST, PAGE, BadResults, Record, Run, read_run, write_run
from ingest.errors import EduplanError

if TYPE_CHECKING:
    from collections.abc import Iterator


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line: 0 done and no worse than the baseline, 1 worse, 2 nothing was measured, and why is told."""
    options = _parser().parse_args(argv)
    try:
        if options.accept:
            return _accept(options.output)
        return _evaluate(options)
    except EduplanError as error:
        print(f"{error.message}\n{error.hint}".strip(), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evals",
        description="Score the assistant on the curated cases, or on your own over your own documents.",
    )
    parser.add_argument("--cases", type=Path, nargs="+", metavar="FILE", help="JSON Lines, as evals/cases/dev.jsonl")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="an index made by `eduplan ingest --data-dir DIR`")
    parser.add_argument("--output", type=Path, default=LATEST, metavar="DIR", help="where the results go")
    parser.add_argument(
        "--judged",
        type=_count,
        default=MOST_CASES,
        metavar="N",
        help="how many cases a judge model sees at most, if one is set",
    )
    parser.add_argument("--accept", action="store_true", help="make the latest results the baseline")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def _evaluate(options: argparse.Namespace) -> int:
    files: list[Path] = options.cases or sorted(CASES.glob("*.jsonl"))
    curated = options.cases is None and options.data_dir is None
    halved = any(file.resolve().is_relative_to(CASES) for file in files)
    cases = load_cases(*files)
    if options.output.exists() and not options.output.is_dir():
        raise BadResults(f"{options.output} is a file", "Name a folder for the results: --output DIR")
    baseline = read_run(BASELINE) if curated and BASELINE.exists() else None
    judge = judge_of(load_settings(), options.judged)
    with _indexed(options.data_dir) as settings:
        run = _run(cases, settings, judge, halved, "curated" if curated else "own")

    from rich.console import Console

    from evals.baseline import compare
    from evals.page import page_of
    from evals.terminal import report

    comparison = compare(run.records, baseline.records) if baseline else None

    write_run(run, options.output, page_of(run, comparison))
    report(run, comparison, Console())
    print(f"Every case and its page: {_shown(options.output / PAGE)}")
    if curated and comparison is None:
        print("Nothing guards these answers yet: `make eval-accept` makes this run the baseline.")
    return 1 if comparison is not None and comparison.failed else 0


@contextmanager
def _indexed(data_dir: Path | None) -> Iterator[Settings]:
    """Settings over the index in the data folder; without one, over the bundled plans ingested anew."""
    if data_dir is not None:
        if load_settings().database_url is None and not (data_dir / "eduplan.db").is_file():
            raise BadResults(
                f"there is no index in {data_dir}", f"Make it: eduplan ingest --data-dir {data_dir} FILE …"
            )
        yield load_settings(data_dir=data_dir)
        return
    from assistant.wiring import build_builder

    with tempfile.TemporaryDirectory(prefix="eduplan-eval-") as folder:
        settings = load_settings(data_dir=Path(folder), database_url=None, chroma_url=None)
        build_builder(settings).ingest([PLANS])
        yield settings


def _run(cases: Sequence[Case], settings: Settings, judge: Judge | None, halved: bool, suite: str) -> Run:
    from assistant.wiring import build_assistant
    from evals.outcomes import AssistantEngine, run, texts_of
    from evals.ragas_suite import evaluate_outcomes
    from evals.summary import record_of, summary_of
    from evals.terminal import progress

    assistant = build_assistant(settings)
    texts = texts_of(assistant)
    outcomes = run(cases, AssistantEngine(assistant), texts, progress("Asking"))
    ragas = evaluate_outcomes(outcomes, judge, progress("Scoring with ragas"))
    records = tuple(record_of(outcome, halved, ragas.per_case[outcome.case.id]) for outcome in outcomes)
    not_measured = {**ragas.not_measured, **ragas.notes}
    summary = summary_of(records).model_copy(update={"ragas": ragas.figures, "not_measured": not_measured})
    config = {
        "suite": suite,
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "cases": f"{len(cases)}, {_digest(case.digest for case in cases)}",
        "documents": f"{len(texts)}, {_digest(text.text for text in texts)}",
        "embedding": settings.embedding,
        "judge": judge.model if judge else "none",
        "eduplan": version("eduplan"),
        "ragas": version("ragas"),
        "python": platform.python_version(),
    }
    return Run(config=config, summary=summary, records=records)


def _digest(parts: Iterator[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def _accept(folder: Path) -> int:
    run = read_run(folder)
    if run.config["suite"] != "curated":
        raise BadResults("the latest results are of other cases than the curated ones", "Run `make eval` first.")
    write_run(run.model_copy(update={"records": tuple(map(_score_only, run.records))}), BASELINE)
    print(f"{_shown(BASELINE)} is now the run of {run.config['date']}: commit it.")
    return 0


def _score_only(record: Record) -> Record:
    """A case without what happened, which git need not keep, and the time it took, which differs from run to run."""
    scores = {name: score for name, score in record.scores.items() if name != "latency_ms"}
    return record.model_copy(update={"detail": None, "scores": scores})


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


if __name__ == "__main__":
    sys.exit(main())
