"""Whether the citations of an answer carry it: complete, verbatim, of the right region, and at the gold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.types import Answer, Citation
from evals.figures import foreign
from evals.gold import Places, Stretch
from evals.labels import head_of, is_silent
from evals.outcomes import Outcome
from evals.reckoning import borrowed, misplaced
from index.words import fold
from ingest.regions import region_named

_STATEMENT = re.compile(r"(?P<text>[^\[]*)(?P<marks>(?:\[\d+\])*)")
_CLAUSE_END = re.compile(r"[，；：]")
_HALF = 0.5
_SUPPORTED = 0.6
# A quote of more characters is a page, not a citation; one that has fewer in common with the gold says nothing of it.
_LONGEST, _SHORTEST = 400, 8


@dataclass(frozen=True, slots=True)
class Statement:
    """A part of an answer that ends in marks: the region or title that its line begins with, its words, its marks."""

    label: str
    text: str
    marks: tuple[int, ...]
    items: int
    """How many statements its line has."""


def statements_of(answer: Answer) -> list[Statement]:
    """What an answer states: its text line by line and mark by mark, then the cells of its table with their row's name.

    Words behind the last mark of a line are a statement without marks, punctuation and 未提及 aside.
    """
    found: list[Statement] = []
    for line in answer.answer.split("\n"):
        head = head_of(line, answer)
        parts = list(_parts(line[len(head) :], answer))
        found += [Statement(head.removesuffix("："), text, marks, len(parts)) for text, marks in parts]
    for row in answer.table.rows if answer.table else ():
        found += [
            Statement(row[0].text, cell.text, cell.marks, 1) for cell in row[1:] if not is_silent(cell.text, answer)
        ]
    return found


def _parts(line: str, answer: Answer) -> Iterator[tuple[str, tuple[int, ...]]]:
    for match in _STATEMENT.finditer(line):
        marks = tuple(int(mark) for mark in re.findall(r"\d+", match["marks"]))
        *unmarked, text = [part for part in match["text"].split("。") if not is_silent(part, answer)] or [""]
        yield from ((part, ()) for part in unmarked)
        if marks or text:
            yield text.strip("；、 "), marks


def marked(outcome: Outcome) -> float | None:
    """Of an answer: whether every statement has a mark, every mark its citation and every citation its mark."""
    if not outcome.answer.answerable:
        return None
    statements = statements_of(outcome.answer)
    used = {mark for statement in statements for mark in statement.marks}
    listed = [citation.mark for citation in outcome.answer.citations]
    whole = bool(statements) and all(statement.marks for statement in statements)
    return float(whole and used == set(listed) and len(listed) == len(set(listed)))


def verbatim(outcome: Outcome) -> float | None:
    """Of an answer with citations: whether every quote is the document's own text where the citation says it is."""
    citations = outcome.answer.citations
    return float(all(_is_verbatim(outcome, citation) for citation in citations)) if citations else None


def _is_verbatim(outcome: Outcome, citation: Citation) -> bool:
    document = outcome.texts.get(citation.document_id)
    return (
        document is not None and bool(citation.quote) and document.text[citation.start : citation.end] == citation.quote
    )


def figure_fidelity(outcome: Outcome) -> float | None:
    """Of what has citations: whether every figure of every statement stands in the quotes that the statement cites.

    Where places are compared, each of them needs its figure in a quote of its own.
    """
    answer = outcome.answer
    if not answer.citations:
        return None
    return float(
        not any(
            foreign(statement.text, _quoted(answer, statement), statement.items)
            or misplaced(statement.text, _sources(answer, statement))
            for statement in _cited(answer)
        )
    )


def support(outcome: Outcome) -> float | None:
    """Of an answer with citations: whether each clause has 60 % of its pairs of characters from its statement's quotes.

    What is reckoned from quoted figures has other words than the quotes; its figures are another measure's matter.
    """
    answer = outcome.answer
    if not answer.citations or not answer.answerable:
        return None
    shares = []
    for statement in _cited(answer):
        quoted = _pairs(_quoted(answer, statement))
        for clause in _CLAUSE_END.split(borrowed(statement.text, answer, _sources(answer, statement))):
            pairs = _pairs(clause)
            shares.append(len(pairs & quoted) / len(pairs) if pairs else 1.0)
    return float(all(share >= _SUPPORTED for share in shares))


