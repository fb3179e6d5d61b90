"""Fusion and the hybrid retriever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core.schema import QueryBundle

from index.draft import Draft
from index.embedding import HashedEmbedding
from index.generations import Generations
from index.search import Fused, HybridRetriever, fuse
from index.thesaurus import load_thesaurus
from index.types import passage_of_id
from ingest.types import Document, Passage, Region
from tests.index.conftest import MakeDocument

Ranking = list[tuple[str, float]]
MakeRetriever = Callable[..., HybridRetriever]


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
def documents(make_document: MakeDocument) -> dict[str, Document]:
    region = Region("阳西县", "阳西", "county", ("广东省", "阳江市"))
    made = [
        make_document("甲", "教师交流轮岗比例不低于10%。", "新增学位7.5万个。"),
        make_document("乙", "校长连续任职不超过12年。", "教师交流。", region=region),
    ]
    return {document.id: document for document in made}


@pytest.fixture
def retriever(tmp_path: Path, embedding: HashedEmbedding, documents: dict[str, Document]) -> Iterator[MakeRetriever]:
    generations = Generations(tmp_path)
    draft = Draft(generations, 1, None, embedding)
    for document in documents.values():
        draft.put(document)
    draft.close()
    vectors, lexical = generations.open(1)

    def passage(name: str) -> Passage:
        document_id, index = passage_of_id(name)
        return documents[document_id].passages[index]

    def make(k: int = 10, regions: Sequence[str] = (), document_ids: Sequence[str] = ()) -> HybridRetriever:
        return HybridRetriever(vectors, lexical, embedding, load_thesaurus(), passage, k, regions, document_ids)

    yield make
    vectors.close()


def test_the_retriever_gives_nodes_of_llama_index(retriever: MakeRetriever, documents: dict[str, Document]) -> None:
    found = retriever(k=1).retrieve(QueryBundle("新增多少学位"))
    (node,) = found
    document_id, index = node.node.metadata["document_id"], node.node.metadata["passage"]
    passage = documents[document_id].passages[index]
    assert (node.node.node_id, node.node.get_content()) == (f"{document_id}:{index}", passage.text)
    assert passage.text == "新增学位7.5万个。"
    assert node.node.metadata["path"] == ["一、重点任务"]
    assert node.score == 1.0
    assert node.node.metadata["lexical"] > 0 < node.node.metadata["dense"]


def test_retrieve_gives_what_rank_does(retriever: MakeRetriever) -> None:
    found = [(node.node.node_id, node.score) for node in retriever().retrieve("教师交流")]
    assert found == [(fused.passage_id, fused.score) for fused in retriever().rank("教师交流")]


def test_the_retriever_narrows_both_indexes(retriever: MakeRetriever, documents: dict[str, Document]) -> None:
    first, second = documents
    every = {node.node.metadata["document_id"] for node in retriever().retrieve("教师交流")}
    assert every == {first, second}
    for narrowed in (retriever(regions=["阳西县"]), retriever(document_ids=[second])):
        found = narrowed.retrieve("教师交流")
        assert found[0].node.get_content() == "教师交流。"
        assert {node.node.metadata["document_id"] for node in found} == {second}


def test_a_query_without_words_finds_nothing_by_words(retriever: MakeRetriever) -> None:
    assert all(node.node.metadata["lexical"] == 0 for node in retriever().retrieve("？！"))
