"""What the documents of one place say on a question: retrieved, weighed, and cut to pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.compose import Piece, departments_piece, pieces_of
from assistant.evidence import Evidence, match, weigh
from assistant.places import Place
from assistant.question import Reading
from assistant.refusal import carries
from assistant.statements import Statement, statements_of
from assistant.tasks import Task, tasks_of
from index.corpus import Snapshot
from ingest.types import Document

_PASSAGES = 14
_NAME_CARRIES = 0.62
_DEPARTMENT = re.compile(r"[\u4e00-\u9fff]{0,12}(?:局|委|办|部|残联|妇联|团委|政府|中心|联|会)(?=都|要|还|主要|具体|管|负责|牵头|参与|配合|承担|分管|负有)")
_RESPONSIBLE_WORDS = re.compile(r"负责|牵头|责任|主管|由.{2,12}(?:组织|实施|承担|落实)")


@dataclass(frozen=True, slots=True)
class Finding:
    """A place's part of the answer: `pieces` answer, `nearest` is the best evidence even where it does not."""

    place: Place
    pieces: tuple[Piece, ...]
    nearest: tuple[Evidence, ...]
    score: float

    @property
    def answers(self) -> bool:
        """Whether the place has something to say."""
        return bool(self.pieces)


class Finder:
    """Finds what the documents of one snapshot say; statements of passages once taken apart are kept."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._statements = lru_cache(maxsize=4096)(self._take_apart)
        self._tasks = lru_cache(maxsize=256)(self._tasks_in)

    def find(self, reading: Reading, place: Place) -> Finding:
        """What one place says on a question."""
        hits = self._snapshot.search(reading.core, k=_PASSAGES, document_ids=place.document_ids)
        statements = [
            statement for hit in hits for statement in self._statements(hit.document.id, hit.passage.index)
        ]
        evidence = weigh(reading, statements)
        if reading.kind in ("department", "duties"):
            pieces, score = self._responsible(reading, place, evidence)
        else:
            carried = [one for one in evidence if carries(reading, one)]
            pieces, score = pieces_of(reading, carried), carried[0].score if carried else 0.0
        return Finding(place, tuple(pieces), tuple(evidence[:3]), score)

    def _responsible(
        self, reading: Reading, place: Place, evidence: Sequence[Evidence]
    ) -> tuple[list[Piece], float]:
        tasks = [task for document_id in place.document_ids for task in self._tasks(document_id)]
        if reading.kind == "duties":
            names = department_names(reading)
            involved = [task for task in tasks if names and task.involves(names)]
            return [Piece(task.plain_name, task.quotes()) for task in involved], 1.0 if involved else 0.0
        by_name = sorted(((_named(reading, task), task) for task in tasks), key=lambda pair: -pair[0])
        if by_name and by_name[0][0] >= _NAME_CARRIES:
            best = [task for score, task in by_name if score >= 0.95 * by_name[0][0]]
            return [departments_piece(task) for task in best[:3]], by_name[0][0]
        for one in evidence[:6]:
            if not carries(reading, one):
                continue
            task = next((task for task in tasks if _holds(task, one.statement)), None)
            if task is not None:
                return [departments_piece(task)], one.score
            if _RESPONSIBLE_WORDS.search(one.statement.text):
                return pieces_of(reading, [one]), one.score
        return [], 0.0

    def _take_apart(self, document_id: str, index: int) -> tuple[Statement, ...]:
        document = self._snapshot.document(document_id)
        return statements_of(document, document.passages[index])

    def _tasks_in(self, document_id: str) -> tuple[Task, ...]:
        return tuple(tasks_of(self._snapshot.document(document_id)))


def department_names(reading: Reading) -> tuple[str, ...]:
    """The department a question of duties names, with its other names: 人社局, 人力资源和社会保障局."""
    found = _DEPARTMENT.search(reading.core)
    if not found:
        return ()
    name = re.sub(r"^(?:那|请问|市|县|区|的|省)+", "", found.group())
    others = [form for term in reading.terms if term.text in name for form in (term.text, *term.alternatives)]
    return tuple(dict.fromkeys(form for form in (name, *others) if len(form) >= 2))


def _named(reading: Reading, task: Task) -> float:
    """The share of the question's weight that stands in the task's name."""
    total = sum(term.weight for term in reading.terms)
    return sum(term.weight * match(term, task.plain_name) for term in reading.terms) / total if total else 0.0


def _holds(task: Task, statement: Statement) -> bool:
    if task.document.id != statement.document.id:
        return False
    if task.section is not None:
        return _within(task.document, statement.passage.section, task.section)
    return any(
        span.start <= statement.start < span.end for cell in task.row.cells for span in cell.spans
    )


def _within(document: Document, section: int | None, ancestor: int) -> bool:
    while section is not None and section != ancestor:
        section = document.sections[section].parent
    return section == ancestor
