"""A refusal made: its reason, what is missing, and the nearest facts cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.citations import Citations, Quote, written
from assistant.compose import piece_of
from assistant.evidence import Evidence
from assistant.findings import Finder, Finding
from assistant.lines import sentence
from assistant.miscounts import Miscount
from assistant.places import Place, places_of
from assistant.premises import (
    FigureElsewhere,
    NamedElsewhere,
    absent_name,
    contradicted_figure,
    figure_elsewhere,
    stretch_of,
)
from assistant.question import Reading
from assistant.reasons import (
    evidence_message,
    period_message,
    reason_for,
    region_message,
    scope_message,
)
from assistant.refusal import lacks_heaviest
from assistant.texts import Texts
from assistant.types import Refusal
from index.corpus import Snapshot
from index.types import Hit
from ingest.types import Document

_NEAREST_WORTH, _OWN_WORTH = 0.4, 0.3
_NAMING = 2.0  # words of less weight together name no thing
_HITS, _PLACES = 10, 5
_SENTENCE = re.compile(r"\s*(?P<text>[^。；\n]*)")


class Refuser:
    """Says why the documents of one snapshot do not answer."""

    def __init__(self, snapshot: Snapshot, finder: Finder, texts: Texts) -> None:
        self._snapshot = snapshot
        self._finder = finder
        self._texts = texts

    def refuse(self, reading: Reading, findings: Sequence[Finding], citations: Citations, free: bool) -> Refusal:
        """The refusal of a question that these findings do not answer; `free`: no filter leaves documents out."""
        evidence = [one for finding in findings for one in finding.nearest]
        ids = {document_id for finding in findings for document_id in finding.place.document_ids}
        asked = [entry for entry in self._snapshot.catalog if entry.id in ids]
        label = "、".join(finding.place.label for finding in findings) if reading.regions else "收录"
        if miscounted := next((finding.miscounted for finding in findings if finding.miscounted), None):
            return Refusal(reason="false_premise", message=_of_count(miscounted, label, citations))
        if asked and (premise := self._false_name(reading, ids, free)):
            return Refusal(reason="false_premise", message=self._of_name(premise, label, citations))
        if asked and (claim := self._false_figure(reading, evidence, findings, free)):
            return Refusal(reason="false_premise", message=_of_figure(reading, claim, label, citations))
        reason = reason_for(reading, evidence, asked)
        if reason == "region_not_covered":
            return Refusal(reason=reason, message=region_message(reading, self._snapshot.catalog))
        if reason == "out_of_scope":
            return Refusal(reason=reason, message=scope_message(self._snapshot.catalog))
        if reason == "period_not_covered":
            message = period_message(reading, label, asked)
        else:
            message = evidence_message(reading, label, lambda name: self._texts.have(ids, name))
        return Refusal(reason=reason, message=message + _nearest(reading, evidence, citations))

    def _false_name(self, reading: Reading, ids: set[str], free: bool) -> NamedElsewhere | None:
        if not reading.regions and not reading.quoted:
            return None

        def search(name: str) -> Iterator[Hit]:
            hits = self._snapshot.search(name, k=_HITS) if free else []
            return (hit for hit in hits if hit.document.id not in ids)

        return absent_name(reading, lambda name: self._texts.have(ids, name), search)

    def _false_figure(
        self, reading: Reading, evidence: Sequence[Evidence], findings: Sequence[Finding], free: bool
    ) -> FigureElsewhere | None:
        if not reading.regions:
            return None
        return contradicted_figure(reading, evidence) or figure_elsewhere(
            reading, evidence, self._elsewhere(reading, [finding.place for finding in findings]) if free else ()
        )

    def _elsewhere(self, reading: Reading, asked: Sequence[Place]) -> Iterator[Sequence[Evidence]]:
        """The evidence of other places, the likeliest first."""
        anywhere = replace(reading, regions=())
        places = self._finder.likely(anywhere, places_of(anywhere, self._snapshot.catalog, (), ()))
        others = [place for place in places if place not in asked][:_PLACES]
        return (self._finder.find(anywhere, place).nearest for place in others)

    def _of_name(self, premise: NamedElsewhere, label: str, citations: Citations) -> str:
        said = f"{label}的文件没有“{premise.name}”。"
        if premise.hit is None:
            return said
        document, passage = self._snapshot.document(premise.hit.document.id), premise.hit.passage
        found = stretch_of(premise.name, passage.text)
        assert found is not None
        sentence_of = next(one for one in _SENTENCE.finditer(passage.text) if one.end() >= found.end())
        start = min(sentence_of.start("text"), found.start())
        quote = Quote(document, passage, passage.start + start, passage.start + sentence_of.end())
        return f"{said}{_whose(document)}的文件有“{premise.name}”{written(citations.marks((quote,)))}。"


def _whose(document: Document) -> str:
    return document.region.name if document.region else f"《{document.title}》"


def _of_count(miscounted: Miscount, label: str, citations: Citations) -> str:
    listed = "、".join(f"{task.text}{written(citations.marks(task.quotes))}" for task in miscounted.tasks)
    return f"{label}的文件没有“{miscounted.said}”。\n{label}：共{len(miscounted.tasks)}项：{listed}。"


def _of_figure(reading: Reading, claim: FigureElsewhere, label: str, citations: Citations) -> str:
    piece = piece_of(reading, claim.evidence)
    whose = label if claim.contradicts else _whose(claim.evidence.statement.document)
    said = f"{whose}的文件写：{sentence(piece)}{written(citations.marks(piece.quotes))}"
    return f"{label}的文件没有写“{claim.figure}”。{said}"


def _nearest(reading: Reading, evidence: Sequence[Evidence], citations: Citations) -> str:
    """The nearest fact with its source, where it is of the thing that the question is about."""
    worth = [
        one
        for one in evidence
        if one.coverage >= _NEAREST_WORTH
        and one.own >= _OWN_WORTH
        and not one.statement.is_title
        and not lacks_heaviest(reading, one)
        and sum(term.weight for term in reading.terms if not term.manner and term not in one.missing) >= _NAMING
    ]
    if not worth:
        return ""
    piece = piece_of(reading, max(worth, key=lambda one: one.score))
    return f"相近的内容：{sentence(piece)}{written(citations.marks(piece.quotes))}"
