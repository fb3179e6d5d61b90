"""The assistant: from a question to a cited answer, or to a refusal that says why."""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.aspects import aspects_of, compared, name_of
from assistant.brevity import mentioning, shortened
from assistant.citations import Citations
from assistant.compare import CONTENT, Aspect, by_aspect, is_of_one_thing, table_of
from assistant.compose import Piece
from assistant.condense import standalone
from assistant.conflicts import city_conflict, with_conflicts
from assistant.findings import Finder, Finding, aligned_findings
from assistant.follow_ups import FollowUps
from assistant.limits import check_documents, check_filters, check_question, check_regions
from assistant.lines import text_of
from assistant.parts import parts_alike, parts_apart
from assistant.places import places_of
from assistant.prompts import messages_for
from assistant.question import QuestionReader, Reading
from assistant.refuser import Refuser
from assistant.texts import Texts
from assistant.totals import with_total
from assistant.types import Answer, ChatMessage, Done, Question, TextDelta
from index.corpus import Corpus, Snapshot
from index.errors import DocumentNotFound
from index.thesaurus import load_thesaurus
from index.types import Hit
from index.typos import Speller
from index.words import own_words, words

# Without a region in the question, a place is told of only when its evidence is nearly as good as the best.
_AS_GOOD = 0.78
_SPELT = 6  # characters of the longest name that a typo is mended to
_ASKING = re.compile("[几哪咩啥怎吗]|什么")  # 生几个 is what users ask, no word that 升几个 is a typo of
_DELTA = re.compile(r"[^。；\n]*[。；\n]*(?:\[\d+\])*\n?")


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one snapshot needs to answer: kept until a newer generation comes."""

    snapshot: Snapshot
    reader: QuestionReader
    finder: Finder
    refuser: Refuser
    follow_ups: FollowUps

    def findings(self, reading: Reading, asked: Question) -> list[Finding]:
        """What each place says on a question, within the user's filters."""
        if apart := parts_apart(self.reader, reading):
            return [finding for part in apart for finding in self.findings(part, asked)]
        places = places_of(reading, self.snapshot.catalog, asked.regions, asked.document_ids)
        parts = parts_alike(self.reader, reading)
        found = [self.finder.find_all(reading, parts, place) for place in self.finder.likely(reading, places)]
        return found if parts or len(reading.regions) < 2 else aligned_findings(reading, found)


class Assistant:
    """Answers questions over a corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._lock = threading.Lock()
        self._open: _Desk | None = None

    def snapshot(self) -> Snapshot:
        """The current generation of the corpus. Raises IndexMissing and IndexMismatch."""
        return self._corpus.snapshot()

    def prepare(self, stop: threading.Event) -> None:
        """Do beforehand what first questions would wait for, until stopped. Raises the errors of the index."""
        self._desk().follow_ups.prepare(stop)

    def ask(self, question: Question) -> Answer:
        """The answer to a question. Raises BadQuestion, UnknownRegion, UnknownDocument and the errors of the index."""
        _, complete = self._answered(question)
        return complete()

    def stream(self, question: Question) -> Iterator[TextDelta | Done]:
        """The answer's text in sentences, then the whole answer with its follow-ups, which take the longest to find."""
        answer, complete = self._answered(question)
        for match in _DELTA.finditer(answer.answer):
            if match.group():
                yield TextDelta(text=match.group())
        yield Done(answer=complete())

    def _answered(self, question: Question) -> tuple[Answer, Callable[[], Answer]]:
        """The answer to a question without its follow-ups, and what adds them."""
        started = time.perf_counter()
        desk, asked, reading, findings = self._consider(question)
        citations = Citations()
        aspects = _aspects(desk, asked, reading, findings)
        told = aspects[0].findings
        if told:
            text, refusal = text_of(aspects, _of_cities(desk, asked, aspects), citations), None
        else:
            free = not (asked.regions or asked.document_ids)
            refusal = desk.refuser.refuse(reading, findings, citations, free)
            text = refusal.message
        answer = Answer(
            id=uuid.uuid4().hex,
            question=asked.text,
            standalone_question=reading.text,
            answer=text,
            answerable=refusal is None,
            refusal=refusal,
            table=table_of(aspects, reading.beside, citations),
            citations=citations.all(),
            follow_ups=(),
            latency_ms=0.0,
        )

        def complete() -> Answer:
            follow_ups = desk.follow_ups.after(asked, reading, told or findings)
            latency = round(1000 * (time.perf_counter() - started), 1)
            return answer.model_copy(update={"follow_ups": follow_ups, "latency_ms": latency})

        return answer, complete

    def findings(self, question: Question) -> list[Finding]:
        """What stands behind the answer: for each place asked about, its passages, best evidence and pieces."""
        return self._consider(question)[3]

    def prompt(self, question: Question) -> list[ChatMessage]:
        """The messages a model would get for this question; none is called."""
        _, _, reading, findings = self._consider(question)
        return messages_for(reading.text, findings)

    def search(
        self, query: str, *, k: int = 10, regions: Collection[str] = (), document_ids: Collection[str] = ()
    ) -> list[Hit]:
        """Passages for a query, without an answer. Raises UnknownRegion and UnknownDocument."""
        snapshot = self.snapshot()
        return snapshot.search(
            query,
            k=k,
            regions=check_regions(regions, snapshot.catalog),
            document_ids=check_documents(document_ids, snapshot.catalog),
        )

    def _consider(self, question: Question) -> tuple[_Desk, Question, Reading, list[Finding]]:
        """The question checked and read, and what each place asked about says."""
        checked = check_question(question)
        try:
            return self._considered(self._desk(), checked)
        except DocumentNotFound:
            # Ingests that ended meanwhile have taken the snapshot's texts away; the newest has its own.
            return self._considered(self._desk(), checked)

    def _considered(self, desk: _Desk, checked: Question) -> tuple[_Desk, Question, Reading, list[Finding]]:
        asked = check_filters(checked, desk.snapshot.catalog)
        reading = compared(desk.reader, desk.reader.read(standalone(desk.reader, asked.turns, asked.text)))
        return desk, asked, reading, desk.findings(reading, asked)

    def _desk(self) -> _Desk:
        snapshot = self._corpus.snapshot()
        with self._lock:
            if self._open is None or self._open.snapshot is not snapshot:
                regions = [entry.region for entry in snapshot.catalog if entry.region is not None]
                reader = QuestionReader(regions, load_thesaurus(), snapshot.rarity, _speller(snapshot).mend)
                finder, texts = Finder(snapshot), Texts(snapshot)
                refuser = Refuser(snapshot, finder, texts)
                self._open = _Desk(snapshot, reader, finder, refuser, FollowUps(snapshot, reader, finder, texts))
            return self._open


