"""Questions to ask next, which the documents answer: of what is near, and the same of another region."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from assistant.findings import Finder, Finding
from assistant.matching import match
from assistant.places import Place, places_of
from assistant.question import QuestionReader, Reading
from assistant.suggestions import Suggestion, SuggestionKind, suggestions_of
from assistant.texts import Texts
from assistant.types import Question
from index.corpus import Snapshot
from index.thesaurus import load_thesaurus
from index.words import fold, probability
from ingest.types import Passage, Region, Span

_MANY = 3
_NEAREST, _TRIED = 16, 10
_HITS = 12
_SAME_LONGEST = 30
_PREPARED, _PAUSE = 500, 0.01  # suggestions looked at beforehand, and seconds left to others before each
_PASSAGES = 6  # enough to find out that another region has an answer
_OTHERS = 2  # regions that are asked the same after a refusal
_COMPARED, _SHARED = 5, 0.75  # regions compared, and the share of the words asked for that their documents have
_PARTICLES = re.compile(r"[\W的要是了呢吗啊请问]")


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where in a document the answer, or the nearest evidence, stands; without a span anywhere in it."""

    document_id: str
    section: int = -1
    parent: int | None = None
    span: Span | None = None


class FollowUps:
    """Suggests questions over one snapshot; which of them its documents answer is found out once."""

    def __init__(self, snapshot: Snapshot, reader: QuestionReader, finder: Finder, texts: Texts) -> None:
        self._snapshot = snapshot
        self._reader = reader
        self._finder = finder
        self._texts = texts
        self._suggested = lru_cache(maxsize=256)(self._suggested_by)
        self._answered = lru_cache(maxsize=4096)(self._is_answered)

    def after(self, asked: Question, reading: Reading, findings: Sequence[Finding]) -> tuple[str, ...]:
        """At most three questions to ask after one that these findings answer, or do not."""
        told = [
            self._spot(quote.document.id, quote.passage, Span(quote.start, quote.end))
            for finding in findings
            for piece in finding.pieces
            for quote in piece.quotes
        ]
        posed = {_bare(text) for text in (asked.text, reading.text, *asked.turns)}
        spots = told or self._nearest(asked, reading, findings)
        # The other documents of a region that was told of may have something to suggest where this one has not.
        around = [_Spot(document_id) for finding in findings for document_id in finding.place.document_ids]
        new = (one for one in self._ranked(reading, spots, told, around) if _bare(one.text) not in posed)
        good = (one.text for one in islice(new, _TRIED) if one.kind == "task" or self._answered(one))
        same = (text for text in self._same(asked, reading, 1 if told else _OTHERS) if _bare(text) not in posed)
        chosen = [*islice(good, _MANY - 1), *islice(same, 1)]
        return tuple(dict.fromkeys((*chosen, *islice(good, _MANY - len(chosen)))))

    def prepare(self, stop: threading.Event) -> None:
        """Find out which suggestions are answered before anybody asks near them: takes seconds, if not stopped."""
        suggestions = (one for entry in self._snapshot.catalog for one in self._suggested(entry.id))
        for one in islice((one for one in suggestions if one.kind != "task"), _PREPARED):
            if stop.wait(_PAUSE):
                return
            self._answered(one)

    def _nearest(self, asked: Question, reading: Reading, findings: Sequence[Finding]) -> list[_Spot]:
        """Where the evidence that was not enough stands; else what a search finds within the user's filters."""
        found = [
            self._spot(one.statement.document.id, one.statement.passage, Span(one.statement.start, one.statement.end))
            for finding in findings
            for one in finding.nearest
        ]
        if found or findings:
            return found
        hits = self._snapshot.search(reading.core, k=_HITS, regions=asked.regions, document_ids=asked.document_ids)
        return [self._spot(hit.document.id, hit.passage, Span(hit.passage.start, hit.passage.end)) for hit in hits]

    def _spot(self, document_id: str, passage: Passage, span: Span) -> _Spot:
        parent = self._snapshot.document(document_id).sections[passage.section].parent
        return _Spot(document_id, passage.section, parent, span)

    def _ranked(
        self, reading: Reading, spots: Sequence[_Spot], told: Sequence[_Spot], around: Sequence[_Spot]
    ) -> Iterator[Suggestion]:
        """Suggestions, the nearest to these spots first, of several kinds in turn; what was told is left out.

        After a refusal those of the words that were asked for come first, wherever they stand.
        """
        ids = dict.fromkeys(spot.document_id for spot in (*spots, *around))
        keyed = []
        for document_id in ids:
            here = [spot for spot in spots if spot.document_id == document_id]
            for one in self._suggested(document_id):
                if not any(spot in here and spot.span and _meet(one.span, spot.span) for spot in told):
                    alike = sum(term.weight * match(term, fold(one.text)) for term in reading.terms)
                    near = self._distance(one, here)
                    keyed.append(((*near[:1], -alike, *near[1:]) if told else (-alike, *near), one))
        keyed.sort(key=lambda pair: pair[0])
        return _varied([one for _, one in keyed[:_NEAREST]])

    def _distance(self, one: Suggestion, spots: Sequence[_Spot]) -> tuple[int, int]:
        """How far a suggestion is from the nearest spot: by the outline, then in characters."""
        parent = self._snapshot.document(one.document_id).sections[one.section].parent
        return min(
            (
                (
                    0 if spot.section == one.section else 1 if parent is not None and spot.parent == parent else 2,
                    abs(one.span.start - spot.span.start),
                )
                for spot in spots
                if spot.span
            ),
            default=(3, one.span.start),
        )

    def _same(self, asked: Question, reading: Reading, tries: int) -> Iterator[str]:
        """The same question of other regions that answer it, where it names just one and by one name."""
        named = reading.regions or reading.outside
        if len(named) != 1 or reading.beside or asked.document_ids or (reading.regions and reading.outside):
            return
        name = next((name for name in (named[0].name, named[0].short) if name in reading.text), None)
        if name is None or _runs_on(name, named[0], reading.text):
            return
        if any(above.rstrip("省市县区") in reading.text for above in named[0].ancestors):
            return
        for place in self._others(reading, named[0], asked)[:tries]:
            assert place.region is not None
            text = reading.text.replace(name, place.region.short)
            moved = replace(reading, text=text, regions=(place.region,), outside=())
            if len(text) <= _SAME_LONGEST and self._finder.find(moved, place, _PASSAGES).answers:
                yield text

    def _others(self, reading: Reading, region: Region, asked: Question) -> list[Place]:
        """Other regions within the user's filter whose documents have the words asked for, the likeliest first."""
        anywhere = replace(reading, regions=(), outside=())
        places = places_of(anywhere, self._snapshot.catalog, asked.regions, ())
        others = [place for place in places if place.region is not None and place.region.name != region.name]
        others.sort(key=lambda place: place.region is None or place.region.level != region.level)
        terms = [term for term in reading.terms if not term.manner]
        shares = {place: self._texts.share(place.document_ids, terms) for place in others[:_COMPARED]}
        likely = [place for place, share in shares.items() if share >= _SHARED]
        return sorted(likely, key=lambda place: -round(shares[place], 1))

    def _suggested_by(self, document_id: str) -> tuple[Suggestion, ...]:
        return suggestions_of(self._snapshot.document(document_id))

    def _is_answered(self, suggestion: Suggestion) -> bool:
        """Whether the answer to a suggestion quotes what it was made of."""
        reading = self._reader.read(suggestion.text)
        places = places_of(reading, self._snapshot.catalog, (), ())
        place = next((one for one in places if suggestion.document_id in one.document_ids), None)
        if place is None or place not in self._finder.likely(reading, places):
            return False
        return any(
            quote.document.id == suggestion.document_id and _meet(suggestion.span, Span(quote.start, quote.end))
            for piece in self._finder.find(reading, place).pieces
            for quote in piece.quotes
        )


def _varied(suggestions: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """The suggestions in their order, but one of each kind before the second of any."""
    seen: dict[SuggestionKind, int] = {}
    turns = []
    for one in suggestions:
        turns.append((seen.get(one.kind, 0), one))
        seen[one.kind] = seen.get(one.kind, 0) + 1
    return (one for _, one in sorted(turns, key=lambda turn: turn[0]))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _runs_on(name: str, region: Region, text: str) -> bool:
    """Whether the last character of a region's full name may begin the word behind it: 市委 in 开平市委编办."""
    after = text.partition(name)[2][:1]
    word = fold(name[-1] + after)
    return name != region.short and bool(after) and (word in load_thesaurus().names or probability(word) > 0)


def _bare(text: str) -> str:
    """A question without what makes no difference: 清远的县中由谁负责？ is 清远县中由谁负责."""
    return _PARTICLES.sub("", fold(text))
