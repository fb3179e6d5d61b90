"""Score the assistant on laws and regulations: `make eval-laws LAWS=laws.jsonl.gz`.

The corpus is lines of JSON with `id`, `title` and `text` of Chinese laws, regulations and rules. The 75 that
`evals/cases/laws` asks of were drawn at random; they alone are ingested, from nothing, each as a text file named by its
title, and every question is put to all of them at once. A case has its question twice: in the document's words, which
is answered, and as people would say it, which is only searched for. BM25 over pairs of characters searches beside.
"""

from __future__ import annotations

import argparse
import gzip
import math
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.settings import Settings
from assistant.types import Question
from assistant.wiring import build_assistant, build_builder
from evals.cases import CASES, Asked, Case, Half, Words, load_cases_of
from evals.corpora import BadCorpus, fault_of, own_index, report
from evals.gold import Places, Stretch, Text, locate
from evals.outcomes import AssistantEngine, Outcome, Workings, texts_of
from evals.results import LATEST, BadResults, Figure, Record
from evals.retrieval import recall_at
from evals.summary import figure_of, record_of
from evals.terminal import interval_text, progress
from index.words import fold

if TYPE_CHECKING:
    from assistant.service import Assistant

LAW_CASES = tuple(CASES / "laws" / f"{half}.jsonl" for half in get_args(Half))
RESULT = LATEST / "laws.json"
_DEPTHS = (1, 5, 10)
_NAME = 40  # characters of a title that its file is named by
_HINT = "Name the corpus of laws: make eval-laws LAWS=laws.jsonl.gz"

Search = Callable[[str], Sequence[Stretch]]
"""What finds passages for a query, best first."""

REPORTED = {
    "answer_correctness": "answerable, right",
    "wrongly_refused": "answerable, refused",
    "refusal_recall": "unanswerable, refused",
    "verbatim": "with citations, every quote verbatim",
} | {
    f"{engine}_{form}@{depth}": f"passage among {depth}, {engine}, {told}"
    for form, told in (("question", "as written"), ("colloquial", "colloquial"))
    for engine in ("search", "bigrams")
    for depth in _DEPTHS
}
"""The scores that are reported, and how: those of `evals.metrics` are of the question as written."""


class LawCase(Case):
    """A case over one law, the id of which is `law`; `colloquial` is its question as people would say it."""

    law: Words
    colloquial: Asked

    @model_validator(mode="after")
    def _has_a_quote(self) -> LawCase:
        if self.answerable and not self.gold:
            raise ValueError("an answerable question needs `gold`: the words of the law that carry the answer")
        return self


class Law(BaseModel):
    """A document of the corpus."""

    model_config = ConfigDict(frozen=True)

    id: Annotated[str, Field(pattern=r"^[\w-]+$")]
    title: Words
    text: Words

    @property
    def whole(self) -> str:
        """The text under its title, which some texts of the corpus begin with and others lack."""
        return self.text if self.text.startswith(self.title[:6]) else f"{self.title}\n\n{self.text}"

    @property
    def file_name(self) -> str:
        """The title as the name of a text file."""
        return re.sub(r"\W", "", self.title)[:_NAME] + ".txt"


class Result(BaseModel):
    """A run on disk: its figures over all cases and over each half, and the cases."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    figures: Mapping[str, tuple[Figure, ...]]
    records: tuple[Record, ...]


class BigramSearch:
    """BM25 (k1 = 1.2, b = 0.75) over the pairs of neighbouring characters of texts: the least that a search can do."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts = [Counter(_bigrams(text)) for text in texts]
        self._lengths = [counts.total() for counts in self._counts]
        self._mean = sum(self._lengths) / max(1, len(self._lengths))
        self._having = Counter(pair for counts in self._counts for pair in counts)

    def best(self, query: str, k: int) -> list[int]:
        """The places of at most k texts that share a pair with the query, best first."""
        pairs = _bigrams(query)
        scores = {place: self._score(pairs, place) for place in range(len(self._counts))}
        return [place for place in sorted(scores, key=lambda place: -scores[place])[:k] if scores[place] > 0]

    def _score(self, pairs: Iterable[str], place: int) -> float:
        counts, of = self._counts[place], len(self._counts)
        damping = 1.2 * (0.25 + 0.75 * self._lengths[place] / self._mean)
        return sum(
            math.log(1 + (of - self._having[pair] + 0.5) / (self._having[pair] + 0.5))
            * (counts[pair] * 2.2 / (counts[pair] + damping))
            for pair in pairs
            if pair in counts
        )


