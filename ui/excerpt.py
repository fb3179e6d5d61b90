"""The words around a quote: what a reader sees when a source is opened."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Citation
from ingest.types import Document, Section

WHOLE_SECTION = 600  # characters: a section no longer than this is shown whole
AROUND = 220  # characters shown on each side of a quote in a longer section
SENTENCE_ENDS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`before + quote + after` is verbatim text of one section; a cut flag says that the section goes on there."""

    before: str
    quote: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


def excerpt(document: Document, citation: Citation) -> Excerpt | None:
    """The section text around a citation, or None where the document no longer reads as it was cited."""
    if document.sha256 != citation.document_sha256 or document.text[citation.start : citation.end] != citation.quote:
        return None
    section = _innermost(document, citation)
    start, end = section.start, section.end
    if end - start > WHOLE_SECTION:
        start = _sentence_start(document.text, max(start, citation.start - AROUND), citation.start, start)
        end = _sentence_end(document.text, min(end, citation.end + AROUND), citation.end, end)
    return Excerpt(
        before=document.text[start : citation.start].lstrip(),
        quote=citation.quote,
        after=document.text[citation.end : end].rstrip(),
        cut_before=bool(document.text[section.start : start].strip()),
        cut_after=bool(document.text[end : section.end].strip()),
    )


def _innermost(document: Document, citation: Citation) -> Section:
    """The deepest section that holds the whole quote; the root holds every quote."""
    holding = (s for s in document.sections if s.start <= citation.start and citation.end <= s.end)
    return max(holding, key=lambda section: section.depth, default=document.sections[0])


def _sentence_start(text: str, at: int, quote_start: int, section_start: int) -> int:
    """The first sentence start in `text[at:quote_start]`; `at` itself where there is none."""
    if at == section_start:
        return at
    ends = [i for i in (text.find(mark, at, quote_start) for mark in SENTENCE_ENDS) if i >= 0]
    return min(ends) + 1 if ends else at


def _sentence_end(text: str, at: int, quote_end: int, section_end: int) -> int:
    """The last sentence end in `text[quote_end:at]`; `at` itself where there is none."""
    if at == section_end:
        return at
    ends = [text.rfind(mark, quote_end, at) for mark in SENTENCE_ENDS]
    return max(ends) + 1 if max(ends) >= 0 else at
