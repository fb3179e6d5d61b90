"""A query as the lexical index takes it: terms with their weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from index.thesaurus import Thesaurus
from index.words import fold, terms

ALTERNATIVE_WEIGHT = 0.5


def weighted_terms(text: str, thesaurus: Thesaurus, alternative_weight: float = ALTERNATIVE_WEIGHT) -> dict[str, float]:
    """The terms of a query, each as heavy as it is frequent, and lighter those of its words' alternatives.

    Everyday words so reach the documents' own: 老师 brings 教师. An alternative weighs the same however many words
    bring it, and never makes a term of the query lighter.
    """
    weights = {term: float(count) for term, count in Counter(terms(text)).items()}
    for expansion in thesaurus.groups_in(text):
        for alternative in expansion.alternatives:
            for term, count in _terms_of_alternative(alternative):
                weights[term] = max(weights.get(term, 0.0), alternative_weight * count)
    return weights


@lru_cache(8192)
def _terms_of_alternative(alternative: str) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(terms(alternative)).items())


def without_names(text: str, names: Iterable[str]) -> str:
    """The query without names that all candidates share, which would only favour passages that repeat them.

    A query that is nothing but names stays as it is.
    """
    rest = fold(text)
    for name in sorted(map(fold, names), key=len, reverse=True):
        rest = rest.replace(name, " ")
    return rest if any(char.isalnum() for char in rest) else text
