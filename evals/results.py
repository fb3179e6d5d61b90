"""A run on disk: its configuration, its summary, and every case as a line of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError

from assistant.types import Answer
from evals.cases import Case, Half
from evals.losses import Step
from ingest.errors import EduplanError

RESULTS = Path(__file__).parent / "results"
LATEST, BASELINE = RESULTS / "latest", RESULTS / "baseline"
CONFIG, SUMMARY, RECORDS, PAGE = "config.json", "summary.json", "cases.jsonl", "report.html"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Frozen):
    """A metric over some cases: its value and its 95 % interval, over the cases to which it applies."""

    metric: str
    value: float
    low: float
    high: float
    cases: int


class Summary(_Frozen):
    """A run in figures: over all cases, and by the half, the type and the region of the cases.

    `steps` counts the wrong cases by the step that lost them; `latency_ms` has p50, p95 and p99; `ragas` are the
    metrics that ragas brings, `not_measured` those that could not be measured, or not for every case, with the reason.
    """

    cases: int
    figures: tuple[Figure, ...]
    by_half: Mapping[str, tuple[Figure, ...]]
    by_type: Mapping[str, tuple[Figure, ...]]
    by_region: Mapping[str, tuple[Figure, ...]]
    steps: Mapping[str, int]
    latency_ms: Mapping[str, float]
    ragas: tuple[Figure, ...] = ()
    not_measured: Mapping[str, str] = {}

    def figure(self, metric: str) -> Figure | None:
        """The figure of a metric over all cases, None where it applied to none."""
        return next((figure for figure in (*self.figures, *self.ragas) if figure.metric == metric), None)


class Found(_Frozen):
    """A stretch of a document that the engine retrieved or weighed, and whether it holds a gold quote."""

    region: str | None
    text: str
    at_gold: bool


class Detail(_Frozen):
    """What happened with a case, for whoever mends the engine."""

    case: Case
    answer: Answer
    faults: tuple[str, ...]
    evidence: tuple[Found, ...]
    retrieved: tuple[Found, ...]
    gold_ranks: tuple[int | None, ...]


class Record(_Frozen):
    """One case of a run; `detail` is None for the test half, which is looked at only in sum.

    `half` is None for cases that are not the curated ones.
    """

    id: str
    half: Half | None
    type: str
    regions: tuple[str, ...]
    digest: str
    scores: Mapping[str, float]
    step: Step | None
    detail: Detail | None = None


class Run(_Frozen):
    """A whole run, as it is kept."""

    config: Mapping[str, str]
    summary: Summary
    records: tuple[Record, ...]


class _Config(RootModel[Mapping[str, str]]):
    """The file of the configuration."""


class BadResults(EduplanError):
    """A folder of results that is missing or cannot be read."""

    status = 422
    code = "bad_results"


def write_run(run: Run, folder: Path, page: str | None = None) -> None:
    """Write the files of a run into a folder, in place of those of an earlier run; `page` is its report in HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).unlink(missing_ok=True)
    (folder / CONFIG).write_text(_Config(run.config).model_dump_json(indent=1) + "\n", encoding="utf-8")
    (folder / SUMMARY).write_text(run.summary.model_dump_json(indent=1) + "\n", encoding="utf-8")
    lines = "".join(record.model_dump_json() + "\n" for record in run.records)
    (folder / RECORDS).write_text(lines, encoding="utf-8")
    if page is not None:
        (folder / PAGE).write_text(page, encoding="utf-8")


def read_run(folder: Path) -> Run:
    """Read a run back. Raises BadResults."""
    try:
        run = Run(
            config=_Config.model_validate_json((folder / CONFIG).read_text(encoding="utf-8")).root,
            summary=Summary.model_validate_json((folder / SUMMARY).read_text(encoding="utf-8")),
            records=tuple(
                Record.model_validate_json(line) for line in (folder / RECORDS).read_text(encoding="utf-8").splitlines()
            ),
        )
    except FileNotFoundError:
        raise BadResults(f"no results in {folder}", "Make them with `make eval`.") from None
    except (ValidationError, UnicodeDecodeError) as error:
        raise BadResults(
            f"the results in {folder} cannot be read: {type(error).__name__}",
            "They are of another version: take them out and run `make eval`, then `make eval-accept`.",
        ) from None
    if not run.records or len(run.records) != run.summary.cases:
        told = f"{len(run.records)} cases of the {run.summary.cases} that its summary counts"
        raise BadResults(f"{folder} holds {told}", "Take the folder out and run `make eval` again.")
    return run
