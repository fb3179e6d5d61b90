"""The hybrid search as a LlamaIndex retriever, for query engines and agents that are built on the index."""

from __future__ import annotations

from collections.abc import Collection

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.corpus import Snapshot
from index.types import Hit, passage_id


class HybridRetriever(BaseRetriever):
    """Retrieves what `Snapshot.search` finds; `regions` and `document_ids` narrow it where they are not empty.

    A node's id is the passage id, its text the passage's; `lexical` and `dense` in its metadata are the score's parts.
    """

    def __init__(
        self, snapshot: Snapshot, k: int = 10, regions: Collection[str] = (), document_ids: Collection[str] = ()
    ) -> None:
        super().__init__()
        self._snapshot = snapshot
        self._k = k
        self._regions = regions
        self._document_ids = document_ids

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        query = query_bundle.query_str
        hits = self._snapshot.search(query, k=self._k, regions=self._regions, document_ids=self._document_ids)
        return [_node(hit) for hit in hits]


def _node(hit: Hit) -> NodeWithScore:
    metadata = {
        "document_id": hit.document.id,
        "title": hit.document.title,
        "passage": hit.passage.index,
        "path": list(hit.passage.path),
        "lexical": hit.lexical,
        "dense": hit.dense,
    }
    node = TextNode(id_=passage_id(hit.document.id, hit.passage.index), text=hit.passage.text, metadata=metadata)
    return NodeWithScore(node=node, score=hit.score)
