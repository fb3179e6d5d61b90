"""What the documents of one place say on a question: retrieved, weighed, and cut to pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.citations import Quote, flowing
from assistant.compose import Piece, departments_piece, pieces_of
from assistant.evidence import Evidence, match, weigh
from assistant.outlines import listed_sections, section_pieces
from assistant.places import Place
from assistant.question import Reading
from assistant.refusal import carries, lacks_heaviest
from assistant.statements import Statement, statements_of
from assistant.tasks import Task, passage_at, tasks_of
from index.corpus import Snapshot
from ingest.types import Document, Span

_PASSAGES = 24
# Without a region in the question, so many places are looked at, found by one search over all.
_PLACES, _HITS_OVER_PLACES = 8, 60
_NAME_CARRIES = 0.62
_ROW_ASKED = 0.75
_ORGANISATION = re.compile(
    r"负责|牵头|[\u4e00-\u9fff]{2}(?:(?<![布格结])局|委员会|办公室|督导室|教研室|管委会|妇联|残联|团委|政府|部门|发展中心|大学|学院|集团)"
)
_ISSUING = re.compile(r"印发|发布|出台|公布|下发|发文|发出来|颁布")
_SUFFIX = re.compile(r"(?:部门|单位|机构|局|委员会|办公室|部)$")


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

    def likely(self, reading: Reading, places: Sequence[Place]) -> Sequence[Place]:
        """The places worth a look: all that the question names, or of many unnamed ones those with the best hits."""
        if reading.regions or len(places) <= _PLACES:
            return places
        ids = {document_id: place for place in places for document_id in place.document_ids}
        hits = self._snapshot.search(reading.core, k=_HITS_OVER_PLACES, document_ids=ids)
        return list(dict.fromkeys(ids[hit.document.id] for hit in hits))[:_PLACES]

    def find(self, reading: Reading, place: Place) -> Finding:
        """What one place says on a question."""
        hits = self._snapshot.search(reading.core, k=_PASSAGES, document_ids=place.document_ids)
        statements = [statement for hit in hits for statement in self._statements(hit.document.id, hit.passage.index)]
        evidence = weigh(reading, statements)
        item = self._item(reading, place)
        if item is not None:
            return Finding(place, (item,), tuple(evidence[:3]), 1.0)
        if reading.kind in ("list", "number", "open") and (outline := self._outline(reading, place)) is not None:
            return Finding(place, outline, tuple(evidence[:3]), 1.0)
        if reading.kind == "deadline" and (issued := self._issued(reading, place)) is not None:
            return Finding(place, (issued,), tuple(evidence[:3]), 1.0)
        if reading.kind == "definition" and (note := self._footnote(reading, evidence)) is not None:
            return Finding(place, (note,), tuple(evidence[:3]), 1.0)
        if reading.kind in ("department", "duties"):
            pieces, score = self._responsible(reading, place, evidence)
        else:
            carried = [] if _year_lacking(reading, evidence) else [one for one in evidence if carries(reading, one)]
            pieces, score = pieces_of(reading, carried), carried[0].score if carried else 0.0
        return Finding(place, tuple(pieces), tuple(evidence[:3]), score)

    def _responsible(self, reading: Reading, place: Place, evidence: Sequence[Evidence]) -> tuple[list[Piece], float]:
        tasks = [task for document_id in place.document_ids for task in self._tasks(document_id)]
        if reading.kind == "duties":
            names = department_names(reading)
            involved = [task for task in tasks if names and task.involves(names)]
            return [Piece(task.plain_name, task.quotes(), is_name=True) for task in involved], 1.0 if involved else 0.0
        by_name = sorted(((_named(reading, task), task) for task in tasks), key=lambda pair: -pair[0])
        if by_name and by_name[0][0] >= _NAME_CARRIES:
            best = [task for score, task in by_name if score >= 0.95 * by_name[0][0]]
            return [departments_piece(task) for task in best[:3]], by_name[0][0]
        for one in evidence[:6]:
            if not carries(reading, one) or lacks_heaviest(reading, one):
                continue
            task = next((task for task in tasks if _holds(task, one.statement)), None)
            if task is not None:
                return [departments_piece(task)], one.score
            if _ORGANISATION.search(one.statement.text):
                return pieces_of(reading, [one]), one.score
        return [], 0.0

    def _item(self, reading: Reading, place: Place) -> Piece | None:
        """The task of a number, 第8项, with who is responsible and the statement of it that answers best."""
        if reading.item is None:
            return None
        for document_id in place.document_ids:
            for task in self._tasks(document_id):
                if task.number == reading.item:
                    return departments_piece(task)
        return None

    def _outline(self, reading: Reading, place: Place) -> tuple[Piece, ...] | None:
        """The headings under the one that the question names, where it asks for that many, or for their names."""
        for document_id in place.document_ids:
            document = self._snapshot.document(document_id)
            sections = listed_sections(reading, document)
            if sections:
                return section_pieces(document, sections)
        return None

    def _issued(self, reading: Reading, place: Place) -> Piece | None:
        """The date a document was issued, where the question asks for that and the document says it."""
        if not _ISSUING.search(reading.core):
            return None
        for document_id in place.document_ids:
            document = self._snapshot.document(document_id)
            start = document.text.find(document.date) if document.date else -1
            if document.date and start >= 0:
                span = Span(start, start + len(document.date))
                return Piece(
                    f"《{document.title}》{document.date}印发",
                    (Quote(document, passage_at(document, span), span.start, span.end),),
                )
        return None

    def _footnote(self, reading: Reading, evidence: Sequence[Evidence]) -> Piece | None:
        """The footnote whose mark stands behind the name that is to be explained."""
        for one in evidence[:8]:
            for name in (*reading.quoted, reading.subject):
                found = name and _NOTED(name).search(one.statement.text)
                document = one.statement.document
                for passage in document.passages if found else ():
                    if found and passage.kind == "footnote" and passage.text.startswith(found["mark"]):
                        start = passage.start + len(found["mark"])
                        text = flowing(document.text[start : passage.end]).strip()
                        start = passage.end - len(document.text[start : passage.end].lstrip())
                        return Piece(
                            _first_sentence(text),
                            (Quote(document, passage, start, start + len(_first_sentence(text))),),
                        )
        return None

    def _take_apart(self, document_id: str, index: int) -> tuple[Statement, ...]:
        document = self._snapshot.document(document_id)
        return statements_of(document, document.passages[index])

    def _tasks_in(self, document_id: str) -> tuple[Task, ...]:
        return tuple(tasks_of(self._snapshot.document(document_id)))


def department_names(reading: Reading) -> tuple[str, ...]:
    """What the departments that a question names may be called: 卫健部门 → 卫健, 卫生健康."""
    forms = [form for term in reading.terms for form in (term.text, *term.alternatives)]
    stems = [_SUFFIX.sub("", form) for form in forms]
    return tuple(dict.fromkeys(stem for stem in stems if len(stem) >= 2))


def _year_lacking(reading: Reading, evidence: Sequence[Evidence]) -> bool:
    """Whether an indicator row is what the question asks for, but has no column of the year."""
    return bool(reading.years) and any(
        one.statement.row is not None and one.own >= _ROW_ASKED and one.figure is None for one in evidence
    )


def _NOTED(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(name) + r"[”」』]?(?P<mark>[¹²³⁴-⁹①-⑳])")


def _first_sentence(text: str) -> str:
    end = text.find("。")
    return text if end < 0 else text[:end]


def _named(reading: Reading, task: Task) -> float:
    """The share of the question's weight that stands in the task's name."""
    total = sum(term.weight for term in reading.terms)
    return sum(term.weight * match(term, task.plain_name) for term in reading.terms) / total if total else 0.0


def _holds(task: Task, statement: Statement) -> bool:
    if task.document.id != statement.document.id:
        return False
    if task.section is not None:
        return _within(task.document, statement.passage.section, task.section)
    return any(span.start <= statement.start < span.end for cell in task.row.cells for span in cell.spans)


def _within(document: Document, section: int | None, ancestor: int) -> bool:
    while section is not None and section != ancestor:
        section = document.sections[section].parent
    return section == ancestor
