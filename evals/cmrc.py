"""Score the assistant on CMRC2018's development set: `make eval-cmrc CMRC=cmrc2018_dev.json`.

CMRC2018 (Cui et al., A Span-Extraction Dataset for Chinese Machine Reading Comprehension, 2019) asks of paragraphs of
the Chinese Wikipedia what stretches of them answer. Here its paragraphs are the corpus, a document each, ingested from
nothing into a temporary folder without their titles, and every question is put to all of them at once.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError
from rich.console import Console
from rich.progress import Progress as Bar

from assistant.findings import Finding
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.types import Citation, Question
from assistant.wiring import build_assistant, build_builder
from evals.cases import Words
from evals.citing import statements_of
from evals.corpora import BadCorpus, fault_of, own_index, report
from evals.correctness import fold
from evals.summary import figure_of
from index.build import Progress

_HITS = 30  # passages searched for, enough for 5 paragraphs that are cut into several
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*[”’」』）)]*")


def _written(answers: Any) -> Any:
    """The answers that are text: a spreadsheet has made numbers of some others (39764.0 of a date)."""
    return [answer for answer in answers if not isinstance(answer, float)] if isinstance(answers, list) else answers


class Asked(BaseModel):
    """A question of a paragraph; each of `answers` is right."""

    model_config = ConfigDict(frozen=True)

    query_text: Words
    answers: Annotated[tuple[Words, ...], Field(min_length=1), BeforeValidator(_written)]


class Paragraph(BaseModel):
    """A paragraph of the set with its questions."""

    model_config = ConfigDict(frozen=True)

    context_id: Words
    context_text: Words
    qas: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What became of one question.

    `rank` is that of its paragraph among those found, from 1, or None. `first` says whether the first statement's
    citations hold an answer, `cited` whether any of the answer's do, and `nearest` whether the sentence that the engine
    weighed best does, be it told or refused.
    """

    rank: int | None
    refused: bool
    first: bool
    cited: bool
    nearest: bool


def load_paragraphs(path: Path) -> tuple[Paragraph, ...]:
    """Read the set. Raises BadCorpus with the first fault found."""
    hint = "Name CMRC2018's development set: make eval-cmrc CMRC=cmrc2018_dev.json"
    try:
        paragraphs = TypeAdapter(tuple[Paragraph, ...]).validate_json(path.read_bytes())
    except OSError as error:
        raise BadCorpus(f"{path} cannot be read: {error.strerror}.", hint) from error
    except ValidationError as error:
        raise BadCorpus(f"{path}: {fault_of(error)}.", hint) from error
    ids = [paragraph.context_id for paragraph in paragraphs]
    if twice := next((name for name in ids if ids.count(name) > 1), None):
        raise BadCorpus(f"{path}: the context_id {twice} stands twice.", hint)
    if not any(paragraph.qas for paragraph in paragraphs):
        raise BadCorpus(f"{path} holds no question.", hint)
    return paragraphs


def rank_of(wanted: str | None, found: Iterable[str]) -> int | None:
    """The place, from 1, of a document among those that the passages found belong to; None if it is not there."""
    return next((rank for rank, name in enumerate(dict.fromkeys(found), 1) if name == wanted), None)


def sentences_at(text: str, start: int, end: int) -> str:
    """The sentences of a text that share a character with `text[start:end]`, whole; they end in 。！？； or a line."""
    return "".join(found.group() for found in _SENTENCE.finditer(text) if found.start() < end and start < found.end())


def has_answer(text: str, answers: Iterable[str]) -> bool:
    """Whether a text has one of the answers in it, white space and the width of characters aside."""
    folded = fold(text)
    return any(fold(answer) in folded for answer in answers)


def best_evidence(findings: Iterable[Finding]) -> str:
    """The sentence that the engine weighed best over all places; empty where it found none."""
    best = max((one for finding in findings for one in finding.nearest[:1]), key=lambda one: one.score, default=None)
    return best.statement.text if best is not None else ""


