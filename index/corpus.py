"""What the index holds, as readers see it: snapshots of generations."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from pathlib import Path

from llama_index.core.base.embeddings.base import BaseEmbedding

from index.errors import DocumentNotFound, IndexMismatch, IndexMissing
from index.fingerprint import differences, fingerprint
from index.generations import Generations
from index.lexical import LexicalIndex
from index.query import without_names
from index.records import IndexState, Records
from index.search import Fused, HybridRetriever
from index.store import VectorStore
from index.thesaurus import load_thesaurus
from index.types import CatalogEntry, Hit, passage_of_id
from ingest.types import Document, Passage

_DOCUMENTS_KEPT = 256


class Snapshot:
    """One generation of the index: what it says never changes, so one request uses one snapshot."""

    def __init__(
        self,
        generation: int,
        catalog: tuple[CatalogEntry, ...],
        read: Callable[[str], Document],
        vectors: VectorStore,
        lexical: LexicalIndex,
        embedding: BaseEmbedding,
    ) -> None:
        self.generation = generation
        self.catalog = catalog
        self._entries = {entry.id: entry for entry in catalog}
        self._read = lru_cache(_DOCUMENTS_KEPT)(read)
        self._vectors = vectors
        self._lexical = lexical
        self._embedding = embedding
        weakref.finalize(self, vectors.close)

    def document(self, document_id: str) -> Document:
        """A document with its text and structure. Raises DocumentNotFound."""
        if document_id not in self._entries:
            raise DocumentNotFound(document_id)
        return self._read(document_id)

    def search(
        self, query: str, *, k: int = 10, regions: Collection[str] = (), document_ids: Collection[str] = ()
    ) -> list[Hit]:
        """The k best passages for a query, best first.

        `regions` and `document_ids` narrow the search where they are not empty; a region is the document's own, by its
        full or its short name, and names and ids that no document has match nothing. Where all documents searched are
        of one region, its name in the query does not count.
        """
        chosen = self._chosen({*regions}, {*document_ids}) if regions or document_ids else self.catalog
        if k < 1 or not chosen:
            return []
        named = {entry.region for entry in chosen}
        if len(named) == 1:
            query = without_names(query, [name for region in named if region for name in (region.name, region.short)])
        narrowed = len(chosen) < len(self.catalog)
        retriever = HybridRetriever(
            self._vectors,
            self._lexical,
            self._embedding,
            load_thesaurus(),
            self._passage,
            k=k,
            regions={region.name for region in named if region} if narrowed and regions else (),
            document_ids={entry.id for entry in chosen} if narrowed and document_ids else (),
        )
        # `rank` and not `retrieve`: nodes and LlamaIndex's reports would take longer than the search itself.
        return [self._hit(fused) for fused in retriever.rank(query)]

    def rarity(self, term: str) -> float:
        """How rare a folded word is in this generation; a word that no passage has is the rarest."""
        return self._lexical.rarity(term)

    def _chosen(self, regions: set[str], document_ids: set[str]) -> Sequence[CatalogEntry]:
        chosen = [entry for entry in self.catalog if not document_ids or entry.id in document_ids]
        if not regions:
            return chosen
        return [entry for entry in chosen if entry.region and regions & {entry.region.name, entry.region.short}]

    def _hit(self, fused: Fused) -> Hit:
        entry = self._entries[passage_of_id(fused.passage_id)[0]]
        return Hit(entry, self._passage(fused.passage_id), fused.score, fused.lexical, fused.dense)

    def _passage(self, name: str) -> Passage:
        document_id, index = passage_of_id(name)
        return self._read(document_id).passages[index]


class Corpus:
    """The way to the current snapshot; safe in threads."""

    def __init__(
        self, records: Records, data_dir: Path, embedding: BaseEmbedding, chroma_url: str | None = None
    ) -> None:
        self._records = records
        self._generations = Generations(data_dir, chroma_url)
        self._embedding = embedding
        self._opening = threading.Lock()
        self._snapshot: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """The current generation, opened anew when an ingest has published one. Raises IndexMissing, IndexMismatch."""
        state = self._state()
        snapshot = self._snapshot
        if snapshot is not None and snapshot.generation == state.generation:
            return snapshot
        with self._opening:
            while True:
                state = self._state()
                if self._snapshot is None or self._snapshot.generation != state.generation:
                    try:
                        self._snapshot = self._open(state)
                    except IndexMissing:
                        # Two ingests may have ended since the state was read, and taken its generation away.
                        if self._state().generation != state.generation:
                            continue
                        raise
                return self._snapshot

    def _state(self) -> IndexState:
        state = self._records.state()
        if state is None:
            raise IndexMissing
        return state

    def _open(self, state: IndexState) -> Snapshot:
        changed = differences(state.fingerprint, fingerprint(self._embedding))
        if changed:
            raise IndexMismatch(f"索引是按另一种设置建立的（{'、'.join(changed)} 不同）")
        generation = state.generation
        vectors, lexical = self._generations.open(generation)

        def read(document_id: str) -> Document:
            return self._records.document(document_id, generation)

        return Snapshot(generation, self._records.catalog(generation), read, vectors, lexical, self._embedding)
