"""Fusion and the hybrid search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.draft import Draft
from index.embedding import HashedEmbedding
from index.generations import Generations
from index.search import Fused, HybridSearch, fuse
from index.thesaurus import load_thesaurus
from index.types import passage_of_id
from ingest.types import Document, Region
from tests.index.conftest import MakeDocument

Ranking = list[tuple[str, float]]


@pytest.mark.parametrize(
    ("lexical", "dense", "expected"),
    [
        ([], [], []),
        ([("a", 4.0), ("b", 2.0)], [], [("a", 0.75), ("b", 0.375)]),
        ([], [("a", 0.8), ("b", 0.4)], [("a", 0.25), ("b", 0.125)]),
        ([("a", 4.0), ("b", 2.0)], [("b", 0.5)], [("a", 0.75), ("b", 0.625)]),
        ([("a", 4.0), ("b", 3.0)], [("b", 0.5), ("c", 0.25)], [("b", 0.8125), ("a", 0.75), ("c", 0.125)]),
        ([("a", 4.0)], [("b", -0.5)], [("a", 0.75), ("b", 0.0)]),
        ([("a", 0.0)], [("b", 0.0)], [("a", 0.0), ("b", 0.0)]),
    ],
)
def test_fuse(lexical: Ranking, dense: Ranking, expected: Ranking) -> None:
    assert [(item.passage_id, item.score) for item in fuse(lexical, dense, 10, lexical_weight=0.75)] == expected


def test_fuse_keeps_the_parts_of_a_score() -> None:
    (first, second) = fuse([("a", 4.0)], [("a", 0.5), ("b", 0.5)], 10, lexical_weight=0.5)
    assert first == Fused("a", 1.0, 4.0, 0.5)
    assert second == Fused("b", 0.5, 0.0, 0.5)


rankings = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.floats(0.01, 50)).map(
    lambda scores: sorted(scores.items(), key=lambda item: -item[1])
)


@given(rankings, rankings, st.integers(0, 8))
def test_fuse_gives_each_passage_once_and_best_first(lexical: Ranking, dense: Ranking, k: int) -> None:
    fused = fuse(lexical, dense, k)
    names = [item.passage_id for item in fused]
    assert len(set(names)) == len(names) == min(k, len(dict(lexical + dense)))
    assert [item.score for item in fused] == sorted((item.score for item in fused), reverse=True)
    assert all(0 <= item.score <= 1.000001 for item in fused)


@pytest.fixture
def documents(make_document: MakeDocument) -> tuple[Document, Document]:
    region = Region("阳西县", "阳西", "county", ("广东省", "阳江市"))
    first = make_document("甲", "教师交流轮岗比例不低于10%。", "新增学位7.5万个。")
    return first, make_document("乙", "校长连续任职不超过12年。", "教师交流。", region=region)


@pytest.fixture
def search(tmp_path: Path, embedding: HashedEmbedding, documents: tuple[Document, Document]) -> Iterator[HybridSearch]:
    generations = Generations(tmp_path)
    draft = Draft(generations, 1, None, embedding)
    for document in documents:
        draft.put(document)
    draft.close()
    vectors, lexical = generations.open(1)
    yield HybridSearch(vectors, lexical, embedding, load_thesaurus())
    vectors.close()


def documents_of(ranked: Sequence[Fused]) -> set[str]:
    return {passage_of_id(fused.passage_id)[0] for fused in ranked}


def test_both_indexes_rank(search: HybridSearch, documents: tuple[Document, Document]) -> None:
    (best,) = search.rank("新增多少学位", 1)
    assert best.passage_id == f"{documents[0].id}:1"
    assert best.score == 1.0
    assert best.lexical > 0 < best.dense


def test_a_search_narrows_both_indexes(search: HybridSearch, documents: tuple[Document, Document]) -> None:
    first, second = documents
    assert documents_of(search.rank("教师交流", 10)) == {first.id, second.id}
    for ranked in (
        search.rank("教师交流", 10, regions=["阳西县"]),
        search.rank("教师交流", 10, document_ids=[second.id]),
    ):
        assert ranked[0].passage_id == f"{second.id}:1"
        assert documents_of(ranked) == {second.id}


def test_a_query_without_words_finds_nothing_by_words(search: HybridSearch) -> None:
    assert all(fused.lexical == 0 for fused in search.rank("？！", 10))
