"""What the documents of one place say on a question: retrieved, weighed, and cut to pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.alignment import aligned
from assistant.compose import Piece, piece_of, pieces_of
from assistant.direct import direct_pieces
from assistant.evidence import Evidence, weigh
from assistant.kinds import as_list, asks_for_kinds, naming
from assistant.miscounts import Miscount, miscount
from assistant.places import Place
from assistant.question import Reading
from assistant.refusal import carries
from assistant.responsible import asks_for_tasks, duty_pieces, lacks_tasks, responsible_pieces
from assistant.statements import Statement, statements_of
from assistant.tasks import Task, tasks_of
from assistant.years import of_each_year
from index.corpus import Snapshot
from index.types import Hit
from index.words import fold
from ingest.regions import mentions
from ingest.types import Region

_PASSAGES = 24
# Without a region in the question, so many places are looked at, found by one search over all.
_PLACES, _HITS_OVER_PLACES = 8, 60
# A place whose best passage is so far behind the best of all is about something else.
_NEARLY_AS_GOOD = 0.6
# The share of a question's weight wanted of a document that only names the division asked about.
_WELL_CARRIED = 0.6
_ROW_ASKED = 0.75


@dataclass(frozen=True, slots=True)
class Finding:
    """A place's part of the answer: `pieces` answer, `nearest` is the best evidence even where it does not.

    `hits` are the passages that the evidence was chosen from, best first, `carried` what of it is enough to answer.
    `miscounted` is what the question takes for the number of the place's tasks.
    """

    place: Place
    pieces: tuple[Piece, ...]
    nearest: tuple[Evidence, ...]
    score: float
    hits: tuple[Hit, ...] = ()
    carried: tuple[Evidence, ...] = ()
    miscounted: Miscount | None = None

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
        """The places worth a look: all that the question names, or of many unnamed ones those with the best hits.

        Asked about a division that the catalogue does not cover, documents of no region are worth one where they name
        it.
        """
        if reading.regions or (len(places) <= _PLACES and not _may_name(reading, places)):
            return places
        ids = {document_id: place for place in places for document_id in place.document_ids}
        if _may_name(reading, places):
            # Among all documents, lest one that names the division in passing seem good for want of a better one.
            hits = self._snapshot.search(reading.core, k=_HITS_OVER_PLACES)
        else:
            hits = self._snapshot.search(reading.core, k=_HITS_OVER_PLACES, document_ids=ids)
        good = [hit for hit in hits if hit.document.id in ids and hit.score >= _NEARLY_AS_GOOD * hits[0].score]
        if _may_name(reading, places):
            good = [hit for hit in good if _names_one(fold(hit.passage.text), reading.outside)]
        return list(dict.fromkeys(ids[hit.document.id] for hit in good))[:_PLACES]

    def find_all(self, reading: Reading, parts: Sequence[Reading], place: Place) -> Finding:
        """What one place says on a question of several parts: of each in turn, where the first has an answer."""
        whole = self.find(reading, place)
        answers = [self.find(replace(part, figures=max(part.figures, reading.figures)), place) for part in parts]
        if not answers or not answers[0].answers:
            return whole
        pieces: list[Piece] = []
        for piece in (piece for answer in answers for piece in answer.pieces):
            if not any(piece.within(other) for other in pieces):
                pieces = [*(other for other in pieces if not other.within(piece)), piece]
        if len(pieces) < len(parts) and reading.kind in ("number", "deadline"):
            # A part that says too little by itself may be answered in the same breath as another.
            pieces = [*(one for one in pieces if not any(one.within(other) for other in whole.pieces)), *whole.pieces]
        return replace(whole, pieces=tuple(pieces), score=max(whole.score, answers[0].score))

    def find(self, reading: Reading, place: Place, passages: int = _PASSAGES) -> Finding:
        """What one place says on a question, by so many of its best passages."""
        query = " ".join((reading.core, *reading.deeds))
        hits = self._snapshot.search(query, k=passages, document_ids=place.document_ids)
        statements = [statement for hit in hits for statement in self._statements(hit.document.id, hit.passage.index)]
        best = max((hit.score for hit in hits), default=0.0) or 1.0
        ranked = {(hit.document.id, hit.passage.index): hit.score / best for hit in hits}
        nearest = [one for one in weigh(reading, statements, ranked) if not _of_a_neighbour(place, one.statement)]
        evidence, speaking = nearest, place.document_ids
        if _may_name(reading, [place]):
            # What names the division speaks of it; the structure of a document that was not written for it does not.
            nearest = [one for one in nearest if _names_one(one.statement.around, reading.outside)]
            evidence, speaking = [one for one in nearest if one.coverage >= _WELL_CARRIED], ()
        documents = [self._snapshot.document(document_id) for document_id in speaking]
        tasks = [task for document_id in speaking for task in self._tasks(document_id)]
        score, carried = 1.0, list[Evidence]()
        if miscounted := miscount(reading, tasks):
            return Finding(place, (), tuple(nearest[:3]), 0.0, tuple(hits), miscounted=miscounted)
        pieces = direct_pieces(reading, documents, tasks, evidence)
        if not pieces and asks_for_tasks(reading):
            pieces = duty_pieces(reading, tasks)
        if not pieces and reading.kind == "department":
            pieces, score = responsible_pieces(reading, tasks, evidence)
        elif not (
            pieces or reading.kind == "duties" or lacks_tasks(reading, tasks) or _year_lacking(reading, evidence)
        ):
            carried = [one for one in evidence if carries(reading, one)]
            pieces, score = _told(reading, carried, evidence), carried[0].score if carried else 0.0
            if not carried and asks_for_kinds(reading):
                listed = as_list(reading)
                carried = naming(listed, weigh(listed, statements, ranked))
                pieces, score = tuple(pieces_of(listed, carried[:1])), carried[0].score if carried else 0.0
        grounded = tuple(piece for piece in pieces if piece.grounded)
        return Finding(place, grounded, tuple(nearest[:3]), score, tuple(hits), tuple(carried))

    def _take_apart(self, document_id: str, index: int) -> tuple[Statement, ...]:
        document = self._snapshot.document(document_id)
        return statements_of(document, document.passages[index])

    def _tasks_in(self, document_id: str) -> tuple[Task, ...]:
        return tuple(tasks_of(self._snapshot.document(document_id)))


def aligned_findings(reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of places that are told side by side, each told by what is of the same thing as the others'."""
    told: list[Finding] = []
    for finding in findings:
        others = [other.carried for other in findings if other is not finding and other.carried]
        if not finding.carried or not others:
            told.append(finding)
            continue
        carried = aligned(finding.carried, others)
        pieces = tuple(piece for piece in pieces_of(reading, carried) if piece.grounded)
        told.append(replace(finding, pieces=pieces or finding.pieces))
    return told


