"""Hybrid retrieval: BM25 and vectors, fused into one ranking."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.lexical import LexicalIndex
from index.query import weighted_terms
from index.store import VectorStore
from index.thesaurus import Thesaurus
from index.types import QueryEmbedding

LEXICAL_WEIGHT = 0.8
CANDIDATES = 30


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage in the fused ranking: its scores as each index gave them, 0 where it was not found."""

    passage_id: str
    score: float
    lexical: float
    dense: float


def fuse(
    lexical: Sequence[tuple[str, float]],
    dense: Sequence[tuple[str, float]],
    k: int,
    lexical_weight: float = LEXICAL_WEIGHT,
) -> list[Fused]:
    """One ranking of two, the k best first: the weighted sum of the scores, each divided by the best of its list.

    Scores at or below 0 count as 0. Equal sums stand in the order of the lexical ranking, then of the dense one.
    """
    lexical_scores, dense_scores = dict(lexical), dict(dense)
    best_lexical = max(lexical_scores.values(), default=0.0)
    best_dense = max(dense_scores.values(), default=0.0)
    fused = []
    for passage_id in dict.fromkeys((*lexical_scores, *dense_scores)):
        by_lexical = max(lexical_scores.get(passage_id, 0.0), 0.0)
        by_dense = max(dense_scores.get(passage_id, 0.0), 0.0)
        score = lexical_weight * (by_lexical / best_lexical if best_lexical > 0 else 0.0)
        score += (1 - lexical_weight) * (by_dense / best_dense if best_dense > 0 else 0.0)
        fused.append(Fused(passage_id, score, by_lexical, by_dense))
    return sorted(fused, key=lambda item: -item.score)[:k]


class HybridSearch:
    """Both indexes of one generation searched as one."""

    def __init__(
        self, vectors: VectorStore, lexical: LexicalIndex, embedding: QueryEmbedding, thesaurus: Thesaurus
    ) -> None:
        self._vectors = vectors
        self._lexical = lexical
        self._embedding = embedding
        self._thesaurus = thesaurus

    def rank(
        self, query: str, k: int, regions: Collection[str] = (), document_ids: Collection[str] = ()
    ) -> list[Fused]:
        """The k best passages, best first; `regions` and `document_ids` narrow them where they are not empty."""
        candidates = max(k, CANDIDATES)
        weights = weighted_terms(query, self._thesaurus)
        lexical = self._lexical.search(weights, candidates, regions, document_ids)
        embedding = self._embedding.get_query_embedding(query)
        dense: list[tuple[str, float]] = []
        if any(embedding):  # the zero vector, of a query without features, is at no angle to any other
            dense = self._vectors.nearest(embedding, candidates, regions, document_ids)
        return fuse(lexical, dense, k)
