"""The whole texts of documents, folded and bare of punctuation: whether they have a word at all."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from assistant.terms import Term
from index.corpus import Snapshot
from index.words import fold

# 实验（示范）校
_PUT_IN = re.compile(r"\([^()]{1,8}\)")


class Texts:
    """The texts of one snapshot, each folded once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._bare = lru_cache(maxsize=256)(self._bare_of)
        self._unbracketed = lru_cache(maxsize=256)(self._unbracketed_of)

    def have(self, document_ids: Collection[str], name: str) -> bool:
        """Whether one of these documents has a name, by whatever punctuation, breaks and bracketed words in it."""
        bare = _bare(name)
        return any(
            bare in self._bare(document_id) or bare in self._unbracketed(document_id) for document_id in document_ids
        )

    def share(self, document_ids: Collection[str], terms: Collection[Term]) -> float:
        """How much of the weight of these terms stands anywhere in these documents."""
        total = sum(term.weight for term in terms)
        texts = [self._bare(document_id) for document_id in document_ids]
        held = sum(term.weight * max((_share(term, text) for text in texts), default=0.0) for term in terms)
        return held / total if total else 0.0

    def _bare_of(self, document_id: str) -> str:
        return _bare(self._snapshot.document(document_id).text)

    def _unbracketed_of(self, document_id: str) -> str:
        return _bare(_PUT_IN.sub("", fold(self._snapshot.document(document_id).text)))


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", fold(text))


def _share(term: Term, text: str) -> float:
    """How much of a term stands in a text: all of it by any of its names, else the words that it is made of."""
    if any(name in text for name in (term.text, *term.alternatives)):
        return 1.0
    return sum(part.share for part in term.parts if any(name in text for name in part.names))
