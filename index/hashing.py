"""Feature hashing (特征哈希): text to vector without a model, a download or a framework; the same on every machine.

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

from index.thesaurus import Thesaurus, load_thesaurus
from index.words import CJK, fold

DIMENSIONS = 512
_RUN = re.compile(rf"[{CJK}0-9a-z.%]+")
_BIGRAM_WEIGHT, _CONCEPT_WEIGHT = 1.0, 2.0


class FeatureHashing:
    """Text → unit vector of `dimensions` floats; `model_name` says how it is made and belongs to the fingerprint.

    All that a search needs of the offline embedding; `HashedEmbedding` makes a LlamaIndex embedding of it.
    """

    def __init__(self, dimensions: int = DIMENSIONS, thesaurus: Thesaurus | None = None) -> None:
        self.dimensions = dimensions
        self._thesaurus = thesaurus or load_thesaurus()
        groups = [group for group in self._thesaurus.groups if len(group) > 1]
        digest = hashlib.sha256(repr(groups).encode()).hexdigest()[:12]
        self.model_name = f"hashed-{dimensions}-1-{digest}"
        self._concepts: dict[str, list[str]] = {}
        for group in groups:
            for term in group:
                self._concepts.setdefault(term, []).append(group[0])

    def vector(self, text: str) -> list[float]:
        """The vector of a text; the zero vector where it has no feature."""
        vector = np.zeros(self.dimensions)
        for feature, weight in self._features(text).items():
            code = zlib.crc32(feature.encode())
            vector[(code >> 1) % self.dimensions] += weight if code & 1 else -weight
        norm = float(np.linalg.norm(vector))
        return list((vector / norm if norm else vector).tolist())

    def get_query_embedding(self, query: str) -> list[float]:
        """The vector of a query, which is made as that of any text."""
        return self.vector(query)

    def _features(self, text: str) -> dict[str, float]:
        folded = fold(text)
        runs = _RUN.findall(folded)
        bigrams = Counter(run[at : at + 2] for run in runs for at in range(len(run) - 1))
        found = self._thesaurus.groups_in(folded)
        concepts = Counter(concept for one in found for concept in self._concepts[one.term])
        counted = [(bigram, count, _BIGRAM_WEIGHT) for bigram, count in bigrams.items()]
        counted += [(f"={concept}", count, _CONCEPT_WEIGHT) for concept, count in concepts.items()]
        return {feature: weight * (1 + math.log(count)) for feature, count, weight in counted}
