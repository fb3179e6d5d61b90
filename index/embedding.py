"""The embeddings (向量) as LlamaIndex knows them: what an index is written with, and what its users can swap."""

from __future__ import annotations

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from index.errors import UnknownEmbedding
from index.hashing import DIMENSIONS, FeatureHashing
from index.thesaurus import Thesaurus


class HashedEmbedding(BaseEmbedding):
    """The embedding that ships with the product: feature hashing."""

    dimensions: int = DIMENSIONS
    _hashing: FeatureHashing = PrivateAttr()

    def __init__(self, dimensions: int = DIMENSIONS, thesaurus: Thesaurus | None = None) -> None:
        hashing = FeatureHashing(dimensions, thesaurus)
        super().__init__(model_name=hashing.model_name, dimensions=dimensions, embed_batch_size=2048)
        self._hashing = hashing

    @classmethod
    def class_name(cls) -> str:
        """The name by which LlamaIndex knows the class."""
        return "HashedEmbedding"

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._hashing.vector(text)

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._hashing.get_query_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def make_embedding(name: str) -> BaseEmbedding:
    """The embedding a setting names. Raises UnknownEmbedding."""
    if name == "offline":
        return HashedEmbedding()
    raise UnknownEmbedding(f"没有名为 {name} 的向量模型", "把设置 EDUPLAN_EMBEDDING 改为 offline")
