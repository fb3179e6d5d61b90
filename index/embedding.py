"""The embedding (向量) that ships with the product: no model, no download, the same on every machine.

Signed feature hashing (Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009) of words and of
character bigrams and trigrams, with logarithmic term frequency.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding

from index.errors import UnknownEmbedding
from index.words import CJK, fold, stop_words, words

DIMENSIONS = 512
_CHUNK = re.compile(rf"[{CJK}0-9a-z.%]+")
_WORD, _BIGRAM, _TRIGRAM = 1.0, 0.5, 0.5


class HashedEmbedding(BaseEmbedding):
    """Text → unit vector of `dimensions` floats; `model_name` says how it is made and belongs to the fingerprint."""

    dimensions: int = DIMENSIONS

    def __init__(self, dimensions: int = DIMENSIONS) -> None:
        super().__init__(model_name=f"hashed-{dimensions}-v1", dimensions=dimensions, embed_batch_size=2048)

    @classmethod
    def class_name(cls) -> str:
        """The name by which LlamaIndex knows the class."""
        return "HashedEmbedding"

    def _get_text_embedding(self, text: str) -> list[float]:
        features = _features(text)
        vector = np.zeros(self.dimensions)
        for feature, weight in features.items():
            code = zlib.crc32(feature.encode())
            vector[(code >> 1) % self.dimensions] += weight if code & 1 else -weight
        norm = float(np.linalg.norm(vector))
        return [float(value) for value in (vector / norm if norm else vector)]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)


def make_embedding(name: str) -> BaseEmbedding:
    """The embedding a setting names. Raises UnknownEmbedding."""
    if name == "offline":
        return HashedEmbedding()
    raise UnknownEmbedding(f"没有名为 {name} 的向量模型", "把设置 EDUPLAN_EMBEDDING 改为 offline")


def _features(text: str) -> dict[str, float]:
    counts: Counter[tuple[float, str]] = Counter()
    stops = stop_words()
    for word in words(text):
        if word not in stops:
            counts[_WORD, "w" + word] += 1
    for chunk in _CHUNK.findall(fold(text)):
        for at in range(len(chunk) - 1):
            counts[_BIGRAM, "c" + chunk[at : at + 2]] += 1
        for at in range(len(chunk) - 2):
            counts[_TRIGRAM, "c" + chunk[at : at + 3]] += 1
    return {feature: weight * (1 + float(np.log(count))) for (weight, feature), count in counts.items()}
