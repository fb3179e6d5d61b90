"""A generation while it is being written."""

from __future__ import annotations

from collections.abc import Sequence

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import BaseNode, NodeRelationship, RelatedNodeInfo, TextNode

from index.generations import Generations
from index.types import passage_id
from ingest.types import Document, Passage

_NODES_AT_ONCE = 1000


class Draft:
    """The next generation: begins empty or as a copy of `base`; then published by its number or abandoned."""

    def __init__(self, generations: Generations, number: int, base: int | None, embedding: BaseEmbedding) -> None:
        self.number = number
        self.added: dict[str, Document] = {}
        self.removed: set[str] = set()
        self._generations = generations
        self._embedding = embedding
        self._copied = base is not None
        self._waiting: list[BaseNode] = []
        self._vectors, self._lexical = generations.begin(number, base)

    def put(self, document: Document) -> None:
        """Index a document whose id is not in this generation."""
        texts = [embedded_text(passage) for passage in document.passages]
        embeddings = self._embedding.get_text_embedding_batch(texts) if texts else []
        self._waiting.extend(_nodes(document, embeddings))
        if len(self._waiting) >= _NODES_AT_ONCE:
            self._add_waiting()
        self._lexical.add(document)
        self.added[document.id] = document

    def take_out(self, document_id: str) -> None:
        """Remove a document from both indexes."""
        if self._copied or document_id in self.added:
            self._add_waiting()
            self._vectors.remove(document_id)
            self._lexical.remove(document_id)
        self.added.pop(document_id, None)
        self.removed.add(document_id)

    def close(self) -> None:
        """Write everything to disk; the generation is complete."""
        try:
            self._add_waiting()
            self._lexical.close()
        finally:
            self._vectors.close()

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._waiting.clear()
        try:
            self.close()
        finally:
            self._generations.drop({self.number})

    def _add_waiting(self) -> None:
        # Chroma commits to disk at each call, which costs as much as adding hundreds of nodes.
        self._vectors.add(self._waiting)
        self._waiting.clear()


def embedded_text(passage: Passage) -> str:
    """What of a passage becomes a vector: its heading path and its text."""
    return "\n".join((*passage.path, passage.text))


def _nodes(document: Document, embeddings: Sequence[Sequence[float]]) -> list[BaseNode]:
    region = {} if document.region is None else {"region": document.region.name}
    return [
        TextNode(
            id_=passage_id(document.id, passage.index),
            text=passage.text,
            metadata={"passage": passage.index, "path": " / ".join(passage.path), **region},
            relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document.id)},
            embedding=list(embedding),
        )
        for passage, embedding in zip(document.passages, embeddings, strict=True)
    ]
