"""The hybrid search as LlamaIndex sees it."""

from __future__ import annotations

from pathlib import Path

import pytest
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import QueryBundle

from index.build import Builder
from index.corpus import Corpus, Snapshot
from index.retriever import HybridRetriever
from index.types import passage_id


@pytest.fixture
def snapshot(builder: Builder, corpus: Corpus, plans: Path) -> Snapshot:
    builder.ingest([plans])
    return corpus.snapshot()


def test_it_gives_nodes_of_llama_index(snapshot: Snapshot) -> None:
    retriever = HybridRetriever(snapshot, k=1)
    assert isinstance(retriever, BaseRetriever)
    (node,) = retriever.retrieve(QueryBundle("新增多少学位"))
    metadata = node.node.metadata
    document = snapshot.document(metadata["document_id"])
    passage = document.passages[metadata["passage"]]
    assert "新增公办中小学学位7.5万个" in passage.text
    assert (node.node.node_id, node.node.get_content()) == (passage_id(document.id, passage.index), passage.text)
    assert (metadata["title"], metadata["path"]) == (document.title, ["二、学位建设"])
    assert node.score == 1.0
    assert metadata["lexical"] > 0 < metadata["dense"]


def test_it_retrieves_what_a_search_finds(snapshot: Snapshot) -> None:
    found = [
        (node.node.node_id, node.score, node.node.metadata["lexical"], node.node.metadata["dense"])
        for node in HybridRetriever(snapshot, k=3).retrieve("教师交流")
    ]
    assert found == [
        (passage_id(hit.document.id, hit.passage.index), hit.score, hit.lexical, hit.dense)
        for hit in snapshot.search("教师交流", k=3)
    ]
    assert len(found) == 3


def test_it_is_narrowed_by_region_and_document(snapshot: Snapshot) -> None:
    first, second, third = (entry.id for entry in snapshot.catalog)

    def found(retriever: HybridRetriever) -> set[str]:
        return {node.node.metadata["document_id"] for node in retriever.retrieve("学校 教育")}

    assert found(HybridRetriever(snapshot, k=50)) == {first, second, third}
    assert found(HybridRetriever(snapshot, k=50, regions=["阳西"])) == {second}
    assert found(HybridRetriever(snapshot, k=50, document_ids=[third])) == {third}
