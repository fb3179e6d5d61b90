"""The embedding (向量) that ships with the product: no model, no download, the same on every machine.

Signed feature hashing (Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009) of character
bigrams and of concepts, with logarithmic term frequency. A concept is a group of the thesaurus, so texts that say the
same in everyday and in official words are near each other.
"""

from __future__ import annotations

import hashlib
import math
import re
import zlib
from collections import Counter

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from index.errors import UnknownEmbedding
from index.thesaurus import Thesaurus, load_thesaurus
from index.words import CJK, fold

DIMENSIONS = 512
_RUN = re.compile(rf"[{CJK}0-9a-z.%]+")
_BIGRAM_WEIGHT, _CONCEPT_WEIGHT = 1.0, 2.0


class HashedEmbedding(BaseEmbedding):
    """Text → unit vector of `dimensions` floats; `model_name` says how it is made and belongs to the fingerprint."""

    dimensions: int = DIMENSIONS
    _thesaurus: Thesaurus = PrivateAttr()
    _concepts: dict[str, list[str]] = PrivateAttr()

    def __init__(self, dimensions: int = DIMENSIONS, thesaurus: Thesaurus | None = None) -> None:
        thesaurus = thesaurus or load_thesaurus()
        groups = [group for group in thesaurus.groups if len(group) > 1]
        digest = hashlib.sha256(repr(groups).encode()).hexdigest()[:12]
        super().__init__(model_name=f"hashed-{dimensions}-1-{digest}", dimensions=dimensions, embed_batch_size=2048)
        self._thesaurus = thesaurus
        self._concepts = {}
        for group in groups:
            for term in group:
                self._concepts.setdefault(term, []).append(group[0])

    @classmethod
    def class_name(cls) -> str:
        """The name by which LlamaIndex knows the class."""
        return "HashedEmbedding"

    def _get_text_embedding(self, text: str) -> list[float]:
        vector = np.zeros(self.dimensions)
        for feature, weight in self._features(text).items():
            code = zlib.crc32(feature.encode())
            vector[(code >> 1) % self.dimensions] += weight if code & 1 else -weight
        norm = float(np.linalg.norm(vector))
        return list((vector / norm if norm else vector).tolist())

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    def _features(self, text: str) -> dict[str, float]:
        folded = fold(text)
        runs = _RUN.findall(folded)
        bigrams = Counter(run[at : at + 2] for run in runs for at in range(len(run) - 1))
        found = self._thesaurus.groups_in(folded)
        concepts = Counter(concept for one in found for concept in self._concepts[one.term])
        counted = [(bigram, count, _BIGRAM_WEIGHT) for bigram, count in bigrams.items()]
        counted += [(f"={concept}", count, _CONCEPT_WEIGHT) for concept, count in concepts.items()]
        return {feature: weight * (1 + math.log(count)) for feature, count, weight in counted}


def make_embedding(name: str) -> BaseEmbedding:
    """The embedding a setting names. Raises UnknownEmbedding."""
    if name == "offline":
        return HashedEmbedding()
    raise UnknownEmbedding(f"没有名为 {name} 的向量模型", "把设置 EDUPLAN_EMBEDDING 改为 offline")