def shares_of(scores: Sequence[Score]) -> list[tuple[str, list[float]]]:
    """What is reported, with the score of each question that it is the mean of."""
    answered = [score for score in scores if not score.refused]
    return [
        ("passage recall@1", [float(score.rank == 1) for score in scores]),
        ("passage recall@5", [float(score.rank is not None and score.rank <= 5) for score in scores]),
        ("first statement's sentences hold an answer", [float(score.first) for score in scores]),
        ("sentences of all citations hold an answer", [float(score.cited) for score in scores]),
        ("best evidence holds an answer, told or refused", [float(score.nearest) for score in scores]),
        ("refused", [float(score.refused) for score in scores]),
        ("of the answered: first statement's hold one", [float(score.first) for score in answered]),
    ]


def ingest(
    paragraphs: Sequence[Paragraph],
    folder: Path,
    settings: Settings,
    on_progress: Callable[[Progress], None] | None = None,
) -> dict[str, str]:
    """Write each paragraph to a file of `folder` and ingest them: paragraph id → document id.

    The files are numbered, so that their names have nothing to do with any question.
    """
    names = {f"p{number}": paragraph.context_id for number, paragraph in enumerate(paragraphs)}
    for name, paragraph in zip(names, paragraphs, strict=True):
        (folder / f"{name}.txt").write_text(paragraph.context_text, encoding="utf-8")
    outcomes = build_builder(settings).ingest([folder], on_progress)
    return {names[Path(one.source).stem]: one.document_id for one in outcomes if one.document_id is not None}


def score(
    assistant: Assistant,
    paragraphs: Sequence[Paragraph],
    documents: Mapping[str, str],
    on_score: Callable[[Score], None] = lambda score: None,
) -> list[Score]:
    """Put every question to the assistant; `documents` says which document a paragraph is."""
    scores = []
    for paragraph in paragraphs:
        for asked in paragraph.qas:
            scores.append(_score(assistant, asked, documents.get(paragraph.context_id)))
            on_score(scores[-1])
    return scores


def _score(assistant: Assistant, asked: Asked, document_id: str | None) -> Score:
    question = Question(text=asked.query_text)
    answer = assistant.ask(question)
    snapshot = assistant.snapshot()

    def sentences(citation: Citation) -> str:
        return sentences_at(snapshot.document(citation.document_id).text, citation.start, citation.end)

    told = answer.citations if answer.answerable else ()
    marks = next((one.marks for one in statements_of(answer) if one.marks), ())
    return Score(
        rank=rank_of(document_id, (hit.document.id for hit in assistant.search(asked.query_text, k=_HITS))),
        refused=not answer.answerable,
        first=any(has_answer(sentences(one), asked.answers) for one in told if one.mark in marks),
        cited=any(has_answer(sentences(one), asked.answers) for one in told),
        nearest=has_answer(best_evidence(assistant.findings(question)), asked.answers),
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Print a line a figure with its 95 % bootstrap interval: 0 done, 1 it could not be measured, 2 the file is bad."""
    parser = argparse.ArgumentParser(prog="python -m evals.cmrc", description="Score CMRC2018's development set.")
    parser.add_argument("file", type=Path, help="cmrc2018_dev.json: a list of paragraphs with context_text and qas")
    options = parser.parse_args(argv)
    return report(lambda: _measured(load_paragraphs(options.file)))


def _measured(paragraphs: Sequence[Paragraph]) -> str:
    """Ingest the paragraphs, put every question, and tell the figures."""
    bar = Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    with own_index() as (settings, texts), bar:
        reading = bar.add_task("paragraphs ingested", total=len(paragraphs))
        asking = bar.add_task("questions asked", total=sum(len(paragraph.qas) for paragraph in paragraphs))
        documents = ingest(paragraphs, texts, settings, lambda one: bar.update(reading, completed=one.done))
        scores = score(build_assistant(settings), paragraphs, documents, lambda _score: bar.advance(asking))
    return f"{len(paragraphs)} paragraphs, {len(scores)} questions\n\n{_table(scores)}"


def _table(scores: Sequence[Score]) -> str:
    """The shares in Markdown, a row each, with their 95 % intervals."""
    figures = [figure_of(name, values) for name, values in shares_of(scores) if values]
    rows = [f"| {one.metric} | {one.value:.3f} | {one.low:.3f} to {one.high:.3f} |" for one in figures]
    return "\n".join(["| measured | share | 95 % interval |", "|---|---|---|", *rows])


if __name__ == "__main__":
    sys.exit(main())
