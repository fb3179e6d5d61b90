"""What the index holds, as readers see it: snapshots of generations."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from pathlib import Path

from index.errors import DocumentNotFound, IndexMismatch, IndexMissing
from index.fingerprint import differences, fingerprint
from index.generations import Generations
from index.lexical import LexicalIndex
from index.query import without_names
from index.records import IndexState, Records
from index.registry import Registry, TargetEntry, TargetRecord, TaskEntry, TaskRecord
from index.search import Fused, HybridSearch
from index.store import VectorStore
from index.thesaurus import load_thesaurus
from index.types import CatalogEntry, Hit, QueryEmbedding, passage_of_id
from ingest.types import Document

_DOCUMENTS_KEPT = 256


class Snapshot:
    """One generation of the index: what it says never changes, so one request uses one snapshot."""

    def __init__(
        self,
        generation: int,
        catalog: tuple[CatalogEntry, ...],
        read: Callable[[str], Document],
        read_registry: Callable[[], tuple[list[TargetRecord], list[TaskRecord]]],
        vectors: VectorStore,
        lexical: LexicalIndex,
        embedding: QueryEmbedding,
    ) -> None:
        self.generation = generation
        self.catalog = catalog
        self._entries = {entry.id: entry for entry in catalog}
        self._read = lru_cache(_DOCUMENTS_KEPT)(read)
        self._read_registry = read_registry
        self._registry: Registry | None = None
        self._lexical = lexical
        self._search = HybridSearch(vectors, lexical, embedding, load_thesaurus())
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
        ranked = self._search.rank(
            query,
            k,
            regions={region.name for region in named if region} if narrowed and regions else (),
            document_ids={entry.id for entry in chosen} if narrowed and document_ids else (),
        )
        return [self._hit(fused) for fused in ranked]

    def targets(
        self,
        *,
        regions: Collection[str] = (),
        document_ids: Collection[str] = (),
        year: int | None = None,
        department: str = "",
        query: str = "",
    ) -> tuple[TargetEntry, ...]:
        """The targets (指标) in the order of the catalogue and of their texts, narrowed as `search` narrows.

        Also by the year of the deadline, by a department of the task they stand in, and by words, all of which count.
        """
        chosen = {entry.id for entry in self._chosen({*regions}, {*document_ids})}
        return self._registered().targets(chosen, year, department, query)

    def tasks(
        self,
        *,
        regions: Collection[str] = (),
        document_ids: Collection[str] = (),
        year: int | None = None,
        department: str = "",
        query: str = "",
    ) -> tuple[TaskEntry, ...]:
        """The tasks (任务) with those responsible, narrowed as the targets are."""
        chosen = {entry.id for entry in self._chosen({*regions}, {*document_ids})}
        return self._registered().tasks(chosen, year, department, query)

    def rarity(self, term: str) -> float:
        """How rare a folded word is in this generation; a word that no passage has is the rarest."""
        return self._lexical.rarity(term)

    def _registered(self) -> Registry:
        if self._registry is None:
            self._registry = Registry(self.catalog, *self._read_registry(), load_thesaurus())
        return self._registry

    def _chosen(self, regions: set[str], document_ids: set[str]) -> Sequence[CatalogEntry]:
        chosen = [entry for entry in self.catalog if not document_ids or entry.id in document_ids]
        if not regions:
            return chosen
        return [entry for entry in chosen if entry.region and regions & {entry.region.name, entry.region.short}]

    def _hit(self, fused: Fused) -> Hit:
        document_id, index = passage_of_id(fused.passage_id)
        passage = self._read(document_id).passages[index]
        return Hit(self._entries[document_id], passage, fused.score, fused.lexical, fused.dense)


class Corpus:
    """The way to the current snapshot; safe in threads. `embedding`: what the index was written with."""

    def __init__(
        self, records: Records, data_dir: Path, embedding: QueryEmbedding, chroma_url: str | None = None
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

        def read_registry() -> tuple[list[TargetRecord], list[TaskRecord]]:
            return self._records.registry(generation)

        catalog = self._records.catalog(generation)
        return Snapshot(generation, catalog, read, read_registry, vectors, lexical, self._embedding)
