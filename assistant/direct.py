"""Answers that a document's structure gives: a task by its number, headings, the date of issue, a footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.citations import Quote, flowing
from assistant.compose import Piece, departments_piece, pieces_of
from assistant.evidence import Evidence
from assistant.indicator_rows import asks_for_indicators, indicator_pieces
from assistant.matching import match
from assistant.miscounts import all_counted, asks_for_item
from assistant.outlines import listed_pieces
from assistant.question import Reading
from assistant.tasks import Task, holds, passage_at
from assistant.terms import Term
from index.words import fold
from ingest.types import Document, Passage, Span

_ISSUING = re.compile(r"印发|发布|出台|公布|下发|发文|颁布")
_OF_ITSELF = re.compile(r"[这那][个份]?(?:文|方案|通知|规划|意见)|文件|发文|发的文|方案|通知|规划")
_TITLE_NAMED = 0.6
# A notice that calls for a rule (管理办法) is not that rule: such a name has to stand in the title itself.
_RULES = re.compile(r"办法|规定|条例|细则|制度|标准|指南|清单|预案|公约")
_NOTED_NAME = 3  # characters a name has at least that a mark explains
_FOOTNOTE_MARK = "[¹²³⁴-⁹①-⑳]+"


def direct_pieces(
    reading: Reading, documents: Sequence[Document], tasks: Sequence[Task], evidence: Sequence[Evidence]
) -> tuple[Piece, ...]:
    """The pieces that answer by structure; empty where the question is not of that sort or the documents lack it."""
    if asks_for_item(reading, tasks):
        return _numbered(reading, tasks, evidence)
    if asks_for_indicators(reading):
        return next((pieces for document in documents if (pieces := indicator_pieces(reading, document))), ())
    if reading.kind in ("list", "number", "open"):
        return _listed(reading, documents)
    if reading.kind == "deadline" and _ISSUING.search(reading.core):
        return next((piece for document in documents if (piece := _issued(reading, document))), ())
    if reading.kind == "department" and _ISSUING.search(reading.core) and _OF_ITSELF.search(reading.core):
        return next((piece for document in documents if (piece := _issuer(reading, document))), ())
    if reading.kind != "definition":
        return ()
    return all_counted(reading, tasks) or _listed(reading, documents) or _footnote(reading, evidence)


def _listed(reading: Reading, documents: Sequence[Document]) -> tuple[Piece, ...]:
    """The list of the first document that has one."""
    return next((pieces for document in documents if (pieces := listed_pieces(reading, document))), ())


def _numbered(reading: Reading, tasks: Sequence[Task], evidence: Sequence[Evidence]) -> tuple[Piece, ...]:
    """The task of a number: who is responsible where that is asked, else its name and what of it answers best."""
    for task in tasks:
        if task.number != reading.item:
            continue
        if reading.kind == "department":
            return (departments_piece(task),)
        inside = [one for one in evidence if holds(task, one.statement) and not one.statement.is_title]
        return (Piece(task.plain_name, task.name_quotes()), *pieces_of(reading, inside)[:1])
    return ()


def _issued(reading: Reading, document: Document) -> tuple[Piece, ...]:
    """The date of a document whose title the question names."""
    naming = [term for term in reading.terms if not _ISSUING.search(term.text)]
    if any(rule not in fold(document.title) for rule in _RULES.findall(reading.core)):
        return ()
    return _of_title(naming, document, document.date, "文件日期为")


def _issuer(reading: Reading, document: Document) -> tuple[Piece, ...]:
    """Who issued a document that the question names by its title, or only as 这个文件."""
    of_itself = re.compile(rf"{_ISSUING.pattern}|{_OF_ITSELF.pattern}|单位|部门|机构|办公室")
    naming = [term for term in reading.terms if not of_itself.search(term.text)]
    return _of_title(naming, document, document.issuer, "发文机关为")


def _of_title(naming: Sequence[Term], document: Document, words: str | None, label: str) -> tuple[Piece, ...]:
    """A document's date or issuer as a piece, where its title has the terms and its text the words."""
    title = fold(document.title)
    total = sum(term.weight for term in naming)
    named = sum(term.weight * match(term, title) for term in naming)
    start = document.text.find(words) if words else -1
    if words is None or start < 0 or named < _TITLE_NAMED * total:
        return ()
    span = Span(start, start + len(words))
    return (Piece(f"{label}{words}", (Quote(document, passage_at(document, span), span.start, span.end),)),)


def _footnote(reading: Reading, evidence: Sequence[Evidence]) -> tuple[Piece, ...]:
    """The footnote whose mark stands behind the name that is to be explained, the next one with that mark."""
    for one in evidence[:8]:
        for name in filter(None, (*reading.quoted, reading.subject, *_noted_names(reading, one))):
            noted = re.search(rf"{re.escape(name)}[”」』]?({_FOOTNOTE_MARK})", one.statement.text)
            for passage in one.statement.document.passages if noted else ():
                if noted and passage.kind == "footnote" and passage.start > one.statement.start:
                    piece = _explanation(one.statement.document, passage, noted.group(1))
                    if piece is not None:
                        return (piece,)
    return ()


def _noted_names(reading: Reading, one: Evidence) -> list[str]:
    """The longest name right before each footnote mark that the question has too, quoted or not."""
    runs = re.findall(rf"([^，。；“”\s]{{{_NOTED_NAME},20}})”?{_FOOTNOTE_MARK}", one.statement.text)
    endings = ([run[start:] for start in range(len(run) - _NOTED_NAME + 1)] for run in runs)
    return [name for names in endings if (name := next((one for one in names if fold(one) in reading.core), ""))]


def _explanation(document: Document, passage: Passage, mark: str) -> Piece | None:
    """The first sentence of a footnote with this mark."""
    found = re.match(rf"({_FOOTNOTE_MARK})\s*([^。]+)", passage.text)
    if found is None or found.group(1) != mark:
        return None
    quote = Quote(document, passage, passage.start + found.start(2), passage.start + found.end(2))
    return Piece(flowing(quote.text), (quote,))
