"""Several places side by side: one row a place, with the marks of each cell, and 未提及 where one is silent."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citations import Citations
from assistant.findings import Finding
from assistant.types import AnswerTable, TableCell
from ingest.types import Region

SILENT = "未提及"
UNCOVERED = "没有收录该地区的文件"


def table_of(findings: Sequence[Finding], uncovered: Sequence[Region], citations: Citations) -> AnswerTable | None:
    """The comparison of two or more places, None where there is nothing to compare.

    `uncovered` are divisions asked about that the catalogue has no documents of.
    """
    if len(findings) + len(uncovered) < 2 or not any(finding.answers for finding in findings):
        return None
    rows = [(TableCell(text=finding.place.label), _cell(finding, citations)) for finding in findings]
    rows += [(TableCell(text=region.name), TableCell(text=UNCOVERED)) for region in uncovered]
    return AnswerTable(columns=("地区", "内容"), rows=tuple(rows))


def _cell(finding: Finding, citations: Citations) -> TableCell:
    if not finding.answers:
        return TableCell(text=SILENT)
    marks = tuple(dict.fromkeys(mark for piece in finding.pieces for mark in citations.marks(piece.quotes)))
    return TableCell(text="；".join(f"{piece.text}{piece.arithmetic}" for piece in finding.pieces), marks=marks)