def _told(reading: Reading, carried: Sequence[Evidence], evidence: Sequence[Evidence]) -> tuple[Piece, ...]:
    """The pieces of the evidence that answers, and those of the other years that are asked for."""
    if not carried:
        return ()
    each = of_each_year(reading, carried, evidence)
    return tuple(piece_of(reading, one) for one in each) if len(each) > 1 else tuple(pieces_of(reading, carried))


def _may_name(reading: Reading, places: Sequence[Place]) -> bool:
    """Whether a question about a division outside the catalogue is put to documents of no region."""
    return bool(reading.outside) and any(place.region is None for place in places)


def _names_one(folded: str, regions: Sequence[Region]) -> bool:
    """Whether a folded text names one of these divisions."""
    return any(fold(region.short) in folded for region in regions)


def _of_a_neighbour(place: Place, statement: Statement) -> bool:
    """Whether a statement speaks of other divisions beside the one that its city's plan is asked about."""
    if place.within is None or place.within.short in statement.text:
        return False
    return any(
        found.region.level == place.within.level and found.region.ancestors == place.within.ancestors
        for found in mentions(statement.text, near=(place.within,))
    )


def _year_lacking(reading: Reading, evidence: Sequence[Evidence]) -> bool:
    """Whether an indicator row is what the question asks for, but has no column of the year."""
    return bool(reading.years) and any(
        one.statement.row is not None and one.own >= _ROW_ASKED and one.figure is None for one in evidence
    )
