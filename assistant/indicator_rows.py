"""Indicators (指标) asked for as such: how many a plan's table has, and which, all or those of one kind."""

from __future__ import annotations

import re

from assistant.citations import Quote, flowing
from assistant.compose import Piece
from assistant.question import Reading
from assistant.tasks import passage_at
from ingest.indicators import Indicator, indicator_of
from ingest.types import Document, Row, Span, Table

_BINDING = re.compile(r"约束性|预期性")
# What may stand in such a question; one with other words asks for one of them, not for their list.
_OF_TABLES = re.compile(
    r"约束性|预期性|指标|主要|核心|教育|发展|事业|规划|目标|体系|十[三四五六]五|一共|总共|合计|共|里面?|之?中|的|属于|属|是|有|分别|列出?|设定?"
    r"|哪些|哪几|几|多少|什么|[项个条类]|[\W]"
)


def asks_for_indicators(reading: Reading) -> bool:
    """Whether a question asks how many or which indicators there are, and for nothing of one of them."""
    counted = reading.kind == "number" and reading.unit in ("项", "个", "条")
    return "指标" in reading.core and (counted or reading.kind == "list") and not _OF_TABLES.sub("", reading.core)


def indicator_pieces(reading: Reading, document: Document) -> tuple[Piece, ...]:
    """The rows of a document's table of indicators, by name; empty where it has none, or several such tables."""
    tables = [table for table in document.tables if _rows(table)]
    if len(tables) != 1:
        return ()
    kinds = set(_BINDING.findall(reading.core))
    return tuple(
        Piece(flowing(indicator.label), (_quote(document, row),), is_name=True)
        for row, indicator in _rows(tables[0])
        if not kinds or any(kind in note for kind in kinds for note in indicator.notes)
    )


def _rows(table: Table) -> list[tuple[Row, Indicator]]:
    """The rows of a table with years for columns."""
    read = [(row, indicator_of(table, row)) for row in table.rows]
    return [(row, one) for row, one in read if one.name and any(value.year for value in one.values)]


def _quote(document: Document, row: Row) -> Quote:
    """The line of a row, without cells merged from above."""
    spans = [span for cell in row.cells for span in cell.spans]
    begin = document.text.rfind("\n", 0, max(span.start for span in spans)) + 1
    own = [span for span in spans if span.start >= begin]
    whole = Span(min(span.start for span in own), max(span.end for span in own))
    return Quote(document, passage_at(document, whole), whole.start, whole.end)
