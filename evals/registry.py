"""Precision and recall of the registry against a gold made by hand: `python -m evals.registry`.

The gold (`evals/registry/*.jsonl`) was written from the texts of the five bundled plans before the rules were run on
them, and covers the whole of each, so that what is found beyond it counts against precision. A row marked `optional`
counts neither way: readers may differ on whether it sets a goal (a pilot's length, one of two figures of a pairing).

A target is right where its figure stands in the quote of the gold and number, upper end, unit, bound and year of the
deadline are the gold's, and for a row of a table base, base year and binding too. `about` is measured beside it:
the share of right targets whose subject and indicator hold the gold's key words. A task is right where region,
number, name, lead and supporting departments and the year of its deadline are the gold's.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from evals.cases import PLANS
from ingest.parse import parse
from ingest.types import Document, Target, Task

GOLD = Path(__file__).parent / "registry"


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found, how many of these are right, and how many the gold wants; `faults` says what went wrong."""

    found: int
    right: int
    wanted: int
    faults: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of the found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that were found right."""
        return self.right / self.wanted if self.wanted else 0.0


def read_gold(name: str) -> list[dict[str, Any]]:
    """The rows of a gold file."""
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def read_plans(folder: Path = PLANS) -> dict[str, Document]:
    """The bundled plans by the name of their region."""
    documents = [parse(path.read_bytes(), path.name, str(path)) for path in sorted(folder.glob("*.txt"))]
    return {document.region.name: document for document in documents if document.region}


def score_targets(documents: dict[str, Document], gold: Sequence[dict[str, Any]]) -> tuple[Score, float]:
    """The score of all targets, and the share of the right ones that are about what the gold says."""
    left = {region: list(document.targets) for region, document in documents.items()}
    wanted = right = about = 0
    faults: list[str] = []
    for row in sorted(gold, key=lambda one: one["optional"]):
        document = documents[row["region"]]
        start, end = place_of(document.text, row)
        found = [one for one in left[row["region"]] if one.figure.start < end and start < one.figure.end]
        for target in found:
            left[row["region"]].remove(target)
        if row["optional"]:
            continue
        wanted += 1
        hit = next((one for one in found if not differences(one, row)), None)
        right += hit is not None
        if hit is None:
            wrong = f"has {said(found[0])}: {'、'.join(differences(found[0], row))}" if found else "missed"
            faults.append(f"{row['region']} {row['quote']}: {wrong}")
            left[row["region"]] += found[:1]
            continue
        is_about = row["about"] in hit.subject + hit.indicator
        about += is_about
        if not is_about:
            faults.append(f"{row['region']} {row['quote']}: about {hit.subject}/{hit.indicator}")
    needless = [(region, target) for region, targets in left.items() for target in targets]
    faults += [f"{region} needless or wrong: {said(target)}" for region, target in needless]
    return Score(right + len(needless), right, wanted, tuple(faults)), about / right if right else 0.0


def place_of(text: str, row: dict[str, Any]) -> tuple[int, int]:
    """Where the figure of a gold row stands: the last one of that spelling in its quote. Raises ValueError."""
    position = -1
    for _ in range(row["nth"]):
        position = text.index(row["quote"], position + 1)
    start = position + row["quote"].rindex(row["figure"])
    return start, start + len(row["figure"])


def differences(target: Target, row: dict[str, Any]) -> list[str]:
    """The fields in which a target is not the gold's."""
    upper = Decimal(row["value_to"]) if row["value_to"] else None
    wrong = {
        "value": (target.value, target.value_to) != (Decimal(row["value"]), upper),
        "unit": target.unit != row["unit"],
        "bound": target.bound != row["bound"],
        "deadline": target.year not in row["deadlines"],
    }
    if "base" in row:
        wrong["base"] = (target.base, target.base_year) != (Decimal(row["base"]), row["base_year"])
        wrong["binding"] = target.binding != row["binding"]
    return [name for name, is_wrong in wrong.items() if is_wrong]


def said(target: Target) -> str:
    """A target in a line."""
    upper = f"～{target.value_to}" if target.value_to is not None else ""
    figure = f"{target.bound}{target.value}{upper}{target.unit}"
    return f"{target.subject}/{target.indicator} {figure} {target.deadline or ''}".strip()


def score_tasks(documents: dict[str, Document], gold: Sequence[dict[str, Any]]) -> Score:
    """The score of all tasks."""
    found = [(region, *_key(task)) for region, document in documents.items() for task in document.tasks]
    wanted = [
        (row["region"], row["number"], row["name"], tuple(row["lead"]), tuple(row["supporting"]), row["deadline"])
        for row in gold
    ]
    right = sum(one in wanted for one in found)
    faults = [f"needless or wrong: {one}" for one in found if one not in wanted]
    faults += [f"missed: {one}" for one in wanted if one not in found]
    return Score(len(found), right, len(wanted), tuple(faults))


def _key(task: Task) -> tuple[object, ...]:
    return task.number, task.name, task.lead, task.supporting, task.year


def main(argv: Sequence[str] | None = None) -> int:
    """Print the scores, with `--faults` what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m evals.registry", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--faults", action="store_true", help="list what is missed, needless or wrong")
    arguments = parser.parse_args(argv)
    documents = read_plans()
    targets, about = score_targets(documents, read_gold("targets.jsonl"))
    tasks = score_tasks(documents, read_gold("tasks.jsonl"))
    for name, score in (("targets", targets), ("tasks", tasks)):
        counts = f"{score.right} right of {score.found} found, {score.wanted} wanted"
        print(f"{name:8} precision {score.precision:.3f}  recall {score.recall:.3f}  ({counts})")
    print(f"{'':8} subject and indicator as the gold has them: {about:.3f} of the right targets")
    if arguments.faults:
        print("\n".join((*targets.faults, *tasks.faults)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
