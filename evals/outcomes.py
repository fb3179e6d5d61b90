"""What an engine made of a case: its answer, what it retrieved and what it chose, beside the gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.types import Answer, Question
from evals.cases import Case
from evals.gold import Places, Stretch, Text, locate

if TYPE_CHECKING:
    from assistant.service import Assistant


@dataclass(frozen=True, slots=True)
class Workings:
    """What stands behind an answer: a ranking of passages for each place asked about, and the best statements."""

    rankings: tuple[tuple[Stretch, ...], ...]
    evidence: tuple[Stretch, ...]


class Engine(Protocol):
    """What is measured: the assistant, or anything that answers in its form."""

    def ask(self, question: Question) -> Answer:
        """The answer to a question."""
        ...

    def workings(self, question: Question) -> Workings:
        """What stands behind that answer."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case as it went; `gold` are the places of each gold quote, `texts` the canonical texts by document id."""

    case: Case
    answer: Answer
    workings: Workings
    gold: tuple[Places, ...]
    texts: Mapping[str, Text]

    @property
    def cited(self) -> tuple[Stretch, ...]:
        """The stretches that the answer cites, by mark."""
        return tuple(Stretch(one.document_id, one.start, one.end) for one in self.answer.citations)


class AssistantEngine:
    """The assistant as it answers users."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def ask(self, question: Question) -> Answer:
        """The answer to a question."""
        return self._assistant.ask(question)

    def workings(self, question: Question) -> Workings:
        """What each place's documents gave: the passages found, and the statements that were weighed best."""
        findings = self._assistant.findings(question)
        return Workings(
            tuple(
                tuple(Stretch(hit.document.id, hit.passage.start, hit.passage.end) for hit in finding.hits)
                for finding in findings
            ),
            tuple(
                Stretch(one.statement.document.id, one.statement.start, one.statement.end)
                for finding in findings
                for one in finding.nearest
            ),
        )


def texts_of(assistant: Assistant) -> list[Text]:
    """The canonical texts of all documents in the index. Raises IndexMissing and IndexMismatch."""
    snapshot = assistant.snapshot()
    return [
        Text(entry.id, entry.region.name if entry.region else None, snapshot.document(entry.id).text)
        for entry in snapshot.catalog
    ]


def run(
    cases: Sequence[Case],
    engine: Engine,
    texts: Sequence[Text],
    over: Callable[[Sequence[Case]], Iterable[Case]] = iter,
) -> list[Outcome]:
    """Ask every case; `over` may show how far it is. Raises BadCases where a gold quote is not in the texts."""
    gold = locate(cases, texts)
    by_id = {text.document_id: text for text in texts}
    outcomes = []
    for case in over(cases):
        question = Question(text=case.question, turns=case.turns)
        outcomes.append(Outcome(case, engine.ask(question), engine.workings(question), gold[case.id], by_id))
    return outcomes
