"""Marks and their quotes: what an answer says, and the exact stretch of the document that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.types import Citation
from index.words import fold
from ingest.types import Document, Passage


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a document's canonical text, bounded at both ends, and the passage it was found in."""

    document: Document
    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The verbatim words."""
        return self.document.text[self.start : self.end]


class Citations:
    """Numbers the quotes of one answer in order of first use; the same quote keeps its mark."""

    def __init__(self) -> None:
        self._marks: dict[tuple[str, int, int], int] = {}
        self._citations: list[Citation] = []

    def mark(self, quote: Quote) -> int:
        """The mark of a quote, a new one where it was not cited before."""
        key = (quote.document.id, quote.start, quote.end)
        if key not in self._marks:
            self._marks[key] = len(self._citations) + 1
            self._citations.append(_citation(self._marks[key], quote))
        return self._marks[key]

    def marks(self, quotes: tuple[Quote, ...]) -> tuple[int, ...]:
        """The marks of several quotes, each once, in their order."""
        return tuple(dict.fromkeys(self.mark(quote) for quote in quotes))

    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, by mark."""
        return tuple(self._citations)


def written(marks: tuple[int, ...]) -> str:
    """Marks as they stand in the text: [1][2]."""
    return "".join(f"[{mark}]" for mark in marks)


def flowing(text: str) -> str:
    """Quoted words as they read in an answer: one line, in simplified characters, [1] as ［1］."""
    joined = re.sub(r"\[(\d+)\]", r"［\1］", " ".join(text.split()))
    return "".join(fold(char) if "\u3400" <= char <= "\u9fff" else char for char in joined)


def _citation(mark: int, quote: Quote) -> Citation:
    document = quote.document
    return Citation(
        mark=mark,
        document_id=document.id,
        document_title=document.title,
        region=document.region.name if document.region else None,
        section_path=quote.passage.path,
        page=quote.passage.page,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        document_sha256=document.sha256,
    )