def wrong_region(outcome: Outcome) -> float | None:
    """Of what has citations: whether one is of a region that the question is not of, or not of its line's region.

    A question without a region may be answered from any, as long as each line names its own. What says that it is of
    the plan of the city around an asked county is of its region, and a refusal may say what another region's plan has.
    """
    answer, case = outcome.answer, outcome.case
    if not answer.citations:
        return None
    asked = set(case.regions) if case.type != "region-unspecified" else set()
    regions = {
        one.mark: outcome.texts[one.document_id].region for one in answer.citations if one.document_id in outcome.texts
    }
    named_apart = _of_city(answer, asked) | _of_others(answer)
    if asked and any(
        region is not None and region not in asked and mark not in named_apart for mark, region in regions.items()
    ):
        return 1.0
    known = {text.region for text in outcome.texts.values() if text.region}
    for statement in _cited(answer):
        named = _regions_of(statement.label, known)
        if named and any(regions.get(mark) not in named for mark in statement.marks):
            return 1.0
        quoted = _quoted(answer, statement)
        if any(
            region in statement.text and region not in quoted
            for region in known - {regions.get(mark) for mark in statement.marks}
        ):
            return 1.0
    return 0.0


def _regions_of(label: str, known: Iterable[str]) -> set[str]:
    """The region that a label names, a note behind it aside; else those of the documents that a title begins with."""
    division = region_named(label.partition("（")[0])
    return {division.name} if division else {region for region in known if label.startswith(region)}


def _of_city(answer: Answer, asked: Iterable[str]) -> set[int]:
    """The marks of statements that name as theirs the plan of a division around one that is asked about."""
    found = [region for name in asked if (region := region_named(name)) is not None]
    named = tuple(f"另：{above}的文件写：" for region in found for above in region.ancestors)
    return {mark for one in _cited(answer) if one.text.startswith(named) for mark in one.marks}


def _of_others(answer: Answer) -> set[int]:
    """The marks of a refusal's statements that begin with whose documents they are of: 龙川县的文件有…."""
    owners = {one.mark: f"{one.region}的文件" for one in answer.citations if not answer.answerable}
    return {
        mark for one in _cited(answer) for mark in one.marks if mark in owners and one.text.startswith(owners[mark])
    }


def recall(outcome: Outcome) -> float | None:
    """Of an answerable question with gold: the share of its gold quotes that the citations cover at least half of.

    A citation of more than 400 characters covers nothing: it is a page.
    """
    if not outcome.gold:
        return None
    cited = [one for one in outcome.cited if one.end - one.start <= _LONGEST]
    return sum(covered(places, cited) for places in outcome.gold) / len(outcome.gold)


def precision(outcome: Outcome) -> float | None:
    """Of an answer to a question with gold: the share of its statements with a citation at a gold quote."""
    statements = [one for one in statements_of(outcome.answer) if one.marks]
    if not outcome.gold or not outcome.answer.answerable or not statements:
        return None
    by_mark = {
        citation.mark: stretch for citation, stretch in zip(outcome.answer.citations, outcome.cited, strict=True)
    }
    places = [place for group in outcome.gold for place in group]
    at_gold = [
        any(_meet(by_mark[mark], place) for mark in statement.marks if mark in by_mark for place in places)
        for statement in statements
    ]
    return sum(at_gold) / len(at_gold)


def covered(places: Places, stretches: Iterable[Stretch]) -> bool:
    """Whether stretches cover at least half of a gold quote, at one of its places."""
    chosen = list(stretches)
    return any(
        len(set().union(*(_positions(place, stretch) for stretch in chosen))) >= _HALF * (place.end - place.start)
        for place in places
    )


def _positions(place: Stretch, stretch: Stretch) -> range:
    if not place.shared(stretch):
        return range(0)
    return range(max(place.start, stretch.start), min(place.end, stretch.end))


def _meet(citation: Stretch, gold: Stretch) -> bool:
    """Whether a citation, no page, has half of a gold quote, or of itself if that is more than a few characters."""
    shared, length = citation.shared(gold), citation.end - citation.start
    return length <= _LONGEST and (
        shared >= _HALF * (gold.end - gold.start) or shared >= max(_SHORTEST, _HALF * length)
    )


def _cited(answer: Answer) -> list[Statement]:
    return [statement for statement in statements_of(answer) if statement.marks]


def _sources(answer: Answer, statement: Statement) -> list[Citation]:
    return [citation for citation in answer.citations if citation.mark in statement.marks]


def _quoted(answer: Answer, statement: Statement) -> str:
    return "\n".join(citation.quote for citation in _sources(answer, statement))


def _pairs(text: str) -> set[str]:
    bare = re.sub(r"\W", "", fold(text))
    return {bare[index : index + 2] for index in range(len(bare) - 1)}