def _speller(snapshot: Snapshot) -> Speller:
    """A speller that knows the words of the field and of the documents' titles; their bodies would take too long."""
    titles = "\n".join(entry.title for entry in snapshot.catalog)
    names = (name for name in load_thesaurus().names if len(name) <= _SPELT and not _ASKING.search(name))
    return Speller(Counter([*names, *own_words(), *words(titles)]))


def _aspects(desk: _Desk, asked: Question, reading: Reading, findings: Sequence[Finding]) -> list[Aspect]:
    """What is told, by the aspects that the question names where there are several; else as one."""
    told = _told(reading, findings)
    if len(findings) > 1:
        parts = [
            Aspect(one.name, one.reading, tuple(desk.findings(one.reading, asked)))
            for one in aspects_of(desk.reader, reading)
        ]
        if parted := by_aspect(parts):
            return [replace(one, findings=with_conflicts(one.reading, one.findings)) for one in parted]
    name = name_of(reading) or CONTENT
    return [Aspect(name, reading, with_conflicts(reading, with_total(reading, told)))]


def _of_cities(desk: _Desk, asked: Question, aspects: Sequence[Aspect]) -> list[Piece]:
    """What the plans of the cities around the places told of say otherwise, unless a filter leaves them out."""
    if asked.regions or asked.document_ids:
        return []
    told = {finding.place.region for aspect in aspects for finding in aspect.findings}
    found: list[Piece] = []
    for entry in desk.snapshot.catalog:
        city = entry.region
        if city is None or city in told or not any(city.name in region.ancestors for region in told if region):
            continue
        documents = [desk.snapshot.document(entry.id)]
        found += [
            piece
            for aspect in aspects
            for finding in aspect.findings
            if finding.answers and finding.place.region and city.name in finding.place.region.ancestors
            if (piece := city_conflict(aspect.reading, finding, city.name, documents))
        ]
    return found


def _told(reading: Reading, findings: Sequence[Finding]) -> list[Finding]:
    """The findings to tell of: every place asked for if one of them answers, else the places with good evidence."""
    if not any(finding.answers for finding in findings):
        return []
    if reading.regions:
        return list(findings)
    if reading.mentions:
        return mentioning(reading, findings)
    best = max((finding for finding in findings if finding.answers), key=lambda finding: finding.score)
    told = [
        finding
        for finding in findings
        if finding.answers and (finding.score >= _AS_GOOD * best.score or is_of_one_thing(reading, best, finding))
    ]
    return shortened(reading, told)
