"""The lines of an answer: one a place, each statement with its marks, then what the places differ in."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.citations import Citations, written
from assistant.compare import SILENT, UNCOVERED, Aspect, difference_of
from assistant.compose import Piece
from assistant.findings import Finding


def text_of(aspects: Sequence[Aspect], beside: Sequence[Piece], citations: Citations) -> str:
    """The answer's text; `aspects` are of the same places, in the same order, `beside` is of other places' plans."""
    lines = [_line(aspects, row, citations) for row in range(len(aspects[0].findings))]
    lines += [f"{region.name}：{UNCOVERED}。" for region in aspects[0].reading.beside]
    for aspect in aspects:
        if difference := difference_of(aspect, len(aspects) == 1, citations):
            lines.append(f"{aspect.name}：{difference}" if len(aspects) > 1 else difference)
    lines += [f"{sentence(piece)}{written(citations.marks(piece.quotes))}" for piece in beside]
    return "\n".join(lines)


def sentence(piece: Piece) -> str:
    """A piece as a sentence, with its arithmetic."""
    return f"{piece.text.rstrip('。；;，,')}{piece.arithmetic}。"


def _line(aspects: Sequence[Aspect], row: int, citations: Citations) -> str:
    finding = aspects[0].findings[row]
    if len(aspects) == 1:
        return f"{_label(finding)}：{_said(finding, citations)}"
    if not any(aspect.findings[row].answers for aspect in aspects):
        return f"{_label(finding)}：{SILENT}。"
    parts = (f"{aspect.name}：{_said(aspect.findings[row], citations)}" for aspect in aspects)
    return f"{_label(finding)}：{''.join(parts)}"


def _said(finding: Finding, citations: Citations) -> str:
    if not finding.answers:
        return f"{SILENT}。"
    if len(finding.pieces) > 1 and all(piece.is_name for piece in finding.pieces):
        names = "、".join(f"{piece.text}{written(citations.marks(piece.quotes))}" for piece in finding.pieces)
        return f"共{len(finding.pieces)}项：{names}。"
    return "".join(f"{sentence(piece)}{written(citations.marks(piece.quotes))}" for piece in finding.pieces)


def _label(finding: Finding) -> str:
    """The region, with a note where it answers for a division inside it that its words do not name."""
    place = finding.place
    if place.within is None or any(place.within.short in piece.text for piece in finding.pieces):
        return place.label
    return f"{place.label}（{place.within.name}没有单列文件，以下为全{place.label[-1]}要求）"
