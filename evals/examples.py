"""Score the assistant on a file of questions with keys: `make eval`, `make eval QUESTIONS=file.jsonl`.

The five bundled plans are ingested from nothing into a temporary folder, so a run says something of the code alone.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path

from assistant.settings import Settings
from assistant.types import Question
from assistant.wiring import build_assistant, build_builder
from evals.cases import DEV_QUESTIONS, Case, faults, load_cases, words_of

PLANS = Path(__file__).parent.parent / "plans"


def score(cases: list[Case], data_dir: Path) -> None:
    """Ask every question; print the wrong answers, then a line a type of question and the total."""
    settings = Settings(_env_file=None, data_dir=data_dir)
    build_builder(settings).ingest([PLANS])
    assistant = build_assistant(settings)
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    lengths: list[int] = []
    times: list[float] = []
    for case in cases:
        answer = assistant.ask(Question(text=case.question, turns=case.turns))
        asked[case.type] += 1
        times.append(answer.latency_ms)
        if answer.answerable:
            lengths.append(len(words_of(answer)))
        if found := faults(case, answer):
            print(f"✗ {case.id} {' → '.join((*case.turns, case.question))}\n  {'; '.join(found)}\n  {answer.answer}\n")
        else:
            right[case.type] += 1
    for kind, total in sorted(asked.items()):
        print(f"{kind:14} {right[kind]:4} of {total}")
    print(f"answered: {len(lengths)}, median {statistics.median(lengths or [0]):.0f} characters; ", end="")
    print(f"median {statistics.median(times):.1f} ms a question")
    print(f"RIGHT {right.total()} of {asked.total()}")


def main() -> int:
    """Read the command line, check the file of questions, score it."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.examples", description="Score a file of questions with keys."
    )
    parser.add_argument(
        "questions", nargs="?", type=Path, default=DEV_QUESTIONS, help="JSON Lines, as evals.cases.Case"
    )
    path: Path = parser.parse_args().questions
    if not path.is_file():
        print(f"No file of questions at {path}. Name one: make eval QUESTIONS=file.jsonl", file=sys.stderr)
        return 2
    cases = load_cases(path)
    if not cases:
        print(f"{path} holds no question.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="eduplan-eval-") as folder:
        score(cases, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