def _bigrams(text: str) -> list[str]:
    bare = "".join(character for character in fold(text) if character.isalnum())
    return [bare[start : start + 2] for start in range(len(bare) - 1)]


def load_laws(path: Path, wanted: Iterable[str]) -> dict[str, Law]:
    """Read the laws with the wanted ids. Raises BadCorpus with the first fault found."""
    absent = dict.fromkeys(wanted)
    laws = {}
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                law = _law(line, f"{path}:{number}")
                if law.id in absent:
                    del absent[law.id]
                    laws[law.id] = law
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise BadCorpus(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.", _HINT) from error
    if absent:
        raise BadCorpus(f"{path} holds no {next(iter(absent))}, which the cases ask of.", _HINT)
    return laws


def _law(line: str, source: str) -> Law:
    try:
        return Law.model_validate_json(line)
    except ValidationError as error:
        raise BadCorpus(f"{source}: {fault_of(error)}.", _HINT) from error


def ingest(laws: Collection[Law], folder: Path, settings: Settings) -> dict[str, str]:
    """Write each law to a file below `folder` and ingest them: law id → document id. Raises BadCorpus."""
    files = {law.id: (folder / law.id / law.file_name).resolve() for law in laws}
    for law in laws:
        files[law.id].parent.mkdir(parents=True, exist_ok=True)
        files[law.id].write_text(law.whole, encoding="utf-8")
    outcomes = {one.source: one for one in build_builder(settings).ingest([*files.values()])}
    documents = {}
    for law_id, file in files.items():
        outcome = outcomes[str(file)]
        if outcome.document_id is None:
            raise BadCorpus(f"{law_id}, {file.name}, was not ingested: {outcome.reason}", outcome.hint or _HINT)
        documents[law_id] = outcome.document_id
    return documents


def score(
    assistant: Assistant,
    cases: Sequence[LawCase],
    documents: Mapping[str, str],
    halved: bool = False,
    over: Callable[[Sequence[LawCase]], Iterable[LawCase]] = iter,
) -> list[Record]:
    """Put every question to the assistant; `documents` says which document a law is.

    Raises BadCorpus where the index holds other documents, and BadCases where a gold quote is not in its law. What
    happened with a case of the test half is left out where the cases are `halved`.
    """
    texts = {text.document_id: text for text in texts_of(assistant)}
    if texts.keys() != set(documents.values()):
        raise BadCorpus("The index holds other documents than the laws asked of.", "Name a new folder: --data-dir DIR")
    gold = _located(cases, {law: texts[document_id] for law, document_id in documents.items()})
    engine, searches, records = AssistantEngine(assistant), _searches(assistant), []
    for case in over(cases):
        question = Question(text=case.question)
        outcome = Outcome(case, engine.ask(question), engine.workings(question), gold[case.id], texts)
        record = record_of(outcome, halved)
        records.append(record.model_copy(update={"scores": {**record.scores, **_searched(case, outcome, searches)}}))
    return records


def _located(cases: Iterable[LawCase], texts: Mapping[str, Text]) -> dict[str, tuple[Places, ...]]:
    """Where each gold quote stands in its own law, by the case's id."""
    return {name: places for case in cases for name, places in locate([case], [texts[case.law]]).items()}


def _searches(assistant: Assistant) -> dict[str, Search]:
    """The assistant's search, and plain BM25 over the same passages under their headings."""
    snapshot = assistant.snapshot()
    passages = [(entry.id, one) for entry in snapshot.catalog for one in snapshot.document(entry.id).passages]
    stretches = [Stretch(document_id, one.start, one.end) for document_id, one in passages]
    bigrams = BigramSearch(" ".join((*one.path, one.text)) for _, one in passages)
    depth = max(_DEPTHS)
    return {
        "search": lambda query: [
            Stretch(hit.document.id, hit.passage.start, hit.passage.end) for hit in assistant.search(query, k=depth)
        ],
        "bigrams": lambda query: [stretches[place] for place in bigrams.best(query, depth)],
    }


def _searched(case: LawCase, outcome: Outcome, searches: Mapping[str, Search]) -> dict[str, float]:
    """Whether the passage with the gold quote is among the first that each search finds for each form of a question."""
    scores = {}
    for engine, search in searches.items():
        for form, query in (("question", case.question), ("colloquial", case.colloquial)):
            found = replace(outcome, workings=Workings((tuple(search(query)),), ()))
            for depth in _DEPTHS:
                share = recall_at(found, depth)
                if share is not None:
                    scores[f"{engine}_{form}@{depth}"] = share
    return scores


def figures_of(records: Sequence[Record]) -> dict[str, tuple[Figure, ...]]:
    """What is reported, over all cases and over each half that there is."""
    groups = {"all": list(records)} | {half: [one for one in records if one.half == half] for half in get_args(Half)}
    figures = {}
    for group, members in groups.items():
        scores = {name: [one.scores[name] for one in members if name in one.scores] for name in REPORTED}
        if members:
            figures[group] = tuple(figure_of(name, values) for name, values in scores.items() if values)
    return figures


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures, half by half: 0 done, 1 it could not be measured, 2 a file is bad."""
    parser = argparse.ArgumentParser(prog="python -m evals.laws", description="Score questions over 75 laws.")
    parser.add_argument("file", type=Path, help="laws.jsonl.gz: a line a law, with id, title and text")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="a folder for the index; else it is not kept")
    parser.add_argument("--cases", type=Path, nargs="+", metavar="FILE", help="others, as evals/cases/laws/dev.jsonl")
    parser.add_argument("--output", type=Path, default=RESULT, metavar="FILE", help="where the results go")
    options = parser.parse_args(argv)
    return report(lambda: _measured(options.file, options.data_dir, options.cases, options.output))


def _measured(corpus: Path, data_dir: Path | None, own: Sequence[Path] | None, output: Path) -> str:
    """Ingest the laws that the cases ask of, put every question, keep the results and tell the figures."""
    if output.is_dir():
        raise BadResults(f"{output} is a folder.", "Name a file for the results: --output FILE")
    if data_dir and data_dir.is_file():
        raise BadResults(f"{data_dir} is a file.", "Name a folder for the index: --data-dir DIR")
    cases = load_cases_of(LawCase, *(own or LAW_CASES))
    laws = load_laws(corpus, (case.law for case in cases))
    with own_index(data_dir) as (settings, texts):
        documents = ingest(laws.values(), texts, settings)
        records = score(build_assistant(settings), cases, documents, own is None, progress("Asking"))
    result = Result(figures=figures_of(records), records=tuple(records))
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(result.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return f"{len(laws)} laws, {len(cases)} questions\n\n{_table(result.figures)}"


def _table(figures: Mapping[str, Sequence[Figure]]) -> str:
    """The figures in Markdown, a row each and a column a group of cases, with 95 % intervals and numbers of cases."""
    lines = [f"| measured | {' | '.join(figures)} |", "|---" * (len(figures) + 1) + "|"]
    for name, told in REPORTED.items():
        found = [next((one for one in group if one.metric == name), None) for group in figures.values()]
        if any(found):
            cells = [f"{one.value:.3f} ({interval_text(one)}) of {one.cases}" if one else "" for one in found]
            lines.append(f"| {told} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
