"""The nouns of the index: a catalogue entry, a hit, and the embedding that a search needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ingest.types import Passage, Period, Region


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """What the catalogue knows of one document without opening its text."""

    id: str
    source: str
    sha256: str
    title: str
    issuer: str | None
    number: str | None
    date: str | None
    region: Region | None
    period: Period | None
    characters: int
    passages: int
    ingested_at: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: `score` is the fused score; `lexical` and `dense` are the parts, 0 where not found."""

    document: CatalogEntry
    passage: Passage
    score: float
    lexical: float
    dense: float


class QueryEmbedding(Protocol):
    """What reading an index needs of an embedding; every BaseEmbedding of LlamaIndex has it."""

    @property
    def model_name(self) -> str:
        """How the vectors are made: a part of the fingerprint."""
        ...

    def get_query_embedding(self, query: str) -> list[float]:
        """The vector of a query, of the same length as those in the index."""
        ...


def passage_id(document_id: str, index: int) -> str:
    """What both indexes call a passage: the document's id and the passage's place in it."""
    return f"{document_id}:{index}"


def passage_of_id(name: str) -> tuple[str, int]:
    """The document's id and the passage's place that `passage_id` was made of."""
    document_id, _, index = name.rpartition(":")
    return document_id, int(index)
